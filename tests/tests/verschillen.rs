//! Where Klant differs from the reference on the wire, and what it makes of what comes over the wire: each difference a
//! test, and each test a line of `docs/verschillen.md`.

#[cfg(test)]
#[path = "verschillen/beginselen.rs"]
mod beginselen;
#[cfg(test)]
#[path = "verschillen/bouw.rs"]
mod bouw;
#[cfg(test)]
#[path = "verschillen/filters.rs"]
mod filters;
#[cfg(test)]
#[path = "verschillen/partijen.rs"]
mod partijen;
#[cfg(test)]
#[path = "verschillen/strengheid.rs"]
mod strengheid;
#[cfg(test)]
#[path = "verschillen/uitklappen.rs"]
mod uitklappen;
#[cfg(test)]
#[path = "verschillen/verzoeken.rs"]
mod verzoeken;
#[cfg(test)]
#[path = "verschillen/vreemde_registers.rs"]
mod vreemde_registers;
#[cfg(test)]
#[path = "verschillen/waarden.rs"]
mod waarden;
#[cfg(test)]
#[path = "verschillen/zinnen.rs"]
mod zinnen;
