//! The rules of the lanes that only PostgreSQL can break.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use klant_store::{Databaseklasse, Instelling, Store, StoreFout, Tx};

use crate::omgeving::{Proef, ga_op_weg, getal, met, postgres, sql, stand, wacht};

const EEN: Instelling = Instelling { leeslanen: 1, verbindingen: 1, wachtrij: 16 };
const ZELF: &str = "SELECT pg_terminate_backend(pg_backend_pid())";

#[derive(QueryableByName)]
struct Sessie {
    #[diesel(sql_type = diesel::sql_types::Text)]
    naam: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    zone: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    isolatie: String,
}

fn verbreek(proef: &Proef) {
    let naam = postgres::naam(&proef.plek.database);
    postgres::beheer(&format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{naam}'"
    ));
}

#[test]
fn de_sessie_heet_klant_in_utc_en_schrijft_serializable() {
    let proef = Proef::postgres(EEN);
    let vraag = "SELECT current_setting('application_name') AS naam, current_setting('TimeZone') AS zone, \
                 current_setting('transaction_isolation') AS isolatie";
    for (uitkomst, isolatie) in [
        (wacht(proef.store.schrijf(move |tx| sessie(tx, vraag))), "serializable"),
        (wacht(proef.store.lees(move |tx| sessie(tx, vraag))), "repeatable read"),
    ] {
        let sessie = uitkomst.unwrap();
        assert_eq!(
            (sessie.naam.as_str(), sessie.zone.as_str(), sessie.isolatie.as_str()),
            ("klant", "UTC", isolatie)
        );
    }
}

fn sessie(tx: &mut Tx<'_>, vraag: &str) -> Result<Sessie, StoreFout> {
    Ok(met!(tx, |c| diesel::sql_query(vraag).get_result(c))?)
}

#[test]
fn een_verbinding_die_in_rust_verbrak_merkt_niemand() {
    let proef = Proef::postgres(Instelling::default());
    for _ in 0..3 {
        verbreek(&proef);
        wacht(proef.store.schrijf(|tx| sql(tx, "UPDATE teller SET stand = stand + 1 WHERE naam = 'a'")))
            .unwrap();
    }
    assert_eq!(wacht(stand(&proef.store, "a")), 3);
}

#[test]
fn een_verbinding_die_tijdens_het_werk_verbreekt_laat_niets_na_en_wordt_heropend() {
    let proef = Proef::postgres(EEN);
    let uitkomst = wacht(proef.store.schrijf(|tx| {
        sql(tx, "UPDATE teller SET stand = 7 WHERE naam = 'a'")?;
        sql(tx, ZELF)
    }));
    assert_eq!(uitkomst, Err(StoreFout::Onbereikbaar));
    assert_eq!(wacht(stand(&proef.store, "a")), 0);
}

#[test]
fn een_verbinding_die_tijdens_commit_verbreekt_is_onzeker() {
    let proef = Proef::postgres(EEN);
    proef.sql(
        "CREATE FUNCTION verbreek() RETURNS trigger LANGUAGE plpgsql AS
             'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END';
         CREATE CONSTRAINT TRIGGER verbreek AFTER UPDATE ON teller DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW EXECUTE FUNCTION verbreek();",
    );
    let uitkomst = wacht(proef.store.schrijf(|tx| sql(tx, "UPDATE teller SET stand = 7 WHERE naam = 'a'")));
    assert_eq!(uitkomst, Err(StoreFout::Onzeker));
    assert_eq!(wacht(stand(&proef.store, "a")), 0);
}

#[test]
fn zonder_database_is_het_antwoord_snel_onbereikbaar_en_daarna_herstelt_het() {
    let proef = Proef::postgres(Instelling { verbindingen: 2, ..EEN });
    let naam = postgres::naam(&proef.plek.database);
    postgres::beheer(&format!("ALTER DATABASE {naam} ALLOW_CONNECTIONS false"));
    verbreek(&proef);
    for _ in 0..6 {
        let begin = Instant::now();
        assert_eq!(wacht(proef.store.gezond()), Err(StoreFout::Onbereikbaar));
        assert!(begin.elapsed() < Duration::from_secs(5));
    }
    postgres::beheer(&format!("ALTER DATABASE {naam} ALLOW_CONNECTIONS true"));
    let einde = Instant::now() + Duration::from_secs(20);
    while wacht(proef.store.gezond()).is_err() {
        assert!(Instant::now() < einde, "the lanes did not open their connections again");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn een_store_zonder_verbinding_sluit() {
    let proef = Proef::postgres(Instelling { verbindingen: 2, ..EEN });
    let naam = postgres::naam(&proef.plek.database);
    postgres::beheer(&format!("ALTER DATABASE {naam} ALLOW_CONNECTIONS false"));
    // One lane loses its connection, the other keeps it and takes the jobs.
    let uitkomst = wacht(proef.store.schrijf(|tx| sql(tx, ZELF)));
    assert_eq!(uitkomst, Err(StoreFout::Onbereikbaar));
    for _ in 0..5 {
        assert_eq!(wacht(proef.store.gezond()), Ok(()));
    }
    let (meld, gesloten) = mpsc::channel();
    std::thread::spawn(move || {
        drop(proef);
        let _ = meld.send(());
    });
    assert!(gesloten.recv_timeout(Duration::from_secs(10)).is_ok(), "the lane without a connection goes on");
}

#[test]
fn een_deadlock_wordt_opnieuw_uitgevoerd() {
    let proef = Proef::postgres(Instelling { verbindingen: 2, ..EEN });
    let samen = Arc::new(Barrier::new(2));
    let lopen = Arc::new(AtomicUsize::new(0));
    let draden: Vec<_> = [("a", "b"), ("b", "a")]
        .into_iter()
        .map(|(eerst, dan)| {
            let (store, samen, lopen) = (proef.store.clone(), Arc::clone(&samen), Arc::clone(&lopen));
            std::thread::spawn(move || {
                let mut eerste_keer = true;
                wacht(store.schrijf(move |tx| {
                    lopen.fetch_add(1, Ordering::SeqCst);
                    sql(tx, &format!("UPDATE teller SET stand = stand + 1 WHERE naam = '{eerst}'"))?;
                    if std::mem::take(&mut eerste_keer) {
                        samen.wait();
                    }
                    sql(tx, &format!("UPDATE teller SET stand = stand + 1 WHERE naam = '{dan}'"))
                }))
            })
        })
        .collect();
    for draad in draden {
        draad.join().unwrap().unwrap();
    }
    assert!(lopen.load(Ordering::SeqCst) > 2, "no deadlock took place");
    assert_eq!(wacht(stand(&proef.store, "a")), 2);
    assert_eq!(wacht(stand(&proef.store, "b")), 2);
}

#[test]
fn wat_steeds_verliest_krijgt_de_lanes_voor_zich_alleen() {
    const TEL: &str = "UPDATE teller SET stand = stand + 1 WHERE naam = 'a'";
    let proef = Proef::postgres(Instelling { verbindingen: 2, ..EEN });
    let klaar = Arc::new(AtomicBool::new(false));
    let ander = {
        let (store, klaar) = (proef.store.clone(), Arc::clone(&klaar));
        std::thread::spawn(move || {
            let mut keren = 0;
            while !klaar.load(Ordering::SeqCst) {
                wacht(store.schrijf(|tx| sql(tx, TEL))).unwrap();
                keren += 1;
            }
            keren
        })
    };
    let pogingen = Arc::new(AtomicUsize::new(0));
    let geteld = Arc::clone(&pogingen);
    let uitkomst = wacht(proef.store.schrijf(move |tx| {
        geteld.fetch_add(1, Ordering::SeqCst);
        // While it thinks, the other writes the same row time after time.
        getal(tx, "SELECT count(*) AS getal FROM teller")?;
        std::thread::sleep(Duration::from_millis(200));
        sql(tx, TEL)
    }));
    klaar.store(true, Ordering::SeqCst);
    let keren: i64 = ander.join().unwrap();
    assert_eq!(uitkomst, Ok(()));
    assert!((2..=4).contains(&pogingen.load(Ordering::SeqCst)), "it lost, and then it was alone");
    assert_eq!(wacht(stand(&proef.store, "a")), keren + 1);
}

#[test]
fn schrijfscheefheid_bestaat_niet() {
    // Each of two units reads both rows and writes one: run one at a time, the second sees the first.
    let proef = Proef::postgres(Instelling { verbindingen: 2, ..EEN });
    let samen = Arc::new(Barrier::new(2));
    let draden: Vec<_> = ["a", "b"]
        .into_iter()
        .map(|naam| {
            let (store, samen) = (proef.store.clone(), Arc::clone(&samen));
            std::thread::spawn(move || {
                let mut eerste_keer = true;
                wacht(store.schrijf(move |tx| {
                    let som = getal(tx, "SELECT sum(stand)::bigint AS getal FROM teller")?;
                    if std::mem::take(&mut eerste_keer) {
                        samen.wait();
                    }
                    sql(tx, &format!("UPDATE teller SET stand = {} WHERE naam = '{naam}'", som + 1))
                }))
            })
        })
        .collect();
    for draad in draden {
        draad.join().unwrap().unwrap();
    }
    let (a, b) = (wacht(stand(&proef.store, "a")), wacht(stand(&proef.store, "b")));
    assert!([(1, 2), (2, 1)].contains(&(a, b)), "{a} {b}");
}

#[test]
fn een_ingeslikte_fout_wordt_nooit_als_bewaard_beantwoord() {
    let proef = Proef::postgres(EEN);
    let uitkomst = wacht(proef.store.schrijf(|tx| {
        sql(tx, "UPDATE teller SET stand = 7 WHERE naam = 'a'")?;
        // PostgreSQL aborts the transaction here, and would report success for the COMMIT.
        let _ = sql(tx, "INSERT INTO teller VALUES ('a', 1)");
        Ok::<_, StoreFout>(())
    }));
    assert_eq!(uitkomst, Err(StoreFout::Database(Databaseklasse::Afgebroken)));
    assert_eq!(wacht(stand(&proef.store, "a")), 0);
}

/// How the connections of others to this database stand.
fn standen(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreFout> {
    let rijen: Vec<Stand> = met!(tx, |c| diesel::sql_query(
        "SELECT coalesce(state, '') AS stand FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    .load(c))?;
    Ok(rijen.into_iter().map(|rij| rij.stand).collect())
}

#[derive(QueryableByName)]
struct Stand {
    #[diesel(sql_type = diesel::sql_types::Text)]
    stand: String,
}

#[test]
fn het_einde_van_een_lezing_gaat_mee_met_wat_volgt_en_wacht_anders_niet() {
    let proef = Proef::postgres(Instelling { verbindingen: 1, ..Instelling::default() });
    let ander =
        Store::open(&proef.plek.database, Instelling { verbindingen: 1, ..Instelling::default() }).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (los, wachten) = mpsc::channel::<()>();
    let wachten = Arc::new(Mutex::new(wachten));
    let (meld, begonnen) = mpsc::channel();
    runtime.block_on(async {
        let mut eerste = Box::pin(proef.store.lees(move |tx| {
            let stand = getal(tx, "SELECT stand AS getal FROM teller WHERE naam = 'a'")?;
            meld.send(()).unwrap();
            wachten.lock().unwrap().recv().unwrap();
            Ok::<_, StoreFout>(stand)
        }));
        // A statement that fails leaves its transaction of no use: what follows does not notice.
        let mut mislukt = Box::pin(proef.store.lees(|tx| sql(tx, "SELECT nergens")));
        let mut tweede =
            Box::pin(proef.store.lees(|tx| getal(tx, "SELECT stand AS getal FROM teller WHERE naam = 'a'")));
        let mut schrijft = Box::pin(
            proef.store.schrijf(|tx| sql(tx, "UPDATE teller SET stand = stand + 1 WHERE naam = 'a'")),
        );
        assert!(ga_op_weg(&mut eerste).await);
        begonnen.recv().unwrap();
        assert!(
            ga_op_weg(&mut mislukt).await && ga_op_weg(&mut tweede).await && ga_op_weg(&mut schrijft).await
        );
        ander.schrijf(|tx| sql(tx, "UPDATE teller SET stand = 5 WHERE naam = 'a'")).await.unwrap();
        los.send(()).unwrap();
        assert_eq!(eerste.await, Ok(0), "its moment was before");
        assert!(mislukt.await.is_err());
        assert_eq!(tweede.await, Ok(5), "its moment is its own");
        assert_eq!(schrijft.await, Ok(()));
    });
    assert_eq!(wacht(stand(&ander, "a")), 6);
    wacht(proef.store.lees(|tx| sql(tx, "SELECT 1"))).unwrap();
    let begin = Instant::now();
    while wacht(ander.lees(standen)).unwrap().iter().any(|stand| stand.starts_with("idle in transaction")) {
        assert!(begin.elapsed() < Duration::from_secs(60), "a connection without work holds no snapshot");
        std::thread::sleep(Duration::from_millis(10));
    }
}
