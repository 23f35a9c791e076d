//! Who acts for whom: record it, read it, change it, end it (S25).

use std::collections::BTreeSet;

use klant_core::id::{PartijId, VertegenwoordigingId};
use klant_core::{Code, Grond, Handeling, Reden, Toegang, Vertegenwoordiging};
use klant_store::Tx;
use klant_store::tabel::{Tabel, nummer_van};
use klant_store::vraag::vertegenwoordiging::{self, Gelezen};
use time::Date;

use super::context::Context;
use crate::fout::Fout;
use crate::logboek::Betrokkenen;
use crate::mutatie::{Mutatie, pas_toe};
use crate::register::Register;

/// On what ground, in which period and for what someone acts for another.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Vertegenwoordigingsgegevens {
    /// On what ground; unset when nobody said.
    pub grond: Option<Grond>,
    /// The first day on which it holds.
    pub geldig_van: Option<Date>,
    /// The last day on which it holds.
    pub geldig_tot: Option<Date>,
    /// For which profiles and kinds of message, by code; empty is everything.
    pub omvang: BTreeSet<String>,
}

/// A vertegenwoordiging to record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NieuweVertegenwoordiging {
    /// Who acts.
    pub vertegenwoordigende: PartijId,
    /// For whom.
    pub vertegenwoordigde: PartijId,
    /// Ground, period and scope.
    pub gegevens: Vertegenwoordigingsgegevens,
}

impl Register {
    /// Records that one known customer acts for another.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::Ongeldig`] with every reason; [`Fout::Conflict`] with `vertegenwoordiging.dubbel`.
    pub async fn registreer_vertegenwoordiging(
        &self,
        toegang: &Toegang,
        nieuw: NieuweVertegenwoordiging,
    ) -> Result<Vertegenwoordiging, Fout> {
        let context =
            self.context_voor(toegang, Handeling::Vastleggen, ("vertegenwoordiging", "registreer"))?;
        self.store.schrijf(move |tx| registreer(tx, &context, &nieuw)).await
    }

    /// A vertegenwoordiging.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::NietGevonden`].
    pub async fn toon_vertegenwoordiging(
        &self,
        toegang: &Toegang,
        id: VertegenwoordigingId,
    ) -> Result<Vertegenwoordiging, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("vertegenwoordiging", "toon"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let gelezen = vertegenwoordiging::lees(tx, id)?.ok_or(Fout::NietGevonden)?;
            noteer(&gelezen.vertegenwoordiging, wie);
            zichtbaar(context, gelezen)
        })
        .await
    }

    /// The vertegenwoordigingen in which a known customer acts or is acted for, oldest first.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::Store`].
    pub async fn zoek_vertegenwoordigingen(
        &self,
        toegang: &Toegang,
        klant: PartijId,
    ) -> Result<Vec<Vertegenwoordiging>, Fout> {
        let context = self.context_voor(toegang, Handeling::Lezen, ("vertegenwoordiging", "zoek"))?;
        self.raadpleeg(context, move |tx, context, wie| {
            let gelezen = vertegenwoordiging::van_partij(tx, klant.uuid())?;
            let zichtbaar = gelezen.into_iter().filter(|een| mag_zien(context, een));
            let zichtbaar: Vec<_> = zichtbaar.map(|een| een.vertegenwoordiging).collect();
            zichtbaar.iter().for_each(|een| noteer(een, wie));
            Ok(zichtbaar)
        })
        .await
    }

    /// Replaces ground, period and scope of one that still has this version.
    ///
    /// # Errors
    /// [`Fout::VersieVerouderd`]; otherwise as [`Register::registreer_vertegenwoordiging`].
    pub async fn wijzig_vertegenwoordiging(
        &self,
        toegang: &Toegang,
        id: VertegenwoordigingId,
        versie: i32,
        gegevens: Vertegenwoordigingsgegevens,
    ) -> Result<Vertegenwoordiging, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("vertegenwoordiging", "wijzig"))?;
        self.store
            .schrijf(move |tx| {
                let huidig = lees(tx, &context, id)?;
                if huidig.versie != versie {
                    return Err(Fout::VersieVerouderd);
                }
                let wordt = met(&huidig, gegevens.clone());
                weiger(&context, &wordt)?;
                bewaar(tx, &context, &huidig, wordt)
            })
            .await
    }

    /// Ends one with this day as its last; without, it holds today no more.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::NietGevonden`].
    pub async fn beeindig_vertegenwoordiging(
        &self,
        toegang: &Toegang,
        id: VertegenwoordigingId,
        laatste_dag: Option<Date>,
    ) -> Result<Vertegenwoordiging, Fout> {
        let context = self.context_voor(toegang, Handeling::Wijzigen, ("vertegenwoordiging", "beeindig"))?;
        self.store
            .schrijf(move |tx| {
                let huidig = lees(tx, &context, id)?;
                let tot = laatste_dag.or_else(|| context.vandaag.previous_day());
                // One that began today has held on no day at all: that is for once no mistake.
                let wordt = Vertegenwoordiging { geldig_tot: tot, ..huidig.clone() };
                bewaar(tx, &context, &huidig, wordt)
            })
            .await
    }
}

/// It is about both.
pub(super) fn noteer(van: &Vertegenwoordiging, wie: &mut Betrokkenen) {
    wie.klant(van.vertegenwoordigende.uuid());
    wie.klant(van.vertegenwoordigde.uuid());
}

/// Who may know nothing of one of the two, knows nothing of what is between them.
fn mag_zien(context: &Context, gelezen: &Gelezen) -> bool {
    !gelezen.geheim || !context.toegang.zicht().verbergt_geheim()
}

fn lees(tx: &mut Tx<'_>, context: &Context, id: VertegenwoordigingId) -> Result<Vertegenwoordiging, Fout> {
    zichtbaar(context, vertegenwoordiging::lees(tx, id)?.ok_or(Fout::NietGevonden)?)
}

fn zichtbaar(context: &Context, gelezen: Gelezen) -> Result<Vertegenwoordiging, Fout> {
    if mag_zien(context, &gelezen) { Ok(gelezen.vertegenwoordiging) } else { Err(Fout::NietGevonden) }
}

fn met(van: &Vertegenwoordiging, gegevens: Vertegenwoordigingsgegevens) -> Vertegenwoordiging {
    let Vertegenwoordigingsgegevens { grond, geldig_van, geldig_tot, omvang } = gegevens;
    Vertegenwoordiging { grond, geldig_van, geldig_tot, omvang, ..van.clone() }
}

/// Refuses what the rules refuse, and a scope that names what does not exist.
fn weiger(context: &Context, van: &Vertegenwoordiging) -> Result<(), Fout> {
    let mut bezwaren = van.bezwaren();
    let bestaat = |woord: &str| {
        let soort = woord.parse().ok();
        context.profielen.profiel(woord).is_some()
            || soort.is_some_and(|soort| context.profielen.berichtsoorten().eis(&soort).is_some())
    };
    if !van.omvang.iter().all(|woord| bestaat(woord)) {
        bezwaren.push(Reden::op(Code::VertegenwoordigingOmvang, "/omvang"));
    }
    if bezwaren.is_empty() { Ok(()) } else { Err(Fout::Ongeldig(bezwaren)) }
}

fn registreer(
    tx: &mut Tx<'_>,
    context: &Context,
    nieuw: &NieuweVertegenwoordiging,
) -> Result<Vertegenwoordiging, Fout> {
    let NieuweVertegenwoordiging { vertegenwoordigende, vertegenwoordigde, gegevens } = nieuw.clone();
    let id = VertegenwoordigingId::nieuw(context.id());
    let leeg = Vertegenwoordiging {
        id,
        versie: 1,
        vertegenwoordigende,
        vertegenwoordigde,
        grond: None,
        geldig_van: None,
        geldig_tot: None,
        omvang: BTreeSet::new(),
    };
    let wordt = met(&leeg, gegevens);
    weiger(context, &wordt)?;
    let mut onbekend = Vec::new();
    for (partij, plaats) in
        [(vertegenwoordigende, "/vertegenwoordigende"), (vertegenwoordigde, "/vertegenwoordigde")]
    {
        if nummer_van(tx, Tabel::Partij, partij.uuid())?.is_none() {
            onbekend.push(Reden::op(Code::KlantOnbekend, plaats));
        }
    }
    if !onbekend.is_empty() {
        return Err(Fout::Ongeldig(onbekend));
    }
    if !vertegenwoordiging::tussen(tx, vertegenwoordigende, &[vertegenwoordigde.uuid()])?.is_empty() {
        return Err(Fout::conflict(Reden::nieuw(Code::VertegenwoordigingDubbel)));
    }
    pas_toe(tx, context, vec![Mutatie::Vertegenwoordiging(wordt)])?;
    lees(tx, context, id)
}

fn bewaar(
    tx: &mut Tx<'_>,
    context: &Context,
    huidig: &Vertegenwoordiging,
    wordt: Vertegenwoordiging,
) -> Result<Vertegenwoordiging, Fout> {
    if *huidig != wordt {
        // Nothing changed is no new version.
        pas_toe(tx, context, vec![Mutatie::WijzigVertegenwoordiging { was: huidig.versie, wordt }])?;
    }
    lees(tx, context, huidig.id)
}
