//! The built program as scripts and administrators see it.

mod beheer;
mod hulp;
mod machtiging;
mod opdrachten;
mod proef;
mod serve;
