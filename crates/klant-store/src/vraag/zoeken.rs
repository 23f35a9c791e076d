//! Finding customers as an employee does, by the keys that stand in their rows ([`VindbarePartij`](crate::rij::VindbarePartij) and
//! [`VindbaarAdres`](crate::rij::VindbaarAdres)).

use diesel::prelude::RunQueryDsl;
use diesel::sql_types::BigInt;
use klant_core::{Element, Elementen, Zoekvraag};

use crate::rij::{emailsleutel, naamsleutel, telefoonsleutel};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// The numbers of the customers that this question finds, oldest first. It looks in these Elementen alone, and leaves out who asked
/// for geheimhouding unless told otherwise.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn zoek(
    tx: &mut Tx<'_>,
    vraag: &Zoekvraag,
    elementen: Elementen,
    ook_geheim: bool,
    aantal: i64,
) -> Result<Vec<i64>, StoreFout> {
    let (sleutel, mut tekst) = match vraag {
        Zoekvraag::Emailadres(adres) => (emailsleutel(adres), per_adres()),
        Zoekvraag::Telefoonnummer(nummer) => (telefoonsleutel(nummer), per_adres()),
        Zoekvraag::NaamEnPostcode { achternaam, postcode } => (
            naamsleutel(achternaam, postcode),
            Tekst::van("SELECT p.volgnummer FROM partij p WHERE (FALSE", []),
        ),
    };
    for element in elementen.iter() {
        let waar = match element {
            Element::Bezoekadres => " OR p.bezoekadres_zoeksleutel = ?",
            Element::Correspondentieadres => " OR p.correspondentieadres_zoeksleutel = ?",
            _ => " OR d.zoeksleutel = ?",
        };
        tekst.en(waar, [sleutel.as_str().into()]);
    }
    tekst.en(")", []);
    if !ook_geheim {
        tekst.en(" AND p.geheimhouding IS NOT TRUE", []);
    }
    tekst.en(" ORDER BY p.volgnummer LIMIT ?", [aantal.into()]);
    let vraag = tekst.vraag::<BigInt>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// Two addresses of one customer may have the same key.
fn per_adres() -> Tekst {
    Tekst::van(
        "SELECT DISTINCT p.volgnummer FROM digitaal_adres d JOIN partij p ON p.volgnummer = d.partij WHERE (FALSE",
        [],
    )
}
