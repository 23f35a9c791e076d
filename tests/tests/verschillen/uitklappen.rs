//! `expand`: everything that was asked for, each time that it occurs.

use crate::bouw::{KI, adres, betrokkene, contact, naar, partij, taak};
use klant_tests::op_beide_databases;
use serde_json::json;

op_beide_databases!(wat_tweemaal_voorkomt_wordt_tweemaal_uitgeklapt, |omgeving| {
    let api = omgeving.api();
    let mina = partij(&api, json!({}));
    let contacten = [contact(&api, json!({})), contact(&api, json!({}))];
    let taken = contacten.iter().map(|contact| taak(&api, contact, json!({}))).collect::<Vec<_>>();
    for contact in &contacten {
        for _ in 0..2 {
            let wie = betrokkene(&api, contact, json!({"wasPartij": naar(&mina)}));
            for (soort, waarde) in [("email", "mina@example.org"), ("telefoonnummer", "0612345678")] {
                adres(&api, soort, waarde, json!({"verstrektDoorBetrokkene": naar(&wie)}));
            }
        }
    }

    // To one: the same betrokkene and contact with each of her addresses. To many: the tasks of a contact, four times.
    let pad = "verstrektDoorBetrokkene,verstrektDoorBetrokkene.hadKlantcontact,\
               verstrektDoorBetrokkene.hadKlantcontact.leiddeTotInterneTaken";
    let adressen = api.get(&format!("{KI}/digitaleadressen?expand={pad}")).verwacht(200);
    assert_eq!(adressen["count"], 8);
    for adres in adressen["results"].as_array().expect("a page") {
        let wie = &adres["_expand"]["verstrektDoorBetrokkene"];
        assert_eq!(wie["uuid"], adres["verstrektDoorBetrokkene"]["uuid"]);
        let contact = &wie["_expand"]["hadKlantcontact"];
        assert_eq!(contact["uuid"], wie["hadKlantcontact"]["uuid"]);
        let taak = &contact["_expand"]["leiddeTotInterneTaken"];
        let verwacht =
            taken.iter().find(|taak| taak["aanleidinggevendKlantcontact"]["uuid"] == contact["uuid"]);
        assert_eq!(taak, &json!([verwacht.expect("each contact has a task")]));
    }

    let pad = "hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen";
    let lijst = api.get(&format!("{KI}/klantcontacten?expand={pad}")).verwacht(200);
    let een = api.get(&format!("{}?expand={pad}", crate::bouw::plek("klantcontacten", &contacten[0])));
    let een = een.verwacht(200);
    let alle = lijst["results"].as_array().expect("a page").iter().chain([&een]);
    for contact in alle {
        let betrokkenen = contact["_expand"]["hadBetrokkenen"].as_array().expect("asked for");
        assert_eq!(betrokkenen.len(), 2);
        for wie in betrokkenen {
            assert_eq!(wie["_expand"]["wasPartij"]["uuid"], mina["uuid"], "{wie:#}");
            assert_eq!(wie["_expand"]["digitaleAdressen"].as_array().map(Vec::len), Some(2));
        }
    }

    let pad = "betrokkenen,betrokkenen.hadKlantcontact";
    let partijen = api.get(&format!("{KI}/partijen?expand={pad}")).verwacht(200);
    let betrokkenen = partijen["results"][0]["_expand"]["betrokkenen"].as_array().expect("asked for");
    assert_eq!(betrokkenen.len(), 4);
    for wie in betrokkenen {
        assert_eq!(wie["_expand"]["hadKlantcontact"]["uuid"], wie["hadKlantcontact"]["uuid"]);
    }
});

op_beide_databases!(elke_gevraagde_lege_verwijzing_staat_in_expand, |omgeving| {
    let api = omgeving.api();
    let los = contact(&api, json!({}));
    let paden = ["hadBetrokkenen", "leiddeTotInterneTaken", "gingOverOnderwerpobjecten", "omvatteBijlagen"];
    let leeg = json!({
        "hadBetrokkenen": [], "leiddeTotInterneTaken": [], "gingOverOnderwerpobjecten": [], "omvatteBijlagen": [],
    });
    let vraag = format!("?expand={}", paden.join(","));
    let een = api.get(&format!("{}{vraag}", crate::bouw::plek("klantcontacten", &los))).verwacht(200);
    assert_eq!(een["_expand"], leeg);
    let lijst = api.get(&format!("{KI}/klantcontacten{vraag}")).verwacht(200);
    assert_eq!(lijst["results"][0]["_expand"], leeg);

    partij(&api, json!({}));
    let lijst = api.get(&format!("{KI}/partijen?expand=digitaleAdressen,betrokkenen,categorieRelaties"));
    let leeg = json!({"digitaleAdressen": [], "betrokkenen": [], "categorieRelaties": []});
    assert_eq!(lijst.verwacht(200)["results"][0]["_expand"], leeg);

    adres(&api, "email", "mina@example.org", json!({}));
    let lijst = api.get(&format!("{KI}/digitaleadressen?expand=verstrektDoorBetrokkene")).verwacht(200);
    assert_eq!(lijst["results"][0]["_expand"], json!({"verstrektDoorBetrokkene": null}));
});
