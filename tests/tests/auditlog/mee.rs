//! What goes with something else is told of as well.

use klant_tests::op_beide_databases;
use serde_json::{Value, json};

use super::proef::lijst;
use super::verzoek::{BSN_MINA, tekst};
use super::vulling::KI;

const MERK: &str = "Merkteken";

op_beide_databases!(s23_wat_met_een_ander_mee_verdwijnt_heeft_een_eigen_regel, |omgeving| {
    let api = omgeving.api();
    let maak = |wat: &str, body: Value| {
        let gemaakt = api.post(&format!("{KI}/{wat}"), &body).verwacht(201);
        json!({"uuid": tekst(&gemaakt, "/uuid")})
    };
    let contact = || json!({"kanaal": "telefoon", "onderwerp": MERK, "taal": "nld", "vertrouwelijk": false});
    let partij = || json!({"soortPartij": "persoon", "indicatieActief": true});
    let (mina, karel) = (maak("partijen", partij()), maak("partijen", partij()));
    let nummer = json!({
        "codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp", "codeSoortObjectId": "bsn", "objectId": BSN_MINA,
    });
    let nummer =
        maak("partij-identificatoren", json!({"identificeerdePartij": mina, "partijIdentificator": nummer}));
    let namens = maak(
        "vertegenwoordigingen",
        json!({"vertegenwoordigendePartij": karel, "vertegenwoordigdePartij": mina}),
    );
    let categorie = maak("categorieen", json!({"naam": MERK}));
    let soort = json!({"partij": mina, "categorie": categorie, "beginDatum": "2026-01-01"});
    let relatie = maak("categorie-relaties", soort);
    let gesprek = maak("klantcontacten", contact());
    let zij = json!({
        "hadKlantcontact": gesprek, "wasPartij": null, "rol": "klant", "initiator": true, "contactnaam": {"voornaam": MERK},
    });
    let zij = maak("betrokkenen", zij);
    let actor = maak("actoren", json!({"naam": MERK, "soortActor": "medewerker"}));
    let deed_mee = maak("actorklantcontacten", json!({"actor": actor, "klantcontact": gesprek}));
    let taak = json!({
        "gevraagdeHandeling": MERK, "aanleidinggevendKlantcontact": gesprek, "toegewezenAanActoren": [actor],
        "status": "te_verwerken",
    });
    let taak = maak("internetaken", taak);
    let weg =
        |wat: &str, ding: &Value| api.delete(&format!("{KI}/{wat}/{}", tekst(ding, "/uuid"))).verwacht(204);
    let verdwenen = |ding: &Value, soort: &str, elementen: Value| {
        let regels = lijst(&omgeving, &["--uuid", tekst(ding, "/uuid")]);
        let telt = |een: &&Value| een["handeling"] == "verwijderd" && een["soort"] == soort;
        let gevonden: Vec<_> = regels.iter().filter(telt).collect();
        assert_eq!(gevonden.len(), 1, "{soort}: {regels:#?}");
        assert_eq!(gevonden[0]["elementen"], elementen, "{soort}");
        assert_eq!(gevonden[0]["wie"], "test", "{soort}");
    };

    let _ = weg("klantcontacten", &gesprek);
    verdwenen(&gesprek, "klantcontact", json!([]));
    verdwenen(&gesprek, "interactie", json!([]));
    verdwenen(&zij, "betrokkene", json!([]));
    verdwenen(&taak, "interne_taak", json!([]));
    verdwenen(&deed_mee, "actor_klantcontact", json!([]));

    let _ = weg("partijen", &mina);
    verdwenen(&mina, "partij", json!([]));
    verdwenen(&nummer, "partij_identificator", json!(["bsn"]));
    verdwenen(&namens, "vertegenwoordiging", json!([]));
    verdwenen(&relatie, "categorie_relatie", json!([]));
    let vaststelling = "SELECT count(*) FROM audit WHERE soort = 'vaststelling' AND handeling = 'verwijderd'";
    assert_eq!(omgeving.sql(vaststelling), [["1"]]);

    let tweede = maak("klantcontacten", contact());
    let ook = maak("actorklantcontacten", json!({"actor": actor, "klantcontact": tweede}));
    let _ = weg("actoren", &actor);
    verdwenen(&ook, "actor_klantcontact", json!([]));
    // What stays is not told of as gone, and nothing of it says what it held.
    let regels = lijst(&omgeving, &["--uuid", tekst(&karel, "/uuid")]);
    assert!(regels.iter().all(|een| een["handeling"] != "verwijderd"), "{regels:#?}");
    let alles = omgeving.sql("SELECT * FROM audit").concat().join("\n");
    assert!(!alles.contains(MERK) && !alles.contains(BSN_MINA));
});
