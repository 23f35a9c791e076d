//! Doing on its day what had to wait. Anyone may do it and more than one at a time: each request is one unit of work, which asks
//! anew whether it still waits.

use klant_core::regels::wissen::{Wisomvang, Wisplan};
use klant_core::{Handeling, Toegang};
use klant_store::Tx;
use klant_store::vraag::wissen::{Wisverzoek, verzoeken, verzoeken_van};

use super::gegevens::Wisgegevens;
use super::uitvoeren::Uitvoering;
use crate::fout::Fout;
use crate::register::Register;

/// So many requests are read at a time.
const GREEP: i64 = 100;

/// How far and whether it is only to be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Opschoonwijze {
    /// Only tell what would go.
    pub proef: bool,
    /// No more requests than this.
    pub ten_hoogste: usize,
}

/// What was done, or would be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Opschoonverslag {
    /// How many requests were due and looked at.
    pub bekeken: usize,
    /// How many of them are done with.
    pub afgerond: usize,
    /// How many parts went.
    pub gewist: usize,
    /// How many parts wait on.
    pub wacht: usize,
}

impl Register {
    /// Carries out what is due of the requests that wait, oldest day first; `stap` is told after each how many were looked at.
    ///
    /// # Errors
    /// [`Fout::Verboden`]; [`Fout::Store`]: what was done until then stays so.
    pub async fn schoon_op(
        &self,
        toegang: &Toegang,
        wijze: Opschoonwijze,
        mut stap: impl FnMut(&Opschoonverslag),
    ) -> Result<Opschoonverslag, Fout> {
        let context = self.context_voor(toegang, Handeling::Verwijderen, ("klant", "opschonen"))?;
        let (mut verslag, mut na) = (Opschoonverslag::default(), None);
        let vandaag = context.vandaag;
        loop {
            let greep: Vec<Wisverzoek> =
                self.store.lees(move |tx| Ok::<_, Fout>(verzoeken(tx, vandaag, na, GREEP)?)).await?;
            let Some(laatste) = greep.last() else { break };
            // Those that are put off until later stand behind this place, and those that stay due before it.
            na = Some((laatste.opnieuw_op, laatste.volgnummer));
            for verzoek in greep {
                if verslag.bekeken >= wijze.ten_hoogste {
                    return self.klaar(wijze, verslag).await;
                }
                let plan = self.een_verzoek(toegang, wijze.proef, &verzoek).await?;
                verslag.tel(plan.as_ref());
                stap(&verslag);
            }
        }
        self.klaar(wijze, verslag).await
    }

    async fn klaar(&self, wijze: Opschoonwijze, verslag: Opschoonverslag) -> Result<Opschoonverslag, Fout> {
        if !wijze.proef && verslag.gewist > 0 {
            self.store.wis_sporen().await?;
        }
        Ok(verslag)
    }

    /// One request: its plan as it is today, carried out; none when somebody else was first.
    async fn een_verzoek(
        &self,
        toegang: &Toegang,
        proef: bool,
        verzoek: &Wisverzoek,
    ) -> Result<Option<Wisplan>, Fout> {
        let context = self.context_voor(toegang, Handeling::Verwijderen, ("klant", "opschonen"))?;
        let zaken = match self.vraag_zaken(verzoek.klant).await {
            Err(Fout::NietGevonden) => return Ok(None),
            zaken => zaken?,
        };
        let (klant, nummer, vandaag) = (verzoek.klant, verzoek.volgnummer, context.vandaag);
        let doe = move |tx: &mut Tx<'_>| {
            let gegevens = match Wisgegevens::lees(tx, &context, klant) {
                Err(Fout::NietGevonden) => return Ok(None),
                gegevens => gegevens?,
            };
            let wacht_nog = verzoeken_van(tx, gegevens.nummer)?
                .into_iter()
                .find(|verzoek| verzoek.volgnummer == nummer && verzoek.opnieuw_op <= vandaag);
            let Some(verzoek) = wacht_nog else { return Ok(None) };
            let stuk = |_| klant_store::StoreFout::Stuk { tabel: "wisverzoek", kolom: "omvang", rij: nummer };
            let omvang: Wisomvang = verzoek.omvang.parse().map_err(stuk)?;
            let plan = gegevens.plan(&context, &omvang, verzoek.gevraagd_op, &zaken);
            if !proef {
                let (context, gegevens, plan) = (&context, &gegevens, &plan);
                Uitvoering { context, gegevens, plan, omvang: &omvang, zaken: &zaken }.opnieuw(tx, nummer)?;
            }
            Ok::<_, Fout>(Some(plan))
        };
        if proef { self.store.lees(doe).await } else { self.store.schrijf(doe).await }
    }
}

impl Opschoonverslag {
    fn tel(&mut self, plan: Option<&Wisplan>) {
        self.bekeken = self.bekeken.saturating_add(1);
        let Some(plan) = plan else { return };
        let gewist = plan.nu().count();
        self.gewist = self.gewist.saturating_add(gewist);
        self.wacht = self.wacht.saturating_add(plan.regels.len().saturating_sub(gewist));
        self.afgerond = self.afgerond.saturating_add(usize::from(plan.is_volledig()));
    }
}
