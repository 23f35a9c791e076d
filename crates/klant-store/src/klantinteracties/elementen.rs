//! Which columns of a row hold which Element: said once per resource, for what may be seen of a row and for what changed in it.

use klant_core::Elementen;

use super::Kijk;

/// A row whose columns may hold Elementen.
pub trait Elementkolommen: Sized {
    /// Replaces every column that may not be seen: by that of the row as it was, or by nothing. Whether a column may be
    /// seen is judged by the row as it was, where there is one.
    fn verhul(&mut self, _was: Option<&Self>, _kijk: &Kijk) {}

    /// The Elementen of which it holds another value than the row as it was; of a new row, those of which it holds any.
    fn gewijzigd(&self, _was: Option<&Self>) -> Elementen {
        Elementen::leeg()
    }

    /// The row as it may be seen.
    #[must_use]
    fn verhuld(mut self, kijk: &Kijk) -> Self {
        if !kijk.zicht().is_vol() {
            self.verhul(None, kijk);
        }
        self
    }
}

/// `elementkolommen! { Element => kolom, kolom; … }`, and before it `[vast: Element => kolom]` for a column that is never empty: it is
/// left out of answers elsewhere.
macro_rules! elementkolommen {
    ($([vast: $vast:ident => $vastekolom:ident])? $($element:ident => $($kolom:ident),+);+ $(;)?) => {
        impl $crate::klantinteracties::Elementkolommen for Kolommen {
            fn verhul(&mut self, was: Option<&Self>, kijk: &$crate::klantinteracties::Kijk) {
                $(if !kijk.zicht().toont(::klant_core::Element::$element) {
                    $(self.$kolom = was.map(|was| was.$kolom.clone()).unwrap_or_default();)+
                })+
                $(if let Some(was) = was.filter(|_| !kijk.zicht().toont(::klant_core::Element::$vast)) {
                    self.$vastekolom = was.$vastekolom;
                })?
            }

            fn gewijzigd(&self, was: Option<&Self>) -> ::klant_core::Elementen {
                let mut gewijzigd = ::klant_core::Elementen::leeg();
                $(if $(self.$kolom != was.map(|was| was.$kolom.clone()).unwrap_or_default())||+ {
                    gewijzigd = gewijzigd.met(::klant_core::Element::$element);
                })+
                $(if was.is_none_or(|was| was.$vastekolom != self.$vastekolom) {
                    gewijzigd = gewijzigd.met(::klant_core::Element::$vast);
                })?
                gewijzigd
            }
        }
    };
}
pub(super) use elementkolommen;

#[cfg(test)]
mod tests {
    use klant_core::Element;

    use super::*;

    #[derive(Clone, Default)]
    struct Kolommen {
        voornaam: Option<String>,
        adres: String,
        dag: u8,
    }

    elementkolommen! {
        [vast: Geboortedatum => dag]
        Voornaam => voornaam;
        Bezoekadres => adres;
    }

    fn kolommen(voornaam: Option<&str>, adres: &str, dag: u8) -> Kolommen {
        Kolommen { voornaam: voornaam.map(str::to_owned), adres: adres.to_owned(), dag }
    }

    #[test]
    fn een_gewijzigd_toegevoegd_of_verdwenen_element_wordt_genoemd() {
        let was = kolommen(Some("Mina"), "Dorpsstraat", 1);
        assert!(was.gewijzigd(Some(&was)).is_leeg());
        let anders = kolommen(Some("Karel"), "", 2);
        assert_eq!(anders.gewijzigd(Some(&was)).iter().count(), 3);
        assert_eq!(
            kolommen(None, "Dorpsstraat", 1).gewijzigd(Some(&was)),
            Elementen::leeg().met(Element::Voornaam)
        );
        // Of a new row an empty column is no value.
        let nieuw = Elementen::leeg().met(Element::Bezoekadres).met(Element::Geboortedatum);
        assert_eq!(kolommen(None, "Dorpsstraat", 1).gewijzigd(None), nieuw);
    }
}
