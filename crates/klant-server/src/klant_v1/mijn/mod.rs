//! The customer herself, by her own token. The doc comments of the handlers are the OpenAPI text.

pub(super) mod adressen;
pub(super) mod inzage;
pub(super) mod voorstellen;

use actix_web::HttpRequest;
use klant_core::Code;
use klant_register::Klantresultaat;

use super::PAD;
use super::samenvoegen::{als_verzoek, samengevoegd};
use super::verzoek::{KlantVerzoek, WisVerzoek, als_wijziging, niet_zelf};
use super::weergave::{KlantWeergave, WisplanWeergave};
use crate::antwoord::{Antwoord, Resultaat, versie};
use crate::lichaam::{self, Lichaam};
use crate::probleem::Probleem;
use crate::toegang::Mijn;

/// Mijn gegevens tonen
///
/// Alles wat van u is vastgelegd, met van elk gegeven wie het opgaf, wanneer en in welke interactie. Van een gegeven waarvan dat
/// niet bekend is, is de herkomst `import`.
#[utoipa::path(
    get, path = "/mijn", operation_id = "toonMijn", tag = "mijn",
    responses((status = 200, description = "Uw gegevens.", body = KlantWeergave,
        headers(("ETag" = String, description = "Versie van uw gegevens.")))),
)]
pub(crate) async fn toon(mijn: Mijn) -> Resultaat<KlantWeergave> {
    let klant = mijn.register.mijn(&mijn.toegang, mijn.namens).await?;
    Ok(antwoord(&mijn, &klant))
}

/// Mijn gegevens wijzigen
///
/// Voegt de inhoud samen met uw gegevens (RFC 7396): wat ontbreekt, blijft; `null` wist; een lijst vervangt de hele lijst.
/// `If-Match` noemt de versie die is gelezen. Herkomst van wat verandert bent u, of degene die voor u handelt. Wat een klant niet zelf
/// wijzigt (zoals haar identificaties) wordt geweigerd.
#[utoipa::path(
    patch, path = "/mijn", operation_id = "wijzigMijn", tag = "mijn",
    params(("If-Match" = String, Header, description = "De ETag van de versie die is gelezen.")),
    request_body(content(
        (KlantVerzoek = "application/merge-patch+json"),
        (KlantVerzoek = "application/json"),
    )),
    responses(
        (status = 200, description = "Uw gewijzigde gegevens.", body = KlantWeergave,
            headers(("ETag" = String, description = "Versie van uw gegevens."))),
        (status = 412, description = "Uw gegevens zijn intussen gewijzigd."),
        (status = 428, description = "De kop If-Match ontbreekt."),
    ),
)]
pub(crate) async fn wijzig(mijn: Mijn, req: HttpRequest, lichaam: Lichaam) -> Resultaat<KlantWeergave> {
    let (register, toegang, namens) = (&mijn.register, &mijn.toegang, mijn.namens);
    let versie = versie(&req)?;
    let wijziging = lichaam.wijziging().await?;
    niet_zelf(&wijziging)?;
    let klant = register.mijn(toegang, namens).await?;
    if klant.partij.versie != versie {
        return Err(Probleem::versie(Code::VersieVerouderd));
    }
    let verzoek = samengevoegd(als_verzoek(&klant, &mijn.zicht()), &wijziging)?;
    let nieuw = lichaam::lees_als::<KlantVerzoek, _>(&verzoek, als_wijziging)?;
    let klant = register.wijzig_mijn(toegang, namens, versie, nieuw).await?;
    Ok(antwoord(&mijn, &klant))
}

/// Mijn gegevens wissen
///
/// Wist wat van u is vastgelegd, voor zover geen zaak het nodig heeft: deel voor deel nu, op een dag, of nog niet, met de reden. Eerst een
/// proef, zonder `plan`; daarna, met het kenmerk van dat plan, precies dat plan. Wat moet wachten gaat weg op zijn dag.
#[utoipa::path(
    post, path = "/mijn/_wis", operation_id = "wisMijn", tag = "mijn", request_body = WisVerzoek,
    responses(
        (status = 200, description = "Het plan, en of het is uitgevoerd.", body = WisplanWeergave),
        (status = 409, description = "Het plan is veranderd sinds de proef; er is niets gewist."),
    ),
)]
pub(crate) async fn wis(mijn: Mijn, lichaam: Lichaam) -> Resultaat<WisplanWeergave> {
    let opdracht = lichaam.lees::<WisVerzoek>().await?;
    let resultaat = mijn.register.wis_mijn(&mijn.toegang, mijn.namens, opdracht).await?;
    Ok(Antwoord::ok(WisplanWeergave::van(&resultaat)))
}

fn antwoord(mijn: &Mijn, klant: &Klantresultaat) -> Antwoord<KlantWeergave> {
    let mut weergave = KlantWeergave::van(klant, &mijn.zicht(), &mijn.basis);
    // Under `/klanten` she may not look.
    weergave.url = mijn.basis.pad(&format!("{PAD}/mijn"));
    Antwoord::ok(weergave).met_versie(klant.partij.versie)
}
