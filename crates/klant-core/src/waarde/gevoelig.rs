//! The shape that every value shares that can point to a person (S23).

/// At most this many characters are hidden by as many stars, so that a mask does not tell how long a long
/// text is.
const STERREN: usize = 8;

/// A sensitive value of one text: no `Display`, a `Debug` without content, `bloot` and `gemaskeerd`.
///
/// The caller gives the door (`FromStr`), an example and what its mask is; the example runs as a doctest.
macro_rules! gevoelig {
    ($(#[$uitleg:meta])* $naam:ident, $masker:expr, $voorbeeld:literal => $gemaskeerd:literal) => {
        $(#[$uitleg])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $naam(String);

        impl $naam {
            /// The full text. Personal data: not for a log, an error text or a URL (S23).
            ///
            /// ```
            #[doc = concat!("use klant_core::waarde::", stringify!($naam), ";")]
            ///
            #[doc = concat!("let waarde: ", stringify!($naam), " = \"", $voorbeeld, "\".parse()?;")]
            #[doc = concat!("assert_eq!(waarde.bloot(), \"", $voorbeeld, "\");")]
            /// # Ok::<(), klant_core::waarde::Formaatfout>(())
            /// ```
            #[must_use]
            pub fn bloot(&self) -> &str {
                &self.0
            }

            /// The text with stars for all but so little that its owner recognises it and nobody can guess
            /// it.
            ///
            /// ```
            #[doc = concat!("use klant_core::waarde::", stringify!($naam), ";")]
            ///
            #[doc = concat!("let waarde: ", stringify!($naam), " = \"", $voorbeeld, "\".parse()?;")]
            #[doc = concat!("assert_eq!(waarde.gemaskeerd(), \"", $gemaskeerd, "\");")]
            /// # Ok::<(), klant_core::waarde::Formaatfout>(())
            /// ```
            #[must_use]
            pub fn gemaskeerd(&self) -> String {
                $masker(&self.0)
            }
        }

        impl std::fmt::Debug for $naam {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($naam), "(…)"))
            }
        }
    };
}

/// A mask that leaves the last two characters.
pub(super) fn laatste_twee(tekst: &str) -> String {
    laatste(tekst, 2)
}

/// A mask that leaves the last three characters.
pub(super) fn laatste_drie(tekst: &str) -> String {
    laatste(tekst, 3)
}

/// Leaves the last `aantal` characters, or none where they would be more than a quarter of the text.
fn laatste(tekst: &str, aantal: usize) -> String {
    let lengte = tekst.chars().count();
    let zichtbaar = if lengte >= 4 * aantal { aantal } else { 0 };
    let verborgen = lengte - zichtbaar;
    let mut masker = "*".repeat(verborgen.min(STERREN));
    masker.extend(tekst.chars().skip(verborgen));
    masker
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masker_laat_van_een_korte_tekst_niets_zien() {
        assert_eq!(laatste_twee("1"), "*");
        assert_eq!(laatste_twee("1234567"), "*******");
        assert_eq!(laatste_twee("12345678"), "******78");
    }

    #[test]
    fn masker_verraadt_de_lengte_van_een_lange_tekst_niet() {
        assert_eq!(laatste_drie("NL02ABNA0123456789"), "********789");
        assert_eq!(laatste_drie(&"é".repeat(200)), "********ééé");
    }
}
