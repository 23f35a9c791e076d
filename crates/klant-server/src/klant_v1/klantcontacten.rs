//! Contacts of an interactie. The doc comments of the handlers are the OpenAPI text.

use actix_web::web::Path;

use super::interacties::interactie_id;
use super::verzoek::KlantcontactVerzoek;
use super::weergave::{NietVastgelegdWeergave, UitkomstWeergave, VastgelegdWeergave};
use crate::antwoord::Resultaat;
use crate::lichaam::Lichaam;
use crate::toegang::Aanroep;

/// Klantcontact toevoegen
///
/// Legt een volgend klantcontact over hetzelfde onderwerp vast. Het interactieprofiel van de interactie geldt ook hiervoor.
#[utoipa::path(
    post, path = "/interacties/{uuid}/klantcontacten", operation_id = "voegKlantcontactToe", tag = "klantcontacten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de interactie.")),
    request_body = KlantcontactVerzoek,
    responses(
        (status = 201, description = "Het klantcontact is vastgelegd; dit is de interactie.", body = VastgelegdWeergave,
            headers(("Location" = String, description = "Adres van de interactie."))),
        (status = 200, description = "Er hoefde niets te worden vastgelegd; alleen het besluit.", body = NietVastgelegdWeergave),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "De interactie is gesloten."),
    ),
)]
pub(super) async fn voeg_toe(
    aanroep: Aanroep,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<UitkomstWeergave> {
    let id = interactie_id(&pad)?;
    let contact = lichaam.lees::<KlantcontactVerzoek>().await?;
    let vastgelegd = aanroep.register.voeg_klantcontact_toe(&aanroep.toegang, id, contact).await?;
    Ok(UitkomstWeergave::van(&vastgelegd, &aanroep.zicht(), &aanroep.basis).antwoord())
}
