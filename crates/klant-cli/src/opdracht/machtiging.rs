//! `klant machtiging`

use klant_core::machtiging::{Houder, Machtigingenset, Machtigingsvraag, klaargemaakt};
use klant_core::{Handeling, Niveau, Oordeel};
use klant_register::{Fout, Toepassing};
use klant_store::Database;
use serde_json::Value;

use super::Resultaat;
use crate::cli::{Algemeen, Machtiging, MachtigingControleer};
use crate::instellingen::Instellingen;
use crate::register::Configuratie;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::weergave::{machtiging_json, uitleg_json};
use crate::{register, uitvoer, weergave};

pub(crate) async fn voer_uit(
    opties: &Algemeen,
    instellingen: &Instellingen,
    opdracht: Machtiging,
) -> Resultaat {
    let Configuratie { machtigingen, .. } = register::configuratie(instellingen)?;
    match opdracht {
        Machtiging::Lijst => {
            let rijen: Vec<Value> = machtigingen.machtigingen.values().map(machtiging_json).collect();
            uitvoer::toon(opties, &uitvoer::lijst(&rijen), |blad| weergave::machtigingen(blad, &rijen))?;
        }
        Machtiging::Toon { code, toml: true } => uitvoer::schrijf(&toml(&code)?)?,
        Machtiging::Toon { code, toml: false } => {
            let gevonden = machtigingen.machtigingen.get(&code).ok_or(Fout::NietGevonden)?;
            let json = machtiging_json(gevonden);
            uitvoer::toon(opties, &json, |blad| weergave::machtiging(blad, &json))?;
        }
        Machtiging::Controleer(vraag) => match vraag.handeling {
            Some(handeling) => return leg_uit(opties, instellingen, &machtigingen, handeling, vraag).await,
            None => {
                let aantal = machtigingen.machtigingen.len();
                uitvoer::schrijf(&format!("{aantal} machtigingen, geen fouten\n"))?;
            }
        },
    }
    Ok(Uitkomst::Gedaan)
}

/// The file of a ready-made machtiging, or of the purposes, to copy and to change.
fn toml(code: &str) -> Result<String, Fout> {
    let naam = format!("{code}.toml");
    let bestand = klaargemaakt().into_iter().find(|bestand| bestand.naam == naam);
    bestand.map(|bestand| bestand.tekst).ok_or(Fout::NietGevonden)
}

async fn leg_uit(
    opties: &Algemeen,
    instellingen: &Instellingen,
    machtigingen: &Machtigingenset,
    handeling: Handeling,
    vraag: MachtigingControleer,
) -> Resultaat {
    if vraag.toepassing.is_none() && vraag.rol.is_empty() && vraag.machtiging.is_empty() {
        return Err(Opdrachtfout::melding("noem wie het zou doen, met --toepassing, --rol of --machtiging"));
    }
    let geregistreerd = match &vraag.toepassing {
        Some(naam) => toepassing(instellingen, naam).await?,
        None => None,
    };
    let geregistreerd = geregistreerd.as_ref();
    let mut codes = vraag.machtiging;
    codes.extend(geregistreerd.iter().flat_map(|een| een.machtigingen.iter().cloned()));
    let doel = vraag.voor_doel.or_else(|| geregistreerd.map(|een| een.toegang().doel().clone()));
    let uitleg = machtigingen.leg_uit(&Machtigingsvraag {
        houder: Houder { toepassing: vraag.toepassing.as_deref(), codes: &codes, rollen: &vraag.rol },
        niveau: vraag.niveau.or_else(|| geregistreerd.map(|een| een.niveau)).unwrap_or(Niveau::Hoog),
        kan_identificeren: geregistreerd.is_none_or(|een| een.mag_identificeren),
        doel,
        handeling,
        element: vraag.element,
        profiel: vraag.profiel,
    });
    let json = uitleg_json(&uitleg);
    uitvoer::toon(opties, &json, |blad| weergave::uitleg(blad, &json))?;
    Ok(if uitleg.oordeel() == Oordeel::Toegestaan { Uitkomst::Gedaan } else { Uitkomst::Geweigerd })
}

/// What the register knows of an application. Without a database, the files alone speak.
async fn toepassing(instellingen: &Instellingen, naam: &str) -> Result<Option<Toepassing>, Opdrachtfout> {
    if !instellingen.database_genoemd
        && matches!(&instellingen.database, Database::Sqlite(pad) if !pad.exists())
    {
        uitvoer::zeg("er is geen database; alleen de machtigingen die hier zijn genoemd tellen mee");
        return Ok(None);
    }
    let register = register::open_bestaand(instellingen).await?;
    let gevonden = register.toepassingen().await?.into_iter().find(|een| een.naam == naam);
    gevonden.map(Some).ok_or_else(|| Opdrachtfout::melding("deze toepassing is niet geregistreerd"))
}
