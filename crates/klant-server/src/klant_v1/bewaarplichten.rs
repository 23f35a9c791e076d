//! What the files of cases need, and until when. The doc comments of the handlers are the OpenAPI text.

use actix_web::HttpRequest;
use actix_web::web::Path;
use klant_core::id::BewaarplichtId;

use super::samenvoegen::samengevoegd;
use super::uuid;
use super::verzoek::{BewaarplichtVerzoek, BewaarplichtzoekVerzoek};
use super::weergave::{BewaarplichtWeergave, Lijst};
use crate::antwoord::{Antwoord, Resultaat, versie};
use crate::lichaam::{self, Lichaam};
use crate::probleem::Probleem;
use crate::toegang::Aanroep;

/// Bewaarplicht vastleggen
///
/// Legt vast wat het dossier van een zaak nodig heeft. Zolang de plicht geldt, kan geen enkele API dat verwijderen.
#[utoipa::path(
    post, path = "/bewaarplichten", operation_id = "registreerBewaarplicht", tag = "bewaarplichten",
    request_body = BewaarplichtVerzoek,
    responses(
        (status = 201, description = "De bewaarplicht is vastgelegd.", body = BewaarplichtWeergave, headers(
            ("Location" = String, description = "Adres van de bewaarplicht."),
            ("ETag" = String, description = "Versie van de bewaarplicht."),
        )),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "Voor deze zaak staat al een bewaarplicht op deze klant of dit klantcontact."),
    ),
)]
pub(super) async fn registreer(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<BewaarplichtWeergave> {
    let nieuw = lichaam.lees::<BewaarplichtVerzoek>().await?;
    let plicht = aanroep.register.registreer_bewaarplicht(&aanroep.toegang, nieuw).await?;
    let weergave = BewaarplichtWeergave::van(&plicht, &aanroep.basis);
    let url = weergave.url.clone();
    Ok(Antwoord::gemaakt(weergave, url).met_versie(plicht.versie))
}

/// Bewaarplichten zoeken
///
/// De bewaarplichten van een zaak of van een klant, ook die waarvan de termijn voorbij is.
#[utoipa::path(
    post, path = "/bewaarplichten/_zoek", operation_id = "zoekBewaarplichten", tag = "bewaarplichten",
    request_body = BewaarplichtzoekVerzoek,
    responses(
        (status = 200, description = "De bewaarplichten.", body = Lijst<BewaarplichtWeergave>),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn zoek(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<Lijst<BewaarplichtWeergave>> {
    let vraag = lichaam.lees::<BewaarplichtzoekVerzoek>().await?;
    let gevonden = aanroep.register.zoek_bewaarplichten(&aanroep.toegang, vraag).await?;
    let weergaven = gevonden.iter().map(|een| BewaarplichtWeergave::van(een, &aanroep.basis));
    Ok(Antwoord::ok(Lijst::van(weergaven.collect(), None)))
}

/// Bewaarplicht tonen
///
/// Een bewaarplicht met haar zaak en termijn.
#[utoipa::path(
    get, path = "/bewaarplichten/{uuid}", operation_id = "toonBewaarplicht", tag = "bewaarplichten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de bewaarplicht.")),
    responses(
        (status = 200, description = "De bewaarplicht.", body = BewaarplichtWeergave,
            headers(("ETag" = String, description = "Versie van de bewaarplicht."))),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn toon(aanroep: Aanroep, pad: Path<String>) -> Resultaat<BewaarplichtWeergave> {
    let plicht = aanroep.register.toon_bewaarplicht(&aanroep.toegang, id(&pad)?).await?;
    Ok(Antwoord::ok(BewaarplichtWeergave::van(&plicht, &aanroep.basis)).met_versie(plicht.versie))
}

/// Bewaarplicht wijzigen
///
/// Wijzigt de termijn of de gegevens (RFC 7396): wat ontbreekt, blijft; `null` wist. De zaak en de klant of het klantcontact liggen
/// vast. `If-Match` noemt de versie die is gelezen.
#[utoipa::path(
    patch, path = "/bewaarplichten/{uuid}", operation_id = "wijzigBewaarplicht", tag = "bewaarplichten",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van de bewaarplicht."),
        ("If-Match" = String, Header, description = "De ETag van de versie die is gelezen."),
    ),
    request_body(content(
        (BewaarplichtVerzoek = "application/merge-patch+json"),
        (BewaarplichtVerzoek = "application/json"),
    )),
    responses(
        (status = 200, description = "De gewijzigde bewaarplicht.", body = BewaarplichtWeergave,
            headers(("ETag" = String, description = "Versie van de bewaarplicht."))),
        (status = 403, description = "Niet bevoegd."),
        (status = 412, description = "De bewaarplicht is intussen gewijzigd."),
        (status = 428, description = "De kop If-Match ontbreekt."),
    ),
)]
pub(super) async fn wijzig(
    aanroep: Aanroep,
    req: HttpRequest,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<BewaarplichtWeergave> {
    let (register, toegang) = (&aanroep.register, &aanroep.toegang);
    let id = id(&pad)?;
    let versie = versie(&req)?;
    let wijziging = lichaam.wijziging().await?;
    let huidig = register.toon_bewaarplicht(toegang, id).await?;
    let verzoek = samengevoegd(BewaarplichtWeergave::als_verzoek(&huidig), &wijziging)?;
    let wordt = lichaam::lees::<BewaarplichtVerzoek>(&verzoek)?;
    let plicht = register.wijzig_bewaarplicht(toegang, id, versie, wordt).await?;
    Ok(Antwoord::ok(BewaarplichtWeergave::van(&plicht, &aanroep.basis)).met_versie(plicht.versie))
}

/// Bewaarplicht laten vervallen
///
/// Neemt een bewaarplicht terug: zij was een vergissing, of de zaak heeft niets meer nodig. Het antwoord is de plicht zoals zij gold.
#[utoipa::path(
    post, path = "/bewaarplichten/{uuid}/_vervalt", operation_id = "vervaltBewaarplicht", tag = "bewaarplichten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de bewaarplicht.")),
    responses(
        (status = 200, description = "De bewaarplicht zoals zij gold.", body = BewaarplichtWeergave),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn vervalt(aanroep: Aanroep, pad: Path<String>) -> Resultaat<BewaarplichtWeergave> {
    let plicht = aanroep.register.neem_bewaarplicht_terug(&aanroep.toegang, id(&pad)?).await?;
    Ok(Antwoord::ok(BewaarplichtWeergave::van(&plicht, &aanroep.basis)))
}

fn id(pad: &Path<String>) -> Result<BewaarplichtId, Probleem> {
    Ok(BewaarplichtId::nieuw(uuid(pad)?))
}
