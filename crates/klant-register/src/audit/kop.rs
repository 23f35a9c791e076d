//! The head of the auditlog: by it, kept outside the database, a tail that was cut off is missed.

use std::fmt;
use std::str::FromStr;

/// The number of a seal with its hash.
///
/// ```
/// use klant_register::Zegelkop;
/// let tekst = format!("7:{}", "0a".repeat(32));
/// let kop: Zegelkop = tekst.parse()?;
/// assert_eq!((kop.nummer(), kop.to_string()), (7, tekst));
/// assert!("7:0a".parse::<Zegelkop>().is_err());
/// # Ok::<(), klant_register::OngeldigeKop>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zegelkop {
    nummer: i64,
    hash: [u8; 32],
}

impl Zegelkop {
    pub(crate) const fn nieuw(nummer: i64, hash: [u8; 32]) -> Self {
        Self { nummer, hash }
    }

    /// The number of the seal.
    #[must_use]
    pub const fn nummer(&self) -> i64 {
        self.nummer
    }

    pub(crate) const fn hash(&self) -> &[u8; 32] {
        &self.hash
    }
}

impl fmt::Display for Zegelkop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.nummer)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Zegelkop {
    type Err = OngeldigeKop;

    fn from_str(tekst: &str) -> Result<Self, Self::Err> {
        let (nummer, hash) = tekst.split_once(':').ok_or(OngeldigeKop)?;
        let nummer = nummer.parse().ok().filter(|nummer| *nummer > 0).ok_or(OngeldigeKop)?;
        if hash.len() != 64 || !hash.bytes().all(|teken| teken.is_ascii_hexdigit()) {
            return Err(OngeldigeKop);
        }
        let mut bytes = [0_u8; 32];
        for (byte, paar) in bytes.iter_mut().zip(hash.as_bytes().chunks_exact(2)) {
            let paar = std::str::from_utf8(paar).map_err(|_| OngeldigeKop)?;
            *byte = u8::from_str_radix(paar, 16).map_err(|_| OngeldigeKop)?;
        }
        Ok(Self { nummer, hash: bytes })
    }
}

/// This is no head of the auditlog.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("geen kop van het auditlog: schrijf NUMMER:HASH, met 64 hexadecimale tekens")]
pub struct OngeldigeKop;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_kop_die_geen_is_wordt_niet_gelezen() {
        let hash = "ab".repeat(32);
        for tekst in [
            String::new(),
            hash.clone(),
            format!("0:{hash}"),
            format!("x:{hash}"),
            format!("1:{hash}a"),
            format!("1:+{}", "a".repeat(63)),
        ] {
            assert_eq!(tekst.parse::<Zegelkop>(), Err(OngeldigeKop), "{tekst}");
        }
        assert_eq!(
            format!("1:{}", hash.to_uppercase()).parse::<Zegelkop>().map(|kop| kop.to_string()),
            Ok(format!("1:{hash}"))
        );
    }
}
