//! `klant token`

use klant_core::Keuze;
use klant_register::{NieuweToepassing, Toepassing, Token as Geheim};
use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;

use super::Resultaat;
use crate::cli::{Algemeen, Token, TokenMaak};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, register, uitvoer};

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, opdracht: Token) -> Resultaat {
    let register = register::open(instellingen).await?;
    match opdracht {
        Token::Maak(nieuw) => {
            let bestaand = if nieuw.waarde_stdin {
                let tekst = invoer::regel()?;
                Some(Geheim::bestaand(&tekst).map_err(|fout| Opdrachtfout::melding(fout.code().zin()))?)
            } else {
                None
            };
            let (_, token) = register.maak_toepassing(toepassing(opties, nieuw), bestaand).await?;
            uitvoer::schrijf(&format!("{}\n", token.bloot()))?;
        }
        Token::Lijst => {
            let rijen: Vec<Value> = register.toepassingen().await?.iter().map(rij).collect();
            uitvoer::toon_lijst(opties, &rijen)?;
        }
        Token::Intrek { naam } => register.trek_toepassing_in(&naam).await?,
    }
    Ok(Uitkomst::Gedaan)
}

fn toepassing(opties: &Algemeen, nieuw: TokenMaak) -> NieuweToepassing {
    NieuweToepassing {
        naam: nieuw.naam,
        doel: opties.doel.clone().unwrap_or_else(klant_core::Doel::niet_bepaald),
        niveau: nieuw.niveau,
        mag_identificeren: !nieuw.geen_identificatie,
        strengheid: nieuw.strengheid,
        vreemde_registers: nieuw.vreemde_registers,
        vervalt_op: nieuw.vervalt_op,
    }
}

fn rij(toepassing: &Toepassing) -> Value {
    let moment = |op: Option<time::OffsetDateTime>| op.and_then(|op| op.format(&Rfc3339).ok());
    json!({
        "naam": toepassing.naam,
        "doel": toepassing.doel.als_tekst(),
        "niveau": toepassing.niveau.woord(),
        "magIdentificeren": toepassing.mag_identificeren,
        "strengheid": toepassing.strengheid.woord(),
        "vreemdeRegisters": toepassing.vreemde_registers,
        "aangemaaktOp": moment(Some(toepassing.aangemaakt_op)),
        "vervaltOp": moment(toepassing.vervalt_op),
        "ingetrokkenOp": moment(toepassing.ingetrokken_op),
    })
}
