//! The rules of the lanes that only SQLite has.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use klant_store::{Instelling, Store, StoreFout, Tx};

use crate::omgeving::{Plek, Proef, ga_op_weg, getal, met, sql, wacht};

#[derive(QueryableByName, Debug, PartialEq)]
struct Tekst {
    #[diesel(sql_type = diesel::sql_types::Text)]
    tekst: String,
}

#[test]
fn het_bestand_en_zijn_metgezellen_zijn_alleen_voor_de_eigenaar() {
    let proef = Proef::sqlite(Instelling::default());
    let bestanden: Vec<_> =
        fs::read_dir(proef.plek.bestand().parent().unwrap()).unwrap().map(Result::unwrap).collect();
    assert!(bestanden.len() >= 3, "the database, its -wal and its -shm");
    for bestand in bestanden {
        assert_eq!(bestand.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{bestand:?}");
    }
}

#[test]
fn elke_lane_heeft_de_instellingen_voor_duurzaamheid() {
    fn controleer(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
        for (naam, waarde) in [
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("secure_delete", 1),
            ("cache_size", -8000),
            ("temp_store", 2),
        ] {
            let gevonden = getal(tx, &format!("SELECT {naam} AS getal FROM pragma_{naam}"))?;
            assert_eq!(gevonden, waarde, "{naam}");
        }
        assert_eq!(getal(tx, "SELECT timeout AS getal FROM pragma_busy_timeout")?, 5000);
        let modus: Tekst =
            met!(tx, |c| diesel::sql_query("SELECT journal_mode AS tekst FROM pragma_journal_mode")
                .get_result(c))?;
        assert_eq!(modus.tekst, "wal");
        Ok(())
    }
    let proef = Proef::sqlite(Instelling::default());
    wacht(proef.store.schrijf(controleer)).unwrap();
    wacht(proef.store.lees(controleer)).unwrap();
}

#[test]
fn sqlite_is_gebouwd_voor_een_draad_per_verbinding() {
    // As `.cargo/config.toml` says it. What is built otherwise is right too, and slower.
    let proef = Proef::sqlite(Instelling::default());
    for keus in ["THREADSAFE=2", "DEFAULT_MEMSTATUS=0"] {
        let vraag = format!("SELECT sqlite_compileoption_used('{keus}') AS getal");
        assert_eq!(wacht(proef.store.lees(move |tx| getal(tx, &vraag))).unwrap(), 1, "{keus}");
    }
}

#[test]
fn lezen_wacht_niet_op_schrijven() {
    let proef = Proef::sqlite(Instelling::default());
    let (los, wachten) = mpsc::channel::<()>();
    let (meld, begonnen) = mpsc::channel();
    let store = proef.store.clone();
    let schrijver = std::thread::spawn(move || {
        wacht(store.schrijf(move |tx| {
            sql(tx, "UPDATE teller SET stand = 5 WHERE naam = 'a'")?;
            meld.send(()).unwrap();
            wachten.recv().unwrap();
            Ok::<_, StoreFout>(())
        }))
    });
    begonnen.recv().unwrap();
    assert_eq!(wacht(crate::omgeving::stand(&proef.store, "a")), 0);
    los.send(()).unwrap();
    schrijver.join().unwrap().unwrap();
}

#[test]
fn een_bestand_dat_verdween_wordt_niet_door_een_leeg_vervangen() {
    let proef = Proef::sqlite(Instelling::default());
    fs::remove_file(proef.plek.bestand()).unwrap();
    let paniek: Result<(), StoreFout> = wacht(proef.store.schrijf(|_| panic!("opzettelijk")));
    assert_eq!(paniek, Err(StoreFout::Intern));
    let uitkomst = wacht(proef.store.schrijf(|tx| sql(tx, "SELECT 1")));
    assert_eq!(uitkomst, Err(StoreFout::Onbereikbaar));
    assert!(!proef.plek.bestand().exists());
}

#[test]
fn wat_bewaard_is_staat_er_na_heropenen() {
    let Proef { store, plek } = Proef::sqlite(Instelling::default());
    wacht(store.schrijf(|tx| sql(tx, "UPDATE teller SET stand = 5 WHERE naam = 'a'"))).unwrap();
    drop(store);
    let wal = plek.bestand().with_extension("db-wal");
    assert!(!wal.exists(), "a clean close leaves no write-ahead log");
    let store = Store::open(&plek.database, Instelling::default()).unwrap();
    assert_eq!(wacht(crate::omgeving::stand(&store, "a")), 5);
}

#[test]
fn een_map_die_niet_bestaat_is_onbereikbaar() {
    let plek = Plek::sqlite();
    let database = klant_store::Database::Sqlite(plek.bestand().join("dieper/klant.db"));
    assert_eq!(Store::open(&database, Instelling::default()).unwrap_err(), StoreFout::Onbereikbaar);
}

type Werk = Box<dyn FnMut(&mut Tx<'_>) -> Result<(), StoreFout> + Send>;

/// Queues these writes behind one that holds the writer until all of them wait, and answers what became of each.
fn samen(proef: &Proef, werk: Vec<Werk>) -> Vec<Result<(), StoreFout>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (los, wachten) = mpsc::channel::<()>();
    let (meld, begonnen) = mpsc::channel();
    runtime.block_on(async {
        let mut eerste = Box::pin(proef.store.schrijf(move |_| {
            // It may be run again: then nobody listens, and nothing holds it.
            let _ = meld.send(());
            let _ = wachten.recv();
            Ok::<_, StoreFout>(())
        }));
        assert!(ga_op_weg(&mut eerste).await, "it waits for its answer");
        begonnen.recv().unwrap();
        let mut wachtenden: Vec<_> = werk.into_iter().map(|een| Box::pin(proef.store.schrijf(een))).collect();
        for een in &mut wachtenden {
            assert!(ga_op_weg(een).await, "it waits for its answer");
        }
        drop(los);
        eerste.await.unwrap();
        let mut uitkomsten = Vec::new();
        for een in wachtenden {
            uitkomsten.push(een.await);
        }
        uitkomsten
    })
}

fn tel_op(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    sql(tx, "UPDATE teller SET stand = stand + 1 WHERE naam = 'a'")
}

#[test]
fn wat_samen_wacht_wordt_samen_vastgelegd() {
    let proef = Proef::sqlite(Instelling::default());
    let bestand = proef.plek.bestand().to_str().unwrap().to_owned();
    let stand = |tx: &mut Tx<'_>| getal(tx, "SELECT stand AS getal FROM teller WHERE naam = 'a'");
    let begin = Instant::now();
    loop {
        proef.sql("UPDATE teller SET stand = 0");
        let (meld, gezien) = mpsc::channel();
        let bestand = bestand.clone();
        let kijk = move |tx: &mut Tx<'_>| {
            let mut ander = SqliteConnection::establish(&bestand).unwrap();
            meld.send((stand(&mut Tx::Sqlite(&mut ander))?, stand(tx)?)).unwrap();
            Ok(())
        };
        let uitkomst = samen(&proef, vec![Box::new(tel_op), Box::new(tel_op), Box::new(kijk)]);
        assert_eq!(uitkomst, [Ok(()), Ok(()), Ok(())]);
        assert_eq!(wacht(crate::omgeving::stand(&proef.store, "a")), 2);
        // Another connection does not see what the two before it wrote, and this one does. On a slow machine a group is full sooner.
        if gezien.recv().unwrap() == (0, 2) {
            return;
        }
        assert!(begin.elapsed() < Duration::from_secs(60), "a write shares its COMMIT with those before it");
    }
}

#[test]
fn wat_in_een_groep_mislukt_raakt_de_anderen_niet() {
    let proef = Proef::sqlite(Instelling::default());
    let geweigerd = |tx: &mut Tx<'_>| {
        sql(tx, "UPDATE teller SET stand = 100 WHERE naam = 'a'")?;
        Err(StoreFout::Vol)
    };
    let paniek = |tx: &mut Tx<'_>| -> Result<(), StoreFout> {
        sql(tx, "UPDATE teller SET stand = 100 WHERE naam = 'a'")?;
        panic!("opzettelijk")
    };
    // Found only at COMMIT, which then keeps nothing of the whole group.
    let wees = |tx: &mut Tx<'_>| sql(tx, "INSERT INTO kind VALUES (1, 'niemand')");
    // The way that SQLite itself goes when a disk is full: all is rolled back, under the feet of the unit of work.
    let vol = |tx: &mut Tx<'_>| {
        sql(tx, "ROLLBACK")?;
        Err(StoreFout::Intern)
    };
    // The same, by one that keeps silent about it.
    let verzwegen = |tx: &mut Tx<'_>| sql(tx, "ROLLBACK");
    for slecht in 0..5 {
        proef.sql("UPDATE teller SET stand = 0");
        let mut werk: Vec<Werk> = vec![Box::new(tel_op)];
        match slecht {
            0 => werk.push(Box::new(geweigerd)),
            1 => werk.push(Box::new(paniek)),
            2 => werk.push(Box::new(wees)),
            3 => werk.push(Box::new(vol)),
            _ => werk.push(Box::new(verzwegen)),
        }
        werk.push(Box::new(tel_op));
        let uitkomst = samen(&proef, werk);
        assert!(matches!(uitkomst.as_slice(), [Ok(()), Err(_), Ok(())]), "{slecht}: {uitkomst:?}");
        assert_eq!(wacht(crate::omgeving::stand(&proef.store, "a")), 2, "{slecht}");
    }
}
