//! What `validator` found, as faults with a place.

use klant_core::Code;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use super::fouten::Fouten;

/// Notes every fault of lengths, bounds and presence, ordered by place.
pub(super) fn meld(fouten: &mut Fouten, gevonden: &ValidationErrors) {
    let mut lijst = Vec::new();
    verzamel(gevonden, "", &mut lijst);
    lijst.sort_by(|links, rechts| links.0.cmp(&rechts.0));
    for (pad, fout) in lijst {
        match vertaald(fout) {
            (Code::VeldVerplicht, _) => fouten.ontbreekt(pad, Code::VeldVerplicht),
            (code, Some(toelichting)) => fouten.meld_met(pad, code, toelichting),
            (code, None) => fouten.meld(pad, code),
        }
    }
}

fn verzamel<'a>(gevonden: &'a ValidationErrors, pad: &str, lijst: &mut Vec<(String, &'a ValidationError)>) {
    for (veld, soort) in gevonden.errors() {
        let pad = format!("{pad}/{}", lower_camel(veld));
        match soort {
            ValidationErrorsKind::Field(fouten) => {
                lijst.extend(fouten.iter().map(|fout| (pad.clone(), fout)));
            }
            ValidationErrorsKind::Struct(dieper) => verzamel(dieper, &pad, lijst),
            ValidationErrorsKind::List(elementen) => {
                for (plaats, dieper) in elementen {
                    verzamel(dieper, &format!("{pad}/{plaats}"), lijst);
                }
            }
        }
    }
}

/// The code of a fault, with the bound that was crossed. The value itself is never looked at.
fn vertaald(fout: &ValidationError) -> (Code, Option<String>) {
    let getal = |naam: &str| fout.params.get(naam).and_then(serde_json::Value::as_f64);
    let (min, max) = (getal("min"), getal("max"));
    match fout.code.as_ref() {
        "required" => (Code::VeldVerplicht, None),
        "length" => match (max, min) {
            (Some(max), _) => (Code::VeldTeLang, Some(format!("ten hoogste {max} tekens"))),
            (None, Some(min)) => (Code::VeldTeKort, Some(format!("ten minste {min}"))),
            (None, None) => (Code::VeldTeLang, None),
        },
        "range" => {
            let te_groot = match (getal("value"), max) {
                (Some(waarde), Some(max)) => waarde > max,
                _ => min.is_none(),
            };
            match (te_groot, min, max) {
                (true, _, Some(max)) => (Code::VeldTeGroot, Some(format!("ten hoogste {max}"))),
                (false, Some(min), _) => (Code::VeldTeKlein, Some(format!("ten minste {min}"))),
                (true, ..) => (Code::VeldTeGroot, None),
                (false, ..) => (Code::VeldTeKlein, None),
            }
        }
        _ => (Code::VeldType, None),
    }
}

/// `digitale_adressen` as the body spells it: `digitaleAdressen`.
fn lower_camel(naam: &str) -> String {
    let mut hoofdletter = false;
    let mut uit = String::with_capacity(naam.len());
    for teken in naam.chars() {
        if teken == '_' {
            hoofdletter = true;
        } else if std::mem::take(&mut hoofdletter) {
            uit.push(teken.to_ascii_uppercase());
        } else {
            uit.push(teken);
        }
    }
    uit
}

#[cfg(test)]
mod tests {
    use super::lower_camel;

    #[test]
    fn namen_zijn_die_van_het_lichaam() {
        assert_eq!(lower_camel("voorvoegsel_achternaam"), "voorvoegselAchternaam");
        assert_eq!(lower_camel("adresregel1"), "adresregel1");
    }
}
