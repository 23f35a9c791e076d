//! Work that follows. The doc comments of the handlers are the OpenAPI text.

use actix_web::HttpRequest;
use actix_web::web::Path;
use klant_core::Taakstatus;
use klant_core::id::{ActorId, InterneTaakId};
use klant_register::Taakfilter;

use super::interacties::interactie_id;
use super::uuid;
use super::verzoek::{NieuweTaakVerzoek, TaakwijzigingVerzoek};
use super::weergave::{Lijst, TaakWeergave};
use super::woorden::TaakstatusWoord;
use crate::antwoord::{Antwoord, Resultaat, versie};
use crate::lichaam::{self, Lichaam};
use crate::toegang::Aanroep;

/// Interne taak toevoegen
///
/// Legt werk vast dat uit een interactie volgt.
#[utoipa::path(
    post, path = "/interacties/{uuid}/interne-taken", operation_id = "voegInterneTaakToe", tag = "interne-taken",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de interactie.")),
    request_body = NieuweTaakVerzoek,
    responses(
        (status = 201, description = "De taak is vastgelegd.", body = TaakWeergave, headers(
            ("Location" = String, description = "Adres van de taak."),
            ("ETag" = String, description = "Versie van de taak."),
        )),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "De interactie is gesloten."),
    ),
)]
pub(super) async fn voeg_toe(
    aanroep: Aanroep,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<TaakWeergave> {
    let id = interactie_id(&pad)?;
    let (contact, taak) = lichaam.lees::<NieuweTaakVerzoek>().await?;
    let resultaat = aanroep.register.voeg_interne_taak_toe(&aanroep.toegang, id, contact, taak).await?;
    let weergave = TaakWeergave::van_resultaat(&resultaat, &aanroep.basis);
    let url = weergave.url.clone();
    Ok(Antwoord::gemaakt(weergave, url).met_versie(resultaat.taak.versie))
}

/// Interne taken zoeken
///
/// Interne taken, de nieuwste eerst.
#[utoipa::path(
    get, path = "/interne-taken", operation_id = "zoekInterneTaken", tag = "interne-taken",
    params(
        ("status" = Option<TaakstatusWoord>, Query, description = "Taken met deze stand."),
        ("actor" = Option<Uuid>, Query, description = "Taken die aan deze actor zijn toegewezen."),
        ("na" = Option<String>, Query, description = "Waarde van `volgende` uit de vorige bladzijde."),
        ("aantal" = Option<u8>, Query, description = "Hoeveel er op een bladzijde staan; zonder zijn dat er 25.", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "Een bladzijde taken.", body = Lijst<TaakWeergave>)),
)]
pub(super) async fn zoek(mut aanroep: Aanroep) -> Resultaat<Lijst<TaakWeergave>> {
    let filter = Taakfilter {
        status: aanroep.parameters.keuze::<Taakstatus>("status"),
        actor: aanroep.parameters.uuid("actor").map(ActorId::nieuw),
    };
    let bladzijde = aanroep.parameters.bladzijde()?;
    let (taken, volgende) = aanroep.register.zoek_interne_taken(&aanroep.toegang, filter, bladzijde).await?;
    let taken = taken.iter().map(|taak| TaakWeergave::van_resultaat(taak, &aanroep.basis));
    Ok(Antwoord::ok(Lijst::van(taken.collect(), volgende)))
}

/// Interne taak tonen
///
/// Een interne taak met het klantcontact en de interactie waaruit zij volgt.
#[utoipa::path(
    get, path = "/interne-taken/{uuid}", operation_id = "toonInterneTaak", tag = "interne-taken",
    params(("uuid" = Uuid, Path, description = "Kenmerk van de taak.")),
    responses((status = 200, description = "De taak.", body = TaakWeergave,
        headers(("ETag" = String, description = "Versie van de taak.")))),
)]
pub(super) async fn toon(aanroep: Aanroep, pad: Path<String>) -> Resultaat<TaakWeergave> {
    let id = InterneTaakId::nieuw(uuid(&pad)?);
    let resultaat = aanroep.register.toon_interne_taak(&aanroep.toegang, id).await?;
    let versie = resultaat.taak.versie;
    Ok(Antwoord::ok(TaakWeergave::van_resultaat(&resultaat, &aanroep.basis)).met_versie(versie))
}

/// Interne taak wijzigen
///
/// Wijzigt de stand of de toelichting. `If-Match` noemt de versie die is gelezen.
#[utoipa::path(
    patch, path = "/interne-taken/{uuid}", operation_id = "wijzigInterneTaak", tag = "interne-taken",
    params(
        ("uuid" = Uuid, Path, description = "Kenmerk van de taak."),
        ("If-Match" = String, Header, description = "De ETag van de versie die is gelezen."),
    ),
    request_body(content(
        (TaakwijzigingVerzoek = "application/merge-patch+json"),
        (TaakwijzigingVerzoek = "application/json"),
    )),
    responses(
        (status = 200, description = "De gewijzigde taak.", body = TaakWeergave,
            headers(("ETag" = String, description = "Versie van de taak."))),
        (status = 403, description = "Niet bevoegd."),
        (status = 409, description = "De stand van zaken laat het niet toe."),
        (status = 412, description = "De taak is intussen gewijzigd."),
        (status = 428, description = "De kop If-Match ontbreekt."),
    ),
)]
pub(super) async fn wijzig(
    aanroep: Aanroep,
    req: HttpRequest,
    pad: Path<String>,
    lichaam: Lichaam,
) -> Resultaat<TaakWeergave> {
    let id = InterneTaakId::nieuw(uuid(&pad)?);
    let versie = versie(&req)?;
    let wijziging = lichaam::lees::<TaakwijzigingVerzoek>(&lichaam.wijziging().await?)?;
    let resultaat = aanroep.register.wijzig_interne_taak(&aanroep.toegang, id, versie, wijziging).await?;
    let versie = resultaat.taak.versie;
    Ok(Antwoord::ok(TaakWeergave::van_resultaat(&resultaat, &aanroep.basis)).met_versie(versie))
}
