//! The rules alone, inside a service that has a database of its own: no server, no register.
//!
//! ```text
//! cargo run -p klant-voorbeelden --bin inbedden
//! ```
//!
//! The service of this example handles complaints. It asks the rules two questions: may we write down what the form
//! offers (*toetsen*), and where may the answer go (*bepalen*)? Each answer comes with reasons that a civil servant can
//! read aloud.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};

use klant_core::configuratie::Bestand;
use klant_core::id::{BetrokkeneId, DigitaalAdresId, InteractieId, KlantcontactId, PartijId};
use klant_core::profiel::{Interactieprofiel, Profielenset};
use klant_core::regels::bepalen::{Bepaalvraag, bepalen};
use klant_core::regels::toetsen::{Gegeven, Toetsvraag, toetsen};
use klant_core::{
    Adres, Bepaling, Berichtsoort, Besluit, Betrokkene, Bronantwoorden, Bronsoort, BrpAntwoord, Contactnaam,
    Digitaal, DigitaalAdres, Element, Elementen, Gekozenadres, Herkomst, Interactie, Klant, Klantcontact,
    Oordeel, Partij, Rol, SoortDigitaalAdres, SoortPartij, Voorkeur, Voorkeursdoel,
};
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// What a complaint needs. In a real service this is a file that the municipality writes.
const PROFIEL: &str = r#"
formaat = 1
code = "klacht"
versie = "2026-11-01"
naam = "Klacht"
terugkoppeling = "altijd"

[elementen]
standaard = "verboden"
achternaam = "verplicht"
voornaam = "toegestaan"
emailadres = "toegestaan"
telefoonnummer = "toegestaan"
correspondentieadres = "toegestaan"

[kanalen]
standaard = "verboden"
post = "veilig"
email = "toegestaan"
telefoon = "toegestaan"
"#;

/// The rules have no clock: the service says for which calendar date it asks, in Europe/Amsterdam.
const VANDAAG: Date = date!(2026 - 11 - 24);

fn main() -> Result<(), Box<dyn Error>> {
    inbedden(&mut io::stdout().lock())
}

/// The whole story, told to a writer so that the test below can read it.
fn inbedden(uit: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let profielen = lees_profielen()?;
    let klacht = profielen.profiel("klacht").ok_or("the profile that was just read")?;

    writeln!(uit, "Mag dit formulier worden vastgelegd?")?;
    let velden = [Element::Achternaam, Element::Telefoonnummer, Element::Geboortedatum];
    toon(uit, &toets(klacht, &velden))?;

    writeln!(uit, "\nEn zonder de geboortedatum?")?;
    toon(uit, &toets(klacht, &velden[..2]))?;

    let (klantrij, contactrij) = uit_de_eigen_database();
    let klant = Klant::Gekend(klant(&klantrij));
    let interactie = interactie(klacht, &contactrij);
    let dienstverlening = Berichtsoort::dienstverlening();
    for (kop, berichtsoort, open) in [
        ("Waarheen mag een vraag over deze klacht?", &dienstverlening, true),
        ("En als de klacht is gesloten?", &dienstverlening, false),
        ("Waarheen mag het formele antwoord?", &Berichtsoort::formeel(), true),
    ] {
        writeln!(uit, "\n{kop}")?;
        let besluit = bepalen(&Bepaalvraag {
            profiel: klacht,
            interactie: &interactie,
            klant: &klant,
            berichtsoort,
            eis: profielen.berichtsoorten().eis(berichtsoort).ok_or("a kind of message that exists")?,
            gevraagd_kanaal: None,
            // This profile forces no address of the BRP, so nobody needs to ask for one.
            brp: &BrpAntwoord::NietGevraagd,
            // She holds no address herself; where one does, `te_vragen` says which of her sources to ask.
            bronnen: &Bronantwoorden::new(),
            kanalen: profielen.kanalen(),
            open,
            peildatum: VANDAAG,
        });
        toon_adres(uit, &besluit)?;
        toon_redenen(uit, &besluit)?;
    }
    Ok(())
}

/// Reads the profiles strictly: one fault, and there is none. Every fault is named with its line.
fn lees_profielen() -> Result<Profielenset, String> {
    let bestand = Bestand { naam: "klacht.toml".to_owned(), tekst: PROFIEL.to_owned() };
    Profielenset::lees(&[bestand]).map_err(|fouten| {
        let meldingen: Vec<String> = fouten.iter().map(ToString::to_string).collect();
        meldingen.join("\n")
    })
}

// --- may we write this down? -----------------------------------------------------------------------------------

fn toets(profiel: &Interactieprofiel, velden: &[Element]) -> Besluit<Oordeel> {
    // The rules need to know which values there are and where they stand, never the values themselves.
    let gegevens: Vec<Gegeven> =
        velden.iter().map(|element| Gegeven::nieuw(*element, format!("/formulier/{element}"))).collect();
    toetsen(&Toetsvraag {
        profiel,
        gegevens: &gegevens,
        bekend: Elementen::leeg(),
        terugkoppeling: false,
        vervolg: true,
        klant_bekend: false,
        peildatum: VANDAAG,
    })
}

// --- from rows of our own to words of the rules ----------------------------------------------------------------

/// A row of the table of customers that this service keeps.
struct Klantrij {
    sleutel: Uuid,
    voornaam: &'static str,
    achternaam: &'static str,
    email: (Uuid, &'static str),
    telefoon: (Uuid, &'static str),
    postadres: [&'static str; 2],
    gewijzigd_op: OffsetDateTime,
}

/// A row of its table of contacts; the customer may leave a number for this complaint alone.
struct Contactrij {
    sleutel: Uuid,
    klant: Uuid,
    kanaal: &'static str,
    onderwerp: &'static str,
    eenmalig_nummer: Option<(Uuid, &'static str)>,
    tijdstip: OffsetDateTime,
}

/// What two queries on a database of its own would give.
fn uit_de_eigen_database() -> (Klantrij, Contactrij) {
    let sleutel = Uuid::from_u128;
    let klant = Klantrij {
        sleutel: sleutel(1),
        voornaam: "Mina",
        achternaam: "Vries",
        email: (sleutel(2), "mina@example.org"),
        telefoon: (sleutel(3), "+31612345678"),
        postadres: ["Postbus 7", "1200 AA Turfstad"],
        gewijzigd_op: datetime!(2026-01-10 9:00 UTC),
    };
    let contact = Contactrij {
        sleutel: sleutel(4),
        klant: klant.sleutel,
        kanaal: "telefoon",
        onderwerp: "Klacht over de balie",
        eenmalig_nummer: Some((sleutel(5), "0687654321")),
        tijdstip: datetime!(2026-11-24 9:30 UTC),
    };
    (klant, contact)
}

fn digitaal(soort: SoortDigitaalAdres, (sleutel, tekst): (Uuid, &str), op: OffsetDateTime) -> DigitaalAdres {
    DigitaalAdres {
        id: DigitaalAdresId::nieuw(sleutel),
        versie: 1,
        // A text that cannot be read is kept; the rules pass it over and say so.
        adres: Digitaal::lees(soort, tekst.to_owned()).into(),
        omschrijving: None,
        is_standaard: false,
        verificatie_datum: None,
        onbestelbaar_sinds: None,
        beperkt_sinds: None,
        herkomst: Herkomst { door: Bronsoort::Klant, op, interactie: None },
    }
}

fn klant(rij: &Klantrij) -> Partij {
    let [regel1, regel2] = rij.postadres;
    let email = digitaal(SoortDigitaalAdres::Email, rij.email, rij.gewijzigd_op);
    Partij {
        id: PartijId::nieuw(rij.sleutel),
        versie: 1,
        soort: SoortPartij::Persoon,
        contactnaam: Contactnaam {
            voornaam: Some(rij.voornaam.to_owned()),
            achternaam: Some(rij.achternaam.to_owned()),
            ..Contactnaam::default()
        },
        organisatienaam: None,
        actief: true,
        geheimhouding: None,
        beperkt_sinds: None,
        voorkeurstaal: Some("nld".to_owned().into()),
        bezoekadres: None,
        correspondentieadres: Some(Adres {
            regel1: Some(regel1.to_owned()),
            regel2: Some(regel2.to_owned()),
            land: Some("NL".to_owned().into()),
            ..Adres::default()
        }),
        interne_notitie: None,
        identificatoren: Vec::new(),
        vaststellingen: Vec::new(),
        voorkeuren: vec![Voorkeur {
            berichtsoort: Berichtsoort::dienstverlening(),
            doel: Voorkeursdoel::DigitaalAdres(email.id),
        }],
        digitale_adressen: vec![
            email,
            digitaal(SoortDigitaalAdres::Telefoonnummer, rij.telefoon, rij.gewijzigd_op),
        ],
        voorkeurs_digitaal_adres: None,
        rekeningnummers: Vec::new(),
        wensen: BTreeMap::new(),
        kenbaarmakingen: Vec::new(),
        herkomst: BTreeMap::new(),
    }
}

fn interactie(profiel: &Interactieprofiel, rij: &Contactrij) -> Interactie {
    let id = KlantcontactId::nieuw(rij.sleutel);
    let zij = Betrokkene {
        id: BetrokkeneId::nieuw(rij.sleutel),
        versie: 1,
        rol: Rol::Klant,
        initiator: true,
        partij: Some(PartijId::nieuw(rij.klant)),
        contactnaam: Contactnaam::default(),
        organisatienaam: None,
        voorkeurstaal: None,
        bezoekadres: None,
        correspondentieadres: None,
        // What she gave for this complaint alone: it is never written back to her own data (S19).
        digitale_adressen: rij
            .eenmalig_nummer
            .map(|nummer| digitaal(SoortDigitaalAdres::Telefoonnummer, nummer, rij.tijdstip))
            .into_iter()
            .collect(),
        gekozen: Vec::new(),
        verstrekt_door: Bronsoort::Klant,
        vervolgt: None,
        wensen: BTreeMap::new(),
    };
    let contact = Klantcontact {
        id,
        versie: 1,
        kanaal: rij.kanaal.to_owned(),
        onderwerp: rij.onderwerp.to_owned(),
        inhoud: None,
        reactie: None,
        contact_gelukt: None,
        taal: None,
        vertrouwelijk: false,
        afdeling: None,
        plaatsgevonden_op: rij.tijdstip,
        betrokkenen: vec![zij],
        onderwerpobjecten: Vec::new(),
        interne_taken: Vec::new(),
        actoren: Vec::new(),
    };
    Interactie {
        id: InteractieId::van(id),
        versie: 1,
        profiel: profiel.code.clone(),
        gesloten_op: None,
        terugkoppeling: true,
        sluit_na_dagen: None,
        klantcontacten: vec![contact],
    }
}

// --- what an employee reads ------------------------------------------------------------------------------------

fn toon(uit: &mut impl Write, besluit: &Besluit<Oordeel>) -> io::Result<()> {
    writeln!(uit, "  {}", besluit.uitkomst())?;
    toon_redenen(uit, besluit)
}

fn toon_adres(uit: &mut impl Write, besluit: &Besluit<Bepaling>) -> io::Result<()> {
    let Bepaling::Bepaald(gegeven) = besluit.uitkomst() else {
        return writeln!(uit, "  nergens heen");
    };
    // Nothing prints a customer's data by accident: whoever wants the text asks for it by name.
    let adres = match &gegeven.adres {
        Gekozenadres::Digitaal { adres, .. } => adres.bloot().to_owned(),
        Gekozenadres::Post(adres) => adres.op_een_regel(),
        Gekozenadres::Brp(adres) => adres.regels.join(", "),
    };
    let naam = gegeven.naam.as_deref().unwrap_or("de klant");
    writeln!(uit, "  {}: {adres}, aan {naam} ({})", gegeven.kanaal, gegeven.bron)
}

fn toon_redenen<U>(uit: &mut impl Write, besluit: &Besluit<U>) -> io::Result<()> {
    for reden in besluit.redenen() {
        let regel = format!("  - {} [{}] {}", reden.zin(), reden.code(), reden.plaats());
        writeln!(uit, "{}", regel.trim_end())?;
    }
    let profiel = besluit.profiel();
    writeln!(uit, "  volgens profiel {} {} op {}", profiel.code, profiel.versie, besluit.peildatum())
}

#[cfg(test)]
mod tests {
    use super::inbedden;

    /// The part of the story under a heading.
    fn verteld(kop: &str) -> String {
        let mut uit = Vec::new();
        inbedden(&mut uit).expect("the story is told to its end");
        let tekst = String::from_utf8(uit).expect("text");
        let (_, vervolg) = tekst.split_once(kop).expect("the heading");
        vervolg.split("\n\n").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn s12a_de_geboortedatum_is_overtollig_en_zonder_haar_mag_het() {
        let met = verteld("Mag dit formulier worden vastgelegd?\n");
        assert!(met.starts_with("  geweigerd\n"), "{met}");
        assert!(met.contains("[S12.overtollig] /formulier/geboortedatum"), "{met}");
        let zonder = verteld("En zonder de geboortedatum?\n");
        assert!(zonder.starts_with("  toegestaan\n"), "{zonder}");
        assert!(zonder.contains("volgens profiel klacht 2026-11-01 op 2026-11-24"), "{zonder}");
    }

    #[test]
    fn s19a_een_vraag_gaat_naar_het_nummer_voor_deze_klacht_zolang_die_open_is() {
        let open = verteld("over deze klacht?\n");
        assert!(open.starts_with("  telefoon: 0687654321, aan Mina Vries (afwijking)\n"), "{open}");
        assert!(open.contains("[S19.afwijking]"), "{open}");
        let gesloten = verteld("is gesloten?\n");
        assert!(gesloten.starts_with("  email: mina@example.org, aan Mina Vries (voorkeur)\n"), "{gesloten}");
    }

    #[test]
    fn s10_het_formele_antwoord_gaat_zonder_kenbaarmaking_per_post() {
        let verteld = verteld("formele antwoord?\n");
        assert!(
            verteld.starts_with("  post: Postbus 7, 1200 AA Turfstad, NL, aan Mina Vries (bekend)\n"),
            "{verteld}"
        );
        assert!(verteld.contains("[S10.kanaal_niet_veilig]"), "{verteld}");
    }
}
