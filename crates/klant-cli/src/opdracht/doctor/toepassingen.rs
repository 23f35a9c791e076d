//! The registered applications: do their tokens end, what are they for, and are their profiles there, and those that the machtigingen name?

use std::collections::BTreeSet;

use klant_core::Doel;
use klant_core::machtiging::Machtigingenset;
use klant_core::profiel::Profielenset;
use klant_register::Profielkeuze;
use klant_register::klok::{Klok as _, Systeemklok};
use klant_store::onderzoek::Onderzoek;
use klant_store::vraag::toepassing::{self, Toepassingkolommen};

use super::{Ernst, Verslag};

const ONDERDEEL: &str = "toepassingen";

pub(super) fn onderzoek(
    verslag: &mut Verslag,
    onderzoek: &mut Onderzoek,
    profielen: Option<&Profielenset>,
    machtigingen: Option<&Machtigingenset>,
) {
    let Some(alle) = verslag.antwoord(ONDERDEEL, onderzoek.vraag(toepassing::lijst)) else { return };
    let geldend: Vec<&Toepassingkolommen> = alle.iter().filter(|een| een.ingetrokken_op.is_none()).collect();
    verslag.leg(ONDERDEEL, Ernst::Goed, format!("{} met een token dat niet is ingetrokken", geldend.len()));
    let nu = Systeemklok.nu();
    let vervallen = |een: &Toepassingkolommen| een.vervalt_op.is_some_and(|op| op.0 <= nu);
    noem(verslag, &geldend, vervallen, "heeft een token dat is vervallen");
    noem(verslag, &geldend, |een| een.vervalt_op.is_none(), "heeft een token dat nooit vervalt");
    // A machtiging brings a purpose of its own.
    let gemachtigd = |een: &Toepassingkolommen| {
        een.machtigingen.is_some()
            || machtigingen.is_some_and(|set| {
                set.machtigingen.values().any(|machtiging| machtiging.toepassingen.contains(&een.naam))
            })
    };
    let zonder_doel =
        |een: &Toepassingkolommen| een.doel == Doel::niet_bepaald().als_tekst() && !gemachtigd(een);
    noem(verslag, &geldend, zonder_doel, "werkt onder het doel `niet-bepaald`");

    if let Some(machtigingen) = machtigingen {
        niet_geregistreerd(verslag, &geldend, machtigingen);
    }
    // Broken profiles were told already; against those nothing can be held.
    let Some(profielen) = profielen else { return };
    for een in geldend {
        let Some(codes) = codes(een) else {
            verslag.leg(
                ONDERDEEL,
                Ernst::Stuk,
                format!("{} heeft profielkeuzes die niet te lezen zijn", een.naam),
            );
            continue;
        };
        for code in codes.iter().filter(|code| profielen.profiel(code).is_none()) {
            let zin = format!("{} noemt het profiel `{code}`, dat er niet is", een.naam);
            verslag.leg(ONDERDEEL, Ernst::Stuk, zin);
        }
    }
}

/// A typing error in a name would leave the application that was meant without bounds.
fn niet_geregistreerd(verslag: &mut Verslag, toepassingen: &[&Toepassingkolommen], set: &Machtigingenset) {
    for machtiging in set.machtigingen.values() {
        for naam in &machtiging.toepassingen {
            if !toepassingen.iter().any(|een| een.naam == *naam) {
                let code = &machtiging.code;
                let zin = format!("{naam} staat in de machtiging `{code}`, maar is niet geregistreerd");
                verslag.leg(ONDERDEEL, Ernst::LetOp, zin);
            }
        }
    }
}

/// Every application of which something holds that deserves a look.
fn noem(
    verslag: &mut Verslag,
    toepassingen: &[&Toepassingkolommen],
    geldt: impl Fn(&Toepassingkolommen) -> bool,
    zin: &str,
) {
    for een in toepassingen.iter().filter(|een| geldt(een)) {
        verslag.leg(ONDERDEEL, Ernst::LetOp, format!("{} {zin}", een.naam));
    }
}

/// The profiles that an application names: its default, and those of its choices. None when they cannot be read.
fn codes(een: &Toepassingkolommen) -> Option<BTreeSet<String>> {
    let keuzes: Vec<Profielkeuze> = match &een.profielkeuzes {
        Some(json) => serde_json::from_str(json).ok()?,
        None => Vec::new(),
    };
    let keuzes = keuzes.iter().filter_map(Profielkeuze::profiel).map(|code| code.als_tekst().to_owned());
    Some(een.profiel.clone().into_iter().chain(keuzes).collect())
}
