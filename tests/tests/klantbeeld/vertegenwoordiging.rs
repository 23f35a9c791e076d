//! S25: who acts for another does so on a ground, in a period and for something; when it ends, access ends.

use crate::bouw::{
    BSN_KAREL, T2, bepaal, betrokkene, bsn, codes, contact, dagen_geleden, digitaal, geweigerd, met, mina,
    probleem, registreer, registreer_klant, tekst, telefoon,
};
use klant_tests::{Antwoord, Api, op_beide_databases};
use serde_json::{Value, json};

const VERTEGENWOORDIGINGEN: &str = "/klant/api/v1/vertegenwoordigingen";
const KI: &str = "/klantinteracties/api/v1";

/// Mina, Karel who acts for her, and an interactie in which he spoke for her.
struct Bewind {
    mina: String,
    karel: String,
    interactie: Value,
}

impl Bewind {
    fn nieuw(api: &Api) -> Self {
        let karel = json!({
            "soort": "persoon", "contactnaam": {"voornaam": "Karel"}, "digitaleAdressen": [telefoon(T2)],
            "identificaties": [bsn(BSN_KAREL)], "vaststelling": {"middel": "digid", "niveau": "hoog"},
        });
        let (mina, karel) = (registreer_klant(api, &mina()), registreer_klant(api, &karel));
        let als = |klant: &str, rol: &str| betrokkene(&json!({"klant": {"uuid": klant}, "rol": rol}));
        let beiden = [als(&mina, "klant"), als(&karel, "vertegenwoordiger")];
        let interactie = registreer(api, &json!({"klantcontact": contact("telefoon", &beiden)}));
        Self { mina, karel, interactie }
    }

    fn verzoek(&self, meer: &Value) -> Value {
        let basis = json!({
            "vertegenwoordigende": self.karel, "vertegenwoordigde": self.mina, "grond": "bewind",
        });
        met(basis, meer)
    }

    /// Why the representative may not be reached; nothing when he may.
    fn bezwaar(&self, api: &Api) -> Option<String> {
        let antwoord = bepaal(api, &self.interactie, &json!({"klant": self.karel}));
        if antwoord["uitkomst"] == "bepaald" {
            assert_eq!(digitaal(&antwoord), T2);
            return None;
        }
        codes(&antwoord).first().cloned()
    }
}

fn wijzig(api: &Api, vertegenwoordiging: &Value, versie: &str, wijziging: &Value) -> Antwoord {
    let pad = format!("{VERTEGENWOORDIGINGEN}/{}", tekst(&vertegenwoordiging["uuid"]));
    api.met_kop("If-Match", versie).patch(&pad, wijziging)
}

op_beide_databases!(s25_een_vertegenwoordiging_heeft_grond_periode_en_omvang, |omgeving| {
    let api = omgeving.api();
    let bewind = Bewind::nieuw(&api);
    let verzoek = bewind.verzoek(&json!({
        "geldigVan": "2026-01-01", "geldigTot": "2099-12-31", "omvang": ["nieuws", "algemeen"],
    }));
    let antwoord = api.post(VERTEGENWOORDIGINGEN, &verzoek);
    assert_eq!((antwoord.status, antwoord.kop("etag")), (201, Some("\"1\"")), "{}", antwoord.tekst);
    let gemaakt = antwoord.verwacht(201);
    for (lid, waarde) in [
        ("vertegenwoordigende", json!(bewind.karel)),
        ("vertegenwoordigde", json!(bewind.mina)),
        ("grond", json!("bewind")),
        ("geldigVan", json!("2026-01-01")),
        ("geldigTot", json!("2099-12-31")),
        ("omvang", json!(["algemeen", "nieuws"])),
    ] {
        assert_eq!(gemaakt[lid], waarde, "{lid}");
    }
    let pad = format!("{VERTEGENWOORDIGINGEN}/{}", tekst(&gemaakt["uuid"]));
    assert_eq!(api.get(&pad).verwacht(200), gemaakt);
    for klant in [&bewind.mina, &bewind.karel] {
        let lijst =
            api.post(&format!("{VERTEGENWOORDIGINGEN}/_zoek"), &json!({"klant": klant})).verwacht(200);
        assert_eq!(lijst, json!({"resultaten": [gemaakt], "volgende": null}));
    }
    // On the wire it is the same row.
    let draad = api.get(&format!("{KI}/vertegenwoordigingen/{}", tekst(&gemaakt["uuid"]))).verwacht(200);
    assert_eq!(draad["vertegenwoordigdePartij"]["uuid"], bewind.mina.as_str());

    let gewijzigd =
        wijzig(&api, &gemaakt, "\"1\"", &json!({"geldigTot": null, "grond": "volmacht"})).verwacht(200);
    assert_eq!((&gewijzigd["grond"], gewijzigd.get("geldigTot")), (&json!("volmacht"), None));
    assert_eq!(gewijzigd["geldigVan"], "2026-01-01", "what is not named stays");
    assert_eq!(wijzig(&api, &gemaakt, "\"1\"", &json!({})).status, 412);
    assert_eq!(api.patch(&pad, &json!({})).status, 428);
});

op_beide_databases!(s25_een_vertegenwoordiging_die_niet_kan_wordt_geweigerd, |omgeving| {
    let api = omgeving.api();
    let bewind = Bewind::nieuw(&api);
    for (meer, status, plaats, code) in [
        (json!({"vertegenwoordigde": bewind.karel}), 400, "/vertegenwoordigde", "vertegenwoordiging.zelf"),
        (
            json!({"geldigVan": "2026-02-01", "geldigTot": "2026-01-31"}),
            400,
            "/geldigTot",
            "vertegenwoordiging.periode",
        ),
        (json!({"omvang": ["bestaat-niet"]}), 400, "/omvang", "vertegenwoordiging.omvang"),
        (json!({"grond": "zomaar"}), 400, "/grond", "veld.keuze"),
        (json!({"grond": null}), 400, "/grond", "veld.verplicht"),
        (json!({"geldigVan": "gisteren"}), 400, "/geldigVan", "veld.datum"),
        (
            json!({"vertegenwoordigde": "3f0c9b1e-1111-4222-8333-444455556666"}),
            400,
            "/vertegenwoordigde",
            "klant.onbekend",
        ),
    ] {
        let verzoek = bewind.verzoek(&meer);
        geweigerd(&omgeving, status, &[(plaats, code)], || api.post(VERTEGENWOORDIGINGEN, &verzoek));
    }
    api.post(VERTEGENWOORDIGINGEN, &bewind.verzoek(&json!({}))).verwacht(201);
    let nog_eens = bewind.verzoek(&json!({"grond": "volmacht"}));
    let fout = [("", "vertegenwoordiging.dubbel")];
    geweigerd(&omgeving, 409, &fout, || api.post(VERTEGENWOORDIGINGEN, &nog_eens));
});

op_beide_databases!(s25_als_een_vertegenwoordiging_eindigt_eindigt_de_toegang, |omgeving| {
    let api = omgeving.api();
    let bewind = Bewind::nieuw(&api);
    assert_eq!(bewind.bezwaar(&api), None, "nobody recorded on what ground he was there");
    let gemaakt =
        api.post(VERTEGENWOORDIGINGEN, &bewind.verzoek(&json!({"geldigVan": "2026-01-01"}))).verwacht(201);
    assert_eq!(bewind.bezwaar(&api), None);
    // Days on which it still or not yet holds lie far from midnight.
    for (versie, wijziging, verwacht) in [
        (1, json!({"geldigTot": dagen_geleden(2)}), Some("S25.vertegenwoordiging_beeindigd")),
        (2, json!({"geldigTot": "2099-12-31"}), None),
        (3, json!({"geldigVan": "2099-01-01"}), Some("S25.vertegenwoordiging_beeindigd")),
        (4, json!({"geldigVan": null, "omvang": ["formeel"]}), Some("S25.vertegenwoordiging_omvang")),
        (5, json!({"omvang": ["dienstverlening"]}), None),
        (6, json!({"omvang": []}), None),
    ] {
        wijzig(&api, &gemaakt, &format!("\"{versie}\""), &wijziging).verwacht(200);
        assert_eq!(bewind.bezwaar(&api).as_deref(), verwacht, "{wijziging}");
    }
    let pad = format!("{VERTEGENWOORDIGINGEN}/{}/_beeindig", tekst(&gemaakt["uuid"]));
    let beeindigd = api.post(&pad, &json!({})).verwacht(200);
    // Yesterday in Amsterdam, where the new day begins sooner.
    assert!(tekst(&beeindigd["geldigTot"]) <= dagen_geleden(0), "{beeindigd}");
    assert_eq!(bewind.bezwaar(&api).as_deref(), Some("S25.vertegenwoordiging_beeindigd"));
    // The customer herself is reached as before.
    assert_eq!(bepaal(&api, &bewind.interactie, &json!({"klant": bewind.mina}))["uitkomst"], "bepaald");
    probleem(&api.post(&pad, &json!({"geldigTot": "ooit"})), 400, &[("/geldigTot", "veld.datum")]);
});

op_beide_databases!(s25_een_vertegenwoordiging_van_de_draad_heeft_geen_einde, |omgeving| {
    let api = omgeving.api();
    let bewind = Bewind::nieuw(&api);
    let draad = json!({
        "vertegenwoordigendePartij": {"uuid": bewind.karel}, "vertegenwoordigdePartij": {"uuid": bewind.mina},
    });
    let gemaakt = api.post(&format!("{KI}/vertegenwoordigingen"), &draad).verwacht(201);
    assert_eq!(bewind.bezwaar(&api), None);
    let gelezen = api.get(&format!("{VERTEGENWOORDIGINGEN}/{}", tekst(&gemaakt["uuid"]))).verwacht(200);
    for lid in ["grond", "geldigVan", "geldigTot"] {
        assert_eq!(gelezen.get(lid), None, "{lid}");
    }
    assert_eq!(gelezen["omvang"], json!([]));
    // What was ended here stays ended when a client of the wire writes the row again.
    let pad = format!("{VERTEGENWOORDIGINGEN}/{}/_beeindig", tekst(&gemaakt["uuid"]));
    api.post(&pad, &json!({})).verwacht(200);
    api.put(&format!("{KI}/vertegenwoordigingen/{}", tekst(&gemaakt["uuid"])), &draad).verwacht(200);
    assert_eq!(bewind.bezwaar(&api).as_deref(), Some("S25.vertegenwoordiging_beeindigd"));
});
