//! The customer herself: what is kept of her, who saw it, and what she changes of it: S1 to S4, S25 and B0862, on both
//! databases.

#[cfg(test)]
#[path = "mijn/opzet.rs"]
mod opzet;
#[cfg(test)]
#[path = "aanmelden/uitgever.rs"]
mod uitgever;
#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;

#[cfg(test)]
#[path = "mijn/adressen.rs"]
mod adressen;
#[cfg(test)]
#[path = "mijn/gegevens.rs"]
mod gegevens;
#[cfg(test)]
#[path = "mijn/idempotentie.rs"]
mod idempotentie;
#[cfg(test)]
#[path = "mijn/inzage.rs"]
mod inzage;
#[cfg(test)]
#[path = "mijn/namens.rs"]
mod namens;
#[cfg(test)]
#[path = "mijn/voorstellen.rs"]
mod voorstellen;
#[cfg(test)]
#[path = "mijn/wie.rs"]
mod wie;
#[cfg(test)]
#[path = "mijn/wissen.rs"]
mod wissen;
