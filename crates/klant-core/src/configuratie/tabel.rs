//! Strict reading of one table: every key is asked for by name, and what is left over is a fault.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::bron::{Bron, Plek};
use super::woorden;
use crate::keuze::Keuze;

/// A table of the document, of which keys are taken one by one.
pub struct Tabel<'d> {
    pad: String,
    begin: usize,
    velden: Vec<Veld<'d>>,
    bekend: Vec<&'static str>,
}

/// A key with its value.
pub struct Veld<'d> {
    pad: String,
    naam: &'d str,
    sleutel: usize,
    waarde: &'d Spanned<DeValue<'d>>,
}

impl<'d> Tabel<'d> {
    /// The whole file.
    #[must_use]
    pub fn document(document: &'d DeTable<'d>) -> Self {
        Self::nieuw(String::new(), 0, document)
    }

    fn nieuw(pad: String, begin: usize, tabel: &'d DeTable<'d>) -> Self {
        let velden = tabel
            .iter()
            .map(|(sleutel, waarde)| {
                let naam = sleutel.get_ref().as_ref();
                let pad =
                    if pad.is_empty() { als_sleutel(naam) } else { format!("{pad}.{}", als_sleutel(naam)) };
                Veld { pad, naam, sleutel: sleutel.span().start, waarde }
            })
            .collect();
        Self { pad, begin, velden, bekend: Vec::new() }
    }

    /// Takes a key that may be absent.
    pub fn neem(&mut self, naam: &'static str) -> Option<Veld<'d>> {
        self.bekend.push(naam);
        self.weiger(naam)
    }

    /// Takes a key that must not be there, without making it known.
    pub fn weiger(&mut self, naam: &str) -> Option<Veld<'d>> {
        let plaats = self.velden.iter().position(|veld| veld.naam == naam)?;
        Some(self.velden.swap_remove(plaats))
    }

    /// Takes a key that must be there. Its absence is a fault at the head of the table.
    pub fn vereist(&mut self, bron: &mut Bron<'_>, naam: &'static str) -> Option<Veld<'d>> {
        let veld = self.neem(naam);
        if veld.is_none() {
            let sleutel = if self.pad.is_empty() { naam.to_owned() } else { format!("{}.{naam}", self.pad) };
            let plek = Plek { begin: self.begin, sleutel };
            bron.meld(&plek, bron.familie.sleutel_ontbreekt, "deze sleutel is verplicht en ontbreekt");
        }
        veld
    }

    /// Takes every key, for a table in which the keys are free.
    #[must_use]
    pub fn alles(self) -> Vec<Veld<'d>> {
        self.velden
    }

    /// Ends the reading: what nobody asked for is a fault.
    pub fn sluit(self, bron: &mut Bron<'_>) {
        for veld in &self.velden {
            let melding = woorden::onbekend("deze sleutel bestaat hier niet", veld.naam, &self.bekend);
            bron.meld(&veld.sleutel(), bron.familie.sleutel_onbekend, melding);
        }
    }
}

impl<'d> Veld<'d> {
    /// The key itself, without what stands before it.
    #[must_use]
    pub const fn naam(&self) -> &'d str {
        self.naam
    }

    /// The place of the key.
    #[must_use]
    pub fn sleutel(&self) -> Plek {
        Plek { begin: self.sleutel, sleutel: self.pad.clone() }
    }

    /// The place of the value.
    #[must_use]
    pub fn waarde(&self) -> Plek {
        Plek { begin: self.waarde.span().start, sleutel: self.pad.clone() }
    }

    /// A text.
    pub fn tekst(&self, bron: &mut Bron<'_>) -> Option<&'d str> {
        match self.waarde.get_ref() {
            DeValue::String(text) => Some(text.as_ref()),
            _ => self.verkeerde_soort(bron, "een tekst"),
        }
    }

    /// The text, when it is one; anything else is for the caller to read.
    #[must_use]
    pub fn als_tekst(&self) -> Option<&'d str> {
        match self.waarde.get_ref() {
            DeValue::String(text) => Some(text.as_ref()),
            _ => None,
        }
    }

    /// Whether there stands a list, for where one may stand in place of one thing.
    #[must_use]
    pub fn is_lijst(&self) -> bool {
        matches!(self.waarde.get_ref(), DeValue::Array(_))
    }

    /// Whether there stands a table, for where one may stand in place of one word.
    #[must_use]
    pub fn is_tabel(&self) -> bool {
        matches!(self.waarde.get_ref(), DeValue::Table(_))
    }

    /// Whether a list stands here without anything in it.
    #[must_use]
    pub fn is_lege_lijst(&self) -> bool {
        matches!(self.waarde.get_ref(), DeValue::Array(leden) if leden.is_empty())
    }

    /// A text on one line, not empty, of at most so many characters.
    pub fn regel(&self, bron: &mut Bron<'_>, hoogstens: usize) -> Option<String> {
        let text = self.tekst(bron)?;
        let goed = (1..=hoogstens).contains(&text.chars().count())
            && !text.trim().is_empty()
            && !text.chars().any(char::is_control);
        if !goed {
            let melding = format!("hier hoort een tekst van 1 tot en met {hoogstens} tekens op één regel");
            bron.meld(&self.waarde(), bron.familie.bereik, melding);
        }
        goed.then(|| text.to_owned())
    }

    /// A text of at most so many characters, perhaps empty or on several lines; space around it is dropped.
    pub fn vrij(&self, bron: &mut Bron<'_>, hoogstens: usize) -> Option<String> {
        let text = self.tekst(bron)?.trim();
        if text.chars().count() > hoogstens {
            let melding = format!("hier hoort een tekst van hoogstens {hoogstens} tekens");
            bron.meld(&self.waarde(), bron.familie.bereik, melding);
            return None;
        }
        Some(text.to_owned())
    }

    /// A word of a closed list.
    pub fn woord<K: Keuze>(&self, bron: &mut Bron<'_>) -> Option<K> {
        let text = self.tekst(bron)?;
        let woord = K::van_woord(text);
        if woord.is_none() {
            let bekend: Vec<&str> = K::ALLE.iter().map(|lid| lid.woord()).collect();
            let melding = woorden::onbekend("dit woord bestaat hier niet", text, &bekend);
            bron.meld(&self.waarde(), bron.familie.woord_onbekend, melding);
        }
        woord
    }

    /// `true` or `false`.
    pub fn ja_of_nee(&self, bron: &mut Bron<'_>) -> Option<bool> {
        match self.waarde.get_ref() {
            DeValue::Boolean(waarde) => Some(*waarde),
            _ => self.verkeerde_soort(bron, "true of false"),
        }
    }

    /// A whole number; one that no machine word holds counts as the greatest there is.
    pub fn geheel_getal(&self, bron: &mut Bron<'_>) -> Option<i64> {
        match self.waarde.get_ref() {
            DeValue::Integer(getal) => {
                Some(i64::from_str_radix(getal.as_str(), getal.radix()).unwrap_or(i64::MAX))
            }
            _ => self.verkeerde_soort(bron, "een geheel getal"),
        }
    }

    /// A whole number within bounds.
    pub fn getal(&self, bron: &mut Bron<'_>, grenzen: RangeInclusive<u16>) -> Option<u16> {
        let getal = self.geheel_getal(bron)?;
        let binnen = u16::try_from(getal).ok().filter(|getal| grenzen.contains(getal));
        if binnen.is_none() {
            let melding = format!("dit getal ligt niet van {} tot en met {}", grenzen.start(), grenzen.end());
            bron.meld(&self.waarde(), bron.familie.bereik, melding);
        }
        binnen
    }

    /// A list, item by item; none when it is no list. Each item has its place.
    pub fn lijst(&self, bron: &mut Bron<'_>) -> Option<Vec<Self>> {
        let DeValue::Array(leden) = self.waarde.get_ref() else {
            return self.verkeerde_soort(bron, "een lijst");
        };
        let leden = leden.iter().enumerate();
        Some(
            leden
                .map(|(plaats, waarde)| Self {
                    pad: format!("{}[{plaats}]", self.pad),
                    naam: self.naam,
                    sleutel: waarde.span().start,
                    waarde,
                })
                .collect(),
        )
    }

    /// A list of which each item is read, and none stands twice.
    pub fn lijst_van<T: PartialEq>(
        &self,
        bron: &mut Bron<'_>,
        mut lees: impl FnMut(&Self, &mut Bron<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut gelezen = Vec::new();
        for lid in self.lijst(bron)? {
            let Some(waarde) = lees(&lid, bron) else { continue };
            if gelezen.contains(&waarde) {
                bron.meld(&lid.waarde(), bron.familie.dubbel, "dit staat al in deze lijst");
            } else {
                gelezen.push(waarde);
            }
        }
        Some(gelezen)
    }

    /// A table.
    pub fn tabel(&self, bron: &mut Bron<'_>) -> Option<Tabel<'d>> {
        match self.waarde.get_ref() {
            DeValue::Table(tabel) => Some(Tabel::nieuw(self.pad.clone(), self.waarde.span().start, tabel)),
            _ => self.verkeerde_soort(bron, "een tabel"),
        }
    }

    fn verkeerde_soort<T>(&self, bron: &mut Bron<'_>, hoort: &str) -> Option<T> {
        let staat = match self.waarde.get_ref() {
            DeValue::String(_) => "een tekst",
            DeValue::Integer(_) => "een geheel getal",
            DeValue::Float(_) => "een gebroken getal",
            DeValue::Boolean(_) => "true of false",
            DeValue::Datetime(_) => "een datum of tijd",
            DeValue::Array(_) => "een lijst",
            DeValue::Table(_) => "een tabel",
        };
        bron.meld(&self.waarde(), bron.familie.soort, format!("hier hoort {hoort}, maar er staat {staat}"));
        None
    }
}

/// A key as TOML spells it: bare where that is possible, else quoted, so that a path stays on one line.
fn als_sleutel(naam: &str) -> String {
    let kaal = !naam.is_empty() && naam.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if kaal { naam.to_owned() } else { format!("\"{}\"", naam.escape_debug()) }
}
