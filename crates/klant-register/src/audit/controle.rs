//! Checking the auditlog: whether each row is as it was sealed, each seal is ours, and the chain has its end.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use klant_store::vraag::audit::{self as rij, Auditrij};
use klant_store::vraag::auditzegel::{self, Zegelrij};
use klant_store::{Sleutelbos, StoreFout, Tx};
use time::OffsetDateTime;

use super::verval::Verval;
use super::{Zegelkop, keten};
use crate::fout::Fout;
use crate::register::Register;

/// How many seals are read at a time.
const GREEP: i64 = 10;

/// Something that is not as it was sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Auditbevinding {
    /// A row is not what was sealed.
    RijGewijzigd {
        /// The number of the row.
        rij: i64,
        /// The number of the seal.
        zegel: i64,
    },
    /// A row that was sealed is not there.
    RijOntbreekt {
        /// The number of the row.
        rij: i64,
        /// The number of the seal.
        zegel: i64,
    },
    /// A row says that it stands under a seal that does not name it.
    RijIngevoegd {
        /// The number of the row.
        rij: i64,
        /// The number of the seal.
        zegel: i64,
    },
    /// A seal is not as we made it.
    ZegelGewijzigd {
        /// The number of the seal.
        zegel: i64,
    },
    /// Seals are not there, while later ones are, or rows that stand under them.
    ZegelsOntbreken {
        /// The first of them.
        van: i64,
        /// The last of them.
        tot: i64,
    },
    /// A head that was kept outside the database is beyond the last seal.
    StaartAfgeknipt {
        /// The last seal that is there.
        laatste: i64,
        /// The head that was kept.
        kop: Zegelkop,
    },
    /// A head that was kept outside the database is not the seal with its number.
    KopOnbekend {
        /// The head that was kept.
        kop: Zegelkop,
    },
    /// What was written of months that expired is not as we wrote it.
    VervalGewijzigd {
        /// The number of what was written.
        verval: i64,
    },
}

/// What a check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Auditverslag {
    /// How many seals there are.
    pub zegels: usize,
    /// How many rows stand under them.
    pub rijen: usize,
    /// The last seal.
    pub kop: Option<Zegelkop>,
    /// How many rows stand under none yet.
    pub wachtend: i64,
    /// When the oldest of those was written.
    pub wacht_sinds: Option<OffsetDateTime>,
    /// What was written before this instant expired.
    pub vervallen_voor: Option<OffsetDateTime>,
    /// How many of the heads that were given are of seals that expired, and so could not be compared.
    pub vervallen_koppen: usize,
    /// What is not as it was sealed; nothing when the log is whole.
    pub bevindingen: Vec<Auditbevinding>,
}

impl Register {
    /// Checks the whole auditlog, against heads that were kept outside the database.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn controleer_audit(&self, koppen: Vec<Zegelkop>) -> Result<Auditverslag, Fout> {
        let mut gelezen = self.lees_verval().await?;
        loop {
            let nummer = gelezen.0.nummer;
            let verslag = self.controleer_met(gelezen, &koppen).await?;
            gelezen = self.lees_verval().await?;
            // What expired during the check seems to be missing: once more.
            if verslag.bevindingen.is_empty() || gelezen.0.nummer == nummer {
                return Ok(verslag);
            }
        }
    }

    async fn controleer_met(
        &self,
        (verval, vreemd): (Verval, Option<i64>),
        koppen: &[Zegelkop],
    ) -> Result<Auditverslag, Fout> {
        let mut controle = Controle::nieuw(Arc::clone(&self.sleutels), verval);
        controle
            .bevindingen
            .extend(vreemd.into_iter().map(|verval| Auditbevinding::VervalGewijzigd { verval }));
        loop {
            let gelezen = self.lees_zegels(controle.laatste).await?;
            if gelezen.is_empty() {
                break;
            }
            gelezen.iter().for_each(|(rijen, zegel)| controle.toets(zegel, rijen));
        }
        let (laatste, per_zegel, wachtend) = self
            .store
            .lees(|tx| {
                let laatste = auditzegel::laatste(tx)?.map_or(0, |zegel| zegel.volgnummer);
                Ok::<_, StoreFout>((laatste, rij::per_zegel(tx)?, rij::wachtend(tx)?))
            })
            .await?;
        for zegel in controle.vergelijk(laatste, &per_zegel) {
            let gelezen = self.store.lees(move |tx| {
                Ok::<_, StoreFout>((auditzegel::een(tx, zegel)?, rij::onder_zegel(tx, zegel)?))
            });
            let (genoemd, rijen) = gelezen.await?;
            let genoemd: BTreeSet<i64> = genoemd
                .iter()
                .flat_map(|zegel| keten::leden(zegel).map(|(nummer, _)| nummer).collect::<Vec<_>>())
                .collect();
            let vreemd = rijen.into_iter().filter(|(rij, tijdstip)| {
                !genoemd.contains(rij) && !controle.verval.ruimt_op(zegel, *tijdstip)
            });
            let vreemd = vreemd.map(|(rij, _)| Auditbevinding::RijIngevoegd { rij, zegel });
            controle.bevindingen.extend(vreemd.collect::<Vec<_>>());
        }
        for kop in koppen.iter().copied() {
            let zegel = self.store.lees(move |tx| auditzegel::een(tx, kop.nummer())).await?;
            controle.vergelijk_kop(kop, zegel.as_ref());
        }
        Ok(controle.verslag(wachtend))
    }

    /// The seals after this number with the rows that they name, as far as they are there.
    pub(super) async fn lees_zegels(&self, na: i64) -> Result<Vec<(Vec<Auditrij>, Zegelrij)>, Fout> {
        let lees = move |tx: &mut Tx<'_>| {
            let zegels = auditzegel::na(tx, na, GREEP)?.into_iter().map(|zegel| {
                let nummers: Vec<i64> = keten::leden(&zegel).map(|(nummer, _)| nummer).collect();
                Ok::<_, StoreFout>((rij::rijen(tx, &nummers)?, zegel))
            });
            zegels.collect::<Result<Vec<_>, _>>()
        };
        Ok(self.store.lees(lees).await?)
    }
}

/// A check under way, from the first seal on that did not expire.
pub(super) struct Controle {
    sleutels: Arc<Sleutelbos>,
    /// What may be missing.
    verval: Verval,
    /// The number of the last seal so far.
    laatste: i64,
    kop: Option<Zegelkop>,
    /// What may be the hash of the seal before: as it is stored, and as it should be. None when that seal is not there.
    vorige: Option<[Vec<u8>; 2]>,
    /// Per seal how many of the rows that it names say so too.
    per_zegel: BTreeMap<i64, i64>,
    vervallen_koppen: usize,
    pub(super) bevindingen: Vec<Auditbevinding>,
}

impl Controle {
    pub(super) fn nieuw(sleutels: Arc<Sleutelbos>, verval: Verval) -> Self {
        let begin = verval.zegelhash.clone();
        Self {
            sleutels,
            laatste: verval.zegel,
            verval,
            kop: None,
            vorige: Some([begin.clone(), begin]),
            per_zegel: BTreeMap::new(),
            vervallen_koppen: 0,
            bevindingen: Vec::new(),
        }
    }

    /// Checks the next seal, with the rows that it names as far as they are there.
    pub(super) fn toets(&mut self, zegel: &Zegelrij, rijen: &[Auditrij]) {
        let nummer = zegel.volgnummer;
        if nummer != self.laatste.saturating_add(1) {
            let (van, tot) = (self.laatste.saturating_add(1), nummer.saturating_sub(1));
            self.bevindingen.push(Auditbevinding::ZegelsOntbreken { van, tot });
            self.vorige = None;
        }
        let hoort =
            self.vorige.as_ref().map(|vorige| vorige.each_ref().map(|een| keten::zegelhash(een, zegel)));
        let keten_klopt = hoort.as_ref().is_none_or(|hoort| hoort.iter().any(|hash| zegel.hash == hash));
        if !keten_klopt || !self.sleutels.is_handtekening(&zegel.hash, &zegel.handtekening) {
            self.bevindingen.push(Auditbevinding::ZegelGewijzigd { zegel: nummer });
        }
        self.toets_rijen(zegel, rijen);
        let [eerste, _] = hoort.unwrap_or_default();
        self.vorige = Some([zegel.hash.clone(), eerste.to_vec()]);
        self.laatste = nummer;
        self.kop = <[u8; 32]>::try_from(zegel.hash.as_slice()).ok().map(|hash| Zegelkop::nieuw(nummer, hash));
    }

    fn toets_rijen(&mut self, zegel: &Zegelrij, rijen: &[Auditrij]) {
        let per_nummer: HashMap<i64, &Auditrij> = rijen.iter().map(|rij| (rij.volgnummer, rij)).collect();
        let mut eigen = 0_i64;
        for (nummer, hash) in keten::leden(zegel) {
            let plaats = zegel.volgnummer;
            match per_nummer.get(&nummer) {
                None if self.verval.rijen.contains(&nummer) => {}
                None => {
                    self.bevindingen.push(Auditbevinding::RijOntbreekt { rij: nummer, zegel: plaats });
                }
                Some(rij) => {
                    let hier = rij.zegel == Some(plaats);
                    eigen = eigen.saturating_add(hier.into());
                    if !hier || keten::rijhash(rij) != hash {
                        self.bevindingen.push(Auditbevinding::RijGewijzigd { rij: nummer, zegel: plaats });
                    }
                }
            }
        }
        self.per_zegel.insert(zegel.volgnummer, eigen);
    }

    /// Compares with what the rows say of their seals; answers the seals under which rows stand that those do not name.
    fn vergelijk(&mut self, laatste: i64, per_zegel: &[(i64, i64)]) -> Vec<i64> {
        let hoogste = per_zegel.iter().map(|(zegel, _)| *zegel).max().unwrap_or_default();
        if hoogste > laatste {
            let van = laatste.saturating_add(1);
            self.bevindingen.push(Auditbevinding::ZegelsOntbreken { van, tot: hoogste });
        }
        per_zegel
            .iter()
            .filter(|(zegel, aantal)| match self.per_zegel.get(zegel) {
                Some(eigen) => eigen != aantal,
                // Below the first there is none; of one that is missing it was told.
                None => *zegel <= self.verval.zegel,
            })
            .map(|(zegel, _)| *zegel)
            .collect()
    }

    fn vergelijk_kop(&mut self, kop: Zegelkop, zegel: Option<&Zegelrij>) {
        match zegel {
            Some(zegel) if zegel.hash == kop.hash() => {}
            _ if self.verval.past(kop) => self.vervallen_koppen = self.vervallen_koppen.saturating_add(1),
            None if kop.nummer() > self.laatste => {
                let laatste = self.laatste;
                self.bevindingen.push(Auditbevinding::StaartAfgeknipt { laatste, kop });
            }
            _ => self.bevindingen.push(Auditbevinding::KopOnbekend { kop }),
        }
    }

    fn verslag(self, (wachtend, wacht_sinds): (i64, Option<OffsetDateTime>)) -> Auditverslag {
        let rijen = self.per_zegel.values().fold(0_i64, |som, aantal| som.saturating_add(*aantal));
        Auditverslag {
            zegels: self.per_zegel.len(),
            rijen: usize::try_from(rijen).unwrap_or_default(),
            kop: self.kop,
            wachtend,
            wacht_sinds,
            vervallen_voor: self.verval.grens.map(Into::into),
            vervallen_koppen: self.vervallen_koppen,
            bevindingen: self.bevindingen,
        }
    }
}
