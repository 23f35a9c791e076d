//! S10 and S11: what an interactie requires goes before what the customer prefers, and never falls back to it.

use crate::bouw::{
    BSN_KAREL, BSN_MINA, E1, bekende, bepaal, betrokkene, bsn, codes, digitaal, email, interactie, map_met,
    met, mina, plaats, postbus, profiel, registreer, registreer_klant, rijen, voorkeur,
};
use klant_tests::{Bouw, Omgeving, op_beide_databases, voorbeeldprofielen};
use serde_json::{Value, json};

/// A profile that forces the address of the BRP and asks for nothing.
const BEZOEK: &str =
    "[elementen]\nstandaard = \"toegestaan\"\n[adressering]\nregel = \"brp_verblijfsadres\"\n";

/// Mina, who prefers e-mail for every kind of message.
fn met_voorkeur() -> Value {
    let voorkeuren: Vec<Value> =
        ["dienstverlening", "nieuws", "formeel"].map(|soort| voorkeur(soort, E1)).into();
    met(mina(), &json!({"voorkeuren": voorkeuren}))
}

fn woonadres() -> Value {
    json!({"soort": "woonadres", "regels": ["Dorpsstraat 1", "1234 AB Turfstad"]})
}

fn met_brp(nieuwe: Bouw) -> Omgeving {
    let brp = json!({BSN_MINA: woonadres()}).to_string();
    let map = map_met(&[("brp.json", &brp)]);
    // The file is read once, at the start.
    nieuwe.profielen(&voorbeeldprofielen()).brp_bestand(&map.path().join("brp.json")).start()
}

op_beide_databases!(s10a_wie_liever_mailt_krijgt_toch_post_waar_dat_moet, |nieuwe: bouw| {
    let alleen_post = profiel(
        "oproep",
        "[elementen]\nstandaard = \"toegestaan\"\n[kanalen]\nstandaard = \"verboden\"\npost = \"toegestaan\"\n",
    );
    let map = map_met(&[("oproep.toml", &alleen_post)]);
    let omgeving = nieuwe.profielen(map.path()).start();
    let api = omgeving.api();
    let klant = registreer_klant(&api, &met_voorkeur());
    let oproep = registreer(&api, &interactie("oproep", "balie", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &oproep, &json!({}));
    assert_eq!(antwoord["contactgegeven"]["kanaal"], "post");
    assert_eq!(antwoord["contactgegeven"]["postadres"], postbus());
    assert_eq!(codes(&antwoord), ["S18.bekend", "S10.kanaal_niet_toegestaan", "S10.kanaal_niet_toegestaan"]);
    assert_eq!(plaats(&antwoord, "S10.kanaal_niet_toegestaan"), "email");

    // E-mail is asked for all the same: no answer, and not a letter in its place.
    let gevraagd = bepaal(&api, &oproep, &json!({"kanaal": "email"}));
    assert_eq!(gevraagd["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&gevraagd), ["S10.kanaal_niet_toegestaan"]);
});

op_beide_databases!(s10b_de_nieuwsbrief_gaat_naar_haar_e_mailadres, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &met_voorkeur());
    let nieuws = registreer(&api, &interactie("nieuwsbrief", "website", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &nieuws, &json!({}));
    assert_eq!(digitaal(&antwoord), E1);
    assert_eq!(antwoord["contactgegeven"]["berichtsoort"], "nieuws");
    assert_eq!(antwoord["contactgegeven"]["bron"], "voorkeur");
    assert_eq!(codes(&antwoord), ["S18.voorkeur"]);
});

op_beide_databases!(s11a_de_oproep_gaat_naar_het_adres_in_de_brp, |nieuwe: bouw| {
    let omgeving = met_brp(nieuwe);
    let api = omgeving.api();
    let klant = registreer_klant(&api, &met_voorkeur());
    let oproep = registreer(&api, &interactie("oproep-stempas", "email", &[bekende(&klant)]));
    let vooraf = rijen(&omgeving);
    for vraag in [json!({}), json!({"kanaal": "post"}), json!({"berichtsoort": "dienstverlening"})] {
        let antwoord = bepaal(&api, &oproep, &vraag);
        let gegeven = &antwoord["contactgegeven"];
        assert_eq!((&gegeven["kanaal"], &gegeven["bron"]), (&json!("post"), &json!("brp")));
        assert_eq!(gegeven["brpAdres"], woonadres());
        assert!(gegeven.get("postadres").is_none() && gegeven.get("digitaalAdres").is_none(), "{gegeven}");
        assert_eq!(gegeven["naam"], "Mina de Vries", "het adres is van de BRP, de naam is de hare");
        assert_eq!(codes(&antwoord), ["S11.brp_adres"]);
    }
    assert_eq!(rijen(&omgeving), vooraf, "een BRP-adres wordt nergens bewaard");
});

op_beide_databases!(s11b_een_afwijking_verandert_het_brp_adres_niet, |nieuwe: bouw| {
    let omgeving = met_brp(nieuwe);
    let api = omgeving.api();
    let klant = registreer_klant(&api, &met_voorkeur());
    let afwijkend = betrokkene(&json!({
        "klant": {"uuid": klant},
        "digitaleAdressen": [email("eenmalig@example.org")],
        "correspondentieadres": {"adresregel1": "Hotel 1", "adresregel2": "Parijs", "land": "FR"},
        "wensen": ["emailadres", "correspondentieadres"],
    }));
    let oproep = registreer(&api, &interactie("oproep-stempas", "email", &[afwijkend]));
    let antwoord = bepaal(&api, &oproep, &json!({}));
    assert_eq!(antwoord["contactgegeven"]["brpAdres"], woonadres());
    assert_eq!(codes(&antwoord), ["S11.brp_adres", "S11.opzijgezet"], "en gezegd wat opzij is gezet");
    assert_eq!(
        omgeving.sql("SELECT adres FROM digitaal_adres WHERE betrokkene IS NOT NULL"),
        [["eenmalig@example.org"]]
    );
});

op_beide_databases!(s11_een_ander_kanaal_dan_post_bestaat_daar_niet, |nieuwe: bouw| {
    let omgeving = met_brp(nieuwe);
    let api = omgeving.api();
    let klant = registreer_klant(&api, &met_voorkeur());
    let oproep = registreer(&api, &interactie("oproep-stempas", "email", &[bekende(&klant)]));
    for kanaal in ["email", "telefoon", "balie"] {
        let antwoord = bepaal(&api, &oproep, &json!({"kanaal": kanaal}));
        assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
        assert_eq!(codes(&antwoord), ["S11.ander_kanaal"]);
        assert_eq!(plaats(&antwoord, "S11.ander_kanaal"), kanaal);
    }
});

op_beide_databases!(s11_wie_niet_in_de_brp_staat_krijgt_geen_ander_adres, |nieuwe: bouw| {
    let omgeving = met_brp(nieuwe);
    let api = omgeving.api();
    let karel = met(met_voorkeur(), &json!({"identificaties": [bsn(BSN_KAREL)]}));
    let klant = registreer_klant(&api, &karel);
    let oproep = registreer(&api, &interactie("oproep-stempas", "email", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &oproep, &json!({}));
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&antwoord), ["S11.niet_in_brp"]);
});

op_beide_databases!(s11_zonder_bsn_is_er_geen_brp_adres_en_geen_ander, |nieuwe: bouw| {
    let bezoek = profiel("bezoek", BEZOEK);
    let brp = json!({BSN_MINA: woonadres()}).to_string();
    let map = map_met(&[("bezoek.toml", &bezoek)]);
    let brp_map = map_met(&[("brp.json", &brp)]);
    let omgeving = nieuwe.profielen(map.path()).brp_bestand(&brp_map.path().join("brp.json")).start();
    let api = omgeving.api();
    // A Swede: established by eIDAS, with addresses enough, without a BSN.
    let annika = met(
        met_voorkeur(),
        &json!({
            "identificaties": [{"soort": "eidas_persoon", "nummer": "SE/NL/9f3c-77a1"}],
            "vaststelling": {"middel": "eidas", "niveau": "substantieel"},
        }),
    );
    let annika = registreer_klant(&api, &annika);
    let zelfstandig =
        betrokkene(&json!({"correspondentieadres": postbus(), "digitaleAdressen": [email(E1)]}));
    for wie in [bekende(&annika), zelfstandig] {
        let antwoord = bepaal(&api, &registreer(&api, &interactie("bezoek", "email", &[wie])), &json!({}));
        assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
        assert_eq!(codes(&antwoord), ["S11.geen_bsn"]);
    }
});

op_beide_databases!(s11_zonder_brp_koppeling_is_er_geen_adres_en_geen_ander, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &met_voorkeur());
    let oproep = registreer(&api, &interactie("oproep-stempas", "email", &[bekende(&klant)]));
    let antwoord = bepaal(&api, &oproep, &json!({}));
    assert_eq!(antwoord["uitkomst"], "geen_toegestaan_adres");
    assert_eq!(codes(&antwoord), ["S11.bron_onbereikbaar"]);
});
