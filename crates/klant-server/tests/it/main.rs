//! What someone bounded by a machtiging sees, in the JSON of the API, on both databases; and what a case system is asked.

mod klantbeeld;
mod omgeving;
mod zaken;
mod zoeken;
