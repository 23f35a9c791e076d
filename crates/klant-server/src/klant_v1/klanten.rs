//! Known customers. The doc comments of the handlers are the OpenAPI text.

use actix_web::HttpRequest;
use actix_web::web::Path;
use klant_core::id::PartijId;

use super::samenvoegen::{als_verzoek, samengevoegd};
use super::uuid;
use super::verzoek::{KlantVerzoek, WisVerzoek, ZoekVerzoek, als_wijziging, lees_klant};
use super::weergave::{GevondenWeergave, KlantWeergave, WisplanWeergave};
use crate::antwoord::{Antwoord, Resultaat, versie};
use crate::lichaam::{self, Lichaam};
use crate::probleem::Probleem;
use crate::toegang::Aanroep;

/// Klant registreren
///
/// Registreert een bekende klant: een persoon, een organisatie of een contactpersoon.
#[utoipa::path(
    post, path = "/klanten", operation_id = "registreerKlant", tag = "klanten",
    request_body = KlantVerzoek,
    responses(
        (status = 201, description = "De klant is geregistreerd.", body = KlantWeergave, headers(
            ("Location" = String, description = "Adres van de klant."),
            ("ETag" = String, description = "Versie van de klant."),
        )),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "Er is al een klant met deze identificatie."),
    ),
)]
pub(super) async fn registreer(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<KlantWeergave> {
    let klant = lees_klant(&lichaam.json().await?)?;
    let resultaat = aanroep.register.registreer_klant(&aanroep.toegang, klant).await?;
    let weergave = KlantWeergave::van(&resultaat, &aanroep.zicht(), &aanroep.basis);
    let url = weergave.url.clone();
    Ok(Antwoord::gemaakt(weergave, url).met_versie(resultaat.partij.versie))
}

/// Klanten zoeken
///
/// Zoekt klanten met precies deze identificatie, dit e-mailadres, dit telefoonnummer, of deze achternaam met postcode: ten hoogste 20.
/// Wat over iemand gaat staat nooit in een adres, daarom is dit geen GET. Zoeken anders dan op een identificatie vraagt de
/// handeling `zoeken`; klanten met geheimhouding vindt dan alleen wie dat mag zien. Wie van de gevonden klanten het is, beslist wie zoekt.
#[utoipa::path(
    post, path = "/klanten/_zoek", operation_id = "zoekKlanten", tag = "klanten",
    request_body = ZoekVerzoek,
    responses(
        (status = 200, description = "De klanten.", body = GevondenWeergave),
        (status = 403, description = "Niet bevoegd om zo te zoeken."),
    ),
)]
pub(super) async fn zoek(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<GevondenWeergave> {
    let opdracht = lichaam.lees::<ZoekVerzoek>().await?;
    let gevonden = aanroep.register.zoek_klanten(&aanroep.toegang, opdracht).await?;
    Ok(Antwoord::ok(GevondenWeergave::van(&gevonden, &aanroep.zicht(), &aanroep.basis)))
}

/// Klant tonen
///
/// Een klant met alles wat van haar is vastgelegd en deze toepassing mag zien.
#[utoipa::path(
    get, path = "/klanten/{uuid}", operation_id = "toonKlant", tag = "klanten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de klant.")),
    responses((status = 200, description = "De klant.", body = KlantWeergave,
        headers(("ETag" = String, description = "Versie van de klant.")))),
)]
pub(super) async fn toon(aanroep: Aanroep, pad: Path<String>) -> Resultaat<KlantWeergave> {
    let id = PartijId::nieuw(uuid(&pad)?);
    let klant = aanroep.register.toon_klant(&aanroep.toegang, id).await?;
    Ok(Antwoord::ok(KlantWeergave::van(&klant, &aanroep.zicht(), &aanroep.basis))
        .met_versie(klant.partij.versie))
}

/// Klant wijzigen
///
/// Voegt de inhoud samen met de klant (RFC 7396): wat ontbreekt, blijft; `null` wist; een lijst vervangt de hele lijst.
/// `If-Match` noemt de versie die is gelezen.
#[utoipa::path(
    patch, path = "/klanten/{uuid}", operation_id = "wijzigKlant", tag = "klanten",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van de klant."),
        ("If-Match" = String, Header, description = "De ETag van de versie die is gelezen."),
    ),
    request_body(content(
        (KlantVerzoek = "application/merge-patch+json"),
        (KlantVerzoek = "application/json"),
    )),
    responses(
        (status = 200, description = "De gewijzigde klant.", body = KlantWeergave,
            headers(("ETag" = String, description = "Versie van de klant."))),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "De stand van zaken laat het niet toe."),
        (status = 412, description = "De klant is intussen gewijzigd."),
        (status = 428, description = "De kop If-Match ontbreekt."),
    ),
)]
pub(super) async fn wijzig(
    aanroep: Aanroep,
    req: HttpRequest,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<KlantWeergave> {
    let (register, toegang, zicht) = (&aanroep.register, &aanroep.toegang, aanroep.zicht());
    let id = PartijId::nieuw(uuid(&pad)?);
    let versie = versie(&req)?;
    let wijziging = lichaam.wijziging().await?;
    let klant = register.toon_klant(toegang, id).await?;
    if klant.partij.versie != versie {
        return Err(Probleem::versie(klant_core::Code::VersieVerouderd));
    }
    let verzoek = samengevoegd(als_verzoek(&klant, &zicht), &wijziging)?;
    let klant = lichaam::lees_als::<KlantVerzoek, _>(&verzoek, als_wijziging)?;
    let resultaat = register.wijzig_klant(toegang, id, versie, klant).await?;
    Ok(Antwoord::ok(KlantWeergave::van(&resultaat, &zicht, &aanroep.basis))
        .met_versie(resultaat.partij.versie))
}

/// Klant wissen
///
/// Wist wat een klant betreft, voor zover geen zaak het nodig heeft: deel voor deel nu, op een dag, of nog niet, met de reden. Eerst een
/// proef, zonder `plan`; daarna, met het kenmerk van dat plan, precies dat plan, als een geheel. Wat moet wachten gaat weg op zijn dag.
#[utoipa::path(
    post, path = "/klanten/{uuid}/_wis", operation_id = "wisKlant", tag = "klanten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de klant.")),
    request_body = WisVerzoek,
    responses(
        (status = 200, description = "Het plan, en of het is uitgevoerd.", body = WisplanWeergave),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "Het plan is veranderd sinds de proef; er is niets gewist."),
    ),
)]
pub(super) async fn wis(aanroep: Aanroep, pad: Path<String>, lichaam: Lichaam) -> Resultaat<WisplanWeergave> {
    let klant = PartijId::nieuw(uuid(&pad)?);
    let opdracht = lichaam.lees::<WisVerzoek>().await?;
    let resultaat = aanroep.register.wis(&aanroep.toegang, klant, opdracht).await?;
    Ok(Antwoord::ok(WisplanWeergave::van(&resultaat)))
}
