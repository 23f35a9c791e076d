//! S16 and S25: what a klantbeeld withholds, by purpose and department.

use klant_core::{Element, Handeling};
use serde_json::{Value, json};

use crate::omgeving::{Proef, Recht, begrensd, op_beide, vol};

const KLANTBEELD: Recht<'_> = Recht {
    handelingen: &[Handeling::Lezen, Handeling::Klantbeeld],
    elementen: &[Element::Voornaam, Element::Achternaam, Element::Telefoonnummer],
    profielen: None,
    buiten_gemeente: false,
};

fn mina(geheimhouding: Option<bool>) -> Value {
    json!({
        "soort": "persoon", "contactnaam": {"voornaam": "Mina", "achternaam": "Vries"},
        "digitaleAdressen": [
            {"soort": "email", "adres": "mina@example.org"}, {"soort": "telefoonnummer", "adres": "+31612345678"},
        ],
        "interneNotitie": "Is slechthorend", "geheimhouding": geheimhouding,
        "identificaties": [{"soort": "bsn", "nummer": "999990007"}],
        "vaststelling": {"middel": "digid", "niveau": "hoog"},
    })
}

fn contact(klant: klant_core::id::PartijId, profiel: &str, onderwerp: &str, vertrouwelijk: bool) -> Value {
    let zaak = json!({"objectId": format!("Z-{onderwerp}"), "codeObjecttype": "zaak"});
    json!({"profiel": profiel, "klantcontact": {
        "kanaal": "balie", "onderwerp": onderwerp, "inhoud": format!("Inhoud van {onderwerp}"),
        "vertrouwelijk": vertrouwelijk, "onderwerpobjecten": [zaak],
        "betrokkenen": [{"rol": "klant", "initiator": true, "klant": {"uuid": klant.uuid()}}],
        "interneTaken": [{"gevraagdeHandeling": format!("Doe {onderwerp}"),
            "actoren": [{"naam": "KCC", "soort": "organisatorische_eenheid"}]}],
    }})
}

fn lijst(lijst: &Value, lid: &str) -> Vec<String> {
    let leden = lijst.as_array().expect("a list").iter();
    leden.map(|een| een[lid].as_str().unwrap_or_default().to_owned()).collect()
}

fn weggelaten(beeld: &Value) -> Vec<(String, u64)> {
    let redenen = beeld["weggelaten"].as_array().expect("a list").iter();
    redenen
        .map(|weg| {
            (weg["reden"].as_str().unwrap_or_default().to_owned(), weg["aantal"].as_u64().unwrap_or(0))
        })
        .collect()
}

op_beide!(s16b_terugbellen_toont_naam_en_kanaal_en_niets_meer, async |proef: Proef| {
    let klant = proef.klant(&mina(None)).await;
    let beeld = proef.klantbeeld(&begrensd("kcc", &KLANTBEELD), klant).await;
    let tekst = beeld.to_string();
    assert!(tekst.contains("Mina") && tekst.contains("+31612345678"), "{tekst}");
    for geheim in ["999990007", "slechthorend", "mina@example.org"] {
        assert!(!tekst.contains(geheim), "{geheim}");
    }
    assert_eq!(beeld["weggelaten"][0]["reden"], "S25.niet_verstrekt");
    assert_eq!(beeld["weggelaten"][0]["elementen"], json!(["emailadres", "interne_notitie", "bsn"]));
});

op_beide!(
    s25_een_vertrouwelijk_contact_toont_zijn_inhoud_alleen_aan_de_afdeling_die_het_vastlegde,
    async |proef: Proef| {
        let klant = proef.klant(&mina(None)).await;
        proef.interactie("schuldhulp", &contact(klant, "algemeen", "Schulden", true)).await;
        proef.interactie("kcc", &contact(klant, "algemeen", "Klacht", true)).await;
        proef.interactie("schuldhulp", &contact(klant, "algemeen", "Paspoort", false)).await;

        let beeld = proef.klantbeeld(&begrensd("kcc", &KLANTBEELD), klant).await;
        assert_eq!(lijst(&beeld["tijdlijn"]["resultaten"], "onderwerp"), ["Paspoort", "Klacht", ""]);
        assert_eq!(lijst(&beeld["tijdlijn"]["resultaten"], "zonderInhoud"), ["", "", "S25.vertrouwelijk"]);
        assert_eq!(lijst(&beeld["openInteracties"], "onderwerp"), ["Paspoort", "Klacht", ""]);
        assert_eq!(
            lijst(&beeld["openInterneTaken"], "gevraagdeHandeling"),
            ["Doe Paspoort", "Doe Klacht", ""]
        );
        assert_eq!(lijst(&beeld["zaken"], "objectId"), ["Z-Paspoort", "Z-Klacht"]);
        assert!(!beeld.to_string().contains("Schulden"));
        assert!(weggelaten(&beeld).contains(&("S25.vertrouwelijk".to_owned(), 1)), "{beeld}");

        let eigen = proef.klantbeeld(&begrensd("schuldhulp", &KLANTBEELD), klant).await;
        assert_eq!(lijst(&eigen["tijdlijn"]["resultaten"], "onderwerp"), ["Paspoort", "", "Schulden"]);
        let alles = proef.klantbeeld(&vol("beheer"), klant).await;
        assert_eq!(lijst(&alles["tijdlijn"]["resultaten"], "onderwerp"), ["Paspoort", "Klacht", "Schulden"]);
    }
);

op_beide!(
    s16_contacten_buiten_het_bereik_van_het_doel_worden_geteld_en_niet_getoond,
    async |proef: Proef| {
        let klant = proef.klant(&mina(None)).await;
        for onderwerp in ["Een", "Twee"] {
            proef.interactie("kcc", &contact(klant, "algemeen", onderwerp, false)).await;
        }
        proef.interactie("kcc", &contact(klant, "terugbelverzoek", "Bel mij", false)).await;
        let recht = Recht { profielen: Some(&["terugbelverzoek"]), ..KLANTBEELD };
        let beeld = proef.klantbeeld(&begrensd("kcc", &recht), klant).await;
        assert_eq!(lijst(&beeld["tijdlijn"]["resultaten"], "onderwerp"), ["Bel mij"]);
        assert_eq!(lijst(&beeld["openInteracties"], "onderwerp"), ["Bel mij"]);
        assert_eq!(lijst(&beeld["openInterneTaken"], "gevraagdeHandeling"), ["Doe Bel mij"]);
        assert_eq!(lijst(&beeld["zaken"], "objectId"), ["Z-Bel mij"]);
        assert!(weggelaten(&beeld).contains(&("S25.buiten_bereik".to_owned(), 2)), "{beeld}");

        let recht = Recht { profielen: Some(&["nieuwsbrief"]), ..KLANTBEELD };
        let niets = proef.klantbeeld(&begrensd("kcc", &recht), klant).await;
        for lijst in [&niets["tijdlijn"]["resultaten"], &niets["openInteracties"], &niets["zaken"]] {
            assert_eq!(*lijst, json!([]));
        }
    }
);

op_beide!(s25_van_een_klant_met_geheimhouding_komt_buiten_de_gemeente_niets, async |proef: Proef| {
    let klant = proef.klant(&mina(Some(true))).await;
    proef.interactie("kcc", &contact(klant, "algemeen", "Paspoort", false)).await;
    let buiten = Recht { buiten_gemeente: true, ..KLANTBEELD };
    let beeld = proef.klantbeeld(&begrensd("buur", &buiten), klant).await;
    let tekst = beeld.to_string();
    for geheim in ["Mina", "Vries", "+31612345678", "Paspoort", "999990007"] {
        assert!(!tekst.contains(geheim), "{geheim}");
    }
    // Six of her own values, and one contact.
    assert_eq!(weggelaten(&beeld), [("S25.geheimhouding".to_owned(), 7)]);

    let handelingen = [Handeling::Lezen, Handeling::Klantbeeld, Handeling::GeheimInzien];
    let inzien = Recht { handelingen: &handelingen, ..buiten };
    let beeld = proef.klantbeeld(&begrensd("buur", &inzien), klant).await;
    assert!(beeld.to_string().contains("Mina"), "{beeld}");
    let binnen = proef.klantbeeld(&begrensd("kcc", &KLANTBEELD), klant).await;
    assert!(binnen.to_string().contains("Mina"), "{binnen}");
});

op_beide!(s25_zonder_de_handeling_is_er_geen_klantbeeld, async |proef: Proef| {
    use klant_register::{Fout, Klantbeeldvraag, Klantverwijzing};
    let klant = proef.klant(&mina(None)).await;
    let alleen_lezen = Recht { handelingen: &[Handeling::Lezen], ..KLANTBEELD };
    let vraag = Klantbeeldvraag {
        klant: Klantverwijzing::Uuid(klant),
        hoedanigheid: klant_core::Rol::Klant,
        na: None,
        aantal: 25,
    };
    let fout = proef.register.klantbeeld(&begrensd("kcc", &alleen_lezen), vraag.clone()).await;
    let Err(Fout::Verboden(redenen)) = fout else { panic!("it is not allowed") };
    assert_eq!(redenen[0].code(), klant_core::Code::S25GeenRecht);

    // A kind of identification that one does not see finds nobody.
    let bsn = klant_core::Identificatie::Bsn("999990007".parse().expect("a number"));
    let vraag = Klantbeeldvraag { klant: Klantverwijzing::Identificatie(bsn), ..vraag };
    let fout = proef.register.klantbeeld(&begrensd("kcc", &KLANTBEELD), vraag.clone()).await;
    assert!(matches!(fout, Err(Fout::NietGevonden)));
    assert!(proef.register.klantbeeld(&vol("kcc"), vraag).await.is_ok());
});
