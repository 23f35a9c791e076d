//! What her source answers decides, is used, and stands nowhere afterwards.

use klant_tests::{Bouw, op_beide_databases};
use serde_json::{Value, json};

use crate::bouw::{
    KLANTEN, T2, bekende, bepaal, codes, digitaal, geweigerd, interactie, met, plek, registreer, tekst,
};
use crate::opzet::{KLUIS, NUMMER, WAARDE, met_bron, registreer_mina, vraag};

op_beide_databases!(s2_haar_bron_antwoordt_en_wat_zij_gaf_staat_daarna_nergens, |bouw: bouw| {
    let (mut omgeving, _map) = met_bron(bouw, &json!({"waarde": WAARDE}));
    let api = omgeving.api();
    let klant = registreer_mina(&api);
    let zij = vraag(&api, &klant);
    for _ in 0..2 {
        let antwoord = bepaal(&api, &zij, &json!({}));
        assert_eq!(*digitaal(&antwoord), WAARDE);
        assert_eq!(antwoord["contactgegeven"]["bron"], "voorkeur");
        assert_eq!(codes(&antwoord), ["S18.voorkeur", "S2.bij_klant"]);
    }
    // That she was looked at is accounted for, as ever; what her source gave is nobody's to keep.
    let inhoud = omgeving.database().inhoud();
    assert!(!inhoud.contains(WAARDE), "the value is in a column");
    assert_eq!(inhoud.matches(KLUIS).count(), 1, "the reference stands with the address alone");
    let bepaald = omgeving.sql("SELECT count(*) FROM verwerking WHERE naam = 'interactie.bepaal'");
    assert_eq!(bepaald, [["2"]]);
    let einde = omgeving.stop();
    for geheim in [WAARDE, KLUIS, "kluis.example.org"] {
        assert!(!format!("{}{}", einde.stdout, einde.stderr).contains(geheim), "{geheim} is in the log");
    }
});

/// The answer is another address, with why hers was passed over.
#[track_caller]
fn gaat_anders(bouw: Bouw, antwoord: &Value, code: &str) {
    let (omgeving, _map) = met_bron(bouw, antwoord);
    let api = omgeving.api();
    let klant = registreer_mina(&api);
    let zij = vraag(&api, &klant);
    let anders = bepaal(&api, &zij, &json!({}));
    assert_eq!(
        (digitaal(&anders), codes(&anders)),
        (&json!(NUMMER), vec!["S18.bekend".to_owned(), code.to_owned()])
    );
    // Asked for by name there is no other.
    let geen = bepaal(&api, &zij, &json!({"kanaal": "email"}));
    assert_eq!(
        (&geen["uitkomst"], codes(&geen)),
        (&json!("geen_toegestaan_adres"), vec!["S18.geen_adres".to_owned(), code.to_owned()])
    );
    // That it did not come makes nothing of hers different.
    let nu = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
    assert_eq!(nu["digitaleAdressen"][0]["verwijzing"], KLUIS);
}

op_beide_databases!(s2_een_ingetrokken_toestemming_is_een_eerlijk_antwoord, |bouw: bouw| {
    gaat_anders(bouw, &json!({"ingetrokken": true}), "S2.ingetrokken");
});

op_beide_databases!(s2_een_bron_die_niet_te_bereiken_is_is_een_eerlijk_antwoord, |bouw: bouw| {
    gaat_anders(bouw, &json!({"onbereikbaar": true}), "S2.bron_onbereikbaar");
});

op_beide_databases!(s2_wat_haar_bron_geeft_en_niet_te_lezen_is_wordt_niet_gebruikt, |bouw: bouw| {
    gaat_anders(bouw, &json!({"waarde": "geen adres"}), "S18.onleesbaar");
});

op_beide_databases!(s2_zonder_bron_is_zij_onbereikbaar_en_een_vreemde_verwijzing_onbekend, |bouw: bouw| {
    let (omgeving, _map) = met_bron(bouw, &json!({"waarde": WAARDE}));
    let api = omgeving.api();
    let klant = registreer_mina(&api);
    let zij = vraag(&api, &klant);
    omgeving.database().voer_sql_uit(
        "UPDATE digitaal_adres SET verwijzing = 'https://kluis.example.org/elders' WHERE verwijzing IS NOT NULL",
    );
    assert_eq!(codes(&bepaal(&api, &zij, &json!({}))), ["S18.bekend", "S2.bron_onbekend"]);
    let zonder = klant_tests::Omgeving::bouw(omgeving.soort()).start();
    let klant = registreer_mina(&zonder.api());
    let zij = vraag(&zonder.api(), &klant);
    assert_eq!(codes(&bepaal(&zonder.api(), &zij, &json!({}))), ["S18.bekend", "S2.bron_onbereikbaar"]);
});

op_beide_databases!(s19_een_afwijking_gaat_voor_en_is_nooit_een_verwijzing, |bouw: bouw| {
    let (omgeving, _map) = met_bron(bouw, &json!({"ingetrokken": true}));
    let api = omgeving.api();
    let klant = registreer_mina(&api);
    let afwijkend = |adres: Value| met(bekende(&klant), &json!({"digitaleAdressen": [adres]}));
    let zij = registreer(
        &api,
        &interactie("algemeen", "balie", &[afwijkend(json!({"soort": "telefoonnummer", "adres": T2}))]),
    );
    let antwoord = bepaal(&api, &zij, &json!({}));
    assert_eq!((digitaal(&antwoord), codes(&antwoord)), (&json!(T2), vec!["S19.afwijking".to_owned()]));
    let verwezen = afwijkend(json!({"soort": "email", "verwijzing": KLUIS}));
    geweigerd(
        &omgeving,
        400,
        &[
            ("/klantcontact/betrokkenen/0/digitaleAdressen/0/adres", "veld.verplicht"),
            ("/klantcontact/betrokkenen/0/digitaleAdressen/0/verwijzing", "veld.onbekend"),
        ],
        || {
            api.post(
                crate::bouw::INTERACTIES,
                &interactie("algemeen", "balie", std::slice::from_ref(&verwezen)),
            )
        },
    );
});

op_beide_databases!(
    s19_haar_keuze_voor_een_adres_dat_zij_zelf_bewaart_geldt_in_deze_interactie,
    |bouw: bouw| {
        let (omgeving, _map) = met_bron(bouw, &json!({"waarde": WAARDE}));
        let api = omgeving.api();
        let klant = registreer_mina(&api);
        let zij = api.get(&format!("{KLANTEN}/{klant}")).verwacht(200);
        let gekozen = json!({"gekozenAdressen": [zij["digitaleAdressen"][0]["uuid"]]});
        let zij = registreer(&api, &interactie("algemeen", "telefoon", &[met(bekende(&klant), &gekozen)]));
        let antwoord = bepaal(&api, &zij, &json!({}));
        assert_eq!(
            (digitaal(&antwoord), &antwoord["contactgegeven"]["bron"]),
            (&json!(WAARDE), &json!("keuze"))
        );
        assert!(plek(&zij).contains(&tekst(&zij["uuid"])));
    }
);
