//! A POST that a client may send again without making a thing twice: what it made is remembered for a day, under who asked and
//! the key that she gave. Never what was answered: the thing is shown as it is then.

use std::fmt;

use klant_core::{Code, Reden, Wie};
use klant_store::vraag::idempotentie;
use klant_store::{DbTijd, Tx};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::context::Context;
use crate::fout::Fout;
use crate::logboek::Betrokkenen;

/// So long a key counts.
const GELDIG: Duration = Duration::hours(24);

/// The key of a client for one request, with the body that she sent.
///
/// ```
/// use klant_register::Eenmalig;
/// assert!(Eenmalig::nieuw("a1b2-c3d4", b"{}").is_ok());
/// assert!(Eenmalig::nieuw("met spatie", b"{}").is_err());
/// ```
#[derive(Clone)]
pub struct Eenmalig {
    sleutel: String,
    lichaam: Vec<u8>,
}

impl Eenmalig {
    /// A key of 1 to 255 visible ASCII characters.
    ///
    /// # Errors
    /// `idempotentie.formaat`.
    pub fn nieuw(sleutel: &str, lichaam: &[u8]) -> Result<Self, Code> {
        let goed = (1..=255).contains(&sleutel.len()) && sleutel.bytes().all(|b| b.is_ascii_graphic());
        if goed {
            Ok(Self { sleutel: sleutel.to_owned(), lichaam: lichaam.to_vec() })
        } else {
            Err(Code::IdempotentieFormaat)
        }
    }
}

impl fmt::Debug for Eenmalig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Eenmalig(…)")
    }
}

/// Makes a thing that is a customer's, or answers which one was made by the same request before: then it is a read. What is remembered commits with what it made; of two
/// at the same time the second finds what the first made.
///
/// # Errors
/// [`Fout::Conflict`] with `idempotentie.ander_lichaam`; otherwise those of the work.
pub(super) fn eenmalig(
    tx: &mut Tx<'_>,
    context: &Context,
    van: Uuid,
    sleutel: Option<&Eenmalig>,
    maak: impl FnOnce(&mut Tx<'_>) -> Result<Uuid, Fout>,
) -> Result<Uuid, Fout> {
    let Some(gegeven) = sleutel else { return maak(tx) };
    let waarde = |tekst: &str| context.sleutels.opzoekwaarde(tekst);
    let sleutel = waarde(&bereik(context, van, &gegeven.sleutel));
    // A body that can be read is UTF-8.
    let lichaam = waarde(&format!("idempotentie\n{}", String::from_utf8_lossy(&gegeven.lichaam)));
    let vanaf = DbTijd::van(context.nu.checked_sub(GELDIG).unwrap_or(OffsetDateTime::UNIX_EPOCH));
    if let Some((eerder, gemaakt)) = idempotentie::zoek(tx, &sleutel, vanaf)? {
        if eerder != lichaam {
            return Err(Fout::conflict(Reden::nieuw(Code::IdempotentieAnderLichaam)));
        }
        let mut wie = Betrokkenen::default();
        wie.klant(van);
        context.verantwoord(tx, wie)?;
        return Ok(gemaakt);
    }
    let gemaakt = maak(tx)?;
    idempotentie::bewaar(tx, &sleutel, &lichaam, gemaakt, DbTijd::van(context.nu), vanaf)?;
    Ok(gemaakt)
}

/// Whose key it is, and for what: keys of two customers never meet, nor those of one for two of her capacities.
fn bereik(context: &Context, van: Uuid, sleutel: &str) -> String {
    let wie = match context.toegang.wie() {
        Wie::Toepassing(naam) | Wie::Beheerder(naam) | Wie::Medewerker(naam) => naam.as_str(),
        Wie::Klant(zelf) => zelf.as_ref().map_or("", |zelf| zelf.bloot()),
        Wie::Systeem => "",
    };
    let (wat, handeling) = context.naam;
    format!("idempotentie\n{wat}.{handeling}\n{van}\n{wie}\n{sleutel}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleutel_heeft_1_tot_en_met_255_zichtbare_tekens() {
        for goed in ["a", "~!", &"x".repeat(255)] {
            assert!(Eenmalig::nieuw(goed, b"").is_ok(), "{goed}");
        }
        for fout in ["", " ", "a b", "é", "a\u{7f}", &"x".repeat(256)] {
            assert_eq!(Eenmalig::nieuw(fout, b"").err(), Some(Code::IdempotentieFormaat), "{fout}");
        }
    }

    #[test]
    fn s23_sleutel_en_lichaam_staan_niet_in_debug() {
        let eenmalig = Eenmalig::nieuw("mina", b"mina@example.org").expect("a key");
        assert_eq!(format!("{eenmalig:?}"), "Eenmalig(…)");
    }
}
