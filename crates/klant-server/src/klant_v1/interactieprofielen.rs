//! The profiles that hold now. The doc comments of the handlers are the OpenAPI text.

use actix_web::web::Path;

use super::weergave::{Lijst, ProfielWeergave};
use crate::antwoord::{Antwoord, Resultaat};
use crate::probleem::Probleem;
use crate::toegang::Aanroep;

/// Interactieprofielen tonen
///
/// Alle interactieprofielen die nu gelden, op code.
#[utoipa::path(
    get, path = "/interactieprofielen", operation_id = "zoekInteractieprofielen", tag = "interactieprofielen",
    responses((status = 200, description = "De profielen.", body = Lijst<ProfielWeergave>)),
)]
pub(super) async fn lijst(aanroep: Aanroep) -> Resultaat<Lijst<ProfielWeergave>> {
    let profielen = aanroep.register.profielen();
    Ok(Antwoord::ok(Lijst::van(profielen.iter().map(ProfielWeergave::van).collect(), None)))
}

/// Interactieprofiel tonen
///
/// Wat een soort interactie nodig heeft: welke klantgegevens, welke kanalen, welk adres.
#[utoipa::path(
    get, path = "/interactieprofielen/{code}", operation_id = "toonInteractieprofiel", tag = "interactieprofielen",
    params(("code" = String, Path, description = "Code van het profiel.")),
    responses((status = 200, description = "Het profiel.", body = ProfielWeergave)),
)]
pub(super) async fn toon(aanroep: Aanroep, pad: Path<String>) -> Resultaat<ProfielWeergave> {
    let profielen = aanroep.register.profielen();
    let profiel = profielen.profiel(&pad).ok_or_else(Probleem::niet_gevonden)?;
    Ok(Antwoord::ok(ProfielWeergave::van(profiel)))
}
