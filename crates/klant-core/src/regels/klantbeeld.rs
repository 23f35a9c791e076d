//! *Klantbeeld*: what of a customer is shown together, and what is withheld and why (S16, S25).
//!
//! Strongest first: whether anything of her may be seen (geheimhouding); the capacity in which she had a contact, for the
//! roles of one person do not mix; the kinds of interaction that the purpose reaches; what is confidential. Of her own data
//! those are shown that are permitted and that a klantbeeld needs.

use std::collections::BTreeMap;

use crate::element::{Element, Elementen};
use crate::klant::Partij;
use crate::profiel::Profielcode;
use crate::zicht::Zicht;
use crate::{Code, Reden};

/// The Elementen that a klantbeeld is made of. Numbers that identify, accounts and dates of birth are not among them.
///
/// ```
/// use klant_core::Element;
/// use klant_core::regels::klantbeeld::nodig;
/// assert!(nodig().bevat(Element::Achternaam));
/// assert!(!nodig().bevat(Element::Bsn));
/// ```
#[must_use]
pub fn nodig() -> Elementen {
    [
        Element::Voorletters,
        Element::Voornaam,
        Element::VoorvoegselAchternaam,
        Element::Achternaam,
        Element::Organisatienaam,
        Element::Emailadres,
        Element::Telefoonnummer,
        Element::OverigDigitaalAdres,
        Element::Bezoekadres,
        Element::Correspondentieadres,
        Element::Voorkeurstaal,
        Element::InterneNotitie,
    ]
    .into_iter()
    .collect()
}

/// Something that was withheld, how often, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weggelaten {
    /// Why.
    pub reden: Code,
    /// How many contacts, or Elementen.
    pub aantal: u64,
    /// Which Elementen, when it is about those.
    pub elementen: Elementen,
}

/// What the rule asks of a contact of the customer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contactkenmerken<'a> {
    /// Whether she had it in the capacity that is asked for.
    pub in_hoedanigheid: bool,
    /// The profile of its interactie.
    pub profiel: Option<&'a Profielcode>,
    /// Whether it is confidential.
    pub vertrouwelijk: bool,
    /// The department that recorded it.
    pub afdeling: Option<&'a str>,
}

/// How much of a contact is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Getoond {
    /// All of it.
    Geheel,
    /// That it was, but not onderwerp, inhoud and reactie.
    ZonderInhoud(Code),
    /// Nothing.
    Niet(Code),
}

/// What may be shown of one customer to one Toegang.
///
/// ```
/// use klant_core::regels::klantbeeld::{Contactkenmerken, Getoond, Klantbeeldregel};
/// use klant_core::{Code, Doel, Niveau, Toegang, Wie};
///
/// let balie = Toegang::nieuw(Wie::Toepassing("balie".into()), Doel::niet_bepaald(), Niveau::Hoog, true);
/// let regel = Klantbeeldregel::nieuw(balie.zicht(), None, false);
/// let als_curator = Contactkenmerken { in_hoedanigheid: false, profiel: None, vertrouwelijk: false, afdeling: None };
/// assert_eq!(regel.contact(&als_curator), Getoond::Niet(Code::S16AndereHoedanigheid));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Klantbeeldregel {
    toegestaan: Zicht,
    zicht: Zicht,
    verborgen: bool,
    zelf: bool,
}

impl Klantbeeldregel {
    /// The rule for a customer who may have asked for geheimhouding, seen with this Zicht, or by herself (`zelf`).
    #[must_use]
    pub fn nieuw(toegestaan: Zicht, geheimhouding: Option<bool>, zelf: bool) -> Self {
        let geheim = geheimhouding == Some(true);
        let zicht = toegestaan.op_klant(geheim).beperkt_tot(nodig());
        let verborgen = geheim && toegestaan.verbergt_geheim();
        Self { toegestaan, zicht, verborgen, zelf }
    }

    /// What is shown of her own data.
    #[must_use]
    pub const fn zicht(&self) -> &Zicht {
        &self.zicht
    }

    /// Whether nothing of her leaves.
    #[must_use]
    pub const fn verbergt_alles(&self) -> bool {
        self.verborgen
    }

    /// How much of a contact is shown.
    #[must_use]
    pub fn contact(&self, contact: &Contactkenmerken<'_>) -> Getoond {
        if self.verborgen {
            return Getoond::Niet(Code::S25Geheimhouding);
        }
        if !contact.in_hoedanigheid {
            return Getoond::Niet(Code::S16AndereHoedanigheid);
        }
        if !self.reikt_tot(contact.profiel) {
            return Getoond::Niet(Code::S25BuitenBereik);
        }
        if self.verbergt_inhoud(contact.vertrouwelijk, contact.afdeling) {
            return Getoond::ZonderInhoud(Code::S25Vertrouwelijk);
        }
        Getoond::Geheel
    }

    /// Whether onderwerp, inhoud and reactie of a contact stay hidden: the department that recorded it sees them, and she
    /// herself.
    #[must_use]
    pub fn verbergt_inhoud(&self, vertrouwelijk: bool, afdeling: Option<&str>) -> bool {
        vertrouwelijk && !self.zelf && !self.zicht.ziet_vertrouwelijk(afdeling)
    }

    /// A contact of which no profile is known is seen only by who may see every kind.
    fn reikt_tot(&self, profiel: Option<&Profielcode>) -> bool {
        let bereik = self.zicht.bereik();
        profiel.map_or_else(|| bereik.is_alle(), |profiel| bereik.omvat(profiel))
    }

    /// What is withheld: of her data by name, of her contacts (each kind with its number) by count.
    #[must_use]
    pub fn weggelaten<'a>(
        &self,
        partij: &Partij,
        contacten: impl IntoIterator<Item = (Contactkenmerken<'a>, u64)>,
    ) -> Vec<Weggelaten> {
        let mut weg: BTreeMap<Code, Weggelaten> = BTreeMap::new();
        let mut laat_weg = |reden: Code, aantal: u64, element: Option<Element>| {
            let som =
                weg.entry(reden).or_insert(Weggelaten { reden, aantal: 0, elementen: Elementen::leeg() });
            som.aantal = som.aantal.saturating_add(aantal);
            som.elementen = element.map_or(som.elementen, |element| som.elementen.met(element));
        };
        for element in partij.bekend().iter().filter(|element| !self.zicht.toont(*element)) {
            let reden = if self.verborgen {
                Code::S25Geheimhouding
            } else if self.toegestaan.toont(element) {
                Code::S16NietNodig
            } else {
                Code::S25NietVerstrekt
            };
            laat_weg(reden, 1, Some(element));
        }
        for (contact, aantal) in contacten {
            match self.contact(&contact) {
                Getoond::Geheel => {}
                Getoond::ZonderInhoud(reden) | Getoond::Niet(reden) => laat_weg(reden, aantal, None),
            }
        }
        weg.into_values().collect()
    }
}

/// Nothing, when this customer has a klantbeeld.
///
/// # Errors
/// `S16.niet_aangehaakt` for one whose identity was never established.
pub fn eis_aangehaakt(partij: &Partij) -> Result<(), Reden> {
    if partij.is_aangehaakt() { Ok(()) } else { Err(Reden::op(Code::S16NietAangehaakt, "/klant")) }
}

#[cfg(test)]
mod proeven;
