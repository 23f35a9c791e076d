//! What the log line says, and what it never says.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::http::Method;
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use super::{BALIE, Proef, token};

const UUID: &str = "3f0c9b1e-1111-4222-8333-444455556666";

#[derive(Clone, Default)]
struct Papier(Arc<Mutex<Vec<u8>>>);

impl Write for Papier {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Papier {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

impl Papier {
    fn regels(&self) -> Vec<Value> {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tekst = String::from_utf8(bytes.clone()).expect("UTF-8");
        tekst.lines().map(|regel| serde_json::from_str(regel).expect("a JSON line")).collect()
    }
}

#[actix_web::test]
async fn s23b_logregel_noemt_de_route_en_nooit_de_vraag() {
    let proef = Proef::nieuw().await;
    let papier = Papier::default();
    let abonnee = tracing_subscriber::fmt().json().with_writer(papier.clone()).finish();
    let _wacht = tracing::subscriber::set_default(abonnee);

    // Another test may be passing the place of the log line for the first time, before it heard of this reader.
    proef.vraag(Method::GET, "/", &[], "").await;
    tracing::callsite::rebuild_interest_cache();
    papier.0.lock().unwrap_or_else(PoisonError::into_inner).clear();

    let balie = token(BALIE);
    let koppen = [("authorization", balie.as_str()), ("doel", "terugbellen"), ("x-request-id", UUID)];
    let pad = "/klant/api/v1/klanten/999990007?bsn=999990019&email=mina@example.org";
    let fout = proef.vraag(Method::GET, pad, &koppen, "").await;
    proef.vraag(Method::GET, "/999990020?bsn=999990032", &[], "").await;
    let koppen = [("authorization", balie.as_str()), ("doel", "999990007"), ("x-request-id", "999990019")];
    let goed = proef.vraag(Method::GET, "/klant/api/v1/interactieprofielen", &koppen, "").await;
    assert_eq!(goed.status, 200, "{}", goed.tekst);

    let regels: Vec<Value> =
        papier.regels().into_iter().filter(|regel| regel["fields"]["message"] == "verzoek").collect();
    let [eerste, tweede, derde] = regels.as_slice() else { panic!("three lines, not {}", regels.len()) };
    let velden = &eerste["fields"];
    assert_eq!(velden["methode"], "GET");
    assert_eq!(velden["route"], "/klant/api/v1/klanten/{uuid}");
    assert_eq!(velden["status"], 400);
    assert_eq!(velden["kenmerk"], UUID);
    assert_eq!(velden["toepassing"], "balie");
    assert_eq!(velden["doel"], "terugbellen");
    assert_eq!(velden["instance"], fout.json()["instance"]);
    assert!(velden["milliseconden"].is_number());
    assert_eq!(tweede["fields"]["route"], "(onbekend)");
    assert_eq!(tweede["fields"].get("toepassing"), None);
    assert_eq!(derde["fields"]["toepassing"], "balie");
    assert_eq!(derde["fields"].get("doel"), None);
    assert_eq!(derde["fields"].get("instance"), None);
    let alles = json!(papier.regels()).to_string();
    assert!(!alles.contains("99999") && !alles.contains("mina") && !alles.contains(BALIE), "{alles}");
}
