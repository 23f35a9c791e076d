//! The requests, and asking them.

use std::time::Duration;

use klant_core::id::PartijId;
use klant_register::genereren::Gegevens;
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use ureq::Agent;
use ureq::http::Request;

use crate::cli::Meting;

const WIRE: &str = "/klantinteracties/api/v1";
const EIGEN: &str = "/klant/api/v1";
/// How many customers with contacts are asked for by turns.
const BEKENDEN: u32 = 2_000;

/// One request.
pub(super) struct Verzoek {
    pad: String,
    lichaam: Option<Value>,
}

/// What the requests can be about: the data set, and what is counted in it once.
pub(super) struct Plan {
    gegevens: Gegevens,
    klantcontacten: u32,
    met_contacten: Vec<PartijId>,
    /// When what it records takes place, in the form of the wire.
    nu: String,
}

impl Plan {
    pub(super) fn maak(gegevens: Gegevens, nu: OffsetDateTime) -> Self {
        // Spread over the set, and none with thousands: that is another question.
        let stap = (gegevens.partijen / BEKENDEN).max(1);
        let met_contacten = (0..gegevens.partijen)
            .step_by(stap as usize)
            .filter_map(|rang| {
                let buur = (rang..gegevens.partijen.min(rang + stap))
                    .find(|rang| (1..=100).contains(&gegevens.klantcontacten_van(*rang)))?;
                Some(gegevens.partij(buur))
            })
            .collect();
        Self {
            gegevens,
            klantcontacten: gegevens.klantcontacten(),
            met_contacten,
            nu: nu.format(&Rfc3339).unwrap_or_default(),
        }
    }

    /// The request with this rank of a round. Another round asks about others.
    pub(super) fn verzoek(&self, meting: Meting, ronde: u32, rang: u32) -> Verzoek {
        let toeval = verspreid(u64::from(ronde) << 32 | u64::from(rang));
        let klant = onder(toeval, self.gegevens.partijen);
        let partij = self.gegevens.partij(klant);
        let lees = |pad: String| Verzoek { pad, lichaam: None };
        let schrijf = |pad: String, lichaam: Value| Verzoek { pad, lichaam: Some(lichaam) };
        match meting {
            Meting::Partij => lees(format!("{WIRE}/partijen/{partij}")),
            Meting::PartijExpand => lees(format!("{WIRE}/partijen/{partij}?expand=digitaleAdressen")),
            Meting::Bsn => lees(format!(
                "{WIRE}/partijen?partijIdentificator__codeObjecttype=natuurlijk_persoon\
                 &partijIdentificator__codeRegister=brp&partijIdentificator__codeSoortObjectId=bsn\
                 &partijIdentificator__objectId={}",
                self.bsn(klant)
            )),
            Meting::Bladzijde => lees(format!("{WIRE}/partijen?pageSize=100")),
            Meting::LateBladzijde => lees(format!(
                "{WIRE}/partijen?page={}&pageSize=100",
                (self.gegevens.partijen / 1000 * 9).max(1)
            )),
            Meting::Klantcontacten => lees(format!(
                "{WIRE}/klantcontacten?hadBetrokkene__wasPartij__uuid={}&expand=hadBetrokkenen",
                self.met_contacten(toeval, partij)
            )),
            Meting::PostKlantcontact => schrijf(format!("{WIRE}/klantcontacten"), self.wirecontact()),
            Meting::MaakKlantcontact => schrijf(
                format!("{WIRE}/maak-klantcontact"),
                json!({
                    "klantcontact": self.wirecontact(),
                    "betrokkene": {
                        "wasPartij": { "uuid": partij.to_string() },
                        "rol": "klant",
                        "initiator": true,
                        "contactnaam": { "voornaam": "Mina", "achternaam": "Vries", "voorvoegselAchternaam": "de" },
                    },
                    "onderwerpobject": {
                        "wasKlantcontact": null,
                        "onderwerpobjectidentificator": {
                            "objectId": partij.to_string(),
                            "codeObjecttype": "zaak",
                            "codeRegister": "open-zaak",
                            "codeSoortObjectId": "uuid",
                        },
                    },
                }),
            ),
            Meting::Interactie => schrijf(
                format!("{EIGEN}/interacties"),
                json!({
                    "klantcontact": {
                        "kanaal": "telefoon",
                        "onderwerp": "Een meting",
                        "betrokkenen": [{
                            "rol": "klant",
                            "initiator": true,
                            "klant": { "uuid": partij.to_string() },
                            "digitaleAdressen": [{ "soort": "telefoonnummer", "adres": "+31600123456" }],
                        }],
                    },
                }),
            ),
            Meting::Bepaal => {
                let interactie = self.gegevens.interactie(onder(toeval, self.klantcontacten));
                schrijf(format!("{EIGEN}/interacties/{interactie}/contactgegevens/_bepaal"), json!({}))
            }
            Meting::Klantbeeld => schrijf(
                format!("{EIGEN}/klantbeelden/_bepaal"),
                json!({ "klant": self.met_contacten(toeval, partij).to_string() }),
            ),
        }
    }

    /// One of the customers with contacts.
    fn met_contacten(&self, toeval: u64, anders: PartijId) -> PartijId {
        let plaats = onder(toeval, u32::try_from(self.met_contacten.len()).unwrap_or(0));
        self.met_contacten.get(plaats as usize).copied().unwrap_or(anders)
    }

    fn wirecontact(&self) -> Value {
        json!({
            "kanaal": "telefoon",
            "onderwerp": "Een meting",
            "inhoud": "Zij vraagt wat de stand van zaken is.",
            "indicatieContactGelukt": true,
            "taal": "nld",
            "vertrouwelijk": false,
            "plaatsgevondenOp": self.nu,
        })
    }

    /// The BSN of this customer, or of the first after her who has one.
    fn bsn(&self, klant: u32) -> String {
        (klant..).find_map(|rang| self.gegevens.bsn(rang % self.gegevens.partijen)).unwrap_or_default()
    }
}

/// Neighbours far apart (the finaliser of MurmurHash3).
pub(super) const fn verspreid(getal: u64) -> u64 {
    let mut z = getal.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    z = (z ^ (z >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    z ^ (z >> 33)
}

/// A number below this one; zero when there is none.
pub(super) const fn onder(toeval: u64, grens: u32) -> u32 {
    // The upper half of a product of two halves is below the limit, so it fits.
    (((toeval >> 32) * grens as u64) >> 32) as u32
}

/// One connection to the server.
pub(super) struct Aanroeper<'a> {
    agent: Agent,
    basis: &'a str,
    token: String,
}

impl<'a> Aanroeper<'a> {
    pub(super) fn nieuw(basis: &'a str, token: &str) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .max_idle_connections_per_host(1)
            .build()
            .new_agent();
        Self { agent, basis, token: format!("Token {token}") }
    }

    /// Asks, and reads the whole answer. Otherwise: what went wrong, without what was asked.
    pub(super) fn vraag(&self, verzoek: &Verzoek) -> Result<(), String> {
        let methode = if verzoek.lichaam.is_some() { "POST" } else { "GET" };
        let bouw = Request::builder()
            .method(methode)
            .uri(format!("{}{}", self.basis, verzoek.pad))
            .header("authorization", &self.token)
            .header("accept", "application/json");
        let antwoord = match &verzoek.lichaam {
            Some(lichaam) => bouw
                .header("content-type", "application/json")
                .body(lichaam.to_string())
                .map(|verzoek| self.agent.run(verzoek)),
            None => bouw.body(()).map(|verzoek| self.agent.run(verzoek)),
        };
        let mut antwoord = antwoord
            .map_err(|_| "een URL die geen URL is".to_owned())?
            .map_err(|fout| format!("geen antwoord ({})", soort(&fout)))?;
        let status = antwoord.status();
        let gelezen = antwoord.body_mut().with_config().limit(256 * 1024 * 1024).read_to_vec();
        match gelezen {
            Ok(_) if status.is_success() => Ok(()),
            Ok(_) => Err(format!("status {}", status.as_u16())),
            Err(fout) => Err(format!("een half antwoord ({})", soort(&fout))),
        }
    }
}

/// The kind of a fault of the connection; its text could repeat the URL.
fn soort(fout: &ureq::Error) -> &'static str {
    match fout {
        ureq::Error::Timeout(_) => "te laat",
        ureq::Error::ConnectionFailed | ureq::Error::HostNotFound => "de server is niet bereikbaar",
        ureq::Error::Io(fout) if fout.kind() == std::io::ErrorKind::ConnectionRefused => {
            "de server is niet bereikbaar"
        }
        _ => "de verbinding brak",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use klant_core::Keuze as _;
    use time::macros::datetime;

    #[test]
    fn elk_verzoek_valt_binnen_de_gegevens() {
        let gegevens = Gegevens { partijen: 200, zaad: 3 };
        let plan = Plan::maak(gegevens, datetime!(2026-11-24 10:00 UTC));
        assert!(!plan.met_contacten.is_empty());
        let bekend: Vec<String> = (0..200).map(|rang| gegevens.partij(rang).to_string()).collect();
        for rang in 0..500 {
            let pad = plan.verzoek(Meting::Partij, 1, rang).pad;
            assert!(bekend.iter().any(|uuid| pad.ends_with(uuid)), "{pad}");
        }
        assert!(plan.verzoek(Meting::LateBladzijde, 1, 0).pad.contains("page=1&"));
        for meting in Meting::ALLE {
            let verzoek = plan.verzoek(*meting, 1, 7);
            assert!(verzoek.pad.starts_with(WIRE) || verzoek.pad.starts_with(EIGEN));
        }
    }

    #[test]
    fn een_andere_ronde_vraagt_naar_anderen() {
        let plan = Plan::maak(Gegevens { partijen: 10_000, zaad: 3 }, datetime!(2026-11-24 10:00 UTC));
        let paden =
            |ronde| (0..50).map(|rang| plan.verzoek(Meting::Partij, ronde, rang).pad).collect::<Vec<_>>();
        assert_ne!(paden(0), paden(1));
        assert_eq!(paden(1), paden(1));
    }
}
