//! Her digital addresses, one by one. The doc comments of the handlers are the OpenAPI text.

use actix_web::HttpRequest;
use actix_web::web::Path;
use klant_core::id::DigitaalAdresId;

use super::super::samenvoegen::samengevoegd;
use super::super::uuid;
use super::super::verzoek::{MijnadresVerzoek, als_adresverzoek};
use super::super::weergave::KlantadresWeergave;
use crate::antwoord::{Antwoord, Leeg, Resultaat, eenmalig, versie};
use crate::lichaam::{self, Lichaam};
use crate::probleem::Probleem;
use crate::toegang::Mijn;

/// Digitaal adres toevoegen
///
/// Legt een e-mailadres, telefoonnummer of ander digitaal adres van uzelf vast. Met `Idempotency-Key` eenmaal: hetzelfde verzoek
/// toont binnen 24 uur hetzelfde adres.
#[utoipa::path(
    post, path = "/mijn/digitale-adressen", operation_id = "voegMijnDigitaalAdresToe", tag = "mijn",
    params(("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255,
        description = "Sleutel van dit verzoek, zodat het zonder gevolgen opnieuw kan worden gedaan.")),
    request_body = MijnadresVerzoek,
    responses(
        (status = 201, description = "Het adres is vastgelegd.", body = KlantadresWeergave, headers(
            ("Location" = String, description = "Plaats van het adres."),
            ("ETag" = String, description = "Versie van het adres."),
        )),
        (status = 409, description = "Met deze sleutel is al een ander verzoek gedaan, of de stand van zaken laat het niet toe."),
    ),
)]
pub(crate) async fn voeg_toe(
    mijn: Mijn,
    req: HttpRequest,
    lichaam: Lichaam,
) -> Resultaat<KlantadresWeergave> {
    let json = lichaam.json().await?;
    let sleutel = eenmalig(&req, &json)?;
    let nieuw = lichaam::lees::<MijnadresVerzoek>(&json)?;
    let adres = mijn.register.voeg_mijn_adres_toe(&mijn.toegang, mijn.namens, sleutel, nieuw).await?;
    let url = mijn.basis.url("mijn/digitale-adressen", adres.id.uuid());
    Ok(Antwoord::gemaakt(KlantadresWeergave::van(&adres), url).met_versie(adres.versie))
}

/// Digitaal adres tonen
///
/// Een van uw digitale adressen.
#[utoipa::path(
    get, path = "/mijn/digitale-adressen/{uuid}", operation_id = "toonMijnDigitaalAdres", tag = "mijn",
    params(("uuid" = Uuid, Path, description = "Kenmerk van het adres.")),
    responses((status = 200, description = "Het adres.", body = KlantadresWeergave,
        headers(("ETag" = String, description = "Versie van het adres.")))),
)]
pub(crate) async fn toon(mijn: Mijn, pad: Path<String>) -> Resultaat<KlantadresWeergave> {
    let adres = mijn.register.mijn_adres(&mijn.toegang, mijn.namens, id(&pad)?).await?;
    Ok(Antwoord::ok(KlantadresWeergave::van(&adres)).met_versie(adres.versie))
}

/// Digitaal adres wijzigen
///
/// Voegt de inhoud samen met het adres (RFC 7396). `If-Match` noemt de versie van het adres die is gelezen.
#[utoipa::path(
    patch, path = "/mijn/digitale-adressen/{uuid}", operation_id = "wijzigMijnDigitaalAdres", tag = "mijn",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van het adres."),
        ("If-Match" = String, Header, description = "De ETag van de versie die is gelezen."),
    ),
    request_body(content(
        (MijnadresVerzoek = "application/merge-patch+json"),
        (MijnadresVerzoek = "application/json"),
    )),
    responses(
        (status = 200, description = "Het gewijzigde adres.", body = KlantadresWeergave,
            headers(("ETag" = String, description = "Versie van het adres."))),
        (status = 412, description = "Het adres is intussen gewijzigd."),
        (status = 428, description = "De kop If-Match ontbreekt."),
    ),
)]
pub(crate) async fn wijzig(
    mijn: Mijn,
    req: HttpRequest,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<KlantadresWeergave> {
    let (register, toegang, namens) = (&mijn.register, &mijn.toegang, mijn.namens);
    let id = id(&pad)?;
    let versie = versie(&req)?;
    let wijziging = lichaam.wijziging().await?;
    let huidig = register.mijn_adres(toegang, namens, id).await?;
    let verzoek = samengevoegd(als_adresverzoek(&huidig), &wijziging)?;
    let nieuw = lichaam::lees::<MijnadresVerzoek>(&verzoek)?;
    let adres = register.wijzig_mijn_adres(toegang, namens, id, versie, nieuw).await?;
    Ok(Antwoord::ok(KlantadresWeergave::van(&adres)).met_versie(adres.versie))
}

/// Digitaal adres verwijderen
///
/// Verwijdert een van uw digitale adressen. Een voorkeur voor dit adres wordt leeg; geen ander adres komt ervoor in de plaats.
#[utoipa::path(
    delete, path = "/mijn/digitale-adressen/{uuid}", operation_id = "verwijderMijnDigitaalAdres", tag = "mijn",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van het adres."),
        ("If-Match" = String, Header, description = "De ETag van de versie die is gelezen."),
    ),
    responses(
        (status = 204, description = "Het adres is verwijderd."),
        (status = 412, description = "Het adres is intussen gewijzigd."),
        (status = 428, description = "De kop If-Match ontbreekt."),
    ),
)]
pub(crate) async fn verwijder(mijn: Mijn, req: HttpRequest, pad: Path<String>) -> Result<Leeg, Probleem> {
    let (id, versie) = (id(&pad)?, versie(&req)?);
    mijn.register.verwijder_mijn_adres(&mijn.toegang, mijn.namens, id, versie).await?;
    Ok(Leeg)
}

fn id(pad: &Path<String>) -> Result<DigitaalAdresId, Probleem> {
    Ok(DigitaalAdresId::nieuw(uuid(pad)?))
}
