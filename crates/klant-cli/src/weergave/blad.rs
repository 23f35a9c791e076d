//! A page for people: headings, names with values, tables; at most a hundred columns wide.

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width, presets};

const BREEDTE: u16 = 100;

/// One line, under the heads of the columns.
const STIJL: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// The page so far.
pub(crate) struct Blad {
    tekst: String,
    toon_nummers: bool,
}

impl Blad {
    pub(crate) fn nieuw(toon_nummers: bool) -> Self {
        Self { tekst: String::new(), toon_nummers }
    }

    pub(crate) fn tekst(&self) -> &str {
        &self.tekst
    }

    /// A number that identifies: whoever looks over a shoulder sees its last two characters, unless all was asked for.
    pub(crate) fn nummer(&self, nummer: &str) -> String {
        let verborgen = if self.toon_nummers { 0 } else { nummer.chars().count().saturating_sub(2) };
        nummer.chars().enumerate().map(|(i, teken)| if i < verborgen { '*' } else { teken }).collect()
    }

    /// A heading, with a blank line before it when something stands above.
    pub(crate) fn kop(&mut self, kop: &str) {
        if !self.tekst.is_empty() {
            self.tekst.push('\n');
        }
        self.regel(kop);
    }

    /// One line.
    pub(crate) fn regel(&mut self, regel: &str) {
        self.tekst.push_str(&schoon(regel));
        self.tekst.push('\n');
    }

    /// Names with values below each other; what has no value is left out.
    pub(crate) fn rijen<const N: usize>(&mut self, rijen: [(&str, Option<String>); N]) {
        let mut tabel = tabel(presets::NOTHING);
        for (naam, waarde) in rijen {
            if let Some(waarde) = waarde {
                tabel.add_row([naam.to_owned(), schone_regels(&waarde)]);
            }
        }
        if let Some(namen) = tabel.column_mut(0) {
            namen.set_constraint(ColumnConstraint::Absolute(Width::Fixed(22)));
        }
        self.plaats(&tabel);
    }

    /// A table under its heading; without rows neither.
    pub(crate) fn tabel<const N: usize>(&mut self, kop: &str, kolommen: [&str; N], rijen: Vec<[String; N]>) {
        if rijen.is_empty() {
            return;
        }
        self.kop(kop);
        let mut tabel = tabel(STIJL);
        tabel.set_header(kolommen);
        for rij in rijen {
            tabel.add_row(rij.map(|cel| schone_regels(&cel)));
        }
        self.plaats(&tabel);
    }

    fn plaats(&mut self, tabel: &Table) {
        if !tabel.is_empty() {
            for regel in tabel.lines() {
                self.tekst.push_str(regel.trim_end());
                self.tekst.push('\n');
            }
        }
    }
}

fn tabel(stijl: TableStyle) -> Table {
    let mut tabel = Table::new();
    tabel.load_style(stijl).set_content_arrangement(ContentArrangement::Dynamic).set_width(BREEDTE);
    tabel
}

fn schone_regels(tekst: &str) -> String {
    tekst.lines().map(schoon).collect::<Vec<_>>().join("\n")
}

/// One line in which what someone wrote does not steer the terminal, nor turn the order of its letters.
pub(crate) fn schoon(regel: &str) -> String {
    let stuurt = |teken: char| {
        teken.is_control()
            || matches!(teken, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    regel.chars().map(|teken| if stuurt(teken) { '\u{fffd}' } else { teken }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blad_blijft_binnen_honderd_kolommen() {
        let mut blad = Blad::nieuw(false);
        let lang = "woord ".repeat(60);
        blad.rijen([("Inhoud", Some(lang.clone())), ("Leeg", None)]);
        blad.tabel("Redenen", ["Code", "Reden"], vec![["S12.nodig".to_owned(), lang]]);
        let tekst = blad.tekst();
        assert!(tekst.lines().all(|regel| regel.chars().count() <= usize::from(BREEDTE)), "{tekst}");
        assert!(!tekst.contains("Leeg"));
        assert_eq!(tekst.matches("woord").count(), 120);
    }

    #[test]
    fn tabel_zonder_rijen_heeft_ook_geen_kop() {
        let mut blad = Blad::nieuw(false);
        blad.tabel("Taken", ["Status"], Vec::new());
        assert_eq!(blad.tekst(), "");
    }

    #[test]
    fn s23_tekst_van_een_klant_stuurt_de_terminal_niet() {
        let mut blad = Blad::nieuw(false);
        blad.rijen([("Onderwerp", Some("a\u{1b}[31mb\rx\u{202e}c\nd".to_owned()))]);
        blad.regel("x\ny");
        assert!(!blad.tekst().contains(['\u{1b}', '\r', '\u{202e}']), "{:?}", blad.tekst());
        assert!(blad.tekst().contains("x\u{fffd}y"));
    }

    #[test]
    fn s23_nummer_toont_alleen_zijn_einde_tenzij_gevraagd() {
        assert_eq!(Blad::nieuw(false).nummer("999990019"), "*******19");
        assert_eq!(Blad::nieuw(true).nummer("999990019"), "999990019");
        assert_eq!(Blad::nieuw(false).nummer("7"), "7");
    }
}
