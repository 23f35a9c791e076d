//! `klant logboek`

use klant_core::Toegang;
use klant_core::id::PartijId;
use klant_register::klok::begin_van_dag;
use klant_register::{Bladzijde, Periode, Register};
use klant_server::verzoek::lees_zoekopdracht;
use klant_server::weergave::{verwerking_json, verwerkingen_otlp};
use serde_json::{Value, json};

use super::Resultaat;
use crate::cli::{Algemeen, Logboek, Logperiode, Logzoek};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::weergave::{Blad, moment, tekst};
use crate::{invoer, register, uitvoer};

/// So many lines stand in one document of an export.
const PER_GROEP: i64 = 500;

/// So many lines are asked for at a time.
const PER_BLADZIJDE: u8 = 100;

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, opdracht: Logboek) -> Resultaat {
    let toegang = register::beheerder(opties);
    let register = register::open_bestaand(instellingen).await?;
    match opdracht {
        Logboek::Exporteer(welke) => exporteer(&register, &toegang, periode(&welke)).await,
        Logboek::Zoek(vraag) => zoek(opties, &register, &toegang, &vraag).await,
        Logboek::RuimOp { voor } => {
            let voor = begin_van_dag(voor);
            let aantal = register.ruim_verwerkingen_op(&toegang, voor).await?;
            uitvoer::toon(opties, &json!({ "verwijderd": aantal }), |blad| match aantal {
                1 => blad.regel("1 regel verwijderd"),
                aantal => blad.regel(&format!("{aantal} regels verwijderd")),
            })?;
            Ok(Uitkomst::Gedaan)
        }
    }
}

fn periode(welke: &Logperiode) -> Periode {
    Periode { vanaf: welke.vanaf, tot: welke.tot }
}

/// A document on every line: who stopped in the middle goes on from the time of the last span.
async fn exporteer(register: &Register, toegang: &Toegang, periode: Periode) -> Resultaat {
    let mut plek = None;
    loop {
        let (rijen, verder) = register.exporteer_verwerkingen(toegang, periode, plek, PER_GROEP).await?;
        if rijen.is_empty() {
            return Ok(Uitkomst::Gedaan);
        }
        uitvoer::schrijf(&format!("{}\n", verwerkingen_otlp(&rijen)))?;
        plek = verder;
    }
}

async fn zoek(opties: &Algemeen, register: &Register, toegang: &Toegang, vraag: &Logzoek) -> Resultaat {
    let klanten = match vraag.klant {
        Some(klant) => vec![klant],
        None => {
            let opdracht = lees_zoekopdracht(&invoer::lees(&vraag.invoer)?).map_err(Opdrachtfout::Invoer)?;
            let gevonden = register.zoek_klanten(toegang, opdracht).await?;
            gevonden.klanten.iter().map(|klant| klant.partij.id).collect()
        }
    };
    let mut regels = Vec::new();
    for klant in klanten {
        regels.extend(van_klant(register, toegang, klant, periode(&vraag.periode)).await?);
    }
    uitvoer::toon(opties, &uitvoer::lijst(&regels), |blad| lijst(blad, &regels))?;
    Ok(if regels.is_empty() { Uitkomst::NietGevonden } else { Uitkomst::Gedaan })
}

async fn van_klant(
    register: &Register,
    toegang: &Toegang,
    klant: PartijId,
    periode: Periode,
) -> Result<Vec<Value>, Opdrachtfout> {
    let (mut regels, mut na) = (Vec::new(), None);
    loop {
        let bladzijde = Bladzijde { na, aantal: PER_BLADZIJDE };
        let (gevonden, volgende) = register.zoek_verwerkingen(toegang, klant, periode, bladzijde).await?;
        regels.extend(gevonden.iter().map(verwerking_json));
        if volgende.is_none() {
            return Ok(regels);
        }
        na = volgende;
    }
}

fn lijst(blad: &mut Blad, regels: &[Value]) {
    if regels.is_empty() {
        blad.regel("Er is niets van haar verwerkt");
    }
    let cel = |regel: &Value, lid| tekst(regel, lid).unwrap_or_default();
    let rijen = regels
        .iter()
        .map(|regel| {
            let soort = regel.get("betrokkene").map(|wie| cel(wie, "soort")).unwrap_or_default();
            [
                moment(regel, "begonnenOp").unwrap_or_default(),
                cel(regel, "naam"),
                cel(regel, "status"),
                cel(regel, "toepassing"),
                cel(regel, "doel"),
                soort,
                cel(regel, "traceId"),
            ]
        })
        .collect();
    blad.tabel("Verwerkingen", ["Wanneer", "Wat", "Stand", "Toepassing", "Doel", "Als", "Keten"], rijen);
}
