//! Interacties: everything exchanged about one subject. The doc comments of the handlers are the OpenAPI text.

use actix_web::web::Path;
use klant_core::id::{InteractieId, KlantcontactId, PartijId};
use klant_register::Interactiefilter;

use super::uuid;
use super::verzoek::{
    BepaalVerzoek, FormulierVerzoek, InteractieVerzoek, SluitVerzoek, Toetsvraag, lees_toetsvraag,
};
use super::weergave::{
    BepalingWeergave, BesluitWeergave, InteractieWeergave, Lijst, NietVastgelegdWeergave, UitkomstWeergave,
    VastgelegdWeergave,
};
use crate::antwoord::{Antwoord, Resultaat};
use crate::lichaam::{self, Lichaam};
use crate::toegang::Aanroep;

pub(super) fn interactie_id(pad: &Path<String>) -> Result<InteractieId, crate::probleem::Probleem> {
    Ok(InteractieId::van(KlantcontactId::nieuw(uuid(pad)?)))
}

/// Interactie vastleggen
///
/// Legt een eerste klantcontact vast met alles wat daarbij hoort, in één keer of helemaal niet. Het interactieprofiel bepaalt
/// welke klantgegevens nodig en toegestaan zijn. Wat niet mag worden vastgelegd, wordt geweigerd en nooit stil weggelaten.
#[utoipa::path(
    post, path = "/interacties", operation_id = "registreerInteractie", tag = "interacties",
    request_body = InteractieVerzoek,
    responses(
        (status = 201, description = "De interactie is vastgelegd.", body = VastgelegdWeergave,
            headers(("Location" = String, description = "Adres van de interactie."))),
        (status = 200, description = "Er hoefde niets te worden vastgelegd; alleen het besluit.", body = NietVastgelegdWeergave),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "De stand van zaken laat het niet toe."),
    ),
)]
pub(super) async fn registreer(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<UitkomstWeergave> {
    let opdracht = lichaam.lees::<InteractieVerzoek>().await?;
    let vastgelegd = aanroep.register.registreer_interactie(&aanroep.toegang, opdracht).await?;
    Ok(UitkomstWeergave::van(&vastgelegd, &aanroep.zicht(), &aanroep.basis).antwoord())
}

/// Interacties zoeken
///
/// Interacties waar een klantcontact bij hoort of waar een bekende klant bij betrokken is, de nieuwste eerst. Ten minste een
/// van de twee is vereist.
#[utoipa::path(
    get, path = "/interacties", operation_id = "zoekInteracties", tag = "interacties",
    params(
        ("klantcontact" = Option<Uuid>, Query, description = "Interacties waar dit klantcontact bij hoort."),
        ("klant" = Option<Uuid>, Query, description = "Interacties waar deze bekende klant bij betrokken is."),
        ("na" = Option<String>, Query, description = "Waarde van `volgende` uit de vorige bladzijde."),
        ("aantal" = Option<u8>, Query, description = "Hoeveel er op een bladzijde staan; zonder zijn dat er 25.", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "Een bladzijde interacties.", body = Lijst<InteractieWeergave>)),
)]
pub(super) async fn zoek(mut aanroep: Aanroep) -> Resultaat<Lijst<InteractieWeergave>> {
    let filter = Interactiefilter {
        klantcontact: aanroep.parameters.uuid("klantcontact").map(KlantcontactId::nieuw),
        klant: aanroep.parameters.uuid("klant").map(PartijId::nieuw),
    };
    aanroep.parameters.minstens_een(&["klantcontact", "klant"]);
    let bladzijde = aanroep.parameters.bladzijde()?;
    let (standen, volgende) = aanroep.register.zoek_interacties(&aanroep.toegang, filter, bladzijde).await?;
    let zicht = aanroep.zicht();
    let interacties = standen.iter().map(|stand| InteractieWeergave::van(stand, &zicht, &aanroep.basis));
    Ok(Antwoord::ok(Lijst::van(interacties.collect(), volgende)))
}

/// Interactie tonen
///
/// Een interactie met al haar klantcontacten, de betrokkenen en het werk dat eruit volgde.
#[utoipa::path(
    get, path = "/interacties/{uuid}", operation_id = "toonInteractie", tag = "interacties",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de interactie.")),
    responses((status = 200, description = "De interactie.", body = InteractieWeergave)),
)]
pub(super) async fn toon(aanroep: Aanroep, pad: Path<String>) -> Resultaat<InteractieWeergave> {
    let stand = aanroep.register.toon_interactie(&aanroep.toegang, interactie_id(&pad)?).await?;
    Ok(Antwoord::ok(InteractieWeergave::van(&stand, &aanroep.zicht(), &aanroep.basis)))
}

/// Interactie sluiten
///
/// Sluit een interactie waarvan al het werk is gedaan. Contactgegevens die alleen voor deze interactie zijn opgegeven, gelden
/// daarna niet meer.
#[utoipa::path(
    post, path = "/interacties/{uuid}/_sluit", operation_id = "sluitInteractie", tag = "interacties",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de interactie.")),
    request_body(content = Option<SluitVerzoek>, description = "Leeg, of een leeg object."),
    responses(
        (status = 200, description = "De interactie is gesloten.", body = VastgelegdWeergave),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "De interactie is al gesloten of heeft nog een open taak."),
    ),
)]
pub(super) async fn sluit(
    aanroep: Aanroep,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<UitkomstWeergave> {
    let id = interactie_id(&pad)?;
    let bytes = lichaam.json_of_leeg().await?;
    if !bytes.is_empty() {
        lichaam::lees::<SluitVerzoek>(&bytes)?;
    }
    let vastgelegd = aanroep.register.sluit_interactie(&aanroep.toegang, id).await?;
    Ok(Antwoord::ok(UitkomstWeergave::van(&vastgelegd, &aanroep.zicht(), &aanroep.basis)))
}

/// Interactie of formulier toetsen
///
/// Zegt of een interactie zo mag worden vastgelegd, of welke velden een formulier mag vragen en verplichten, zonder iets vast
/// te leggen. Ook een weigering is een gewoon antwoord.
#[utoipa::path(
    post, path = "/interacties/_toets", operation_id = "toetsInteractie", tag = "interacties",
    request_body(content(
        (InteractieOfFormulier = "application/json"),
    ), description = "Een interactie zoals zij zou worden vastgelegd, of de velden van een formulier."),
    responses((status = 200, description = "Het besluit.", body = BesluitWeergave)),
)]
pub(super) async fn toets(aanroep: Aanroep, lichaam: Lichaam) -> Resultaat<BesluitWeergave> {
    let (register, toegang) = (&aanroep.register, &aanroep.toegang);
    let besluit = match lees_toetsvraag(&lichaam.json().await?)? {
        Toetsvraag::Interactie(interactie) => register.toets_interactie(toegang, *interactie).await?,
        Toetsvraag::Formulier { profiel, velden } => {
            register.toets_formulier(toegang, profiel, velden).await?
        }
    };
    Ok(Antwoord::ok(BesluitWeergave::van(&besluit)))
}

/// Contactgegeven bepalen
///
/// Bepaalt langs welk kanaal en op welk adres een klant over deze interactie mag worden benaderd, in welke taal, en waarom zo.
/// Dat er geen toegestaan adres is, is een gewone uitkomst. Een adres dat de klant zelf bewaart wordt bij haar bron gevraagd als het aan
/// de beurt is, en niet bewaard.
#[utoipa::path(
    post, path = "/interacties/{uuid}/contactgegevens/_bepaal", operation_id = "bepaalContactgegeven",
    tag = "interacties",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de interactie.")),
    request_body = BepaalVerzoek,
    responses((status = 200, description = "Het besluit met het contactgegeven.", body = BepalingWeergave)),
)]
pub(super) async fn bepaal(
    aanroep: Aanroep,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<BepalingWeergave> {
    let id = interactie_id(&pad)?;
    let opdracht = lichaam.lees::<BepaalVerzoek>().await?;
    let besluit = aanroep.register.bepaal(&aanroep.toegang, id, opdracht).await?;
    Ok(Antwoord::ok(BepalingWeergave::van(&besluit, &aanroep.zicht())))
}

/// Een interactie zoals zij zou worden vastgelegd, of de velden van een formulier.
#[derive(utoipa::ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "names the two shapes in the OpenAPI document")]
pub(super) enum InteractieOfFormulier {
    Interactie(Box<InteractieVerzoek>),
    Formulier(FormulierVerzoek),
}
