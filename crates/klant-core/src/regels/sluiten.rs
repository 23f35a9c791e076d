//! When an interactie is closed, and until when it is then kept.

use time::{Date, Duration, Month, OffsetDateTime};

use crate::Interactie;
use crate::profiel::Interactieprofiel;

/// The moment at which an interactie was or counts as closed; none while it is open.
///
/// By hand, or by the term of its profile when it began: so many days after the last event, unless a task is still open. An override
/// lives no longer than that (S19).
#[must_use]
pub fn gesloten_op(interactie: &Interactie, nu: OffsetDateTime) -> Option<OffsetDateTime> {
    Verloop {
        gesloten_op: interactie.gesloten_op,
        open_taak: interactie.heeft_open_taak(),
        sluit_na_dagen: interactie.sluit_na_dagen,
        laatste_gebeurtenis: interactie.laatste_gebeurtenis(),
    }
    .gesloten_op(nu)
}

/// What of an interactie says whether it is closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verloop {
    /// When it was closed by hand.
    pub gesloten_op: Option<OffsetDateTime>,
    /// Whether one of its tasks is open.
    pub open_taak: bool,
    /// The term of its profile, when it began.
    pub sluit_na_dagen: Option<u16>,
    /// Its last contact, or when the last task was done.
    pub laatste_gebeurtenis: Option<OffsetDateTime>,
}

impl Verloop {
    /// As [`gesloten_op`], without the interactie at hand.
    #[must_use]
    pub fn gesloten_op(&self, nu: OffsetDateTime) -> Option<OffsetDateTime> {
        if self.gesloten_op.is_some() {
            return self.gesloten_op;
        }
        if self.open_taak {
            return None;
        }
        let termijn = Duration::days(i64::from(self.sluit_na_dagen?));
        self.laatste_gebeurtenis?.checked_add(termijn).filter(|einde| *einde <= nu)
    }
}

/// The last day on which an interactie is kept that was closed on a day; none when its profile has no term.
///
/// ```
/// use klant_core::profiel::Interactieprofiel;
/// use klant_core::regels::sluiten::bewaren_tot;
/// use time::macros::date;
/// let profiel = Interactieprofiel { bewaartermijn_maanden: Some(1), ..Interactieprofiel::algemeen() };
/// assert_eq!(bewaren_tot(date!(2026-01-31), &profiel), Some(date!(2026-02-28)));
/// assert_eq!(bewaren_tot(date!(2026-01-31), &Interactieprofiel::algemeen()), None);
/// ```
#[must_use]
pub fn bewaren_tot(gesloten: Date, profiel: &Interactieprofiel) -> Option<Date> {
    let maanden = i32::from(u8::from(gesloten.month())) - 1 + i32::from(profiel.bewaartermijn_maanden?);
    let jaar = gesloten.year() + maanden.div_euclid(12);
    let maand = Month::try_from(u8::try_from(maanden.rem_euclid(12) + 1).ok()?).ok()?;
    let dag = gesloten.day().min(maand.length(jaar));
    Date::from_calendar_date(jaar, maand, dag).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};
    use time::{Date, OffsetDateTime};
    use uuid::Uuid;

    use super::{bewaren_tot, gesloten_op};
    use crate::id::{InteractieId, InterneTaakId, KlantcontactId};
    use crate::profiel::{Interactieprofiel, Profielcode};
    use crate::{Interactie, InterneTaak, Klantcontact, Taakstatus};

    const CONTACT: OffsetDateTime = datetime!(2026-11-01 12:00 UTC);
    const TIEN_DAGEN_LATER: OffsetDateTime = datetime!(2026-11-11 12:00 UTC);

    fn contact(nummer: u128, plaatsgevonden_op: OffsetDateTime) -> Klantcontact {
        Klantcontact {
            id: KlantcontactId::nieuw(Uuid::from_u128(nummer)),
            versie: 1,
            kanaal: "balie".to_owned(),
            onderwerp: "Kapotte tegel".to_owned(),
            inhoud: None,
            reactie: None,
            contact_gelukt: None,
            taal: None,
            vertrouwelijk: false,
            afdeling: None,
            plaatsgevonden_op,
            betrokkenen: Vec::new(),
            onderwerpobjecten: Vec::new(),
            interne_taken: Vec::new(),
            actoren: Vec::new(),
        }
    }

    fn taak(status: Taakstatus, afgehandeld_op: Option<OffsetDateTime>) -> InterneTaak {
        InterneTaak {
            id: InterneTaakId::nieuw(Uuid::from_u128(9)),
            versie: 1,
            gevraagde_handeling: "Bel terug".to_owned(),
            toelichting: None,
            status,
            toegewezen_op: CONTACT,
            afgehandeld_op,
            actoren: Vec::new(),
        }
    }

    /// One contact, with this task if there is one.
    fn interactie(taak: Option<InterneTaak>) -> Interactie {
        let mut eerste = contact(1, CONTACT);
        eerste.interne_taken.extend(taak);
        Interactie {
            id: InteractieId::van(eerste.id),
            versie: 1,
            profiel: Profielcode::algemeen(),
            gesloten_op: None,
            terugkoppeling: false,
            sluit_na_dagen: Some(10),
            klantcontacten: vec![eerste],
        }
    }

    fn na_maanden(maanden: u16) -> Interactieprofiel {
        Interactieprofiel { bewaartermijn_maanden: Some(maanden), ..Interactieprofiel::algemeen() }
    }

    const EEUWEN_LATER: OffsetDateTime = datetime!(2526-11-01 12:00 UTC);

    #[test]
    fn s19_een_interactie_sluit_op_het_tijdstip_waarop_haar_termijn_om_is() {
        let interactie = interactie(None);
        assert_eq!(gesloten_op(&interactie, TIEN_DAGEN_LATER - time::Duration::MICROSECOND), None);
        assert_eq!(gesloten_op(&interactie, TIEN_DAGEN_LATER), Some(TIEN_DAGEN_LATER));
        assert_eq!(gesloten_op(&interactie, EEUWEN_LATER), Some(TIEN_DAGEN_LATER), "then, and not now");
    }

    #[test]
    fn s19_zonder_termijn_blijft_een_interactie_open() {
        let zonder = Interactie { sluit_na_dagen: None, ..interactie(None) };
        assert_eq!(gesloten_op(&zonder, EEUWEN_LATER), None);
    }

    #[test]
    fn s19_met_een_open_taak_blijft_een_interactie_open() {
        let open = interactie(Some(taak(Taakstatus::TeVerwerken, None)));
        assert_eq!(gesloten_op(&open, EEUWEN_LATER), None);
    }

    #[test]
    fn s19_een_later_contact_of_een_afgehandelde_taak_verlengt_de_termijn() {
        let later = datetime!(2026-11-05 12:00 UTC);
        let verwacht = Some(datetime!(2026-11-15 12:00 UTC));
        let mut met_contact = interactie(None);
        met_contact.klantcontacten.push(contact(2, later));
        assert_eq!(gesloten_op(&met_contact, EEUWEN_LATER), verwacht);
        let met_taak = interactie(Some(taak(Taakstatus::Verwerkt, Some(later))));
        assert_eq!(gesloten_op(&met_taak, EEUWEN_LATER), verwacht);
    }

    #[test]
    fn s19_met_de_hand_sluiten_gaat_voor_termijn_en_taak() {
        let met_de_hand = Some(datetime!(2026-11-02 9:00 UTC));
        for taak in [None, Some(taak(Taakstatus::TeVerwerken, None))] {
            let gesloten = Interactie { gesloten_op: met_de_hand, ..interactie(taak) };
            assert_eq!(gesloten_op(&gesloten, TIEN_DAGEN_LATER), met_de_hand);
        }
    }

    #[test]
    fn s19_een_termijn_voorbij_de_kalender_sluit_niet() {
        let mut aan_het_einde = interactie(None);
        aan_het_einde.klantcontacten[0].plaatsgevonden_op =
            OffsetDateTime::new_utc(Date::MAX, time::Time::MIDNIGHT);
        assert_eq!(gesloten_op(&aan_het_einde, EEUWEN_LATER), None);
    }

    #[test]
    fn s5_bewaartermijn_loopt_tot_dezelfde_dag_van_de_maand_of_haar_laatste() {
        for (gesloten, maanden, tot) in [
            (date!(2026 - 11 - 24), 3, date!(2027 - 02 - 24)),
            (date!(2026 - 11 - 24), 1, date!(2026 - 12 - 24)),
            (date!(2026 - 12 - 31), 12, date!(2027 - 12 - 31)),
            (date!(2026 - 10 - 31), 1, date!(2026 - 11 - 30)),
            (date!(2027 - 12 - 31), 2, date!(2028 - 02 - 29)),
            (date!(2028 - 02 - 29), 12, date!(2029 - 02 - 28)),
            (date!(2026 - 11 - 24), 0, date!(2026 - 11 - 24)),
            (date!(2026 - 01 - 15), 1200, date!(2126 - 01 - 15)),
        ] {
            assert_eq!(
                bewaren_tot(gesloten, &na_maanden(maanden)),
                Some(tot),
                "{gesloten} en {maanden} maanden"
            );
        }
    }

    #[test]
    fn s5_een_bewaartermijn_voorbij_de_kalender_is_er_geen() {
        assert_eq!(bewaren_tot(date!(9999 - 12 - 31), &na_maanden(1)), None);
    }
}
