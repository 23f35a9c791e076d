//! The adapter to the ZGW Zaken API against a stand-in: what it asks, what comes of each answer, and that "does not exist" is
//! said by nobody but the API itself.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use klant_core::configuratie::Bestand;
use klant_core::{ZaakAntwoord, Zaakstand};
use klant_register::ZaakBron as _;
use klant_register::klok::{Klok, Systeemklok};
use klant_server::uitgaand::zaken::ZakenApi;
use klant_tests::{Beschrijving, Bron, Reactie, Uitgever};
use serde_json::{Value, json};
use tempfile::TempDir;
use time::macros::date;

use crate::omgeving::wacht;

const UUID: &str = "0b9a6a5c-6b0e-4d3f-9d9f-6a5c0b9a6a5c";
const BESCHRIJVING: &str = "zaken-openapi.yaml";

struct Proef {
    bron: Bron,
    zaken: ZakenApi,
    map: TempDir,
}

impl Proef {
    fn nieuw(bron: Bron, instellingen: &str) -> Self {
        let map = TempDir::with_prefix("klant-zaken-").expect("a temporary folder can be made");
        Self::in_map(map, bron, instellingen)
    }

    fn in_map(map: TempDir, bron: Bron, instellingen: &str) -> Self {
        std::fs::write(map.path().join("geheim"), "een lang geheim van de gemeente\n").expect("a file");
        let tekst = format!(
            "[[zaken_api]]\nurl = \"{}/zaken/api/v1\"\nclient_id = \"klant\"\ngeheimbestand = \"geheim\"\n{instellingen}",
            bron.url()
        );
        let bestand = Bestand { naam: map.path().join("zaken.toml").display().to_string(), tekst };
        let klok: Arc<dyn Klok> = Arc::new(Systeemklok);
        let zaken = ZakenApi::open(&bestand, &klok).expect("settings");
        Self { bron, zaken, map }
    }

    fn url(&self) -> String {
        format!("{}/zaken/api/v1/zaken/{UUID}", self.bron.url())
    }

    fn vraag(&self, reactie: Reactie) -> (ZaakAntwoord, usize) {
        self.bron.doe(reactie);
        (wacht(self.zaken.zaak(&self.url())), self.bron.aantal())
    }
}

/// A case as a Zaken API shows it.
fn zaak(meer: &Value) -> Value {
    let url = format!("https://openzaak.example.nl/zaken/api/v1/zaken/{UUID}");
    let mut zaak = json!({
        "url": url, "uuid": UUID, "identificatie": "ZAAK-2026-1", "bronorganisatie": "000000000",
        "verantwoordelijkeOrganisatie": "000000000", "omschrijving": "Bezwaar",
        "zaaktype": "https://openzaak.example.nl/catalogi/api/v1/zaaktypen/1", "startdatum": "2026-01-05",
        "einddatum": null, "betalingsindicatie": "", "betalingsindicatieWeergave": "", "deelzaken": [],
        "eigenschappen": [], "rollen": [], "status": null, "zaakinformatieobjecten": [], "zaakobjecten": [],
        "resultaat": null, "archiefnominatie": null, "archiefactiedatum": null,
        "archiefstatus": "nog_te_archiveren",
    });
    let leden = zaak.as_object_mut().expect("an object");
    leden.extend(meer.as_object().cloned().unwrap_or_default());
    zaak
}

fn elke_stand() -> Vec<(Value, Zaakstand)> {
    let gesloten = |nominatie: Value, actiedatum: Value| {
        zaak(&json!({
            "einddatum": "2026-11-24", "archiefnominatie": nominatie, "archiefactiedatum": actiedatum,
        }))
    };
    vec![
        (zaak(&json!({})), Zaakstand::Open),
        (
            gesloten(json!("vernietigen"), json!("2031-11-24")),
            Zaakstand::Bewaren { tot: date!(2031 - 11 - 24) },
        ),
        (gesloten(json!("blijvend_bewaren"), json!("2036-11-24")), Zaakstand::Blijvend),
        (gesloten(json!("vernietigen"), Value::Null), Zaakstand::TermijnOnbekend),
        (gesloten(json!(""), Value::Null), Zaakstand::TermijnOnbekend),
    ]
}

fn fout(status: u16) -> Value {
    json!({
        "type": "https://openzaak.example.nl/ref/fouten/Fout/", "code": "fout", "title": "Het lukt niet.",
        "status": status, "detail": "Zie de titel.", "instance": "urn:uuid:0b9a6a5c-6b0e-4d3f-9d9f-6a5c0b9a6a5c",
    })
}

#[test]
fn een_zaak_wordt_gevraagd_aan_haar_eigen_url_met_een_jwt() {
    let proef = Proef::nieuw(Bron::nieuw(), "");
    let (antwoord, aantal) = proef.vraag(Reactie::json(200, &zaak(&json!({}))));
    assert_eq!((antwoord, aantal), (ZaakAntwoord::Gevonden(Zaakstand::Open), 1));
    let verzoek = &proef.bron.verzoeken()[0];
    assert_eq!((verzoek.methode.as_str(), verzoek.lichaam.as_str()), ("GET", ""));
    assert_eq!(verzoek.doel, format!("/zaken/api/v1/zaken/{UUID}"));
    assert_eq!(verzoek.kop("accept-crs"), Some("EPSG:4326"));
    let token = verzoek.kop("authorization").and_then(|kop| kop.strip_prefix("Bearer ")).expect("a token");
    let delen: Vec<&str> = token.split('.').collect();
    let claims = URL_SAFE_NO_PAD.decode(delen[1]).expect("base64");
    let claims: Value = serde_json::from_slice(&claims).expect("JSON");
    assert_eq!((&claims["iss"], &claims["client_id"]), (&json!("klant"), &json!("klant")));
    assert!(
        claims["iat"].is_i64() && claims["user_id"].is_string() && claims["user_representation"].is_string()
    );
    assert_eq!((delen.len(), format!("{:?}", proef.zaken)), (3, "ZakenApi(1 systems)".to_owned()));
}

#[test]
fn s5_elke_stand_van_een_zaak() {
    let proef = Proef::nieuw(Bron::nieuw(), "");
    for (zaak, stand) in elke_stand() {
        assert_eq!(proef.vraag(Reactie::json(200, &zaak)).0, ZaakAntwoord::Gevonden(stand), "{zaak}");
    }
    for status in [404, 410] {
        assert_eq!(proef.vraag(Reactie::json(status, &fout(status))), (ZaakAntwoord::BestaatNiet, 1));
    }
}

#[test]
fn s5_wat_niet_is_gezegd_is_onbereikbaar_en_nooit_weg() {
    let proef = Proef::nieuw(Bron::nieuw(), "");
    for (reactie, keer) in [
        (Reactie::tekst(404, "<html>Niet gevonden</html>"), 1),
        (Reactie::tekst(404, ""), 1),
        (Reactie::json(401, &fout(401)), 1),
        (Reactie::json(403, &fout(403)), 1),
        (Reactie::json(500, &fout(500)), 1),
        (Reactie::json(503, &fout(503)), 3),
        (Reactie::json(429, &fout(429)).met_kop("Retry-After", "3600"), 1),
        (Reactie::Ophangen, 3),
        (Reactie::tekst(302, "").met_kop("Location", "/elders"), 1),
        (Reactie::tekst(200, "{\"einddatum\":"), 1),
        (Reactie::json(200, &json!({"einddatum": "gisteren"})), 1),
        (Reactie::json(200, &json!({"archiefactiedatum": "2020-01-01"})), 1),
        (Reactie::json(200, &json!([])), 1),
        (Reactie::tekst(200, &"x".repeat(1_000_000)), 1),
    ] {
        assert_eq!(proef.vraag(reactie.clone()), (ZaakAntwoord::Onbereikbaar, keer), "{reactie:?}");
    }
    proef.bron.doe_eerst([Reactie::json(503, &fout(503)), Reactie::Ophangen], Reactie::json(404, &fout(404)));
    assert_eq!(wacht(proef.zaken.zaak(&proef.url())), ZaakAntwoord::BestaatNiet);
    assert_eq!(proef.bron.aantal(), 3);
}

#[test]
fn een_url_die_niet_is_ingesteld_wordt_nooit_gevraagd() {
    let (proef, ander) = (Proef::nieuw(Bron::nieuw(), ""), Bron::nieuw());
    for url in [
        format!("{}/zaken/api/v1/zaken/{UUID}", ander.url()),
        format!("{}/zaken/api/v2/zaken/{UUID}", proef.bron.url()),
        format!("{}?x=1", proef.url()),
    ] {
        assert_eq!(wacht(proef.zaken.zaak(&url)), ZaakAntwoord::Onbereikbaar);
    }
    assert_eq!((proef.bron.aantal(), ander.aantal()), (0, 0));
}

#[test]
fn een_zaaksysteem_dat_om_een_certificaat_vraagt_krijgt_het() {
    let uitgever = Uitgever::nieuw();
    let map = TempDir::with_prefix("klant-zaken-").expect("a temporary folder can be made");
    uitgever.schrijf_ca(&map.path().join("ca.pem"));
    uitgever.schrijf_client(map.path());
    let met = "ca = \"ca.pem\"\ncertificaat = \"client.pem\"\ncertificaatsleutel = \"client.key\"\n";
    let proef = Proef::in_map(map, Bron::met_tls(uitgever.server()), met);
    assert_eq!(proef.vraag(Reactie::json(404, &fout(404))), (ZaakAntwoord::BestaatNiet, 1));
    let zonder = Proef::in_map(proef.map, Bron::met_tls(uitgever.server()), "ca = \"ca.pem\"\n");
    assert_eq!(zonder.vraag(Reactie::json(404, &fout(404))), (ZaakAntwoord::Onbereikbaar, 0));
}

#[test]
fn de_proefserver_en_ons_verzoek_zijn_zoals_de_zaken_api_is_beschreven() {
    let Some(beschreven) = Beschrijving::lees(BESCHRIJVING) else { return };
    let vraag = ["paths", "/zaken/{uuid}", "get"];
    let antwoord = |status: &str, waarde: &Value| {
        let schema = beschreven.schema(&[vraag[0], vraag[1], vraag[2], "responses", status, "content"]);
        beschreven.bezwaren(schema, waarde)
    };
    for (zaak, _) in elke_stand() {
        assert_eq!(antwoord("200", &zaak), Vec::<String>::new(), "{zaak}");
    }
    assert_eq!(antwoord("200", &zaak(&json!({"archiefnominatie": "misschien"}))).len(), 1);
    for status in [401, 403, 404, 410, 429, 500] {
        assert_eq!(antwoord(&status.to_string(), &fout(status)), Vec::<String>::new());
    }
    let proef = Proef::nieuw(Bron::nieuw(), "");
    let _ = proef.vraag(Reactie::json(404, &fout(404)));
    let verzoek = &proef.bron.verzoeken()[0];
    let parameters =
        beschreven.plek(&[vraag[0], vraag[1], vraag[2], "parameters"]).as_array().expect("a list");
    for kop in parameters.iter().filter(|een| een["in"] == "header" && een["required"] == true) {
        let naam = kop["name"].as_str().expect("a name").to_ascii_lowercase();
        let waarde = verzoek.kop(&naam).unwrap_or_else(|| panic!("{naam} ontbreekt"));
        assert_eq!(beschreven.bezwaren(&kop["schema"], &json!(waarde)), Vec::<String>::new(), "{naam}");
    }
}
