//! Case systems over HTTP: the ZGW Zaken API. One question is one GET of the URL of a case, at a system that the settings
//! name; no other is ever asked.

mod instelling;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use klant_core::ZaakAntwoord;
use klant_core::configuratie::{Bestand, Configuratiefout};
use klant_register::klok::Klok;
use klant_register::{ZaakBron, lees_zaak};
use serde::Deserialize;
use ureq::{Agent, RequestBuilder};
use uuid::Uuid;

use self::instelling::Instelling;
use super::vrager::{Antwoord, Vrager};
use super::{Mislukking, jwt};

/// Case systems, each with what we show it of ourselves.
pub struct ZakenApi(Vec<Api>);

/// One case system.
struct Api {
    /// Its base URL, without a slash at the end.
    url: String,
    vrager: Arc<Vrager>,
    bewijs: Arc<Bewijs>,
}

/// By what a case system knows us. It has no `Debug`: it is secret.
struct Bewijs {
    client_id: String,
    secret: String,
    klok: Arc<dyn Klok>,
}

impl ZakenApi {
    /// Reads from a file which case systems are ours and how they are reached. Files that are named in it stand beside
    /// it. Nothing is asked yet.
    ///
    /// # Errors
    /// Every fault in the file, with its place.
    pub fn open(bestand: &Bestand, klok: &Arc<dyn Klok>) -> Result<Self, Vec<Configuratiefout>> {
        let api = |gelezen: Instelling| {
            let Instelling { url, client_id, secret, bereik } = gelezen;
            let bewijs = Arc::new(Bewijs { client_id, secret, klok: Arc::clone(klok) });
            Api { url, vrager: Arc::new(Vrager::nieuw("zaken", bereik)), bewijs }
        };
        Ok(Self(instelling::lees(bestand)?.into_iter().map(api).collect()))
    }

    /// The URL of each case system, and the status by which it answers a request about no case. It blocks.
    pub fn proef(&self) -> impl Iterator<Item = (&str, Result<u16, Mislukking>)> {
        self.0.iter().map(|api| {
            (api.url.as_str(), api.vrager.proef(|agent| api.bewijs.verzoek(agent, &api.url).call()))
        })
    }
}

impl fmt::Debug for ZakenApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ZakenApi({} systems)", self.0.len())
    }
}

impl Api {
    /// Whether this is the URL of a case here. The secret goes nowhere else, so nothing else may stand in it.
    fn heeft(&self, url: &str) -> bool {
        let uuid = url.strip_prefix(&self.url).and_then(|rest| rest.strip_prefix("/zaken/"));
        uuid.is_some_and(|uuid| uuid.len() == 36 && uuid.parse::<Uuid>().is_ok())
    }
}

impl Bewijs {
    fn verzoek(&self, agent: &Agent, url: &str) -> RequestBuilder<ureq::typestate::WithoutBody> {
        let token = jwt(&self.client_id, &self.secret, self.klok.nu().unix_timestamp());
        agent
            .get(url)
            .header("Authorization", format!("Bearer {token}"))
            .header("Accept", "application/json")
            .header("Accept-Crs", "EPSG:4326")
            // There is no content, but the description asks it of every request.
            .header("Content-Crs", "EPSG:4326")
    }
}

#[async_trait]
impl ZaakBron for ZakenApi {
    async fn zaak(&self, url: &str) -> ZaakAntwoord {
        let Some(api) = self.0.iter().find(|api| api.heeft(url)) else {
            tracing::warn!(
                bron = "zaken",
                "een zaak is niet gevraagd: haar URL is van geen ingestelde Zaken API"
            );
            return ZaakAntwoord::Onbereikbaar;
        };
        let (bewijs, url) = (Arc::clone(&api.bewijs), url.to_owned());
        let gevraagd = api.vrager.vraag(Box::new(move |agent| bewijs.verzoek(agent, &url).call())).await;
        let Ok(antwoord) = gevraagd else { return ZaakAntwoord::Onbereikbaar };
        lees(&antwoord).unwrap_or_else(|| {
            let status = antwoord.status;
            tracing::warn!(bron = "zaken", status, "een bron gaf een antwoord dat niet te lezen is");
            ZaakAntwoord::Onbereikbaar
        })
    }
}

/// What a Zaken API says when something is not there.
#[derive(Deserialize)]
struct Fout {
    status: u16,
}

/// None of what is no answer of a Zaken API. That a case does not exist lets data go, so a proxy that knows no such page
/// does not say it: only the API itself, in its own words.
fn lees(antwoord: &Antwoord) -> Option<ZaakAntwoord> {
    match antwoord.status {
        200 => lees_zaak(&antwoord.inhoud).map(ZaakAntwoord::Gevonden),
        status => {
            let fout: Fout = serde_json::from_slice(&antwoord.inhoud).ok()?;
            (fout.status == status).then_some(ZaakAntwoord::BestaatNiet)
        }
    }
}

#[cfg(test)]
mod proeven;
