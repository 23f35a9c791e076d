//! The auditlog in the database: written with the write that it tells of, and then left alone.

use klant_store::tabel::Tabel;
use klant_store::vraag::audit::{self, Auditregel, Auditsleutel};
use klant_store::vraag::auditzegel::{self, Zegelrij};
use klant_store::{DbTijd, Store, StoreFout, Tx};
use time::macros::datetime;
use uuid::Uuid;

use crate::omgeving::{getal, op_beide, sql};

const NU: DbTijd = DbTijd(datetime!(2026-11-24 9:00 UTC));

fn regel(rij: Auditsleutel) -> Auditregel {
    Auditregel { handeling: "gemaakt", soort: "actor", rij, elementen: "voornaam bsn".to_owned() }
}

fn schrijf(tx: &mut Tx<'_>, rijen: &[Auditsleutel]) -> Result<(), StoreFout> {
    audit::schrijf(tx, NU, "balie", "terugbellen", &rijen.iter().copied().map(regel).collect::<Vec<_>>())
}

async fn aantal(store: &Store) -> i64 {
    store.lees(|tx| getal(tx, "SELECT count(*) AS getal FROM audit")).await.unwrap()
}

op_beide!(wat_wordt_teruggedraaid_staat_niet_in_het_auditlog, async |store: &Store| {
    let uuid = Auditsleutel::Uuid(Uuid::from_u128(1));
    let mislukt = store
        .schrijf(move |tx| {
            schrijf(tx, &[uuid])?;
            Err::<(), _>(StoreFout::Verwijzing)
        })
        .await;
    assert_eq!(mislukt, Err(StoreFout::Verwijzing));
    assert_eq!(aantal(store).await, 0);
    store.schrijf(move |tx| schrijf(tx, &[uuid, uuid])).await.unwrap();
    assert_eq!(aantal(store).await, 2);
});

op_beide!(een_rij_die_bij_haar_nummer_wordt_genoemd_staat_er_met_haar_uuid, async |store: &Store| {
    let uuid = Uuid::from_u128(0x0102);
    let rij = store
        .schrijf(move |tx| {
            let categorie = klant_store::klantinteracties::categorie::Kolommen {
                uuid: uuid.into(),
                versie: 1,
                naam: None,
            };
            let nummer = klant_store::klantinteracties::categorie::voeg_toe(tx, &categorie)?;
            schrijf(tx, &[Auditsleutel::Nummer(Tabel::Categorie, nummer)])?;
            Ok::<_, StoreFout>(audit::onverzegeld(tx, 9)?.remove(0))
        })
        .await
        .unwrap();
    assert_eq!((rij.uuid.0, rij.tijdstip, rij.zegel), (uuid, NU, None));
    assert_eq!((rij.wie.as_str(), rij.doel.as_str()), ("balie", "terugbellen"));
    let niet_daar = Auditsleutel::Nummer(Tabel::Categorie, 99);
    assert!(store.schrijf(move |tx| schrijf(tx, &[niet_daar])).await.is_err());
});

op_beide!(het_auditlog_wordt_niet_gewijzigd_of_verwijderd, async |store: &Store| {
    store
        .schrijf(|tx| {
            schrijf(tx, &[Auditsleutel::Uuid(Uuid::from_u128(1)), Auditsleutel::Uuid(Uuid::from_u128(2))])?;
            let bytes = vec![0; 32];
            let zegel = Zegelrij {
                volgnummer: 1,
                tijdstip: NU,
                tot: 1,
                aantal: 1,
                rijen: Vec::new(),
                hash: bytes.clone(),
                handtekening: bytes,
            };
            auditzegel::voeg_toe(tx, &zegel)?;
            let rijen = audit::rijen(tx, &[1])?;
            audit::zet_zegel(tx, 1, &rijen)
        })
        .await
        .unwrap();
    for opdracht in [
        "UPDATE audit SET wie = 'ander' WHERE volgnummer = 2",
        "UPDATE audit SET elementen = '' WHERE volgnummer = 1",
        "UPDATE audit SET zegel = 2 WHERE volgnummer = 1",
        "UPDATE audit SET zegel = NULL WHERE volgnummer = 1",
        "DELETE FROM audit WHERE volgnummer = 2",
        "UPDATE auditzegel SET aantal = 2",
        "DELETE FROM auditzegel",
    ] {
        assert!(store.schrijf(move |tx| sql(tx, opdracht)).await.is_err(), "{opdracht}");
    }
    assert_eq!(aantal(store).await, 2);
    // A row that waits gets its seal.
    let zet = |tx: &mut Tx<'_>| {
        let rijen = audit::onverzegeld(tx, 9)?;
        audit::zet_zegel(tx, 1, &rijen)
    };
    store.schrijf(zet).await.unwrap();
    assert_eq!(store.lees(audit::wachtend).await.unwrap().0, 0);
});
