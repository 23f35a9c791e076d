//! What each Mutatie does to the rows, and what it leaves behind beside them.

use std::collections::HashMap;

use klant_core::id::{BetrokkeneId, InterneTaakId, KlantcontactId, PartijId};
use klant_core::{Actor, Betrokkene, Bewaard, Bewaarplicht, Element, Elementen, InterneTaak};
use klant_store::klantinteracties::{
    Rij, digitaal_adres, gaan_mee, herkomst, internetaak, verloop, verwijder,
};
use klant_store::rij::Interactiekolommen;
use klant_store::tabel::{Tabel, nummer_van};
use klant_store::vraag::{bewaren, partij, schrijven, vertegenwoordiging, voorstel, wissen};
use klant_store::{Sleutelbos, StoreFout, Tx};
use uuid::Uuid;

use crate::audit::Handeling;
use crate::bewaring;
use crate::fout::Fout;

use super::{Mutatie, Rijverwijzing, Sporen};

/// One list of Mutaties under way.
pub(super) struct Uitvoering<'t, 'c, 'p> {
    tx: &'t mut Tx<'c>,
    sleutels: &'t Sleutelbos,
    sporen: Sporen<'p, 't>,
    /// Numbers of rows that this list has written or referred to.
    nummers: HashMap<(Tabel, Uuid), i64>,
}

impl<'t, 'c, 'p> Uitvoering<'t, 'c, 'p> {
    pub(super) fn nieuw(tx: &'t mut Tx<'c>, sleutels: &'t Sleutelbos, sporen: Sporen<'p, 't>) -> Self {
        Self { tx, sleutels, sporen, nummers: HashMap::new() }
    }
}

impl Uitvoering<'_, '_, '_> {
    /// Before anything is changed: nothing goes that a case needs, and what changes is told of.
    pub(super) fn begin(&mut self, mutatie: &Mutatie) -> Result<(), Fout> {
        let Sporen { post, audit, .. } = &mut self.sporen;
        let stond = match mutatie {
            Mutatie::Bewaar { nummer: Some(nummer), rij } => audit.zoals_het_stond(rij.tabel(), *nummer),
            _ => None,
        };
        bewaring::bewaak(self.tx, post.vandaag(), mutatie, stond)?;
        audit.noteer(mutatie);
        Ok(())
    }

    fn nummer(&mut self, tabel: Tabel, uuid: Uuid) -> Result<i64, Fout> {
        if let Some(nummer) = self.nummers.get(&(tabel, uuid)) {
            return Ok(*nummer);
        }
        // Judged before it was applied, in the same transaction: what it refers to is there.
        let nummer = nummer_van(self.tx, tabel, uuid)?.ok_or(StoreFout::Verwijzing)?;
        self.nummers.insert((tabel, uuid), nummer);
        Ok(nummer)
    }

    fn rij(&mut self, tabel: Tabel, verwijzing: Rijverwijzing) -> Result<i64, Fout> {
        match verwijzing {
            Rijverwijzing::Uuid(uuid) => self.nummer(tabel, uuid),
            Rijverwijzing::Nummer(nummer) => Ok(nummer),
        }
    }

    fn onthoud(&mut self, tabel: Tabel, uuid: Uuid, nummer: i64) {
        self.nummers.insert((tabel, uuid), nummer);
    }

    fn contact(&mut self, id: KlantcontactId) -> Result<i64, Fout> {
        self.nummer(Tabel::Klantcontact, id.uuid())
    }

    fn partij(&mut self, id: PartijId) -> Result<i64, Fout> {
        self.nummer(Tabel::Partij, id.uuid())
    }

    fn actoren(&mut self, actoren: &[Actor]) -> Result<Vec<i64>, Fout> {
        actoren.iter().map(|actor| self.nummer(Tabel::Actor, actor.id.uuid())).collect()
    }

    pub(super) fn pas_toe(&mut self, mutatie: Mutatie) -> Result<(), Fout> {
        self.sporen.betrokkenen.noteer(self.tx, &mutatie)?;
        match mutatie {
            Mutatie::Klantcontact { contact, volgt } => {
                let wortel =
                    volgt.map(|interactie| self.contact(interactie.eerste_klantcontact())).transpose()?;
                let nummer = schrijven::klantcontact(self.tx, &contact, wortel)?;
                self.onthoud(Tabel::Klantcontact, contact.id.uuid(), nummer);
                self.sporen.post.geschreven(self.tx, Tabel::Klantcontact, nummer, true)?;
            }
            Mutatie::Interactie { eerste, profiel, versie, reden, terugkoppeling, sluit_na_dagen } => {
                let kolommen = Interactiekolommen {
                    klantcontact: self.rij(Tabel::Klantcontact, eerste)?,
                    versie: 1,
                    profiel_code: profiel.als_tekst().to_owned(),
                    profiel_versie: versie,
                    profiel_reden: reden,
                    terugkoppeling,
                    sluit_na_dagen: sluit_na_dagen.map(i32::from),
                    gesloten_op: None,
                };
                schrijven::interactie(self.tx, &kolommen)?;
            }
            Mutatie::SluitInteractie { interactie, op } => {
                let wortel = self.contact(interactie.eerste_klantcontact())?;
                schrijven::sluit_interactie(self.tx, wortel, op.into())?;
            }
            Mutatie::Betrokkene { contact, betrokkene } => self.betrokkene(contact, &betrokkene)?,
            Mutatie::Onderwerpobject { contact, object } => {
                let contact = self.contact(contact)?;
                let was = object.was_klantcontact.map(|was| self.contact(was)).transpose()?;
                schrijven::onderwerpobject(self.tx, &object, contact, was)?;
            }
            Mutatie::Actor(actor) => {
                let nummer = schrijven::actor(self.tx, &actor)?;
                self.onthoud(Tabel::Actor, actor.id.uuid(), nummer);
            }
            Mutatie::ActorKlantcontact { id, actor, contact } => {
                let (actor, contact) = (self.nummer(Tabel::Actor, actor.uuid())?, self.contact(contact)?);
                schrijven::actor_klantcontact(self.tx, id.uuid(), actor, contact)?;
            }
            Mutatie::InterneTaak { contact, taak } => {
                let (contact, actoren) = (self.contact(contact)?, self.actoren(&taak.actoren)?);
                let nummer = schrijven::interne_taak(self.tx, &taak, contact, &actoren)?;
                self.sporen.post.geschreven(self.tx, Tabel::InterneTaak, nummer, true)?;
            }
            Mutatie::WijzigInterneTaak { contact, was, taak } => self.wijzig_taak(contact, was, &taak)?,
            mutatie => self.pas_klant_toe(mutatie)?,
        }
        Ok(())
    }

    fn pas_klant_toe(&mut self, mutatie: Mutatie) -> Result<(), Fout> {
        match mutatie {
            Mutatie::Partij(partij) => {
                let nummer = schrijven::partij(self.tx, &partij)?;
                self.onthoud(Tabel::Partij, partij.id.uuid(), nummer);
                self.sporen.post.geschreven(self.tx, Tabel::Partij, nummer, true)?;
            }
            Mutatie::WijzigPartij { was, partij, .. } => {
                let nummer = self.partij(partij.id)?;
                if !schrijven::wijzig_partij(self.tx, nummer, was, &partij)? {
                    return Err(Fout::VersieVerouderd);
                }
                self.sporen.post.geschreven(self.tx, Tabel::Partij, nummer, false)?;
            }
            Mutatie::Identificator { partij, identificator, boven } => {
                let nummer = self.partij(partij)?;
                let mut nieuw = false;
                let mut maak_boven = || {
                    nieuw = true;
                    boven
                };
                schrijven::partij_identificator(
                    self.tx,
                    &identificator,
                    Some(nummer),
                    &mut maak_boven,
                    self.sleutels,
                )?;
                if nieuw {
                    let kvk = Elementen::leeg().met(Element::KvkNummer);
                    self.sporen.audit.rij(Tabel::PartijIdentificator, boven.uuid(), Handeling::Gemaakt, kvk);
                }
            }
            Mutatie::VerwijderIdentificator(id, _) => schrijven::verwijder_identificator(self.tx, id.uuid())?,
            Mutatie::Vaststelling { partij, vaststelling } => {
                let nummer = self.rij(Tabel::Partij, partij)?;
                schrijven::vaststelling(self.tx, &vaststelling, nummer)?;
            }
            Mutatie::DigitaalAdres { partij, adres } => {
                let eigenaar = self.partij(partij)?;
                let nummer = schrijven::digitaal_adres(self.tx, &adres, Some(eigenaar), None)?;
                self.onthoud(Tabel::DigitaalAdres, adres.id.uuid(), nummer);
            }
            Mutatie::WijzigDigitaalAdres { partij, adres } => {
                let (eigenaar, nummer) =
                    (self.partij(partij)?, self.nummer(Tabel::DigitaalAdres, adres.id.uuid())?);
                schrijven::wijzig_digitaal_adres(self.tx, nummer, &adres, eigenaar)?;
            }
            Mutatie::VerwijderDigitaalAdres(id, _) => {
                schrijven::verwijder_digitaal_adres(self.tx, id.uuid())?;
            }
            Mutatie::Voorkeuren { partij, lijst } => {
                let eigenaar = self.partij(partij)?;
                let mut genummerd = Vec::new();
                for (soort, adres) in lijst {
                    let nummer = adres.map(|id| self.nummer(Tabel::DigitaalAdres, id.uuid())).transpose()?;
                    genummerd.push((soort, nummer));
                }
                partij::voorkeuren(self.tx, eigenaar, &genummerd)?;
            }
            Mutatie::Kenbaarmakingen { partij: id, lijst } => {
                let eigenaar = self.partij(id)?;
                partij::kenbaarmakingen(self.tx, eigenaar, &lijst)?;
            }
            Mutatie::Rekeningnummers { partij: id, lijst } => {
                let eigenaar = self.partij(id)?;
                partij::rekeningnummers(self.tx, eigenaar, &lijst)?;
            }
            Mutatie::Wensen { partij: id, lijst } => {
                let eigenaar = self.partij(id)?;
                partij::wensen(self.tx, eigenaar, &lijst)?;
            }
            Mutatie::Herkomst { partij: id, per_element } => {
                let eigenaar = self.partij(id)?;
                partij::herkomst(self.tx, eigenaar, &per_element)?;
            }
            Mutatie::Vertegenwoordiging(nieuw) => {
                let (wie, voor_wie) =
                    (self.partij(nieuw.vertegenwoordigende)?, self.partij(nieuw.vertegenwoordigde)?);
                vertegenwoordiging::voeg_toe(self.tx, &nieuw, wie, voor_wie)?;
            }
            Mutatie::WijzigVertegenwoordiging { was, wordt } => {
                if !vertegenwoordiging::wijzig(self.tx, was, &wordt)? {
                    return Err(Fout::VersieVerouderd);
                }
            }
            Mutatie::Bewaarplicht(plicht) => {
                let van = match plicht.wat {
                    Bewaard::Klant(klant, _) => self.partij(klant)?,
                    Bewaard::Klantcontact(contact) => self.contact(contact)?,
                };
                bewaren::voeg_toe(self.tx, &plicht, van)?;
            }
            Mutatie::WijzigBewaarplicht { was, wordt } => {
                if !bewaren::wijzig(self.tx, was, &wordt)? {
                    return Err(Fout::VersieVerouderd);
                }
                self.vervroeg(&wordt)?;
            }
            Mutatie::NeemBewaarplichtTerug(plicht) => {
                bewaren::verwijder(self.tx, plicht.id)?;
                self.vervroeg(&plicht)?;
            }
            Mutatie::Wisverzoek { klant, omvang, gevraagd_op, opnieuw_op } => {
                let van = self.partij(klant)?;
                wissen::onthoud(self.tx, van, &omvang.to_string(), gevraagd_op, opnieuw_op)?;
            }
            Mutatie::VerzetWisverzoek { verzoek, opnieuw_op, .. } => {
                wissen::verzet(self.tx, verzoek, opnieuw_op)?;
            }
            Mutatie::Voorstel { partij, voorstel: nieuw } => {
                let eigenaar = self.partij(partij)?;
                voorstel::voeg_toe(self.tx, eigenaar, &nieuw)?;
            }
            Mutatie::VerwijderVoorstel { id, .. } => voorstel::verwijder(self.tx, id)?,
            Mutatie::Bewaar { nummer, rij } => {
                self.bewaar(nummer, &rij)?;
            }
            Mutatie::Verwijder { tabel, nummers } => {
                self.sporen.post.verdwijnt(self.tx, tabel, &nummers)?;
                let mee = gaan_mee(self.tx, tabel, &nummers)?;
                let weg = verwijder(self.tx, tabel, &nummers)?;
                self.sporen.audit.verdwenen_mee(mee);
                self.sporen.audit.verdwenen(tabel, weg);
            }
            Mutatie::ZetVoorkeur { kolom, partij, naar } => kolom.zet(self.tx, partij, naar)?,
            Mutatie::VergeetVoorkeur { kolom, nummer } => {
                let partijen = kolom.vergeet(self.tx, nummer)?;
                self.gewijzigd(Tabel::Partij, partijen);
            }
            Mutatie::WijsToe { taak, actoren } => internetaak::wijs_toe(self.tx, taak, &actoren)?,
            Mutatie::Wortel { contact, wortel } => verloop::zet_wortel(self.tx, contact, wortel)?,
            Mutatie::HerkomstErbij { partij, elementen, door, op } => {
                herkomst::zet(self.tx, partij, &elementen, door, op)?;
            }
            Mutatie::EnigeStandaard { partij, soort, adres } => {
                let adressen = digitaal_adres::enige_standaard(self.tx, partij, &soort, adres)?;
                self.gewijzigd(Tabel::DigitaalAdres, adressen);
            }
            Mutatie::VerfijnProfiel { wortel, profiel, versie, reden, sluit_na_dagen } => {
                verloop::verfijn_profiel(
                    self.tx,
                    wortel,
                    profiel.als_tekst(),
                    &versie,
                    &reden,
                    sluit_na_dagen.map(i32::from),
                )?;
            }
            // `pas_toe` keeps every other kind for itself.
            _ => return Err(StoreFout::Intern.into()),
        }
        Ok(())
    }

    pub(super) fn bewaar(&mut self, nummer: Option<i64>, rij: &Rij) -> Result<i64, Fout> {
        if let Some(nummer) = nummer {
            self.sporen.betrokkenen.stond(self.tx, rij, nummer)?;
        }
        let geschreven = rij.bewaar(self.tx, nummer)?;
        self.sporen.audit.ken(rij.tabel(), geschreven, rij.uuid());
        self.sporen.betrokkenen.rij(rij, geschreven, nummer.is_none());
        self.sporen.post.bewaard(self.tx, rij, nummer.is_none())?;
        Ok(geschreven)
    }

    /// What waited for this duty may be able to go: it is looked at today.
    fn vervroeg(&mut self, plicht: &Bewaarplicht) -> Result<(), Fout> {
        if let Bewaard::Klant(klant, _) = plicht.wat {
            let (van, vandaag) = (self.partij(klant)?, self.sporen.post.vandaag());
            wissen::vervroeg(self.tx, van, vandaag)?;
        }
        Ok(())
    }

    fn gewijzigd(&mut self, tabel: Tabel, rijen: Vec<Uuid>) {
        for uuid in rijen {
            self.sporen.audit.rij(tabel, uuid, Handeling::Gewijzigd, Elementen::leeg());
        }
    }

    fn betrokkene(&mut self, contact: KlantcontactId, betrokkene: &Betrokkene) -> Result<(), Fout> {
        let contact = self.contact(contact)?;
        let klant = betrokkene.partij.map(|id| self.partij(id)).transpose()?;
        let gekozen = betrokkene
            .gekozen
            .iter()
            .map(|id| self.nummer(Tabel::DigitaalAdres, id.uuid()))
            .collect::<Result<Vec<_>, _>>()?;
        let vervolgt = betrokkene.vervolgt.map(|id| self.nummer(Tabel::Betrokkene, id.uuid())).transpose()?;
        let nummer = schrijven::betrokkene(self.tx, betrokkene, contact, klant, vervolgt, &gekozen)?;
        self.onthoud(Tabel::Betrokkene, BetrokkeneId::uuid(betrokkene.id), nummer);
        for adres in &betrokkene.digitale_adressen {
            schrijven::digitaal_adres(self.tx, adres, None, Some(nummer))?;
        }
        Ok(())
    }

    fn wijzig_taak(&mut self, contact: KlantcontactId, was: i32, taak: &InterneTaak) -> Result<(), Fout> {
        let contact = self.contact(contact)?;
        let nummer = self.nummer(Tabel::InterneTaak, InterneTaakId::uuid(taak.id))?;
        if !schrijven::wijzig_interne_taak(self.tx, nummer, was, taak, contact)? {
            return Err(Fout::VersieVerouderd);
        }
        self.sporen.post.geschreven(self.tx, Tabel::InterneTaak, nummer, false)
    }
}
