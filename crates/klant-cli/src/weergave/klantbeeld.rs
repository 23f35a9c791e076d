//! A klantbeeld: the customer, what is open, her timeline, and what was withheld.

use serde_json::Value;

use super::blad::Blad;
use super::klant::klant;
use super::stukken::{alleen_ja, ja_nee, leden, moment, onder_elkaar, tekst};

/// All of it on one page.
pub(crate) fn klantbeeld(blad: &mut Blad, beeld: &Value) {
    if let Some(van) = beeld.get("klant") {
        klant(blad, van);
    }
    blad.rijen([("Hoedanigheid", tekst(beeld, "hoedanigheid"))]);
    let rijen = leden(beeld, "openInteracties").iter().map(interactierij).collect();
    blad.tabel("Open interacties", ["Laatste contact", "Onderwerp", "Profiel", "Terugkoppeling"], rijen);
    let rijen = leden(beeld, "openInterneTaken").iter().map(taakrij).collect();
    blad.tabel("Open interne taken", ["Toegewezen", "Gevraagde handeling"], rijen);
    let rijen = verwezen(beeld, "zaken");
    blad.tabel("Zaken", ["Kenmerk", "Register"], rijen);
    let rijen = verwezen(beeld, "documenten");
    blad.tabel("Documenten", ["Kenmerk", "Register"], rijen);
    for lijst in leden(beeld, "onvolledig").iter().filter_map(Value::as_str) {
        blad.regel(&format!("Er is meer dan hier staat: {lijst}"));
    }
    let tijdlijn = beeld.get("tijdlijn").unwrap_or(&Value::Null);
    let rijen = leden(tijdlijn, "resultaten").iter().map(contactrij).collect();
    blad.tabel("Tijdlijn", ["Wanneer", "Kanaal", "Onderwerp en inhoud"], rijen);
    if let Some(volgende) = tekst(tijdlijn, "volgende") {
        blad.regel(&format!("Verder met: --na {volgende}"));
    }
    let rijen = leden(beeld, "weggelaten").iter().map(wegrij).collect();
    blad.tabel("Weggelaten", ["Code", "Aantal", "Waarom"], rijen);
}

fn interactierij(interactie: &Value) -> [String; 4] {
    let onderwerp = onder_elkaar([
        Some(tekst(interactie, "onderwerp").unwrap_or_else(|| "(vertrouwelijk)".to_owned())),
        tekst(interactie, "uuid").map(|uuid| format!("interactie {uuid}")),
    ]);
    [
        moment(interactie, "laatsteKlantcontactOp").unwrap_or_default(),
        onderwerp.unwrap_or_default(),
        tekst(interactie, "profiel").unwrap_or_default(),
        ja_nee(interactie, "terugkoppelingGewenst").unwrap_or_default(),
    ]
}

fn taakrij(taak: &Value) -> [String; 2] {
    let aan =
        leden(taak, "actoren").iter().map(|actor| tekst(actor, "naam").map(|naam| format!("aan {naam}")));
    let handeling = onder_elkaar([
        Some(tekst(taak, "gevraagdeHandeling").unwrap_or_else(|| "(vertrouwelijk)".to_owned())),
        tekst(taak, "toelichting"),
        tekst(taak, "uuid").map(|uuid| format!("taak {uuid}")),
    ]);
    [
        onder_elkaar([moment(taak, "toegewezenOp")].into_iter().chain(aan)).unwrap_or_default(),
        handeling.unwrap_or_default(),
    ]
}

fn verwezen(beeld: &Value, lijst: &str) -> Vec<[String; 2]> {
    let cel = |object: &Value, lid| tekst(object, lid).unwrap_or_default();
    leden(beeld, lijst).iter().map(|object| [cel(object, "objectId"), cel(object, "codeRegister")]).collect()
}

fn contactrij(contact: &Value) -> [String; 3] {
    let gemerkt = |lid, woord: &str| tekst(contact, lid).map(|waarde| format!("{woord}: {waarde}"));
    let inhoud = onder_elkaar([
        tekst(contact, "onderwerp"),
        tekst(contact, "inhoud"),
        gemerkt("reactie", "reactie"),
        alleen_ja(contact, "vertrouwelijk").map(|_| "vertrouwelijk".to_owned()),
        tekst(contact, "uuid").map(|uuid| format!("klantcontact {uuid}")),
    ]);
    [
        moment(contact, "plaatsgevondenOp").unwrap_or_default(),
        tekst(contact, "kanaal").unwrap_or_default(),
        inhoud.unwrap_or_default(),
    ]
}

fn wegrij(weg: &Value) -> [String; 3] {
    let elementen: Vec<&str> = leden(weg, "elementen").iter().filter_map(Value::as_str).collect();
    let elementen = (!elementen.is_empty()).then(|| elementen.join(", "));
    [
        tekst(weg, "reden").unwrap_or_default(),
        tekst(weg, "aantal").unwrap_or_default(),
        onder_elkaar([tekst(weg, "zin"), elementen]).unwrap_or_default(),
    ]
}
