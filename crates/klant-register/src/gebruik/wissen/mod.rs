//! Erasure within retention: a plan first, then exactly that plan, and on its day what had to wait (S4, S5).
//!
//! Case registers are asked before the transaction opens; what shows up inside it that nobody asked about counts as unknown, and
//! what is unknown stays.

mod gegevens;
mod opschonen;
mod uitvoeren;

use std::collections::{BTreeMap, BTreeSet};

use klant_core::id::PartijId;
use klant_core::regels::wissen::{Wisomvang, Wisplan};
use klant_core::{Code, Handeling, Reden, Toegang, ZaakAntwoord};
use klant_store::tabel::{Tabel, nummer_van};
use time::{Date, Duration};

use self::gegevens::{Houders, Wisgegevens};
pub use self::opschonen::{Opschoonverslag, Opschoonwijze};
use self::uitvoeren::Uitvoering;
use crate::fout::Fout;
use crate::register::Register;

/// So long a request waits that hangs on what no day is known of, before it is looked at again.
const OPNIEUW_NA: Duration = Duration::days(7);

/// What to erase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wisopdracht {
    /// What should go.
    pub omvang: Wisomvang,
    /// The mark of the plan that was shown: that one is carried out, and no other. Without it nothing changes.
    pub kenmerk: Option<String>,
}

/// A plan with its mark, and whether it was carried out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wisresultaat {
    /// The plan.
    pub plan: Wisplan,
    /// By which it can be told from another.
    pub kenmerk: String,
    /// Whether it was carried out; otherwise it was a trial.
    pub uitgevoerd: bool,
}

impl Register {
    /// What would happen, part by part now, on a day, or not yet; and with the mark of that plan exactly that, in one transaction. What must
    /// wait is done on its day.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::NietGevonden`]; [`Fout::Ongeldig`] when nothing is asked; [`Fout::Conflict`] with
    /// `wissen.plan_veranderd`, and then nothing changed.
    pub async fn wis(
        &self,
        toegang: &Toegang,
        klant: PartijId,
        opdracht: Wisopdracht,
    ) -> Result<Wisresultaat, Fout> {
        if opdracht.omvang.is_leeg() {
            return Err(Fout::ongeldig(Reden::nieuw(Code::WissenOmvang)));
        }
        match opdracht.kenmerk {
            Some(kenmerk) => self.voer_wissen_uit(toegang, klant, opdracht.omvang, kenmerk).await,
            None => self.plan_wissen(toegang, klant, opdracht.omvang).await,
        }
    }

    async fn plan_wissen(
        &self,
        toegang: &Toegang,
        klant: PartijId,
        omvang: Wisomvang,
    ) -> Result<Wisresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Verwijderen, ("klant", "plan-wissen"))?;
        let (zaken, nu) = (self.vraag_zaken(klant).await?, context.nu);
        self.raadpleeg(context, move |tx, context, wie| {
            let gegevens = Wisgegevens::lees(tx, context, klant)?;
            wie.klant(klant.uuid());
            let plan = gegevens.plan(context, &omvang, nu, &zaken);
            Ok(Wisresultaat { kenmerk: kenmerk(&plan), plan, uitgevoerd: false })
        })
        .await
    }

    async fn voer_wissen_uit(
        &self,
        toegang: &Toegang,
        klant: PartijId,
        omvang: Wisomvang,
        getoond: String,
    ) -> Result<Wisresultaat, Fout> {
        let context = self.context_voor(toegang, Handeling::Verwijderen, ("klant", "wis"))?;
        let zaken = self.vraag_zaken(klant).await?;
        let gedaan = self
            .store
            .schrijf(move |tx| {
                let gegevens = Wisgegevens::lees(tx, &context, klant)?;
                let plan = gegevens.plan(&context, &omvang, context.nu, &zaken);
                let kenmerk = kenmerk(&plan);
                if getoond != kenmerk {
                    return Err(Fout::conflict(Reden::op(Code::WissenPlan, "/plan")));
                }
                let uitvoering = Uitvoering {
                    context: &context,
                    gegevens: &gegevens,
                    plan: &plan,
                    omvang: &omvang,
                    zaken: &zaken,
                };
                uitvoering.nieuw(tx)?;
                Ok(Wisresultaat { plan, kenmerk, uitgevoerd: true })
            })
            .await?;
        self.store.wis_sporen().await?;
        Ok(gedaan)
    }

    /// What the case registers say of every case that could hold something of her back and of which the term is not registered.
    async fn vraag_zaken(&self, klant: PartijId) -> Result<BTreeMap<String, ZaakAntwoord>, Fout> {
        let zaken: BTreeSet<String> = self
            .store
            .lees(move |tx| match nummer_van(tx, Tabel::Partij, klant.uuid())? {
                Some(nummer) => Ok::<_, Fout>(Houders::lees(tx, nummer)?.te_vragen()),
                None => Err(Fout::NietGevonden),
            })
            .await?;
        let mut antwoorden = BTreeMap::new();
        for zaak in zaken {
            let antwoord = self.zaken().zaak(&zaak).await;
            antwoorden.insert(zaak, antwoord);
        }
        Ok(antwoorden)
    }
}

/// When a plan is looked at again; never when all of it was done.
fn opnieuw_op(plan: &Wisplan, vandaag: Date) -> Option<Date> {
    let later = plan.wacht_op_nieuws().then(|| vandaag.checked_add(OPNIEUW_NA).unwrap_or(Date::MAX));
    plan.volgende_dag().into_iter().chain(later).min()
}

/// The mark of a plan: the same for the same parts, moments and reasons, and for no other.
fn kenmerk(plan: &Wisplan) -> String {
    use sha2::{Digest as _, Sha256};
    let mut som = Sha256::new();
    som.update(format!("{} {}\n", plan.klant, plan.peildatum));
    for regel in &plan.regels {
        som.update(format!("{:?} {:?}", regel.deel, regel.moment));
        for reden in regel.redenen() {
            som.update(format!(" {} {}", reden.code(), reden.toelichting().unwrap_or_default()));
        }
        som.update("\n");
    }
    let som = som.finalize();
    som.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
