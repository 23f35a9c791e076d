//! What is stored: rows that belong to nobody, and values that the register can no longer read.

use klant_core::profiel::{Profielcode, Profielenset};
use klant_core::{
    Berichtsoort, Bronsoort, Doel, Element, Keuze, Middel, Niveau, Rol, SoortActor, SoortDigitaalAdres,
    SoortPartij, Taakstatus,
};
use klant_register::Strengheid;
use klant_store::Sleutelbos;
use klant_store::onderzoek::{self, Onderzoek};

use super::{Ernst, Verslag};

/// Whether the register reads this word.
type Lezer = fn(&str) -> bool;

/// The columns that hold a word of a closed list, or a code.
const WOORDEN: [(&str, &str, Lezer); 19] = [
    ("actor", "soort", woord::<SoortActor>),
    ("betrokkene", "rol", woord::<Rol>),
    ("betrokkene", "verstrekt_door", woord::<Bronsoort>),
    ("digitaal_adres", "soort", woord::<SoortDigitaalAdres>),
    ("digitaal_adres", "herkomst_door", woord::<Bronsoort>),
    ("herkomst", "door", woord::<Bronsoort>),
    ("herkomst", "element", woord::<Element>),
    ("interactie", "profiel_code", |tekst| tekst.parse::<Profielcode>().is_ok()),
    ("interne_taak", "status", woord::<Taakstatus>),
    ("kenbaarmaking", "berichtsoort", |tekst| tekst.parse::<Berichtsoort>().is_ok()),
    ("partij", "soort", woord::<SoortPartij>),
    ("partij_wens", "element", woord::<Element>),
    ("toepassing", "doel", |tekst| tekst.parse::<Doel>().is_ok()),
    ("toepassing", "niveau", woord::<Niveau>),
    ("toepassing", "strengheid", woord::<Strengheid>),
    ("vaststelling", "middel", woord::<Middel>),
    ("vaststelling", "niveau", woord::<Niveau>),
    ("voorkeur", "berichtsoort", |tekst| tekst.parse::<Berichtsoort>().is_ok()),
    ("wens", "element", woord::<Element>),
];

fn woord<K: Keuze>(tekst: &str) -> bool {
    K::van_woord(tekst).is_some()
}

pub(super) fn onderzoek(
    verslag: &mut Verslag,
    onderzoek: &mut Onderzoek,
    profielen: Option<&Profielenset>,
    sleutels: Option<&Sleutelbos>,
) {
    if let Some(profielen) = profielen {
        interacties(verslag, onderzoek, profielen);
    }
    if let Some(aantal) =
        verslag.antwoord("digitale adressen", onderzoek.vraag(onderzoek::digitale_adressen_van_niemand))
    {
        verslag.tel(
            "digitale adressen",
            Ernst::LetOp,
            aantal,
            "van niemand: zonder partij en zonder betrokkene",
        );
    }
    if let Some(aantal) =
        verslag.antwoord("identificaties", onderzoek.vraag(onderzoek::identificatoren_van_niemand))
    {
        verslag.tel("identificaties", Ernst::LetOp, aantal, "van niemand: zonder partij");
    }
    waarden(verslag, onderzoek, sleutels);
    if let Some(Some(toestand)) = verslag.antwoord("bestand", onderzoek.vraag(onderzoek::bestand)) {
        verslag.tel("bestand", Ernst::Stuk, toestand.beschadigingen, "beschadigingen van het SQLite-bestand");
        verslag.tel(
            "bestand",
            Ernst::Stuk,
            toestand.losse_verwijzingen,
            "verwijzingen naar een rij die er niet is",
        );
        for een in toestand.onleesbaar {
            onleesbaar(verslag, &een.tabel, &een.kolom, een.aantal);
        }
    }
}

/// An interactie whose profile is gone stays as it is and can still be read; `klant` puts no other in its place.
fn interacties(verslag: &mut Verslag, onderzoek: &mut Onderzoek, profielen: &Profielenset) {
    let Some(codes) = verslag.antwoord("interacties", onderzoek.vraag(onderzoek::profielen_van_interacties))
    else {
        return;
    };
    let alle: i64 = codes.iter().map(|(_, aantal)| aantal).sum();
    verslag.leg("interacties", Ernst::Goed, format!("{alle} vastgelegd"));
    for (code, aantal) in codes {
        // A text that is no code is counted among the values that cannot be read, and not repeated here.
        if code.parse::<Profielcode>().is_ok() && profielen.profiel(&code).is_none() {
            verslag.tel(
                "interacties",
                Ernst::LetOp,
                aantal,
                format!("met het profiel `{code}`, dat er niet is"),
            );
        }
    }
}

fn waarden(verslag: &mut Verslag, onderzoek: &mut Onderzoek, sleutels: Option<&Sleutelbos>) {
    let begin = verslag.0.len();
    for (tabel, kolom, lezer) in WOORDEN {
        let gevraagd = onderzoek.vraag(|tx| onderzoek::woorden(tx, tabel, kolom));
        let Some(woorden) = verslag.antwoord("waarden", gevraagd) else { continue };
        let aantal = woorden.iter().filter(|(woord, _)| !lezer(woord)).map(|(_, aantal)| aantal).sum();
        if aantal > 0 {
            onleesbaar(verslag, tabel, kolom, aantal);
        }
    }
    if let Some(sleutels) = sleutels {
        let gevraagd = onderzoek.vraag(|tx| onderzoek::waarden_die_niet_opengaan(tx, sleutels));
        for een in verslag.antwoord("waarden", gevraagd).unwrap_or_default() {
            onleesbaar(verslag, &een.tabel, &een.kolom, een.aantal);
        }
    }
    if verslag.0.len() == begin {
        verslag.leg(
            "waarden",
            Ernst::Goed,
            "elke kolom met vaste woorden en elk versleuteld nummer is te lezen",
        );
    }
}

fn onleesbaar(verslag: &mut Verslag, tabel: &str, kolom: &str, aantal: i64) {
    verslag.tel("waarden", Ernst::Stuk, aantal, format!("onleesbaar in tabel {tabel}, kolom {kolom}"));
}
