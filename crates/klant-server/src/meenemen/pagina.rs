//! What a customer gave, as a page that she reads herself: what is kept, who gave it, and when.

use klant_core::waarde::Opgegeven;
use klant_core::{
    Adresinhoud, Bronsoort, Element, Herkomst, Identificatie, Meegenomen, SoortDigitaalAdres,
    SoortIdentificatie, SoortPartij,
};
use time::{Date, OffsetDateTime};

use super::blad::{Blad, Waarde};

/// What she takes along, as one page.
#[must_use]
pub fn meeneem_html(mee: &Meegenomen, gemaakt_op: OffsetDateTime) -> String {
    let gemaakt = format!("Gemaakt op {}.", moment(gemaakt_op));
    let mut blad = Blad::nieuw(
        "Wat u ons heeft opgegeven",
        &[
            "Dit zijn de gegevens die u aan de gemeente heeft opgegeven. U kunt ze meenemen naar een andere gemeente. \
             Daarvoor is er ook een bestand dat een computer kan lezen; vraag ernaar.",
            &gemaakt,
        ],
    );
    opgegeven(&mut blad, mee);
    blad.klaar()
}

/// All that she gave, by subject.
pub(super) fn opgegeven(blad: &mut Blad, mee: &Meegenomen) {
    persoon(blad, mee);
    adressen(blad, mee);
    wensen(blad, mee);
    identificaties(blad, &mee.identificaties);
}

fn persoon(blad: &mut Blad, mee: &Meegenomen) {
    blad.kop("Wie u bent");
    let naam = &mee.contactnaam;
    let mut rijen = vec![("Soort klant", Waarde::nieuw(soort(mee.soort)))];
    for (kop, element, tekst) in [
        ("Voorletters", Element::Voorletters, naam.voorletters.as_ref()),
        ("Voornaam", Element::Voornaam, naam.voornaam.as_ref()),
        ("Voorvoegsel", Element::VoorvoegselAchternaam, naam.voorvoegsel_achternaam.as_ref()),
        ("Achternaam", Element::Achternaam, naam.achternaam.as_ref()),
        ("Organisatie", Element::Organisatienaam, mee.organisatienaam.as_ref()),
    ] {
        rijen.extend(tekst.map(|tekst| (kop, Waarde::van(tekst, wie(mee, element)))));
    }
    if let Some(taal) = &mee.voorkeurstaal {
        rijen.push(("Taal", Waarde::van(taalnaam(taal.tekst()), wie(mee, Element::Voorkeurstaal))));
    }
    blad.gegevens(&rijen);
}

/// The address, or where she keeps it.
fn adrestekst(adres: &Adresinhoud) -> String {
    match adres.verwijzing() {
        Some(waar) => format!("bewaart u zelf: wij vragen het op {}", waar.bloot()),
        None => adres.bloot().to_owned(),
    }
}

fn adressen(blad: &mut Blad, mee: &Meegenomen) {
    let mut rijen = Vec::new();
    for (kop, element, adres) in [
        ("Waar u te bezoeken bent", Element::Bezoekadres, mee.bezoekadres.as_ref()),
        ("Waar uw post heen gaat", Element::Correspondentieadres, mee.correspondentieadres.as_ref()),
    ] {
        rijen.extend(adres.map(|adres| (kop, Waarde::van(adres.op_een_regel(), wie(mee, element)))));
    }
    for adres in &mee.digitale_adressen {
        let mut tekst = adrestekst(&adres.adres);
        let mut erbij = Vec::new();
        erbij.extend(adres.omschrijving.clone());
        erbij.extend(adres.is_standaard.then(|| "uw gewone adres".to_owned()));
        erbij.extend(adres.beperkt_sinds.map(|dag| format!("niet te gebruiken sinds {}", datum(dag))));
        if !erbij.is_empty() {
            tekst = format!("{tekst} ({})", erbij.join(", "));
        }
        let kop = match adres.adres.soort() {
            SoortDigitaalAdres::Email => "E-mailadres",
            SoortDigitaalAdres::Telefoonnummer => "Telefoonnummer",
            SoortDigitaalAdres::Overig => "Ander adres",
        };
        rijen.push((kop, Waarde::van(tekst, adres.herkomst.map(van))));
    }
    for iban in &mee.rekeningnummers {
        rijen
            .push(("Rekeningnummer", Waarde::van(Opgegeven::tekst(iban), wie(mee, Element::Rekeningnummer))));
    }
    if !rijen.is_empty() {
        blad.kop("Hoe u te bereiken bent");
        blad.gegevens(&rijen);
    }
}

fn wensen(blad: &mut Blad, mee: &Meegenomen) {
    let mut rijen = Vec::new();
    for voorkeur in &mee.voorkeuren {
        let waar = match voorkeur.adres {
            None => "per post".to_owned(),
            Some(plaats) => {
                mee.digitale_adressen.get(plaats).map_or_else(String::new, |adres| adrestekst(&adres.adres))
            }
        };
        rijen.push((
            "Uw voorkeur",
            Waarde::nieuw(format!("Berichten van de soort ‘{}’: {waar}", voorkeur.berichtsoort)),
        ));
    }
    for kenbaar in &mee.kenbaarmakingen {
        let einde =
            kenbaar.ingetrokken_op.map_or_else(String::new, |dag| format!(", ingetrokken op {}", datum(dag)));
        let tekst = format!(
            "Elektronisch bericht mag voor de soort ‘{}’ sinds {}{einde}",
            kenbaar.berichtsoort,
            datum(kenbaar.gegeven_op)
        );
        rijen.push(("Uw verklaring", Waarde::nieuw(tekst)));
    }
    for (element, dag) in &mee.wensen {
        rijen.push((
            "Uw wens",
            Waarde::nieuw(format!("Bewaar mijn {} (sinds {})", element_naam(*element), datum(*dag))),
        ));
    }
    if let Some(geheim) = mee.geheimhouding {
        let tekst = if geheim { "Mijn gegevens mogen de gemeente niet verlaten" } else { "Niet gevraagd" };
        rijen.push(("Geheimhouding", Waarde::nieuw(tekst)));
    }
    if let Some(dag) = mee.beperkt_sinds {
        rijen.push((
            "Beperking",
            Waarde::nieuw(format!("Uw gegevens worden sinds {} niet gebruikt", datum(dag))),
        ));
    }
    if !rijen.is_empty() {
        blad.kop("Wat u wilt");
        blad.gegevens(&rijen);
    }
}

fn identificaties(blad: &mut Blad, identificaties: &[Identificatie]) {
    if identificaties.is_empty() {
        return;
    }
    blad.kop("Uw nummers");
    let rijen: Vec<_> =
        identificaties.iter().map(|een| (nummersoort(een.soort()), Waarde::nieuw(een.bloot()))).collect();
    blad.gegevens(&rijen);
}

fn wie(mee: &Meegenomen, element: Element) -> Option<String> {
    mee.herkomst.get(&element).copied().map(van)
}

fn van(herkomst: Herkomst) -> String {
    let door = match herkomst.door {
        Bronsoort::Klant => "Door u opgegeven",
        Bronsoort::Vertegenwoordiger => "Door uw vertegenwoordiger opgegeven",
        Bronsoort::MedewerkerNamensKlant => "Door een medewerker namens u vastgelegd",
        Bronsoort::Toepassing => "Vastgelegd door een toepassing van de gemeente",
        Bronsoort::Import => "Overgenomen; van wie is niet bekend",
    };
    format!("{door}, {}", moment(herkomst.op))
}

fn soort(soort: SoortPartij) -> &'static str {
    match soort {
        SoortPartij::Persoon => "Persoon",
        SoortPartij::Organisatie => "Organisatie",
        SoortPartij::Contactpersoon => "Contactpersoon van een organisatie",
    }
}

fn nummersoort(soort: SoortIdentificatie) -> &'static str {
    match soort {
        SoortIdentificatie::Bsn => "Burgerservicenummer",
        SoortIdentificatie::Rsin => "RSIN",
        SoortIdentificatie::KvkNummer => "KVK-nummer",
        SoortIdentificatie::Vestigingsnummer => "Vestigingsnummer",
        SoortIdentificatie::EidasPersoon | SoortIdentificatie::EidasRechtspersoon => "eIDAS",
        SoortIdentificatie::Lei => "LEI",
        SoortIdentificatie::Vreemd => "Nummer in een ander register",
    }
}

/// A word of ours as a citizen reads it.
pub(super) fn element_naam(element: Element) -> String {
    use klant_core::Keuze as _;
    element.woord().replace('_', " ")
}

/// The languages that many ask for, by name; of others the code.
fn taalnaam(code: &str) -> String {
    let naam = match code {
        "nl" | "nld" | "dut" => "Nederlands",
        "en" | "eng" => "Engels",
        "de" | "deu" | "ger" => "Duits",
        "fr" | "fra" | "fre" => "Frans",
        "fy" | "fry" => "Fries",
        "ar" | "ara" => "Arabisch",
        "tr" | "tur" => "Turks",
        "pl" | "pol" => "Pools",
        "es" | "spa" => "Spaans",
        "uk" | "ukr" => "Oekraïens",
        ander => ander,
    };
    naam.to_owned()
}

/// A day, as it is written in a letter.
pub(super) fn datum(dag: Date) -> String {
    const MAANDEN: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    let maand =
        MAANDEN.get(usize::from(u8::from(dag.month())).saturating_sub(1)).copied().unwrap_or_default();
    format!("{} {maand} {}", dag.day(), dag.year())
}

/// A moment: its day in Amsterdam is what she remembers.
pub(super) fn moment(op: OffsetDateTime) -> String {
    datum(klant_register::klok::datum_in_amsterdam(op))
}
