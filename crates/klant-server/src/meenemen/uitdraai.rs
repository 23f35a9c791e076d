//! All that is kept about a customer (AVG 15), as a page that she reads herself.

use klant_core::{Betrokkene, Bewaard, Bewaarplicht, Bewaartermijn, Keuze, Meegenomen, Vaststelling};
use klant_register::{Uitdraai, Uitdraaicontact};

use super::blad::{Blad, Waarde};
use super::pagina::{datum, element_naam, moment, opgegeven};

/// The copy as one page.
#[must_use]
pub fn uitdraai_html(uitdraai: &Uitdraai) -> String {
    let partij = &uitdraai.klant.partij;
    let gemaakt = format!("Gemaakt op {}.", moment(uitdraai.gemaakt_op));
    let mut blad = Blad::nieuw(
        "Alles wat wij over u bewaren",
        &[
            "U heeft het recht te weten welke gegevens de gemeente over u bewaart, van wie ze komen en waarvoor ze zijn \
             gebruikt (artikel 15 van de AVG). Klopt er iets niet, dan kunt u vragen het te verbeteren of te wissen.",
            &gemaakt,
        ],
    );
    opgegeven(&mut blad, &Meegenomen::van(partij, true));
    if let Some(notitie) = partij.interne_notitie.as_deref() {
        blad.kop("Notitie van de gemeente");
        blad.alinea(notitie);
    }
    vaststellingen(&mut blad, &partij.vaststellingen);
    contacten(&mut blad, &uitdraai.contacten);
    bewaarplichten(&mut blad, &uitdraai.bewaarplichten);
    gebruik(&mut blad, uitdraai);
    blad.klaar()
}

fn vaststellingen(blad: &mut Blad, vaststellingen: &[Vaststelling]) {
    if vaststellingen.is_empty() {
        return;
    }
    blad.kop("Wanneer is vastgesteld wie u bent");
    let rijen: Vec<Vec<Waarde>> = vaststellingen
        .iter()
        .map(|een| {
            vec![
                Waarde::nieuw(moment(een.vastgesteld_op)),
                Waarde::nieuw(een.middel.woord()),
                Waarde::nieuw(een.niveau.woord()),
            ]
        })
        .collect();
    blad.tabel(&["Wanneer", "Waarmee", "Hoe zeker"], &rijen);
}

fn contacten(blad: &mut Blad, contacten: &[Uitdraaicontact]) {
    if contacten.is_empty() {
        return;
    }
    blad.kop("Uw contacten met de gemeente");
    for een in contacten {
        let contact = &een.contact;
        blad.tussenkop(&format!("{}, {}", moment(contact.plaatsgevonden_op), contact.kanaal));
        let mut rijen = Vec::new();
        if een.zonder_inhoud.is_some() {
            rijen.push((
                "Inhoud",
                Waarde::nieuw("Vertrouwelijk; vraag de afdeling die het contact vastlegde"),
            ));
        }
        for (kop, tekst) in [
            ("Onderwerp", Some(&contact.onderwerp)),
            ("Inhoud", contact.inhoud.as_ref()),
            ("Antwoord", contact.reactie.as_ref()),
        ] {
            rijen.extend(tekst.filter(|tekst| !tekst.is_empty()).map(|tekst| (kop, Waarde::nieuw(tekst))));
        }
        contact.betrokkenen.iter().for_each(|betrokkene| afwijking(&mut rijen, betrokkene));
        blad.gegevens(&rijen);
    }
}

/// What she gave for this contact alone.
fn afwijking(rijen: &mut Vec<(&'static str, Waarde)>, betrokkene: &Betrokkene) {
    let kop = "Alleen hiervoor opgegeven";
    let taal = betrokkene.voorkeurstaal.as_ref().map(|taal| format!("taal {}", taal.tekst()));
    let delen = [
        betrokkene.contactnaam.volledig(),
        betrokkene.organisatienaam.clone(),
        taal,
        betrokkene.bezoekadres.as_ref().map(klant_core::Adres::op_een_regel),
        betrokkene.correspondentieadres.as_ref().map(klant_core::Adres::op_een_regel),
    ];
    let adressen = betrokkene.digitale_adressen.iter().map(|adres| adres.adres.bloot().to_owned());
    let alle = delen.into_iter().flatten().chain(adressen);
    rijen.extend(alle.map(|tekst| (kop, Waarde::nieuw(tekst))));
}

fn bewaarplichten(blad: &mut Blad, plichten: &[Bewaarplicht]) {
    if plichten.is_empty() {
        return;
    }
    blad.kop("Wat wij moeten bewaren");
    let rijen: Vec<Vec<Waarde>> = plichten
        .iter()
        .map(|plicht| {
            let wat = match plicht.wat {
                Bewaard::Klant(_, elementen) => {
                    elementen.iter().map(element_naam).collect::<Vec<_>>().join(", ")
                }
                Bewaard::Klantcontact(_) => "een contact".to_owned(),
            };
            let tot = match plicht.termijn {
                Bewaartermijn::Tot(dag) => format!("tot en met {}", datum(dag)),
                Bewaartermijn::Onbekend => "nog niet bekend".to_owned(),
                Bewaartermijn::Blijvend => "blijvend".to_owned(),
            };
            vec![Waarde::nieuw(&plicht.zaak), Waarde::nieuw(wat), Waarde::nieuw(tot)]
        })
        .collect();
    blad.tabel(&["Voor de zaak", "Wat", "Tot wanneer"], &rijen);
}

/// Which application, what for and when; who worked with it is nobody's business here.
fn gebruik(blad: &mut Blad, uitdraai: &Uitdraai) {
    blad.kop("Waarvoor uw gegevens zijn gebruikt");
    if uitdraai.verwerkingen.is_empty() {
        blad.alinea("Hiervan is niets vastgelegd.");
        return;
    }
    let rijen: Vec<Vec<Waarde>> = uitdraai
        .verwerkingen
        .iter()
        .map(|regel| {
            vec![
                Waarde::nieuw(moment(regel.begonnen_op)),
                Waarde::nieuw(regel.toepassing.as_deref().unwrap_or("de gemeente zelf")),
                Waarde::nieuw(regel.doel.to_string()),
                Waarde::nieuw(&regel.naam),
            ]
        })
        .collect();
    blad.tabel(&["Wanneer", "Door welke toepassing", "Doel", "Wat"], &rijen);
}
