//! `klant audit`

use klant_register::{Auditbevinding, Auditfilter, Auditrij, Auditverslag};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::Resultaat;
use crate::cli::{Algemeen, Audit, Auditlijst};
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::weergave::{Blad, moment, tekst};
use crate::{auditlog, register, uitvoer};

pub(crate) async fn voer_uit(opties: &Algemeen, instellingen: &Instellingen, opdracht: Audit) -> Resultaat {
    let register = register::open_bestaand(instellingen).await?;
    match opdracht {
        Audit::Lijst(vraag) => {
            // One more than asked for tells whether there are more.
            let hoogstens = usize::try_from(vraag.hoogstens).unwrap_or(usize::MAX);
            let gelezen = register.audit_lijst(filter(&vraag), vraag.hoogstens.saturating_add(1)).await?;
            let rijen: Vec<Value> = gelezen.iter().take(hoogstens).map(rij).collect();
            uitvoer::toon(opties, &uitvoer::lijst(&rijen), |blad| lijst(blad, &rijen))?;
            if gelezen.len() > hoogstens {
                uitvoer::zeg("er zijn er meer; vraag met --hoogstens om meer, of met --tot om oudere");
            }
            Ok(Uitkomst::Gedaan)
        }
        Audit::Controleer { kop } => {
            let bewaard = auditlog::lees(&instellingen.zegelbestand)?;
            let zonder_kop = bewaard.is_none() && kop.is_empty();
            let verslag = register.controleer_audit(bewaard.into_iter().chain(kop).collect()).await?;
            controle(opties, &verslag)?;
            if zonder_kop && verslag.kop.is_some() {
                uitvoer::zeg(&format!(
                    "er is geen kop buiten de database bekend ({} ontbreekt); of het einde is afgeknipt is niet te zien",
                    instellingen.zegelbestand.display()
                ));
            }
            if verslag.vervallen_koppen > 0 {
                let koppen = verslag.vervallen_koppen;
                uitvoer::zeg(&format!(
                    "koppen die niet te vergelijken zijn, want hun zegel is vervallen: {koppen}"
                ));
            }
            Ok(if verslag.bevindingen.is_empty() { Uitkomst::Gedaan } else { Uitkomst::Geweigerd })
        }
        Audit::Verzegel => {
            let gedaan = auditlog::verzegel(&register, &instellingen.zegelbestand).await?;
            let (rijen, kop) = gedaan.map_or((0, None), |een| (een.rijen, Some(een.kop.to_string())));
            uitvoer::toon(opties, &json!({ "verzegeld": rijen, "kop": kop }), |blad| match &kop {
                Some(kop) => {
                    blad.regel(&format!("{rijen} {} verzegeld; de kop is nu", regels(rijen)));
                    blad.regel(kop);
                }
                None => blad.regel("Alles is al verzegeld"),
            })?;
            Ok(Uitkomst::Gedaan)
        }
    }
}

fn filter(vraag: &Auditlijst) -> Auditfilter {
    Auditfilter { sinds: vraag.sinds, tot: vraag.tot, uuid: vraag.uuid, wie: vraag.wie.clone() }
}

fn tijdstip(op: OffsetDateTime) -> Option<String> {
    op.format(&Rfc3339).ok()
}

fn rij(rij: &Auditrij) -> Value {
    json!({
        "nummer": rij.volgnummer,
        "tijdstip": tijdstip(rij.tijdstip.into()),
        "wie": rij.wie,
        "doel": rij.doel,
        "handeling": rij.handeling,
        "soort": rij.soort,
        "uuid": rij.uuid.0,
        "elementen": rij.elementen.split_whitespace().collect::<Vec<_>>(),
        "zegel": rij.zegel,
    })
}

fn lijst(blad: &mut Blad, rijen: &[Value]) {
    if rijen.is_empty() {
        blad.regel("Niets gevonden in het auditlog");
    }
    let cel = |rij: &Value, lid| tekst(rij, lid).unwrap_or_default();
    let regels = rijen
        .iter()
        .map(|rij| {
            let elementen = rij.get("elementen").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            let elementen: Vec<&str> = elementen.iter().filter_map(Value::as_str).collect();
            [
                moment(rij, "tijdstip").unwrap_or_default(),
                cel(rij, "wie"),
                cel(rij, "doel"),
                format!("{} {}", cel(rij, "soort"), cel(rij, "handeling")),
                cel(rij, "uuid"),
                elementen.join(", "),
            ]
        })
        .collect();
    blad.tabel("Auditlog", ["Tijdstip", "Wie", "Doel", "Wat", "Uuid", "Elementen"], regels);
}

fn controle(opties: &Algemeen, verslag: &Auditverslag) -> Result<(), Opdrachtfout> {
    let (sinds, vervallen) =
        (verslag.wacht_sinds.and_then(tijdstip), verslag.vervallen_voor.and_then(tijdstip));
    let bevindingen: Vec<Value> =
        verslag.bevindingen.iter().map(|een| json!({ "soort": woord(een), "zin": zin(een) })).collect();
    let heel = verslag.bevindingen.is_empty();
    let json = json!({
        "uitkomst": if heel { "heel" } else { "geschonden" },
        "zegels": verslag.zegels,
        "rijen": verslag.rijen,
        "kop": verslag.kop.map(|kop| kop.to_string()),
        "onverzegeld": verslag.wachtend,
        "onverzegeldSinds": sinds,
        "vervallenVoor": vervallen,
        "bevindingen": bevindingen,
    });
    uitvoer::toon(opties, &json, |blad| {
        if heel {
            blad.regel(&format!(
                "Het auditlog is heel: {} {} verzegeld",
                verslag.rijen,
                regels(verslag.rijen)
            ));
        } else {
            blad.regel("Het auditlog is NIET zoals het werd verzegeld:");
            verslag.bevindingen.iter().for_each(|een| blad.regel(&format!("- {}", zin(een))));
        }
        blad.rijen([
            ("Zegels", Some(verslag.zegels.to_string())),
            ("Kop", verslag.kop.map(|kop| kop.to_string())),
            (
                "Nog niet verzegeld",
                Some(match moment(&json, "onverzegeldSinds") {
                    Some(sinds) => format!("{}, sinds {sinds}", verslag.wachtend),
                    None => verslag.wachtend.to_string(),
                }),
            ),
            ("Vervallen", moment(&json, "vervallenVoor").map(|voor| format!("wat van voor {voor} was"))),
        ]);
    })
}

const fn regels(aantal: usize) -> &'static str {
    if aantal == 1 { "regel" } else { "regels" }
}

const fn woord(bevinding: &Auditbevinding) -> &'static str {
    match bevinding {
        Auditbevinding::RijGewijzigd { .. } => "rij_gewijzigd",
        Auditbevinding::RijOntbreekt { .. } => "rij_ontbreekt",
        Auditbevinding::RijIngevoegd { .. } => "rij_ingevoegd",
        Auditbevinding::ZegelGewijzigd { .. } => "zegel_gewijzigd",
        Auditbevinding::ZegelsOntbreken { .. } => "zegels_ontbreken",
        Auditbevinding::StaartAfgeknipt { .. } => "staart_afgeknipt",
        Auditbevinding::KopOnbekend { .. } => "kop_onbekend",
        Auditbevinding::VervalGewijzigd { .. } => "verval_gewijzigd",
    }
}

fn zin(bevinding: &Auditbevinding) -> String {
    match bevinding {
        Auditbevinding::RijGewijzigd { rij, zegel } => {
            format!("regel {rij} is gewijzigd nadat zij onder zegel {zegel} kwam")
        }
        Auditbevinding::RijOntbreekt { rij, zegel } => {
            format!("regel {rij} ontbreekt, maar staat onder zegel {zegel}")
        }
        Auditbevinding::RijIngevoegd { rij, zegel } => {
            format!("regel {rij} is ingevoegd: zij noemt zegel {zegel}, dat haar niet kent")
        }
        Auditbevinding::ZegelGewijzigd { zegel } => {
            format!("zegel {zegel} is gewijzigd of niet door ons gemaakt")
        }
        Auditbevinding::ZegelsOntbreken { van, tot } if van == tot => format!("zegel {van} ontbreekt"),
        Auditbevinding::ZegelsOntbreken { van, tot } => format!("de zegels {van} tot en met {tot} ontbreken"),
        Auditbevinding::StaartAfgeknipt { laatste, kop } => format!(
            "het einde is afgeknipt: het laatste zegel is {laatste}, maar zegel {} is eerder gemaakt",
            kop.nummer()
        ),
        Auditbevinding::KopOnbekend { kop } => format!(
            "de kop {} is onbekend: zegel {} in de database is een ander, of ontbreekt",
            kop,
            kop.nummer()
        ),
        Auditbevinding::VervalGewijzigd { verval } => {
            format!("wat verval {verval} zegt dat er weg mag zijn, is gewijzigd of niet door ons gezegd")
        }
    }
}
