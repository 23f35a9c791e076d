//! What was said with her, who saw her data, and who acts for whom. The doc comments of the handlers are the OpenAPI text.

use super::super::weergave::{
    Lijst, MijnKlantcontactWeergave, MijnVerwerkingWeergave, VertegenwoordigingWeergave,
};
use crate::antwoord::{Antwoord, Resultaat};
use crate::basis::Basis;
use crate::toegang::Mijn;

/// Mijn klantcontacten tonen
///
/// Uw klantcontacten in de hoedanigheid waarin u bent aangemeld, het laatste eerst, met wat u er zelf voor opgaf. De inhoud van een
/// vertrouwelijk contact ziet u zelf wel, en wie voor u handelt niet.
#[utoipa::path(
    get, path = "/mijn/klantcontacten", operation_id = "toonMijnKlantcontacten", tag = "mijn",
    params(
        ("na" = Option<String>, Query, description = "Waarde van `volgende` uit de vorige bladzijde."),
        ("aantal" = Option<u8>, Query, description = "Hoeveel op een bladzijde; zonder 25.", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "Een bladzijde met klantcontacten.", body = Lijst<MijnKlantcontactWeergave>)),
)]
pub(crate) async fn klantcontacten(mut mijn: Mijn) -> Resultaat<Lijst<MijnKlantcontactWeergave>> {
    let (na, aantal) = mijn.parameters.pagina(|cursor| cursor.parse().ok())?;
    let gelezen = mijn.register.mijn_klantcontacten(&mijn.toegang, mijn.namens, na, aantal).await?;
    let zicht = mijn.zicht();
    let resultaten = gelezen.contacten.iter().map(|een| MijnKlantcontactWeergave::van(een, &zicht)).collect();
    Ok(Antwoord::ok(Lijst { resultaten, volgende: gelezen.volgende.map(|plaats| plaats.to_string()) }))
}

/// Mijn verwerkingen tonen
///
/// Wie uw gegevens heeft gezien of gewijzigd, de nieuwste eerst: welke toepassing, voor welk doel en wanneer. Welke medewerker het
/// was staat hier niet.
#[utoipa::path(
    get, path = "/mijn/verwerkingen", operation_id = "toonMijnVerwerkingen", tag = "mijn",
    params(
        ("na" = Option<String>, Query, description = "Waarde van `volgende` uit de vorige bladzijde."),
        ("aantal" = Option<u8>, Query, description = "Hoeveel op een bladzijde; zonder 25.", minimum = 1, maximum = 100),
    ),
    responses((status = 200, description = "Een bladzijde van het logboek.", body = Lijst<MijnVerwerkingWeergave>)),
)]
pub(crate) async fn verwerkingen(mut mijn: Mijn) -> Resultaat<Lijst<MijnVerwerkingWeergave>> {
    let bladzijde = mijn.parameters.bladzijde()?;
    let (regels, volgende) = mijn.register.mijn_verwerkingen(&mijn.toegang, mijn.namens, bladzijde).await?;
    Ok(Antwoord::ok(Lijst::van(regels.iter().map(MijnVerwerkingWeergave::van).collect(), volgende)))
}

/// Mijn vertegenwoordigingen tonen
///
/// Voor wie u optreedt en wie voor u optreedt, ook wat is geëindigd. Voor wie u optreedt, noemt u in de kop `Namens`.
#[utoipa::path(
    get, path = "/mijn/vertegenwoordigingen", operation_id = "toonMijnVertegenwoordigingen", tag = "mijn",
    responses((status = 200, description = "De vertegenwoordigingen.", body = Lijst<VertegenwoordigingWeergave>)),
)]
pub(crate) async fn vertegenwoordigingen(mijn: Mijn) -> Resultaat<Lijst<VertegenwoordigingWeergave>> {
    let gelezen = mijn.register.mijn_vertegenwoordigingen(&mijn.toegang, mijn.namens).await?;
    // Under their own address she may not look: they are shown without.
    let weergaven = gelezen.iter().map(|een| VertegenwoordigingWeergave::van(een, &Basis::geen()));
    Ok(Antwoord::ok(Lijst::van(weergaven.collect(), None)))
}
