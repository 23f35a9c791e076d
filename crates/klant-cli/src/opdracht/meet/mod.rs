//! `klant meet`: what requests cost a running server, on a data set of `klant genereer`.
//!
//! It writes: klantcontacten and interacties are among what is measured. The processor time is that of the server itself, and
//! of PostgreSQL; what this program needs to ask is not in it.

mod gemengd;
mod proces;
mod ronde;
mod statements;
mod uitslag;
mod verzoek;

use klant_core::Keuze as _;
use klant_register::klok::{Klok as _, Systeemklok};
use serde_json::json;

use self::ronde::{Doel, Meter};
use self::uitslag::{Rij, Uitslag};
use self::verzoek::Plan;
use super::Resultaat;
use crate::cli::{Algemeen, Meet, Meting};
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::{invoer, uitvoer};

pub(crate) fn voer_uit(opties: &Algemeen, meet: &Meet) -> Resultaat {
    let token = token(meet.token_stdin)?;
    let doel = Doel {
        basis: basis(&meet.url)?,
        pid: meet.pid,
        postgres_pid: meet.postgres_pid,
        metrics: meet.metrics.as_deref(),
    };
    let meter = Meter {
        token: &token,
        plan: &Plan::maak(meet.set.gegevens(), Systeemklok.nu()),
        verbindingen: meet.verbindingen,
    };
    if meet.gemengd {
        return gemengd::voer_uit(opties, meet, &doel, &meter);
    }
    let naast = meet.naast.as_deref().map(|url| {
        let (pid, postgres_pid) = (meet.naast_pid, meet.postgres_pid);
        basis(url).map(|basis| Doel { basis, pid, postgres_pid, metrics: None })
    });
    let naast = naast.transpose()?;
    let metingen = if meet.alleen.is_empty() { Meting::ALLE } else { meet.alleen.as_slice() };
    let mut rijen = Vec::new();
    for meting in metingen {
        let rij = rij(meet, *meting, &doel, naast.as_ref(), &meter)?;
        rij.uitslagen().for_each(|uitslag| zeg_fout(meting.woord(), uitslag));
        rijen.push(rij);
    }
    let json = json!({
        "partijen": meet.set.partijen,
        "zaad": meet.set.zaad,
        "verbindingen": meet.verbindingen,
        "metingen": rijen.iter().map(Rij::json).collect::<Vec<_>>(),
    });
    uitvoer::toon(opties, &json, |blad| {
        blad.tabel("Metingen", Rij::KOLOMMEN, rijen.iter().map(Rij::kolommen).collect());
    })?;
    Ok(uitkomst(rijen.iter().flat_map(Rij::uitslagen)))
}

/// One kind of request, of both servers by turns: so they share the minutes, and whatever else the machine does in them.
fn rij(
    meet: &Meet,
    meting: Meting,
    doel: &Doel<'_>,
    naast: Option<&Doel<'_>>,
    meter: &Meter<'_>,
) -> Result<Rij, Opdrachtfout> {
    // What is done once, such as a connection, a plan of the database or a page in memory, is not what is measured.
    let vooraf = (meet.verzoeken / 10).max(u32::from(meet.verbindingen));
    for doel in [Some(doel), naast].into_iter().flatten() {
        let _ = meter.ronde(doel, &|_| meting, vooraf, 0);
    }
    let Some(naast) = naast else {
        return Ok(Rij { meting, deze: meter.meet(doel, &|_| meting, meet.verzoeken, 1)?, naast: None });
    };
    let (mut deze, mut ander) = (Uitslag::default(), Uitslag::default());
    let per_beurt = meet.verzoeken.div_ceil(2);
    // Both are asked the same, each of them half of it first; and what slowly changes, such as a table that grows, weighs on both alike.
    deze.voeg_toe(meter.meet(doel, &|_| meting, per_beurt, 1)?);
    ander.voeg_toe(meter.meet(naast, &|_| meting, per_beurt, 2)?);
    ander.voeg_toe(meter.meet(naast, &|_| meting, per_beurt, 1)?);
    deze.voeg_toe(meter.meet(doel, &|_| meting, per_beurt, 2)?);
    Ok(Rij { meting, deze, naast: Some(ander) })
}

/// Tells of what was not answered well.
fn zeg_fout(waarvan: &str, uitslag: &Uitslag) {
    if let Some(fout) = &uitslag.eerste_fout {
        uitvoer::zeg(&format!("{waarvan}: {} keer geen goed antwoord, zoals {fout}", uitslag.fouten));
    }
}

fn uitkomst<'a>(mut uitslagen: impl Iterator<Item = &'a Uitslag>) -> Uitkomst {
    if uitslagen.all(|uitslag| uitslag.fouten == 0) { Uitkomst::Gedaan } else { Uitkomst::Fout }
}

fn basis(url: &str) -> Result<&str, Opdrachtfout> {
    let basis = url.trim_end_matches('/');
    if basis.starts_with("http://") {
        return Ok(basis);
    }
    Err(Opdrachtfout::melding("de URL begint met http://; meet op de machine van de server, voor de proxy"))
}

fn token(van_stdin: bool) -> Result<String, Opdrachtfout> {
    let token = if van_stdin { invoer::regel()? } else { std::env::var("KLANT_TOKEN").unwrap_or_default() };
    if token.is_empty() {
        return Err(Opdrachtfout::melding("er is geen token; geef het met --token-stdin of in KLANT_TOKEN"));
    }
    Ok(token)
}
