//! What someone bounded by a machtiging sees, in the JSON of the API, on both databases.

mod klantbeeld;
mod omgeving;
mod zoeken;
