//! A value as a client gave it.

use std::fmt;
use std::str::FromStr;

use super::Formaatfout;

/// A value kept exactly as a client gave it, with its reading or with the reason why it cannot be read.
///
/// Reading a stored value never fails: an application may have written what the format refuses, and its text
/// must come back as it was. The rules treat an unreadable value as absent, and say so. `Debug` tells whether
/// the text could be read, never the text (S23).
///
/// ```
/// use klant_core::Code;
/// use klant_core::waarde::{Bsn, Opgegeven};
///
/// let goed = Opgegeven::<Bsn>::lees("999990007".to_owned());
/// assert_eq!(goed.gelezen().map(Bsn::bloot), Some("999990007"));
///
/// let fout = Opgegeven::<Bsn>::lees("999990231".to_owned());
/// assert_eq!(fout.tekst(), "999990231");
/// assert_eq!(format!("{fout:?}"), "Opgegeven(bsn.elfproef)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Opgegeven<T> {
    tekst: String,
    lezing: Result<T, Formaatfout>,
}

impl<T: FromStr<Err = Formaatfout>> Opgegeven<T> {
    /// Keeps the text and reads it; a text that cannot be read is kept all the same.
    ///
    /// ```
    /// use klant_core::waarde::{Land, Opgegeven};
    ///
    /// assert_eq!(Opgegeven::<Land>::lees("NL".to_owned()).gelezen(), Some(&Land::NL));
    /// assert_eq!(Opgegeven::<Land>::lees("Freedonia".to_owned()).gelezen(), None);
    /// ```
    #[must_use]
    pub fn lees(tekst: String) -> Self {
        let lezing = tekst.parse();
        Self { tekst, lezing }
    }
}

impl<T> Opgegeven<T> {
    /// The text as it was given. It may be personal data, readable or not (S23).
    ///
    /// ```
    /// use klant_core::waarde::{Opgegeven, Telefoonnummer};
    ///
    /// let nummer = Opgegeven::<Telefoonnummer>::lees("06 - 1234 5678".to_owned());
    /// assert_eq!(nummer.tekst(), "06 - 1234 5678");
    /// ```
    #[must_use]
    pub fn tekst(&self) -> &str {
        &self.tekst
    }

    /// The value that the text stands for, if it can be read.
    ///
    /// ```
    /// use klant_core::waarde::{Opgegeven, Telefoonnummer};
    ///
    /// let nummer = Opgegeven::<Telefoonnummer>::lees("06 - 1234 5678".to_owned());
    /// assert_eq!(nummer.gelezen().map(Telefoonnummer::bloot), Some("+31612345678"));
    /// ```
    #[must_use]
    pub fn gelezen(&self) -> Option<&T> {
        self.lezing.as_ref().ok()
    }

    /// Why the text cannot be read, if it cannot.
    ///
    /// ```
    /// use klant_core::Code;
    /// use klant_core::waarde::{Opgegeven, Taal};
    ///
    /// let taal = Opgegeven::<Taal>::lees("Nederlands".to_owned());
    /// assert_eq!(taal.fout().map(|fout| fout.code()), Some(Code::TaalOnbekend));
    /// ```
    #[must_use]
    pub fn fout(&self) -> Option<Formaatfout> {
        self.lezing.as_ref().err().copied()
    }
}

impl<T> fmt::Debug for Opgegeven<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.lezing {
            Ok(_) => f.write_str("Opgegeven(gelezen)"),
            Err(fout) => write!(f, "Opgegeven({fout})"),
        }
    }
}

impl<T: FromStr<Err = Formaatfout>> From<String> for Opgegeven<T> {
    fn from(tekst: String) -> Self {
        Self::lees(tekst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use crate::waarde::{Bsn, Land};

    #[test]
    fn s7_opgegeven_tekst_blijft_zoals_zij_was() {
        let opgegeven = Opgegeven::<Bsn>::lees("  999990007 ".to_owned());
        assert_eq!(opgegeven.tekst(), "  999990007 ");
        assert_eq!(opgegeven.gelezen(), None);
        assert_eq!(opgegeven.fout().map(Formaatfout::code), Some(Code::BsnCijfers));
    }

    #[test]
    fn opgegeven_heeft_een_lezing_of_een_fout() {
        let opgegeven = Opgegeven::<Land>::lees("NL".to_owned());
        assert_eq!(opgegeven.gelezen(), Some(&Land::NL));
        assert_eq!(opgegeven.fout(), None);
    }

    #[test]
    fn s23b_opgegeven_toont_tekst_niet_ook_niet_als_zij_geen_bsn_is() {
        for tekst in ["999990007", "999990231", "mina@example.org"] {
            let opgegeven = Opgegeven::<Bsn>::lees(tekst.to_owned());
            let getoond = format!("{opgegeven:?} {opgegeven:#?}");
            assert!(!getoond.contains(|teken: char| teken.is_ascii_digit() || teken == '@'), "{getoond}");
        }
    }
}
