//! What `klant opschonen` does with the logs.

use klant_core::Toegang;
use klant_register::{Logverval, Register, Vervaluitkomst, Vervalverslag};
use serde_json::{Value, json};

use crate::auditlog;
use crate::cli::Opschonen;
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, Uitkomst};
use crate::weergave::Blad;

/// Makes the months ready, and lets those go that are older than their terms; what waits for a seal gets it first.
pub(super) async fn schoon_op(
    register: &Register,
    instellingen: &Instellingen,
    toegang: &Toegang,
    vraag: &Opschonen,
) -> Result<Vervalverslag, Opdrachtfout> {
    let termijnen = vraag.termijnen.of(instellingen.bewaartermijnen);
    if !vraag.proef {
        register.maak_maanden_gereed().await?;
        if termijnen.audit.is_some() {
            auditlog::verzegel(register, &instellingen.zegelbestand).await?;
        }
    }
    Ok(register.laat_logboeken_vervallen(toegang, termijnen, vraag.proef).await?)
}

/// Each log by its name.
fn alle(verslag: &Vervalverslag) -> [(&'static str, Option<Logverval>); 2] {
    [("verwerkingenlogboek", verslag.verwerkingen), ("auditlog", verslag.audit)]
}

pub(super) fn json(verslag: &Vervalverslag) -> Value {
    alle(verslag)
        .into_iter()
        .map(|(naam, verval)| {
            let verval = verval.map(|een| {
                json!({ "uitkomst": woord(een.uitkomst), "blijftVanaf": een.grens.eerste_dag().to_string() })
            });
            (naam.to_owned(), verval.unwrap_or(Value::Null))
        })
        .collect()
}

pub(super) fn toon(blad: &mut Blad, verslag: &Vervalverslag, proef: bool) {
    blad.rijen(alle(verslag).map(|(naam, verval)| {
        let zin = verval.map_or_else(
            || "heeft geen termijn en blijft".to_owned(),
            |een| match een.uitkomst {
                Vervaluitkomst::Niets => format!("niets van voor {}", een.grens),
                Vervaluitkomst::Vervallen if proef => format!("zou vervallen tot {}", een.grens),
                Vervaluitkomst::Vervallen => format!("vervallen tot {}", een.grens),
                Vervaluitkomst::Onverzegeld => "wacht: wat zou vervallen is nog niet verzegeld".to_owned(),
                Vervaluitkomst::Geschonden => {
                    "vervalt niet, want het is geschonden; zie `klant audit controleer`".to_owned()
                }
            },
        );
        (if naam == "auditlog" { "Auditlog" } else { "Verwerkingenlogboek" }, Some(zin))
    }));
}

/// A log that is not as it was sealed is not cleared.
pub(super) fn uitkomst(verslag: &Vervalverslag) -> Uitkomst {
    let geschonden = |een: Logverval| een.uitkomst == Vervaluitkomst::Geschonden;
    if verslag.audit.is_some_and(geschonden) { Uitkomst::Geweigerd } else { Uitkomst::Gedaan }
}

const fn woord(uitkomst: Vervaluitkomst) -> &'static str {
    match uitkomst {
        Vervaluitkomst::Niets => "niets",
        Vervaluitkomst::Vervallen => "vervallen",
        Vervaluitkomst::Onverzegeld => "onverzegeld",
        Vervaluitkomst::Geschonden => "geschonden",
    }
}
