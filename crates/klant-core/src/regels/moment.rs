//! When a contact may be said to have taken place.

use time::{Duration, OffsetDateTime};

use crate::{Code, Reden};

/// How far a client's clock may be ahead of ours.
const KLOKVERSCHIL: Duration = Duration::minutes(5);

/// Why a contact cannot be recorded as of this moment; nothing when it can. The past is free, the future is not.
///
/// ```
/// use klant_core::Code;
/// use klant_core::regels::moment::bezwaar;
/// use time::macros::datetime;
///
/// let nu = datetime!(2026-11-24 12:00 UTC);
/// assert!(bezwaar(datetime!(2026-11-24 12:04 UTC), nu, "plaatsgevondenOp").is_none());
/// let reden = bezwaar(datetime!(2026-11-25 12:00 UTC), nu, "plaatsgevondenOp").expect("tomorrow");
/// assert_eq!(reden.code(), Code::KlantcontactToekomst);
/// ```
#[must_use]
pub fn bezwaar(plaatsgevonden_op: OffsetDateTime, nu: OffsetDateTime, plaats: &str) -> Option<Reden> {
    let te_vroeg = nu.checked_add(KLOKVERSCHIL).is_some_and(|grens| plaatsgevonden_op > grens);
    te_vroeg.then(|| Reden::op(Code::KlantcontactToekomst, plaats))
}
