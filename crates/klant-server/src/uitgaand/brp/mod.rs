//! The BRP over HTTP: Haal Centraal "BRP Personen bevragen" 2.x. One question, one person, and of her only what an envelope
//! needs.

mod antwoord;
mod instelling;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use klant_core::BrpAntwoord;
use klant_core::configuratie::{Bestand, Configuratiefout};
use klant_core::waarde::Bsn;
use klant_register::BrpBron;
use serde_json::json;

use self::instelling::{Instelling, Koppen};
use super::Mislukking;
use super::vrager::Vrager;

/// The fields that are asked for. What the source remarks of them (in onderzoek, geheimhouding, opschorting, and that she
/// does not live there) comes by itself, and may not be asked.
const VELDEN: [&str; 5] = [
    "adressering.adresregel1",
    "adressering.adresregel2",
    "adressering.adresregel3",
    "adressering.land",
    "verblijfplaats.functieAdres",
];

/// The media type, as the description of the API spells it.
const JSON: &str = "application/json; charset=utf-8";

/// The base register of persons, reached over HTTP.
pub struct BrpApi {
    vrager: Arc<Vrager>,
    url: Arc<str>,
    koppen: Arc<Koppen>,
}

impl BrpApi {
    /// Reads from a file how the BRP is reached. Files that are named in it stand beside it. Nothing is asked yet.
    ///
    /// # Errors
    /// Every fault in the file, with its place.
    pub fn open(bestand: &Bestand) -> Result<Self, Vec<Configuratiefout>> {
        let Instelling { url, koppen, bereik } = instelling::lees(bestand)?;
        let vrager = Arc::new(Vrager::nieuw("BRP", bereik));
        Ok(Self { vrager, url: format!("{url}/personen").into(), koppen: Arc::new(koppen) })
    }

    /// The status by which the BRP answers a request about nobody. It blocks.
    ///
    /// # Errors
    /// Why it did not answer.
    pub fn proef(&self) -> Result<u16, Mislukking> {
        self.vrager.proef(|agent| {
            let verzoek = agent.get(&*self.url).header("Accept", JSON);
            self.koppen.iter().fold(verzoek, |verzoek, (naam, waarde)| verzoek.header(naam, waarde)).call()
        })
    }
}

impl fmt::Debug for BrpApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BrpApi(…)")
    }
}

#[async_trait]
impl BrpBron for BrpApi {
    async fn verblijfsadres(&self, bsn: &Bsn) -> BrpAntwoord {
        // In the body alone: an address stands in logs.
        let lichaam = json!({
            "type": "RaadpleegMetBurgerservicenummer",
            "burgerservicenummer": [bsn.bloot()],
            "fields": VELDEN,
        })
        .to_string();
        let (url, koppen) = (Arc::clone(&self.url), Arc::clone(&self.koppen));
        let gevraagd = self.vrager.vraag(Box::new(move |agent| {
            let verzoek = agent.post(&*url).header("Accept", JSON).header("Content-Type", JSON);
            let verzoek = koppen.iter().fold(verzoek, |verzoek, (naam, waarde)| verzoek.header(naam, waarde));
            verzoek.send(&lichaam)
        }));
        match gevraagd.await {
            Ok(gekregen) if gekregen.status == 200 => {
                antwoord::lees(&gekregen.inhoud).unwrap_or_else(|| {
                    // What was wrong is not told: it would repeat the answer.
                    tracing::warn!(bron = "BRP", "een bron gaf een antwoord dat niet te lezen is");
                    BrpAntwoord::Onbereikbaar
                })
            }
            Ok(gekregen) => {
                tracing::warn!(bron = "BRP", status = gekregen.status, "op dit adres is er geen BRP");
                BrpAntwoord::Onbereikbaar
            }
            Err(_) => BrpAntwoord::Onbereikbaar,
        }
    }
}
