//! What is confidential stays with the department that recorded it; what is secret does not leave the municipality.

use klant_tests::op_beide_databases;
use serde_json::json;

use super::opzet::{KI, KLANT, contact, leg_vast, start};

const AFDELING: &str = "standaarddoel = \"behandelen\"\n[doelen.behandelen]\n\
    handelingen = [\"lezen\", \"vastleggen\", \"wijzigen\"]\nelementen = \"alle\"\n";

op_beide_databases!(s16_vertrouwelijk_contact_is_voor_de_afdeling_die_het_vastlegde, |bouw: bouw| {
    let opzet = start(bouw.start().soort(), &[("zorg", AFDELING), ("balie", AFDELING)], &["zorg", "balie"]);
    let (zorg, balie) = (opzet.als("zorg"), opzet.als("balie"));
    let mut nieuw = contact("balie");
    for (lid, waarde) in [
        ("vertrouwelijk", json!(true)),
        ("onderwerp", json!("Geheimonderwerp")),
        ("inhoud", json!("Geheiminhoud")),
        ("reactie", json!("Geheimreactie")),
    ] {
        nieuw[lid] = waarde;
    }
    let uuid = zorg.post(&format!("{KI}/klantcontacten"), &nieuw).verwacht(201)["uuid"].clone();
    let uuid = uuid.as_str().expect("a uuid");
    let weg = format!("{KI}/klantcontacten/{uuid}");
    assert_eq!(zorg.get(&weg).verwacht(200)["inhoud"], "Geheiminhoud");
    let gezien = balie.get(&weg).verwacht(200);
    assert_eq!([&gezien["onderwerp"], &gezien["inhoud"], &gezien["reactie"]], ["", "", ""]);
    assert!(!balie.get(&format!("{KLANT}/interacties/{uuid}")).verwacht(200).to_string().contains("Geheim"));
    for filter in ["onderwerp=geheim", "inhoud=geheim", "reactie=geheim"] {
        let weg = format!("{KI}/klantcontacten?{filter}");
        assert_eq!(balie.get(&weg).verwacht(200)["count"], 0, "{filter}");
        assert_eq!(zorg.get(&weg).verwacht(200)["count"], 1, "{filter}");
    }
    // Who may not see it cannot change it, nor take its confidentiality away.
    assert_eq!(balie.put(&weg, &gezien).status, 200);
    balie.patch(&weg, &json!({"vertrouwelijk": false, "inhoud": "anders"})).verwacht(200);
    let nu = zorg.get(&weg).verwacht(200);
    assert_eq!(nu["inhoud"], "Geheiminhoud");
    assert_eq!(nu["vertrouwelijk"], true);
});

const BUITEN: &str = "standaarddoel = \"behandelen\"\n[doelen.behandelen]\nhandelingen = [\"lezen\", \"bepalen\"]\n\
    elementen = \"alle\"\nbuiten_gemeente = true\n";

op_beide_databases!(s25_van_wie_geheimhouding_vroeg_verlaat_niets_de_gemeente, |bouw: bouw| {
    let opzet =
        start(bouw.start().soort(), &[("buiten", BUITEN), ("binnen", AFDELING)], &["buiten", "binnen"]);
    let vol = opzet.omgeving.api();
    let klant = leg_vast(&vol);
    let weg = format!("{KI}/partijen/{}", klant.partij);
    assert_eq!(opzet.als("buiten").get(&weg).status, 200);
    vol.patch(&weg, &json!({"indicatieGeheimhouding": true})).verwacht(200);
    assert_eq!(opzet.als("binnen").get(&weg).status, 200);
    let buiten = opzet.als("buiten");
    for pad in super::opzet::leeswegen(&klant) {
        let alles = format!("{:?}", buiten.get(&pad));
        for (element, merk) in super::opzet::MERKEN {
            assert!(!alles.contains(merk), "{element} op {pad}");
        }
    }
    assert_eq!(buiten.get(&weg).status, 404);
    assert_eq!(
        buiten.get(&format!("{KI}/betrokkenen?contactnaamVoornaam=Merkvoornaam")).verwacht(200)["count"],
        0
    );
});
