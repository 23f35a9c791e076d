//! Each known client of the Klantinteracties API as it behaves: its bodies, headers, order of requests and what it reads
//! from the answers. After a contact is recorded, *bepalen* must give the address that a person would expect; and what
//! the client writes beyond what is needed is refused when its application is held to a strict profile.

#[cfg(test)]
#[path = "clienten/achter_een_proxy.rs"]
mod achter_een_proxy;
#[cfg(test)]
#[path = "clienten/bptl.rs"]
mod bptl;
#[cfg(test)]
#[path = "clienten/iko.rs"]
mod iko;
#[cfg(test)]
#[path = "clienten/ita.rs"]
mod ita;
#[cfg(test)]
#[path = "clienten/kiss.rs"]
mod kiss;
#[cfg(test)]
#[path = "clienten/nijmegen.rs"]
mod nijmegen;
#[cfg(test)]
#[path = "clienten/nl_portal.rs"]
mod nl_portal;
#[cfg(test)]
#[path = "clienten/omc.rs"]
mod omc;
#[cfg(test)]
#[path = "clienten/open_formulieren.rs"]
mod open_formulieren;
#[cfg(test)]
#[path = "clienten/open_inwoner.rs"]
mod open_inwoner;
#[cfg(test)]
#[path = "clienten/openklant_client.rs"]
mod openklant_client;
#[cfg(test)]
#[path = "clienten/proef.rs"]
mod proef;
#[cfg(test)]
#[path = "clienten/valtimo.rs"]
mod valtimo;
#[cfg(test)]
#[path = "clienten/velden.rs"]
mod velden;
#[cfg(test)]
#[path = "clienten/verkeer.rs"]
mod verkeer;
#[cfg(test)]
#[path = "clienten/zac.rs"]
mod zac;
