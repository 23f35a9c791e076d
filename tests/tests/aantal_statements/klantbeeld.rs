//! A klantbeeld costs as many statements with ten contacts as with thousands.

use klant_tests::Api;
use serde_json::{Value, json};

use super::{Opstelling, verschil};

const KLANTBEELD: &str = "/klant/api/v1/klantbeelden/_bepaal";

/// A customer with so many contacts, each an interactie with a task, a case and a document. Over HTTP it would take minutes.
pub fn klant_met(opstelling: &Opstelling, bsn: &str, contacten: u32) -> String {
    let klant = json!({
        "soort": "persoon", "contactnaam": {"achternaam": "Vries"},
        "identificaties": [{"soort": "bsn", "nummer": bsn}],
        "vaststelling": {"middel": "digid", "niveau": "hoog"},
    });
    let klant = opstelling.api.post("/klant/api/v1/klanten", &klant).verwacht(201);
    let uuid = klant["uuid"].as_str().expect("a uuid");
    opstelling.database.voer_sql_uit(&format!(
        "INSERT INTO klantcontact (uuid, versie, kanaal, onderwerp, verdere_actie_ondernomen, vertrouwelijk, \
         plaatsgevonden_op) SELECT gen_random_uuid(), 1, '{uuid}', 'Vraag ' || n, false, false, \
         timestamptz '2026-01-01 12:00:00Z' + n * interval '1 minute' FROM generate_series(1, {contacten}) n; \
         CREATE TEMPORARY TABLE nieuw AS SELECT volgnummer FROM klantcontact WHERE kanaal = '{uuid}'; \
         INSERT INTO interactie (klantcontact, versie, profiel_code, profiel_versie, profiel_reden, terugkoppeling) \
         SELECT volgnummer, 1, 'algemeen', '1', 'standaard', false FROM nieuw; \
         INSERT INTO betrokkene (uuid, versie, klantcontact, partij, rol, initiator, verstrekt_door) \
         SELECT gen_random_uuid(), 1, volgnummer, (SELECT volgnummer FROM partij WHERE uuid = '{uuid}'), 'klant', true, \
         'klant' FROM nieuw; \
         INSERT INTO interne_taak (uuid, versie, klantcontact, gevraagde_handeling, status, toegewezen_op) \
         SELECT gen_random_uuid(), 1, volgnummer, 'Bel terug', 'te_verwerken', now() FROM nieuw; \
         INSERT INTO onderwerpobject (uuid, versie, klantcontact, object_id, code_objecttype) \
         SELECT gen_random_uuid(), 1, volgnummer, 'Z-' || volgnummer, 'zaak' FROM nieuw; \
         INSERT INTO bijlage (uuid, versie, klantcontact, object_id, code_objecttype) \
         SELECT gen_random_uuid(), 1, volgnummer, 'D-' || volgnummer, 'document' FROM nieuw; \
         DROP TABLE nieuw; ANALYZE"
    ));
    uuid.to_owned()
}

fn beeld(api: &Api, vraag: &Value) -> Value {
    api.post(KLANTBEELD, vraag).verwacht(200)
}

#[test]
fn s16_een_klantbeeld_kost_bij_10_en_3000_contacten_evenveel() {
    let opstelling = Opstelling::begin();
    let (weinig, veel) = (klant_met(&opstelling, "999990007", 10), klant_met(&opstelling, "999990019", 3000));
    for bladzijde in [1, 100] {
        let vraag = |klant: &str| json!({"klant": klant, "aantal": bladzijde});
        let statements =
            |klant: &str| opstelling.statements_van(KLANTBEELD, |api| api.post(KLANTBEELD, &vraag(klant)));
        let (bij_weinig, bij_veel) = (statements(&weinig), statements(&veel));
        assert_eq!(bij_weinig.len(), bij_veel.len(), "{}", verschil(&bij_weinig, &bij_veel));
        assert!(!bij_veel.iter().any(|een| een.contains("OFFSET")), "{bij_veel:#?}");
    }
    let groot = beeld(&opstelling.api, &json!({"klant": veel, "aantal": 100}));
    for lijst in ["openInteracties", "openInterneTaken", "zaken", "documenten"] {
        assert_eq!(groot[lijst].as_array().map(Vec::len), Some(25), "{lijst}");
        assert!(groot["onvolledig"].as_array().expect("a list").contains(&json!(lijst)), "{lijst}");
    }
    assert_eq!(groot["tijdlijn"]["resultaten"][0]["onderwerp"], "Vraag 3000");
    assert_eq!(groot["tijdlijn"]["resultaten"].as_array().map(Vec::len), Some(100));
}
