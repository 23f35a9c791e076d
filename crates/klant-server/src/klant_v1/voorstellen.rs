//! What is offered to a known customer. The doc comments of the handlers are the OpenAPI text.

use actix_web::web::Path;
use klant_core::id::{PartijId, VoorstelId};

use super::uuid;
use super::verzoek::{VoorstelVerzoek, VoorstelbesluitVerzoek, aangevuld};
use super::weergave::{KlantWeergave, Lijst, VoorstelWeergave};
use super::{PAD, uuid_van};
use crate::antwoord::{Antwoord, Leeg, Resultaat};
use crate::lichaam::Lichaam;
use crate::probleem::Probleem;
use crate::toegang::Aanroep;

/// Gegevens voorstellen
///
/// Stelt gegevens voor aan een klant, waar zij het gegeven zelf anders opgaf en een andere bron het niet mag vervangen. Er verandert
/// niets voordat zij het aanvaardt, of iemand namens haar.
#[utoipa::path(
    post, path = "/klanten/{uuid}/voorstellen", operation_id = "stelGegevensVoor", tag = "klanten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de klant.")),
    request_body = VoorstelVerzoek,
    responses(
        (status = 201, description = "De voorstellen.", body = Lijst<VoorstelWeergave>,
            headers(("Location" = String, description = "Plaats van de voorstellen aan deze klant."))),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "Er staan al te veel voorstellen open."),
    ),
)]
pub(super) async fn stel_voor(
    aanroep: Aanroep,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<Lijst<VoorstelWeergave>> {
    let klant = PartijId::nieuw(uuid(&pad)?);
    let (door, nieuw) = lichaam.lees::<VoorstelVerzoek>().await?;
    let gedaan = aanroep.register.stel_voor(&aanroep.toegang, klant, door, nieuw).await?;
    let plaats = aanroep.basis.pad(&format!("{PAD}/klanten/{}/voorstellen", klant.uuid()));
    Ok(Antwoord::gemaakt(Lijst::van(gedaan.iter().map(VoorstelWeergave::van).collect(), None), plaats))
}

/// Voorstellen tonen
///
/// Wat aan een klant is voorgesteld en waarover nog niet is besloten, het oudste eerst.
#[utoipa::path(
    get, path = "/klanten/{uuid}/voorstellen", operation_id = "toonVoorstellen", tag = "klanten",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de klant.")),
    responses(
        (status = 200, description = "De voorstellen.", body = Lijst<VoorstelWeergave>),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn toon(aanroep: Aanroep, pad: Path<String>) -> Resultaat<Lijst<VoorstelWeergave>> {
    let klant = PartijId::nieuw(uuid(&pad)?);
    let open = aanroep.register.voorstellen(&aanroep.toegang, klant).await?;
    Ok(Antwoord::ok(Lijst::van(open.iter().map(VoorstelWeergave::van).collect(), None)))
}

/// Voorstel aanvaarden
///
/// Neemt de voorgestelde waarde over, op het woord van de klant of van iemand namens haar. Het voorstel verdwijnt.
#[utoipa::path(
    post, path = "/klanten/{uuid}/voorstellen/{voorstel}/_aanvaard", operation_id = "aanvaardVoorstel", tag = "klanten",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van de klant."),
        ("voorstel" = Uuid, Path, description = "Kenmerk van het voorstel."),
    ),
    request_body = VoorstelbesluitVerzoek,
    responses(
        (status = 200, description = "De gewijzigde klant.", body = KlantWeergave,
            headers(("ETag" = String, description = "Versie van de klant."))),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "De stand van zaken laat het niet toe."),
    ),
)]
pub(super) async fn aanvaard(
    aanroep: Aanroep,
    pad: Path<(String, String)>,
    lichaam: Lichaam,
) -> Resultaat<KlantWeergave> {
    let (klant, voorstel) = ids(&pad)?;
    let door = lichaam.lees::<VoorstelbesluitVerzoek>().await?;
    let zicht = aanroep.zicht();
    let lees = {
        let zicht = zicht.clone();
        move |klant: &_, voorstel: &_| aangevuld(klant, voorstel, &zicht)
    };
    let klant = aanroep.register.aanvaard_voorstel(&aanroep.toegang, klant, voorstel, door, lees).await?;
    Ok(Antwoord::ok(KlantWeergave::van(&klant, &zicht, &aanroep.basis)).met_versie(klant.partij.versie))
}

/// Voorstel verwerpen
///
/// Laat een voorstel verdwijnen, op het woord van de klant of van iemand namens haar. Er verandert niets.
#[utoipa::path(
    post, path = "/klanten/{uuid}/voorstellen/{voorstel}/_verwerp", operation_id = "verwerpVoorstel", tag = "klanten",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van de klant."),
        ("voorstel" = Uuid, Path, description = "Kenmerk van het voorstel."),
    ),
    request_body = VoorstelbesluitVerzoek,
    responses(
        (status = 204, description = "Het voorstel is weg."),
        (status = 403, description = "Niet bevoegd."),
    ),
)]
pub(super) async fn verwerp(
    aanroep: Aanroep,
    pad: Path<(String, String)>,
    lichaam: Lichaam,
) -> Result<Leeg, Probleem> {
    let (klant, voorstel) = ids(&pad)?;
    let door = lichaam.lees::<VoorstelbesluitVerzoek>().await?;
    aanroep.register.verwerp_voorstel(&aanroep.toegang, klant, voorstel, door).await?;
    Ok(Leeg)
}

fn ids(pad: &Path<(String, String)>) -> Result<(PartijId, VoorstelId), Probleem> {
    Ok((PartijId::nieuw(uuid_van(&pad.0)?), VoorstelId::nieuw(uuid_van(&pad.1)?)))
}
