//! Only those entitled: what a machtiging lets see, change and do, on every route, on both databases (S23 to S25).

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
#[path = "verstrekken/vertrouwelijk.rs"]
mod vertrouwelijk;
