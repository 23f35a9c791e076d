//! S25: who may search, by what, and whom she then finds.

use klant_core::{Code, Element, Handeling};
use klant_register::{Fout, Zoekopdracht};
use klant_server::verzoek::lees_zoekopdracht;
use serde_json::{Value, json};

use crate::omgeving::{Proef, Recht, begrensd, op_beide, vol};

const ZOEKEN: Recht<'_> = Recht {
    handelingen: &[Handeling::Lezen, Handeling::Zoeken],
    elementen: &[Element::Achternaam, Element::Bezoekadres, Element::Telefoonnummer],
    profielen: None,
    buiten_gemeente: false,
};

fn vraag(vraag: &Value) -> Zoekopdracht {
    lees_zoekopdracht(vraag.to_string().as_bytes()).expect("a right body")
}

fn klant(geheimhouding: bool) -> Value {
    let adres = |postcode: &str| json!({"straatnaam": "Dorpsstraat", "huisnummer": 1, "postcode": postcode, "stad": "Turfstad"});
    json!({
        "soort": "persoon", "contactnaam": {"achternaam": "Vries"}, "geheimhouding": geheimhouding,
        "bezoekadres": adres("1234 AB"), "correspondentieadres": adres("5678 CD"),
        "digitaleAdressen": [{"soort": "telefoonnummer", "adres": "0612345678"}],
    })
}

op_beide!(s25_zoeken_kan_alleen_op_wat_de_machtiging_noemt, async |proef: Proef| {
    proef.klant(&klant(false)).await;
    let kcc = begrensd("kcc", &ZOEKEN);
    let zoek = |op: Value| proef.register.zoek_klanten(&kcc, vraag(&op));
    for (op, aantal) in [
        (json!({"telefoonnummer": "+31612345678"}), 1),
        (json!({"achternaam": "Vries", "postcode": "1234AB"}), 1),
        // Where she gets her post is not among what may be searched.
        (json!({"achternaam": "Vries", "postcode": "5678CD"}), 0),
    ] {
        assert_eq!(zoek(op.clone()).await.expect("allowed").klanten.len(), aantal, "{op}");
    }
    let Err(Fout::Verboden(redenen)) = zoek(json!({"emailadres": "mina@example.org"})).await else {
        panic!("e-mail addresses may not be searched")
    };
    assert_eq!(redenen[0].code(), Code::S25ZoekenNietToegestaan);

    let lezer = begrensd("lezer", &Recht { handelingen: &[Handeling::Lezen], ..ZOEKEN });
    let op = vraag(&json!({"telefoonnummer": "+31612345678"}));
    let Err(Fout::Verboden(redenen)) = proef.register.zoek_klanten(&lezer, op).await else {
        panic!("reading is not searching")
    };
    assert_eq!(redenen[0].code(), Code::S25GeenRecht);
});

op_beide!(s25_een_klant_met_geheimhouding_vindt_alleen_wie_dat_mag, async |proef: Proef| {
    proef.klant(&klant(true)).await;
    let op = || vraag(&json!({"telefoonnummer": "+31612345678"}));
    let gevonden = proef.register.zoek_klanten(&begrensd("kcc", &ZOEKEN), op()).await.expect("allowed");
    assert!(gevonden.klanten.is_empty() && !gevonden.meer);
    let handelingen = [Handeling::Lezen, Handeling::Zoeken, Handeling::GeheimInzien];
    let inzien = begrensd("beheer", &Recht { handelingen: &handelingen, ..ZOEKEN });
    for toegang in [inzien, vol("beheer")] {
        assert_eq!(proef.register.zoek_klanten(&toegang, op()).await.expect("allowed").klanten.len(), 1);
    }
});

op_beide!(s25_een_identificatie_vindt_niemand_voor_wie_haar_niet_mag_zien, async |proef: Proef| {
    let mut met_bsn = klant(false);
    met_bsn["identificaties"] = json!([{"soort": "bsn", "nummer": "999990007"}]);
    met_bsn["vaststelling"] = json!({"middel": "digid", "niveau": "hoog"});
    proef.klant(&met_bsn).await;
    let op = || vraag(&json!({"identificatie": {"soort": "bsn", "nummer": "999990007"}}));
    let zonder = proef.register.zoek_klanten(&begrensd("kcc", &ZOEKEN), op()).await.expect("allowed");
    assert!(zonder.klanten.is_empty());
    let lezer = Recht { handelingen: &[Handeling::Lezen], elementen: &[Element::Bsn], ..ZOEKEN };
    let met = proef.register.zoek_klanten(&begrensd("kcc", &lezer), op()).await.expect("allowed");
    assert_eq!(met.klanten.len(), 1, "searching is another action");
    let geen = Recht { handelingen: &[Handeling::Vastleggen], elementen: &[Element::Bsn], ..ZOEKEN };
    assert!(matches!(
        proef.register.zoek_klanten(&begrensd("kcc", &geen), op()).await,
        Err(Fout::Verboden(_))
    ));
});
