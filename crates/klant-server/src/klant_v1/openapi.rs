//! The OpenAPI document, generated from the handlers; what holds for every operation is added here, once.

mod schemas;

use std::sync::OnceLock;

use actix_web::HttpResponse;
use actix_web::http::header;
use serde_json::{Value, json};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use self::schemas::{noem_lijsten, vul_inhoud, vul_schemas};
use super::VERSIE;
use super::verzoek::KlantVerzoek;
use super::weergave::{InteractieWeergave, KlantWeergave};
use super::{
    bewaarplichten, interactieprofielen, interacties, interne_taken, klantbeelden, klantcontacten, klanten,
    meenemen, mijn, vertegenwoordigingen, verwerkingen, voorstellen,
};
use crate::probleem::ProbleemDocument;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Klant",
        version = "1.0.0",
        description = "Register van klantinteracties van een gemeente: wie is de klant, wat is er uitgewisseld, en hoe mag zij \
            daarover worden benaderd. Elk besluit noemt zijn redenen.",
        contact(name = "Klant", url = "https://klant.example.nl", email = "klant@example.nl"),
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    servers((url = "/klant/api/v1", description = "Deze server")),
    paths(
        interacties::registreer,
        interacties::zoek,
        interacties::toets,
        interacties::toon,
        interacties::sluit,
        interacties::bepaal,
        klantcontacten::voeg_toe,
        interne_taken::voeg_toe,
        interne_taken::zoek,
        interne_taken::toon,
        interne_taken::wijzig,
        bewaarplichten::registreer,
        bewaarplichten::zoek,
        bewaarplichten::toon,
        bewaarplichten::wijzig,
        bewaarplichten::vervalt,
        klantbeelden::bepaal,
        klanten::registreer,
        klanten::zoek,
        klanten::toon,
        klanten::wijzig,
        klanten::wis,
        mijn::toon,
        mijn::wijzig,
        mijn::wis,
        mijn::adressen::voeg_toe,
        mijn::adressen::toon,
        mijn::adressen::wijzig,
        mijn::adressen::verwijder,
        mijn::inzage::klantcontacten,
        mijn::inzage::verwerkingen,
        mijn::inzage::vertegenwoordigingen,
        mijn::voorstellen::toon,
        mijn::voorstellen::aanvaard,
        mijn::voorstellen::verwerp,
        voorstellen::stel_voor,
        voorstellen::toon,
        voorstellen::aanvaard,
        voorstellen::verwerp,
        meenemen::neem_mee,
        meenemen::neem_over,
        meenemen::uitdraai,
        verwerkingen::zoek,
        vertegenwoordigingen::registreer,
        vertegenwoordigingen::zoek,
        vertegenwoordigingen::toon,
        vertegenwoordigingen::wijzig,
        vertegenwoordigingen::beeindig,
        interactieprofielen::lijst,
        interactieprofielen::toon,
        toon,
    ),
    components(schemas(ProbleemDocument<'static>, InteractieWeergave, KlantVerzoek, KlantWeergave)),
    tags(
        (name = "interacties", description = "Alles wat over een onderwerp is uitgewisseld."),
        (name = "klantcontacten", description = "De contacten van een interactie."),
        (name = "klantbeelden", description = "Alles van een klant wat mag worden getoond, ertoe doet en nodig is."),
        (name = "klanten", description = "Bekende klanten."),
        (name = "bewaarplichten", description = "Wat dossiers van zaken nodig hebben, en tot wanneer."),
        (name = "mijn", description = "De klant zelf, met haar eigen toegangstoken."),
        (name = "vertegenwoordigingen", description = "Wie voor wie optreedt."),
        (name = "interne-taken", description = "Werk dat uit een klantcontact volgt."),
        (name = "interactieprofielen", description = "Wat een soort interactie nodig heeft."),
        (name = "verwerkingen", description = "Wat er met de gegevens van een klant is gedaan."),
        (name = "beschrijving", description = "Deze beschrijving."),
    ),
)]
struct Beschrijving;

/// The OpenAPI 3.1 document of Klant v1.
///
/// ```
/// let document = klant_server::openapi();
/// assert!(document.paths.paths.contains_key("/interacties"));
/// ```
#[must_use]
pub fn openapi() -> Document {
    let mut document = serde_json::to_value(Beschrijving::openapi()).expect("the derived document is JSON");
    beveilig(&mut document);
    vul_operaties(&mut document);
    vul_schemas(&mut document);
    vul_inhoud(&mut document);
    let document = noem_lijsten(document);
    serde_json::from_value(document).expect("what is added is OpenAPI")
}

/// Beschrijving van deze API
///
/// Dit document (OpenAPI 3.1); hiervoor is geen token nodig.
#[utoipa::path(
    get, path = "/openapi.json", operation_id = "toonBeschrijving", tag = "beschrijving", security(()),
    responses((status = 200, description = "De beschrijving.", body = Object, content_type = "application/json")),
)]
pub(super) async fn toon() -> HttpResponse {
    static TEKST: OnceLock<String> = OnceLock::new();
    let tekst = TEKST.get_or_init(|| serde_json::to_string(&openapi()).unwrap_or_default());
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .body(tekst.as_str())
}

fn beveilig(document: &mut Value) {
    let schema = json!({
        "token": {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "Het woord `Token`, een spatie en het token van de toepassing.",
        },
        "toegangstoken": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "Het toegangstoken van wie zich elders heeft aangemeld, waar dat is ingesteld.",
        },
    });
    zet(document, &["components", "securitySchemes"], schema);
    zet(document, &["security"], json!([{ "token": [] }, { "toegangstoken": [] }]));
}

/// What every operation may answer besides its own.
fn vul_operaties(document: &mut Value) {
    let Some(paden) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    for (pad, operaties) in paden {
        for (methode, operatie) in operaties.as_object_mut().into_iter().flatten() {
            let open = operatie.get("security").is_some();
            let heeft_inhoud = operatie.get("requestBody").is_some();
            let antwoorden = operatie.get_mut("responses").and_then(Value::as_object_mut);
            let Some(antwoorden) = antwoorden else { continue };
            for (status, omschrijving) in algemene_fouten(pad, methode, open, heeft_inhoud) {
                antwoorden.entry(status).or_insert_with(|| json!({ "description": omschrijving }));
            }
            for (status, antwoord) in antwoorden {
                vul_antwoord(status, antwoord);
            }
            if is_mijn(pad) {
                zet(operatie, &["security"], json!([{ "toegangstoken": [] }]));
                voeg_kop_toe(operatie, namens());
            } else if !open {
                voeg_kop_toe(operatie, doel());
            }
        }
    }
}

/// Whether only a customer herself may come here.
fn is_mijn(pad: &str) -> bool {
    pad == "/mijn" || pad.starts_with("/mijn/")
}

fn algemene_fouten(
    pad: &str,
    methode: &str,
    open: bool,
    heeft_inhoud: bool,
) -> Vec<(&'static str, &'static str)> {
    let mut fouten = vec![("500", "Er ging iets mis in het register.")];
    if open {
        return fouten;
    }
    fouten.extend([
        ("400", "Het verzoek is ongeldig; alle fouten staan erin."),
        ("401", "Er is geen token, of het is niet geldig."),
        ("503", "Het register heeft het te druk."),
    ]);
    if is_mijn(pad) {
        fouten.extend([
            ("403", "Dit is niet voor wie dit vraagt: een ander token, een te laag niveau, of geen vertegenwoordiging die nu geldt."),
            ("404", "Van u staan geen gegevens in het register, of dit is niet van u."),
            ("409", "De stand van zaken laat het niet toe."),
        ]);
    } else if pad.contains('{') || methode == "patch" {
        fouten.push(("404", "Dit bestaat niet, of deze toepassing mag er niet van weten."));
    }
    if heeft_inhoud {
        fouten.push(("408", "De inhoud kwam niet op tijd aan."));
        fouten.push(("413", "De inhoud is te groot."));
        fouten.push(("415", "De inhoud is geen JSON."));
    }
    fouten
}

fn vul_antwoord(status: &str, antwoord: &mut Value) {
    let koppen = json!({
        "API-Version": {
            "description": "Versie van deze API.",
            "schema": { "type": "string", "example": VERSIE },
        },
        "X-Request-Id": {
            "description": "Kenmerk van het verzoek.",
            "schema": { "type": "string", "format": "uuid" },
        },
    });
    let eigen = antwoord.get("headers").and_then(Value::as_object).cloned().unwrap_or_default();
    zet(antwoord, &["headers"], koppen);
    for (naam, kop) in eigen {
        zet(antwoord, &["headers", naam.as_str()], kop);
    }
    if status.starts_with(['4', '5']) {
        let probleem = json!({ "schema": { "$ref": "#/components/schemas/Probleem" } });
        zet(antwoord, &["content"], json!({ "application/problem+json": probleem }));
    }
    match status {
        "401" => zet(antwoord, &["headers", "WWW-Authenticate"], kop("Hoe het wel moet: `Token`.")),
        "503" => zet(antwoord, &["headers", "Retry-After"], kop("Na hoeveel seconden het opnieuw kan.")),
        _ => {}
    }
}

/// Puts a value at a place, with the objects on the way to it.
fn zet(waarde: &mut Value, pad: &[&str], nieuw: Value) {
    let Some((eerste, rest)) = pad.split_first() else {
        *waarde = nieuw;
        return;
    };
    if let Some(leden) = waarde.as_object_mut() {
        zet(leden.entry(*eerste).or_insert_with(|| json!({})), rest, nieuw);
    }
}

fn kop(omschrijving: &str) -> Value {
    json!({ "description": omschrijving, "schema": { "type": "string" } })
}

fn doel() -> Value {
    json!({
        "name": "Doel",
        "in": "header",
        "required": false,
        "description": "Code van het doel van dit verzoek; zonder geldt het doel van de toepassing.",
        "schema": { "type": "string", "pattern": "^[a-z0-9_-]{1,60}$" },
    })
}

fn namens() -> Value {
    json!({
        "name": "Namens",
        "in": "header",
        "required": false,
        "description": "Kenmerk van de klant voor wie u optreedt; zonder gaat het om uzelf.",
        "schema": { "type": "string", "format": "uuid" },
    })
}

fn voeg_kop_toe(operatie: &mut Value, kop: Value) {
    match operatie.get_mut("parameters").and_then(Value::as_array_mut) {
        Some(parameters) => parameters.push(kop),
        None => zet(operatie, &["parameters"], json!([kop])),
    }
}
