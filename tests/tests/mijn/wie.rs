//! Whose data are shown: hers who signed in, and nobody else's.

use crate::opzet::{ADRESSEN, MIJN, ONDERNEMERS, Opzet, organisatie, weigering};
use crate::uitgever::{INWONERS, MEDEWERKERS, Uitgever};
use crate::verzoek::{API, BSN_KAREL, BSN_MINA, klant, met, tekst};
use klant_tests::op_beide_databases;
use serde_json::json;

op_beide_databases!(s1b_de_klant_komt_alleen_met_haar_eigen_token_bij_haar_gegevens, |bouw: bouw| {
    let mut opzet = Opzet::start(bouw);
    let uuid = opzet.registreer(&klant("Mina", BSN_MINA));
    let mina = opzet.inwoner(BSN_MINA);
    assert_eq!(mina.get(MIJN).verwacht(200)["uuid"], uuid.as_str());
    // Everywhere else her token is refused.
    assert_eq!(weigering(&mina.get(&format!("{API}/klanten/{uuid}"))), (403, "token.klant".to_owned()));
    // And here every other one is.
    let geen_klant = (403, "mijn.geen_klant".to_owned());
    assert_eq!(weigering(&opzet.balie().get(MIJN)), geen_klant);
    assert_eq!(weigering(&opzet.balie().post(ADRESSEN, &json!({"soort": "email"}))), geen_klant);
    assert_eq!(weigering(&opzet.met_claims(&json!({"iss": MEDEWERKERS})).get(MIJN)), geen_klant);
    let zonder = opzet.omgeving.api().zonder_token().get(MIJN);
    assert_eq!(weigering(&zonder), (401, "token.ontbreekt".to_owned()));

    let einde = opzet.omgeving.stop();
    assert!(einde.stderr.contains("\"bezwaar\":\"mijn.geen_klant\""), "{}", einde.stderr);
    assert!(einde.stderr.contains("\"doel\":\"eigen_gegevens\""), "{}", einde.stderr);
    assert!(!einde.stderr.contains(BSN_MINA) && !einde.stderr.contains(&uuid), "{}", einde.stderr);
});

op_beide_databases!(s1b_wie_niet_bekend_is_hoort_dat_en_niets_meer, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let uuid = opzet.registreer(&klant("Mina", BSN_MINA));
    let onbekend = (404, "mijn.onbekend".to_owned());
    assert_eq!(weigering(&opzet.inwoner(BSN_KAREL).get(MIJN)), onbekend);
    // A token without any number finds nobody.
    assert_eq!(weigering(&opzet.met_claims(&json!({"iss": INWONERS})).get(MIJN)), onbekend);
    // Who acts for nobody is known by her pseudonym alone.
    let zonder_kvk = opzet.met_claims(&json!({"iss": ONDERNEMERS, "sub": "pseudoniem-1"}));
    assert_eq!(weigering(&zonder_kvk.get(MIJN)), onbekend);
    let mina = opzet.inwoner(BSN_MINA);
    mina.get(MIJN).verwacht(200);
    // Known no longer.
    let pad = format!("/klantinteracties/api/v1/partijen/{uuid}");
    assert_eq!(opzet.balie().delete(&pad).status, 204);
    assert_eq!(weigering(&mina.get(MIJN)), onbekend);
});

op_beide_databases!(s1b_wie_dubbel_staat_ziet_niet_een_van_beide, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    opzet.registreer(&met(klant("Karel", BSN_KAREL), json!({"digitaleAdressen": []})));
    opzet.inwoner(BSN_MINA).get(MIJN).verwacht(200);
    // Older registers hold such; who it is of the two is for the municipality to find out.
    opzet.omgeving.database().voer_sql_uit(
        "UPDATE partij_identificator SET opzoekwaarde = (SELECT opzoekwaarde FROM partij_identificator ORDER BY volgnummer LIMIT 1)",
    );
    let kreeg = opzet.inwoner(BSN_MINA).get(MIJN);
    assert_eq!(weigering(&kreeg), (409, "mijn.meervoudig".to_owned()));
});

op_beide_databases!(s1b_onder_het_niveau_dat_de_gemeente_vraagt_ziet_zij_niets, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    let laag = opzet.met_claims(&json!({"iss": INWONERS, "bsn": BSN_MINA, "acr": "laag"}));
    assert_eq!(weigering(&laag.get(MIJN)), (403, "mijn.niveau".to_owned()));
    let nieuw = json!({"soort": "email", "adres": "een@example.org"});
    assert_eq!(weigering(&laag.post(ADRESSEN, &nieuw)), (403, "mijn.niveau".to_owned()));
});

op_beide_databases!(s1b_de_gemeente_stelt_het_niveau_per_uitgever_of_voor_alle, |bouw: bouw| {
    let uitgever = Uitgever::nieuw();
    let tekst = std::fs::read_to_string(uitgever.bestand()).expect("a file");
    let soort = "soort = \"klant\"\n";
    let eigen = tekst.replace(soort, &format!("{soort}minimaal_niveau = \"laag\"\n"));
    std::fs::write(uitgever.bestand(), format!("minimaal_niveau = \"hoog\"\n{eigen}")).expect("a file");
    let opzet = Opzet::met(bouw, uitgever);
    opzet.registreer(&klant("Mina", BSN_MINA));
    opzet.registreer(&organisatie("Graafmachines v.o.f.", "90000019"));
    let laag = opzet.met_claims(&json!({"iss": INWONERS, "bsn": BSN_MINA, "acr": "laag"}));
    laag.get(MIJN).verwacht(200);
    assert_eq!(weigering(&opzet.ondernemer("90000019").get(MIJN)), (403, "mijn.niveau".to_owned()));
});

op_beide_databases!(b0862_wie_voor_een_organisatie_is_aangemeld_ziet_die_en_niet_zichzelf, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let mina = opzet.registreer(&klant("Mina", BSN_MINA));
    let zaak = opzet.registreer(&organisatie("Graafmachines v.o.f.", "90000019"));
    let zakelijk = opzet.ondernemer("90000019").get(MIJN).verwacht(200);
    assert_eq!(
        (tekst(&zakelijk, "/uuid"), tekst(&zakelijk, "/organisatienaam")),
        (zaak.as_str(), "Graafmachines v.o.f.")
    );
    assert!(!zakelijk.to_string().contains("Mina"));
    let prive = opzet.inwoner(BSN_MINA).get(MIJN).verwacht(200);
    assert_eq!(tekst(&prive, "/uuid"), mina);
    assert!(!prive.to_string().contains("Graafmachines"));
});
