//! How a member of a body is read: an empty text is an absent one, and an object is an object.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A text; `null` and the empty text are absent.
pub(crate) fn tekst<'de, D: Deserializer<'de>>(bron: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(bron)?.filter(|tekst| !tekst.is_empty()))
}

/// An object. Serde by itself would take a list for it as well, by the order of its members.
pub(crate) fn voorwerp<'de, D, T>(bron: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(Option::<Voorwerp<T>>::deserialize(bron)?.map(|voorwerp| voorwerp.0))
}

/// A list of objects.
pub(crate) fn voorwerpen<'de, D, T>(bron: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let lijst = Option::<Vec<Voorwerp<T>>>::deserialize(bron)?;
    Ok(lijst.map(|lijst| lijst.into_iter().map(|voorwerp| voorwerp.0).collect()))
}

/// Something that is read from an object only.
pub(super) struct Voorwerp<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Voorwerp<T> {
    fn deserialize<D: Deserializer<'de>>(bron: D) -> Result<Self, D::Error> {
        AlleenVoorwerp(PhantomData).deserialize(bron).map(Self)
    }
}

struct AlleenVoorwerp<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for AlleenVoorwerp<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, bron: D) -> Result<T, D::Error> {
        bron.deserialize_map(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for AlleenVoorwerp<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, leden: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(leden))
    }
}
