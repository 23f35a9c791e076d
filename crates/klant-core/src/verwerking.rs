//! What is accounted for of every processing, after the standard Logboek Dataverwerkingen: a line per person whose data it
//! concerns, and none of the employee who did it.

use std::fmt;

use time::OffsetDateTime;
use uuid::Uuid;

use crate::keuze::keuze;
use crate::machtiging::Doel;

/// The trace that a request is part of, by W3C Trace Context: whose it is, and the step that called us.
///
/// ```
/// use klant_core::verwerking::Spoor;
/// let spoor = Spoor::lees("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").expect("a traceparent");
/// assert_eq!(spoor.trace_id()[0], 0x0a);
/// assert!(spoor.bovenliggende().is_some());
/// assert!(Spoor::lees("00-00000000000000000000000000000000-b7ad6b7169203331-01").is_none());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spoor {
    trace_id: [u8; 16],
    bovenliggende: Option<[u8; 8]>,
}

impl Spoor {
    /// A trace that begins here, with random bytes as its id.
    #[must_use]
    pub const fn begin(toeval: [u8; 16]) -> Self {
        Self { trace_id: toeval, bovenliggende: None }
    }

    /// A trace as it was noted before.
    #[must_use]
    pub const fn nieuw(trace_id: [u8; 16], bovenliggende: Option<[u8; 8]>) -> Self {
        Self { trace_id, bovenliggende }
    }

    /// Reads a `traceparent` of version 00. Whatever is not exactly that is none, and then a new trace begins: a part that
    /// was guessed would tie processings together that have nothing to do with each other.
    #[must_use]
    pub fn lees(traceparent: &str) -> Option<Self> {
        let mut delen = traceparent.split('-');
        let (versie, trace, stap, vlaggen) = (delen.next()?, delen.next()?, delen.next()?, delen.next()?);
        if delen.next().is_some() || versie != "00" {
            return None;
        }
        let _: [u8; 1] = uit_hex(vlaggen)?;
        let trace_id = uit_hex(trace).filter(|bytes| *bytes != [0; 16])?;
        let bovenliggende = uit_hex(stap).filter(|bytes| *bytes != [0; 8])?;
        Some(Self { trace_id, bovenliggende: Some(bovenliggende) })
    }

    /// The id of the trace.
    #[must_use]
    pub const fn trace_id(&self) -> [u8; 16] {
        self.trace_id
    }

    /// The step that called us; none when the trace begins here.
    #[must_use]
    pub const fn bovenliggende(&self) -> Option<[u8; 8]> {
        self.bovenliggende
    }
}

/// Bytes written as twice as many lower-case hexadecimal digits, and nothing else.
fn uit_hex<const N: usize>(tekst: &str) -> Option<[u8; N]> {
    let cijfers = tekst.as_bytes();
    if cijfers.len() != N.checked_mul(2)? || !cijfers.iter().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, paar) in bytes.iter_mut().zip(cijfers.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(paar).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// The id of one line: the random half of a uuid, which is never zero.
///
/// ```
/// use klant_core::verwerking::stap;
/// let uuid = "3f0c9b1e-1111-4222-8333-444455556666".parse()?;
/// assert_eq!(stap(uuid), [0x83, 0x33, 0x44, 0x44, 0x55, 0x55, 0x66, 0x66]);
/// # Ok::<(), uuid::Error>(())
/// ```
#[must_use]
pub fn stap(toeval: Uuid) -> [u8; 8] {
    toeval.as_u64_pair().1.to_be_bytes()
}

keuze! {
    /// How a processing ended, in the words of the standard.
    ///
    /// ```
    /// use klant_core::{Keuze, verwerking::Verwerkingsstatus};
    /// assert_eq!(Verwerkingsstatus::Goed.woord(), "OK");
    /// ```
    Verwerkingsstatus {
        /// It was refused, or there was nothing to process.
        Onbepaald = "UNSET",
        /// It was done.
        Goed = "OK",
        /// It failed.
        Mislukt = "ERROR",
    }
}

keuze! {
    /// What kind of identity tells whose data was processed.
    ///
    /// ```
    /// use klant_core::{Keuze, verwerking::Betrokkenesoort};
    /// assert_eq!(Betrokkenesoort::van_woord("klant"), Some(Betrokkenesoort::Klant));
    /// ```
    Betrokkenesoort {
        /// The uuid of a known customer.
        Klant = "klant",
        /// The uuid of someone who took part in a contact and is no known customer.
        Betrokkene = "betrokkene",
        /// The uuid of a person or organisation of the Contactgegevens API.
        Contactgegevens = "contactgegevens",
    }
}

/// Whose data was processed. It has a `Debug` without the uuid: with the register at hand that says who somebody is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Verwerkte {
    /// What kind of identity it is.
    pub soort: Betrokkenesoort,
    /// The identity.
    pub uuid: Uuid,
}

impl Verwerkte {
    /// A known customer.
    #[must_use]
    pub const fn klant(uuid: Uuid) -> Self {
        Self { soort: Betrokkenesoort::Klant, uuid }
    }

    /// Someone who took part in a contact: the known customer that she was, else herself.
    ///
    /// ```
    /// use klant_core::verwerking::Verwerkte;
    /// let (zij, klant) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2));
    /// assert_eq!(Verwerkte::betrokkene(zij, Some(klant)), Verwerkte::klant(klant));
    /// ```
    #[must_use]
    pub const fn betrokkene(zelf: Uuid, klant: Option<Uuid>) -> Self {
        match klant {
            Some(klant) => Self::klant(klant),
            None => Self { soort: Betrokkenesoort::Betrokkene, uuid: zelf },
        }
    }

    /// A person or organisation of the Contactgegevens API.
    #[must_use]
    pub const fn contactgegevens(uuid: Uuid) -> Self {
        Self { soort: Betrokkenesoort::Contactgegevens, uuid }
    }
}

impl fmt::Debug for Verwerkte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verwerkte({:?}, …)", self.soort)
    }
}

/// A line of the log of processings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verwerkingsregel {
    /// The trace that it is part of.
    pub spoor: Spoor,
    /// Its own id.
    pub span_id: [u8; 8],
    /// How it ended.
    pub status: Verwerkingsstatus,
    /// What was done: a resource and an operation, such as `klant.toon`.
    pub naam: String,
    /// When it began.
    pub begonnen_op: OffsetDateTime,
    /// When it ended.
    pub geeindigd_op: OffsetDateTime,
    /// The purpose.
    pub doel: Doel,
    /// The URI of the purpose in the register of processing activities.
    pub verwerkingsactiviteit: String,
    /// The application that asked; none when it was the register itself or an operator.
    pub toepassing: Option<String>,
    /// Whose data it was; none when it was nobody's.
    pub betrokkene: Option<Verwerkte>,
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOED: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    #[test]
    fn traceparent_wordt_overgenomen() {
        let spoor = Spoor::lees(GOED).expect("a traceparent");
        assert_eq!(spoor.trace_id(), 0x0af7_6519_16cd_43dd_8448_eb21_1c80_319c_u128.to_be_bytes());
        assert_eq!(spoor.bovenliggende(), Some(0xb7ad_6b71_6920_3331_u64.to_be_bytes()));
    }

    #[test]
    fn een_traceparent_die_niet_precies_klopt_is_er_geen() {
        for fout in [
            String::new(),
            "00".to_owned(),
            GOED.to_uppercase(),
            format!("{GOED}-"),
            format!("{GOED}-aa"),
            format!(" {GOED}"),
            GOED.replacen("00-", "01-", 1),
            GOED.replacen("00-", "ff-", 1),
            GOED.replace("b7ad6b7169203331", "0000000000000000"),
            GOED.replace("0af7651916cd43dd8448eb211c80319c", "00000000000000000000000000000000"),
            GOED.replace("0af7", "0ag7"),
            GOED.replace("0af7", "+af7"),
            GOED.replace("0af7", "af7"),
            GOED.replace("-01", "-1"),
            GOED.replace("-01", "-0x"),
        ] {
            assert_eq!(Spoor::lees(&fout), None, "{fout}");
        }
    }

    #[test]
    fn s25_debug_van_een_verwerkte_noemt_haar_niet() {
        let uuid = Uuid::from_u128(0x1234);
        assert_eq!(format!("{:?}", Verwerkte::klant(uuid)), "Verwerkte(Klant, …)");
    }
}
