//! *Hergebruik*: may this customer take part in another interactie (S17)?

use time::Date;

use crate::id::InteractieId;
use crate::profiel::Interactieprofiel;
use crate::{Besluit, Code, Klant, Oordeel, Reden};

/// Decides whether a customer may take part in an interactie.
///
/// A known customer may, *aangehaakt* or *in opbouw*. A zelfstandige klant may only in the interactie in which she
/// gave her data; in another she is asked again, and no match is made on a phone number or a name.
///
/// ```
/// use klant_core::id::{BetrokkeneId, InteractieId, KlantcontactId};
/// use klant_core::profiel::Interactieprofiel;
/// use klant_core::regels::hergebruik::{Hergebruikvraag, hergebruik};
/// use klant_core::{Betrokkene, Bronsoort, Code, Contactnaam, Klant, Rol};
/// use time::macros::date;
/// use uuid::Uuid;
///
/// let melding = InteractieId::van(KlantcontactId::nieuw(Uuid::from_u128(1)));
/// let andere = InteractieId::van(KlantcontactId::nieuw(Uuid::from_u128(2)));
/// let mina = Klant::Zelfstandig(Betrokkene {
///     id: BetrokkeneId::nieuw(Uuid::from_u128(3)), versie: 1, rol: Rol::Klant, initiator: true, partij: None,
///     contactnaam: Contactnaam { voornaam: Some("Mina".into()), ..Contactnaam::default() },
///     organisatienaam: None, voorkeurstaal: None, bezoekadres: None, correspondentieadres: None,
///     digitale_adressen: vec![], gekozen: vec![], verstrekt_door: Bronsoort::Klant,
///     vervolgt: None, wensen: Default::default(),
/// });
/// let besluit = hergebruik(&Hergebruikvraag {
///     klant: &mina, gegeven_in: melding, gebruikt_in: andere, profiel: &Interactieprofiel::algemeen(),
///     plaats: "/klant", peildatum: date!(2026-11-24),
/// });
/// assert!(besluit.noemt(Code::S17ZelfstandigeKlant));
/// ```
#[must_use]
pub fn hergebruik(vraag: &Hergebruikvraag<'_>) -> Besluit<Oordeel> {
    let (uitkomst, code) = match vraag.klant {
        Klant::Gekend(partij) if partij.is_aangehaakt() => (Oordeel::Toegestaan, Code::S17Aangehaakt),
        Klant::Gekend(_) => (Oordeel::Toegestaan, Code::S17InOpbouw),
        Klant::Zelfstandig(_) if vraag.gegeven_in == vraag.gebruikt_in => {
            (Oordeel::Toegestaan, Code::S17ZelfdeInteractie)
        }
        Klant::Zelfstandig(_) => (Oordeel::Geweigerd, Code::S17ZelfstandigeKlant),
    };
    Besluit::nieuw(uitkomst, Reden::op(code, vraag.plaats), Vec::new(), vraag.profiel, vraag.peildatum)
}

/// The question of *hergebruik*.
#[derive(Clone, Copy, Debug)]
pub struct Hergebruikvraag<'a> {
    /// The customer.
    pub klant: &'a Klant,
    /// The interactie in which her data were given.
    pub gegeven_in: InteractieId,
    /// The interactie in which they would be used.
    pub gebruikt_in: InteractieId,
    /// The profile of the latter.
    pub profiel: &'a Interactieprofiel,
    /// Where she is named in the request.
    pub plaats: &'a str,
    /// The date of the decision.
    pub peildatum: Date,
}
