//! S17: a known customer takes part in several interacties; the data of a zelfstandige klant stay in theirs.

use crate::bouw::{
    BSN_MINA, INTERACTIES, T1, aantal, bekende, bepaal, betrokkene, bsn, codes, contact, digitaal,
    geidentificeerd, geweigerd, interactie, met, mina, plek, registreer, registreer_klant, tekst, telefoon,
};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

fn mina_zelfstandig() -> Value {
    betrokkene(&json!({"contactnaam": {"voornaam": "Mina"}, "digitaleAdressen": [telefoon(T1)]}))
}

/// The first betrokkene of the last contact.
fn zij(interactie: &Value) -> &Value {
    let contacten = interactie["klantcontacten"].as_array().expect("an interactie has contacts");
    &contacten.last().expect("at least one")["betrokkenen"][0]
}

op_beide_databases!(s17a_een_bekende_klant_wordt_niet_opnieuw_gevraagd, |omgeving| {
    let api = omgeving.api();
    let klant = registreer_klant(&api, &mina());
    let vorige_maand = json!({"plaatsgevondenOp": "2026-10-24T10:00:00+02:00"});
    let wie = geidentificeerd(&bsn(BSN_MINA), "digid", "substantieel");
    let eerste = json!({"klantcontact": met(contact("balie", std::slice::from_ref(&wie)), &vorige_maand)});
    let eerste = registreer(&api, &eerste);
    // Calling back takes a telephone number: hers is known.
    let tweede = registreer(&api, &interactie("terugbelverzoek", "telefoon", &[wie]));
    for vraag in [&eerste, &tweede] {
        assert_eq!(zij(vraag)["klant"], json!({"soort": "gekend", "uuid": klant}));
    }
    assert_eq!(digitaal(&bepaal(&api, &tweede, &json!({}))), T1);
    assert_eq!((aantal(&omgeving, "partij"), aantal(&omgeving, "partij_identificator")), (1, 1));

    let lijst = api.get(&format!("{INTERACTIES}?klant={klant}")).verwacht(200);
    let uuids: Vec<&Value> =
        lijst["resultaten"].as_array().into_iter().flatten().map(|een| &een["uuid"]).collect();
    assert_eq!(uuids, [&tweede["uuid"], &eerste["uuid"]], "de nieuwste eerst");
});

op_beide_databases!(s17a_wie_nog_niet_bekend_was_is_het_de_volgende_keer, |omgeving| {
    let api = omgeving.api();
    let wie = geidentificeerd(&bsn(BSN_MINA), "digid", "substantieel");
    let vragen =
        [(); 2].map(|()| registreer(&api, &interactie("algemeen", "balie", std::slice::from_ref(&wie))));
    assert_eq!(zij(&vragen[0])["klant"], zij(&vragen[1])["klant"]);
    assert_eq!((aantal(&omgeving, "partij"), aantal(&omgeving, "vaststelling")), (1, 2));
});

op_beide_databases!(s17a_gelijktijdige_contacten_registreren_haar_een_keer, |omgeving| {
    let api = omgeving.api();
    let wie = geidentificeerd(&bsn(BSN_MINA), "digid", "substantieel");
    let vraag = interactie("algemeen", "balie", &[wie]);
    let antwoorden = std::thread::scope(|scope| {
        let draden = [(); 8].map(|()| scope.spawn(|| registreer(&api, &vraag)));
        draden.map(|draad| draad.join().expect("each is recorded"))
    });
    for antwoord in &antwoorden {
        assert_eq!(zij(antwoord)["klant"], zij(&antwoorden[0])["klant"]);
    }
    let geteld = ["partij", "partij_identificator", "interactie", "vaststelling"]
        .map(|tabel| aantal(&omgeving, tabel));
    assert_eq!(geteld, [1, 1, 8, 8]);
});

op_beide_databases!(s17b_hetzelfde_telefoonnummer_is_een_nieuwe_zelfstandige_klant, |omgeving| {
    let api = omgeving.api();
    let melding = || interactie("melding-openbare-ruimte", "telefoon", &[mina_zelfstandig()]);
    let (eerste, tweede) = (registreer(&api, &melding()), registreer(&api, &melding()));
    for vraag in [&eerste, &tweede] {
        assert_eq!(zij(vraag)["klant"], json!({"soort": "zelfstandig"}));
    }
    assert_ne!(zij(&eerste)["uuid"], zij(&tweede)["uuid"]);
    let van_wie =
        "SELECT count(DISTINCT betrokkene) AS betrokkenen, count(partij) AS partijen FROM digitaal_adres";
    assert_eq!(omgeving.sql(van_wie), [["2", "0"]]);
    assert_eq!(aantal(&omgeving, "partij"), 0);

    // What she gave in one is not known in the other.
    let kaal =
        registreer(&api, &interactie("melding-openbare-ruimte", "telefoon", &[betrokkene(&json!({}))]));
    assert_eq!(codes(&bepaal(&api, &kaal, &json!({}))), ["S18.geen_adres"]);
});

op_beide_databases!(s17b_een_zelfstandige_klant_komt_niet_in_een_andere_interactie, |omgeving| {
    let api = omgeving.api();
    let melding = registreer(&api, &interactie("melding-openbare-ruimte", "telefoon", &[mina_zelfstandig()]));
    let andere = registreer(&api, &interactie("melding-openbare-ruimte", "app", &[]));
    let weer_zij = betrokkene(&json!({"klant": {"betrokkene": zij(&melding)["uuid"]}}));

    let fout = [("/klantcontact/betrokkenen/0/klant/betrokkene", "S17.zelfstandige_klant")];
    geweigerd(&omgeving, 409, &fout, || {
        api.post(INTERACTIES, &interactie("melding-openbare-ruimte", "app", std::slice::from_ref(&weer_zij)))
    });
    let fout = [("/betrokkenen/0/klant/betrokkene", "S17.zelfstandige_klant")];
    let volgende = contact("telefoon", std::slice::from_ref(&weer_zij));
    geweigerd(&omgeving, 409, &fout, || api.post(&format!("{}/klantcontacten", plek(&andere)), &volgende));

    // Within the same interactie it is she again, and her data come along as a copy.
    let antwoord = api.post(&format!("{}/klantcontacten", plek(&melding)), &volgende).verwacht(201);
    assert_eq!(zij(&antwoord)["contactnaam"]["voornaam"], "Mina");
    assert_eq!(zij(&antwoord)["digitaleAdressen"][0]["adres"], T1);
    assert_ne!(zij(&antwoord)["digitaleAdressen"][0]["uuid"], zij(&melding)["digitaleAdressen"][0]["uuid"]);
    let tweede = json!({"betrokkene": tekst(&zij(&antwoord)["uuid"])});
    assert_eq!(digitaal(&bepaal(&api, &melding, &tweede)), T1);
    assert_eq!((aantal(&omgeving, "betrokkene"), aantal(&omgeving, "partij")), (2, 0));
});

op_beide_databases!(s17_een_klant_in_opbouw_kan_in_meer_interacties, |omgeving| {
    let api = omgeving.api();
    let in_opbouw = met(mina(), &json!({"identificaties": [], "vaststelling": null}));
    let klant = registreer_klant(&api, &in_opbouw);
    for _ in 0..2 {
        let vraag = registreer(&api, &interactie("algemeen", "balie", &[bekende(&klant)]));
        assert_eq!(zij(&vraag)["klant"]["uuid"], klant.as_str());
    }
    assert_eq!((aantal(&omgeving, "partij"), aantal(&omgeving, "vaststelling")), (1, 0));
});
