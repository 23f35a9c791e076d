//! The client of a ZGW Notificaties API. What goes wrong is told as a class: neither an answer nor an address is repeated.

use std::time::Duration;

use klant_register::Notificatiekanaal;
use klant_register::klok::{Klok as _, Systeemklok};
use klant_server::uitgaand::{self, Mislukking, jwt};
use serde_json::{Value, json};
use ureq::{Agent, Body, http};

use super::{Bewijs, Notificatiedienst};

/// How long a request may take in all.
pub(crate) const TIJD: Duration = Duration::from_secs(10);

/// What became of a kanaal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kanaalstand {
    /// It is registered now.
    Geregistreerd,
    /// It was there already.
    BestondAl,
}

/// A connection to the service, kept open between requests.
pub(crate) struct Client {
    agent: Agent,
    url: String,
    bewijs: Bewijs,
}

impl Client {
    pub(crate) fn nieuw(dienst: &Notificatiedienst) -> Self {
        let agent = uitgaand::agent(TIJD);
        Self { agent, url: dienst.url.clone(), bewijs: dienst.bewijs.clone() }
    }

    /// Sends a notification.
    pub(crate) fn verstuur(&self, bericht: &str) -> Result<(), Mislukking> {
        let mut antwoord = self.post("notificaties", bericht)?;
        let status = antwoord.status();
        // The connection is used again only when the answer was read.
        let _ = antwoord.body_mut().read_to_vec();
        if status.is_success() { Ok(()) } else { Err(Mislukking::Status(status.as_u16())) }
    }

    /// Registers a kanaal, unless it is there.
    pub(crate) fn registreer(
        &self,
        kanaal: Notificatiekanaal,
        documentatie: &str,
    ) -> Result<Kanaalstand, Mislukking> {
        if self.bestaat(kanaal)? {
            return Ok(Kanaalstand::BestondAl);
        }
        let lichaam = json!({
            "naam": kanaal.naam(),
            "documentatieLink": documentatie,
            "filters": kanaal.kenmerken(),
        });
        let status = self.post("kanaal", &lichaam.to_string())?.status();
        if status.is_success() {
            Ok(Kanaalstand::Geregistreerd)
        } else {
            Err(Mislukking::Status(status.as_u16()))
        }
    }

    fn bestaat(&self, kanaal: Notificatiekanaal) -> Result<bool, Mislukking> {
        let url = format!("{}/kanaal?naam={}", self.url, kanaal.naam());
        let verzoek = self.agent.get(url).header("Authorization", self.kop());
        let mut antwoord = verzoek.header("Accept", "application/json").call()?;
        if !antwoord.status().is_success() {
            return Err(Mislukking::Status(antwoord.status().as_u16()));
        }
        let gelezen = antwoord.body_mut().read_to_vec()?;
        let lijst: Value = serde_json::from_slice(&gelezen).unwrap_or_default();
        let kanalen = lijst.as_array().or_else(|| lijst.get("results").and_then(Value::as_array));
        let naam = |gevonden: &Value| gevonden.get("naam").and_then(Value::as_str) == Some(kanaal.naam());
        Ok(kanalen.is_some_and(|kanalen| kanalen.iter().any(naam)))
    }

    fn post(&self, pad: &str, lichaam: &str) -> Result<http::Response<Body>, Mislukking> {
        let verzoek = self.agent.post(format!("{}/{pad}", self.url));
        let verzoek = verzoek.header("Authorization", self.kop()).header("Accept", "application/json");
        Ok(verzoek.header("Content-Type", "application/json").send(lichaam)?)
    }

    fn kop(&self) -> String {
        match &self.bewijs {
            Bewijs::Vast(kop) => kop.clone(),
            Bewijs::Jwt { client_id, secret } => {
                format!("Bearer {}", jwt(client_id, secret, Systeemklok.nu().unix_timestamp()))
            }
        }
    }
}
