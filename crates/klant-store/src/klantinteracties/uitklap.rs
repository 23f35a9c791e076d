//! Which related objects an answer holds in full (`expand`).

macro_rules! takken {
    ($($variant:ident = $naam:literal),* $(,)?) => {
        /// A relation that can be expanded.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "each is the member of the wire that it is named after")]
        pub enum Tak { $($variant),* }

        impl Tak {
            /// Its name on the wire.
            #[must_use]
            pub const fn naam(self) -> &'static str {
                match self { $(Self::$variant => $naam),* }
            }

            fn van_naam(naam: &str) -> Option<Self> {
                match naam { $($naam => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

takken! {
    Betrokkenen = "betrokkenen",
    CategorieRelaties = "categorieRelaties",
    DigitaleAdressen = "digitaleAdressen",
    GingOverOnderwerpobjecten = "gingOverOnderwerpobjecten",
    HadBetrokkenen = "hadBetrokkenen",
    HadKlantcontact = "hadKlantcontact",
    LeiddeTotInterneTaken = "leiddeTotInterneTaken",
    OmvatteBijlagen = "omvatteBijlagen",
    VerstrektDoorBetrokkene = "verstrektDoorBetrokkene",
    WasPartij = "wasPartij",
}

/// The relations to expand, each with those below it.
#[derive(Clone, Default, Debug)]
pub struct Uitklap(Vec<(Tak, Uitklap)>);

impl Uitklap {
    /// The relations named by these paths (`hadBetrokkenen.wasPartij`). A path whose beginning is not named itself does
    /// nothing, nor does one that names no relation.
    #[must_use]
    pub fn van_paden(paden: &[&str]) -> Self {
        Self::onder(paden, "")
    }

    fn onder(paden: &[&str], begin: &str) -> Self {
        let mut takken: Vec<(Tak, Self)> = Vec::new();
        for pad in paden {
            let Some(tak) = pad.strip_prefix(begin).and_then(Tak::van_naam) else { continue };
            if !takken.iter().any(|(eerder, _)| *eerder == tak) {
                takken.push((tak, Self::onder(paden, &format!("{pad}."))));
            }
        }
        Self(takken)
    }

    /// What is to be expanded below this relation, when it is to be expanded.
    #[must_use]
    pub fn tak(&self, gezocht: Tak) -> Option<&Self> {
        self.0.iter().find(|(tak, _)| *tak == gezocht).map(|(_, onder)| onder)
    }

    /// Whether nothing is to be expanded.
    #[must_use]
    pub const fn is_leeg(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_kind_zonder_ouder_klapt_niets_uit() {
        let uitklap = Uitklap::van_paden(&["hadBetrokkenen.wasPartij"]);
        assert!(uitklap.is_leeg());
        let uitklap = Uitklap::van_paden(&["hadBetrokkenen.wasPartij", "hadBetrokkenen"]);
        assert!(uitklap.tak(Tak::HadBetrokkenen).is_some_and(|onder| onder.tak(Tak::WasPartij).is_some()));
    }
}
