//! What a customer sees of herself costs as many statements with a few contacts and addresses as with thousands.

use klant_tests::Api;
use serde_json::json;

use super::klantbeeld::klant_met;
use super::uitgever::Uitgever;
use super::{Opstelling, verschil};

const MIJN: &str = "/klant/api/v1/mijn";

#[test]
fn s1b_wat_zij_van_zichzelf_ziet_kost_bij_10_en_3000_contacten_evenveel() {
    let uitgever = Uitgever::nieuw();
    let opstelling = Opstelling::met_argumenten(&["--aanmelding", &uitgever.bestand()]);
    let zij = |bsn: &str| {
        let kop = format!("Bearer {}", uitgever.inwoner(bsn));
        opstelling.api.met_kop("Authorization", &kop)
    };
    let (weinig, veel) = ("999990007", "999990019");
    klant_met(&opstelling, weinig, 10);
    let uuid = klant_met(&opstelling, veel, 3000);
    let adressen: Vec<_> =
        (0..100).map(|n| json!({"soort": "email", "adres": format!("adres{n}@example.org")})).collect();
    let versie = |api: &Api| api.get(MIJN).kop("etag").expect("a version").to_owned();
    let rijk = zij(veel);
    let met_versie = rijk.met_kop("If-Match", &versie(&rijk));
    met_versie.patch(MIJN, &json!({"digitaleAdressen": adressen})).verwacht(200);
    for nummer in 0..20 {
        let ander = json!({"soort": "persoon", "contactnaam": {"voornaam": format!("Kind {nummer}")}});
        let ander = opstelling.api.post("/klant/api/v1/klanten", &ander).verwacht(201);
        let namens = json!({"vertegenwoordigende": uuid, "vertegenwoordigde": ander["uuid"], "grond": "ouderlijk_gezag"});
        opstelling.api.post("/klant/api/v1/vertegenwoordigingen", &namens).verwacht(201);
    }
    let namen: Vec<_> =
        (0..20).map(|n| json!({"element": "achternaam", "waarde": format!("Naam {n}")})).collect();
    let voorstel = json!({"verstrektDoor": "toepassing", "gegevens": namen});
    opstelling.api.post(&format!("/klant/api/v1/klanten/{uuid}/voorstellen"), &voorstel).verwacht(201);
    for pad in [
        MIJN.to_owned(),
        format!("{MIJN}/voorstellen"),
        format!("{MIJN}/klantcontacten?aantal=1"),
        format!("{MIJN}/klantcontacten?aantal=100"),
        format!("{MIJN}/verwerkingen?aantal=100"),
        format!("{MIJN}/vertegenwoordigingen"),
    ] {
        let statements = |bsn: &str| opstelling.statements_van(&pad, |_| zij(bsn).get(&pad));
        let (bij_weinig, bij_veel) = (statements(weinig), statements(veel));
        assert_eq!(bij_weinig.len(), bij_veel.len(), "{pad}: {}", verschil(&bij_weinig, &bij_veel));
        assert!(!bij_veel.iter().any(|een| een.contains("OFFSET")), "{bij_veel:#?}");
    }
}
