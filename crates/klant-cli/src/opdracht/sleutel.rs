//! `klant sleutel`

use indicatif::{ProgressBar, ProgressStyle};
use klant_register::{Omgezet, Register, Sleutelversie};
use serde_json::{Value, json};

use super::Resultaat;
use crate::cli::{Algemeen, Roteer, Sleutel};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::weergave::Blad;
use crate::{register, uitvoer};

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, opdracht: Sleutel) -> Resultaat {
    let register = register::open_bestaand(instellingen).await?;
    let uitkomst = match opdracht {
        Sleutel::Lijst => lijst(opties, &register).await,
        Sleutel::Roteer(keuze) => roteer(opties, &register, &keuze).await,
    };
    register.sluit();
    uitkomst
}

async fn lijst(opties: &Algemeen, register: &Register) -> Resultaat {
    let versies = register.sleutelversies().await?;
    let rijen: Vec<Value> = versies
        .iter()
        .map(|een| {
            json!({
                "versie": een.versie,
                "nieuwste": een.nieuwste,
                "aanwezig": een.aanwezig,
                "waarden": een.waarden,
            })
        })
        .collect();
    uitvoer::toon(opties, &uitvoer::lijst(&rijen), |blad| {
        let regels = versies
            .iter()
            .map(|een| [een.versie.to_string(), een.waarden.to_string(), stand(een).to_owned()]);
        blad.tabel("Sleutels", ["Versie", "Waarden", "Stand"], regels.collect());
    })?;
    Ok(Uitkomst::Gedaan)
}

const fn stand(een: &Sleutelversie) -> &'static str {
    match een {
        Sleutelversie { aanwezig: false, .. } => "staat niet in het sleutelbestand",
        Sleutelversie { nieuwste: true, .. } => "versleutelt",
        Sleutelversie { waarden: 0, .. } => "niet meer in gebruik",
        _ => "leest alleen nog",
    }
}

async fn roteer(opties: &Algemeen, register: &Register, keuze: &Roteer) -> Resultaat {
    let nieuw =
        if keuze.hervat || keuze.verwijder_oude { None } else { register.begin_sleutelrotatie().await? };
    if let Some(versie) = nieuw {
        uitvoer::zeg(&format!(
            "versie {versie} staat in het sleutelbestand; bewaar nu een nieuwe kopie, los van de database"
        ));
    }
    let omgezet = if keuze.alleen_toevoegen { Omgezet::default() } else { zet_om(register).await? };
    let verwijderd =
        if keuze.verwijder_oude { register.verwijder_oude_sleutels().await? } else { Vec::new() };
    let versies = register.sleutelversies().await?;
    let versie = versies.iter().find(|een| een.nieuwste).map(|een| een.versie).unwrap_or_default();
    let json = json!({
        "versie": versie,
        "nieuw": nieuw.is_some(),
        "omgezet": omgezet.waarden,
        "nietTeOpenen": omgezet.dicht,
        "verwijderd": verwijderd,
    });
    uitvoer::toon(opties, &json, |blad| verslag(blad, keuze, versie, omgezet, &verwijderd, &versies))?;
    if omgezet.dicht == 0 {
        return Ok(Uitkomst::Gedaan);
    }
    let waarden = if omgezet.dicht == 1 {
        "1 waarde gaat niet open en staat".to_owned()
    } else {
        format!("{} waarden gaan niet open en staan", omgezet.dicht)
    };
    Err(Opdrachtfout::melding(format!("{waarden} nog onder een oudere versie; zie `klant doctor`")))
}

async fn zet_om(register: &Register) -> Result<Omgezet, Opdrachtfout> {
    let aantallen = register.sleutelversies().await?;
    let totaal: i64 = aantallen.iter().filter(|een| !een.nieuwste).map(|een| een.waarden).sum();
    // Hidden when standard error is no terminal.
    let balk = ProgressBar::new(u64::try_from(totaal).unwrap_or_default()).with_style(
        ProgressStyle::with_template("{bar:40} {percent:>3} %  {human_pos} van {human_len}  nog {eta}")
            .map_err(|_| Opdrachtfout::melding("de voortgang is niet te tonen"))?,
    );
    let omgezet = register.zet_sleutels_om(|gedaan| balk.set_position(gedaan)).await;
    balk.finish_and_clear();
    Ok(omgezet?)
}

fn verslag(
    blad: &mut Blad,
    keuze: &Roteer,
    versie: i32,
    omgezet: Omgezet,
    verwijderd: &[i32],
    versies: &[Sleutelversie],
) {
    blad.regel(&match omgezet {
        _ if keuze.alleen_toevoegen => format!("versie {versie} is de nieuwste; er is niets omgezet"),
        Omgezet { waarden: 0, dicht: 0 } => {
            format!("alles staat onder versie {versie}; er was niets om te zetten")
        }
        Omgezet { waarden: 0, .. } => "er is niets omgezet".to_owned(),
        Omgezet { waarden: 1, .. } => format!("1 waarde omgezet naar versie {versie}"),
        Omgezet { waarden, .. } => format!("{waarden} waarden omgezet naar versie {versie}"),
    });
    for oud in verwijderd {
        blad.regel(&format!("versie {oud} is uit het sleutelbestand verwijderd"));
    }
    for oud in versies.iter().filter(|een| !een.nieuwste && een.aanwezig && een.waarden == 0) {
        blad.regel(&format!(
            "versie {} is niet meer in gebruik; `klant sleutel roteer --verwijder-oude` verwijdert haar",
            oud.versie
        ));
    }
}
