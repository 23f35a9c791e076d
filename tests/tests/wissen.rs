//! What the customer gave goes when she asks, as far as no case needs it: S4 and S5, on both databases and over every API.

#[cfg(test)]
mod bouw;

#[cfg(test)]
#[path = "wissen/dag.rs"]
mod dag;
#[cfg(test)]
#[path = "wissen/plan.rs"]
mod plan;
#[cfg(test)]
#[path = "wissen/plicht.rs"]
mod plicht;
#[cfg(test)]
#[path = "wissen/sporen.rs"]
mod sporen;
#[cfg(test)]
#[path = "wissen/zaken.rs"]
mod zaken;

#[cfg(test)]
mod bouwstenen {
    use klant_tests::{Antwoord, Api};
    use serde_json::{Value, json};

    use crate::bouw::{KLANTEN, met, tekst};

    pub const BEWAARPLICHTEN: &str = "/klant/api/v1/bewaarplichten";
    pub const ZAAK: &str = "https://zaken.example/zaken/api/v1/zaken/Z-2026-001";
    pub const TOT: &str = "2099-12-31";

    /// The case needs these of a customer, until a day that is far away unless `meer` says otherwise.
    #[track_caller]
    pub fn nodig(api: &Api, klant: &str, elementen: &[&str], meer: &Value) -> Value {
        let plicht = json!({"zaak": ZAAK, "klant": klant, "elementen": elementen, "bewarenTot": TOT});
        api.post(BEWAARPLICHTEN, &met(plicht, meer)).verwacht(201)
    }

    #[track_caller]
    pub fn plan(api: &Api, klant: &str, omvang: &Value) -> Value {
        api.post(&format!("{KLANTEN}/{klant}/_wis"), omvang).verwacht(200)
    }

    /// The plan as a trial, and then carried out.
    #[track_caller]
    pub fn wis(api: &Api, klant: &str, omvang: &Value) -> Value {
        let proef = plan(api, klant, omvang);
        assert_eq!(proef["uitgevoerd"], false);
        let gedaan = plan(api, klant, &met(omvang.clone(), &json!({"plan": proef["plan"]})));
        assert_eq!(gedaan["regels"], proef["regels"], "carrying out does exactly the plan");
        assert_eq!(gedaan["uitgevoerd"], true);
        gedaan
    }

    /// The code of a refusal: of its first fault, else its own.
    #[track_caller]
    pub fn geweigerd(antwoord: &Antwoord, status: u16) -> String {
        assert_eq!(antwoord.status, status, "{}", antwoord.tekst);
        let code = antwoord.op("/fouten/0/code");
        tekst(if code.is_null() { antwoord.op("/code") } else { code })
    }

    /// When a part goes, and the first reason.
    pub fn regel(plan: &Value, deel: &str) -> (String, String) {
        let regels = plan["regels"].as_array().expect("rules");
        let regel = regels.iter().find(|regel| regel["element"] == deel || regel["deel"] == deel);
        let regel = regel.unwrap_or_else(|| panic!("no {deel} in {plan}"));
        (tekst(&regel["moment"]), tekst(&regel["redenen"][0]["code"]))
    }
}
