//! Closed lists of words: one place for the word on the wire, in TOML and in a column.

/// A closed list of words of the domain, each with its spelling in snake_case.
///
/// ```
/// use klant_core::{Kanaalsoort, Keuze};
/// assert_eq!(Kanaalsoort::Telefoon.woord(), "telefoon");
/// assert_eq!(Kanaalsoort::van_woord("post"), Some(Kanaalsoort::Post));
/// assert_eq!(Kanaalsoort::van_woord("duif"), None);
/// ```
pub trait Keuze: Copy + Sized + 'static {
    /// Every word of the list, in its own order.
    const ALLE: &'static [Self];

    /// The word as API, TOML and tables spell it.
    fn woord(self) -> &'static str;

    /// The member with this spelling, or none.
    #[must_use]
    fn van_woord(woord: &str) -> Option<Self> {
        Self::ALLE.iter().copied().find(|lid| lid.woord() == woord)
    }
}

macro_rules! keuze {
    ($(#[$meta:meta])* $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $word:literal, )+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $name { $( $(#[$vmeta])* $variant, )+ }

        impl $crate::keuze::Keuze for $name {
            const ALLE: &'static [Self] = &[ $( Self::$variant, )+ ];

            fn woord(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::keuze::Keuze::woord(*self))
            }
        }
    };
}
pub(crate) use keuze;
