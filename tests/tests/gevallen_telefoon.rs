//! Worked cases at the telephone: C0992 (answered at once) and C9167 (a request to be called back).

use klant_tests::op_beide_databases;
use serde_json::{Value, json};

#[cfg(test)]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod verzoek;

#[cfg(test)]
use verzoek::{
    API, BSN_KAREL, BSN_MINA, EENMALIG_NUMMER, EMAIL, VAST_NUMMER, aantal, alles, bepaal, betrokkene, breek,
    codes, contact, gekend, geweigerd, heel, interactie, leg_vast, met, met_bsn, mina, pad, taak, tekst,
    telefoon,
};

op_beide_databases!(c0992_a_naamloze_beller_die_antwoord_kreeg_laat_niets_na, |omgeving| {
    let vooraf = alles(&omgeving);
    let vraag = contact("telefoon", json!({"reactie": "De inzameling is een dag later."}));
    let antwoord =
        omgeving.api().post(&format!("{API}/interacties"), &interactie("vraag-openingstijden", vraag));
    assert_eq!(antwoord.kop("location"), None);
    let body = antwoord.verwacht(200);
    assert_eq!(body.as_object().unwrap().keys().collect::<Vec<_>>(), ["besluit"]);
    assert_eq!(body["besluit"]["uitkomst"], "niet_vastgelegd");
    assert_eq!(body["besluit"]["profiel"], json!({"code": "vraag-openingstijden", "versie": "1"}));
    assert_eq!(codes(&body["besluit"]), ["S13.niet_vastgelegd"]);
    assert_eq!(alles(&omgeving), vooraf);
});

op_beide_databases!(c0992_b_bekende_beller_wordt_gevonden_en_genoemd_zonder_contactgegevens, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    let zoek = json!({"identificatie": {"soort": "bsn", "nummer": BSN_MINA}});
    let gevonden = api.post(&format!("{API}/klanten/_zoek"), &zoek).verwacht(200);
    assert_eq!(gevonden["resultaten"], json!([mina]));

    let gesprek = leg_vast(
        &api,
        &interactie(
            "vraag-openingstijden",
            contact(
                "telefoon",
                json!({
                    "inhoud": "Wanneer wordt het afval opgehaald?",
                    "reactie": "Een dag later.",
                    "contactGelukt": true,
                    "taal": "nld",
                    "plaatsgevondenOp": "2026-11-20T10:00:00+01:00",
                    "betrokkenen": [betrokkene(json!({"klant": gekend(&gevonden["resultaten"][0])}))],
                    "actoren": [{"naam": "Nicole van Dijk", "soort": "medewerker"}],
                }),
            ),
        ),
    );
    let eerste = &gesprek["klantcontacten"][0];
    assert_eq!(eerste["uuid"], gesprek["uuid"], "de interactie heeft de uuid van haar eerste klantcontact");
    assert_eq!(eerste["plaatsgevondenOp"], "2026-11-20T09:00:00Z");
    assert_eq!(eerste["actoren"][0]["naam"], "Nicole van Dijk");
    let wie = &eerste["betrokkenen"][0];
    assert_eq!(wie["klant"], json!({"soort": "gekend", "uuid": mina["uuid"]}));
    for leeg in ["contactnaam", "volledigeNaam", "organisatienaam", "bezoekadres", "correspondentieadres"] {
        assert_eq!(wie[leeg], Value::Null, "{leeg}");
    }
    assert_eq!((&wie["digitaleAdressen"], &wie["gekozenAdressen"]), (&json!([]), &json!([])));

    let mut zonder_besluit = gesprek.clone();
    zonder_besluit.as_object_mut().unwrap().remove("besluit");
    assert_eq!(api.get(&pad(&gesprek)).verwacht(200), zonder_besluit);
    let leeg = "betrokkene WHERE partij IS NOT NULL AND voornaam IS NULL AND achternaam IS NULL \
                AND correspondentieadres_regel1 IS NULL";
    assert_eq!(aantal(&omgeving, leeg), 1);
    for (rijen, verwacht) in [
        ("klantcontact", 1),
        ("interactie", 1),
        ("betrokkene", 1),
        ("actor_klantcontact", 1),
        ("partij", 1),
        ("digitaal_adres WHERE betrokkene IS NOT NULL", 0),
        ("keuze", 0),
        ("interne_taak", 0),
    ] {
        assert_eq!(aantal(&omgeving, rijen), verwacht, "{rijen}");
    }
});

op_beide_databases!(c0992_c_een_fout_in_een_deel_laat_van_het_geheel_niets_na, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    let goed = contact(
        "telefoon",
        json!({
            "betrokkenen": [betrokkene(json!({"klant": gekend(&mina), "digitaleAdressen": [telefoon(EENMALIG_NUMMER)]}))],
            "interneTaken": [taak("Uitzoeken", "Afdeling afval")],
        }),
    );
    let onbekend = "3b241101-e2bb-4255-8caf-4136c566a962";
    let fout = met(goed.clone(), json!({"actoren": [{"uuid": onbekend}]}));
    let adres = format!("{API}/interacties");
    let genoemd = [("/klantcontact/actoren/0/uuid", "actor.onbekend")];
    geweigerd(&omgeving, &adres, &interactie("algemeen", fout), 400, &genoemd);

    // A failure of the database itself, when contact and betrokkene have been written already.
    breek(&omgeving, "interne_taak", "gevraagde_handeling");
    let vooraf = alles(&omgeving);
    let stuk = api.post(&adres, &interactie("algemeen", goed.clone()));
    assert_eq!((stuk.status, stuk.op("/code")), (500, &json!("server.fout")));
    assert_eq!(
        (stuk.op("/fouten"), stuk.tekst.contains("Uitzoeken")),
        (&Value::Null, false),
        "{}",
        stuk.tekst
    );
    assert_eq!(alles(&omgeving), vooraf);

    heel(&omgeving);
    leg_vast(&api, &interactie("algemeen", goed));
    assert_eq!((aantal(&omgeving, "klantcontact"), aantal(&omgeving, "interne_taak")), (1, 1));
});

op_beide_databases!(c9167_a_ongekende_klant_geeft_naam_en_nummer_en_wordt_geen_partij, |omgeving| {
    let api = omgeving.api();
    let naam = json!({"voornaam": "Karel", "voorvoegselAchternaam": "van", "achternaam": "Deurne"});
    let karel = betrokkene(json!({"contactnaam": naam, "digitaleAdressen": [telefoon("0612345678")]}));
    let verzoek =
        json!({"betrokkenen": [karel], "interneTaken": [taak("Terugbellen", "Afdeling vergunningen")]});
    let gesprek = leg_vast(&api, &interactie("terugbelverzoek", contact("telefoon", verzoek)));
    assert_eq!(codes(&gesprek["besluit"]), ["S14.genoeg", "S12.nodig"]);
    let eerste = &gesprek["klantcontacten"][0];
    assert_eq!(eerste["betrokkenen"][0]["klant"], json!({"soort": "zelfstandig"}));
    assert_eq!(eerste["betrokkenen"][0]["contactnaam"], naam);
    assert_eq!(eerste["interneTaken"][0]["status"], "te_verwerken");
    assert_eq!(eerste["interneTaken"][0]["actoren"][0]["naam"], "Afdeling vergunningen");
    for (rijen, verwacht) in [
        ("partij", 0),
        ("partij_identificator", 0),
        ("vaststelling", 0),
        ("betrokkene WHERE partij IS NULL AND voornaam = 'Karel' AND achternaam = 'Deurne'", 1),
        ("digitaal_adres WHERE betrokkene IS NOT NULL AND partij IS NULL AND adres = '0612345678'", 1),
        ("interne_taak WHERE afgehandeld_op IS NULL", 1),
    ] {
        assert_eq!(aantal(&omgeving, rijen), verwacht, "{rijen}");
    }
    let verwacht = ["telefoon", "opgegeven", "0612345678", "S19.opgegeven"];
    assert_eq!(bepaal(&api, &gesprek, &json!({})), verwacht);
});

op_beide_databases!(c9167_b_gekende_klant_noemt_alleen_wat_afwijkt, |omgeving| {
    let api = omgeving.api();
    let mina = mina(&api);
    let verzoek = |leden: Value| {
        let wie = betrokkene(met(json!({"klant": gekend(&mina)}), leden));
        let taken = json!([taak("Terugbellen", "Afdeling vergunningen")]);
        interactie(
            "terugbelverzoek",
            contact("telefoon", json!({"betrokkenen": [wie], "interneTaken": taken})),
        )
    };
    let zoals_bekend = leg_vast(&api, &verzoek(json!({})));
    assert_eq!(aantal(&omgeving, "digitaal_adres WHERE betrokkene IS NOT NULL"), 0);
    let op_voorkeur = ["telefoon", "voorkeur", VAST_NUMMER, "S18.voorkeur"];
    assert_eq!(bepaal(&api, &zoals_bekend, &json!({})), op_voorkeur);

    let anders = leg_vast(&api, &verzoek(json!({"digitaleAdressen": [telefoon(EENMALIG_NUMMER)]})));
    let op_afwijking = ["telefoon", "afwijking", EENMALIG_NUMMER, "S19.afwijking"];
    assert_eq!(bepaal(&api, &anders, &json!({})), op_afwijking);
    assert_eq!(
        bepaal(&api, &zoals_bekend, &json!({})),
        op_voorkeur,
        "een afwijking geldt in haar eigen interactie"
    );
    let later = leg_vast(&api, &verzoek(json!({})));
    assert_eq!(bepaal(&api, &later, &json!({})), op_voorkeur);

    assert_eq!(aantal(&omgeving, "digitaal_adres WHERE betrokkene IS NOT NULL AND partij IS NULL"), 1);
    assert_eq!(aantal(&omgeving, "actor"), 1, "dezelfde afdeling is een en dezelfde actor");
    let na_afloop = api.get(&format!("{API}/klanten/{}", tekst(&mina, "/uuid")));
    assert_eq!(na_afloop.kop("etag"), Some("\"1\""));
    assert_eq!(na_afloop.verwacht(200), mina, "een afwijking verandert niets aan de klant");
});

op_beide_databases!(
    c9167_c_herkende_maar_onbekende_klant_wordt_geregistreerd_met_alleen_haar_identificatie,
    |omgeving| {
        let api = omgeving.api();
        let verzoek = |niveau: &str, leden: Value| {
            let wie = betrokkene(met(json!({"klant": met_bsn(BSN_KAREL, "controlevragen", niveau)}), leden));
            interactie("terugbelverzoek", contact("telefoon", json!({"betrokkenen": [wie]})))
        };
        let adres = format!("{API}/interacties");
        let met_nummer =
            json!({"contactnaam": {"voornaam": "Karel"}, "digitaleAdressen": [telefoon(EENMALIG_NUMMER)]});
        let te_laag = [("/klantcontact/betrokkenen/0/klant/identificatie", "S24.niveau_te_laag")];
        geweigerd(&omgeving, &adres, &verzoek("geen", met_nummer.clone()), 403, &te_laag);

        let gesprek = leg_vast(&api, &verzoek("controlevragen", met_nummer));
        let wie = &gesprek["klantcontacten"][0]["betrokkenen"][0];
        assert_eq!(wie["klant"]["soort"], "gekend");
        let karel = api.get(&format!("{API}/klanten/{}", tekst(wie, "/klant/uuid"))).verwacht(200);
        assert_eq!(karel["aangehaakt"], true);
        assert_eq!(karel["identificaties"], json!([{"soort": "bsn", "nummer": BSN_KAREL}]));
        assert_eq!(karel["vaststellingen"][0]["niveau"], "controlevragen");
        assert_eq!((&karel["contactnaam"], &karel["digitaleAdressen"]), (&Value::Null, &json!([])));
        let verwacht = ["telefoon", "afwijking", EENMALIG_NUMMER, "S19.afwijking"];
        assert_eq!(bepaal(&api, &gesprek, &json!({})), verwacht);

        // What he gave then served that interactie only, so that he is asked again.
        let ontbreekt = [("telefoonnummer", "S12.ontbreekt"), ("", "S14.geen_kanaal")];
        geweigerd(&omgeving, &adres, &verzoek("controlevragen", json!({})), 400, &ontbreekt);
        let tweede =
            leg_vast(&api, &verzoek("controlevragen", json!({"digitaleAdressen": [telefoon("0611111111")]})));
        assert_eq!(tweede["klantcontacten"][0]["betrokkenen"][0]["klant"]["uuid"], karel["uuid"], "S17");
        let haar = api.get(&format!("{API}/interacties?klant={}", tekst(&karel, "/uuid"))).verwacht(200);
        let uuids: Vec<&Value> =
            haar["resultaten"].as_array().unwrap().iter().map(|een| &een["uuid"]).collect();
        assert_eq!(uuids, [&tweede["uuid"], &gesprek["uuid"]]);
        for (rijen, verwacht) in [("partij", 1), ("partij_identificator", 1), ("vaststelling", 2)] {
            assert_eq!(aantal(&omgeving, rijen), verwacht, "{rijen}");
        }
        assert_eq!(
            aantal(&omgeving, &format!("digitaal_adres WHERE adres = '{EMAIL}' OR partij IS NOT NULL")),
            0
        );
    }
);
