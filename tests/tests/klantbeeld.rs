//! What is known of one customer together, and how an employee finds her: S16, S17 and S25, on both databases.

#[cfg(test)]
mod bouw;

#[cfg(test)]
#[path = "klantbeeld/beeld.rs"]
mod beeld;
#[cfg(test)]
#[path = "klantbeeld/hoedanigheid.rs"]
mod hoedanigheid;
#[cfg(test)]
#[path = "klantbeeld/vertegenwoordiging.rs"]
mod vertegenwoordiging;
#[cfg(test)]
#[path = "klantbeeld/zoeken.rs"]
mod zoeken;
