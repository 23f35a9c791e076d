//! The scenarios of the principles S7 to S24, over HTTP and on both databases, named by their code.

// The `cfg` makes clippy judge these modules as the tests that they are.
#[cfg(test)]
mod bouw;

#[cfg(test)]
#[path = "scenario/bereiken.rs"]
mod bereiken;
#[cfg(test)]
#[path = "scenario/brp.rs"]
mod brp;
#[cfg(test)]
#[path = "scenario/eigen_woord.rs"]
mod eigen_woord;
#[cfg(test)]
#[path = "scenario/formeel.rs"]
mod formeel;
#[cfg(test)]
#[path = "scenario/hergebruik.rs"]
mod hergebruik;
#[cfg(test)]
#[path = "scenario/identificatie.rs"]
mod identificatie;
#[cfg(test)]
#[path = "scenario/minimaal.rs"]
mod minimaal;
#[cfg(test)]
#[path = "scenario/naam_en_adres.rs"]
mod naam_en_adres;
