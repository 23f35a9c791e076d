//! What a unit of work has to tell the auditlog.

use std::collections::HashMap;

use klant_core::{Element, Elementen, Keuze as _, SoortDigitaalAdres, SoortIdentificatie};
use klant_store::klantinteracties::{Meegaand, Rij, Tabel, Verwijderd};
use klant_store::vraag::audit::{Auditregel, Auditsleutel, schrijf};
use klant_store::vraag::logdeel::Log;
use klant_store::{StoreFout, Tx};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::gebruik::opbouw::lege_partij;
use crate::mutatie::{Mutatie, Rijverwijzing};

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Handeling {
    Gemaakt,
    Gewijzigd,
    Gesloten,
    Ingetrokken,
    Verwijderd,
    Vervallen,
}

impl Handeling {
    pub(crate) const fn woord(self) -> &'static str {
        match self {
            Self::Gemaakt => "gemaakt",
            Self::Gewijzigd => "gewijzigd",
            Self::Gesloten => "gesloten",
            Self::Ingetrokken => "ingetrokken",
            Self::Verwijderd => "verwijderd",
            Self::Vervallen => "vervallen",
        }
    }
}

struct Regel {
    soort: &'static str,
    rij: Auditsleutel,
    handeling: Handeling,
    elementen: Elementen,
}

/// The rows of one unit of work; of each thing one.
#[derive(Default)]
pub(crate) struct Audit {
    regels: Vec<Regel>,
    /// What rows held before they are written anew, where it was read.
    was: HashMap<(Tabel, i64), Rij>,
    /// The uuids of rows that are named by their number.
    bekend: HashMap<(Tabel, i64), Uuid>,
}

impl Audit {
    /// Tells what a row held that may be written anew.
    pub(crate) fn stond(&mut self, nummer: i64, rij: Rij) {
        self.was.insert((rij.tabel(), nummer), rij);
    }

    /// What a row held that may be written anew, where it was read.
    pub(crate) fn zoals_het_stond(&self, tabel: Tabel, nummer: i64) -> Option<&Rij> {
        self.was.get(&(tabel, nummer))
    }

    /// Tells which row has this number.
    pub(crate) fn ken(&mut self, tabel: Tabel, nummer: i64, uuid: Uuid) {
        self.bekend.insert((tabel, nummer), uuid);
    }

    /// Tells of a Mutatie. What only shows when it is done (which rows it met) is told then.
    pub(crate) fn noteer(&mut self, mutatie: &Mutatie) {
        use Handeling::{Gemaakt, Gesloten, Gewijzigd, Ingetrokken, Verwijderd};
        const GEEN: Elementen = Elementen::leeg();
        match mutatie {
            Mutatie::Klantcontact { contact, .. } => {
                self.rij(Tabel::Klantcontact, contact.id.uuid(), Gemaakt, GEEN);
            }
            Mutatie::Interactie { eerste, .. } => self.interactie(*eerste, Gemaakt),
            Mutatie::SluitInteractie { interactie, .. } => {
                self.interactie(Rijverwijzing::Uuid(interactie.eerste_klantcontact().uuid()), Gesloten);
            }
            Mutatie::VerfijnProfiel { wortel, .. } => {
                self.interactie(Rijverwijzing::Nummer(*wortel), Gewijzigd);
            }
            Mutatie::Betrokkene { betrokkene, .. } => {
                let eigen = betrokkene.gegeven();
                self.rij(Tabel::Betrokkene, betrokkene.id.uuid(), Gemaakt, eigen);
                for adres in &betrokkene.digitale_adressen {
                    let element = adres.adres.soort().element();
                    self.rij(Tabel::DigitaalAdres, adres.id.uuid(), Gemaakt, GEEN.met(element));
                }
            }
            Mutatie::Onderwerpobject { object, .. } => {
                self.rij(Tabel::Onderwerpobject, object.id.uuid(), Gemaakt, GEEN);
            }
            Mutatie::Actor(actor) => self.rij(Tabel::Actor, actor.id.uuid(), Gemaakt, GEEN),
            Mutatie::ActorKlantcontact { id, .. } => {
                self.rij(Tabel::ActorKlantcontact, id.uuid(), Gemaakt, GEEN);
            }
            Mutatie::InterneTaak { taak, .. } => self.rij(Tabel::InterneTaak, taak.id.uuid(), Gemaakt, GEEN),
            Mutatie::WijzigInterneTaak { taak, .. } => {
                self.rij(Tabel::InterneTaak, taak.id.uuid(), Gewijzigd, GEEN);
            }
            Mutatie::WijsToe { taak, .. } => self.genummerd(Tabel::InterneTaak, *taak),
            Mutatie::Wortel { contact, .. } => self.genummerd(Tabel::Klantcontact, *contact),
            Mutatie::Partij(partij) => {
                let eigen = partij.gewijzigd(&lege_partij(partij.id, partij.soort));
                self.rij(Tabel::Partij, partij.id.uuid(), Gemaakt, eigen);
            }
            Mutatie::WijzigPartij { partij, elementen, .. } => {
                self.rij(Tabel::Partij, partij.id.uuid(), Gewijzigd, *elementen);
            }
            Mutatie::Identificator { identificator, .. } => {
                let eigen = GEEN.met(identificator.identificatie.element());
                self.rij(Tabel::PartijIdentificator, identificator.id.uuid(), Gemaakt, eigen);
            }
            Mutatie::VerwijderIdentificator(id, element) => {
                self.rij(Tabel::PartijIdentificator, id.uuid(), Verwijderd, GEEN.met(*element));
            }
            Mutatie::Vaststelling { vaststelling, .. } => {
                self.regel("vaststelling", Auditsleutel::Uuid(vaststelling.id.uuid()), Gemaakt, GEEN);
            }
            Mutatie::DigitaalAdres { adres, .. } => {
                let eigen = GEEN.met(adres.adres.soort().element());
                self.rij(Tabel::DigitaalAdres, adres.id.uuid(), Gemaakt, eigen);
            }
            Mutatie::WijzigDigitaalAdres { adres, .. } => {
                let eigen = GEEN.met(adres.adres.soort().element());
                self.rij(Tabel::DigitaalAdres, adres.id.uuid(), Gewijzigd, eigen);
            }
            Mutatie::VerwijderDigitaalAdres(id, element) => {
                self.rij(Tabel::DigitaalAdres, id.uuid(), Verwijderd, GEEN.met(*element));
            }
            Mutatie::Voorkeuren { partij, .. } => self.van_partij("voorkeur", partij.uuid(), GEEN),
            Mutatie::Kenbaarmakingen { partij, .. } => self.van_partij("kenbaarmaking", partij.uuid(), GEEN),
            Mutatie::Rekeningnummers { partij, .. } => {
                self.van_partij("rekeningnummer", partij.uuid(), GEEN.met(Element::Rekeningnummer));
            }
            Mutatie::Wensen { partij, lijst } => {
                self.van_partij("partij_wens", partij.uuid(), lijst.keys().copied().collect());
            }
            Mutatie::Herkomst { partij, per_element } => {
                self.van_partij("herkomst", partij.uuid(), per_element.keys().copied().collect());
            }
            Mutatie::HerkomstErbij { partij, elementen, .. } => {
                let sleutel = Auditsleutel::Nummer(Tabel::Partij, *partij);
                self.regel("herkomst", sleutel, Gewijzigd, elementen.iter().copied().collect());
            }
            Mutatie::Vertegenwoordiging(van) => {
                self.rij(Tabel::Vertegenwoordiging, van.id.uuid(), Gemaakt, GEEN);
            }
            Mutatie::WijzigVertegenwoordiging { wordt: van, .. } => {
                self.rij(Tabel::Vertegenwoordiging, van.id.uuid(), Gewijzigd, GEEN);
            }
            Mutatie::Bewaarplicht(plicht) => self.rij(Tabel::Bewaarplicht, plicht.id.uuid(), Gemaakt, GEEN),
            Mutatie::WijzigBewaarplicht { wordt, .. } => {
                self.rij(Tabel::Bewaarplicht, wordt.id.uuid(), Gewijzigd, GEEN);
            }
            Mutatie::NeemBewaarplichtTerug(plicht) => {
                self.rij(Tabel::Bewaarplicht, plicht.id.uuid(), Ingetrokken, GEEN);
            }
            Mutatie::Wisverzoek { klant, omvang, .. } => {
                self.van_partij("wisverzoek", klant.uuid(), omvang.elementen());
            }
            Mutatie::VerzetWisverzoek { klant, .. } => self.van_partij("wisverzoek", klant.uuid(), GEEN),
            Mutatie::Voorstel { voorstel, .. } => {
                let sleutel = Auditsleutel::Uuid(voorstel.id.uuid());
                self.regel("voorstel", sleutel, Gemaakt, GEEN.met(voorstel.element));
            }
            Mutatie::VerwijderVoorstel { id, element, .. } => {
                self.regel("voorstel", Auditsleutel::Uuid(id.uuid()), Verwijderd, GEEN.met(*element));
            }
            Mutatie::Bewaar { nummer, rij } => self.bewaard(*nummer, rij),
            Mutatie::ZetVoorkeur { partij, .. } => self.genummerd(Tabel::Partij, *partij),
            // Which rows these meet shows when they are done.
            Mutatie::Verwijder { .. } | Mutatie::VergeetVoorkeur { .. } | Mutatie::EnigeStandaard { .. } => {}
        }
    }

    /// Tells of a row.
    pub(crate) fn rij(&mut self, tabel: Tabel, uuid: Uuid, handeling: Handeling, elementen: Elementen) {
        self.regel(tabel.naam(), Auditsleutel::Uuid(uuid), handeling, elementen);
    }

    /// Tells of rows that are no more.
    pub(crate) fn verdwenen(&mut self, tabel: Tabel, weg: Vec<Verwijderd>) {
        for Verwijderd { nummer, uuid, soort } in weg {
            // What was told of it by its number can be found by its uuid alone.
            for regel in &mut self.regels {
                if regel.rij == Auditsleutel::Nummer(tabel, nummer) {
                    regel.rij = Auditsleutel::Uuid(uuid);
                }
            }
            // What is told of it by its number from now on is about what is gone.
            self.ken(tabel, nummer, uuid);
            self.rij(tabel, uuid, Handeling::Verwijderd, van_soort(tabel, &soort));
        }
    }

    /// Tells of rows that went with others.
    pub(crate) fn verdwenen_mee(&mut self, mee: Vec<(Meegaand, Verwijderd)>) {
        for (soort, weg) in mee {
            match soort {
                Meegaand::Rij(tabel) => self.verdwenen(tabel, vec![weg]),
                Meegaand::Interactie => {
                    self.interactie(Rijverwijzing::Uuid(weg.uuid), Handeling::Verwijderd);
                }
                Meegaand::Vaststelling | Meegaand::Voorstel => {
                    let sleutel = Auditsleutel::Uuid(weg.uuid);
                    self.regel(soort.naam(), sleutel, Handeling::Verwijderd, Elementen::leeg());
                }
            }
        }
    }

    fn bewaard(&mut self, nummer: Option<i64>, rij: &Rij) {
        let was = nummer.and_then(|nummer| self.was.remove(&(rij.tabel(), nummer)));
        let elementen = rij.gewijzigd(was.as_ref());
        let handeling = if nummer.is_none() { Handeling::Gemaakt } else { Handeling::Gewijzigd };
        self.rij(rij.tabel(), rij.uuid(), handeling, elementen);
    }

    /// An interactie has no uuid but that of its first contact.
    fn interactie(&mut self, eerste: Rijverwijzing, handeling: Handeling) {
        let sleutel = match eerste {
            Rijverwijzing::Uuid(uuid) => Auditsleutel::Uuid(uuid),
            Rijverwijzing::Nummer(nummer) => Auditsleutel::Nummer(Tabel::Klantcontact, nummer),
        };
        self.regel("interactie", sleutel, handeling, Elementen::leeg());
    }

    fn genummerd(&mut self, tabel: Tabel, nummer: i64) {
        let sleutel = Auditsleutel::Nummer(tabel, nummer);
        self.regel(tabel.naam(), sleutel, Handeling::Gewijzigd, Elementen::leeg());
    }

    /// Tells of what a customer has as a list, under her uuid: its rows have none.
    fn van_partij(&mut self, soort: &'static str, partij: Uuid, elementen: Elementen) {
        self.regel(soort, Auditsleutel::Uuid(partij), Handeling::Gewijzigd, elementen);
    }

    /// Tells of one thing; what was told of it before becomes one with it, and what was made stays made until it is removed.
    fn regel(&mut self, soort: &'static str, rij: Auditsleutel, handeling: Handeling, elementen: Elementen) {
        let rij = match rij {
            Auditsleutel::Nummer(tabel, nummer) => {
                self.bekend.get(&(tabel, nummer)).copied().map_or(rij, Auditsleutel::Uuid)
            }
            Auditsleutel::Uuid(_) => rij,
        };
        match self.regels.iter_mut().find(|regel| regel.soort == soort && regel.rij == rij) {
            Some(regel) => {
                regel.elementen = regel.elementen.en(elementen);
                let blijft = match regel.handeling {
                    Handeling::Verwijderd => true,
                    Handeling::Gemaakt => handeling != Handeling::Verwijderd,
                    _ => false,
                };
                if !blijft {
                    regel.handeling = handeling;
                }
            }
            None => self.regels.push(Regel { soort, rij, handeling, elementen }),
        }
    }

    /// Writes what was told, in the transaction that is open.
    pub(crate) fn schrijf(&mut self, tx: &mut Tx<'_>, context: &Context) -> Result<(), Fout> {
        let regels: Vec<Auditregel> = self
            .regels
            .drain(..)
            .map(|regel| Auditregel {
                handeling: regel.handeling.woord(),
                soort: regel.soort,
                rij: regel.rij,
                elementen: woorden(regel.elementen),
            })
            .collect();
        let doel = context.toegang.doel().als_tekst();
        Ok(schrijf(tx, context.nu.into(), &context.wie(), doel, &regels)?)
    }

    /// Writes of one thing alone.
    pub(crate) fn schrijf_een(
        tx: &mut Tx<'_>,
        context: &Context,
        soort: &'static str,
        uuid: Uuid,
        handeling: Handeling,
    ) -> Result<(), Fout> {
        let mut audit = Self::default();
        audit.regel(soort, Auditsleutel::Uuid(uuid), handeling, Elementen::leeg());
        audit.schrijf(tx, context)
    }
}

/// Tells, in the transaction that is open, that the lines of a log from before an instant go. It is about no row, and so its uuid is nil.
pub(crate) fn vertel_van_verval(
    tx: &mut Tx<'_>,
    context: &Context,
    log: Log,
    voor: OffsetDateTime,
) -> Result<(), Fout> {
    let voor = voor.format(&Rfc3339).map_err(|_| StoreFout::Intern)?;
    let regel = Auditregel {
        handeling: Handeling::Vervallen.woord(),
        soort: log.tabel(),
        rij: Auditsleutel::Uuid(Uuid::nil()),
        elementen: format!("voor:{voor}"),
    };
    Ok(schrijf(tx, context.nu.into(), &context.wie(), context.toegang.doel().als_tekst(), &[regel])?)
}

/// The Element that a row of this kind holds.
pub(crate) fn van_soort(tabel: Tabel, soort: &str) -> Elementen {
    let element = match tabel {
        Tabel::DigitaalAdres => SoortDigitaalAdres::element_van(soort),
        Tabel::PartijIdentificator => SoortIdentificatie::element_van(soort),
        Tabel::Rekeningnummer => Element::Rekeningnummer,
        _ => return Elementen::leeg(),
    };
    Elementen::leeg().met(element)
}

fn woorden(elementen: Elementen) -> String {
    elementen.iter().map(Element::woord).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: Uuid = Uuid::from_u128(7);

    fn audit(handelingen: &[Handeling]) -> Audit {
        let mut audit = Audit::default();
        for handeling in handelingen {
            audit.rij(Tabel::Partij, UUID, *handeling, Elementen::leeg().met(Element::Voornaam));
        }
        audit
    }

    #[test]
    fn van_een_ding_staat_er_een_regel() {
        for (gebeurde, blijft) in [
            ([Handeling::Gemaakt, Handeling::Gewijzigd], Handeling::Gemaakt),
            ([Handeling::Gewijzigd, Handeling::Verwijderd], Handeling::Verwijderd),
            ([Handeling::Gemaakt, Handeling::Verwijderd], Handeling::Verwijderd),
        ] {
            let mut audit = audit(&gebeurde);
            audit.rij(Tabel::Partij, UUID, Handeling::Gewijzigd, Elementen::leeg().met(Element::Bsn));
            assert_eq!(audit.regels.len(), 1);
            assert_eq!(woorden(audit.regels[0].elementen), "voornaam bsn");
            if blijft == Handeling::Gemaakt {
                assert_eq!(audit.regels[0].handeling, blijft);
            }
        }
    }

    #[test]
    fn een_rij_die_verdwijnt_wordt_bij_haar_uuid_genoemd() {
        let mut audit = Audit::default();
        audit.genummerd(Tabel::Partij, 3);
        let weg = Verwijderd { nummer: 3, uuid: UUID, soort: String::new() };
        audit.verdwenen(Tabel::Partij, vec![weg]);
        assert_eq!(audit.regels.len(), 1);
        assert_eq!(audit.regels[0].rij, Auditsleutel::Uuid(UUID));
        assert_eq!(audit.regels[0].handeling, Handeling::Verwijderd);
    }

    #[test]
    fn een_nummer_dat_bekend_is_wordt_niet_opgezocht() {
        let mut audit = Audit::default();
        audit.ken(Tabel::InterneTaak, 3, UUID);
        audit.genummerd(Tabel::InterneTaak, 3);
        assert_eq!(audit.regels[0].rij, Auditsleutel::Uuid(UUID));
    }
}
