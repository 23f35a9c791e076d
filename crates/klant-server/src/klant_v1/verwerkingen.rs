//! Who saw or changed what of a customer: for the privacy officer. The doc comments of the handlers are the OpenAPI text.

use super::verzoek::VerwerkingVerzoek;
use super::weergave::{Lijst, VerwerkingWeergave};
use crate::antwoord::{Antwoord, Resultaat};
use crate::lichaam::Lichaam;
use crate::toegang::Aanroep;

/// Verwerkingen zoeken
///
/// De regels van het verwerkingenlogboek over een klant en over elke betrokkene die zij was, de nieuwste eerst. Ook dit zoeken
/// komt in het logboek.
#[utoipa::path(
    post, path = "/verwerkingen/_zoek", operation_id = "zoekVerwerkingen", tag = "verwerkingen",
    request_body = VerwerkingVerzoek,
    responses(
        (status = 200, description = "Een bladzijde van het logboek.", body = Lijst<VerwerkingWeergave>),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn zoek(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<Lijst<VerwerkingWeergave>> {
    let (klant, periode, bladzijde) = lichaam.lees::<VerwerkingVerzoek>().await?;
    let (regels, volgende) =
        aanroep.register.zoek_verwerkingen(&aanroep.toegang, klant, periode, bladzijde).await?;
    Ok(Antwoord::ok(Lijst::van(regels.iter().map(VerwerkingWeergave::van).collect(), volgende)))
}
