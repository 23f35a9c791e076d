//! What is asked of one customer reads nothing of anyone else: SQLite means to begin with her, however little it knows of the tables.

use std::sync::{Arc, Mutex};

use diesel::connection::InstrumentationEvent;
use diesel::prelude::*;
use klant_core::{Elementen, Rol, Zoekvraag};
use klant_store::vraag::klantbeeld::{
    Keus, Verwezen, groepen, open_interacties, open_taken, tijdlijn, verwijzingen,
};
use klant_store::vraag::zoeken::zoek;
use klant_store::{Instelling, StoreFout, Tx};
use time::macros::datetime;

use crate::omgeving::{Proef, met, wacht};

#[derive(QueryableByName)]
struct Regel {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

/// What is asked for a klantbeeld.
fn klantbeeld(tx: &mut Tx<'_>) -> Result<(), StoreFout> {
    let moment = datetime!(2026-03-04 12:00 UTC);
    let profielen = ["klacht", "melding"].map(|code| code.parse().unwrap()).to_vec();
    for profielen in [None, Some(profielen)] {
        let keus = Keus {
            partij: 1,
            hoedanigheid: Rol::Klant,
            profielen,
            vertrouwelijk_van: Some(vec!["Burgerzaken".to_owned()]),
        };
        open_interacties(tx, &keus, &[(30, moment), (60, moment)], 20)?;
        open_taken(tx, &keus, 20)?;
        tijdlijn(tx, &keus, Some((moment, 7)), 20)?;
        verwijzingen(tx, &keus, Verwezen::Zaak, 20)?;
        verwijzingen(tx, &keus, Verwezen::Document, 20)?;
    }
    groepen(tx, 1, Rol::Klant).map(drop)
}

/// The lines of its plan that go through something other than her contacts.
fn leest_van_anderen(tx: &mut Tx<'_>, vraag: &str) -> Result<Vec<String>, StoreFout> {
    let tekst = vraag.split(" -- binds").next().unwrap_or(vraag);
    let plan: Vec<Regel> = met!(tx, |c| diesel::sql_query(format!("EXPLAIN QUERY PLAN {tekst}")).load(c))?;
    // Her contacts, what was gathered of them, and a list of numbers. In the counting that is called as a table elsewhere.
    let van_haar: &[&str] = if tekst.contains(") b JOIN") { &["b"] } else { &["zij", "h", "v"] };
    let gaat_door = |regel: &str| {
        regel.strip_prefix("SCAN ").is_some_and(|rest| {
            let wat = rest.split(' ').next().unwrap_or(rest);
            !van_haar.contains(&wat) && wat != "json_each"
        })
    };
    Ok(plan.into_iter().map(|regel| regel.detail).filter(|regel| gaat_door(regel)).collect())
}

/// What SQLite means to read of others for what this asks.
fn gelezen_van_anderen(vragen: fn(&mut Tx<'_>) -> Result<(), StoreFout>) -> Vec<String> {
    let proef = Proef::sqlite(Instelling::default());
    let lees = move |tx: &mut Tx<'_>| {
        let gevraagd = Arc::new(Mutex::new(Vec::new()));
        let Tx::Sqlite(verbinding) = tx else { panic!("it is SQLite") };
        let schrijver = Arc::clone(&gevraagd);
        verbinding.set_instrumentation(move |gebeurtenis: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { query, .. } = gebeurtenis {
                schrijver.lock().unwrap().push(query.to_string());
            }
        });
        vragen(tx)?;
        let gevraagd = std::mem::take(&mut *gevraagd.lock().unwrap());
        assert!(!gevraagd.is_empty());
        let mut fouten = Vec::new();
        for vraag in &gevraagd {
            fouten.extend(leest_van_anderen(tx, vraag)?.into_iter().map(|regel| format!("{regel}: {vraag}")));
        }
        Ok::<_, StoreFout>(fouten)
    };
    wacht(proef.store.lees(lees)).unwrap()
}

#[test]
fn een_klantbeeld_leest_niets_van_anderen() {
    assert_eq!(gelezen_van_anderen(klantbeeld), [""; 0]);
}

#[test]
fn s17b_wie_wordt_gezocht_wordt_gevonden_zonder_de_anderen_te_lezen() {
    let zoek_alles = |tx: &mut Tx<'_>| {
        for vraag in [
            Zoekvraag::Emailadres("mina@example.com".parse().unwrap()),
            Zoekvraag::Telefoonnummer("0612345678".parse().unwrap()),
            Zoekvraag::NaamEnPostcode {
                achternaam: "Pieterse".to_owned(),
                postcode: "1234 AB".parse().unwrap(),
            },
        ] {
            for ook_geheim in [false, true] {
                zoek(tx, &vraag, vraag.zoekt_in(Elementen::alle()), ook_geheim, 21)?;
            }
        }
        Ok(())
    };
    assert_eq!(gelezen_van_anderen(zoek_alles), [""; 0]);
}
