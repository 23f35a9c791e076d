//! `klant bepaal`

use klant_core::Bepaling;
use klant_register::Bepaalopdracht;
use klant_server::weergave::bepaling_json;

use super::Resultaat;
use crate::cli::{Algemeen, Bepaal};
use crate::instellingen::Instellingen;
use crate::uitkomst::Uitkomst;
use crate::{register, uitvoer, weergave};

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, vraag: &Bepaal) -> Resultaat {
    let toegang = register::beheerder(opties);
    let opdracht = Bepaalopdracht {
        klant: vraag.klant,
        betrokkene: vraag.betrokkene,
        berichtsoort: vraag.berichtsoort.clone(),
        kanaal: vraag.kanaal,
    };
    let besluit =
        register::open_bestaand(instellingen).await?.bepaal(&toegang, vraag.interactie, opdracht).await?;
    let bepaling = bepaling_json(&besluit, &toegang.zicht());
    uitvoer::toon(opties, &bepaling, |blad| weergave::bepaling(blad, &bepaling))?;
    Ok(match besluit.uitkomst() {
        Bepaling::Bepaald(_) => Uitkomst::Gedaan,
        Bepaling::GeenToegestaanAdres => Uitkomst::Geweigerd,
    })
}
