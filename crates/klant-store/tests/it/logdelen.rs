//! The logs by month: the same lines go and stay on both databases, whether they had a part or not.

use diesel::prelude::*;
use diesel::sql_types::Text;
use klant_core::Maand;
use klant_store::vraag::logdeel::{self, Log};
use klant_store::vraag::{audit, verwerking};
use klant_store::{Databaseklasse, DbTijd, Store, StoreFout, Tx};
use time::macros::datetime;

use crate::omgeving::{getal, is_postgres, op_beide, sql};

/// Long after any part that the migration made.
const EERSTE: DbTijd = DbTijd(datetime!(2200-01-01 0:00 UTC));
const MAANDEN: u16 = 40;

fn maand(nummer: u16) -> Maand {
    Maand::van(EERSTE.0).later(nummer)
}

async fn maak_delen(store: &Store, log: Log) {
    for nummer in 0..MAANDEN {
        store.schrijf(move |tx| logdeel::maak(tx, log, maand(nummer))).await.unwrap();
    }
}

fn tekst(maand: Maand, dag: &str) -> String {
    format!("{maand}-{dag}.000000Z")
}

fn schrijf(tx: &mut Tx<'_>, tijdstip: &str) -> Result<(), StoreFout> {
    let bytes = if is_postgres(tx) { "'\\x00'" } else { "x'00'" };
    sql(
        tx,
        &format!(
            "INSERT INTO verwerking (trace_id, span_id, status, naam, begonnen_op, geeindigd_op, doel, verwerkingsactiviteit)
             VALUES ({bytes}, {bytes}, 'OK', 'klant.toon', '{tijdstip}', '{tijdstip}', 'd', 'urn:d')"
        ),
    )
}

/// The first and the last moment of each month.
fn schrijf_alle(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    for nummer in 0..MAANDEN {
        schrijf(tx, &tekst(maand(nummer), "01T00:00:00"))?;
        schrijf(tx, &tekst(maand(nummer), "28T23:59:59"))?;
    }
    Ok(())
}

fn aantal(tx: &mut Tx<'_>) -> Result<i64, StoreFout> {
    getal(tx, "SELECT count(*) AS getal FROM verwerking")
}

fn laat_vallen(tx: &mut Tx<'_>, grens: Maand) -> Result<usize, StoreFout> {
    logdeel::sluit_af(tx, Log::Verwerkingen)?;
    logdeel::laat_vallen(tx, Log::Verwerkingen, grens)
}

op_beide!(precies_de_maanden_voor_de_grens_gaan, async |store: &Store| {
    maak_delen(store, Log::Verwerkingen).await;
    store.schrijf(schrijf_alle).await.unwrap();
    // Before any part, and after all: nothing is refused for the lack of one.
    store.schrijf(|tx| schrijf(tx, "1999-06-15T12:00:00.000000Z")).await.unwrap();
    store.schrijf(|tx| schrijf(tx, "2300-06-15T12:00:00.000000Z")).await.unwrap();
    let grens = maand(20);
    let gevallen = store.schrijf(move |tx| Ok::<_, StoreFout>((laat_vallen(tx, grens)?, is_postgres(tx))));
    let (gevallen, postgres) = gevallen.await.unwrap();
    // The parts of the migration go too: all that they held is from before.
    assert_eq!(gevallen > 20, postgres, "{gevallen}");
    let voor = DbTijd(grens.begin());
    while store.schrijf(move |tx| verwerking::ruim_op(tx, voor, 7)).await.unwrap() > 0 {}
    assert_eq!(store.lees(move |tx| logdeel::is_er_voor(tx, Log::Verwerkingen, voor)).await, Ok(false));
    assert_eq!(store.lees(aantal).await, Ok(2 * 20 + 1));
    assert_eq!(store.lees(|tx| logdeel::oudste(tx, Log::Verwerkingen)).await, Ok(Some(voor)));
    // A line for a month that is gone is kept all the same.
    store.schrijf(|tx| schrijf(tx, "2200-01-01T00:00:00.000000Z")).await.unwrap();
    assert_eq!(store.lees(aantal).await, Ok(2 * 20 + 2));
});

op_beide!(een_maand_krijgt_een_deel_als_er_geen_is_en_er_nog_niets_in_staat, async |store: &Store| {
    let zonder = || store.lees(|tx| logdeel::ontbrekende(tx, Log::Audit, maand(0), maand(3)));
    let postgres = store.lees(|tx| Ok::<_, StoreFout>(is_postgres(tx))).await.unwrap();
    let alle: Vec<Maand> = (0..4).map(maand).collect();
    assert_eq!(zonder().await.unwrap(), if postgres { alle } else { Vec::new() });
    store.schrijf(|tx| logdeel::maak(tx, Log::Audit, maand(0))).await.unwrap();
    // Twice does no harm.
    store.schrijf(|tx| logdeel::maak(tx, Log::Audit, maand(0))).await.unwrap();
    // One that a clock that was wrong wrote ahead.
    store
        .schrijf(|tx| {
            let regel = audit::Auditregel {
                handeling: "gemaakt",
                soort: "actor",
                rij: audit::Auditsleutel::Uuid(uuid::Uuid::from_u128(1)),
                elementen: String::new(),
            };
            audit::schrijf(tx, DbTijd(maand(2).begin()), "balie", "terugbellen", &[regel])
        })
        .await
        .unwrap();
    let over = if postgres { vec![maand(1), maand(3)] } else { Vec::new() };
    assert_eq!(zonder().await.unwrap(), over);
    let rijen = store.lees(|tx| audit::onverzegeld(tx, 9)).await.unwrap();
    assert_eq!(rijen.len(), 1);
});

op_beide!(wie_het_log_vasthoudt_wordt_niet_weggedrukt, async |store: &Store| {
    let (begonnen, wacht) = std::sync::mpsc::channel::<()>();
    let (klaar, tot) = std::sync::mpsc::channel::<()>();
    // A unit of work that reads may be run again.
    let tot = std::sync::Arc::new(std::sync::Mutex::new(tot));
    let lezer = store.clone();
    let draad = std::thread::spawn(move || {
        crate::omgeving::wacht(lezer.lees(move |tx| {
            let aantal = aantal(tx)?;
            begonnen.send(()).unwrap();
            tot.lock().unwrap().recv().unwrap();
            Ok::<_, StoreFout>(aantal)
        }))
    });
    wacht.recv().unwrap();
    let gevallen = store.schrijf(|tx| laat_vallen(tx, maand(0))).await;
    let postgres = store.schrijf(|tx| Ok::<_, StoreFout>(is_postgres(tx))).await.unwrap();
    klaar.send(()).unwrap();
    assert_eq!(draad.join().unwrap(), Ok(0));
    if postgres {
        assert_eq!(gevallen, Err(StoreFout::Database(Databaseklasse::Bezet)));
    }
    assert!(store.schrijf(|tx| laat_vallen(tx, maand(0))).await.is_ok());
});

#[derive(QueryableByName)]
struct Planregel {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    regel: String,
}

/// What the log is asked, as the queries ask it.
const VRAGEN: &[&str] = &[
    "SELECT * FROM verwerking WHERE betrokkene_opzoekwaarde = ANY(ARRAY['\\x00'::bytea]) AND begonnen_op >= '0001-01-01Z'
     AND begonnen_op < '9999-12-31Z' AND volgnummer < 9223372036854775807 ORDER BY volgnummer DESC LIMIT 101",
    "SELECT * FROM verwerking WHERE begonnen_op >= '2200-03-01Z' AND begonnen_op < '9999-12-31Z'
     AND (begonnen_op > '2200-03-01Z' OR volgnummer > 3) ORDER BY begonnen_op, volgnummer LIMIT 500",
    "SELECT volgnummer FROM verwerking WHERE volgnummer > 7 AND betrokkene_sleutelversie < 2 ORDER BY volgnummer LIMIT 200",
    "UPDATE verwerking SET betrokkene_sleutelversie = 2 WHERE volgnummer = 7",
    "SELECT * FROM audit WHERE zegel IS NULL ORDER BY volgnummer LIMIT 1000",
    "SELECT * FROM audit WHERE volgnummer BETWEEN 7 AND 9 ORDER BY volgnummer",
    "SELECT * FROM audit WHERE volgnummer > 0 ORDER BY volgnummer DESC LIMIT 100",
];

#[cfg(feature = "postgres")]
#[test]
fn elke_vraag_aan_een_log_van_veertig_maanden_gaat_langs_een_index() {
    let proef = crate::omgeving::Proef::postgres(klant_store::Instelling::default());
    let store = &proef.store;
    crate::omgeving::wacht(async {
        maak_delen(store, Log::Verwerkingen).await;
        maak_delen(store, Log::Audit).await;
        let plannen = store.lees(|tx| {
            // The parts are small: what can go by an index does.
            sql(tx, "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")?;
            let mut plannen = Vec::new();
            for vraag in VRAGEN {
                let Tx::Postgres(verbinding) = tx else { continue };
                let vraag = diesel::sql_query(format!("EXPLAIN {vraag}"));
                let regels: Vec<Planregel> = vraag.load(*verbinding).map_err(StoreFout::from)?;
                plannen.push(regels.into_iter().map(|een| een.regel).collect::<Vec<_>>().join("\n"));
            }
            Ok::<_, StoreFout>(plannen)
        });
        for (vraag, plan) in VRAGEN.iter().zip(plannen.await.unwrap()) {
            assert!(plan.matches("Index").count() >= 38, "{vraag}\n{plan}");
            assert!(!plan.contains("Seq Scan"), "{vraag}\n{plan}");
        }
    });
}
