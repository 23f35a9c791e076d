//! S1b and S25: what was said with her, and who saw her data; nothing of others, and never the employee.

use crate::opzet::{MIJN, Opzet, organisatie, weigering};
use crate::verzoek::{
    API, BSN_KAREL, BSN_MINA, betrokkene, contact, gekend, interactie, klant, leg_vast, met, tekst, telefoon,
};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

fn onderwerpen(bladzijde: &Value) -> Vec<&str> {
    bladzijde["resultaten"].as_array().expect("a list").iter().map(|een| tekst(een, "/onderwerp")).collect()
}

op_beide_databases!(
    s1b_zij_ziet_haar_contacten_met_wat_zij_zelf_opgaf_en_niets_van_een_ander,
    |bouw: bouw| {
        let opzet = Opzet::start(bouw);
        let (mina, karel) = (
            opzet.registreer(&klant("Mina", BSN_MINA)),
            opzet.registreer(&met(klant("Karel", BSN_KAREL), json!({"digitaleAdressen": []}))),
        );
        let als = |uuid: &str, nummer: &str| {
            betrokkene(json!({"klant": {"uuid": uuid}, "digitaleAdressen": [telefoon(nummer)]}))
        };
        for (onderwerp, wie) in [
            ("Boom", vec![als(&mina, "0687654321")]),
            ("Erf", vec![als(&mina, "0687654322"), als(&karel, "0611111111")]),
            ("Van Karel", vec![als(&karel, "0611111112")]),
        ] {
            let leden = json!({"onderwerp": onderwerp, "betrokkenen": wie, "vertrouwelijk": onderwerp == "Erf",
            "inhoud": "Wat er is gezegd", "actoren": [{"naam": "Nicole van Dijk", "soort": "medewerker"}]});
            leg_vast(&opzet.balie(), &interactie("terugbelverzoek", contact("telefoon", leden)));
        }
        let zij = opzet.inwoner(BSN_MINA);
        let pad = format!("{MIJN}/klantcontacten");
        let heel = zij.get(&pad).verwacht(200);
        assert_eq!(onderwerpen(&heel), ["Erf", "Boom"]);
        assert_eq!(heel["resultaten"][0]["inhoud"], "Wat er is gezegd", "what is confidential is hers too");
        let opgegeven = &heel["resultaten"][0]["opgegeven"];
        assert_eq!(opgegeven.as_array().map(Vec::len), Some(1));
        assert_eq!(opgegeven[0]["digitaleAdressen"][0]["adres"], "0687654322");
        for ander in ["Karel", &karel, "0611111111", "Nicole", "actoren"] {
            assert!(!heel.to_string().contains(ander), "`{ander}` is not hers: {heel}");
        }
        // Page by page.
        let eerste = zij.get(&format!("{pad}?aantal=1")).verwacht(200);
        assert_eq!(onderwerpen(&eerste), ["Erf"]);
        let tweede = zij.get(&format!("{pad}?aantal=1&na={}", tekst(&eerste, "/volgende"))).verwacht(200);
        assert_eq!(onderwerpen(&tweede), ["Boom"]);
        assert_eq!(tweede["volgende"], Value::Null);
        assert_eq!(weigering(&zij.get(&format!("{pad}?na=morgen"))), (400, "parameter.formaat".to_owned()));
        assert_eq!(
            weigering(&zij.get(&format!("{pad}?klant={karel}"))),
            (400, "parameter.onbekend".to_owned())
        );
    }
);

op_beide_databases!(b0862_contacten_voor_de_zaak_staan_niet_bij_die_van_haarzelf, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let henk = opzet.registreer(&klant("Henk", "999990044"));
    let zaak = opzet.registreer(&organisatie("Graafmachines v.o.f.", "90000019"));
    let als =
        |uuid: &str, rol: &str| betrokkene(json!({"klant": gekend(&json!({"uuid": uuid})), "rol": rol}));
    for (onderwerp, wie) in [
        ("Mijn paspoort", vec![als(&henk, "klant")]),
        ("Graafvergunning", vec![als(&zaak, "klant"), als(&henk, "vertegenwoordiger")]),
    ] {
        let leden = json!({"onderwerp": onderwerp, "betrokkenen": wie});
        leg_vast(&opzet.balie(), &interactie("algemeen", contact("balie", leden)));
    }
    let pad = format!("{MIJN}/klantcontacten");
    assert_eq!(onderwerpen(&opzet.inwoner("999990044").get(&pad).verwacht(200)), ["Mijn paspoort"]);
    let zakelijk = opzet.ondernemer("90000019").get(&pad).verwacht(200);
    assert_eq!(onderwerpen(&zakelijk), ["Graafvergunning"]);
    assert!(!zakelijk.to_string().contains(&henk), "{zakelijk}");
});

op_beide_databases!(s25_zij_ziet_wie_haar_gegevens_zag_en_niet_welke_medewerker, |bouw: bouw| {
    let opzet = Opzet::start(bouw);
    let uuid = opzet.registreer(&klant("Mina", BSN_MINA));
    let ander = opzet.registreer(&klant("Karel", BSN_KAREL));
    opzet.balie().met_kop("Doel", "terugbellen").get(&format!("{API}/klanten/{uuid}")).verwacht(200);
    opzet.balie().get(&format!("{API}/klanten/{ander}")).verwacht(200);
    opzet.met_claims(&json!({"sub": "f.de.vries"})).get(&format!("{API}/klanten/{uuid}")).verwacht(200);
    let zij = opzet.inwoner(BSN_MINA);
    zij.get(MIJN).verwacht(200);
    let pad = format!("{MIJN}/verwerkingen");
    let logboek = zij.get(&pad).verwacht(200);
    let regels: Vec<(&str, Option<&str>, &str)> = logboek["resultaten"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|een| (tekst(een, "/naam"), een["toepassing"].as_str(), tekst(een, "/doel")))
        .collect();
    assert_eq!(
        regels,
        [
            ("mijn.toon", None, "eigen_gegevens"),
            ("klant.toon", None, "klantcontact"),
            ("klant.toon", Some("test"), "terugbellen"),
            ("klant.registreer", Some("test"), "niet-bepaald"),
        ]
    );
    let activiteit = &logboek["resultaten"][0]["verwerkingsactiviteit"];
    assert_eq!(activiteit, "urn:vervang-door-eigen-verwerkingsregister:eigen_gegevens");
    for geheim in ["vries", &ander, "betrokkene"] {
        assert!(!logboek.to_string().contains(geheim), "{geheim} in {logboek}");
    }
    let eerste = zij.get(&format!("{pad}?aantal=1")).verwacht(200);
    // Her own look at the log stands in it as well.
    assert_eq!(tekst(&eerste, "/resultaten/0/naam"), "mijn.verwerkingen");
    let verder = zij.get(&format!("{pad}?aantal=1&na={}", tekst(&eerste, "/volgende"))).verwacht(200);
    assert_eq!(tekst(&verder, "/resultaten/0/naam"), "mijn.toon");
});
