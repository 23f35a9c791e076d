//! Addresses that the customer holds herself (S2): which is asked next, and what its answer makes of it.

use crate::adres::{Digitaal, DigitaalAdres};
use crate::id::DigitaalAdresId;
use crate::profiel::Adressering;
use crate::{Adresinhoud, Bronantwoord, Bronantwoorden, Code, Reden, Verwijzing};

use super::keuring::Keuring;
use super::{Bepaalvraag, in_aanmerking, uitgesloten};

/// Which of the addresses that she holds herself must be asked of her source before this question can be decided: the one whose
/// turn it is and that was not answered yet. None when the answer is there, whatever a source would say: asking more than that
/// would be a processing without need.
///
/// Whoever asks, asks again with the answer added; that ends after as many answers as she has references.
#[must_use]
pub fn te_vragen<'a>(vraag: &Bepaalvraag<'a>) -> Option<(DigitaalAdresId, &'a Verwijzing)> {
    if uitgesloten(vraag).is_some() || vraag.profiel.adressering == Adressering::BrpVerblijfsadres {
        return None;
    }
    let keuring = Keuring::van(vraag);
    let eerste =
        in_aanmerking(vraag).filter(|kandidaat| keuring.bezwaar(kandidaat).is_none()).find(|kandidaat| {
            // What a source did not give is passed over; what it was not asked, and what is there, is not.
            let gevraagd = kandidaat.verwijzing().is_some_and(|(id, _)| vraag.bronnen.contains_key(&id));
            !gevraagd || kandidaat.gekozen(vraag.bronnen).is_ok()
        })?;
    eerste.verwijzing().filter(|(id, _)| !vraag.bronnen.contains_key(id))
}

/// The value of a digital address: what she gave, or what her source answered.
pub(super) fn waarde(adres: &DigitaalAdres, bronnen: &Bronantwoorden) -> Result<Digitaal, Reden> {
    let soort = match &adres.adres {
        Adresinhoud::Gegeven(gegeven) => return Ok(gegeven.clone()),
        Adresinhoud::Verwezen(soort, _) => *soort,
    };
    let code = match bronnen.get(&adres.id) {
        Some(Bronantwoord::Waarde(tekst)) => {
            let gelezen = Digitaal::lees(soort, tekst.clone());
            if gelezen.fout().is_none() {
                return Ok(gelezen);
            }
            Code::S18Onleesbaar
        }
        Some(Bronantwoord::Ingetrokken) => Code::S2Ingetrokken,
        Some(Bronantwoord::OnbekendBijBron) => Code::S2BronOnbekend,
        Some(Bronantwoord::Onbereikbaar) | None => Code::S2BronOnbereikbaar,
    };
    Err(reden(code, adres.id))
}

/// A reason about this address.
pub(super) fn reden(code: Code, id: DigitaalAdresId) -> Reden {
    Reden::op(code, format!("digitaalAdres {id}"))
}
