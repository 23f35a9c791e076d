//! Klantbeelden: computed, never stored. The doc comments of the handlers are the OpenAPI text.

use super::verzoek::KlantbeeldVerzoek;
use super::weergave::KlantbeeldWeergave;
use crate::antwoord::{Antwoord, Resultaat};
use crate::lichaam::Lichaam;
use crate::toegang::Aanroep;

/// Klantbeeld bepalen
///
/// Toont van een klant alles wat voor dit doel mag worden getoond, ertoe doet en nodig is, en telt wat is weggelaten en waarom.
/// Alleen een klant van wie de identiteit ten minste een keer is vastgesteld, heeft een klantbeeld. Wat zij alleen voor een
/// andere interactie opgaf, staat er nooit in, en haar hoedanigheden worden niet vermengd.
#[utoipa::path(
    post, path = "/klantbeelden/_bepaal", operation_id = "bepaalKlantbeeld", tag = "klantbeelden",
    request_body = KlantbeeldVerzoek,
    responses(
        (status = 200, description = "Het klantbeeld.", body = KlantbeeldWeergave),
        (status = 403, description = "Niet bevoegd."),
        (status = 404, description = "Deze klant bestaat niet, of deze toepassing mag niet van haar weten."),
        (status = 409, description = "De identiteit van deze klant is nog niet vastgesteld."),
    ),
)]
pub(super) async fn bepaal(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<KlantbeeldWeergave> {
    let vraag = lichaam.lees::<KlantbeeldVerzoek>().await?;
    let beeld = aanroep.register.klantbeeld(&aanroep.toegang, vraag).await?;
    Ok(Antwoord::ok(KlantbeeldWeergave::van(&beeld, &aanroep.basis)))
}
