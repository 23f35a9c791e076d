//! By what a row is found: columns that are derived from it, written along with it, and read by nobody. They only find.
//!
//! The rows of the Klantinteracties API and those of our own are written by different structs. Neither has these columns: they are a struct
//! of their own, made of either. So no writer can forget them, and no reader pays for them or can show them.

use diesel::prelude::{AsChangeset, Insertable};
use klant_core::{Adres, Digitaal};

use super::zoeksleutel::{adressleutel, woonsleutel};
use crate::klantinteracties::vouw;

macro_rules! vindbaar {
    ($(#[$meta:meta])* $naam:ident, $table:ident { $($(#[$kolommeta:meta])* $kolom:ident: $soort:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Insertable, AsChangeset)]
        #[diesel(table_name = crate::schema::$table, treat_none_as_default_value = false, treat_none_as_null = true)]
        pub struct $naam { $($(#[$kolommeta])* pub $kolom: $soort,)+ }
    };
}

vindbaar! {
    /// By what a digital address and its customer are found.
    VindbaarAdres, digitaal_adres {
        /// The address, folded.
        adres_gevouwen: String,
        /// What is said of it, folded.
        omschrijving_gevouwen: String,
        /// The key of the address, when it is a customer's and can be read. Nobody is found by what she holds herself.
        zoeksleutel: Option<String>,
    }
}

impl VindbaarAdres {
    /// Of this address, if it is not held by the customer herself.
    #[must_use]
    pub fn van(partij: Option<i64>, adres: Option<&Digitaal>, omschrijving: Option<&str>) -> Self {
        Self {
            adres_gevouwen: vouw(adres.map(Digitaal::bloot).unwrap_or_default()),
            omschrijving_gevouwen: vouw(omschrijving.unwrap_or_default()),
            zoeksleutel: adres.and_then(|adres| adressleutel(partij, adres)),
        }
    }
}

vindbaar! {
    /// By what a customer is found: her surname, together with the postcode of an address.
    VindbarePartij, partij {
        /// With that of where she is visited.
        bezoekadres_zoeksleutel: Option<String>,
        /// With that of where her post goes.
        correspondentieadres_zoeksleutel: Option<String>,
    }
}

impl VindbarePartij {
    /// Of this surname, where she lives and where her post goes.
    #[must_use]
    pub fn van(achternaam: Option<&str>, bezoek: Option<&Adres>, post: Option<&Adres>) -> Self {
        Self {
            bezoekadres_zoeksleutel: woonsleutel(achternaam, bezoek),
            correspondentieadres_zoeksleutel: woonsleutel(achternaam, post),
        }
    }
}

vindbaar! {
    /// By what a contact is found: its texts, folded.
    VindbaarContact, klantcontact {
        /// What it was about.
        onderwerp_gevouwen: String,
        /// What was said.
        inhoud_gevouwen: String,
        /// What was answered.
        reactie_gevouwen: String,
    }
}

impl VindbaarContact {
    /// Of these texts.
    #[must_use]
    pub fn van(onderwerp: &str, inhoud: Option<&str>, reactie: Option<&str>) -> Self {
        Self {
            onderwerp_gevouwen: vouw(onderwerp),
            inhoud_gevouwen: vouw(inhoud.unwrap_or_default()),
            reactie_gevouwen: vouw(reactie.unwrap_or_default()),
        }
    }
}

vindbaar! {
    /// By what an actor is found.
    VindbareActor, actor {
        /// Her name, folded.
        naam_gevouwen: String,
    }
}

impl VindbareActor {
    /// Of this name.
    #[must_use]
    pub fn van(naam: &str) -> Self {
        Self { naam_gevouwen: vouw(naam) }
    }
}
