//! The faults of one body, each with its place; all of them come back at once.

use std::fmt;

use klant_core::waarde::Formaatfout;
use klant_core::{Code, Reden};

/// A place in a body, printed as a JSON pointer (RFC 6901). It costs nothing until a fault is found.
#[derive(Clone, Copy)]
pub(crate) struct Pad<'a> {
    ouder: Option<&'a Pad<'a>>,
    stap: Stap<'a>,
}

#[derive(Clone, Copy)]
enum Stap<'a> {
    Veld(&'a str),
    Plaats(usize),
}

impl<'a> Pad<'a> {
    /// The whole body.
    pub(crate) const WORTEL: Pad<'static> = Pad { ouder: None, stap: Stap::Plaats(0) };

    /// A member of the object at this place.
    pub(crate) const fn veld(&'a self, naam: &'a str) -> Pad<'a> {
        Pad { ouder: Some(self), stap: Stap::Veld(naam) }
    }

    /// An element of the list at this place.
    pub(crate) const fn plaats(&'a self, plaats: usize) -> Pad<'a> {
        Pad { ouder: Some(self), stap: Stap::Plaats(plaats) }
    }
}

impl fmt::Display for Pad<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(ouder) = self.ouder else { return Ok(()) };
        ouder.fmt(f)?;
        match self.stap {
            Stap::Veld(naam) => write!(f, "/{}", ontsnapt(naam)),
            Stap::Plaats(plaats) => write!(f, "/{plaats}"),
        }
    }
}

/// A member's name as a step of a JSON pointer.
pub(super) fn ontsnapt(naam: &str) -> String {
    naam.replace('~', "~0").replace('/', "~1")
}

/// Collects faults. What was already refused and taken out of the body is not complained about twice.
#[derive(Default)]
pub(crate) struct Fouten {
    redenen: Vec<Reden>,
    verwijderd: Vec<String>,
}

impl Fouten {
    /// Whether nothing is wrong.
    pub(crate) fn is_leeg(&self) -> bool {
        self.redenen.is_empty()
    }

    /// All that is wrong, in the order in which it was found.
    pub(crate) fn redenen(self) -> Vec<Reden> {
        self.redenen
    }

    /// Something is wrong at this place.
    pub(crate) fn meld(&mut self, pad: impl fmt::Display, code: Code) {
        self.meld_reden(Reden::op(code, pad.to_string()));
    }

    /// Something is wrong at this place, with a remark that holds no value of the body.
    pub(crate) fn meld_met(&mut self, pad: impl fmt::Display, code: Code, toelichting: impl Into<String>) {
        self.meld_reden(Reden::op(code, pad.to_string()).met_toelichting(toelichting));
    }

    fn meld_reden(&mut self, reden: Reden) {
        if !self.verwijderd.iter().any(|weg| ligt_onder(reden.plaats(), weg)) {
            self.redenen.push(reden);
        }
    }

    /// A member that has to be here is not; silent when it, or something within it, was taken out.
    pub(crate) fn ontbreekt(&mut self, pad: impl fmt::Display, code: Code) {
        let pad = pad.to_string();
        if !self.verwijderd.iter().any(|weg| ligt_onder(weg, &pad)) {
            self.meld(pad, code);
        }
    }

    /// The part that has to be here.
    pub(crate) fn verplicht<T>(&mut self, pad: impl fmt::Display, deel: Option<T>) -> Option<T> {
        if deel.is_none() {
            self.ontbreekt(pad, Code::VeldVerplicht);
        }
        deel
    }

    /// Something was wrong at this place and is taken out of the body.
    pub(super) fn verwijder(&mut self, reden: Reden) {
        let plaats = reden.plaats().to_owned();
        self.meld_reden(reden);
        if !self.verwijderd.contains(&plaats) {
            self.verwijderd.push(plaats);
        }
    }

    /// The value of a reading; its fault is noted at this place.
    pub(crate) fn neem<T>(&mut self, pad: impl fmt::Display, lezing: Result<T, Formaatfout>) -> Option<T> {
        lezing.map_err(|fout| self.meld(pad, fout.code())).ok()
    }
}

fn ligt_onder(pad: &str, boven: &str) -> bool {
    pad.strip_prefix(boven).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pad_is_een_json_pointer() {
        let lijst = Pad::WORTEL.veld("digitaleAdressen");
        let element = lijst.plaats(2);
        assert_eq!(Pad::WORTEL.to_string(), "");
        assert_eq!(element.veld("a/b~c").to_string(), "/digitaleAdressen/2/a~1b~0c");
    }

    #[test]
    fn wat_al_is_verwijderd_geeft_geen_tweede_fout() {
        let mut fouten = Fouten::default();
        fouten.verwijder(Reden::op(Code::VeldType, "/klant/uuid"));
        fouten.meld("/klant/uuid", Code::VeldUuid);
        fouten.ontbreekt("/klant", Code::VeldPreciesEen);
        fouten.meld("/klant/uuid2", Code::VeldUuid);
        let plaatsen: Vec<String> = fouten.redenen().iter().map(|reden| reden.plaats().to_owned()).collect();
        assert_eq!(plaatsen, ["/klant/uuid", "/klant/uuid2"]);
    }
}
