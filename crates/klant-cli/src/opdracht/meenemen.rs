//! `klant neem-mee`, `neem-over`, `uitdraai` and `dubbelen`

use klant_register::{NieuweVaststelling, Overnameopdracht};
use klant_server::verzoek::lees_meeneemdocument;
use klant_server::weergave::{
    dubbelen_json, meeneem_html, meeneem_json, overname_json, uitdraai_html, uitdraai_json,
};

use super::Resultaat;
use crate::cli::{Algemeen, Dubbelen, NeemMee, NeemOver, Uitdraai};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, register, uitvoer, weergave};

pub(crate) async fn neem_mee(opties: &Algemeen, instellingen: &Instellingen, vraag: &NeemMee) -> Resultaat {
    let toegang = register::beheerder(opties);
    let register = register::open_bestaand(instellingen).await?;
    let (mee, op) = register.neem_mee(&toegang, vraag.klant, vraag.met_identificaties).await?;
    // The document is for a program, whatever else is asked: a table cannot be read back.
    uitvoer::schrijf(&if vraag.html {
        meeneem_html(&mee, op)
    } else {
        format!("{:#}\n", meeneem_json(&mee, op, &toegang.zicht()))
    })?;
    Ok(Uitkomst::Gedaan)
}

pub(crate) async fn neem_over(opties: &Algemeen, instellingen: &Instellingen, vraag: NeemOver) -> Resultaat {
    let document = lees_meeneemdocument(&invoer::lees(&vraag.invoer)?).map_err(Opdrachtfout::Invoer)?;
    let vaststelling =
        vraag.middel.zip(vraag.niveau).map(|(middel, niveau)| NieuweVaststelling { middel, niveau });
    let opdracht = Overnameopdracht { document, klant: vraag.klant, profiel: vraag.profiel, vaststelling };
    let toegang = register::beheerder(opties);
    let resultaat = if vraag.proef {
        register::open_bestaand(instellingen).await?.proef_overname(&toegang, opdracht).await?
    } else {
        register::open(instellingen).await?.neem_over(&toegang, opdracht).await?
    };
    let json = overname_json(&resultaat, &toegang.zicht());
    uitvoer::toon(opties, &json, |blad| weergave::overname(blad, &json))?;
    Ok(Uitkomst::Gedaan)
}

pub(crate) async fn uitdraai(opties: &Algemeen, instellingen: &Instellingen, vraag: &Uitdraai) -> Resultaat {
    let toegang = register::beheerder(opties);
    let uitdraai = register::open_bestaand(instellingen).await?.uitdraai(&toegang, vraag.klant).await?;
    uitvoer::schrijf(&if vraag.html {
        uitdraai_html(&uitdraai)
    } else {
        format!("{:#}\n", uitdraai_json(&uitdraai, &toegang.zicht()))
    })?;
    Ok(Uitkomst::Gedaan)
}

pub(crate) async fn dubbelen(opties: &Algemeen, instellingen: &Instellingen, vraag: &Dubbelen) -> Resultaat {
    let toegang = register::beheerder(opties);
    let register = register::open_bestaand(instellingen).await?;
    let (gevonden, volgende) = register.dubbelen(&toegang, vraag.na, vraag.hoogstens).await?;
    let json = dubbelen_json(&gevonden, volgende);
    uitvoer::toon(opties, &json, |blad| weergave::dubbelen(blad, &json))?;
    Ok(Uitkomst::Gedaan)
}
