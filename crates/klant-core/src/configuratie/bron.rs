//! A file under reading: its text as a TOML document, and the faults found in it.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::{Bestand, Configuratiefout, Familie, syntax};
use crate::Code;

/// Where in the file something stands, and under which key.
pub struct Plek {
    /// Its byte, from the beginning of the file.
    pub begin: usize,
    /// The dotted path of the key.
    pub sleutel: String,
}

impl Plek {
    /// The first character of the file, outside every key.
    #[must_use]
    pub const fn begin() -> Self {
        Self { begin: 0, sleutel: String::new() }
    }
}

/// One file and what is wrong with it so far.
pub struct Bron<'t> {
    bestand: &'t str,
    tekst: &'t str,
    /// The codes of its faults.
    pub familie: &'static Familie,
    fouten: Vec<Configuratiefout>,
}

impl<'t> Bron<'t> {
    /// A file without a fault so far, of which the faults are named by these codes.
    #[must_use]
    pub fn nieuw(bestand: &'t Bestand, familie: &'static Familie) -> Self {
        // A byte order mark is no character of the first line: columns would be one off.
        let tekst = bestand.tekst.strip_prefix('\u{feff}').unwrap_or(&bestand.tekst);
        Self { bestand: &bestand.naam, tekst, familie, fouten: Vec::new() }
    }

    /// The name of the file as it was given, for people.
    #[must_use]
    pub const fn bestand(&self) -> &'t str {
        self.bestand
    }

    /// The name of the file without the folder before it.
    #[must_use]
    pub fn kale_naam(&self) -> &'t str {
        self.bestand.rsplit(['/', '\\']).next().unwrap_or(self.bestand)
    }

    /// The number of faults so far.
    #[must_use]
    pub const fn aantal(&self) -> usize {
        self.fouten.len()
    }

    /// Whether a fault of this kind was found.
    #[must_use]
    pub fn heeft(&self, code: Code) -> bool {
        self.fouten.iter().any(|fout| fout.code == code)
    }

    /// Records a fault.
    pub fn meld(&mut self, plek: &Plek, code: Code, melding: impl Into<String>) {
        let (regel, kolom) = self.plaats(plek.begin);
        self.fouten.push(Configuratiefout {
            bestand: self.bestand.to_owned(),
            regel,
            kolom,
            sleutel: plek.sleutel.clone(),
            code,
            melding: melding.into(),
        });
    }

    /// Records a fault of the file as a whole.
    pub fn meld_bestand(&mut self, code: Code, melding: &str) {
        self.meld(&Plek::begin(), code, melding);
    }

    /// The faults in the order of the file.
    #[must_use]
    pub fn fouten(mut self) -> Vec<Configuratiefout> {
        self.fouten.sort_by_key(|fout| (fout.regel, fout.kolom));
        self.fouten
    }

    /// The document. None after a syntax error: what follows one cannot be judged. A key that stands twice is a fault,
    /// but the rest of the file is still clear.
    pub fn document(&mut self) -> Option<DeTable<'t>> {
        let (document, errors) = DeTable::parse_recoverable(self.tekst);
        let syntaxfouten = syntax::fouten(self.tekst, &errors);
        let mut dubbel: Vec<Range<usize>> = errors
            .iter()
            .filter(|error| syntax::is_dubbel(error))
            .filter_map(toml::de::Error::span)
            .collect();
        dubbel.sort_by_key(|span| span.start);
        dubbel.dedup();
        for (begin, melding) in &syntaxfouten {
            self.meld(&Plek { begin: *begin, sleutel: String::new() }, self.familie.syntax, *melding);
        }
        for span in dubbel {
            let sleutel = self.pad_op(&span);
            self.meld(&Plek { begin: span.start, sleutel }, self.familie.dubbel, "deze sleutel staat er al");
        }
        syntaxfouten.is_empty().then(|| Spanned::into_inner(document))
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    fn plaats(&self, begin: usize) -> (usize, usize) {
        let voor = self.tekst.get(..self.tekst.floor_char_boundary(begin)).unwrap_or(self.tekst);
        let kolom = voor.chars().rev().take_while(|teken| *teken != '\n').count();
        (voor.matches('\n').count() + 1, kolom + 1)
    }

    /// The dotted path of a key of which only the place is known: a key that stands twice is not in the document.
    fn pad_op(&self, span: &Range<usize>) -> String {
        let voor = self.tekst.get(..span.end).unwrap_or_default();
        let sleutel = self.tekst.get(span.clone()).unwrap_or_default();
        let (eerder, regel) = voor.rsplit_once('\n').unwrap_or(("", voor));
        let regel = regel.trim();
        if let Some(kop) = regel.strip_prefix('[') {
            return kop.trim_start_matches('[').trim().to_owned();
        }
        // Inside a table on one line, the text before the sign is the key of that table.
        let pad = match regel.split_once('=') {
            Some((buiten, _)) => format!("{}.{sleutel}", buiten.trim()),
            None => regel.to_owned(),
        };
        let kop = eerder.lines().rev().find_map(|regel| {
            let kop = regel.trim().strip_prefix('[')?;
            Some(kop.split(']').next().unwrap_or(kop).trim())
        });
        match kop {
            Some(kop) => format!("{kop}.{pad}"),
            None => pad,
        }
    }
}
