//! Whether a request is tried again, and after how long. Only what may have passed by then is: a refusal stays a refusal.

use std::time::Duration;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;
use ureq::http::HeaderMap;
use ureq::http::header::{DATE, RETRY_AFTER};

use super::{Mislukking, NAAM, TIJD, VERBINDING};

/// Before the first repetition; it doubles with each.
const EERSTE: Duration = Duration::from_millis(200);
/// The longest wait that nobody asked for.
const LANGSTE: Duration = Duration::from_secs(5);

/// Whether the same request may succeed a moment later.
pub(super) fn is_voorbijgaand(mislukking: &Mislukking) -> bool {
    match mislukking {
        Mislukking::Onbereikbaar(oorzaak) => matches!(*oorzaak, VERBINDING | TIJD | NAAM),
        Mislukking::Status(status) => matches!(status, 429 | 502 | 503 | 504),
    }
}

/// How long to wait after this many tries, when the other side does not say.
pub(super) fn pauze(pogingen: u16) -> Duration {
    let verdubbeld = 1_u32.checked_shl(u32::from(pogingen.saturating_sub(1))).unwrap_or(u32::MAX);
    EERSTE.saturating_mul(verdubbeld).min(LANGSTE)
}

/// How long the other side asks to wait: seconds, or a moment by its own clock.
pub(super) fn gevraagd(koppen: &HeaderMap) -> Option<Duration> {
    let tekst = koppen.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconden) = tekst.parse() {
        return Some(Duration::from_secs(seconden));
    }
    let moment = |tekst: &str| OffsetDateTime::parse(tekst, &Rfc2822).ok();
    let nu = moment(koppen.get(DATE)?.to_str().ok()?)?;
    // A moment that has passed already asks for no wait.
    Some(Duration::try_from(moment(tekst)? - nu).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use ureq::http::HeaderValue;

    use super::*;

    #[test]
    fn alleen_wat_voorbij_kan_gaan_wordt_herhaald() {
        for status in [429, 502, 503, 504] {
            assert!(is_voorbijgaand(&Mislukking::Status(status)), "{status}");
        }
        for status in [200, 301, 400, 401, 403, 404, 406, 415, 500, 501] {
            assert!(!is_voorbijgaand(&Mislukking::Status(status)), "{status}");
        }
        assert!(is_voorbijgaand(&Mislukking::Onbereikbaar("verbinding")));
        assert!(!is_voorbijgaand(&Mislukking::Onbereikbaar("tls")));
        assert!(!is_voorbijgaand(&Mislukking::Onbereikbaar("antwoord")));
    }

    #[test]
    fn de_pauze_verdubbelt_tot_een_grens() {
        let pauzes: Vec<u128> = [1, 2, 3, 6, 40, u16::MAX].map(|keer| pauze(keer).as_millis()).into();
        assert_eq!(pauzes, [200, 400, 800, 5000, 5000, 5000]);
    }

    #[test]
    fn retry_after_is_een_aantal_seconden_of_een_moment() {
        let koppen = |na: &'static str| {
            let mut koppen = HeaderMap::new();
            koppen.insert(RETRY_AFTER, HeaderValue::from_static(na));
            koppen.insert(DATE, HeaderValue::from_static("Tue, 24 Nov 2026 09:30:00 GMT"));
            koppen
        };
        assert_eq!(gevraagd(&koppen("2")), Some(Duration::from_secs(2)));
        assert_eq!(gevraagd(&koppen("Tue, 24 Nov 2026 09:30:07 GMT")), Some(Duration::from_secs(7)));
        assert_eq!(gevraagd(&koppen("Tue, 24 Nov 2026 09:29:00 GMT")), Some(Duration::ZERO));
        assert_eq!(gevraagd(&koppen("straks")), None);
        assert_eq!(gevraagd(&HeaderMap::new()), None);
    }
}
