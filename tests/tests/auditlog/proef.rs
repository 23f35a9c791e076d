//! Asking the auditlog.

use klant_tests::{Database, Omgeving};
use serde_json::Value;
use std::collections::BTreeSet;

fn lees(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|fout| panic!("geen JSON ({fout}): {json}"))
}

/// What `klant audit controleer` answers, with this exit code.
#[track_caller]
pub fn controleer(database: &Database, meer: &[&str], code: i32) -> Value {
    let opdracht = [&["audit", "controleer", "--output", "json"], meer].concat();
    lees(database.opdracht(&opdracht).voer_uit().verwacht(code))
}

/// Seals what waits; gives the head.
#[track_caller]
pub fn verzegel(database: &Database) -> String {
    let uit = database.opdracht(&["audit", "verzegel", "--output", "json"]).voer_uit();
    lees(uit.verwacht(0))["kop"].as_str().expect("something waited").to_owned()
}

/// What `klant audit lijst` answers.
#[track_caller]
pub fn lijst(omgeving: &Omgeving, meer: &[&str]) -> Vec<Value> {
    let uit = omgeving.voer_uit(&[&["audit", "lijst", "--output", "json"], meer].concat());
    lees(uit.verwacht(0))["resultaten"].as_array().expect("a list").clone()
}

/// What was done to which kinds of rows.
#[track_caller]
pub fn soorten(omgeving: &Omgeving) -> BTreeSet<String> {
    omgeving.sql("SELECT DISTINCT soort, handeling FROM audit").iter().map(|rij| rij.join(" ")).collect()
}

/// Waits until a running server sealed something by itself.
#[track_caller]
pub fn wacht_op_zegels(omgeving: &Omgeving) {
    let _ = omgeving.server().wacht_op_log("het auditlog is verzegeld");
}
