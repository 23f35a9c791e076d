//! From a judged request to the Mutaties that record it.

use klant_core::id::{
    ActorId, ActorKlantcontactId, BetrokkeneId, DigitaalAdresId, IdentificatorId, InteractieId,
    InterneTaakId, KlantcontactId, OnderwerpobjectId, PartijId, VaststellingId,
};
use klant_core::regels::vastleggen::geldend_niveau;
use klant_core::waarde::Opgegeven;
use klant_core::{
    Actor, Betrokkene, Contactnaam, DigitaalAdres, Herkomst, Identificatie, Identificator, InterneTaak,
    Klantcontact, Onderwerpobject, Partij, SoortIdentificatie, SoortPartij, Taakstatus, Vaststelling,
};
use klant_store::Tx;
use klant_store::vraag::actor;

use super::beoordeling::Gevonden;
use super::context::Context;
use crate::fout::Fout;
use crate::mutatie::{Mutatie, Rijverwijzing};
use crate::opdracht::{
    Actorkeuze, Klantkeuze, NieuwDigitaalAdres, NieuwKlantcontact, NieuweBetrokkene, NieuweInterneTaak,
    NieuweVaststelling,
};

/// Builds the Mutaties of one request.
pub(crate) struct Opbouw<'c> {
    context: &'c Context,
    pub(crate) mutaties: Vec<Mutatie>,
    /// Actors that this request records, so that one name is one actor.
    nieuwe_actoren: Vec<Actor>,
    /// Customers that this request registers, so that one identification is one customer.
    nieuwe_klanten: Vec<(Identificatie, PartijId)>,
}

impl<'c> Opbouw<'c> {
    pub(crate) const fn nieuw(context: &'c Context) -> Self {
        Self { context, mutaties: Vec::new(), nieuwe_actoren: Vec::new(), nieuwe_klanten: Vec::new() }
    }

    /// Records a contact; in an interactie it follows that one's first contact by an onderwerpobject.
    pub(crate) fn klantcontact(
        &mut self,
        tx: &mut Tx<'_>,
        nieuw: &NieuwKlantcontact,
        klanten: Vec<Gevonden>,
        volgt: Option<InteractieId>,
    ) -> Result<KlantcontactId, Fout> {
        let id = KlantcontactId::nieuw(self.context.id());
        let interactie = volgt.unwrap_or(InteractieId::van(id));
        self.mutaties.push(Mutatie::Klantcontact { contact: self.kaal_contact(id, nieuw), volgt });
        if let Some(interactie) = volgt {
            self.onderwerpobject(id, Some(interactie.eerste_klantcontact()), None);
        }
        for sleutel in &nieuw.onderwerpobjecten {
            self.onderwerpobject(id, None, Some(sleutel.clone()));
        }
        for (betrokkene, klant) in nieuw.betrokkenen.iter().zip(klanten) {
            self.betrokkene(id, interactie, betrokkene, klant);
        }
        for taak in &nieuw.interne_taken {
            self.interne_taak(tx, id, taak)?;
        }
        for keuze in &nieuw.actoren {
            let actor = self.actor(tx, keuze)?;
            let link = ActorKlantcontactId::nieuw(self.context.id());
            self.mutaties.push(Mutatie::ActorKlantcontact { id: link, actor: actor.id, contact: id });
        }
        Ok(id)
    }

    fn kaal_contact(&self, id: KlantcontactId, nieuw: &NieuwKlantcontact) -> Klantcontact {
        Klantcontact {
            id,
            versie: 1,
            kanaal: nieuw.kanaal.clone(),
            onderwerp: nieuw.onderwerp.clone(),
            inhoud: nieuw.inhoud.clone(),
            reactie: nieuw.reactie.clone(),
            contact_gelukt: nieuw.contact_gelukt,
            taal: nieuw.taal.as_ref().map(|taal| Opgegeven::lees(taal.als_tekst().to_owned())),
            vertrouwelijk: nieuw.vertrouwelijk,
            afdeling: self.context.toegang.afdeling().map(str::to_owned),
            plaatsgevonden_op: nieuw.plaatsgevonden_op.unwrap_or(self.context.nu),
            betrokkenen: Vec::new(),
            onderwerpobjecten: Vec::new(),
            interne_taken: Vec::new(),
            actoren: Vec::new(),
        }
    }

    fn onderwerpobject(
        &mut self,
        contact: KlantcontactId,
        was_klantcontact: Option<KlantcontactId>,
        identificator: Option<klant_core::Objectidentificator>,
    ) {
        let id = OnderwerpobjectId::nieuw(self.context.id());
        let object = Onderwerpobject { id, versie: 1, was_klantcontact, identificator };
        self.mutaties.push(Mutatie::Onderwerpobject { contact, object });
    }

    fn betrokkene(
        &mut self,
        contact: KlantcontactId,
        interactie: InteractieId,
        nieuw: &NieuweBetrokkene,
        klant: Gevonden,
    ) {
        let gegeven =
            Herkomst { door: nieuw.verstrekt_door, op: self.context.nu, interactie: Some(interactie) };
        let mut betrokkene = Betrokkene {
            id: BetrokkeneId::nieuw(self.context.id()),
            versie: 1,
            rol: nieuw.rol,
            initiator: nieuw.initiator,
            partij: None,
            contactnaam: nieuw.contactnaam.clone(),
            organisatienaam: nieuw.organisatienaam.clone(),
            voorkeurstaal: nieuw
                .voorkeurstaal
                .as_ref()
                .map(|taal| Opgegeven::lees(taal.als_tekst().to_owned())),
            bezoekadres: nieuw.bezoekadres.clone(),
            correspondentieadres: nieuw.correspondentieadres.clone(),
            digitale_adressen: nieuw
                .digitale_adressen
                .iter()
                .map(|adres| self.digitaal_adres(adres, gegeven))
                .collect(),
            gekozen: nieuw.gekozen.clone(),
            verstrekt_door: nieuw.verstrekt_door,
            vervolgt: None,
            wensen: nieuw.wensen.iter().map(|element| (element, self.context.vandaag)).collect(),
        };
        match klant {
            Gevonden::Niemand => {}
            Gevonden::Partij(partij) => betrokkene.partij = Some(partij.id),
            Gevonden::NogTeRegistreren => betrokkene.partij = self.registreer(nieuw),
            Gevonden::Eerder(eerder) => self.neem_over(&mut betrokkene, &eerder),
        }
        if let (Some(partij), Klantkeuze::Identificatie(_, vaststelling)) = (betrokkene.partij, &nieuw.klant)
        {
            self.vaststelling(partij, *vaststelling);
        }
        self.mutaties.push(Mutatie::Betrokkene { contact, betrokkene });
    }

    /// What she gave before in this interactie is copied, never referenced; what she gives now wins, part by part.
    fn neem_over(&self, betrokkene: &mut Betrokkene, eerder: &Betrokkene) {
        betrokkene.vervolgt = Some(eerder.eerste_deelname());
        betrokkene.contactnaam = betrokkene.contactnaam.over(&eerder.contactnaam);
        betrokkene.organisatienaam =
            betrokkene.organisatienaam.take().or_else(|| eerder.organisatienaam.clone());
        betrokkene.voorkeurstaal = betrokkene.voorkeurstaal.take().or_else(|| eerder.voorkeurstaal.clone());
        betrokkene.bezoekadres = betrokkene.bezoekadres.take().or_else(|| eerder.bezoekadres.clone());
        betrokkene.correspondentieadres =
            betrokkene.correspondentieadres.take().or_else(|| eerder.correspondentieadres.clone());
        for (element, dag) in &eerder.wensen {
            betrokkene.wensen.entry(*element).or_insert(*dag);
        }
        let gegeven: Vec<_> = betrokkene.digitale_adressen.iter().map(|adres| adres.adres.soort()).collect();
        for adres in eerder.digitale_adressen.iter().filter(|adres| !gegeven.contains(&adres.adres.soort())) {
            let id = DigitaalAdresId::nieuw(self.context.id());
            betrokkene.digitale_adressen.push(DigitaalAdres { id, versie: 1, ..adres.clone() });
        }
    }

    /// Registers whoever has an identification that nobody had: identified, and nothing more. What she gave in this
    /// interactie stays in it.
    fn registreer(&mut self, nieuw: &NieuweBetrokkene) -> Option<PartijId> {
        let Klantkeuze::Identificatie(identificatie, _) = &nieuw.klant else { return None };
        if let Some((_, bekend)) = self.nieuwe_klanten.iter().find(|(wie, _)| wie == identificatie) {
            return Some(*bekend);
        }
        let partij = lege_partij(PartijId::nieuw(self.context.id()), soort_van(identificatie, nieuw));
        let id = partij.id;
        self.mutaties.push(Mutatie::Partij(partij));
        self.identificator(id, identificatie.clone());
        self.nieuwe_klanten.push((identificatie.clone(), id));
        Some(id)
    }

    pub(crate) fn identificator(&mut self, partij: PartijId, identificatie: Identificatie) {
        let identificator = Identificator { id: IdentificatorId::nieuw(self.context.id()), identificatie };
        let boven = IdentificatorId::nieuw(self.context.id());
        self.mutaties.push(Mutatie::Identificator { partij, identificator, boven });
    }

    pub(crate) fn vaststelling(&mut self, partij: PartijId, nieuw: NieuweVaststelling) {
        let vaststelling = Vaststelling {
            id: VaststellingId::nieuw(self.context.id()),
            middel: nieuw.middel,
            niveau: geldend_niveau(&self.context.toegang, nieuw.niveau),
            vastgesteld_op: self.context.nu,
            door: self.context.wie(),
        };
        self.mutaties
            .push(Mutatie::Vaststelling { partij: Rijverwijzing::Uuid(partij.uuid()), vaststelling });
    }

    pub(crate) fn digitaal_adres(&self, nieuw: &NieuwDigitaalAdres, herkomst: Herkomst) -> DigitaalAdres {
        DigitaalAdres {
            id: DigitaalAdresId::nieuw(self.context.id()),
            versie: 1,
            adres: nieuw.adres.clone(),
            omschrijving: nieuw.omschrijving.clone(),
            is_standaard: nieuw.is_standaard,
            verificatie_datum: nieuw.verificatie_datum,
            onbestelbaar_sinds: nieuw.onbestelbaar_sinds,
            beperkt_sinds: nieuw.beperkt_sinds,
            herkomst,
        }
    }

    pub(crate) fn interne_taak(
        &mut self,
        tx: &mut Tx<'_>,
        contact: KlantcontactId,
        nieuw: &NieuweInterneTaak,
    ) -> Result<InterneTaakId, Fout> {
        let actoren =
            nieuw.actoren.iter().map(|keuze| self.actor(tx, keuze)).collect::<Result<Vec<_>, _>>()?;
        let id = InterneTaakId::nieuw(self.context.id());
        let taak = InterneTaak {
            id,
            versie: 1,
            gevraagde_handeling: nieuw.gevraagde_handeling.clone(),
            toelichting: nieuw.toelichting.clone(),
            status: Taakstatus::TeVerwerken,
            toegewezen_op: self.context.nu,
            afgehandeld_op: None,
            actoren,
        };
        self.mutaties.push(Mutatie::InterneTaak { contact, taak });
        Ok(id)
    }

    /// The actor that is meant: a known one, else one with this key or name, else a new one.
    fn actor(&mut self, tx: &mut Tx<'_>, keuze: &Actorkeuze) -> Result<Actor, Fout> {
        let (naam, soort, sleutel) = match keuze {
            Actorkeuze::Bekend(id) => return actor::lees(tx, *id)?.ok_or(Fout::NietGevonden),
            Actorkeuze::Naam { naam, soort, identificator } => (naam, *soort, identificator),
        };
        let nieuw = |a: &&Actor| match sleutel {
            Some(sleutel) => a.identificator.as_ref() == Some(sleutel),
            None => a.identificator.is_none() && a.naam == *naam && a.soort == soort,
        };
        if let Some(actor) = self.nieuwe_actoren.iter().find(nieuw) {
            return Ok(actor.clone());
        }
        let bekend = match sleutel {
            Some(sleutel) => actor::met_sleutel(tx, sleutel)?,
            None => actor::met_naam(tx, soort, naam)?,
        };
        if let Some(actor) = bekend {
            return Ok(actor);
        }
        let actor = Actor {
            id: ActorId::nieuw(self.context.id()),
            versie: 1,
            naam: naam.clone(),
            soort,
            identificator: sleutel.clone(),
        };
        self.nieuwe_actoren.push(actor.clone());
        self.mutaties.push(Mutatie::Actor(actor.clone()));
        Ok(actor)
    }
}

/// A person is who has a person's number; an unknown register says nothing, and then the name tells.
const fn soort_van(identificatie: &Identificatie, nieuw: &NieuweBetrokkene) -> SoortPartij {
    match identificatie.soort() {
        SoortIdentificatie::Bsn | SoortIdentificatie::EidasPersoon => SoortPartij::Persoon,
        SoortIdentificatie::Vreemd if nieuw.organisatienaam.is_none() => SoortPartij::Persoon,
        SoortIdentificatie::Rsin
        | SoortIdentificatie::KvkNummer
        | SoortIdentificatie::Vestigingsnummer
        | SoortIdentificatie::EidasRechtspersoon
        | SoortIdentificatie::Lei
        | SoortIdentificatie::Vreemd => SoortPartij::Organisatie,
    }
}

/// A customer of whom nothing is recorded yet.
pub(crate) fn lege_partij(id: PartijId, soort: SoortPartij) -> Partij {
    Partij {
        id,
        versie: 1,
        soort,
        contactnaam: Contactnaam::default(),
        organisatienaam: None,
        actief: true,
        geheimhouding: None,
        beperkt_sinds: None,
        voorkeurstaal: None,
        bezoekadres: None,
        correspondentieadres: None,
        interne_notitie: None,
        identificatoren: Vec::new(),
        vaststellingen: Vec::new(),
        digitale_adressen: Vec::new(),
        voorkeurs_digitaal_adres: None,
        rekeningnummers: Vec::new(),
        voorkeuren: Vec::new(),
        wensen: std::collections::BTreeMap::new(),
        kenbaarmakingen: Vec::new(),
        herkomst: std::collections::BTreeMap::new(),
    }
}
