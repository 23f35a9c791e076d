//! `klant toets`

use klant_core::{Besluit, Oordeel};
use klant_register::klok::{Klok as _, Systeemklok};
use klant_register::{NieuweInteractie, toets_formulier_los};
use klant_server::verzoek::{Toetsvraag, lees_toetsvraag};
use klant_server::weergave::besluit_json;

use super::Resultaat;
use crate::cli::{Algemeen, Invoer};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, register, uitvoer, weergave};

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, invoer: &Invoer) -> Resultaat {
    let besluit = match lees_toetsvraag(&invoer::lees(invoer)?).map_err(Opdrachtfout::Invoer)? {
        Toetsvraag::Formulier { profiel, velden } => {
            let profielen = register::profielen(instellingen.profielen.as_deref())?;
            toets_formulier_los(&profielen, profiel, &velden, Systeemklok.vandaag())?
        }
        Toetsvraag::Interactie(nieuw) => interactie(opties, instellingen, *nieuw).await?,
    };
    let json = besluit_json(&besluit);
    uitvoer::toon(opties, &json, |blad| weergave::besluit(blad, &json))?;
    Ok(match besluit.uitkomst() {
        Oordeel::Toegestaan | Oordeel::NietVastgelegd => Uitkomst::Gedaan,
        Oordeel::Geweigerd => Uitkomst::Geweigerd,
    })
}

/// By the database that was named, which knows the customers; else by the profiles alone, where there is no register.
async fn interactie(
    opties: &Algemeen,
    instellingen: &Instellingen,
    nieuw: NieuweInteractie,
) -> Result<Besluit<Oordeel>, Opdrachtfout> {
    let toegang = register::beheerder(opties);
    if instellingen.database_genoemd {
        let register = register::open_bestaand(instellingen).await?;
        return Ok(register.toets_interactie(&toegang, nieuw).await?);
    }
    let proef = register::proef(register::profielen(instellingen.profielen.as_deref())?)?;
    Ok(proef.register.toets_interactie(&toegang, nieuw).await?)
}
