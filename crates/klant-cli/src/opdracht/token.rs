//! `klant token`

use klant_core::Keuze;
use klant_register::klok::{Klok as _, Systeemklok};
use klant_register::{NieuweToepassing, Toepassing, Token as Geheim};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::Resultaat;
use crate::cli::{Algemeen, Token, TokenMaak};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::weergave::{Blad, ja_nee, moment, tekst};
use crate::{invoer, register, uitvoer};

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, opdracht: Token) -> Resultaat {
    let register = match opdracht {
        Token::Maak(_) => register::open(instellingen).await?,
        Token::Lijst | Token::Intrek { .. } => register::open_bestaand(instellingen).await?,
    };
    let wie = register::beheerder(opties);
    match opdracht {
        Token::Maak(nieuw) => {
            let bestaand = if nieuw.waarde_stdin {
                // A client that switches keeps the token that it has; one that is easily guessed should not last.
                let tekst = invoer::regel()?;
                Some(
                    Geheim::bestaand(&tekst)
                        .inspect(|token| {
                            if token.bloot().len() < 16 {
                                uitvoer::zeg(
                                    "dit token is kort en daardoor te raden; geef de client liever een nieuw",
                                );
                            }
                        })
                        .map_err(|fout| Opdrachtfout::melding(fout.code().zin().trim_end_matches('.')))?,
                )
            } else {
                None
            };
            let (_, token) = register.maak_toepassing(&wie, toepassing(opties, nieuw), bestaand).await?;
            uitvoer::schrijf(&format!("{}\n", token.bloot()))?;
        }
        Token::Lijst => {
            let rijen: Vec<Value> = register.toepassingen().await?.iter().map(rij).collect();
            uitvoer::toon(opties, &uitvoer::lijst(&rijen), |blad| tabel(blad, &rijen, Systeemklok.nu()))?;
        }
        Token::Intrek { naam } => register.trek_toepassing_in(&wie, &naam).await?,
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
        profiel: nieuw.profiel,
        profielkeuzes: nieuw.profielkeuze,
        machtigingen: nieuw.machtiging,
        afdeling: nieuw.afdeling,
        vervalt_op: nieuw.vervalt_op,
    }
}

fn rij(toepassing: &Toepassing) -> Value {
    let moment = |op: Option<OffsetDateTime>| op.and_then(|op| op.format(&Rfc3339).ok());
    json!({
        "naam": toepassing.naam,
        "doel": toepassing.doel.als_tekst(),
        "niveau": toepassing.niveau.woord(),
        "magIdentificeren": toepassing.mag_identificeren,
        "strengheid": toepassing.strengheid.woord(),
        "vreemdeRegisters": toepassing.vreemde_registers,
        "profiel": toepassing.profiel.as_ref().map(klant_core::profiel::Profielcode::als_tekst),
        "profielkeuzes": toepassing.profielkeuzes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "machtigingen": toepassing.machtigingen,
        "afdeling": toepassing.afdeling,
        "aangemaaktOp": moment(Some(toepassing.aangemaakt_op)),
        "vervaltOp": moment(toepassing.vervalt_op),
        "ingetrokkenOp": moment(toepassing.ingetrokken_op),
    })
}

fn tabel(blad: &mut Blad, rijen: &[Value], nu: OffsetDateTime) {
    if rijen.is_empty() {
        blad.regel("Geen toepassingen geregistreerd");
    }
    // From that very instant the token no longer works.
    let voorbij = |rij: &Value| {
        let op = tekst(rij, "vervaltOp").and_then(|op| OffsetDateTime::parse(&op, &Rfc3339).ok());
        op.is_some_and(|op| op <= nu)
    };
    let stand = |rij: &Value| match (moment(rij, "ingetrokkenOp"), moment(rij, "vervaltOp")) {
        (Some(op), _) => format!("ingetrokken op {op}"),
        (None, Some(op)) if voorbij(rij) => format!("vervallen op {op}"),
        (None, Some(op)) => format!("vervalt op {op}"),
        (None, None) => "geldig".to_owned(),
    };
    let cel = |rij: &Value, lid| tekst(rij, lid).unwrap_or_default();
    let regels = rijen
        .iter()
        .map(|rij| {
            let identificeert = ja_nee(rij, "magIdentificeren").unwrap_or_default();
            [
                cel(rij, "naam"),
                cel(rij, "doel"),
                cel(rij, "niveau"),
                identificeert,
                cel(rij, "strengheid"),
                stand(rij),
            ]
        })
        .collect();
    blad.tabel("Toepassingen", ["Naam", "Doel", "Niveau", "Identificeert", "Strengheid", "Token"], regels);
}
