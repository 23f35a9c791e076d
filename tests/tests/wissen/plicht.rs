//! While a case needs it, no API takes it away: every route that removes data, on both public APIs, also for who only watches.

use klant_tests::{Antwoord, Api, Omgeving, op_beide_databases};
use serde_json::{Value, json};

use crate::bouw::{KLANTEN, bekende, contact, email, met, mina, registreer, registreer_klant, rijen, tekst};
use crate::bouwstenen::{BEWAARPLICHTEN, TOT, ZAAK, nodig, plan};

const KI: &str = "/klantinteracties/api/v1";
const IBAN: &str = "NL02ABNA0123456789";

/// The first of a list on the wire.
fn eerste(api: &Api, pad: &str) -> String {
    let lijst = api.get(&format!("{KI}/{pad}")).verwacht(200);
    tekst(&lijst["results"][0]["uuid"])
}

fn geweigerd(omgeving: &Omgeving, voor: &[Vec<String>], wat: &str, antwoord: &Antwoord) {
    assert_eq!(antwoord.status, 409, "{wat}: {}", antwoord.tekst);
    let tekst = &antwoord.tekst;
    assert!(tekst.contains("Z-2026-001") && tekst.contains(TOT), "{wat} names case and day: {tekst}");
    assert_eq!(rijen(omgeving), voor, "{wat}");
}

fn mina_met_rekening() -> Value {
    met(mina(), &json!({"rekeningnummers": [{"iban": IBAN}]}))
}

op_beide_databases!(
    s5_een_bewaarplicht_bindt_elke_weg_waarlangs_gegevens_van_een_klant_verdwijnen,
    |omgeving| {
        let api = omgeving.api();
        let klant = registreer_klant(&api, &mina_met_rekening());
        let elementen = ["correspondentieadres", "emailadres", "telefoonnummer", "bsn", "rekeningnummer"];
        nodig(&api, &klant, &elementen, &json!({}));
        let partij = format!("{KI}/partijen/{klant}");
        let adres = eerste(&api, &format!("digitaleadressen?verstrektDoorPartij__uuid={klant}"));
        let nummer = eerste(&api, "partij-identificatoren");
        let rekening = eerste(&api, "rekeningnummers");
        let leeg = json!({"adresregel1": "", "adresregel2": "", "adresregel3": "", "land": ""});
        let voor = rijen(&omgeving);
        let eigen = format!("{KLANTEN}/{klant}");
        let versie = tekst(&json!(api.get(&eigen).kop("etag").expect("an etag")));
        let aan = api.met_kop("If-Match", &versie);
        for (wat, antwoord) in [
            ("DELETE partij", api.delete(&partij)),
            ("DELETE digitaal adres", api.delete(&format!("{KI}/digitaleadressen/{adres}"))),
            ("DELETE identificator", api.delete(&format!("{KI}/partij-identificatoren/{nummer}"))),
            ("DELETE rekeningnummer", api.delete(&format!("{KI}/rekeningnummers/{rekening}"))),
            ("PATCH partij zonder adres", api.patch(&partij, &json!({"correspondentieadres": leeg}))),
            ("PATCH partij zonder digitale adressen", api.patch(&partij, &json!({"digitaleAdressen": []}))),
            (
                "PATCH partij zonder identificatoren",
                api.patch(&partij, &json!({"partijIdentificatoren": []})),
            ),
            ("PATCH partij zonder rekeningen", api.patch(&partij, &json!({"rekeningnummers": []}))),
            (
                "PATCH adres van niemand",
                api.patch(&format!("{KI}/digitaleadressen/{adres}"), &json!({"verstrektDoorPartij": null})),
            ),
            (
                "PATCH rekening van niemand",
                api.patch(&format!("{KI}/rekeningnummers/{rekening}"), &json!({"partij": null})),
            ),
            (
                "PATCH klant zonder adres",
                aan.patch(&eigen, &json!({"correspondentieadres": null, "verstrektDoor": "klant"})),
            ),
            (
                "PATCH klant zonder digitale adressen",
                aan.patch(&eigen, &json!({"digitaleAdressen": [], "verstrektDoor": "klant"})),
            ),
            (
                "PATCH klant zonder identificaties",
                aan.patch(&eigen, &json!({"identificaties": [], "verstrektDoor": "klant"})),
            ),
            (
                "PATCH klant zonder rekeningen",
                aan.patch(&eigen, &json!({"rekeningnummers": [], "verstrektDoor": "klant"})),
            ),
        ] {
            geweigerd(&omgeving, &voor, wat, &antwoord);
        }
        let plan = plan(&api, &klant, &json!({"elementen": elementen}));
        let regels = plan["regels"].as_array().expect("rules");
        assert!(regels.iter().all(|regel| regel["moment"] == "op_datum"), "{plan}");

        // To correct is not to take away, and what no case names may go.
        aan.patch(&eigen, &json!({"contactnaam": null, "verstrektDoor": "klant", "correspondentieadres": {"adresregel1": "Dorpsstraat 1", "land": "NL"}}))
        .verwacht(200);
    }
);

op_beide_databases!(s5_een_zaak_houdt_ook_de_contacten_die_over_haar_gingen, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    nodig(&api, &klant, &["voornaam"], &json!({}));
    let over_de_zaak = json!({"objectId": "Z-2026-001", "codeObjecttype": "zaak", "codeRegister": "openzaak", "codeSoortObjectId": "identificatie"});
    let afwijking = met(bekende(&klant), &json!({"digitaleAdressen": [email("werk@example.org")]}));
    let klantcontact = met(contact("telefoon", &[afwijking]), &json!({"onderwerpobjecten": [over_de_zaak]}));
    let interactie = registreer(&api, &json!({"klantcontact": klantcontact}));
    let contact = tekst(&interactie["klantcontacten"][0]["uuid"]);
    api.post(
        &format!("{}/interne-taken", crate::bouw::plek(&interactie)),
        &json!({"gevraagdeHandeling": "Bel terug", "actoren": [{"soort": "medewerker", "naam": "Nicole"}]}),
    )
    .verwacht(201);
    let betrokkene = eerste(&api, "betrokkenen");
    let voor = rijen(&omgeving);
    for (wat, pad) in [
        ("klantcontact", format!("klantcontacten/{contact}")),
        ("betrokkene", format!("betrokkenen/{betrokkene}")),
        ("onderwerpobject", format!("onderwerpobjecten/{}", eerste(&api, "onderwerpobjecten"))),
        ("interne taak", format!("internetaken/{}", eerste(&api, "internetaken"))),
        (
            "adres van de betrokkene",
            format!(
                "digitaleadressen/{}",
                eerste(&api, &format!("digitaleadressen?verstrektDoorBetrokkene__uuid={betrokkene}"))
            ),
        ),
        ("partij", format!("partijen/{klant}")),
    ] {
        geweigerd(&omgeving, &voor, wat, &api.delete(&format!("{KI}/{pad}")));
    }
    // Without the duty the cascade of the reference holds.
    let lijst = api.post(&format!("{BEWAARPLICHTEN}/_zoek"), &json!({"zaak": ZAAK})).verwacht(200);
    let plicht = tekst(&lijst["resultaten"][0]["uuid"]);
    api.post(&format!("{BEWAARPLICHTEN}/{plicht}/_vervalt"), &json!({})).verwacht(200);
    assert_eq!(api.delete(&format!("{KI}/klantcontacten/{contact}")).status, 204);
    assert_eq!(api.delete(&format!("{KI}/partijen/{klant}")).status, 204);
});

op_beide_databases!(s5_alleen_wie_dat_recht_heeft_legt_een_bewaarplicht_vast, |bouw: bouw| {
    let bouw = bouw.extra_token("balie", &["--machtiging", "kcc"]);
    let omgeving = bouw.extra_token("zaken", &["--machtiging", "zaaksysteem"]).start();
    let klant = registreer_klant(&omgeving.api(), &mina());
    let verzoek = json!({"zaak": ZAAK, "klant": klant, "elementen": ["emailadres"]});
    let geweigerd = omgeving.api_van("balie").post(BEWAARPLICHTEN, &verzoek);
    assert_eq!(crate::bouwstenen::geweigerd(&geweigerd, 403), "S25.geen_recht");
    omgeving.api_van("zaken").post(BEWAARPLICHTEN, &verzoek).verwacht(201);
});
