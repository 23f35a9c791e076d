//! S4 and S5 as the customer herself meets them: what a case needs stays, and she hears why and until when.

use crate::opzet::{ADRESSEN, MIJN, Opzet, weigering};
use crate::verzoek::{API, BSN_KAREL, BSN_MINA, EMAIL, klant, tekst};
use klant_tests::op_beide_databases;
use serde_json::json;

op_beide_databases!(s5_zij_wist_zelf_en_hoort_wat_een_zaak_nog_nodig_heeft, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let wie = opzet.registreer(&klant("Mina", BSN_MINA));
    let karel = opzet.registreer(&klant("Karel", BSN_KAREL));
    let plicht =
        json!({"zaak": "Z-1", "klant": wie, "elementen": ["emailadres"], "bewarenTot": "2099-12-31"});
    opzet.balie().post(&format!("{API}/bewaarplichten"), &plicht).verwacht(201);
    let mina = opzet.inwoner(BSN_MINA);

    // One address, by every way that she has.
    let adressen = mina.get(MIJN).verwacht(200)["digitaleAdressen"].as_array().expect("a list").clone();
    let email = adressen.iter().find(|adres| adres["adres"] == EMAIL).expect("her e-mail address");
    let pad = format!("{ADRESSEN}/{}", tekst(email, "/uuid"));
    let versie = mina.get(&pad).kop("etag").expect("a version").to_owned();
    let geweigerd = mina.met_kop("If-Match", &versie).delete(&pad);
    assert_eq!(weigering(&geweigerd), (409, "S5.bewaartermijn".to_owned()));
    assert!(geweigerd.tekst.contains("Z-1") && geweigerd.tekst.contains("2099-12-31"), "{}", geweigerd.tekst);
    let versie = mina.get(MIJN).kop("etag").expect("a version").to_owned();
    let geweigerd = mina.met_kop("If-Match", &versie).patch(MIJN, &json!({"digitaleAdressen": []}));
    assert_eq!(weigering(&geweigerd), (409, "S5.bewaartermijn".to_owned()));

    // All of it: what may go goes, the rest says why.
    let wis = format!("{MIJN}/_wis");
    let proef = mina.post(&wis, &json!({"alles": true})).verwacht(200);
    let gedaan = mina.post(&wis, &json!({"alles": true, "plan": proef["plan"]})).verwacht(200);
    assert_eq!((&gedaan["regels"], &gedaan["uitgevoerd"]), (&proef["regels"], &json!(true)));
    let over = opzet.balie().get(&format!("{API}/klanten/{wie}")).verwacht(200);
    assert_eq!(over["digitaleAdressen"].as_array().map(Vec::len), Some(1), "{over}");
    assert!(!over.to_string().contains("Mina"), "{over}");
    // By the number that went she is not found any more; of another nothing went.
    assert_eq!(weigering(&mina.get(MIJN)), (404, "mijn.onbekend".to_owned()));
    let ander = opzet.balie().get(&format!("{API}/klanten/{karel}")).verwacht(200);
    assert!(ander.to_string().contains("Karel"), "{ander}");
    assert_eq!(opzet.balie().post(&wis, &json!({"alles": true})).status, 403);
});
