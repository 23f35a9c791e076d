//! Open Forms: a submitted form is one `maak-klantcontact`; addresses come from the partij and go back to it.

use crate::proef::Proef;
use crate::velden::{BETROKKENE, DIGITAAL_ADRES, KLANTCONTACT, ONDERWERPOBJECT, precies, precies_met_expand};
use crate::verkeer::{Stap, Verkeer, Wijze, naar, plek, tekst};
use klant_tests::op_beide_databases;
use serde_json::{Value, json};

const MAIL: &str = "mina@example.org";
const GEKOZEN: &str = "mina.werk@example.org";

/// The addresses to choose from in the form.
#[track_caller]
fn bekende_adressen(forms: &Verkeer) -> Vec<Value> {
    let codes = format!(
        "verstrektDoorPartij__partijIdentificator__codeSoortObjectId=bsn\
         &verstrektDoorPartij__partijIdentificator__codeRegister=brp\
         &verstrektDoorPartij__partijIdentificator__codeObjecttype=natuurlijk_persoon\
         &verstrektDoorPartij__partijIdentificator__objectId={}",
        forms.bsn()
    );
    let adressen = forms.alles(&format!("/digitaleadressen?{codes}"));
    for adres in &adressen {
        precies_met_expand(adres, DIGITAAL_ADRES);
    }
    adressen
}

/// Exactly one partij, or a new one.
fn zoek_of_maak_partij(forms: &Verkeer) -> Stap<Value> {
    let codes = json!({
        "codeObjecttype": "natuurlijk_persoon", "codeRegister": "brp", "codeSoortObjectId": "bsn",
        "objectId": forms.bsn(),
    });
    let zoek: Vec<String> = codes
        .as_object()
        .expect("an object")
        .keys()
        .map(|code| format!("partijIdentificator__{code}={}", tekst(&codes, code)))
        .collect();
    let zoek = format!("/partijen?{}", zoek.join("&"));
    if let [partij] = forms.alles(&zoek).as_slice() {
        return Ok(partij.clone());
    }
    forms.maak(
        "/partijen",
        &json!({
            "digitaleAdressen": null, "voorkeursDigitaalAdres": null, "rekeningnummers": null,
            "voorkeursRekeningnummer": null, "soortPartij": "persoon", "indicatieActief": true,
            "indicatieGeheimhouding": null, "voorkeurstaal": "nld",
            "partijIdentificatie": {"contactnaam": null}, "partijIdentificatoren": [{"partijIdentificator": codes}],
        }),
    )
}

fn inzending(forms: &Verkeer, was_partij: Option<&Value>) -> Stap<Value> {
    let mut betrokkene = json!({"rol": "klant", "initiator": true, "organisatienaam": ""});
    if let Some(partij) = was_partij {
        betrokkene["wasPartij"] = naar(partij);
    }
    let geheel = forms.maak(
        "/maak-klantcontact",
        &json!({
            "klantcontact": {
                "kanaal": "Webformulier", "onderwerp": "Aanvraag standplaats", "taal": "nld",
                "vertrouwelijk": false,
            },
            "betrokkene": betrokkene,
            "onderwerpobject": {"onderwerpobjectidentificator": {
                "codeObjecttype": "formulierinzending", "codeRegister": "Open Formulieren",
                "codeSoortObjectId": "public_registration_reference", "objectId": "OF-1A2B3C",
            }},
        }),
    )?;
    precies(&geheel, &["klantcontact", "betrokkene", "onderwerpobject"]);
    precies(&geheel["klantcontact"], KLANTCONTACT);
    precies(&geheel["betrokkene"], BETROKKENE);
    precies(&geheel["onderwerpobject"], ONDERWERPOBJECT);
    assert_eq!(geheel["betrokkene"]["hadKlantcontact"]["uuid"], geheel["klantcontact"]["uuid"]);
    Ok(geheel)
}

/// An address of the form: for this contact, and kept for the next time as well.
fn gaf_adres(forms: &Verkeer, betrokkene: &Value, partij: &Value, adres: &str) -> Stap<Value> {
    forms.maak(
        "/digitaleadressen",
        &json!({
            "verstrektDoorBetrokkene": naar(betrokkene), "verstrektDoorPartij": partij, "adres": adres,
            "soortDigitaalAdres": "email", "omschrijving": "OF",
        }),
    )
}

fn van_een_ingelogde(forms: &Verkeer) -> Stap<Value> {
    // The test of the configuration.
    assert!(tekst(&forms.lees("/"), "partijen").ends_with("/klantinteracties/api/v1/partijen"));
    assert_eq!(bekende_adressen(forms), Vec::<Value>::new());
    let partij = zoek_of_maak_partij(forms)?;
    let vorige = forms.maak(
        "/digitaleadressen",
        &json!({
            "adres": MAIL, "soortDigitaalAdres": "email", "isStandaardAdres": true,
            "verstrektDoorPartij": naar(&partij), "verstrektDoorBetrokkene": null,
        }),
    )?;
    assert_eq!(bekende_adressen(forms).len(), 1);
    let geheel = inzending(forms, Some(&partij))?;
    let nieuw = gaf_adres(forms, &geheel["betrokkene"], &naar(&partij), GEKOZEN)?;
    let nog_eens = forms.alles(&format!(
        "/digitaleadressen?verstrektDoorPartij__uuid={}&adres={GEKOZEN}",
        tekst(&partij, "uuid")
    ));
    assert_eq!(nog_eens.len(), 1);
    // She ticked "use this from now on".
    let standaard = forms.wijzig(&plek("digitaleadressen", &nieuw), &json!({"isStandaardAdres": true}))?;
    assert_eq!(standaard["isStandaardAdres"], true);
    assert_eq!(forms.lees(&plek("digitaleadressen", &vorige))["isStandaardAdres"], false);
    assert_eq!(zoek_of_maak_partij(forms)?["uuid"], partij["uuid"]);
    Ok(geheel["klantcontact"].clone())
}

fn van_een_onbekende(forms: &Verkeer) -> Stap<Value> {
    let geheel = inzending(forms, None)?;
    gaf_adres(forms, &geheel["betrokkene"], &Value::Null, MAIL)?;
    Ok(geheel["klantcontact"].clone())
}

op_beide_databases!(open_formulieren_mailt_op_het_adres_van_het_formulier, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "portaal");
    let contact = proef.speel(van_een_ingelogde);
    assert_eq!(proef.bepaald(&contact), ["email", "keuze", GEKOZEN]);
    proef.wordt_geweigerd(&["adres"], van_een_ingelogde);
});

op_beide_databases!(open_formulieren_mailt_een_onbekende_op_het_opgegeven_adres, |bouw: bouw| {
    let proef = Proef::begin(bouw, Wijze::Heel, "portaal");
    let contact = proef.speel(van_een_onbekende);
    assert_eq!(proef.bepaald(&contact), ["email", "opgegeven", MAIL]);
    proef.wordt_geweigerd(&["adres"], van_een_onbekende);
});
