//! The folders of configuration: what holds, and what the municipality still has to say itself.

use klant_core::configuratie::Configuratiefout;
use klant_core::machtiging::{Doel, Machtigingenset};
use klant_core::profiel::Profielenset;

use super::{Ernst, Verslag};
use crate::instellingen::Instellingen;
use crate::register;
use crate::uitkomst::Opdrachtfout;

const PROFIELEN: &str = "profielen";
const MACHTIGINGEN: &str = "machtigingen";

/// The profiles that hold, and the machtigingen; none of what has a fault.
pub(super) fn onderzoek(
    verslag: &mut Verslag,
    instellingen: &Instellingen,
) -> (Option<Profielenset>, Option<Machtigingenset>) {
    let profielen = profielen(verslag, instellingen);
    let machtigingen = machtigingen(verslag, instellingen, profielen.as_ref());
    (profielen, machtigingen)
}

fn profielen(verslag: &mut Verslag, instellingen: &Instellingen) -> Option<Profielenset> {
    let gelezen = register::profielen(instellingen.profielen.as_deref());
    let profielen = gelezen.map_err(|fout| meld(verslag, PROFIELEN, &fout)).ok()?;
    let aantal = profielen.iter().count();
    let zin = match &instellingen.profielen {
        Some(map) => format!("{aantal} interactieprofielen gelden, met die uit {}", map.display()),
        None => "alleen het ingebouwde profiel geldt; noem de map van de server met --profielen".to_owned(),
    };
    verslag.leg(PROFIELEN, Ernst::Goed, zin);
    Some(profielen)
}

fn machtigingen(
    verslag: &mut Verslag,
    instellingen: &Instellingen,
    profielen: Option<&Profielenset>,
) -> Option<Machtigingenset> {
    let gelezen = register::machtigingen(instellingen, profielen);
    let set = gelezen.map_err(|fout| meld(verslag, MACHTIGINGEN, &fout)).ok()?;
    let aantal = set.machtigingen.len();
    let zin = match &instellingen.machtigingen {
        Some(map) => format!("{aantal} machtigingen gelden, met die uit {}", map.display()),
        None => format!("{aantal} ingebouwde machtigingen gelden; noem een eigen map met --machtigingen"),
    };
    verslag.leg(MACHTIGINGEN, Ernst::Goed, zin);
    let voorlopig: Vec<&str> = set
        .doelen
        .iter()
        .filter(|(_, beschrijving)| beschrijving.is_voorlopig())
        .map(|(doel, _)| Doel::als_tekst(doel))
        .collect();
    if !voorlopig.is_empty() {
        let doelen = voorlopig.join(", ");
        let zin = format!(
            "nog geen verwerkingsactiviteit uit het eigen verwerkingsregister, in doelen.toml: {doelen}"
        );
        verslag.leg(MACHTIGINGEN, Ernst::LetOp, zin);
    }
    Some(set)
}

pub(super) fn meld(verslag: &mut Verslag, onderdeel: &'static str, fout: &Opdrachtfout) {
    match fout {
        Opdrachtfout::Configuratie(fouten) => {
            let fouten = fouten.alle().map(Configuratiefout::to_string);
            fouten.for_each(|fout| verslag.leg(onderdeel, Ernst::Stuk, fout));
        }
        fout => verslag.leg(onderdeel, Ernst::Stuk, fout.zin()),
    }
}
