//! Groups of members that several resources have: an address, a name, the key of an object elsewhere.

use klant_core::waarde::{Land, Opgegeven};
use klant_core::{Adres, Contactnaam, Objectidentificator};
use klant_register::klantinteracties::Veldbezwaar;

use super::json::Leden;
use super::lezer::{Lezer, tot};

/// An empty text is an absent one.
pub(crate) fn gevuld(tekst: Option<String>) -> Option<String> {
    tekst.filter(|tekst| !tekst.is_empty())
}

/// An address; `null` is an empty one.
pub(crate) fn lees_adres(lezer: &Lezer<'_>, naam: &str) -> Option<Option<Adres>> {
    let adres = lezer.groep_of_niets(naam, |adres| {
        let tekst = |lid: &str, meeste: usize| gevuld(adres.tekst(lid, tot(meeste)));
        let nummeraanduiding = adres.tekst_met(
            "nummeraanduidingId",
            tot(16),
            |tekst| tekst.len() == 16 && tekst.bytes().all(|b| b.is_ascii_digit()),
            "Ongeldige nummeraanduiding BAG-ID",
        );
        let postcode = adres.tekst_met(
            "postcode",
            tot(7),
            is_postcode,
            "Postcode moet aan het volgende formaat voldoen: `1234 AB` (met spatie)",
        );
        let land = gevuld(adres.tekst("land", tot(2).vanaf(2)));
        if let Some(fout) = land.as_deref().and_then(landfout) {
            adres.bezwaar(Veldbezwaar::ongeldig(adres.pad("land"), fout));
        }
        Adres {
            nummeraanduiding: gevuld(nummeraanduiding).map(Opgegeven::lees),
            straatnaam: tekst("straatnaam", 255),
            huisnummer: adres
                .getal_of_niets("huisnummer", 1, 99_999)
                .flatten()
                .and_then(|getal| i32::try_from(getal).ok()),
            huisnummertoevoeging: tekst("huisnummertoevoeging", 20),
            postcode: gevuld(postcode).map(Opgegeven::lees),
            stad: tekst("stad", 255),
            regel1: tekst("adresregel1", 80),
            regel2: tekst("adresregel2", 80),
            regel3: tekst("adresregel3", 80),
            land: land.map(Opgegeven::lees),
        }
    })?;
    Some(adres.filter(|adres| *adres != Adres::default()))
}

fn is_postcode(tekst: &str) -> bool {
    let bytes = tekst.as_bytes();
    matches!(bytes, [b'1'..=b'9', cijfers @ .., b' ', a, b]
        if cijfers.len() == 3
            && cijfers.iter().all(u8::is_ascii_digit)
            && a.is_ascii_uppercase()
            && b.is_ascii_uppercase())
}

fn landfout(land: &str) -> Option<&'static str> {
    let bestaat = |land: &str| land.parse::<Land>().is_ok();
    if bestaat(land) {
        None
    } else if bestaat(&land.to_ascii_uppercase()) {
        Some("Ongeldige landcode, de code moet behoren tot de ISO 3166-standaard. Bedoelde u hoofdletters?")
    } else {
        Some("Ongeldige landcode, de code moet behoren tot de ISO 3166-standaard")
    }
}

/// Writes an address; without one, empty members.
pub(crate) fn toon_adres(leden: &mut Leden<'_>, naam: &str, adres: Option<Adres>) {
    let adres = adres.unwrap_or_default();
    leden.voorwerp(naam, |leden| {
        leden.tekst("nummeraanduidingId", adres.nummeraanduiding.as_ref().map(Opgegeven::tekst));
        leden.tekst("straatnaam", adres.straatnaam.as_deref());
        leden.zet("huisnummer", &adres.huisnummer);
        leden.tekst("huisnummertoevoeging", adres.huisnummertoevoeging.as_deref());
        leden.tekst("postcode", adres.postcode.as_ref().map(Opgegeven::tekst));
        leden.tekst("stad", adres.stad.as_deref());
        leden.tekst("adresregel1", adres.regel1.as_deref());
        leden.tekst("adresregel2", adres.regel2.as_deref());
        leden.tekst("adresregel3", adres.regel3.as_deref());
        leden.tekst("land", adres.land.as_ref().map(Opgegeven::tekst));
    });
}

/// A name to address by; `null` is an empty one.
pub(crate) fn lees_contactnaam(lezer: &Lezer<'_>) -> Option<Contactnaam> {
    let naam = lezer.groep_of_niets("contactnaam", |naam| {
        let tekst = |lid: &str, meeste: usize| gevuld(naam.tekst(lid, tot(meeste)));
        Contactnaam {
            voorletters: tekst("voorletters", 10),
            voornaam: tekst("voornaam", 200),
            voorvoegsel_achternaam: tekst("voorvoegselAchternaam", 10),
            achternaam: tekst("achternaam", 200),
        }
    })?;
    Some(naam.unwrap_or_default())
}

/// Writes a name to address by, and the whole of it.
pub(crate) fn toon_contactnaam(
    leden: &mut Leden<'_>,
    voorletters: Option<&str>,
    voornaam: Option<&str>,
    voorvoegsel: Option<&str>,
    achternaam: Option<&str>,
) {
    leden.voorwerp("contactnaam", |leden| {
        leden.tekst("voorletters", voorletters);
        leden.tekst("voornaam", voornaam);
        leden.tekst("voorvoegselAchternaam", voorvoegsel);
        leden.tekst("achternaam", achternaam);
    });
    let delen: Vec<&str> = [voornaam, voorvoegsel, achternaam].into_iter().flatten().collect();
    leden.zet("volledigeNaam", &delen.join(" "));
}

/// The key of an object elsewhere; `null` is an empty one.
pub(crate) fn lees_objectidentificator(lezer: &Lezer<'_>, naam: &str) -> Option<Objectidentificator> {
    let sleutel = lezer.groep_of_niets(naam, |groep| {
        let tekst = |lid: &str| groep.tekst(lid, tot(200)).unwrap_or_default();
        Objectidentificator {
            object_id: tekst("objectId"),
            code_objecttype: tekst("codeObjecttype"),
            code_register: tekst("codeRegister"),
            code_soort_object_id: tekst("codeSoortObjectId"),
        }
    })?;
    Some(sleutel.unwrap_or_default())
}

/// Writes the key of an object elsewhere.
pub(crate) fn toon_objectidentificator(
    leden: &mut Leden<'_>,
    naam: &str,
    [object_id, code_objecttype, code_register, code_soort_object_id]: [Option<&str>; 4],
) {
    leden.voorwerp(naam, |leden| {
        leden.tekst("objectId", object_id);
        leden.tekst("codeObjecttype", code_objecttype);
        leden.tekst("codeRegister", code_register);
        leden.tekst("codeSoortObjectId", code_soort_object_id);
    });
}
