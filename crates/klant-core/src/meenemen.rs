//! What a customer takes along to another municipality: all that she gave, and nothing that is only ours (S6).

use std::collections::BTreeMap;

use time::Date;

use crate::adres::Adres;
use crate::element::{Element, Elementen};
use crate::herkomst::Herkomst;
use crate::identificatie::Identificatie;
use crate::keuze::keuze;
use crate::klant::{Partij, SoortPartij};
use crate::naam::Contactnaam;
use crate::verhuld::verhuld;
use crate::verwezen::Adresinhoud;
use crate::voorkeur::{Berichtsoort, Kenbaarmaking, Voorkeursdoel};
use crate::waarde::{Iban, Opgegeven, Taal};
use crate::{Code, Reden};

/// What she takes along. It knows no identity of ours, no note, no contact and no establishing of her identity: the first three
/// are not hers, and the last has to be done anew where she goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Meegenomen {
    /// The kind of customer.
    pub soort: SoortPartij,
    /// The name to address a person by.
    pub contactnaam: Contactnaam,
    /// The name of an organisation.
    pub organisatienaam: Option<String>,
    /// Her wish that nothing leaves the municipality.
    pub geheimhouding: Option<bool>,
    /// From which day processing is restricted (AVG 18).
    pub beperkt_sinds: Option<Date>,
    /// Her language.
    pub voorkeurstaal: Option<Opgegeven<Taal>>,
    /// Where she may be visited.
    pub bezoekadres: Option<Adres>,
    /// Where post goes.
    pub correspondentieadres: Option<Adres>,
    /// Her digital addresses, newest last.
    pub digitale_adressen: Vec<MeegenomenAdres>,
    /// Her bank accounts.
    pub rekeningnummers: Vec<Opgegeven<Iban>>,
    /// How she wants to be reached, per kind of message.
    pub voorkeuren: Vec<MeegenomenVoorkeur>,
    /// Her statements that she may be reached electronically.
    pub kenbaarmakingen: Vec<Kenbaarmaking>,
    /// Her dated wishes to have an Element recorded (S12).
    pub wensen: BTreeMap<Element, Date>,
    /// Who gave which value and when; of a digital address that stands with the address.
    pub herkomst: BTreeMap<Element, Herkomst>,
    /// Her identifications, when she asked for them.
    pub identificaties: Vec<Identificatie>,
}

/// A digital address that she takes along. Whether it was found to be hers, or could not be delivered to, is for each register
/// to find.
#[derive(Clone, PartialEq, Eq)]
pub struct MeegenomenAdres {
    /// Kind and text, or where she holds it herself.
    pub adres: Adresinhoud,
    /// What she calls it.
    pub omschrijving: Option<String>,
    /// Whether it is the default of its kind.
    pub is_standaard: bool,
    /// From which day its use is restricted (AVG 18).
    pub beperkt_sinds: Option<Date>,
    /// Who gave it and when; none when that is not known.
    pub herkomst: Option<Herkomst>,
}

/// A preference that she takes along.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeegenomenVoorkeur {
    /// The kind of message.
    pub berichtsoort: Berichtsoort,
    /// To the address at this place of the list; none is by post.
    pub adres: Option<usize>,
}

verhuld!(Meegenomen, MeegenomenAdres);

impl Meegenomen {
    /// What this customer takes along.
    #[must_use]
    pub fn van(partij: &Partij, met_identificaties: bool) -> Self {
        let naam = &partij.contactnaam;
        let mut mee = Self {
            soort: partij.soort,
            contactnaam: Contactnaam {
                voorletters: gevuld(naam.voorletters.as_ref()),
                voornaam: gevuld(naam.voornaam.as_ref()),
                voorvoegsel_achternaam: gevuld(naam.voorvoegsel_achternaam.as_ref()),
                achternaam: gevuld(naam.achternaam.as_ref()),
            },
            organisatienaam: gevuld(partij.organisatienaam.as_ref()),
            geheimhouding: partij.geheimhouding,
            beperkt_sinds: partij.beperkt_sinds,
            voorkeurstaal: partij.voorkeurstaal.clone().filter(|taal| !taal.tekst().is_empty()),
            bezoekadres: partij.bezoekadres.clone().filter(|adres| *adres != Adres::default()),
            correspondentieadres: partij
                .correspondentieadres
                .clone()
                .filter(|adres| *adres != Adres::default()),
            digitale_adressen: adressen(partij),
            rekeningnummers: partij.rekeningnummers.iter().map(|een| een.iban.clone()).collect(),
            voorkeuren: voorkeuren(partij),
            kenbaarmakingen: partij.kenbaarmakingen.clone(),
            wensen: partij.wensen.clone(),
            herkomst: BTreeMap::new(),
            identificaties: Vec::new(),
        };
        if met_identificaties {
            mee.identificaties = partij.identificatoren.iter().map(|een| een.identificatie.clone()).collect();
        }
        let gegeven = mee.met_herkomst();
        mee.herkomst = partij
            .herkomst
            .iter()
            .filter(|(element, _)| gegeven.bevat(**element))
            .map(|(element, herkomst)| (*element, buiten_interactie(*herkomst)))
            .collect();
        mee
    }

    /// The Elementen of which a value, or a wish about one, goes along.
    #[must_use]
    pub fn elementen(&self) -> Elementen {
        let adressen = self.digitale_adressen.iter().map(|adres| adres.adres.soort().element());
        let identificaties = self.identificaties.iter().map(Identificatie::element);
        adressen
            .chain(identificaties)
            .chain(self.wensen.keys().copied())
            .fold(self.met_herkomst(), Elementen::met)
    }

    /// The Elementen of which the origin is kept apart from the value.
    fn met_herkomst(&self) -> Elementen {
        [
            (Element::Organisatienaam, self.organisatienaam.is_some()),
            (Element::Bezoekadres, self.bezoekadres.is_some()),
            (Element::Correspondentieadres, self.correspondentieadres.is_some()),
            (Element::Voorkeurstaal, self.voorkeurstaal.is_some()),
            (Element::Rekeningnummer, !self.rekeningnummers.is_empty()),
        ]
        .into_iter()
        .filter(|(_, gegeven)| *gegeven)
        .fold(self.contactnaam.gegeven(), |set, (element, _)| set.met(element))
    }

    /// The origins that it names.
    pub fn herkomsten(&self) -> impl Iterator<Item = &Herkomst> {
        self.herkomst
            .values()
            .chain(self.digitale_adressen.iter().filter_map(|adres| adres.herkomst.as_ref()))
    }
}

/// An interactie of ours is no business of another register.
const fn buiten_interactie(herkomst: Herkomst) -> Herkomst {
    Herkomst { interactie: None, ..herkomst }
}

/// An application may have stored an empty text; that is nothing.
fn gevuld(tekst: Option<&String>) -> Option<String> {
    tekst.filter(|tekst| !tekst.is_empty()).cloned()
}

fn adressen(partij: &Partij) -> Vec<MeegenomenAdres> {
    partij
        .digitale_adressen
        .iter()
        .map(|adres| MeegenomenAdres {
            adres: adres.adres.clone(),
            omschrijving: gevuld(adres.omschrijving.as_ref()),
            is_standaard: adres.is_standaard,
            beperkt_sinds: adres.beperkt_sinds,
            herkomst: Some(buiten_interactie(adres.herkomst)),
        })
        .collect()
}

fn voorkeuren(partij: &Partij) -> Vec<MeegenomenVoorkeur> {
    let plaats = |id| partij.digitale_adressen.iter().position(|adres| adres.id == id);
    partij
        .voorkeuren
        .iter()
        .filter_map(|voorkeur| {
            let adres = match voorkeur.doel {
                Voorkeursdoel::Post => None,
                Voorkeursdoel::DigitaalAdres(id) => Some(plaats(id)?),
            };
            Some(MeegenomenVoorkeur { berichtsoort: voorkeur.berichtsoort.clone(), adres })
        })
        .collect()
}

keuze! {
    /// What becomes of one part of what she brings.
    Overname {
        /// It was not here yet.
        Nieuw = "nieuw",
        /// It takes the place of what stood here.
        Gewijzigd = "gewijzigd",
        /// It stood here already.
        Gelijk = "gelijk",
        /// What stands here stays.
        Behouden = "behouden",
        /// It is not taken over.
        Geweigerd = "geweigerd",
    }
}

/// One part of what she brings, with what becomes of it and, when that is not what she might expect, why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Overnameregel {
    /// Where it stands in the contents of the document, as a JSON pointer.
    pub plaats: String,
    /// What becomes of it.
    pub overname: Overname,
    /// Why it is not taken over.
    pub reden: Option<Reden>,
}

/// Whether a value that is brought may take the place of the one that stands: never a lesser source that of the customer's own
/// word (S1), and never her older word that of her newer.
///
/// # Errors
/// `S1.mindere_herkomst` or `meenemen.ouder`.
///
/// ```
/// use klant_core::{Bronsoort, Code, Herkomst, mag_overnemen};
/// use time::macros::datetime;
/// let gaf = |door, op| Herkomst { door, op, interactie: None };
/// let (toen, later) = (datetime!(2026-01-01 0:00 UTC), datetime!(2026-06-01 0:00 UTC));
/// let hier = gaf(Bronsoort::Klant, toen);
/// assert_eq!(mag_overnemen(gaf(Bronsoort::Klant, later), Some(hier)), Ok(()));
/// assert_eq!(mag_overnemen(gaf(Bronsoort::Import, later), Some(hier)), Err(Code::S1MindereHerkomst));
/// assert_eq!(mag_overnemen(gaf(Bronsoort::Klant, toen), Some(gaf(Bronsoort::Klant, later))), Err(Code::MeenemenOuder));
/// ```
pub fn mag_overnemen(nieuw: Herkomst, hier: Option<Herkomst>) -> Result<(), Code> {
    match hier {
        Some(hier) if !nieuw.door.mag_vervangen(hier.door) => Err(Code::S1MindereHerkomst),
        Some(hier) if hier.door.is_woord_van_klant() && nieuw.op < hier.op => Err(Code::MeenemenOuder),
        _ => Ok(()),
    }
}
