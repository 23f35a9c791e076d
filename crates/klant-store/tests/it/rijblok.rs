//! Lists without counting answer what counting answers, whatever came, went and was counted off before.

use klant_store::klantinteracties::{Selectie, Tabel};
use klant_store::rijblok::tel_af;
use klant_store::{Databaseklasse, Store, StoreFout, Tx};

use crate::kans::{Kans, uuid};
use crate::omgeving::{getal, op_beide, sql};

/// The lists that are tried: by number, by when it took place, and two of which rows go along with others.
const GEPROEFD: [Tabel; 4] =
    [Tabel::Partij, Tabel::Klantcontact, Tabel::Betrokkene, Tabel::PartijIdentificator];

/// One of a few moments, so that many contacts took place at the same.
fn moment(kans: &mut Kans) -> String {
    format!("'2026-0{}-1{}T12:00:00.000000Z'", 1 + kans.onder(4), kans.onder(3))
}

fn voeg_partij_toe(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    let uuid = uuid(tx);
    sql(
        tx,
        &format!(
            "INSERT INTO partij (uuid, versie, soort, actief, identificatie_gegeven)
             VALUES ({uuid}, 1, 'persoon', true, true);
             INSERT INTO partij_identificator (uuid, versie, partij, code_objecttype, code_register,
             code_soort_object_id, sleutelversie, cijfertekst, opzoekwaarde)
             SELECT {uuid}, 1, max(volgnummer), 'natuurlijk_persoon', 'brp', 'bsn', 1, '', '' FROM partij"
        ),
    )
}

fn voeg_contact_toe(tx: &mut Tx<'_>, moment: &str) -> Result<(), StoreFout> {
    let uuid = uuid(tx);
    sql(
        tx,
        &format!(
            "INSERT INTO klantcontact (uuid, versie, kanaal, onderwerp, verdere_actie_ondernomen, vertrouwelijk,
             plaatsgevonden_op) VALUES ({uuid}, 1, 'balie', 'Vraag', false, false, {moment});
             INSERT INTO betrokkene (uuid, versie, klantcontact, partij, rol, initiator, verstrekt_door)
             SELECT {uuid}, 1, max(volgnummer), (SELECT max(volgnummer) FROM partij), 'klant', true, 'klant'
             FROM klantcontact"
        ),
    )
}

/// The row that comes after so many, oldest first.
fn rij(tabel: &str, rang: u64) -> String {
    format!("volgnummer = (SELECT volgnummer FROM {tabel} ORDER BY volgnummer LIMIT 1 OFFSET {rang})")
}

fn stap(tx: &mut Tx<'_>, kans: &mut Kans) -> Result<(), StoreFout> {
    let (welke, rang) = (kans.onder(20), kans.onder(40));
    match welke {
        0..=3 => voeg_partij_toe(tx),
        4..=8 => voeg_contact_toe(tx, &moment(kans)),
        9..=10 => sql(tx, &format!("DELETE FROM partij WHERE {}", rij("partij", rang))),
        11..=12 => sql(tx, &format!("DELETE FROM klantcontact WHERE {}", rij("klantcontact", rang))),
        13 => sql(tx, &format!("DELETE FROM betrokkene WHERE {}", rij("betrokkene", rang))),
        14..=15 => {
            let moment = moment(kans);
            let welke = rij("klantcontact", rang);
            sql(
                tx,
                &format!(
                    "UPDATE klantcontact SET kanaal = 'post', plaatsgevonden_op = {moment} WHERE {welke}"
                ),
            )
        }
        _ => Ok(()),
    }
}

/// That list and length are those of counting, on some page and on the last.
fn vergelijk(tx: &mut Tx<'_>, kans: &mut Kans) -> Result<(), StoreFout> {
    for tabel in GEPROEFD {
        let alle = Selectie::van(tabel);
        let geteld = alle.aantal(tx)?;
        let grootte = 1 + i64::try_from(kans.onder(7)).unwrap();
        let laatste = (geteld - 1).max(0) / grootte;
        let bladzijde = i64::try_from(kans.onder(u64::try_from(laatste).unwrap() + 1)).unwrap();
        for nummer in [0, bladzijde, laatste] {
            let overslaan = nummer * grootte;
            let mut lengte = 0;
            let gelezen = alle.bladzijde(tx, None, |lang| {
                lengte = lang;
                Ok::<_, StoreFout>((overslaan, grootte))
            })?;
            assert_eq!(lengte, geteld, "{tabel:?}");
            assert_eq!(gelezen, alle.nummers(tx, overslaan, grootte)?, "{tabel:?} vanaf {overslaan}");
        }
    }
    Ok(())
}

/// Before how many bounds there stand not as many rows as the blocks say.
fn verkeerde_blokken(tx: &mut Tx<'_>) -> Result<i64, StoreFout> {
    let mut verkeerd = 0;
    for tabel in GEPROEFD {
        let naam = tabel.naam();
        let plaats = if tabel == Tabel::Klantcontact {
            "(t.plaatsgevonden_op, t.volgnummer)"
        } else {
            "('0001-01-01T00:00:00.000000Z', t.volgnummer)"
        };
        verkeerd += getal(
            tx,
            &format!(
                "SELECT count(*) AS getal FROM rijblok b WHERE b.tabel = '{naam}' AND (SELECT sum(v.aantal) FROM rijblok v
                 WHERE v.tabel = b.tabel AND (v.tot_tijd, v.tot_nummer) <= (b.tot_tijd, b.tot_nummer))
                 <> (SELECT count(*) FROM {naam} t WHERE {plaats} < (b.tot_tijd, b.tot_nummer))"
            ),
        )?;
    }
    Ok(verkeerd)
}

async fn blokken(store: &Store) -> i64 {
    store.lees(|tx| getal(tx, "SELECT count(*) AS getal FROM rijblok")).await.unwrap()
}

op_beide!(een_lijst_zonder_tellen_is_die_met_tellen, async |store: &Store| {
    let mut meeste = 0;
    for zaad in 1..=4_u64 {
        let mut kans = Kans(zaad * 0x9E37_79B9);
        for _ in 0..60 {
            let (mut stappen, mut blik) = (Kans(1 + kans.onder(1 << 40)), Kans(1 + kans.onder(1 << 40)));
            let werk = move |tx: &mut Tx<'_>| (0..10).try_for_each(|_| stap(tx, &mut stappen));
            store.schrijf(werk).await.unwrap();
            for tabel in GEPROEFD {
                if kans.onder(4) == 0 {
                    let (grootte, hoogstens) = (4 + i64::try_from(kans.onder(3)).unwrap(), 1 + kans.onder(3));
                    let hoogstens = usize::try_from(hoogstens).unwrap();
                    store.schrijf(move |tx| tel_af(tx, tabel, grootte, hoogstens)).await.unwrap();
                }
            }
            let verkeerd = store
                .lees(move |tx| {
                    vergelijk(tx, &mut blik)?;
                    verkeerde_blokken(tx)
                })
                .await
                .unwrap();
            assert_eq!(verkeerd, 0, "zaad {zaad}");
        }
        meeste = meeste.max(blokken(store).await);
    }
    assert!(meeste > 20, "er waren hooguit {meeste} blokken");
});

op_beide!(aftellen_laat_de_nieuwste_rijen_en_houdt_op, async |store: &Store| {
    store
        .schrijf(|tx| {
            let mut kans = Kans(7);
            (0..103).try_for_each(|_| voeg_contact_toe(tx, &moment(&mut kans)))
        })
        .await
        .unwrap();
    let geteld = store.schrijf(|tx| tel_af(tx, Tabel::Klantcontact, 8, 5)).await.unwrap();
    assert_eq!(geteld, 5);
    let rest = store.schrijf(|tx| tel_af(tx, Tabel::Klantcontact, 8, usize::MAX)).await.unwrap();
    // Of 103 the last 10 at most are not counted off, and at least 2 stay.
    assert_eq!(geteld + rest, 12);
    assert_eq!(store.schrijf(|tx| tel_af(tx, Tabel::Klantcontact, 8, usize::MAX)).await.unwrap(), 0);
});

op_beide!(wat_later_wordt_vastgelegd_deelt_een_blok_dat_te_groot_wordt, async |store: &Store| {
    let afgeteld = |store: &Store| {
        let store = store.clone();
        async move { store.schrijf(|tx| tel_af(tx, Tabel::Klantcontact, 8, usize::MAX)).await.unwrap() }
    };
    let leg_vast = |tx: &mut Tx<'_>, dag: &str, aantal: usize| {
        let moment = format!("'2026-01-{dag}T12:00:00.000000Z'");
        (0..aantal).try_for_each(|_| voeg_contact_toe(tx, &moment))
    };
    store.schrijf(move |tx| leg_vast(tx, "20", 24)).await.unwrap();
    assert_eq!(afgeteld(store).await, 2);
    store.schrijf(move |tx| leg_vast(tx, "10", 17)).await.unwrap();
    assert_eq!(afgeteld(store).await, 2);
    assert_eq!(blokken(store).await, 4);
    assert_eq!(store.lees(verkeerde_blokken).await.unwrap(), 0);
    let te_groot = "SELECT count(*) AS getal FROM rijblok WHERE aantal >= 16";
    assert_eq!(store.lees(move |tx| getal(tx, te_groot)).await.unwrap(), 0);
});

op_beide!(aftellen_naast_schrijvers_telt_niets_verkeerd, async |store: &Store| {
    store.schrijf(|tx| (0..60).try_for_each(|_| voeg_partij_toe(tx))).await.unwrap();
    let taken: Vec<_> = (0..3_u64)
        .map(|wie| {
            let store = store.clone();
            std::thread::spawn(move || {
                crate::omgeving::wacht(async move {
                    let mut kans = Kans(wie + 5);
                    for _ in 0..60 {
                        let zaad = 1 + kans.onder(1 << 40);
                        let uitkomst = store
                            .schrijf(move |tx| {
                                let mut kans = Kans(zaad);
                                (0..3).try_for_each(|_| stap(tx, &mut kans))
                            })
                            .await;
                        assert!(matches!(uitkomst, Ok(()) | Err(StoreFout::Serialisatie)), "{uitkomst:?}");
                    }
                });
            })
        })
        .collect();
    while !taken.iter().all(std::thread::JoinHandle::is_finished) {
        for tabel in GEPROEFD {
            let uitkomst = store.schrijf(move |tx| tel_af(tx, tabel, 4, 1)).await;
            let bezet = StoreFout::Database(Databaseklasse::Bezet);
            assert!(uitkomst.is_ok() || uitkomst == Err(bezet) || uitkomst == Err(StoreFout::Serialisatie));
        }
    }
    taken.into_iter().for_each(|taak| taak.join().unwrap());
    assert_eq!(store.lees(verkeerde_blokken).await.unwrap(), 0);
    assert!(blokken(store).await > 0);
});

/// The one way to miss it: to look at the register before, and to take away after.
#[cfg(feature = "postgres")]
#[test]
fn wie_voor_het_aftellen_keek_en_erna_verwijdert_doet_het_over() {
    use std::sync::mpsc::channel;

    let proef = crate::omgeving::Proef::postgres(klant_store::Instelling::default());
    let store = &proef.store;
    crate::omgeving::wacht(store.schrijf(|tx| (0..20).try_for_each(|_| voeg_partij_toe(tx)))).unwrap();
    let (keek, gekeken) = channel();
    let (telde, geteld) = channel::<()>();
    let schrijver = store.clone();
    let taak = std::thread::spawn(move || {
        let (mut pogingen, geteld) = (0, std::sync::Mutex::new(geteld));
        let werk = move |tx: &mut Tx<'_>| {
            pogingen += 1;
            getal(tx, "SELECT count(*) AS getal FROM instelling")?;
            if pogingen == 1 {
                keek.send(()).unwrap();
                geteld.lock().unwrap().recv().unwrap();
            }
            sql(tx, &format!("DELETE FROM partij WHERE {}", rij("partij", 0)))?;
            Ok::<_, StoreFout>(pogingen)
        };
        crate::omgeving::wacht(schrijver.schrijf(werk)).unwrap()
    });
    gekeken.recv().unwrap();
    let blokken = crate::omgeving::wacht(store.schrijf(|tx| tel_af(tx, Tabel::Partij, 5, 9))).unwrap();
    assert_eq!(blokken, 3);
    telde.send(()).unwrap();
    assert_eq!(taak.join().unwrap(), 2, "the first attempt is refused");
    assert_eq!(crate::omgeving::wacht(store.lees(verkeerde_blokken)).unwrap(), 0);
}
