//! Only those entitled: what a machtiging lets see, change and do, on every route, on both databases (S23 to S25).

#[cfg(test)]
#[expect(dead_code, reason = "the tests of notifications need all of it")]
#[path = "notificaties/nrc.rs"]
mod nrc;
#[cfg(test)]
#[path = "verstrekken/opzet.rs"]
mod opzet;

#[cfg(test)]
#[path = "verstrekken/handelingen.rs"]
mod handelingen;
#[cfg(test)]
#[path = "verstrekken/verborgen.rs"]
mod verborgen;
#[cfg(test)]
#[path = "verstrekken/verlaat.rs"]
mod verlaat;
#[cfg(test)]
#[path = "verstrekken/vertrouwelijk.rs"]
mod vertrouwelijk;
#[cfg(test)]
#[expect(dead_code, reason = "only breaking a table is needed here")]
mod verzoek;
#[cfg(test)]
#[path = "verstrekken/weigeringen.rs"]
mod weigeringen;
