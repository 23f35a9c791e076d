//! Telling others over a ZGW Notificaties API: its settings, its client, and who carries the notifications of a running server.

mod bezorger;
mod client;
mod instelling;

pub(crate) use bezorger::Bezorger;
pub(crate) use client::{Client, Kanaalstand};
pub(crate) use instelling::{Bewijs, Notificatiedienst, Notificatielaag};
