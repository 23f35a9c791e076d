//! `rekeningnummers`.

use klant_register::klantinteracties::soorten::rekeningnummer::{Opgave, Rekeningnummer};
use klant_register::store::klantinteracties::rekeningnummer::{Beeld, FILTERS};
use klant_register::store::klantinteracties::{Filter, Tabel};

use crate::klantinteracties::KLANTINTERACTIES;
use crate::klantinteracties::json::Leden;
use crate::klantinteracties::lezer::{Lezer, tot};
use crate::klantinteracties::resource::{Api, Blad, Resource};

/// The accounts of partijen.
pub(crate) struct Rekeningnummers;

impl Resource for Rekeningnummers {
    type Soort = Rekeningnummer;
    const API: &'static Api = &KLANTINTERACTIES;
    const NAAM: &'static str = "rekeningnummers";
    const FILTERS: &'static [Filter] = FILTERS;

    fn lees(lezer: &Lezer<'_>) -> Opgave {
        lezer.vereis("iban");
        Opgave {
            partij: lezer.verwijzing_of_niets("partij", Tabel::Partij),
            iban: lezer.tekst_met("iban", tot(34).gevuld(), is_iban, "Ongeldige IBAN"),
            bic: lezer.tekst_met(
                "bic",
                tot(11).vanaf(8),
                |bic| !bic.contains(char::is_whitespace),
                "Geen spaties toegestaan",
            ),
        }
    }

    fn toon(beeld: &Beeld, leden: &mut Leden<'_>, blad: &Blad<'_>) {
        blad.wie::<Self>(leden, beeld.kolommen.uuid.0);
        blad.verwijzing(leden, "partij", "partijen", beeld.partij);
        leden.zet("iban", &beeld.kolommen.iban);
        leden.tekst("bic", beeld.kolommen.bic.as_deref());
    }
}

/// The form of an IBAN; its check digits are a matter of strictness.
fn is_iban(tekst: &str) -> bool {
    let letters = tekst.bytes().take(2).all(|b| b.is_ascii_alphabetic());
    let cijfers = tekst.bytes().skip(2).take(2).all(|b| b.is_ascii_digit());
    letters
        && cijfers
        && (5..=34).contains(&tekst.len())
        && tekst.bytes().skip(4).all(|b| b.is_ascii_alphanumeric())
}
