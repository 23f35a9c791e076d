//! What *bepalen* answers, scenario by scenario, for Mina: P1 of the scenarios.

mod afwijking;
mod brp;
mod formeel;
mod klanten;
mod naam_en_taal;
mod verwezen;
mod voorkeur;

use std::collections::BTreeMap;

use time::Date;
use time::macros::{date, datetime};
use uuid::Uuid;

use super::{Adresbron, Bepaalvraag, Bepaling, Contactgegeven, Gekozenadres, bepalen};
use crate::id::{BetrokkeneId, DigitaalAdresId, InteractieId, KlantcontactId, PartijId};
use crate::profiel::{Interactieprofiel, Kanaalregel, Profielcode};
use crate::{
    Adres, Berichtsoort, Berichtsoorten, Besluit, Betrokkene, Bronantwoorden, Bronsoort, BrpAdres,
    BrpAdressoort, BrpAntwoord, Code, Contactnaam, Digitaal, DigitaalAdres, Herkomst, Interactie,
    Kanaalsoort, Kanaaltabel, Kenbaarmaking, Klant, Klantcontact, Partij, Rol, SoortDigitaalAdres,
    SoortPartij, Voorkeur, Voorkeursdoel,
};

const VANDAAG: Date = date!(2026 - 11 - 24);
const GISTEREN: Date = date!(2026 - 11 - 23);
const MORGEN: Date = date!(2026 - 11 - 25);

/// Identities of Mina's own addresses, and the number under which she is known.
const E1: u128 = 101;
const T1: u128 = 102;
const MINA: u128 = 1;
const HENK: u128 = 2;

const EMAIL: &str = "mina@example.org";
const TELEFOON: &str = "+31612345678";
const ANDERE_TELEFOON: &str = "0687654321";
const POSTBUS: &str = "Postbus 7, 1200 AA Turfstad, NL";

fn digitaal_id(nummer: u128) -> DigitaalAdresId {
    DigitaalAdresId::nieuw(Uuid::from_u128(nummer))
}

fn digitaal(nummer: u128, soort: SoortDigitaalAdres, tekst: &str) -> DigitaalAdres {
    DigitaalAdres {
        id: digitaal_id(nummer),
        versie: 1,
        adres: Digitaal::lees(soort, tekst.to_owned()).into(),
        omschrijving: None,
        is_standaard: false,
        verificatie_datum: None,
        onbestelbaar_sinds: None,
        beperkt_sinds: None,
        herkomst: Herkomst { door: Bronsoort::Klant, op: datetime!(2026-01-10 9:00 UTC), interactie: None },
    }
}

fn email(nummer: u128, tekst: &str) -> DigitaalAdres {
    digitaal(nummer, SoortDigitaalAdres::Email, tekst)
}

fn telefoon(nummer: u128, tekst: &str) -> DigitaalAdres {
    digitaal(nummer, SoortDigitaalAdres::Telefoonnummer, tekst)
}

fn regels(regel1: &str, regel2: &str) -> Adres {
    Adres {
        regel1: Some(regel1.to_owned()),
        regel2: Some(regel2.to_owned()),
        land: Some("NL".to_owned().into()),
        ..Adres::default()
    }
}

fn voornaam(naam: &str) -> Contactnaam {
    Contactnaam { voornaam: Some(naam.to_owned()), ..Contactnaam::default() }
}

fn partij(nummer: u128, contactnaam: Contactnaam) -> Partij {
    Partij {
        id: PartijId::nieuw(Uuid::from_u128(nummer)),
        versie: 1,
        soort: SoortPartij::Persoon,
        contactnaam,
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
        wensen: BTreeMap::new(),
        kenbaarmakingen: Vec::new(),
        herkomst: BTreeMap::new(),
    }
}

/// P1: "Wilhelmina" in the BRP, "Mina de Vries" by her own choice, with E1, T1 and a postbus.
fn mina() -> Partij {
    Partij {
        digitale_adressen: vec![email(E1, EMAIL), telefoon(T1, TELEFOON)],
        correspondentieadres: Some(regels("Postbus 7", "1200 AA Turfstad")),
        ..partij(
            MINA,
            Contactnaam {
                voorvoegsel_achternaam: Some("de".to_owned()),
                achternaam: Some("Vries".to_owned()),
                ..voornaam("Mina")
            },
        )
    }
}

fn voorkeur(berichtsoort: Berichtsoort, doel: Voorkeursdoel) -> Voorkeur {
    Voorkeur { berichtsoort, doel }
}

fn naar(nummer: u128) -> Voorkeursdoel {
    Voorkeursdoel::DigitaalAdres(digitaal_id(nummer))
}

/// Someone in a contact who gave nothing.
fn betrokkene(nummer: u128, partij: Option<u128>) -> Betrokkene {
    Betrokkene {
        id: BetrokkeneId::nieuw(Uuid::from_u128(nummer)),
        versie: 1,
        rol: Rol::Klant,
        initiator: true,
        partij: partij.map(|nummer| PartijId::nieuw(Uuid::from_u128(nummer))),
        contactnaam: Contactnaam::default(),
        organisatienaam: None,
        voorkeurstaal: None,
        bezoekadres: None,
        correspondentieadres: None,
        digitale_adressen: Vec::new(),
        gekozen: Vec::new(),
        verstrekt_door: Bronsoort::Klant,
        vervolgt: None,
        wensen: BTreeMap::new(),
    }
}

fn contact(nummer: u128, kanaal: &str, betrokkenen: Vec<Betrokkene>) -> Klantcontact {
    Klantcontact {
        id: KlantcontactId::nieuw(Uuid::from_u128(nummer)),
        versie: 1,
        kanaal: kanaal.to_owned(),
        onderwerp: "Kapotte tegel".to_owned(),
        inhoud: None,
        reactie: None,
        contact_gelukt: None,
        taal: None,
        vertrouwelijk: false,
        afdeling: None,
        plaatsgevonden_op: datetime!(2026-11-24 9:30 UTC),
        betrokkenen,
        onderwerpobjecten: Vec::new(),
        interne_taken: Vec::new(),
        actoren: Vec::new(),
    }
}

fn interactie(klantcontacten: Vec<Klantcontact>) -> Interactie {
    Interactie {
        id: InteractieId::van(klantcontacten[0].id),
        versie: 1,
        profiel: Profielcode::algemeen(),
        gesloten_op: None,
        terugkoppeling: true,
        sluit_na_dagen: None,
        klantcontacten,
    }
}

/// The question about Mina, who came to the counter and gave nothing for this interactie; tests change what matters.
struct Vraag {
    klant: Klant,
    interactie: Interactie,
    profiel: Interactieprofiel,
    berichtsoort: Berichtsoort,
    kanaal: Option<Kanaalsoort>,
    brp: BrpAntwoord,
    bronnen: Bronantwoorden,
    open: bool,
}

impl Vraag {
    fn over(klant: Partij) -> Self {
        let zelf = betrokkene(301, Some(MINA));
        Self {
            klant: Klant::Gekend(klant),
            interactie: interactie(vec![contact(201, "balie", vec![zelf])]),
            profiel: Interactieprofiel::algemeen(),
            berichtsoort: Berichtsoort::dienstverlening(),
            kanaal: None,
            brp: BrpAntwoord::NietGevraagd,
            bronnen: Bronantwoorden::new(),
            open: true,
        }
    }

    fn besluit(&self) -> Besluit<Bepaling> {
        self.vraag(bepalen)
    }

    fn vraag<T>(&self, stel: impl FnOnce(&Bepaalvraag<'_>) -> T) -> T {
        stel(&Bepaalvraag {
            profiel: &self.profiel,
            interactie: &self.interactie,
            klant: &self.klant,
            berichtsoort: &self.berichtsoort,
            eis: Berichtsoorten::standaard().eis(&self.berichtsoort).expect("a built-in kind of message"),
            gevraagd_kanaal: self.kanaal,
            brp: &self.brp,
            bronnen: &self.bronnen,
            kanalen: &Kanaaltabel::standaard(),
            open: self.open,
            peildatum: VANDAAG,
        })
    }

    /// Channel, address and origin; none when no address is permitted.
    fn antwoord(&self) -> Option<(Kanaalsoort, String, Adresbron)> {
        gegeven(&self.besluit()).map(|gegeven| (gegeven.kanaal, adres(gegeven), gegeven.bron))
    }

    /// The address alone.
    fn adres(&self) -> Option<String> {
        gegeven(&self.besluit()).map(adres)
    }

    /// The codes of the reasons, the deciding one first.
    fn codes(&self) -> Vec<Code> {
        self.besluit().redenen().iter().map(crate::Reden::code).collect()
    }

    /// What the betrokkene of this contact gave.
    fn zelf(&mut self, contact: usize) -> &mut Betrokkene {
        &mut self.interactie.klantcontacten[contact].betrokkenen[0]
    }
}

fn gegeven(besluit: &Besluit<Bepaling>) -> Option<&Contactgegeven> {
    match besluit.uitkomst() {
        Bepaling::Bepaald(gegeven) => Some(gegeven),
        Bepaling::GeenToegestaanAdres => None,
    }
}

fn adres(gegeven: &Contactgegeven) -> String {
    match &gegeven.adres {
        Gekozenadres::Digitaal { adres, .. } => adres.bloot().to_owned(),
        Gekozenadres::Post(adres) => adres.op_een_regel(),
        Gekozenadres::Brp(adres) => adres.regels.join(", "),
    }
}
