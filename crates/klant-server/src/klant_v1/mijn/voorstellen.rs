//! What others offer for what she gave herself. The doc comments of the handlers are the OpenAPI text.

use actix_web::HttpRequest;
use actix_web::web::Path;
use klant_core::id::VoorstelId;

use super::super::uuid;
use super::super::verzoek::aangevuld;
use super::super::weergave::{KlantWeergave, Lijst, VoorstelWeergave};
use super::antwoord;
use crate::antwoord::{Antwoord, Leeg, Resultaat, eenmalig};
use crate::probleem::Probleem;
use crate::toegang::Mijn;

/// Voorstellen aan mij tonen
///
/// Wat u is voorgesteld in plaats van wat u zelf opgaf, het oudste eerst. Er verandert niets voordat u het aanvaardt.
#[utoipa::path(
    get, path = "/mijn/voorstellen", operation_id = "toonMijnVoorstellen", tag = "mijn",
    responses((status = 200, description = "De voorstellen.", body = Lijst<VoorstelWeergave>)),
)]
pub(crate) async fn toon(mijn: Mijn) -> Resultaat<Lijst<VoorstelWeergave>> {
    let open = mijn.register.mijn_voorstellen(&mijn.toegang, mijn.namens).await?;
    Ok(Antwoord::ok(Lijst::van(open.iter().map(VoorstelWeergave::van).collect(), None)))
}

/// Voorstel aan mij aanvaarden
///
/// Neemt de voorgestelde waarde over. Zij is daarna van u, en het voorstel verdwijnt.
#[utoipa::path(
    post, path = "/mijn/voorstellen/{uuid}/_aanvaard", operation_id = "aanvaardMijnVoorstel", tag = "mijn",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van het voorstel."),
        ("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255,
            description = "Sleutel van dit verzoek, zodat het zonder gevolgen opnieuw kan worden gedaan."),
    ),
    responses((status = 200, description = "Uw gewijzigde gegevens.", body = KlantWeergave,
        headers(("ETag" = String, description = "Versie van uw gegevens.")))),
)]
pub(crate) async fn aanvaard(mijn: Mijn, req: HttpRequest, pad: Path<String>) -> Resultaat<KlantWeergave> {
    let id = VoorstelId::nieuw(uuid(&pad)?);
    // There is no body: what the request is about is the voorstel.
    let sleutel = eenmalig(&req, id.to_string().as_bytes())?;
    let zicht = mijn.zicht();
    let lees = move |klant: &_, voorstel: &_| aangevuld(klant, voorstel, &zicht);
    let register = &mijn.register;
    let klant = register.aanvaard_mijn_voorstel(&mijn.toegang, mijn.namens, id, sleutel, lees).await?;
    Ok(antwoord(&mijn, &klant))
}

/// Voorstel aan mij verwerpen
///
/// Laat een voorstel verdwijnen. Er verandert niets aan uw gegevens.
#[utoipa::path(
    post, path = "/mijn/voorstellen/{uuid}/_verwerp", operation_id = "verwerpMijnVoorstel", tag = "mijn",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van het voorstel."),
        ("Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255,
            description = "Sleutel van dit verzoek, zodat het zonder gevolgen opnieuw kan worden gedaan."),
    ),
    responses((status = 204, description = "Het voorstel is weg.")),
)]
pub(crate) async fn verwerp(mijn: Mijn, req: HttpRequest, pad: Path<String>) -> Result<Leeg, Probleem> {
    let id = VoorstelId::nieuw(uuid(&pad)?);
    let sleutel = eenmalig(&req, id.to_string().as_bytes())?;
    mijn.register.verwerp_mijn_voorstel(&mijn.toegang, mijn.namens, id, sleutel).await?;
    Ok(Leeg)
}
