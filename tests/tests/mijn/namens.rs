//! S25: for another only by a vertegenwoordiging that holds today and reaches to everything.

use crate::opzet::{ADRESSEN, MIJN, ONDERNEMERS, Opzet, organisatie, weigering};
use crate::verzoek::{
    API, BSN_KAREL, BSN_MINA, alles, betrokkene, contact, gekend, interactie, klant, leg_vast, tekst, wijzig,
};
use klant_tests::{Api, op_beide_databases};
use serde_json::{Value, json};

struct Bewind {
    opzet: Opzet,
    mina: String,
    karel: String,
}

impl Bewind {
    /// Karel acts for Mina.
    fn start(bouw: klant_tests::Bouw, leden: &Value) -> Self {
        let opzet = Opzet::start(bouw);
        let mina = opzet.registreer(&klant("Mina", BSN_MINA));
        let karel = opzet.registreer(&klant("Karel", BSN_KAREL));
        let mut nieuw = json!({"vertegenwoordigende": karel, "vertegenwoordigde": mina, "grond": "bewind"});
        for (naam, waarde) in leden.as_object().expect("an object") {
            nieuw[naam] = waarde.clone();
        }
        opzet.balie().post(&format!("{API}/vertegenwoordigingen"), &nieuw).verwacht(201);
        Self { opzet, mina, karel }
    }

    fn karel_voor(&self, ander: &str) -> Api {
        self.opzet.inwoner(BSN_KAREL).met_kop("Namens", ander)
    }
}

op_beide_databases!(s25_wie_haar_vertegenwoordigt_ziet_en_wijzigt_haar_gegevens, |bouw: bouw| {
    let bewind = Bewind::start(bouw, &json!({}));
    let (opzet, voor) = (&bewind.opzet, bewind.karel_voor(&bewind.mina));
    let relaties = opzet.inwoner(BSN_KAREL).get(&format!("{MIJN}/vertegenwoordigingen")).verwacht(200);
    assert_eq!(tekst(&relaties, "/resultaten/0/vertegenwoordigde"), bewind.mina);
    assert_eq!(voor.get(MIJN).verwacht(200)["contactnaam"]["voornaam"], "Mina");
    let zij = wijzig(&voor, MIJN, &json!({"contactnaam": {"voornaam": "Willemijn"}})).verwacht(200);
    let herkomst = zij["herkomst"].as_array().expect("a list");
    assert_eq!(
        herkomst[0],
        json!({"element": "voornaam", "door": "vertegenwoordiger", "op": herkomst[0]["op"]})
    );
    let adres = voor.post(ADRESSEN, &json!({"soort": "email", "adres": "bewind@example.org"})).verwacht(201);
    assert_eq!(adres["herkomst"]["door"], "vertegenwoordiger");
    // It is about her and in her log, and he is still himself without the header.
    let logboek = opzet.inwoner(BSN_MINA).get(&format!("{MIJN}/verwerkingen")).verwacht(200);
    assert!(logboek["resultaten"].to_string().contains("mijn.voeg_adres_toe"), "{logboek}");
    assert_eq!(opzet.inwoner(BSN_KAREL).get(MIJN).verwacht(200)["contactnaam"]["voornaam"], "Karel");
    assert_eq!(bewind.karel_voor(&bewind.karel).get(MIJN).verwacht(200)["contactnaam"]["voornaam"], "Karel");
    // What is confidential is for her alone.
    let wie = betrokkene(json!({"klant": gekend(&json!({"uuid": bewind.mina}))}));
    let leden =
        json!({"onderwerp": "Schulden", "inhoud": "Geheim", "vertrouwelijk": true, "betrokkenen": [wie]});
    leg_vast(&opzet.balie(), &interactie("algemeen", contact("balie", leden)));
    let contacten = voor.get(&format!("{MIJN}/klantcontacten")).verwacht(200);
    assert_eq!(tekst(&contacten, "/resultaten/0/zonderInhoud"), "S25.vertrouwelijk");
    assert!(!contacten.to_string().contains("Geheim") && !contacten.to_string().contains("Schulden"));
});

op_beide_databases!(s25_een_vertegenwoordiging_die_niet_geldt_of_er_niet_is_geeft_niets, |bouw: bouw| {
    let bewind = Bewind::start(bouw, &json!({"geldigTot": "2026-01-01"}));
    let beeindigd = (403, "S25.vertegenwoordiging_beeindigd".to_owned());
    let fatima = bewind.opzet.registreer(&klant("Fatima", "999990032"));
    let vooraf = alles(&bewind.opzet.omgeving);
    for ander in [bewind.mina.as_str(), fatima.as_str(), "00000000-0000-4000-8000-000000000000"] {
        let voor = bewind.karel_voor(ander);
        assert_eq!(weigering(&voor.get(MIJN)), beeindigd, "{ander}");
        let nieuw = json!({"soort": "email", "adres": "kaping@example.org"});
        assert_eq!(weigering(&voor.post(ADRESSEN, &nieuw)), beeindigd, "{ander}");
        assert_eq!(
            weigering(&voor.met_kop("If-Match", "\"1\"").patch(MIJN, &json!({"geheimhouding": true}))),
            beeindigd
        );
    }
    // She whom he acted for does not act for him.
    let mina = bewind.opzet.inwoner(BSN_MINA).met_kop("Namens", &bewind.karel);
    assert_eq!(weigering(&mina.get(MIJN)), beeindigd);
    assert_eq!(weigering(&bewind.karel_voor("mina").get(MIJN)), (400, "namens.formaat".to_owned()));
    assert_eq!(alles(&bewind.opzet.omgeving), vooraf);
});

op_beide_databases!(s25_een_begrensde_vertegenwoordiging_reikt_niet_tot_alles, |bouw: bouw| {
    let bewind = Bewind::start(bouw, &json!({"omvang": ["algemeen"]}));
    let kreeg = bewind.karel_voor(&bewind.mina).get(MIJN);
    assert_eq!(weigering(&kreeg), (403, "S25.vertegenwoordiging_omvang".to_owned()));
});

op_beide_databases!(s25_een_machtiging_in_het_token_is_vertegenwoordiging, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    opzet.registreer(&klant("Mina", BSN_MINA));
    opzet.registreer(&organisatie("Graafmachines v.o.f.", "90000019"));
    let voor_mina = opzet.met_claims(&json!({"iss": ONDERNEMERS, "sub": "pseudoniem-2", "voor": BSN_MINA}));
    let adres =
        voor_mina.post(ADRESSEN, &json!({"soort": "email", "adres": "machtiging@example.org"})).verwacht(201);
    assert_eq!(adres["herkomst"]["door"], "vertegenwoordiger");
    let zakelijk = opzet.ondernemer("90000019");
    let adres =
        zakelijk.post(ADRESSEN, &json!({"soort": "email", "adres": "zaak@example.org"})).verwacht(201);
    assert_eq!(adres["herkomst"]["door"], "vertegenwoordiger");
});
