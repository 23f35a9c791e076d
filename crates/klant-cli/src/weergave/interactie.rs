//! An interactie with its contacts, who took part, and what work followed.

use serde_json::Value;

use super::blad::Blad;
use super::stukken::{adres, alleen_ja, ja_nee, leden, moment, naam, onder_elkaar, profielverwijzing, tekst};

/// The whole interactie; the numbers in the tables are those of its contacts.
pub(crate) fn interactie(blad: &mut Blad, interactie: &Value) {
    blad.kop(&format!("Interactie {}", tekst(interactie, "uuid").unwrap_or_default()));
    blad.rijen([
        ("Profiel", profielverwijzing(interactie)),
        ("Status", tekst(interactie, "status")),
        ("Gesloten op", moment(interactie, "geslotenOp")),
        ("Bewaren tot", tekst(interactie, "bewarenTot")),
        ("Terugkoppeling", ja_nee(interactie, "terugkoppelingGewenst")),
    ]);
    let contacten = leden(interactie, "klantcontacten");
    let rijen = contacten.iter().zip(1..).map(|(contact, nummer)| contactrij(contact, nummer)).collect();
    blad.tabel("Klantcontacten", ["Nr", "Wanneer", "Kanaal", "Onderwerp en inhoud"], rijen);
    let rijen = per_contact(contacten, "betrokkenen", betrokkenerij);
    blad.tabel("Betrokkenen", ["Nr", "Wie", "Gegevens voor deze interactie"], rijen);
    let rijen = per_contact(contacten, "onderwerpobjecten", onderwerprij);
    blad.tabel("Onderwerpobjecten", ["Nr", "Soort", "Kenmerk"], rijen);
    let rijen = per_contact(contacten, "interneTaken", taakrij);
    blad.tabel("Interne taken", ["Nr", "Status", "Gevraagde handeling", "Toegewezen"], rijen);
}

fn per_contact<const N: usize>(
    contacten: &[Value],
    lid: &str,
    rij: impl Fn(&Value, u32) -> [String; N],
) -> Vec<[String; N]> {
    let genummerd = contacten.iter().zip(1..);
    genummerd
        .flat_map(|(contact, nummer)| leden(contact, lid).iter().map(move |een| (een, nummer)))
        .map(|(een, nummer)| rij(een, nummer))
        .collect()
}

fn contactrij(contact: &Value, nummer: u32) -> [String; 4] {
    let gemerkt = |lid, woord: &str| tekst(contact, lid).map(|waarde| format!("{woord}: {waarde}"));
    let inhoud = onder_elkaar([
        tekst(contact, "onderwerp"),
        tekst(contact, "inhoud"),
        gemerkt("reactie", "reactie"),
        gemerkt("taal", "taal"),
        ja_nee(contact, "contactGelukt")
            .filter(|woord| woord == "nee")
            .map(|_| "geen contact gekregen".to_owned()),
        alleen_ja(contact, "vertrouwelijk").map(|_| "vertrouwelijk".to_owned()),
        gemerkt("uuid", "klantcontact").map(|tekst| tekst.replacen(": ", " ", 1)),
    ]);
    [
        nummer.to_string(),
        moment(contact, "plaatsgevondenOp").unwrap_or_default(),
        tekst(contact, "kanaal").unwrap_or_default(),
        inhoud.unwrap_or_default(),
    ]
}

fn betrokkenerij(betrokkene: &Value, nummer: u32) -> [String; 3] {
    let gekend = betrokkene.get("klant").and_then(|klant| tekst(klant, "uuid"));
    let rol = tekst(betrokkene, "rol").unwrap_or_default();
    let initiator =
        alleen_ja(betrokkene, "initiator").map_or(String::new(), |_| ", begon het contact".to_owned());
    let wie = onder_elkaar([
        Some(naam(betrokkene).unwrap_or_else(|| "(geen naam)".to_owned())),
        Some(format!("{rol}{initiator}")),
        tekst(betrokkene, "uuid").map(|uuid| format!("betrokkene {uuid}")),
        Some(gekend.map_or_else(|| "zelfstandige klant".to_owned(), |uuid| format!("klant {uuid}"))),
    ]);
    let gemerkt = |waarde: Option<String>, woord: &str| waarde.map(|waarde| format!("{woord}: {waarde}"));
    let digitaal = leden(betrokkene, "digitaleAdressen")
        .iter()
        .map(|adres| Some(format!("{}: {}", tekst(adres, "soort")?, tekst(adres, "adres")?)));
    let gekozen = leden(betrokkene, "gekozenAdressen")
        .iter()
        .map(|adres| adres.as_str().map(|uuid| format!("eigen adres {uuid}")));
    let rest = [
        gemerkt(adres(betrokkene, "correspondentieadres"), "post"),
        gemerkt(adres(betrokkene, "bezoekadres"), "bezoek"),
        gemerkt(tekst(betrokkene, "voorkeurstaal"), "taal"),
    ];
    [
        nummer.to_string(),
        wie.unwrap_or_default(),
        onder_elkaar(digitaal.chain(gekozen).chain(rest)).unwrap_or_default(),
    ]
}

fn onderwerprij(object: &Value, nummer: u32) -> [String; 3] {
    let eerder = tekst(object, "wasKlantcontact");
    let soort = eerder
        .as_ref()
        .map_or_else(|| tekst(object, "codeObjecttype"), |_| Some("eerder klantcontact".to_owned()));
    [
        nummer.to_string(),
        soort.unwrap_or_default(),
        eerder.or_else(|| tekst(object, "objectId")).unwrap_or_default(),
    ]
}

fn taakrij(taak: &Value, nummer: u32) -> [String; 4] {
    let handeling = onder_elkaar([
        tekst(taak, "gevraagdeHandeling"),
        tekst(taak, "toelichting"),
        tekst(taak, "uuid").map(|uuid| format!("taak {uuid}")),
    ]);
    let aan =
        leden(taak, "actoren").iter().map(|actor| tekst(actor, "naam").map(|naam| format!("aan {naam}")));
    [
        nummer.to_string(),
        tekst(taak, "status").unwrap_or_default().replace('_', " "),
        handeling.unwrap_or_default(),
        onder_elkaar([moment(taak, "toegewezenOp")].into_iter().chain(aan)).unwrap_or_default(),
    ]
}
