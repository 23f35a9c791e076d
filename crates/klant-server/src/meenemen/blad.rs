//! One page of HTML that needs nothing beside itself: no script, no picture, no other address. The only place that writes a value
//! into it escapes it.

use std::fmt::Write as _;

/// Readable on a telephone and on paper.
const STIJL: &str = "\
:root{color-scheme:light dark}\
body{font:1rem/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;max-width:46rem;margin:0 auto;padding:1rem;\
overflow-wrap:anywhere}\
h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:2px solid;\
padding-bottom:.2rem}h3{font-size:1rem;margin:1.5rem 0 .3rem}p{margin:.4rem 0}\
table{border-collapse:collapse;width:100%;margin:.3rem 0}\
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid #8886}\
thead th{font-weight:600}tbody th{font-weight:600;width:34%}td p{margin:0;white-space:pre-line}\
.wie{font-size:.85rem;opacity:.8}\
@media(max-width:34rem){table.breed thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}\
table.breed tr{display:block;border-bottom:1px solid #8886;padding:.3rem 0}table.breed th,table.breed td{display:block;\
border:0;width:auto;padding:.1rem 0}}\
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}tr{break-inside:avoid}}";

/// A value with who gave it.
pub(super) struct Waarde {
    pub(super) tekst: String,
    pub(super) wie: Option<String>,
}

impl Waarde {
    pub(super) fn nieuw(tekst: impl Into<String>) -> Self {
        Self { tekst: tekst.into(), wie: None }
    }

    pub(super) fn van(tekst: impl Into<String>, wie: Option<String>) -> Self {
        Self { tekst: tekst.into(), wie }
    }
}

/// A page while it is written.
pub(super) struct Blad(String);

impl Blad {
    /// A page with its title and what it is.
    pub(super) fn nieuw(titel: &str, inleiding: &[&str]) -> Self {
        let mut blad = Self(String::new());
        blad.ruw("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n");
        blad.ruw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        blad.ruw("<meta name=\"referrer\" content=\"no-referrer\">\n");
        blad.element("title", titel);
        blad.ruw("<style>");
        blad.ruw(STIJL);
        blad.ruw("</style>\n</head>\n<body>\n<main>\n");
        blad.element("h1", titel);
        for zin in inleiding {
            blad.alinea(zin);
        }
        blad
    }

    /// The whole page.
    pub(super) fn klaar(mut self) -> String {
        self.ruw("</main>\n</body>\n</html>\n");
        self.0
    }

    pub(super) fn kop(&mut self, tekst: &str) {
        self.element("h2", tekst);
    }

    pub(super) fn tussenkop(&mut self, tekst: &str) {
        self.element("h3", tekst);
    }

    pub(super) fn alinea(&mut self, tekst: &str) {
        self.element("p", tekst);
    }

    /// Names with their values; nothing when there are none.
    pub(super) fn gegevens(&mut self, rijen: &[(&str, Waarde)]) {
        if rijen.is_empty() {
            return;
        }
        self.ruw("<table>\n<tbody>\n");
        for (naam, waarde) in rijen {
            self.ruw("<tr><th scope=\"row\">");
            self.veilig(naam);
            self.ruw("</th>");
            self.cel(waarde);
            self.ruw("</tr>\n");
        }
        self.ruw("</tbody>\n</table>\n");
    }

    /// A table with heads above its columns; the first cell of a row names it.
    pub(super) fn tabel(&mut self, koppen: &[&str], rijen: &[Vec<Waarde>]) {
        if rijen.is_empty() {
            return;
        }
        self.ruw("<table class=\"breed\">\n<thead>\n<tr>");
        for kop in koppen {
            self.ruw("<th scope=\"col\">");
            self.veilig(kop);
            self.ruw("</th>");
        }
        self.ruw("</tr>\n</thead>\n<tbody>\n");
        for rij in rijen {
            self.ruw("<tr>");
            for cel in rij {
                self.cel(cel);
            }
            self.ruw("</tr>\n");
        }
        self.ruw("</tbody>\n</table>\n");
    }

    fn cel(&mut self, waarde: &Waarde) {
        self.ruw("<td><p>");
        self.veilig(&waarde.tekst);
        self.ruw("</p>");
        if let Some(wie) = &waarde.wie {
            self.ruw("<p class=\"wie\">");
            self.veilig(wie);
            self.ruw("</p>");
        }
        self.ruw("</td>");
    }

    fn element(&mut self, naam: &str, tekst: &str) {
        // Writing to a String does not fail.
        let _ = write!(self.0, "<{naam}>");
        self.veilig(tekst);
        let _ = writeln!(self.0, "</{naam}>");
    }

    fn ruw(&mut self, tekst: &str) {
        self.0.push_str(tekst);
    }

    fn veilig(&mut self, tekst: &str) {
        for teken in tekst.chars() {
            match teken {
                '&' => self.ruw("&amp;"),
                '<' => self.ruw("&lt;"),
                '>' => self.ruw("&gt;"),
                '"' => self.ruw("&quot;"),
                '\'' => self.ruw("&#39;"),
                '\n' | '\t' => self.0.push(teken),
                // What turns the text around it is not for who reads to be fooled by.
                '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                _ if teken.is_control() => {}
                _ => self.0.push(teken),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s6a_pagina_schrijft_geen_waarde_als_opmaak() {
        let boos = "</td><script>alert('x')</script>\u{202e}\"&\0";
        let mut blad = Blad::nieuw(boos, &[boos]);
        blad.kop(boos);
        blad.tussenkop(boos);
        blad.gegevens(&[(boos, Waarde::van(boos, Some(boos.to_owned())))]);
        blad.tabel(&[boos], &[vec![Waarde::nieuw(boos)]]);
        let pagina = blad.klaar();
        assert_eq!(pagina.matches("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;").count(), 10);
        for verboden in ["<script", "http:", "https:", "\u{202e}", "\0", "url("] {
            assert!(!pagina.contains(verboden), "{verboden}");
        }
    }
}
