//! The log of processings for who has to account: traces, searching, exporting, clearing, and what is not in it.

use klant_tests::{Omgeving, op_beide_databases};
use serde_json::{Value, json};
use std::thread;

#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
#[path = "logboek/regels.rs"]
mod regels;
#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;

#[cfg(test)]
use regels::{einde, van};
#[cfg(test)]
use verzoek::{API, BSN_MINA, EMAIL, betrokkene, contact, gekend, interactie, leg_vast, mina, tekst};

#[cfg(test)]
const KI: &str = "/klantinteracties/api/v1";

/// The trace and the step above of the newest line.
#[cfg(test)]
#[track_caller]
fn spoor(omgeving: &Omgeving) -> (String, String) {
    let vraag = "SELECT trace_id, parent_span_id FROM verwerking ORDER BY volgnummer DESC LIMIT 1";
    let rij = omgeving.sql(vraag).remove(0);
    (rij[0].clone(), rij[1].clone())
}

op_beide_databases!(s25_traceparent_wordt_overgenomen_en_een_slechte_niet, |omgeving| {
    let api = omgeving.api();
    let klant = mina(&api);
    const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
    let goed = api.met_kop("traceparent", &format!("00-{TRACE}-b7ad6b7169203331-01"));
    for pad in [format!("{API}/klanten/{}", tekst(&klant, "/uuid")), format!("{KI}/partijen")] {
        goed.get(&pad).verwacht(200);
        assert_eq!(spoor(&omgeving), (format!("\\x{TRACE}"), "\\xb7ad6b7169203331".to_owned()), "{pad}");
        for slecht in [
            format!("00-{TRACE}-0000000000000000-01"),
            format!("01-{TRACE}-b7ad6b7169203331-01"),
            format!("00-{TRACE}-b7ad6b7169203331-01-x"),
            "x".to_owned(),
        ] {
            api.met_kop("traceparent", &slecht).get(&pad).verwacht(200);
            let (trace, boven) = spoor(&omgeving);
            assert!(
                !trace.contains(TRACE) && trace.len() == 34 && boven == "NULL",
                "{slecht}: {trace} {boven}"
            );
        }
    }
    let maak = json!({"soortPartij": "persoon", "indicatieActief": true});
    goed.post(&format!("{KI}/partijen"), &maak).verwacht(201);
    assert_eq!(spoor(&omgeving).0, format!("\\x{TRACE}"));
});

op_beide_databases!(s25_in_het_logboek_staat_niets_persoonlijks_en_geen_medewerker, |omgeving| {
    let api = omgeving.api();
    let klant = mina(&api);
    let medewerker = json!([{"naam": "Nicole van Dijk", "soort": "medewerker"}]);
    let wie = betrokkene(json!({"klant": gekend(&klant), "contactnaam": {"achternaam": "Pieterse"}}));
    let gesprek = leg_vast(
        &api,
        &interactie(
            "terugbelverzoek",
            contact("telefoon", json!({"betrokkenen": [wie], "actoren": medewerker})),
        ),
    );
    let uuid = tekst(&klant, "/uuid");
    api.get(&format!("{KI}/partijen?partijIdentificator__objectId={BSN_MINA}")).verwacht(200);
    api.get(&format!("{KI}/klantcontacten?expand=hadBetrokkenen")).verwacht(200);
    omgeving.voer_uit(&["toon", uuid, "--als", "Nicole van Dijk"]).verwacht(0);
    let rijen = omgeving.sql("SELECT * FROM verwerking");
    assert!(rijen.len() >= 5, "{rijen:?}");
    let alles = format!("{rijen:?}").to_lowercase();
    let kaal = uuid.replace('-', "");
    for merkteken in
        [BSN_MINA, EMAIL, "mina", "pieterse", "nicole", uuid, &kaal, "612345678", tekst(&gesprek, "/uuid")]
    {
        assert!(!alles.contains(&merkteken.to_lowercase()), "{merkteken} staat in het logboek");
    }
    // The same person twice is not to be seen as the same, but for who has the keys.
    let teksten = omgeving
        .sql("SELECT DISTINCT betrokkene_cijfertekst FROM verwerking WHERE betrokkene_soort = 'klant'");
    let aantal = omgeving.sql("SELECT count(*) FROM verwerking WHERE betrokkene_soort = 'klant'");
    assert_eq!(aantal[0][0], teksten.len().to_string());
});

/// All lines about her, by our own API.
#[cfg(test)]
#[track_caller]
fn gezocht(omgeving: &Omgeving, vraag: &Value) -> Vec<Value> {
    let (mut alle, mut vraag) = (Vec::new(), vraag.clone());
    loop {
        let bladzijde = omgeving.api().post(&format!("{API}/verwerkingen/_zoek"), &vraag).verwacht(200);
        alle.extend(bladzijde["resultaten"].as_array().expect("a list").iter().cloned());
        match &bladzijde["volgende"] {
            Value::Null => return alle,
            cursor => vraag["cursor"] = cursor.clone(),
        }
    }
}

op_beide_databases!(
    s25_wat_van_een_klant_is_verwerkt_wordt_gevonden_ook_van_voor_zij_bekend_was,
    |omgeving| {
        let api = omgeving.api();
        let klant = mina(&api);
        let maak = |lijst: &str, body: Value| api.post(&format!("{KI}/{lijst}"), &body).verwacht(201);
        let gesprek = maak(
            "klantcontacten",
            json!({"kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": false}),
        );
        let wie = json!({"hadKlantcontact": {"uuid": gesprek["uuid"]}, "wasPartij": null, "rol": "klant", "initiator": true});
        let zij = maak("betrokkenen", wie);
        maak(
            "betrokkenen",
            json!({"hadKlantcontact": {"uuid": gesprek["uuid"]}, "wasPartij": null, "rol": "klant", "initiator": true}),
        );
        let zij_pad = format!("{KI}/betrokkenen/{}", tekst(&zij, "/uuid"));
        api.get(&zij_pad).verwacht(200);
        let vraag = json!({"klant": klant["uuid"]});
        let namen = |regels: &[Value]| -> Vec<String> {
            regels
                .iter()
                .map(|regel| format!("{} {}", tekst(regel, "/naam"), tekst(regel, "/betrokkene/soort")))
                .collect()
        };
        assert_eq!(namen(&gezocht(&omgeving, &vraag)), ["klant.registreer klant"]);
        api.patch(&zij_pad, &json!({"wasPartij": {"uuid": klant["uuid"]}})).verwacht(200);
        let gevonden = gezocht(&omgeving, &vraag);
        let verwacht = [
            "verwerking.zoek klant",
            "betrokkene.wijzig klant",
            "betrokkene.wijzig betrokkene",
            "betrokkene.toon betrokkene",
            "betrokkene.maak betrokkene",
            "klant.registreer klant",
        ];
        assert_eq!(gesorteerd(namen(&gevonden)), gesorteerd(verwacht.map(str::to_owned).to_vec()));
        let eerste = gevonden.last().expect("a line");
        assert_eq!(
            (tekst(eerste, "/toepassing"), tekst(eerste, "/doel"), tekst(eerste, "/verwerkingsactiviteit")),
            ("test", "niet-bepaald", "urn:klant:doel:niet-bepaald")
        );
        assert_eq!(eerste["betrokkene"]["uuid"], klant["uuid"]);
        // The command says the same, and takes a number only where no process list shows it.
        let uuid = tekst(&klant, "/uuid");
        let bladzijde = omgeving.voer_uit(&["logboek", "zoek", "--klant", uuid, "--output", "json"]);
        let json: Value = serde_json::from_str(bladzijde.verwacht(0)).expect("JSON");
        assert!(json["resultaten"].as_array().is_some_and(|regels| regels.len() >= 6), "{json}");
        let vraag = json!({"identificatie": {"soort": "bsn", "nummer": BSN_MINA}}).to_string();
        let blad = omgeving.database().opdracht(&["logboek", "zoek"]).stdin(&vraag).voer_uit();
        assert!(
            blad.verwacht(0).contains("betrokkene.toon") && !blad.stdout.contains(BSN_MINA),
            "{}",
            blad.stdout
        );
        // Nothing began in a time that is to come.
        let straks = json!({"klant": klant["uuid"], "vanaf": "9000-01-01T00:00:00Z"});
        assert_eq!(gezocht(&omgeving, &straks), [] as [Value; 0]);
        for fout in [
            json!({}),
            json!({"klant": "x"}),
            json!({"klant": uuid, "cursor": "-1"}),
            json!({"klant": uuid, "tot": "morgen"}),
        ] {
            api.post(&format!("{API}/verwerkingen/_zoek"), &fout).verwacht(400);
        }
    }
);

#[cfg(test)]
fn gesorteerd(mut namen: Vec<String>) -> Vec<String> {
    namen.sort();
    namen
}

/// The spans of an export.
#[cfg(test)]
#[track_caller]
fn spans(uitvoer: &str) -> Vec<Value> {
    let mut alle = Vec::new();
    for regel in uitvoer.lines() {
        let document: Value = serde_json::from_str(regel).expect("every line is JSON");
        let bron = &document["resourceSpans"][0];
        assert_eq!(
            bron["resource"]["attributes"][0],
            json!({"key": "service.name", "value": {"stringValue": "klant"}})
        );
        let scope = &bron["scopeSpans"][0];
        assert_eq!(scope["scope"]["name"], "klant.verwerkingenlogboek");
        alle.extend(scope["spans"].as_array().expect("spans").iter().cloned());
    }
    alle
}

#[cfg(test)]
fn attribuut<'a>(span: &'a Value, sleutel: &str) -> Option<&'a str> {
    let attributen = span["attributes"].as_array()?;
    attributen.iter().find(|een| een["key"] == sleutel)?["value"]["stringValue"].as_str()
}

op_beide_databases!(
    s25_het_logboek_gaat_als_otlp_naar_buiten_en_wordt_na_zijn_termijn_opgeruimd,
    |omgeving| {
        let api = omgeving.api();
        let klant = mina(&api);
        let met_spoor = api.met_kop("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        met_spoor.get(&format!("{KI}/partijen")).verwacht(200);
        api.get(&format!("{API}/klanten/00000000-0000-4000-8000-000000000000")).verwacht(404);
        // Two lines of long ago, in the reverse order of writing.
        for jaar in ["2021", "2020"] {
            omgeving.database().voer_sql_uit(&format!(
            "INSERT INTO verwerking (trace_id, span_id, status, naam, begonnen_op, geeindigd_op, doel, verwerkingsactiviteit)
             SELECT trace_id, span_id, status, 'oud.{jaar}', '{jaar}-01-01T00:00:00.000000Z', '{jaar}-01-01T00:00:00.000000Z', doel,
             verwerkingsactiviteit FROM verwerking WHERE volgnummer = 1"
        ));
        }
        let alle = omgeving.voer_uit(&["logboek", "exporteer"]);
        let alle = spans(alle.verwacht(0));
        let namen: Vec<&str> = alle.iter().map(|span| tekst(span, "/name")).collect();
        assert_eq!(namen, ["oud.2020", "oud.2021", "klant.registreer", "partij.zoek", "klant.toon"]);
        let lijst = &alle[3];
        assert_eq!(lijst["traceId"], "0af7651916cd43dd8448eb211c80319c");
        assert_eq!(
            (&lijst["parentSpanId"], &lijst["status"]["code"]),
            (&json!("b7ad6b7169203331"), &json!(1))
        );
        assert_eq!(attribuut(lijst, "dpl.core.processing_activity_id"), Some("urn:klant:doel:niet-bepaald"));
        assert_eq!(attribuut(lijst, "dpl.core.data_subject_id_type"), Some("klant"));
        assert_eq!(attribuut(lijst, "klant.toepassing"), Some("test"));
        let wie = attribuut(lijst, "dpl.core.data_subject_id").expect("whose it was");
        assert!(wie.starts_with("v1:") && !wie.contains(&tekst(&klant, "/uuid").replace('-', "")), "{wie}");
        let niets = &alle[4];
        assert_eq!(
            (&niets["status"]["code"], attribuut(niets, "dpl.core.data_subject_id")),
            (&json!(0), None)
        );
        for span in &alle {
            let (begin, einde) = (tekst(span, "/startTimeUnixNano"), tekst(span, "/endTimeUnixNano"));
            assert!(begin.len() == 19 && begin <= einde && begin.ends_with("000000"), "{span}");
        }
        // From the time of the last one on, an export that was broken off goes on.
        let rest = omgeving.voer_uit(&[
            "logboek",
            "exporteer",
            "--vanaf",
            "2021-01-01T00:00:00Z",
            "--tot",
            "2022-01-01T00:00:00Z",
        ]);
        let rest = spans(rest.verwacht(0));
        assert_eq!(rest.iter().map(|span| tekst(span, "/name")).collect::<Vec<_>>(), ["oud.2021"]);

        // The day itself stays: it begins in Amsterdam, an hour before the line of 2021.
        let weg = omgeving.voer_uit(&["logboek", "ruim-op", "--voor", "2021-01-01", "--output", "json"]);
        assert_eq!(serde_json::from_str::<Value>(weg.verwacht(0)).expect("JSON"), json!({"verwijderd": 1}));
        let over = omgeving.voer_uit(&["logboek", "exporteer"]);
        assert_eq!(spans(over.verwacht(0)).len(), 4);
    }
);

op_beide_databases!(zonder_logboek_komt_er_geen_regel_en_doctor_zegt_het, |nieuw: bouw| {
    let omgeving = nieuw.argument("--zonder-logboek").start();
    let api = omgeving.api();
    let klant = mina(&api);
    let regels =
        van(&omgeving, || api.get(&format!("{API}/klanten/{}", tekst(&klant, "/uuid"))).verwacht(200));
    assert_eq!((regels, einde(&omgeving)), (Vec::new(), 0));
    let doctor = |stand: &str| {
        let doctor =
            omgeving.database().opdracht(&["doctor"]).met_variabele("KLANT_LOGBOEK", stand).voer_uit();
        doctor.verwacht(0).to_owned()
    };
    assert!(doctor("uit").contains("staat uit: niemand kan zien"));
    assert!(!doctor("aan").contains("staat uit"));
});

op_beide_databases!(s25_lezers_die_samen_wachten_delen_een_transactie, |nieuw: bouw| {
    let omgeving = nieuw.argument("--metrics").argument("127.0.0.1:0").start();
    let api = omgeving.api();
    let klant = mina(&api);
    let klant_pad = format!("{API}/klanten/{}", tekst(&klant, "/uuid"));
    let log = omgeving.server().wacht_op_log("metingen op /metrics");
    let regel = log.lines().find(|regel| regel.contains("metingen op /metrics")).expect("a line");
    let regel: Value = serde_json::from_str(regel).expect("the log is JSON");
    let meter = klant_tests::Api::nieuw(&format!("http://{}", tekst(&regel, "/adres")));
    let meet = |naam: &str| -> u64 {
        let tekst = meter.get("/metrics").tekst;
        let waarde = tekst.lines().find_map(|regel| regel.strip_prefix(naam)).expect("a counter");
        waarde.trim().parse().expect("a number")
    };
    let meet = |clienten: usize, elk: usize| {
        let voor = (meet("klant_logboek_groepen_total "), meet("klant_logboek_regels_total "));
        thread::scope(|scope| {
            for _ in 0..clienten {
                let (api, klant_pad) = (omgeving.api(), klant_pad.clone());
                scope.spawn(move || (0..elk).for_each(|_| drop(api.get(&klant_pad).verwacht(200))));
            }
        });
        (meet("klant_logboek_groepen_total ") - voor.0, meet("klant_logboek_regels_total ") - voor.1)
    };
    // Who comes alone waits for nobody.
    assert_eq!(meet(1, 20), (20, 20));
    let (groepen, regels) = meet(32, 20);
    assert_eq!(regels, 640);
    assert!(groepen < 640, "{groepen} transacties voor {regels} regels");
    assert_eq!(meet_mislukt(&meter), 0);
});

#[cfg(test)]
fn meet_mislukt(meter: &klant_tests::Api) -> u64 {
    let tekst = meter.get("/metrics").tekst;
    let waarde = tekst.lines().find_map(|regel| regel.strip_prefix("klant_logboek_mislukt_total "));
    waarde.expect("a counter").trim().parse().expect("a number")
}
