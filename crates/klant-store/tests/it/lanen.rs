//! The rules of the lanes that hold on both databases.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::{Duration, Instant};

use klant_store::{Databaseklasse, Instelling, Store, StoreFout};

use crate::omgeving::{getal, op_beide, sql, stand};

const EEN: Instelling = Instelling { leeslanen: 1, verbindingen: 1, wachtrij: 1 };
const RUIM: Instelling = Instelling { wachtrij: 16, ..EEN };

/// Keeps the one lane that writes busy until the sender is used; waits until it is.
async fn bezet(store: &Store) -> (mpsc::Sender<()>, tokio::task::JoinHandle<Result<(), StoreFout>>) {
    let (los, wachten) = mpsc::channel::<()>();
    let (meld, begonnen) = tokio::sync::oneshot::channel();
    let mut meld = Some(meld);
    let store = store.clone();
    let taak = tokio::spawn(async move {
        store
            .schrijf(move |_| {
                if let Some(meld) = meld.take() {
                    meld.send(()).unwrap();
                }
                wachten.recv().unwrap();
                Ok::<_, StoreFout>(())
            })
            .await
    });
    begonnen.await.unwrap();
    (los, taak)
}

op_beide!(een_geslaagde_eenheid_blijft_en_antwoordt_met_haar_waarde, async |store: &Store| {
    let waarde = store
        .schrijf(|tx| {
            sql(tx, "UPDATE teller SET stand = 7 WHERE naam = 'a'")?;
            Ok::<_, StoreFout>("gedaan")
        })
        .await;
    assert_eq!(waarde, Ok("gedaan"));
    assert_eq!(stand(store, "a").await, 7);
});

op_beide!(elk_statement_telt, EEN, async |store: &Store| {
    let mut gingen = Vec::new();
    for statements in [1, 4] {
        let voor = store.statements();
        let eenheid = store.schrijf(move |tx| {
            (0..statements).try_for_each(|_| sql(tx, "UPDATE teller SET stand = stand + 1 WHERE naam = 'a'"))
        });
        eenheid.await.unwrap();
        gingen.push(store.statements() - voor);
    }
    // A transaction begins and ends the same, whatever is in it.
    assert_eq!(gingen[1] - gingen[0], 3);
    let voor = store.statements();
    assert_eq!(stand(store, "a").await, 5);
    assert!(store.statements() > voor, "a read counts too");
});

op_beide!(een_mislukte_eenheid_laat_niets_na, async |store: &Store| {
    let uitkomst: Result<(), _> = store
        .schrijf(|tx| {
            sql(tx, "UPDATE teller SET stand = 7 WHERE naam = 'a'")?;
            sql(tx, "INSERT INTO teller VALUES ('a', 1)")
        })
        .await;
    assert!(matches!(uitkomst, Err(StoreFout::Uniek { beperking: Some(_) })), "{uitkomst:?}");
    assert_eq!(stand(store, "a").await, 0);
});

op_beide!(een_paniek_antwoordt_intern_laat_niets_na_en_kost_de_lane_niet, EEN, async |store: &Store| {
    for _ in 0..3 {
        let uitkomst: Result<(), StoreFout> = store
            .schrijf(|tx| {
                sql(tx, "UPDATE teller SET stand = 7 WHERE naam = 'a'")?;
                panic!("opzettelijk")
            })
            .await;
        assert_eq!(uitkomst, Err(StoreFout::Intern));
        let uitkomst: Result<(), StoreFout> = store.lees(|_| panic!("opzettelijk")).await;
        assert_eq!(uitkomst, Err(StoreFout::Intern));
    }
    assert_eq!(stand(store, "a").await, 0);
    store.schrijf(|tx| sql(tx, "UPDATE teller SET stand = 1 WHERE naam = 'a'")).await.unwrap();
    assert_eq!(stand(store, "a").await, 1);
});

op_beide!(een_mislukte_commit_is_een_mislukt_antwoord, EEN, async |store: &Store| {
    // The foreign key is deferred: the insert succeeds, the COMMIT does not.
    let uitkomst = store
        .schrijf(|tx| {
            sql(tx, "UPDATE teller SET stand = 7 WHERE naam = 'a'")?;
            sql(tx, "INSERT INTO kind VALUES (1, 'geen')")
        })
        .await;
    assert_eq!(uitkomst, Err(StoreFout::Verwijzing));
    assert_eq!(stand(store, "a").await, 0);
    store.schrijf(|tx| sql(tx, "INSERT INTO kind VALUES (1, 'a')")).await.unwrap();
});

op_beide!(een_volle_wachtrij_antwoordt_meteen_vol, EEN, async |store: &Store| {
    let (los, bezig) = bezet(store).await;
    let wachtend = tokio::spawn({
        let store = store.clone();
        async move { store.schrijf(|tx| sql(tx, "UPDATE teller SET stand = 1 WHERE naam = 'a'")).await }
    });
    tokio::task::yield_now().await;
    let begin = Instant::now();
    let uitkomst = store.schrijf(|_| Ok::<_, StoreFout>(())).await;
    assert_eq!(uitkomst, Err(StoreFout::Vol));
    assert!(begin.elapsed() < Duration::from_secs(1));
    los.send(()).unwrap();
    bezig.await.unwrap().unwrap();
    wachtend.await.unwrap().unwrap();
    assert_eq!(stand(store, "a").await, 1);
});

op_beide!(een_eenheid_waarop_niemand_meer_wacht_wordt_overgeslagen, RUIM, async |store: &Store| {
    let (los, bezig) = bezet(store).await;
    let gelopen = Arc::new(AtomicBool::new(false));
    let wachtend = tokio::spawn({
        let (store, gelopen) = (store.clone(), Arc::clone(&gelopen));
        async move {
            store
                .schrijf(move |_| {
                    gelopen.store(true, Ordering::SeqCst);
                    Ok::<_, StoreFout>(())
                })
                .await
        }
    });
    tokio::task::yield_now().await;
    wachtend.abort();
    assert!(wachtend.await.unwrap_err().is_cancelled());
    los.send(()).unwrap();
    bezig.await.unwrap().unwrap();
    store.schrijf(|_| Ok::<_, StoreFout>(())).await.unwrap();
    assert!(!gelopen.load(Ordering::SeqCst));
});

op_beide!(lezen_ziet_een_moment, async |store: &Store| {
    let (gelezen, wacht_op_lezen) = mpsc::channel();
    let (geschreven, wacht_op_schrijven) = mpsc::channel();
    let wacht_op_schrijven = Arc::new(Mutex::new(wacht_op_schrijven));
    const VRAAG: &str = "SELECT stand AS getal FROM teller WHERE naam = 'a'";
    let lezer = tokio::spawn({
        let store = store.clone();
        async move {
            store
                .lees(move |tx| {
                    let eerst = getal(tx, VRAAG)?;
                    gelezen.send(()).unwrap();
                    wacht_op_schrijven.lock().unwrap().recv().unwrap();
                    Ok::<_, StoreFout>((eerst, getal(tx, VRAAG)?))
                })
                .await
        }
    });
    tokio::task::yield_now().await;
    wacht_op_lezen.recv().unwrap();
    store.schrijf(|tx| sql(tx, "UPDATE teller SET stand = 5 WHERE naam = 'a'")).await.unwrap();
    geschreven.send(()).unwrap();
    assert_eq!(lezer.await.unwrap(), Ok((0, 0)));
    assert_eq!(stand(store, "a").await, 5);
});

op_beide!(lezen_schrijft_niet, EEN, async |store: &Store| {
    let uitkomst = store.lees(|tx| sql(tx, "UPDATE teller SET stand = 5 WHERE naam = 'a'")).await;
    assert_eq!(uitkomst, Err(StoreFout::Database(Databaseklasse::AlleenLezen)));
    assert_eq!(stand(store, "a").await, 0);
});

op_beide!(gelijktijdig_lezen_en_ophogen_verliest_niets, async |store: &Store| {
    let taken: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .schrijf(|tx| {
                        let stand = getal(tx, "SELECT stand AS getal FROM teller WHERE naam = 'a'")?;
                        std::thread::sleep(Duration::from_millis(2));
                        sql(tx, &format!("UPDATE teller SET stand = {} WHERE naam = 'a'", stand + 1))
                    })
                    .await
            })
        })
        .collect();
    let mut gelukt = 0;
    for taak in taken {
        match taak.await.unwrap() {
            Ok(()) => gelukt += 1,
            // Ten collisions in a row are possible; what was refused was not kept.
            Err(fout) => assert_eq!(fout, StoreFout::Serialisatie),
        }
    }
    assert!(gelukt >= 10, "{gelukt}");
    assert_eq!(stand(store, "a").await, gelukt);
});

op_beide!(fouten_van_de_database_zijn_op_beide_dezelfde, async |store: &Store| {
    let fout = async |vraag: &'static str| store.schrijf(move |tx| sql(tx, vraag)).await.unwrap_err();
    assert!(matches!(
        fout("INSERT INTO teller VALUES ('a', 1)").await,
        StoreFout::Uniek { beperking: Some(_) }
    ));
    assert_eq!(
        fout("INSERT INTO teller VALUES ('c', NULL)").await,
        StoreFout::Database(Databaseklasse::NietLeeg)
    );
    assert_eq!(fout("SELECT * FROM geen_tabel").await, StoreFout::Database(Databaseklasse::Vraag));
});

op_beide!(de_laatste_verwijzing_maakt_af_wat_in_de_rij_staat, EEN, async |store: &Store| {
    // A unit of work may even hold the last handle itself, on its own lane.
    let mut kloon = Some(store.clone());
    store
        .schrijf(move |_| {
            drop(kloon.take());
            Ok::<_, StoreFout>(())
        })
        .await
        .unwrap();
    assert_eq!(store.gezond().await, Ok(()));
});
