//! The four questions: about a known customer, and about what may be written down.

use std::collections::BTreeMap;

use klant_core::id::{BetrokkeneId, DigitaalAdresId, InteractieId, KlantcontactId, PartijId};
use klant_core::profiel::{Behoefte, Interactieprofiel, Kanaalregel, Terugkoppeling};
use klant_core::regels::bepalen::Bepaalvraag;
use klant_core::regels::toetsen::{Gegeven, Toetsvraag};
use klant_core::{
    Adres, Berichteis, Berichtsoort, Berichtsoorten, Betrokkene, Bronantwoorden, Bronsoort, BrpAntwoord,
    Contactnaam, Digitaal, DigitaalAdres, Element, Elementen, Herkomst, Interactie, Kanaalsoort, Kanaaltabel,
    Kenbaarmaking, Klant, Klantcontact, Partij, Rol, SoortDigitaalAdres, SoortPartij, Voorkeur,
    Voorkeursdoel,
};
use time::Date;
use time::macros::{date, datetime};
use uuid::Uuid;

const PEILDATUM: Date = date!(2026 - 11 - 24);

/// *Bepalen*: the override wins at once.
pub fn afwijking(doe: impl FnOnce(&Bepaalvraag<'_>)) {
    over_mina(&Berichtsoort::dienstverlening(), Berichteis::default(), doe);
}

/// *Bepalen*, the longest way: override and preference are passed over, each with a reason, and the answer goes by post.
pub fn formeel(doe: impl FnOnce(&Bepaalvraag<'_>)) {
    let formeel = Berichtsoort::formeel();
    let eis = Berichtsoorten::standaard().eis(&formeel).expect("a built-in kind of message");
    over_mina(&formeel, eis, doe);
}

/// *Toetsen*: eight values that may all be recorded.
pub fn toegestaan(doe: impl FnOnce(&Toetsvraag<'_>)) {
    use Element::{
        Achternaam, Bsn, Correspondentieadres, Emailadres, Telefoonnummer, Voorkeurstaal, Voornaam,
        VoorvoegselAchternaam,
    };
    over_waarden(
        [
            Voornaam,
            VoorvoegselAchternaam,
            Achternaam,
            Emailadres,
            Telefoonnummer,
            Correspondentieadres,
            Voorkeurstaal,
            Bsn,
        ],
        doe,
    );
}

/// *Toetsen*: eight values that are all refused, a surname and a way to reach her that are missing: ten reasons.
pub fn geweigerd(doe: impl FnOnce(&Toetsvraag<'_>)) {
    use Element::{
        Bezoekadres, Eidas, Geboortedatum, InterneNotitie, KvkNummer, Lei, OverigDigitaalAdres,
        Rekeningnummer,
    };
    over_waarden(
        [
            Bezoekadres,
            Geboortedatum,
            Rekeningnummer,
            InterneNotitie,
            OverigDigitaalAdres,
            KvkNummer,
            Eidas,
            Lei,
        ],
        doe,
    );
}

/// The question about Mina for one kind of message.
fn over_mina(berichtsoort: &Berichtsoort, eis: Berichteis, doe: impl FnOnce(&Bepaalvraag<'_>)) {
    let partij = mina();
    let (profiel, interactie, kanalen) = (klacht(), interactie(&partij), Kanaaltabel::standaard());
    let klant = Klant::Gekend(partij);
    doe(&Bepaalvraag {
        profiel: &profiel,
        interactie: &interactie,
        klant: &klant,
        berichtsoort,
        eis,
        gevraagd_kanaal: None,
        brp: &BrpAntwoord::NietGevraagd,
        bronnen: &Bronantwoorden::new(),
        kanalen: &kanalen,
        open: true,
        peildatum: PEILDATUM,
    });
}

fn over_waarden(elementen: [Element; 8], doe: impl FnOnce(&Toetsvraag<'_>)) {
    let profiel = klacht();
    let gegevens =
        elementen.map(|element| Gegeven::nieuw(element, format!("/betrokkenen/0/{element}")).op_wens());
    doe(&Toetsvraag {
        profiel: &profiel,
        gegevens: &gegevens,
        bekend: Elementen::leeg(),
        terugkoppeling: true,
        vervolg: true,
        klant_bekend: false,
        peildatum: PEILDATUM,
    });
}

/// A profile with as many rules as the example `klacht`.
fn klacht() -> Interactieprofiel {
    Interactieprofiel {
        standaardbehoefte: Behoefte::Verboden,
        elementen: BTreeMap::from([
            (Element::Voorletters, Behoefte::Toegestaan),
            (Element::Voornaam, Behoefte::Toegestaan),
            (Element::VoorvoegselAchternaam, Behoefte::Toegestaan),
            (Element::Achternaam, Behoefte::Verplicht),
            (Element::Organisatienaam, Behoefte::Toegestaan),
            (Element::Correspondentieadres, Behoefte::Toegestaan),
            (Element::Emailadres, Behoefte::Toegestaan),
            (Element::Telefoonnummer, Behoefte::Toegestaan),
            (Element::Voorkeurstaal, Behoefte::OpWens),
            (Element::Bsn, Behoefte::OpWens),
        ]),
        terugkoppeling: Terugkoppeling::Altijd,
        standaardkanaal: Kanaalregel::Toegestaan,
        kanalen: BTreeMap::from([
            (Kanaalsoort::Post, Kanaalregel::Veilig),
            (Kanaalsoort::Website, Kanaalregel::Veilig),
        ]),
        berichtsoort: Berichtsoort::formeel(),
        ..Interactieprofiel::algemeen()
    }
}

fn digitaal(nummer: u128, soort: SoortDigitaalAdres, tekst: &str) -> DigitaalAdres {
    DigitaalAdres {
        id: DigitaalAdresId::nieuw(Uuid::from_u128(nummer)),
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

fn naam(voornaam: &str, achternaam: &str) -> Contactnaam {
    Contactnaam {
        voornaam: Some(voornaam.to_owned()),
        achternaam: Some(achternaam.to_owned()),
        ..Contactnaam::default()
    }
}

fn mina() -> Partij {
    let naar = |nummer| Voorkeursdoel::DigitaalAdres(DigitaalAdresId::nieuw(Uuid::from_u128(nummer)));
    Partij {
        id: PartijId::nieuw(Uuid::from_u128(1)),
        versie: 1,
        soort: SoortPartij::Persoon,
        contactnaam: naam("Mina", "Vries"),
        organisatienaam: None,
        actief: true,
        geheimhouding: None,
        beperkt_sinds: None,
        voorkeurstaal: Some("nld".to_owned().into()),
        bezoekadres: None,
        correspondentieadres: Some(Adres {
            regel1: Some("Postbus 7".to_owned()),
            regel2: Some("1200 AA Turfstad".to_owned()),
            land: Some("NL".to_owned().into()),
            ..Adres::default()
        }),
        interne_notitie: None,
        identificatoren: Vec::new(),
        vaststellingen: Vec::new(),
        digitale_adressen: vec![
            digitaal(11, SoortDigitaalAdres::Email, "mina@example.org"),
            digitaal(12, SoortDigitaalAdres::Telefoonnummer, "+31612345678"),
        ],
        voorkeurs_digitaal_adres: None,
        rekeningnummers: Vec::new(),
        voorkeuren: vec![
            Voorkeur { berichtsoort: Berichtsoort::formeel(), doel: naar(11) },
            Voorkeur { berichtsoort: Berichtsoort::dienstverlening(), doel: naar(12) },
        ],
        wensen: BTreeMap::new(),
        kenbaarmakingen: vec![Kenbaarmaking {
            berichtsoort: Berichtsoort::formeel(),
            gegeven_op: date!(2026 - 01 - 10),
            ingetrokken_op: None,
        }],
        herkomst: BTreeMap::new(),
    }
}

/// One contact by telephone, in which she gave another name and another number.
fn interactie(partij: &Partij) -> Interactie {
    let betrokkene = Betrokkene {
        id: BetrokkeneId::nieuw(Uuid::from_u128(21)),
        versie: 1,
        rol: Rol::Klant,
        initiator: true,
        partij: Some(partij.id),
        contactnaam: naam("Willie", "Vries"),
        organisatienaam: None,
        voorkeurstaal: None,
        bezoekadres: None,
        correspondentieadres: None,
        digitale_adressen: vec![digitaal(22, SoortDigitaalAdres::Telefoonnummer, "0687654321")],
        gekozen: Vec::new(),
        verstrekt_door: Bronsoort::Klant,
        vervolgt: None,
        wensen: BTreeMap::new(),
    };
    let contact = Klantcontact {
        id: KlantcontactId::nieuw(Uuid::from_u128(31)),
        versie: 1,
        kanaal: "telefoon".to_owned(),
        onderwerp: "Klacht".to_owned(),
        inhoud: None,
        reactie: None,
        contact_gelukt: None,
        taal: None,
        vertrouwelijk: false,
        afdeling: None,
        plaatsgevonden_op: datetime!(2026-11-24 9:30 UTC),
        betrokkenen: vec![betrokkene],
        onderwerpobjecten: Vec::new(),
        interne_taken: Vec::new(),
        actoren: Vec::new(),
    };
    Interactie {
        id: InteractieId::van(contact.id),
        versie: 1,
        profiel: klacht().code,
        gesloten_op: None,
        terugkoppeling: true,
        sluit_na_dagen: None,
        klantcontacten: vec![contact],
    }
}
