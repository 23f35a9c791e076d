//! One question under two folders of profiles.

use crate::bouw::{
    PROFIELEN, TOETS, bekende, bepaal, betrokkene, codes, contact, interactie, map_met, met, mina, plek,
    registreer, registreer_klant, tekst,
};
use klant_tests::{Api, Omgeving, Soort};
use serde_json::{Value, json};

/// The profile of which each test changes one line.
pub const BASIS: &str = r#"formaat = 1
code = "proef"
versie = "1"
naam = "Proef"
omschrijving = "Om te proberen."
berichtsoort = "dienstverlening"
terugkoppeling = "op_verzoek"
[elementen]
standaard = "toegestaan"
emailadres = "toegestaan"
[kanalen]
standaard = "toegestaan"
email = "toegestaan"
post = "veilig"
[adressering]
regel = "vrij"
[identificatie]
niveau = "controlevragen"
[vastlegging]
anoniem_bewaren = true
sluit_na_dagen = 3650
bewaartermijn_maanden = 12
open_taak_bindt = false
"#;

/// The profile with another value for this key (written with its table when its name alone says too little).
#[track_caller]
pub fn anders(sleutel: &str, waarde: &str) -> String {
    let sleutel = format!("{sleutel} = ");
    let (voor, na) = BASIS.split_once(&sleutel).expect("the profile has this key");
    assert!(!na.contains(&sleutel), "`{sleutel}` staat meer dan een keer in het profiel");
    let (was, rest) = na.split_once('\n').expect("every line ends");
    assert_ne!(was, waarde, "dit is dezelfde waarde");
    format!("{voor}{sleutel}{waarde}\n{rest}")
}

/// The answer under a folder of these files.
#[track_caller]
pub fn onder<T>(bestanden: &[(&str, &str)], vraag: impl FnOnce(&Omgeving) -> T) -> T {
    let map = map_met(bestanden);
    vraag(&Omgeving::met_profielen(Soort::Sqlite, map.path()))
}

/// The answers under the profile as it is and with another value for one key.
#[track_caller]
pub fn twee<T>(sleutel: &str, waarde: &str, vraag: impl Fn(&Omgeving) -> T) -> (T, T) {
    let ander = anders(sleutel, waarde);
    (onder(&[("proef.toml", BASIS)], &vraag), onder(&[("proef.toml", &ander)], &vraag))
}

pub fn getoond(omgeving: &Omgeving, lid: &str) -> Value {
    omgeving.api().get(&format!("{PROFIELEN}/proef")).verwacht(200)[lid].clone()
}

/// The outcomes of *toetsen* without a value, with it, and with it on the customer's wish.
pub fn drie_toetsen(api: &Api, gegeven: &Value, element: &str) -> [String; 3] {
    [json!({}), gegeven.clone(), met(gegeven.clone(), &json!({"wensen": [element]}))].map(|gegevens| {
        let vraag = interactie("proef", "balie", &[betrokkene(&gegevens)]);
        tekst(&api.post(TOETS, &vraag).verwacht(200)["uitkomst"])
    })
}

/// The codes of *bepalen* for who has only this address: about an ordinary contact, and about a confidential one.
pub fn gewoon_en_vertrouwelijk(omgeving: &Omgeving, adres: &Value) -> [String; 2] {
    let api = omgeving.api();
    let zij = betrokkene(&json!({"digitaleAdressen": [adres]}));
    [false, true].map(|vertrouwelijk| {
        let contact =
            met(contact("balie", std::slice::from_ref(&zij)), &json!({"vertrouwelijk": vertrouwelijk}));
        let vastgelegd = registreer(&api, &json!({"profiel": "proef", "klantcontact": contact}));
        codes(&bepaal(&api, &vastgelegd, &json!({}))).join(" ")
    })
}

/// How Mina may be reached about an interactie that she began over this channel, or the refusal to answer.
pub fn bereik(omgeving: &Omgeving, kanaal: &str, vraag: &Value) -> Value {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let vastgelegd = registreer(&api, &interactie("proef", kanaal, &[bekende(&klant)]));
    api.post(&format!("{}/contactgegevens/_bepaal", plek(&vastgelegd)), vraag).body
}
