//! The ten columns of an address, which stand in two tables under two names each.

use diesel::prelude::{AsChangeset, Insertable, Queryable, Selectable};
use klant_core::Adres;
use klant_core::waarde::Opgegeven;

macro_rules! adreskolommen {
    ($(#[$meta:meta])* $type:ident, $table:ident, $bag:ident, $straat:ident, $huisnummer:ident, $toevoeging:ident,
     $postcode:ident, $stad:ident, $regel1:ident, $regel2:ident, $regel3:ident, $land:ident) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
        #[diesel(table_name = crate::schema::$table, treat_none_as_null = true)]
        pub struct $type {
            #[diesel(column_name = $bag)]
            nummeraanduiding: Option<String>,
            #[diesel(column_name = $straat)]
            straatnaam: Option<String>,
            #[diesel(column_name = $huisnummer)]
            huisnummer: Option<i32>,
            #[diesel(column_name = $toevoeging)]
            huisnummertoevoeging: Option<String>,
            #[diesel(column_name = $postcode)]
            postcode: Option<String>,
            #[diesel(column_name = $stad)]
            stad: Option<String>,
            #[diesel(column_name = $regel1)]
            regel1: Option<String>,
            #[diesel(column_name = $regel2)]
            regel2: Option<String>,
            #[diesel(column_name = $regel3)]
            regel3: Option<String>,
            #[diesel(column_name = $land)]
            land: Option<String>,
        }

        impl From<Option<&Adres>> for $type {
            fn from(adres: Option<&Adres>) -> Self {
                let leeg = Adres::default();
                let adres = adres.unwrap_or(&leeg);
                Self {
                    nummeraanduiding: adres.nummeraanduiding.as_ref().map(|v| v.tekst().to_owned()),
                    straatnaam: adres.straatnaam.clone(),
                    huisnummer: adres.huisnummer,
                    huisnummertoevoeging: adres.huisnummertoevoeging.clone(),
                    postcode: adres.postcode.as_ref().map(|v| v.tekst().to_owned()),
                    stad: adres.stad.clone(),
                    regel1: adres.regel1.clone(),
                    regel2: adres.regel2.clone(),
                    regel3: adres.regel3.clone(),
                    land: adres.land.as_ref().map(|v| v.tekst().to_owned()),
                }
            }
        }

        impl From<$type> for Option<Adres> {
            /// An address of which nothing is stored is no address.
            fn from(kolommen: $type) -> Self {
                let adres = Adres {
                    nummeraanduiding: kolommen.nummeraanduiding.map(Opgegeven::lees),
                    straatnaam: kolommen.straatnaam,
                    huisnummer: kolommen.huisnummer,
                    huisnummertoevoeging: kolommen.huisnummertoevoeging,
                    postcode: kolommen.postcode.map(Opgegeven::lees),
                    stad: kolommen.stad,
                    regel1: kolommen.regel1,
                    regel2: kolommen.regel2,
                    regel3: kolommen.regel3,
                    land: kolommen.land.map(Opgegeven::lees),
                };
                if adres == Adres::default() { None } else { Some(adres) }
            }
        }
    };
}

adreskolommen!(
    /// The bezoekadres of a partij.
    Partijbezoekadres, partij, bezoekadres_nummeraanduiding, bezoekadres_straatnaam, bezoekadres_huisnummer,
    bezoekadres_huisnummertoevoeging, bezoekadres_postcode, bezoekadres_stad, bezoekadres_regel1, bezoekadres_regel2,
    bezoekadres_regel3, bezoekadres_land
);
adreskolommen!(
    /// The correspondentieadres of a partij.
    Partijpostadres, partij, correspondentieadres_nummeraanduiding, correspondentieadres_straatnaam,
    correspondentieadres_huisnummer, correspondentieadres_huisnummertoevoeging, correspondentieadres_postcode,
    correspondentieadres_stad, correspondentieadres_regel1, correspondentieadres_regel2, correspondentieadres_regel3,
    correspondentieadres_land
);
adreskolommen!(
    /// The bezoekadres of a betrokkene.
    Betrokkenebezoekadres, betrokkene, bezoekadres_nummeraanduiding, bezoekadres_straatnaam, bezoekadres_huisnummer,
    bezoekadres_huisnummertoevoeging, bezoekadres_postcode, bezoekadres_stad, bezoekadres_regel1, bezoekadres_regel2,
    bezoekadres_regel3, bezoekadres_land
);
adreskolommen!(
    /// The correspondentieadres of a betrokkene.
    Betrokkenepostadres, betrokkene, correspondentieadres_nummeraanduiding, correspondentieadres_straatnaam,
    correspondentieadres_huisnummer, correspondentieadres_huisnummertoevoeging, correspondentieadres_postcode,
    correspondentieadres_stad, correspondentieadres_regel1, correspondentieadres_regel2, correspondentieadres_regel3,
    correspondentieadres_land
);
adreskolommen!(
    /// The address of `persoon` in the Contactgegevens API.
    Contactgegevenspersoonadres, contactgegevens_persoon, adres_nummeraanduiding, adres_straatnaam, adres_huisnummer,
    adres_huisnummertoevoeging, adres_postcode, adres_stad, adres_regel1, adres_regel2, adres_regel3, adres_land
);
adreskolommen!(
    /// The address of `organisatie` in the Contactgegevens API.
    Contactgegevensorganisatieadres, contactgegevens_organisatie, adres_nummeraanduiding, adres_straatnaam, adres_huisnummer,
    adres_huisnummertoevoeging, adres_postcode, adres_stad, adres_regel1, adres_regel2, adres_regel3, adres_land
);
