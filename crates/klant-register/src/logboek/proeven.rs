//! Readers that wait together, and who may look into the log.

use std::sync::{Arc, mpsc};

use klant_core::id::PartijId;
use klant_core::profiel::Profielenset;
use klant_core::{Code, Doel, Niveau, Toegang, Wie};
use klant_store::{Instelling, Sleutelbos, Store, StoreFout};
use tempfile::TempDir;
use time::macros::datetime;
use uuid::Uuid;

use super::{Logboekstand, Periode};
use crate::brp::GeenBrp;
use crate::fout::Fout;
use crate::gebruik::Bladzijde;
use crate::klok::{Systeemklok, Toeval};
use crate::register::Register;

/// A register of which the store is at hand too. SQLite has one writer, so that a test can hold it.
fn register() -> (Arc<Register>, Store, TempDir) {
    let map = TempDir::new().expect("a folder");
    let url = format!("sqlite:{}", map.path().join("klant.db").display());
    let store = Store::open(&url.parse().expect("a url"), Instelling::default()).expect("a store");
    let (sleutels, _) = Sleutelbos::lees_of_maak(&map.path().join("sleutel")).expect("keys");
    let register = Register::nieuw(
        store.clone(),
        sleutels,
        Profielenset::ingebouwd(),
        Arc::new(GeenBrp),
        Arc::new(Systeemklok),
        Arc::new(Toeval),
    );
    (Arc::new(register), store, map)
}

fn toegang() -> Toegang {
    Toegang::nieuw(Wie::Toepassing("balie".into()), Doel::niet_bepaald(), Niveau::Hoog, true)
}

fn wacht<T>(werk: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime").block_on(werk)
}

#[test]
fn s25_wie_wacht_terwijl_er_wordt_geschreven_gaat_samen_in_de_volgende_transactie() {
    const LEZERS: u64 = 32;
    let (register, store, _map) = register();
    wacht(async {
        let (begonnen, is_begonnen) = mpsc::channel();
        let (los, losgelaten) = mpsc::channel::<()>();
        let bezet = {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .schrijf(move |_| {
                        let _ = begonnen.send(());
                        // Until the readers wait; the channel is closed when the test is over, whatever comes of it.
                        let _ = losgelaten.recv();
                        Ok::<_, StoreFout>(())
                    })
                    .await
            })
        };
        tokio::task::yield_now().await;
        is_begonnen.recv().expect("the writer is held");
        let lezers: Vec<_> = (0..LEZERS)
            .map(|_| {
                let register = Arc::clone(&register);
                tokio::spawn(
                    async move { register.toon_klant(&toegang(), PartijId::nieuw(Uuid::nil())).await },
                )
            })
            .collect();
        // They all wait for the one writer: one of them is with it, and the others are behind.
        while register.logboek.as_ref().map_or(0, |logboek| logboek.wachtrij.wachtend()) < 31 {
            tokio::task::yield_now().await;
        }
        assert!(
            lezers.iter().all(|lezer| !lezer.is_finished()),
            "an answer left before its line was durable"
        );
        drop(los);
        for lezer in lezers {
            assert!(matches!(lezer.await, Ok(Err(Fout::NietGevonden))));
        }
        bezet.await.expect("a task").expect("a write");
    });
    assert_eq!(register.logboekstand(), Some(Logboekstand { regels: LEZERS, mislukt: 0, groepen: 2 }));
}

#[test]
fn s25_zonder_het_recht_te_verantwoorden_ziet_niemand_het_logboek() {
    let (register, _store, _map) = register();
    let zonder = toegang().zonder_rechten();
    let geweigerd = |uitkomst: Option<Fout>| match uitkomst {
        Some(Fout::Verboden(redenen)) => redenen.iter().all(|reden| reden.code() == Code::S23GeenMachtiging),
        _ => false,
    };
    let wie = PartijId::nieuw(Uuid::nil());
    let bladzijde = Bladzijde { na: None, aantal: 10 };
    assert!(geweigerd(wacht(register.zoek_verwerkingen(&zonder, wie, Periode::default(), bladzijde)).err()));
    assert!(geweigerd(wacht(register.exporteer_verwerkingen(&zonder, Periode::default(), None, 10)).err()));
    let morgen = datetime!(9000-01-01 0:00 UTC);
    assert!(geweigerd(wacht(register.ruim_verwerkingen_op(&zonder, morgen)).err()));
    assert!(wacht(register.zoek_verwerkingen(&toegang(), wie, Periode::default(), bladzijde)).is_ok());
    assert_eq!(wacht(register.ruim_verwerkingen_op(&toegang(), morgen)).ok(), Some(1));
}
