//! What a customer takes along, what she brings, and the copy of all that is kept about her. The doc comments of the handlers are
//! the OpenAPI text.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use klant_core::id::PartijId;
use serde::Serialize;

use super::uuid;
use super::verzoek::{NeemmeeVerzoek, NeemoverVerzoek, UitdraaiVerzoek, lees_overname};
use super::weergave::{MeeneemWeergave, OvernameWeergave, UitdraaiWeergave};
use crate::antwoord::{Antwoord, Resultaat};
use crate::lichaam::Lichaam;
use crate::meenemen::{Vorm, meeneem_html, uitdraai_html};
use crate::probleem::Probleem;
use crate::toegang::Aanroep;

/// A page of her own: it may style itself, and nothing else.
const BELEID: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Klant meenemen
///
/// Geeft wat een klant heeft opgegeven, met wie het wanneer verstrekte: als document dat een ander register overneemt, of als pagina
/// om te lezen en af te drukken. Er staat geen kenmerk, notitie of klantcontact van de gemeente in. Wie iets daarvan niet mag zien,
/// krijgt geen document.
#[utoipa::path(
    post, path = "/klanten/{uuid}/_neemmee", operation_id = "neemKlantMee", tag = "klanten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de klant.")),
    request_body = NeemmeeVerzoek,
    responses(
        (status = 200, description = "Wat zij heeft opgegeven.", content(
            (MeeneemWeergave = "application/json"),
            (String = "text/html"),
        )),
        (status = 403, description = "Niet bevoegd, of niet om alles te zien wat erin staat."),
    ),
)]
pub(super) async fn neem_mee(
    aanroep: Aanroep,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Result<HttpResponse, Probleem> {
    let klant = PartijId::nieuw(uuid(&pad)?);
    let (vorm, met_identificaties) = lichaam.lees::<NeemmeeVerzoek>().await?;
    let (mee, op) = aanroep.register.neem_mee(&aanroep.toegang, klant, met_identificaties).await?;
    Ok(match vorm {
        Vorm::Json => json(&MeeneemWeergave::van(&mee, op, &aanroep.zicht())),
        Vorm::Html => html(meeneem_html(&mee, op)),
    })
}

/// Klant overnemen
///
/// Neemt over wat een klant meebrengt: wat er niet was komt erbij, en wat zij later of met meer gezag zei komt in de plaats van wat er
/// stond. Van elk gegeven blijft bewaard wie het wanneer verstrekte. Met `proef` verandert er niets, en vertelt het antwoord wat er
/// zou gebeuren. Een document van een andere versie, of dat is veranderd sinds het is gemaakt, wordt in zijn geheel geweigerd.
#[utoipa::path(
    post, path = "/klanten/_neemover", operation_id = "neemKlantOver", tag = "klanten",
    request_body = NeemoverVerzoek,
    responses(
        (status = 200, description = "Wat er deel voor deel gebeurde, of zou gebeuren.", body = OvernameWeergave),
        (status = 403, description = "Niet bevoegd."),
        (status = 404, description = "Deze klant bestaat niet, of deze toepassing mag niet van haar weten."),
        (status = 409, description = "Er is al een klant met deze identificatie, of wat er staat laat het niet toe."),
    ),
)]
pub(super) async fn neem_over(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<OvernameWeergave> {
    let (opdracht, proef) = lees_overname(&lichaam.json().await?)?;
    let resultaat = if proef {
        aanroep.register.proef_overname(&aanroep.toegang, opdracht).await?
    } else {
        aanroep.register.neem_over(&aanroep.toegang, opdracht).await?
    };
    Ok(Antwoord::ok(OvernameWeergave::van(&resultaat, &aanroep.zicht(), &aanroep.basis)))
}

/// Uitdraai maken
///
/// Geeft alles wat over een klant wordt bewaard (AVG artikel 15): haar gegevens met de notitie van de gemeente, haar klantcontacten met
/// wat zij daarvoor opgaf, de bewaarplichten die gelden, en welke toepassing haar gegevens wanneer en waarvoor gebruikte. Vraagt de
/// handelingen `lezen` en `klantbeeld`; wie iets niet mag zien, krijgt geen uitdraai.
#[utoipa::path(
    post, path = "/klanten/{uuid}/_uitdraai", operation_id = "maakUitdraai", tag = "klanten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de klant.")),
    request_body = UitdraaiVerzoek,
    responses(
        (status = 200, description = "Alles wat over haar wordt bewaard.", content(
            (UitdraaiWeergave = "application/json"),
            (String = "text/html"),
        )),
        (status = 403, description = "Niet bevoegd, of niet om alles te zien."),
    ),
)]
pub(super) async fn uitdraai(
    aanroep: Aanroep,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Result<HttpResponse, Probleem> {
    let klant = PartijId::nieuw(uuid(&pad)?);
    let vorm = lichaam.lees::<UitdraaiVerzoek>().await?;
    let uitdraai = aanroep.register.uitdraai(&aanroep.toegang, klant).await?;
    Ok(match vorm {
        Vorm::Json => json(&UitdraaiWeergave::van(&uitdraai, &aanroep.zicht(), &aanroep.basis)),
        Vorm::Html => html(uitdraai_html(&uitdraai)),
    })
}

fn json(weergave: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok().json(weergave)
}

fn html(pagina: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, BELEID))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"gegevens.html\""))
        .body(pagina)
}
