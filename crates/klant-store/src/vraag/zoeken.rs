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
    let (sleutel, van) = match vraag {
        Zoekvraag::Emailadres(adres) => (emailsleutel(adres), VAN_ADRES),
        Zoekvraag::Telefoonnummer(nummer) => (telefoonsleutel(nummer), VAN_ADRES),
        Zoekvraag::NaamEnPostcode { achternaam, postcode } => (naamsleutel(achternaam, postcode), VAN_PARTIJ),
    };
    let kolommen: Vec<&str> = elementen.iter().filter_map(kolom).collect();
    if kolommen.is_empty() {
        return Ok(Vec::new());
    }
    let mut tekst = Tekst::van(van, []);
    for (plaats, kolom) in kolommen.into_iter().enumerate() {
        tekst
            .en(if plaats == 0 { "(" } else { " OR " }, [])
            .en(kolom, [])
            .en(" = ?", [sleutel.as_str().into()]);
    }
    tekst.en(")", []);
    if !ook_geheim {
        tekst.en(" AND p.geheimhouding IS NOT TRUE", []);
    }
    tekst.en(" ORDER BY p.volgnummer LIMIT ?", [aantal.into()]);
    let vraag = tekst.vraag::<BigInt>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// Where the key of an Element stands, when it has one.
const fn kolom(element: Element) -> Option<&'static str> {
    match element {
        Element::Emailadres | Element::Telefoonnummer => Some("d.zoeksleutel"),
        Element::Bezoekadres => Some("p.bezoekadres_zoeksleutel"),
        Element::Correspondentieadres => Some("p.correspondentieadres_zoeksleutel"),
        _ => None,
    }
}

const VAN_PARTIJ: &str = "SELECT p.volgnummer FROM partij p WHERE ";

/// Two addresses of one customer may have the same key. `CROSS JOIN` is to SQLite in this order: otherwise it goes through all customers, as
/// they are in order already.
const VAN_ADRES: &str = "SELECT DISTINCT p.volgnummer FROM digitaal_adres d CROSS JOIN partij p \
     WHERE p.volgnummer = d.partij AND ";
