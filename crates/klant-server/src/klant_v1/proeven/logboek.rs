//! What the log line says, and what it never says.

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::http::Method;
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use super::{BALIE, Proef, token};

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

    let balie = token(BALIE);
    let koppen = [("authorization", balie.as_str()), ("doel", "terugbellen"), ("x-request-id", "kenmerk-1")];
    let pad = "/klant/api/v1/klanten/999990007?bsn=999990019&email=mina@example.org";
    proef.vraag(Method::GET, pad, &koppen, "").await;
    proef.vraag(Method::GET, "/999990020?bsn=999990032", &[], "").await;

    let regels: Vec<Value> =
        papier.regels().into_iter().filter(|regel| regel["fields"]["message"] == "verzoek").collect();
    let [eerste, tweede] = regels.as_slice() else { panic!("two lines, not {}", regels.len()) };
    let velden = &eerste["fields"];
    assert_eq!(velden["methode"], "GET");
    assert_eq!(velden["route"], "/klant/api/v1/klanten/{uuid}");
    assert_eq!(velden["status"], 400);
    assert_eq!(velden["kenmerk"], "kenmerk-1");
    assert_eq!(velden["toepassing"], "balie");
    assert_eq!(velden["doel"], "terugbellen");
    assert!(velden["milliseconden"].is_number());
    assert_eq!(tweede["fields"]["route"], "(onbekend)");
    assert_eq!(tweede["fields"].get("toepassing"), None);
    let alles = json!(papier.regels()).to_string();
    assert!(!alles.contains("99999") && !alles.contains("mina") && !alles.contains(BALIE), "{alles}");
}
