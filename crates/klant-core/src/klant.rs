//! The customer: known, or known only within one interaction.

use std::collections::BTreeMap;

use time::{Date, OffsetDateTime};

use crate::adres::{Adres, DigitaalAdres};
use crate::contact::Betrokkene;
use crate::element::{Element, Elementen};
use crate::herkomst::Herkomst;
use crate::id::{DigitaalAdresId, IdentificatorId, PartijId, RekeningnummerId, VaststellingId};
use crate::identificatie::Identificatie;
use crate::keuze::keuze;
use crate::naam::Contactnaam;
use crate::toegang::Niveau;
use crate::verhuld::verhuld;
use crate::voorkeur::{Kenbaarmaking, Voorkeur};
use crate::waarde::{Iban, Opgegeven, Taal};

/// A customer: *zelfstandig*, known only by what she gave in one interactie, or *gekend*, a Partij.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Klant {
    /// Her data serve only the interactie in which she gave them, and never move to a Partij.
    Zelfstandig(Betrokkene),
    /// A known person or organisation.
    Gekend(Partij),
}

keuze! {
    /// The kinds of Partij.
    SoortPartij {
        /// A natural person.
        Persoon = "persoon",
        /// An organisation, a consulate without any number among them.
        Organisatie = "organisatie",
        /// A person who worked for an organisation.
        Contactpersoon = "contactpersoon",
    }
}

keuze! {
    /// The means by which an identity was established.
    Middel {
        /// DigiD.
        Digid = "digid",
        /// eHerkenning.
        Eherkenning = "eherkenning",
        /// eIDAS: an electronic identity of another member state.
        Eidas = "eidas",
        /// An identity document shown at the counter.
        Identiteitsbewijs = "identiteitsbewijs",
        /// Control questions, by telephone for instance.
        Controlevragen = "controlevragen",
        /// On the word of an application.
        Toepassing = "toepassing",
    }
}

/// One time that the identity of a Partij was established: by what means, at what level, when.
#[derive(Clone, PartialEq, Eq)]
pub struct Vaststelling {
    /// Its identity.
    pub id: VaststellingId,
    /// By what means.
    pub middel: Middel,
    /// At what level, capped by the level of who recorded it.
    pub niveau: Niveau,
    /// When.
    pub vastgesteld_op: OffsetDateTime,
    /// Who established it: the name of the application or operator.
    pub door: String,
}

/// An identification of a Partij, as it stands in the register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identificator {
    /// Its identity.
    pub id: IdentificatorId,
    /// What it says.
    pub identificatie: Identificatie,
}

/// A bank account of a Partij.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rekeningnummer {
    /// Its identity.
    pub id: RekeningnummerId,
    /// The account.
    pub iban: Opgegeven<Iban>,
}

/// A known customer with all that is kept about her.
#[derive(Clone, PartialEq, Eq)]
pub struct Partij {
    /// Its identity.
    pub id: PartijId,
    /// Version of the row, for If-Match.
    pub versie: i32,
    /// The kind.
    pub soort: SoortPartij,
    /// The name to address a person by.
    pub contactnaam: Contactnaam,
    /// The name of an organisation, up to 200 characters.
    pub organisatienaam: Option<String>,
    /// Whether the customer may be used at all.
    pub actief: bool,
    /// Her wish that nothing leaves the municipality; unset when never asked.
    pub geheimhouding: Option<bool>,
    /// From which day processing is restricted (AVG 18).
    pub beperkt_sinds: Option<Date>,
    /// The language in which she wants to be addressed.
    pub voorkeurstaal: Option<Opgegeven<Taal>>,
    /// Where she may be visited.
    pub bezoekadres: Option<Adres>,
    /// Where post goes.
    pub correspondentieadres: Option<Adres>,
    /// A note of the municipality, never published.
    pub interne_notitie: Option<String>,
    /// Her identifications.
    pub identificatoren: Vec<Identificator>,
    /// The times that her identity was established.
    pub vaststellingen: Vec<Vaststelling>,
    /// Her digital addresses, newest last.
    pub digitale_adressen: Vec<DigitaalAdres>,
    /// The preferred address of the Klantinteracties API.
    pub voorkeurs_digitaal_adres: Option<DigitaalAdresId>,
    /// Her bank accounts.
    pub rekeningnummers: Vec<Rekeningnummer>,
    /// How she wants to be reached, per kind of message.
    pub voorkeuren: Vec<Voorkeur>,
    /// Her statements that she may be reached electronically.
    pub kenbaarmakingen: Vec<Kenbaarmaking>,
    /// Her dated wish to have an Element recorded that is recorded only on her wish (S12).
    pub wensen: BTreeMap<Element, Date>,
    /// Who gave which value.
    pub herkomst: BTreeMap<Element, Herkomst>,
}

impl Partij {
    /// Whether at least one Vaststelling stands, with or without an identification; otherwise she is *in opbouw*.
    #[must_use]
    pub fn is_aangehaakt(&self) -> bool {
        !self.vaststellingen.is_empty()
    }

    /// Her burgerservicenummer, to ask the BRP with.
    #[must_use]
    pub fn bsn(&self) -> Option<&crate::waarde::Bsn> {
        self.identificatoren.iter().find_map(|identificator| match &identificator.identificatie {
            Identificatie::Bsn(bsn) => Some(bsn),
            _ => None,
        })
    }

    /// The Elementen that she holds herself, not in a list of her own, and of which the value is another than it was.
    #[must_use]
    pub fn gewijzigd(&self, was: &Self) -> Elementen {
        let (naam, oud) = (&self.contactnaam, &was.contactnaam);
        [
            (Element::Voorletters, naam.voorletters != oud.voorletters),
            (Element::Voornaam, naam.voornaam != oud.voornaam),
            (Element::VoorvoegselAchternaam, naam.voorvoegsel_achternaam != oud.voorvoegsel_achternaam),
            (Element::Achternaam, naam.achternaam != oud.achternaam),
            (Element::Organisatienaam, self.organisatienaam != was.organisatienaam),
            (Element::Voorkeurstaal, self.voorkeurstaal != was.voorkeurstaal),
            (Element::Bezoekadres, self.bezoekadres != was.bezoekadres),
            (Element::Correspondentieadres, self.correspondentieadres != was.correspondentieadres),
            (Element::InterneNotitie, self.interne_notitie != was.interne_notitie),
        ]
        .into_iter()
        .filter(|(_, anders)| *anders)
        .map(|(element, _)| element)
        .collect()
    }

    /// Who gave which value, of every Element that she holds herself and of which a value is kept; none where nobody noted it: an
    /// import of unknown origin. A digital address has an origin of its own, and a number that identifies her has its
    /// Vaststelling.
    pub fn herkomst_per_element(&self) -> impl Iterator<Item = (Element, Option<&Herkomst>)> {
        let zelf = self.bekend().iter().filter(|element| {
            !element.is_identificerend()
                && !matches!(
                    element,
                    Element::Emailadres
                        | Element::Telefoonnummer
                        | Element::OverigDigitaalAdres
                        | Element::InterneNotitie
                )
        });
        zelf.map(|element| (element, self.herkomst.get(&element)))
    }

    /// The Elementen of which a value is kept.
    #[must_use]
    pub fn bekend(&self) -> Elementen {
        let mut bekend = self.contactnaam.gegeven();
        for (element, aanwezig) in [
            (Element::Organisatienaam, self.organisatienaam.is_some()),
            (Element::Bezoekadres, self.bezoekadres.is_some()),
            (Element::Correspondentieadres, self.correspondentieadres.is_some()),
            (Element::Voorkeurstaal, self.voorkeurstaal.is_some()),
            (Element::Rekeningnummer, !self.rekeningnummers.is_empty()),
            (Element::InterneNotitie, self.interne_notitie.is_some()),
        ] {
            if aanwezig {
                bekend = bekend.met(element);
            }
        }
        for adres in &self.digitale_adressen {
            bekend = bekend.met(adres.adres.soort().element());
        }
        for identificator in &self.identificatoren {
            bekend = bekend.met(identificator.identificatie.element());
        }
        bekend
    }
}

verhuld!(met id: Partij, Vaststelling);
