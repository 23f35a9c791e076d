//! S2, S3 and S4 for one digital address: hers alone.

use crate::opzet::{ADRESSEN, MIJN, Opzet, weigering};
use crate::verzoek::{API, BSN_KAREL, BSN_MINA, EMAIL, VAST_NUMMER, alles, klant, met, tekst, wijzig};
use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

fn adressen(mina: &Api) -> Vec<Value> {
    mina.get(MIJN).verwacht(200)["digitaleAdressen"].as_array().expect("a list").clone()
}

fn teksten(mina: &Api) -> Vec<String> {
    adressen(mina).iter().map(|adres| tekst(adres, "/adres").to_owned()).collect()
}

fn verwijder(mina: &Api, pad: &str) -> u16 {
    let gelezen = mina.get(pad);
    mina.met_kop("If-Match", gelezen.kop("etag").expect("a version")).delete(pad).status
}

op_beide_databases!(s2a_zij_geeft_zelf_een_adres_op, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    let mina = opzet.inwoner(BSN_MINA);
    let nieuw =
        json!({"soort": "email", "adres": "nieuw@example.org", "omschrijving": "Werk", "standaard": true});
    let kreeg = mina.post(ADRESSEN, &nieuw);
    let (plaats, etag) = (kreeg.kop("location").map(str::to_owned), kreeg.kop("etag").map(str::to_owned));
    let adres = kreeg.verwacht(201);
    assert_eq!(adres["herkomst"]["door"], "klant");
    assert_eq!((&adres["standaard"], &adres["omschrijving"]), (&json!(true), &json!("Werk")));
    let pad = format!("{ADRESSEN}/{}", tekst(&adres, "/uuid"));
    assert!(plaats.as_deref().is_some_and(|plaats| plaats.ends_with(&pad)), "{plaats:?}");
    let gelezen = mina.get(&pad);
    assert_eq!(gelezen.kop("etag").map(str::to_owned), etag);
    assert_eq!(gelezen.verwacht(200), adres);
    assert_eq!(teksten(&mina), [VAST_NUMMER, EMAIL, "nieuw@example.org"]);
    // What is wrong with it is said with its place.
    for (fout, code) in [
        (json!({"soort": "email", "adres": "geen adres"}), "email.formaat"),
        (json!({"soort": "email"}), "veld.precies_een"),
        (
            json!({"soort": "email", "adres": "a@example.org", "verificatieDatum": "2026-01-01"}),
            "veld.onbekend",
        ),
    ] {
        assert_eq!(weigering(&mina.post(ADRESSEN, &fout)), (400, code.to_owned()), "{fout}");
    }
});

op_beide_databases!(s2b_het_adres_van_een_ander_bestaat_voor_haar_niet, |bouw: bouw| {
    let mut opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    let karel = met(
        klant("Karel", BSN_KAREL),
        json!({"digitaleAdressen": [{"soort": "email", "adres": "karel@example.org"}]}),
    );
    let karel = opzet.balie().post(&format!("{API}/klanten"), &karel).verwacht(201);
    let mina = opzet.inwoner(BSN_MINA).met_kop("If-Match", "\"1\"");
    let van_karel = format!("{ADRESSEN}/{}", tekst(&karel, "/digitaleAdressen/0/uuid"));
    let van_niemand = format!("{ADRESSEN}/00000000-0000-4000-8000-000000000000");
    let vooraf = alles(&opzet.omgeving);
    let wijziging = json!({"omschrijving": "Gekaapt"});
    for (een, ander) in [
        (mina.get(&van_karel), mina.get(&van_niemand)),
        (mina.patch(&van_karel, &wijziging), mina.patch(&van_niemand, &wijziging)),
        (mina.delete(&van_karel), mina.delete(&van_niemand)),
    ] {
        assert_eq!(weigering(&een), (404, "pad.niet_gevonden".to_owned()));
        let zonder_kenmerk = |antwoord: &klant_tests::Antwoord| {
            let mut json: Value = serde_json::from_str(&antwoord.tekst).expect("JSON");
            json["instance"] = Value::Null;
            json
        };
        assert_eq!(zonder_kenmerk(&een), zonder_kenmerk(&ander));
    }
    // Nor does she put one of hers in the place of his, or act for him.
    let kaping = json!({"digitaleAdressen": [met(json!({"uuid": karel["digitaleAdressen"][0]["uuid"]}),
        json!({"soort": "email", "adres": "mina@example.org"}))]});
    assert_eq!(weigering(&wijzig(&opzet.inwoner(BSN_MINA), MIJN, &kaping)).1, "digitaalAdres.onbekend");
    assert_eq!(alles(&opzet.omgeving), vooraf);
    let einde = opzet.omgeving.stop();
    let geweigerd = einde.stderr.lines().filter(|regel| regel.contains("\"status\":404")).count();
    assert_eq!(geweigerd, 6, "each refusal is in the log of requests\n{}", einde.stderr);
});

op_beide_databases!(s3a_zij_wijzigt_een_adres_met_de_versie_van_dat_adres, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    let mina = opzet.inwoner(BSN_MINA);
    let email = adressen(&mina)[1].clone();
    let pad = format!("{ADRESSEN}/{}", tekst(&email, "/uuid"));
    // Another change of hers does not stand in its way.
    wijzig(&mina, MIJN, &json!({"contactnaam": {"voornaam": "Willemijn"}})).verwacht(200);
    let oud = mina.met_kop("If-Match", "\"1\"");
    let adres = oud.patch(&pad, &json!({"adres": "anders@example.org", "standaard": true})).verwacht(200);
    assert_eq!((tekst(&adres, "/adres"), &adres["standaard"]), ("anders@example.org", &json!(true)));
    assert_eq!(
        weigering(&oud.patch(&pad, &json!({"adres": "nog@example.org"}))),
        (412, "versie.verouderd".to_owned())
    );
    assert_eq!(weigering(&oud.delete(&pad)), (412, "versie.verouderd".to_owned()));
    assert_eq!(weigering(&mina.delete(&pad)), (428, "versie.ontbreekt".to_owned()));
    assert_eq!(teksten(&mina), [VAST_NUMMER, "anders@example.org"]);
    // Of one kind one is the default: the one that she says.
    let tweede =
        mina.post(ADRESSEN, &json!({"soort": "email", "adres": "twee@example.org", "standaard": true}));
    tweede.verwacht(201);
    wijzig(&mina, &pad, &json!({"standaard": true})).verwacht(200);
    let standaard: Vec<Value> = adressen(&mina)
        .iter()
        .filter(|een| een["standaard"] == true)
        .map(|een| een["adres"].clone())
        .collect();
    assert_eq!(standaard, ["anders@example.org"]);
});

op_beide_databases!(s4a_een_voorkeur_voor_een_adres_dat_weg_is_wordt_leeg, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let voorkeuren = json!([{"berichtsoort": "dienstverlening", "adres": VAST_NUMMER}, {"berichtsoort": "nieuws", "adres": EMAIL}]);
    opzet.registreer(&met(klant("Mina", BSN_MINA), json!({"voorkeuren": voorkeuren})));
    let mina = opzet.inwoner(BSN_MINA);
    let nummer = format!("{ADRESSEN}/{}", tekst(&adressen(&mina)[0], "/uuid"));
    assert_eq!(verwijder(&mina, &nummer), 204);
    let zij = mina.get(MIJN).verwacht(200);
    assert_eq!(teksten(&mina), [EMAIL]);
    let over = zij["voorkeuren"].as_array().expect("a list");
    assert_eq!(over.len(), 1, "nothing takes its place: {zij}");
    assert_eq!(over[0]["berichtsoort"], "nieuws");
    assert_eq!(mina.get(&nummer).status, 404);
});

op_beide_databases!(s2_zij_bewaart_een_adres_zelf_en_neemt_het_weer_terug, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    let mina = opzet.inwoner(BSN_MINA);
    let kluis = "https://kluis.example.org/mina/email";
    let nieuw = mina.post(ADRESSEN, &json!({"soort": "email", "verwijzing": kluis})).verwacht(201);
    assert_eq!((tekst(&nieuw, "/verwijzing"), nieuw.get("adres")), (kluis, None));
    let pad = format!("{ADRESSEN}/{}", tekst(&nieuw, "/uuid"));
    assert_eq!(mina.get(&pad).verwacht(200), nieuw);
    // Precisely one of the two, each what it should be; nothing of it changes.
    for (fout, code) in [
        (json!({"soort": "email", "verwijzing": kluis, "adres": EMAIL}), "veld.precies_een"),
        (json!({"soort": "email", "verwijzing": "http://kluis.example.org/mina"}), "verwijzing.formaat"),
        (json!({"soort": "email", "verwijzing": "mina@example.org"}), "verwijzing.formaat"),
    ] {
        assert_eq!(weigering(&mina.post(ADRESSEN, &fout)), (400, code.to_owned()), "{fout}");
    }
    let alleen_adres = json!({"adres": "weer@example.org"});
    assert_eq!(weigering(&wijzig(&mina, &pad, &alleen_adres)).1, "veld.precies_een");
    // A change of something else keeps it, and the other may take its place.
    let gewijzigd = wijzig(&mina, &pad, &json!({"omschrijving": "Kluis"})).verwacht(200);
    assert_eq!(tekst(&gewijzigd, "/verwijzing"), kluis);
    let terug = json!({"adres": "weer@example.org", "verwijzing": null});
    let terug = wijzig(&mina, &pad, &terug).verwacht(200);
    assert_eq!((tekst(&terug, "/adres"), terug.get("verwijzing")), ("weer@example.org", None));
    let weg = json!({"adres": null, "verwijzing": kluis});
    assert_eq!(tekst(&wijzig(&mina, &pad, &weg).verwacht(200), "/verwijzing"), kluis);
    assert!(
        !opzet.omgeving.database().inhoud().contains("weer@example.org"),
        "what she took back does not stay"
    );
});
