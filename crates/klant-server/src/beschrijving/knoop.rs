//! A document as a tree that keeps its members in the order in which they were written: the pages show them so.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// One value of a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Knoop {
    Niets,
    Waarheid(bool),
    Getal(i64),
    Breuk(f64),
    Tekst(String),
    Lijst(Vec<Self>),
    Leden(Vec<(String, Self)>),
}

#[cfg(test)]
impl Knoop {
    pub(super) fn lid(&self, naam: &str) -> Option<&Self> {
        self.leden().iter().find(|(lid, _)| lid == naam).map(|(_, waarde)| waarde)
    }

    pub(super) fn leden(&self) -> &[(String, Self)] {
        if let Self::Leden(leden) = self { leden } else { &[] }
    }

    pub(super) fn lijst(&self) -> &[Self] {
        if let Self::Lijst(lijst) = self { lijst } else { &[] }
    }

    pub(super) fn tekst(&self) -> Option<&str> {
        if let Self::Tekst(tekst) = self { Some(tekst) } else { None }
    }
}

impl Serialize for Knoop {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Niets => serializer.serialize_unit(),
            Self::Waarheid(waarheid) => serializer.serialize_bool(*waarheid),
            Self::Getal(getal) => serializer.serialize_i64(*getal),
            Self::Breuk(breuk) => serializer.serialize_f64(*breuk),
            Self::Tekst(tekst) => serializer.serialize_str(tekst),
            Self::Lijst(lijst) => serializer.collect_seq(lijst),
            Self::Leden(leden) => serializer.collect_map(leden.iter().map(|(naam, waarde)| (naam, waarde))),
        }
    }
}

impl<'de> Deserialize<'de> for Knoop {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Lezer)
    }
}

struct Lezer;

impl<'de> Visitor<'de> for Lezer {
    type Value = Knoop;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Knoop, E> {
        Ok(Knoop::Niets)
    }

    fn visit_none<E>(self) -> Result<Knoop, E> {
        Ok(Knoop::Niets)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Knoop, D::Error> {
        Knoop::deserialize(deserializer)
    }

    fn visit_bool<E>(self, waarheid: bool) -> Result<Knoop, E> {
        Ok(Knoop::Waarheid(waarheid))
    }

    fn visit_i64<E>(self, getal: i64) -> Result<Knoop, E> {
        Ok(Knoop::Getal(getal))
    }

    fn visit_u64<E: serde::de::Error>(self, getal: u64) -> Result<Knoop, E> {
        i64::try_from(getal).map(Knoop::Getal).map_err(E::custom)
    }

    fn visit_f64<E>(self, breuk: f64) -> Result<Knoop, E> {
        Ok(Knoop::Breuk(breuk))
    }

    fn visit_str<E>(self, tekst: &str) -> Result<Knoop, E> {
        Ok(Knoop::Tekst(tekst.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut lijst: A) -> Result<Knoop, A::Error> {
        let mut waarden = Vec::new();
        while let Some(waarde) = lijst.next_element()? {
            waarden.push(waarde);
        }
        Ok(Knoop::Lijst(waarden))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut leden: A) -> Result<Knoop, A::Error> {
        let mut waarden = Vec::new();
        while let Some(lid) = leden.next_entry()? {
            waarden.push(lid);
        }
        Ok(Knoop::Leden(waarden))
    }
}
