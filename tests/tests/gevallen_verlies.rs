//! What was acknowledged is there after a crash, complete; of what was not, all or nothing.

use klant_tests::{Api, Omgeving, op_beide_databases, voorbeeldprofielen};
use serde_json::{Value, json};
use std::sync::Mutex;
use std::time::{Duration, Instant};

#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;

#[cfg(test)]
use verzoek::{
    API, BSN_KAREL, BSN_MINA, EENMALIG_NUMMER, aantal, betrokkene, contact, email, interactie, leg_vast,
    met_bsn, pad, taak, tekst, telefoon, voeg_toe, wijzig, zaak,
};

/// The links in an answer name the port, which is another after a restart; with this they stay the same.
#[cfg(test)]
const BASIS: [&str; 2] = ["--basis-url", "https://klant.example.org"];

/// A contact with something in every table that it can fill: two betrokkenen, each with an address, and two taken.
#[cfg(test)]
fn volledig(onderwerp: &str, bsn: &str) -> Value {
    let bekend = betrokkene(json!({
        "klant": met_bsn(bsn, "digid", "substantieel"),
        "digitaleAdressen": [telefoon(EENMALIG_NUMMER)],
        "wensen": ["telefoonnummer"],
    }));
    let naam = json!({"voornaam": "Henk"});
    let ander = json!({
        "rol": "vertegenwoordiger", "contactnaam": naam, "digitaleAdressen": [email("henk@example.org")],
    });
    contact(
        "balie",
        json!({
            "onderwerp": onderwerp,
            "inhoud": "Wat zij vroeg.",
            "reactie": "Wat wij zeiden.",
            "betrokkenen": [bekend, ander],
            "interneTaken": [taak("Uitzoeken", "Afdeling sport"), taak("Terugbellen", "Afdeling zorg")],
            "onderwerpobjecten": [zaak("Z-2026-001")],
            "actoren": [{"naam": "Nicole van Dijk", "soort": "medewerker"}],
        }),
    )
}

/// The contacts that lack a part, or have one twice.
#[cfg(test)]
fn halve_contacten(omgeving: &Omgeving) -> usize {
    let delen = [
        ("betrokkene d WHERE d.klantcontact = k.volgnummer", 2),
        (
            "betrokkene b JOIN digitaal_adres d ON d.betrokkene = b.volgnummer WHERE b.klantcontact = k.volgnummer",
            2,
        ),
        ("betrokkene b JOIN partij p ON b.partij = p.volgnummer WHERE b.klantcontact = k.volgnummer", 1),
        ("betrokkene b JOIN wens w ON w.betrokkene = b.volgnummer WHERE b.klantcontact = k.volgnummer", 1),
        ("interne_taak d WHERE d.klantcontact = k.volgnummer", 2),
        (
            "interne_taak t JOIN interne_taak_actor a ON a.interne_taak = t.volgnummer \
             WHERE t.klantcontact = k.volgnummer",
            2,
        ),
        ("onderwerpobject d WHERE d.klantcontact = k.volgnummer", 1),
        ("actor_klantcontact d WHERE d.klantcontact = k.volgnummer", 1),
        ("interactie d WHERE d.klantcontact = k.volgnummer", 1),
    ];
    let half = delen.map(|(rijen, moet)| format!("(SELECT count(*) FROM {rijen}) <> {moet}")).join(" OR ");
    aantal(omgeving, &format!("klantcontact k WHERE {half}"))
}

#[cfg(test)]
fn zonder_besluit(mut interactie: Value) -> Value {
    interactie.as_object_mut().unwrap().remove("besluit").expect("an answer to a write has its besluit");
    interactie
}

op_beide_databases!(bevestigd_en_dan_een_crash_staat_er_volledig, |bouw: bouw| {
    let mut omgeving = bouw.profielen(&voorbeeldprofielen()).argument(BASIS[0]).argument(BASIS[1]).start();
    let gemaakt =
        zonder_besluit(leg_vast(&omgeving.api(), &interactie("algemeen", volledig("Een", BSN_MINA))));
    omgeving.crash();
    omgeving.start();
    assert_eq!(omgeving.api().get(&pad(&gemaakt)).verwacht(200), gemaakt);
    assert_eq!((aantal(&omgeving, "klantcontact"), halve_contacten(&omgeving)), (1, 0));
    assert!(tekst(&gemaakt, "/url").starts_with(BASIS[1]), "{gemaakt}");

    // The other writes as well: a contact that follows, a task that is done, a customer that is changed.
    let vervolg = contact("telefoon", json!({"betrokkenen": []}));
    let gevolgd = zonder_besluit(voeg_toe(&omgeving.api(), &gemaakt, &vervolg));
    omgeving.crash();
    omgeving.start();
    assert_eq!(gevolgd["klantcontacten"].as_array().unwrap().len(), 2);
    assert_eq!(omgeving.api().get(&pad(&gemaakt)).verwacht(200), gevolgd);

    let taak = format!("{API}/interne-taken/{}", tekst(&gemaakt, "/klantcontacten/0/interneTaken/0/uuid"));
    let klaar = wijzig(&omgeving.api(), &taak, &json!({"status": "verwerkt"})).verwacht(200);
    omgeving.crash();
    omgeving.start();
    assert_eq!(klaar["status"], "verwerkt");
    assert_eq!(omgeving.api().get(&taak).verwacht(200), klaar);

    let klant = format!("{API}/klanten/{}", tekst(&gemaakt, "/klantcontacten/0/betrokkenen/0/klant/uuid"));
    let wijziging =
        json!({"contactnaam": {"voornaam": "Mina"}, "digitaleAdressen": [email("mina@example.org")]});
    let gewijzigd = wijzig(&omgeving.api(), &klant, &wijziging).verwacht(200);
    omgeving.crash();
    omgeving.start();
    assert_eq!(gewijzigd["digitaleAdressen"][0]["adres"], "mina@example.org");
    assert_eq!(omgeving.api().get(&klant).verwacht(200), gewijzigd);
});

/// How many post at the same time.
#[cfg(test)]
const DRADEN: usize = 20;

/// Posts one after another until no answer comes any more.
#[cfg(test)]
fn post_tot_het_einde(api: &Api, draad: usize, bevestigd: &Mutex<Vec<Value>>, anders: &Mutex<Vec<u16>>) {
    for nummer in 0.. {
        let bsn = if draad.is_multiple_of(2) { BSN_MINA } else { BSN_KAREL };
        let body =
            interactie("algemeen", volledig(&format!("Draad {draad}, vraag {nummer}"), bsn)).to_string();
        let Ok(antwoord) =
            api.probeer("POST", &format!("{API}/interacties"), "application/json", body.as_bytes())
        else {
            return;
        };
        match antwoord.status {
            201 => bevestigd.lock().unwrap().push(zonder_besluit(antwoord.body)),
            // Too busy: of this one nothing may be there.
            503 => assert!(antwoord.kop("retry-after").is_some()),
            status => anders.lock().unwrap().push(status),
        }
    }
}

/// Kills the server while every thread waits for an answer, and starts it again: what it acknowledged before.
#[cfg(test)]
fn crash_onder_last(omgeving: &mut Omgeving) -> Vec<Value> {
    let (bevestigd, anders) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for draad in 0..DRADEN {
            let (api, bevestigd, anders) = (omgeving.api(), &bevestigd, &anders);
            scope.spawn(move || post_tot_het_einde(&api, draad, bevestigd, anders));
        }
        // No assertion here: the threads end only by the crash.
        let begin = Instant::now();
        while bevestigd.lock().unwrap().len() < 2 * DRADEN && begin.elapsed() < Duration::from_secs(120) {
            std::thread::sleep(Duration::from_millis(2));
        }
        omgeving.crash();
    });
    assert_eq!(anders.into_inner().unwrap(), [0_u16; 0]);
    let bevestigd = bevestigd.into_inner().unwrap();
    assert!(bevestigd.len() >= 2 * DRADEN, "{} bevestigd", bevestigd.len());
    omgeving.start();
    bevestigd
}

op_beide_databases!(
    crash_onder_twintig_gelijktijdige_verzoeken_laat_geen_halve_interactie_na,
    |bouw: bouw| {
        const RONDEN: usize = 3;
        let mut omgeving =
            bouw.profielen(&voorbeeldprofielen()).argument(BASIS[0]).argument(BASIS[1]).start();
        let bevestigd: Vec<Value> = (0..RONDEN).flat_map(|_| crash_onder_last(&mut omgeving)).collect();

        let api = omgeving.api();
        for interactie in &bevestigd {
            assert_eq!(api.get(&pad(interactie)).verwacht(200), *interactie);
        }
        let contacten = aantal(&omgeving, "klantcontact");
        // What was under way at a crash may be there, and is then whole.
        let hoogstens = bevestigd.len() + RONDEN * DRADEN;
        assert!(
            (bevestigd.len()..=hoogstens).contains(&contacten),
            "{contacten} van {} bevestigd",
            bevestigd.len()
        );
        assert_eq!(halve_contacten(&omgeving), 0);
        for (rijen, verwacht) in [
            ("interactie", contacten),
            ("betrokkene", 2 * contacten),
            ("digitaal_adres", 2 * contacten),
            ("interne_taak", 2 * contacten),
            ("vaststelling", contacten),
            // One person is one customer and one name one actor, however many come at once.
            ("partij", 2),
            ("partij_identificator", 2),
            ("actor", 3),
        ] {
            assert_eq!(aantal(&omgeving, rijen), verwacht, "{rijen}");
        }
        leg_vast(&api, &interactie("algemeen", volledig("Daarna", BSN_MINA)));
    }
);
