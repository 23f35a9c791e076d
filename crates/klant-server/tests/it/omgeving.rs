//! A register on a database of its own, and access bounded by a machtiging.

use std::collections::BTreeMap;
use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use klant_core::id::PartijId;
use klant_core::machtiging::{Bereik, Doelmachtiging, Houder, Machtiging, Machtigingenset};
use klant_core::{Doel, Element, Elementen, Handeling, Niveau, Rol, Toegang, Wie};
use klant_register::brp::GeenBrp;
use klant_register::klok::{Systeemklok, Toeval};
use klant_register::store::{Database, Instelling, Sleutelbos, Store, migreer};
use klant_register::{Klantbeeldvraag, Klantverwijzing, Register, lees_profielen};
use klant_server::verzoek::{lees_interactie, lees_klant};
use klant_server::weergave::klantbeeld_json;
use serde_json::Value;
use tempfile::TempDir;

/// Makes a test for each database out of one async function that takes a [`Proef`].
macro_rules! op_beide {
    ($naam:ident, $werk:expr) => {
        mod $naam {
            use super::*;

            #[test]
            fn sqlite() {
                crate::omgeving::wacht($werk(crate::omgeving::Proef::sqlite()));
            }

            #[test]
            fn postgres() {
                crate::omgeving::wacht($werk(crate::omgeving::Proef::postgres()));
            }
        }
    };
}
pub(crate) use op_beide;

/// A register with the example profiles.
pub(crate) struct Proef {
    pub(crate) register: Register,
    _map: TempDir,
    postgres: Option<String>,
}

impl Proef {
    pub(crate) fn sqlite() -> Self {
        let map = tempfile::tempdir().expect("a folder");
        Self::open(&Database::Sqlite(map.path().join("klant.db")), map, None)
    }

    pub(crate) fn postgres() -> Self {
        static NUMMER: AtomicUsize = AtomicUsize::new(0);
        let naam = format!("klant_server_{}_{}", std::process::id(), NUMMER.fetch_add(1, Ordering::Relaxed));
        beheer(&format!("CREATE DATABASE {naam} TEMPLATE template0 ENCODING 'UTF8'"));
        let beheer = beheer_url();
        let (plaats, opties) = beheer.split_once('?').unwrap_or((&beheer, ""));
        let (machine, _) = plaats.rsplit_once('/').expect("the URL names a database");
        let url = format!("{machine}/{naam}?{opties}").parse().expect("a URL");
        Self::open(&url, tempfile::tempdir().expect("a folder"), Some(naam))
    }

    fn open(database: &Database, map: TempDir, postgres: Option<String>) -> Self {
        migreer(database).expect("a schema");
        let store = Store::open(database, Instelling::default()).expect("a new database");
        let (sleutels, _) = Sleutelbos::lees_of_maak(&map.path().join("sleutel")).expect("new keys");
        let profielen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/interactieprofielen");
        let profielen = lees_profielen(&profielen).expect("the examples are right");
        let register = Register::nieuw(
            store,
            sleutels,
            profielen,
            Arc::new(GeenBrp),
            Arc::new(Systeemklok),
            Arc::new(Toeval),
        );
        Self { register, _map: map, postgres }
    }

    /// Registers a customer, by the body of the API.
    pub(crate) async fn klant(&self, klant: &Value) -> PartijId {
        let klant = lees_klant(klant.to_string().as_bytes()).expect("a right body");
        self.register.registreer_klant(&vol("balie"), klant).await.expect("registered").partij.id
    }

    /// Records an interactie as this application.
    pub(crate) async fn interactie(&self, toepassing: &str, interactie: &Value) {
        let interactie = lees_interactie(interactie.to_string().as_bytes()).expect("a right body");
        self.register.registreer_interactie(&vol(toepassing), interactie).await.expect("recorded");
    }

    /// The klantbeeld of a customer as JSON.
    pub(crate) async fn klantbeeld(&self, toegang: &Toegang, klant: PartijId) -> Value {
        let klant = Klantverwijzing::Uuid(klant);
        let vraag = Klantbeeldvraag { klant, hoedanigheid: Rol::Klant, na: None, aantal: 25 };
        klantbeeld_json(&self.register.klantbeeld(toegang, vraag).await.expect("a klantbeeld"))
    }
}

impl Drop for Proef {
    fn drop(&mut self) {
        if let Some(naam) = &self.postgres {
            beheer(&format!("DROP DATABASE IF EXISTS {naam} WITH (FORCE)"));
        }
    }
}

fn beheer_url() -> String {
    std::env::var("KLANT_TEST_POSTGRES")
        .expect("set KLANT_TEST_POSTGRES to the URL of a PostgreSQL superuser")
}

fn beheer(sql: &str) {
    let mut verbinding = PgConnection::establish(&beheer_url()).expect("PostgreSQL answers");
    verbinding.batch_execute(sql).expect("allowed");
}

/// Runs a future to its end.
pub(crate) fn wacht<F: Future>(toekomst: F) -> F::Output {
    actix_web::rt::System::new().block_on(toekomst)
}

/// Access of an application without machtiging.
pub(crate) fn vol(toepassing: &str) -> Toegang {
    Toegang::nieuw(Wie::Toepassing(toepassing.to_owned()), Doel::niet_bepaald(), Niveau::Hoog, true)
}

/// What an application may do for the one purpose that it has.
pub(crate) struct Recht<'a> {
    pub(crate) handelingen: &'a [Handeling],
    pub(crate) elementen: &'a [Element],
    pub(crate) profielen: Option<&'a [&'a str]>,
    pub(crate) buiten_gemeente: bool,
}

/// Access of an application that is bounded so.
pub(crate) fn begrensd(toepassing: &str, recht: &Recht<'_>) -> Toegang {
    let doel: Doel = "proef".parse().expect("a code");
    let codes = |codes: &[&str]| codes.iter().map(|code| code.parse().expect("a code")).collect();
    let deel = Doelmachtiging {
        handelingen: recht.handelingen.iter().copied().collect(),
        elementen: recht.elementen.iter().copied().collect::<Elementen>(),
        profielen: recht.profielen.map_or(Bereik::Alle, |lijst| Bereik::Profielen(codes(lijst))),
        minimaal_niveau: Niveau::Geen,
        buiten_gemeente: recht.buiten_gemeente,
    };
    let machtiging = Machtiging {
        code: "proef".to_owned(),
        naam: "Proef".to_owned(),
        omschrijving: String::new(),
        standaarddoel: doel.clone(),
        toepassingen: vec![toepassing.to_owned()],
        rollen: Vec::new(),
        doelen: BTreeMap::from([(doel, deel)]),
    };
    let machtigingen = BTreeMap::from([("proef".to_owned(), machtiging)]);
    let set = Machtigingenset { machtigingen, ..Machtigingenset::default() };
    let houder = Houder { toepassing: Some(toepassing), codes: &[], rollen: &[] };
    vol(toepassing).begrensd_door(Arc::new(set.toekenning(&houder).expect("it is held")))
}
