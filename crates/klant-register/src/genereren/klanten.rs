//! The customers.

use klant_core::waarde::{Formaatfout, Opgegeven};
use klant_core::{
    Adres, Bronsoort, Digitaal, Identificatie, Keuze, Middel, Niveau, SoortDigitaalAdres, SoortPartij,
};
use klant_store::rij::{VindbaarAdres, VindbarePartij};
use klant_store::vraag::genereren::{
    DigitaalAdresinvoer, Identificatorinvoer, Klantgreep, Partijinvoer, Vaststellinginvoer,
};
use klant_store::{DbTijd, DbUuid, Sleutelbos, StoreFout};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::bron::Bron;
use super::woorden::{ACHTERNAMEN, BEDRIJVEN, DOMEINEN, PLAATSEN, POSTCODELETTERS, STRATEN, VOORNAMEN};
use super::{Gegevens, Soort, nummers};

/// The last day on which something of the data set happened. Fixed, so that a seed means the same on every day.
pub(super) const EINDE: OffsetDateTime = datetime!(2026-11-01 16:00 UTC);
/// How long before that the oldest contact was.
pub(super) const JAREN: Duration = Duration::days(3 * 365);

/// Customers come in blocks: first the persons, then the organisations, last who works for one of those.
const BLOK: u32 = 50;
const PERSONEN: u32 = 45;
const ORGANISATIES: u32 = 4;

pub(super) const fn is_organisatie(rang: u32) -> bool {
    let plaats = rang % BLOK;
    plaats >= PERSONEN && plaats < PERSONEN + ORGANISATIES
}

const fn is_contactpersoon(rang: u32) -> bool {
    rang % BLOK == BLOK - 1
}

/// The name of a customer, also for the contacts in which she gives it.
#[derive(Clone, Default)]
pub(super) struct Naam {
    pub(super) voorletters: Option<String>,
    pub(super) voornaam: Option<&'static str>,
    pub(super) voorvoegsel: Option<&'static str>,
    pub(super) achternaam: Option<&'static str>,
    pub(super) organisatie: Option<String>,
}

/// The customer with this rank: her source has given her uuid and her name, and goes on with the rest.
pub(super) fn naam(gegevens: &Gegevens, rang: u32) -> (DbUuid, Naam, Bron) {
    let mut bron = gegevens.bron(Soort::Partij, rang);
    let uuid = DbUuid(bron.uuid());
    let (voorvoegsel, achternaam) = bron.een(&ACHTERNAMEN);
    if is_organisatie(rang) {
        let naam = [Some(bron.een(&BEDRIJVEN)), voorvoegsel, Some(achternaam)];
        let organisatie = naam.into_iter().flatten().collect::<Vec<_>>().join(" ");
        return (uuid, Naam { organisatie: Some(organisatie), ..Naam::default() }, bron);
    }
    let voornaam = bron.een(&VOORNAMEN);
    // Some are known by their initials alone.
    let alleen_letters = bron.promille(150);
    let letter = voornaam.chars().next().map(|letter| format!("{letter}."));
    let naam = Naam {
        voorletters: letter,
        voornaam: (!alleen_letters).then_some(voornaam),
        voorvoegsel,
        achternaam: Some(achternaam),
        organisatie: None,
    };
    (uuid, naam, bron)
}

/// Makes the customers in order.
pub(super) struct Klanten {
    gegevens: Gegevens,
    rang: u32,
    adressen: i64,
    identificatoren: i64,
}

impl Klanten {
    pub(super) fn nieuw(gegevens: Gegevens) -> Self {
        Self { gegevens, rang: 0, adressen: 0, identificatoren: 0 }
    }

    /// How many digital addresses were made.
    pub(super) fn adressen(&self) -> i64 {
        self.adressen
    }

    /// The next customers, at most so many; none after the last.
    pub(super) fn greep(
        &mut self,
        hoogstens: u32,
        sleutels: &Sleutelbos,
    ) -> Result<Option<Klantgreep>, StoreFout> {
        let tot = self.rang.saturating_add(hoogstens).min(self.gegevens.partijen);
        if self.rang == tot {
            return Ok(None);
        }
        let mut greep = Klantgreep::default();
        for rang in self.rang..tot {
            self.klant(rang, &mut greep, sleutels)?;
        }
        self.rang = tot;
        Ok(Some(greep))
    }

    fn klant(&mut self, rang: u32, greep: &mut Klantgreep, sleutels: &Sleutelbos) -> Result<(), StoreFout> {
        let (uuid, naam, mut bron) = naam(&self.gegevens, rang);
        let nummer = i64::from(rang) + 1;
        let soort = if is_organisatie(rang) {
            SoortPartij::Organisatie
        } else if is_contactpersoon(rang) {
            SoortPartij::Contactpersoon
        } else {
            SoortPartij::Persoon
        };
        self.identificaties(rang, nummer, &mut bron, greep, sleutels)?;
        let voorkeur = self.digitale_adressen(rang, nummer, &naam, &mut bron, greep);
        let contactpersoon = soort == SoortPartij::Contactpersoon;
        // The four organisations of her block were written just before her.
        let werkgever = nummer - 1 - i64::from(bron.onder(ORGANISATIES));
        let woont = bron.promille(700);
        let (stad, cijfers) = bron.een(&PLAATSEN);
        let (straat, huisnummer) = (bron.een(&STRATEN), bron.onder(250) + 1);
        let letters = bron.een(&POSTCODELETTERS);
        let postcode = format!("{} {}", cijfers + bron.onder(90), letters);
        let adres = Adres { postcode: Some(Opgegeven::lees(postcode.clone())), ..Adres::default() };
        let vindbaar = VindbarePartij::van(naam.achternaam, woont.then_some(&adres), None);
        greep.partijen.push(Partijinvoer {
            volgnummer: nummer,
            uuid,
            versie: 1,
            soort: soort.woord(),
            actief: !bron.promille(20),
            geheimhouding: Some(bron.promille(10)),
            voorkeurstaal: Some(if bron.promille(60) { "eng" } else { "nld" }),
            identificatie_gegeven: true,
            voorletters: naam.voorletters,
            voornaam: naam.voornaam,
            voorvoegsel_achternaam: naam.voorvoegsel,
            achternaam: naam.achternaam,
            organisatienaam: naam.organisatie,
            contactpersoon_uuid: contactpersoon.then(|| DbUuid(bron.uuid())),
            werkte_voor_partij: contactpersoon.then_some(werkgever),
            bezoekadres_straatnaam: woont.then_some(straat),
            bezoekadres_huisnummer: woont.then(|| i32::try_from(huisnummer).unwrap_or(1)),
            bezoekadres_postcode: woont.then_some(postcode),
            bezoekadres_stad: woont.then_some(stad),
            bezoekadres_land: woont.then_some("NL"),
            voorkeurs_digitaal_adres: Some(voorkeur),
            bezoekadres_zoeksleutel: vindbaar.bezoekadres_zoeksleutel,
        });
        // As an identificator that an application brings counts for one.
        greep.vaststellingen.push(Vaststellinginvoer {
            volgnummer: nummer,
            uuid: DbUuid(bron.uuid()),
            partij: nummer,
            middel: Middel::Toepassing.woord(),
            niveau: Niveau::Laag.woord(),
            vastgesteld_op: DbTijd::van(EINDE - JAREN),
            door: "genereer",
        });
        Ok(())
    }

    /// A person has a BSN, an organisation the number of itself and of one establishment.
    fn identificaties(
        &mut self,
        rang: u32,
        partij: i64,
        bron: &mut Bron,
        greep: &mut Klantgreep,
        sleutels: &Sleutelbos,
    ) -> Result<(), StoreFout> {
        let gelezen = if is_organisatie(rang) {
            let kvk = nummers::kvk(rang);
            lees_organisatie(&kvk, &nummers::vestiging(rang))
        } else {
            nummers::bsn(rang).parse().map(|bsn| vec![Identificatie::Bsn(bsn)])
        };
        let mut boven = None;
        for identificatie in gelezen.expect("the numbers are made to be valid") {
            self.identificatoren += 1;
            let nummer = self.identificatoren;
            let rij = Identificatorinvoer::van(nummer, bron.uuid(), partij, boven, &identificatie, sleutels)?;
            greep.identificatoren.push(rij);
            boven = Some(nummer);
        }
        Ok(())
    }

    /// An e-mail address and a telephone number; answers the number of the first.
    fn digitale_adressen(
        &mut self,
        rang: u32,
        partij: i64,
        naam: &Naam,
        bron: &mut Bron,
        greep: &mut Klantgreep,
    ) -> i64 {
        let (email, telefoon) = (emailadres(rang, naam, bron), telefoonnummer(bron));
        let op = EINDE - JAREN - Duration::hours(i64::from(bron.onder(24 * 365)));
        let geverifieerd = bron.promille(300);
        for (soort, adres) in
            [(SoortDigitaalAdres::Email, email), (SoortDigitaalAdres::Telefoonnummer, telefoon)]
        {
            self.adressen += 1;
            let vindbaar =
                VindbaarAdres::van(Some(partij), Some(&Digitaal::lees(soort, adres.clone())), None);
            greep.digitale_adressen.push(DigitaalAdresinvoer {
                volgnummer: self.adressen,
                uuid: DbUuid(bron.uuid()),
                versie: 1,
                partij: Some(partij),
                betrokkene: None,
                soort: soort.woord(),
                adres_gevouwen: vindbaar.adres_gevouwen,
                adres,
                is_standaard: true,
                omschrijving: None,
                omschrijving_gevouwen: vindbaar.omschrijving_gevouwen,
                verificatie_datum: geverifieerd.then(|| op.date()),
                herkomst_door: Bronsoort::Klant.woord(),
                herkomst_op: DbTijd::van(op),
                herkomst_interactie: None,
                zoeksleutel: vindbaar.zoeksleutel,
            });
        }
        self.adressen - 1
    }
}

fn lees_organisatie(kvk: &str, vestiging: &str) -> Result<Vec<Identificatie>, Formaatfout> {
    let kvk: klant_core::waarde::KvkNummer = kvk.parse()?;
    Ok(vec![
        Identificatie::KvkNummer(kvk.clone()),
        Identificatie::Vestiging { nummer: vestiging.parse()?, kvk },
    ])
}

/// An address that nobody can have: with the rank in it, so that it is the only one.
pub(super) fn emailadres(rang: u32, naam: &Naam, bron: &mut Bron) -> String {
    let voor: String = [naam.voornaam, naam.achternaam, naam.organisatie.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(str::chars)
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    format!("{voor}.{rang}@{}", bron.een(&DOMEINEN))
}

/// A number in 0600, a range that is given to no subscriber.
pub(super) fn telefoonnummer(bron: &mut Bron) -> String {
    format!("+31600{:06}", bron.onder(1_000_000))
}
