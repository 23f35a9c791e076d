//! What a client may know of: which rows, which columns of them, and what may be matched. Everything that the APIs read goes
//! through it, so that what is not shown is not read into an answer in the first place (S25).

use std::collections::HashMap;
use std::sync::Arc;

use klant_core::machtiging::Bereik;
use klant_core::{Element, Keuze as _, SoortDigitaalAdres, SoortIdentificatie, Zicht};
use uuid::Uuid;

use super::{PerNummer, Tabel, Verwijzing};
use crate::tabel;
use crate::tekstvraag::{Tekst, Waarde};
use crate::{Sleutelbos, StoreFout, Tx};

/// Whoever looks: what she may see, and with which keys numbers are read.
#[derive(Clone)]
pub struct Kijk {
    zicht: Arc<Zicht>,
    vreemde_registers: bool,
    sleutels: Arc<Sleutelbos>,
}

/// The kinds of identificator of the Dutch base registers.
const BASIS: [&str; 4] = ["bsn", "rsin", "kvk_nummer", "vestigingsnummer"];
/// A partij who asked for geheimhouding, seen from a row that names her.
const GEHEIM: &str = "NOT EXISTS (SELECT 1 FROM partij g WHERE g.geheimhouding AND g.volgnummer = ";
/// A contact in an interactie whose profile follows.
const IN_INTERACTIE: &str = "EXISTS (SELECT 1 FROM klantcontact k JOIN interactie x \
    ON x.klantcontact = coalesce(k.wortel, k.volgnummer) WHERE x.profiel_code IN (";

impl Kijk {
    /// Who sees this much, and perhaps identifiers of other registers than the Dutch base registers.
    #[must_use]
    pub fn nieuw(zicht: Zicht, vreemde_registers: bool, sleutels: Arc<Sleutelbos>) -> Self {
        Self { zicht: Arc::new(zicht), vreemde_registers, sleutels }
    }

    /// What may be seen.
    #[must_use]
    pub fn zicht(&self) -> &Zicht {
        &self.zicht
    }

    /// The keys with which numbers are read.
    #[must_use]
    pub fn sleutels(&self) -> &Sleutelbos {
        &self.sleutels
    }

    /// Whether a digital address of this kind may be seen.
    #[must_use]
    pub fn ziet_adres(&self, soort: &str) -> bool {
        self.zicht.toont(SoortDigitaalAdres::element_van(soort))
    }

    /// Whether an identificator of this kind may be seen.
    #[must_use]
    pub fn ziet_identificator(&self, soort: &str) -> bool {
        let van_basisregister = BASIS.contains(&soort);
        (van_basisregister || self.vreemde_registers)
            && self.zicht.toont(SoortIdentificatie::element_van(soort))
    }

    /// Whether every identificator may be seen.
    pub(super) fn ziet_alle_identificatoren(&self) -> bool {
        self.vreemde_registers && Element::ALLE.iter().all(|e| !e.is_identificerend() || self.zicht.toont(*e))
    }

    /// The condition that an identificator of an alias may be seen, as SQL that ends with the alias's column open.
    pub(super) fn identificatoren(&self, kolom: &'static str) -> Option<Tekst> {
        if self.ziet_alle_identificatoren() {
            return None;
        }
        let mut tekst = Tekst::van("(1 = 0", []);
        for soort in BASIS.into_iter().filter(|soort| self.ziet_identificator(soort)) {
            tekst.en(" OR ", []).en(kolom, []).en(" = ?", [Waarde::Woord(soort)]);
        }
        if self.vreemde_registers {
            for soort in SoortIdentificatie::ALLE.iter().map(|soort| soort.woord()) {
                if !BASIS.contains(&soort) && self.ziet_identificator(soort) {
                    tekst.en(" OR ", []).en(kolom, []).en(" = ?", [Waarde::Woord(soort)]);
                }
            }
            if self.zicht.toont(Element::VreemdeIdentificatie) {
                tekst
                    .en(" OR ", [])
                    .en(kolom, [])
                    .en(" NOT IN ('bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer'", []);
                for soort in SoortIdentificatie::ALLE.iter().map(|soort| soort.woord()) {
                    if !BASIS.contains(&soort) {
                        tekst.en(", ?", [Waarde::Woord(soort)]);
                    }
                }
                tekst.en(")", []);
            }
        }
        tekst.en(")", []);
        Some(tekst)
    }

    /// The condition that a row, under the alias `t`, may be known of; none when every row may.
    #[must_use]
    pub fn rijen(&self, tabel: Tabel) -> Option<Tekst> {
        let delen: Vec<Tekst> = [self.openbaar(tabel), self.in_bereik(tabel), self.soorten(tabel)]
            .into_iter()
            .flatten()
            .collect();
        let (eerste, rest) = delen.split_first()?;
        let mut tekst = eerste.clone();
        for deel in rest {
            tekst.en(" AND ", []).en_tekst(deel);
        }
        Some(tekst)
    }

    fn soorten(&self, tabel: Tabel) -> Option<Tekst> {
        if tabel == Tabel::PartijIdentificator {
            self.identificatoren("t.code_soort_object_id")
        } else {
            None
        }
    }

    /// Nothing of a customer who asked for geheimhouding leaves the municipality.
    fn openbaar(&self, tabel: Tabel) -> Option<Tekst> {
        if !self.zicht.verbergt_geheim() {
            return None;
        }
        let mut tekst = Tekst::van(GEHEIM, []);
        match tabel {
            Tabel::Partij => tekst.en("t.volgnummer)", []),
            Tabel::Betrokkene
            | Tabel::PartijIdentificator
            | Tabel::Rekeningnummer
            | Tabel::CategorieRelatie => tekst.en("t.partij)", []),
            Tabel::DigitaalAdres => tekst
                .en("t.partij) AND ", [])
                .en(GEHEIM, [])
                .en("(SELECT b.partij FROM betrokkene b WHERE b.volgnummer = t.betrokkene))", []),
            Tabel::Vertegenwoordiging => tekst
                .en("t.vertegenwoordigende_partij) AND ", [])
                .en(GEHEIM, [])
                .en("t.vertegenwoordigde_partij)", []),
            _ => return None,
        };
        Some(tekst)
    }

    /// Only what belongs to interactions of the kinds that are in reach.
    fn in_bereik(&self, tabel: Tabel) -> Option<Tekst> {
        let Bereik::Profielen(profielen) = self.zicht.bereik() else { return None };
        let (voor, sleutel) = match tabel {
            Tabel::Klantcontact => ("", "k.volgnummer = t.volgnummer"),
            Tabel::Betrokkene | Tabel::InterneTaak | Tabel::ActorKlantcontact => {
                ("", "k.volgnummer = t.klantcontact")
            }
            Tabel::Onderwerpobject | Tabel::Bijlage => {
                ("t.klantcontact IS NULL OR ", "k.volgnummer = t.klantcontact")
            }
            Tabel::DigitaalAdres => (
                "t.partij IS NOT NULL OR t.betrokkene IS NULL OR ",
                "k.volgnummer = (SELECT b.klantcontact FROM betrokkene b WHERE b.volgnummer = t.betrokkene)",
            ),
            _ => return None,
        };
        let mut tekst = Tekst::van("(", []);
        tekst.en(voor, []).en(IN_INTERACTIE, []);
        for (plaats, profiel) in profielen.iter().enumerate() {
            tekst.en(if plaats == 0 { "?" } else { ", ?" }, [profiel.als_tekst().into()]);
        }
        tekst.en(if profielen.is_empty() { "NULL) AND " } else { ") AND " }, []).en(sleutel, []).en("))", []);
        Some(tekst)
    }

    /// [`tabel::terug`], of the rows that may be known of.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn terug(
        &self,
        tx: &mut Tx<'_>,
        tabel: Tabel,
        kolom: &'static str,
        nummers: &[i64],
    ) -> Result<PerNummer<Verwijzing>, StoreFout> {
        tabel::terug_waar(tx, tabel, kolom, nummers, self.rijen(tabel).as_ref())
    }

    /// [`tabel::uuids_van`], of the rows that may be known of.
    pub(super) fn uuids_van(
        &self,
        tx: &mut Tx<'_>,
        tabel: Tabel,
        nummers: impl IntoIterator<Item = Option<i64>>,
    ) -> Result<HashMap<i64, Uuid>, StoreFout> {
        tabel::uuids_waar(tx, tabel, nummers, self.rijen(tabel).as_ref())
    }

    /// [`tabel::nummers_van`], of the rows that may be known of: what one may not know of does not exist.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    pub fn nummers_van(
        &self,
        tx: &mut Tx<'_>,
        tabel: Tabel,
        uuids: &[Uuid],
    ) -> Result<HashMap<Uuid, i64>, StoreFout> {
        tabel::nummers_waar(tx, tabel, uuids, self.rijen(tabel).as_ref())
    }
}
