//! Who acts for whom. The doc comments of the handlers are the OpenAPI text.

use actix_web::HttpRequest;
use actix_web::web::Path;
use klant_core::id::VertegenwoordigingId;

use super::samenvoegen::samengevoegd;
use super::uuid;
use super::verzoek::{
    BeeindigVerzoek, VertegenwoordigingVerzoek, VertegenwoordigingwijzigingVerzoek,
    VertegenwoordigingzoekVerzoek,
};
use super::weergave::{Lijst, VertegenwoordigingWeergave};
use crate::antwoord::{Antwoord, Resultaat, versie};
use crate::lichaam::{self, Lichaam};
use crate::probleem::Probleem;
use crate::toegang::Aanroep;

/// Vertegenwoordiging vastleggen
///
/// Legt vast dat een bekende klant voor een andere optreedt: op welke grond, in welke periode en waarvoor.
#[utoipa::path(
    post, path = "/vertegenwoordigingen", operation_id = "registreerVertegenwoordiging",
    tag = "vertegenwoordigingen", request_body = VertegenwoordigingVerzoek,
    responses(
        (status = 201, description = "De vertegenwoordiging is vastgelegd.", body = VertegenwoordigingWeergave, headers(
            ("Location" = String, description = "Adres van de vertegenwoordiging."),
            ("ETag" = String, description = "Versie van de vertegenwoordiging."),
        )),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "Deze klant vertegenwoordigt de andere al."),
    ),
)]
pub(super) async fn registreer(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<VertegenwoordigingWeergave> {
    let nieuw = lichaam.lees::<VertegenwoordigingVerzoek>().await?;
    let vastgelegd = aanroep.register.registreer_vertegenwoordiging(&aanroep.toegang, nieuw).await?;
    let weergave = VertegenwoordigingWeergave::van(&vastgelegd, &aanroep.basis);
    let url = weergave.url.clone();
    Ok(Antwoord::gemaakt(weergave, url).met_versie(vastgelegd.versie))
}

/// Vertegenwoordigingen zoeken
///
/// De vertegenwoordigingen waarin een klant optreedt of waarin voor haar wordt opgetreden, ook die zijn geëindigd.
#[utoipa::path(
    post, path = "/vertegenwoordigingen/_zoek", operation_id = "zoekVertegenwoordigingen",
    tag = "vertegenwoordigingen", request_body = VertegenwoordigingzoekVerzoek,
    responses(
        (status = 200, description = "De vertegenwoordigingen.", body = Lijst<VertegenwoordigingWeergave>),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn zoek(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<Lijst<VertegenwoordigingWeergave>> {
    let klant = lichaam.lees::<VertegenwoordigingzoekVerzoek>().await?;
    let gevonden = aanroep.register.zoek_vertegenwoordigingen(&aanroep.toegang, klant).await?;
    let weergaven = gevonden.iter().map(|een| VertegenwoordigingWeergave::van(een, &aanroep.basis));
    Ok(Antwoord::ok(Lijst::van(weergaven.collect(), None)))
}

/// Vertegenwoordiging tonen
///
/// Een vertegenwoordiging met grond, periode en omvang.
#[utoipa::path(
    get, path = "/vertegenwoordigingen/{uuid}", operation_id = "toonVertegenwoordiging",
    tag = "vertegenwoordigingen",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de vertegenwoordiging.")),
    responses(
        (status = 200, description = "De vertegenwoordiging.", body = VertegenwoordigingWeergave,
            headers(("ETag" = String, description = "Versie van de vertegenwoordiging."))),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn toon(aanroep: Aanroep, pad: Path<String>) -> Resultaat<VertegenwoordigingWeergave> {
    let van = aanroep.register.toon_vertegenwoordiging(&aanroep.toegang, id(&pad)?).await?;
    Ok(Antwoord::ok(VertegenwoordigingWeergave::van(&van, &aanroep.basis)).met_versie(van.versie))
}

/// Vertegenwoordiging wijzigen
///
/// Wijzigt grond, periode of omvang (RFC 7396): wat ontbreekt, blijft; `null` wist. Wie voor wie optreedt verandert niet.
/// `If-Match` noemt de versie die is gelezen.
#[utoipa::path(
    patch, path = "/vertegenwoordigingen/{uuid}", operation_id = "wijzigVertegenwoordiging",
    tag = "vertegenwoordigingen",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van de vertegenwoordiging."),
        ("If-Match" = String, Header, description = "De ETag van de versie die is gelezen."),
    ),
    request_body(content(
        (VertegenwoordigingwijzigingVerzoek = "application/merge-patch+json"),
        (VertegenwoordigingwijzigingVerzoek = "application/json"),
    )),
    responses(
        (status = 200, description = "De gewijzigde vertegenwoordiging.", body = VertegenwoordigingWeergave,
            headers(("ETag" = String, description = "Versie van de vertegenwoordiging."))),
        (status = 403, description = "Niet bevoegd."),
        (status = 412, description = "De vertegenwoordiging is intussen gewijzigd."),
        (status = 428, description = "De kop If-Match ontbreekt."),
    ),
)]
pub(super) async fn wijzig(
    aanroep: Aanroep,
    req: HttpRequest,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<VertegenwoordigingWeergave> {
    let (register, toegang) = (&aanroep.register, &aanroep.toegang);
    let id = id(&pad)?;
    let versie = versie(&req)?;
    let wijziging = lichaam.wijziging().await?;
    let huidig = register.toon_vertegenwoordiging(toegang, id).await?;
    let verzoek = samengevoegd(VertegenwoordigingWeergave::als_verzoek(&huidig), &wijziging)?;
    let gegevens = lichaam::lees::<VertegenwoordigingwijzigingVerzoek>(&verzoek)?;
    let van = register.wijzig_vertegenwoordiging(toegang, id, versie, gegevens).await?;
    Ok(Antwoord::ok(VertegenwoordigingWeergave::van(&van, &aanroep.basis)).met_versie(van.versie))
}

/// Vertegenwoordiging beëindigen
///
/// Laat een vertegenwoordiging eindigen. Daarna krijgt wie optrad over deze klant niets meer te horen.
#[utoipa::path(
    post, path = "/vertegenwoordigingen/{uuid}/_beeindig", operation_id = "beeindigVertegenwoordiging",
    tag = "vertegenwoordigingen",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de vertegenwoordiging.")),
    request_body = BeeindigVerzoek,
    responses(
        (status = 200, description = "De vertegenwoordiging.", body = VertegenwoordigingWeergave,
            headers(("ETag" = String, description = "Versie van de vertegenwoordiging."))),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn beeindig(
    aanroep: Aanroep,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<VertegenwoordigingWeergave> {
    let id = id(&pad)?;
    let tot = lichaam.lees::<BeeindigVerzoek>().await?;
    let van = aanroep.register.beeindig_vertegenwoordiging(&aanroep.toegang, id, tot).await?;
    Ok(Antwoord::ok(VertegenwoordigingWeergave::van(&van, &aanroep.basis)).met_versie(van.versie))
}

fn id(pad: &Path<String>) -> Result<VertegenwoordigingId, Probleem> {
    Ok(VertegenwoordigingId::nieuw(uuid(pad)?))
}
