//! Each kind of fault in a profile, with the line and column where a person would look.

use crate::Code;
use crate::configuratie::{Bestand, Configuratiefout};
use crate::element::Element;
use crate::kanaal::Kanaalsoort;
use crate::profiel::{Adressering, Behoefte, Interactieprofiel, Kanaalregel, Profielenset, Terugkoppeling};
use crate::toegang::Niveau;
use crate::voorkeur::Berichtsoort;

const KOP: &str = "formaat = 1\ncode = \"proef\"\nversie = \"1\"\nnaam = \"Proef\"\n";

fn lees(tekst: String) -> Result<Interactieprofiel, Vec<Configuratiefout>> {
    let set = Profielenset::lees(&[Bestand { naam: "proef.toml".to_owned(), tekst }])?;
    Ok(set.profiel("proef").expect("the file that was just read").clone())
}

fn goed(rest: &str) -> Interactieprofiel {
    lees(format!("{KOP}{rest}")).expect("a good profile")
}

fn fouten(tekst: impl Into<String>) -> Vec<Configuratiefout> {
    lees(tekst.into()).expect_err("a fault was put in")
}

/// The one fault in a profile of which the first four lines are good.
fn fout(rest: &str) -> Configuratiefout {
    let mut fouten = fouten(format!("{KOP}{rest}"));
    assert_eq!(fouten.len(), 1, "{fouten:?}");
    fouten.remove(0)
}

fn kern(fout: &Configuratiefout) -> (usize, usize, &str, Code) {
    (fout.regel, fout.kolom, &fout.sleutel, fout.code)
}

fn kernen(fouten: &[Configuratiefout]) -> Vec<(usize, usize, &str, Code)> {
    fouten.iter().map(kern).collect()
}

#[test]
fn s12_wat_niet_genoemd_is_wordt_niet_gevraagd() {
    let profiel = goed("");
    assert_eq!(profiel.standaardbehoefte, Behoefte::Verboden);
    assert!(profiel.elementen.is_empty());
    assert_eq!(profiel.terugkoppeling, Terugkoppeling::OpVerzoek);
    assert_eq!(profiel.berichtsoort, Berichtsoort::dienstverlening());
    assert_eq!(profiel.adressering, Adressering::Vrij);
    assert_eq!(profiel.identificatieniveau, Niveau::Substantieel);
    assert!(profiel.anoniem_bewaren);
    assert_eq!((profiel.sluit_na_dagen, profiel.bewaartermijn_maanden), (None, None));
    assert_eq!(profiel.omschrijving, "");
}

#[test]
fn post_is_veilig_tenzij_het_profiel_een_standaard_geeft() {
    for tekst in ["", "[kanalen]\nemail = \"verboden\"\n"] {
        let profiel = goed(tekst);
        assert_eq!(profiel.kanaalregel(Kanaalsoort::Post), Kanaalregel::Veilig);
        assert_eq!(profiel.kanaalregel(Kanaalsoort::Balie), Kanaalregel::Toegestaan);
    }
    assert_eq!(
        goed("[kanalen]\npost = \"verboden\"\n").kanaalregel(Kanaalsoort::Post),
        Kanaalregel::Verboden
    );
    let gegeven = goed("[kanalen]\nstandaard = \"toegestaan\"\n");
    assert_eq!(gegeven.kanaalregel(Kanaalsoort::Post), Kanaalregel::Toegestaan);
}

#[test]
fn elke_sleutel_komt_in_het_profiel_terecht() {
    let profiel = goed(
        "omschrijving = \"\"\"\n  Twee\n  regels\n\"\"\"\nberichtsoort = \"formeel\"\nterugkoppeling = \"altijd\"\n\
         [elementen]\nstandaard = \"op_wens\"\nbsn = \"verplicht\"\n\
         [kanalen]\nstandaard = \"verboden\"\npost = \"veilig\"\n\
         [adressering]\nregel = \"brp_verblijfsadres\"\n[identificatie]\nniveau = \"hoog\"\n\
         [vastlegging]\nanoniem_bewaren = false\nsluit_na_dagen = 3650\nbewaartermijn_maanden = 1\n",
    );
    assert_eq!(profiel.versie, "1");
    assert_eq!(profiel.omschrijving, "Twee\n  regels");
    assert_eq!(profiel.berichtsoort, Berichtsoort::formeel());
    assert_eq!(profiel.terugkoppeling, Terugkoppeling::Altijd);
    assert_eq!(profiel.behoefte(Element::Bsn), Behoefte::Verplicht);
    assert_eq!(profiel.behoefte(Element::Lei), Behoefte::OpWens);
    assert_eq!(profiel.kanaalregel(Kanaalsoort::Email), Kanaalregel::Verboden);
    assert_eq!(profiel.adressering, Adressering::BrpVerblijfsadres);
    assert_eq!(profiel.identificatieniveau, Niveau::Hoog);
    assert!(!profiel.anoniem_bewaren);
    assert_eq!((profiel.sluit_na_dagen, profiel.bewaartermijn_maanden), (Some(3650), Some(1)));
}

#[test]
fn een_onbekend_woord_noemt_de_woorden_en_het_naaste() {
    let fout = fout("[elementen]\n  bsn = \"verpicht\"\n");
    assert_eq!(kern(&fout), (6, 9, "elementen.bsn", Code::ProfielWoordOnbekend));
    assert_eq!(
        fout.to_string(),
        "proef.toml:6:9: elementen.bsn: dit woord bestaat hier niet; bedoelt u `verplicht`? mogelijk zijn: \
         verplicht, toegestaan, op_wens, verboden [profiel.woord_onbekend]"
    );
}

#[test]
fn een_onbekende_sleutel_wijst_naar_de_sleutel() {
    let fout1 = fout("[elementen]\ntelefoonnumer = \"toegestaan\"\n");
    assert_eq!(kern(&fout1), (6, 1, "elementen.telefoonnumer", Code::ProfielSleutelOnbekend));
    assert!(fout1.melding.contains("bedoelt u `telefoonnummer`?"));
    assert_eq!(kern(&fout("[kanaal]\n")), (5, 2, "kanaal", Code::ProfielSleutelOnbekend));
    let vreemd = fout("\"een\\nregel\" = 1\n");
    assert_eq!(kern(&vreemd), (5, 1, "\"een\\nregel\"", Code::ProfielSleutelOnbekend));
    assert!(!vreemd.to_string().contains('\n'));
}

#[test]
fn over_een_overig_kanaal_is_geen_regel_mogelijk() {
    let fout = fout("[kanalen]\noverig = \"toegestaan\"\n");
    assert_eq!(kern(&fout), (6, 1, "kanalen.overig", Code::ProfielSleutelOnbekend));
    assert!(fout.melding.contains("nooit geantwoord"));
}

#[test]
fn kolommen_tellen_tekens_en_een_bom_telt_niet_mee() {
    let gevonden = fouten("\u{feff}formaat = 2\r\n");
    assert_eq!(kernen(&gevonden), [(1, 11, "formaat", Code::ProfielBereik)]);
    let fout = fout("elementen = { lei = \"op_wens\", \"é€😀\" = 1 }\n");
    assert_eq!(kern(&fout), (5, 32, "elementen.\"é€😀\"", Code::ProfielSleutelOnbekend));
    let na_vreemde_tekens = fouten("naam = \"é€😀\"; ü = 1\n");
    assert_eq!(kernen(&na_vreemde_tekens), [(1, 13, "", Code::ProfielSyntax)]);
}

#[test]
fn een_verkeerde_soort_waarde_wordt_benoemd() {
    for (rest, kolom, sleutel) in [
        ("omschrijving = 1\n", 16, "omschrijving"),
        ("terugkoppeling = true\n", 18, "terugkoppeling"),
        ("berichtsoort = [\"formeel\"]\n", 16, "berichtsoort"),
        ("elementen = \"verboden\"\n", 13, "elementen"),
        ("kanalen.post = 1.5\n", 16, "kanalen.post"),
        ("vastlegging.anoniem_bewaren = \"ja\"\n", 31, "vastlegging.anoniem_bewaren"),
        ("vastlegging.sluit_na_dagen = \"30\"\n", 30, "vastlegging.sluit_na_dagen"),
        ("adressering.regel = 2026-01-01\n", 21, "adressering.regel"),
        ("identificatie = 3\n", 17, "identificatie"),
    ] {
        assert_eq!(kern(&fout(rest)), (5, kolom, sleutel, Code::ProfielType));
    }
    assert_eq!(fout("identificatie = 3\n").melding, "hier hoort een tabel, maar er staat een geheel getal");
}

#[test]
fn een_getal_blijft_binnen_zijn_grenzen() {
    for getal in ["0", "-1", "3651", "99999999999999999999"] {
        let fout = fout(&format!("[vastlegging]\nsluit_na_dagen = {getal}\n"));
        assert_eq!(kern(&fout), (6, 18, "vastlegging.sluit_na_dagen", Code::ProfielBereik));
    }
    let fout = fout("[vastlegging]\nbewaartermijn_maanden = 1_201\n");
    assert_eq!(kern(&fout), (6, 25, "vastlegging.bewaartermijn_maanden", Code::ProfielBereik));
}

#[test]
fn een_versie_en_een_naam_zijn_niet_leeg_en_op_een_regel() {
    for versie in ["", " ", "1\\n2", &"1".repeat(61)] {
        let tekst = format!("formaat = 1\ncode = \"proef\"\nversie = \"{versie}\"\nnaam = \"Proef\"\n");
        assert_eq!(kernen(&fouten(tekst)), [(3, 10, "versie", Code::ProfielBereik)]);
    }
    let lang = format!("omschrijving = \"{}\"\n", "é".repeat(2001));
    assert_eq!(kern(&fout(&lang)), (5, 16, "omschrijving", Code::ProfielBereik));
}

#[test]
fn wat_verplicht_is_en_ontbreekt_wordt_alles_tegelijk_genoemd() {
    let gevonden = fouten("[elementen]\n");
    let sleutels = ["formaat", "code", "versie", "naam"];
    assert_eq!(kernen(&gevonden), sleutels.map(|sleutel| (1, 1, sleutel, Code::ProfielSleutelOntbreekt)));
}

#[test]
fn een_ander_formaat_wordt_niet_half_gelezen() {
    let gevonden = fouten("formaat = 2\nnieuw = true\n");
    assert_eq!(kernen(&gevonden), [(1, 11, "formaat", Code::ProfielBereik)]);
    assert_eq!(fouten("formaat = \"1\"\n").len(), 4, "a wrong type leaves the rest to be judged");
}

#[test]
fn een_code_heeft_zijn_eigen_vorm() {
    let gevonden = fouten("formaat = 1\ncode = \"Proef\"\nversie = \"1\"\nnaam = \"Proef\"\n");
    assert_eq!(kernen(&gevonden), [(2, 8, "code", Code::ProfielCode)]);
}

#[test]
fn een_berichtsoort_moet_bestaan() {
    let onbekend = fout("berichtsoort = \"formele\"\n");
    assert_eq!(kern(&onbekend), (5, 16, "berichtsoort", Code::ProfielWoordOnbekend));
    assert!(
        onbekend.melding.ends_with("bedoelt u `formeel`? mogelijk zijn: dienstverlening, formeel, nieuws")
    );
    let vorm = fout("berichtsoort = \"Formeel bericht\"\n");
    assert_eq!(kern(&vorm), (5, 16, "berichtsoort", Code::BerichtsoortFormaat));
}

#[test]
fn wat_twee_keer_staat_wordt_gemeld_en_de_rest_wordt_toch_bekeken() {
    let gevonden = fouten(format!(
        "{KOP}naam = \"Weer\"\n[elementen]\nbsn = \"verboden\"\nbsn = \"verplicht\"\n[kanalen]\n[elementen]\nlei = 1\n\
         [vastlegging]\nsluit_na_dagen = 1\nsluit_na_dagen = 2\n"
    ));
    assert_eq!(
        kernen(&gevonden),
        [
            (5, 1, "naam", Code::ProfielDubbel),
            (8, 1, "elementen.bsn", Code::ProfielDubbel),
            (10, 2, "elementen", Code::ProfielDubbel),
            (11, 7, "elementen.lei", Code::ProfielType),
            (14, 1, "vastlegging.sluit_na_dagen", Code::ProfielDubbel),
        ]
    );
    let in_een_regel = fout("elementen = { bsn = \"verplicht\", bsn = \"verboden\" }\n");
    assert_eq!(kern(&in_een_regel), (5, 34, "elementen.bsn", Code::ProfielDubbel));
}

#[test]
fn een_syntaxfout_beeindigt_alleen_dit_bestand_en_noemt_elke_regel() {
    let gevonden = fouten("formaat = 1\ncode = proef\nversie\nnaam = \"Proef\nonbekend = 1\n");
    let syntax = [(2, 8), (3, 7), (4, 14)].map(|(regel, kolom)| (regel, kolom, "", Code::ProfielSyntax));
    assert_eq!(kernen(&gevonden), syntax);
    assert_eq!(
        gevonden[0].to_string(),
        "proef.toml:2:8: hier hoort een waarde, en een tekst staat tussen aanhalingstekens [profiel.syntax]"
    );
    let na_een_kop = fouten("[elementen\nbsn = verboden\n[kanalen]\npost = \"veilig\n");
    let syntax = [(1, 11), (2, 7), (4, 15)].map(|(regel, kolom)| (regel, kolom, "", Code::ProfielSyntax));
    assert_eq!(kernen(&na_een_kop), syntax);
}

#[test]
fn een_lijst_zonder_einde_is_een_fout_en_niet_een_fout_per_regel() {
    let gevonden = fouten("naam = [\"a\"\nversie = \"1\"\n[elementen]\nbsn = \"verplicht\"\n");
    assert_eq!(gevonden.len(), 1);
    assert_eq!(
        (gevonden[0].code, gevonden[0].melding.as_str()),
        (Code::ProfielSyntax, "hier ontbreekt een komma")
    );
}

#[test]
fn een_bestand_dat_geen_toml_is_geeft_niet_eindeloos_veel_fouten() {
    assert_eq!(fouten("<html>\n".repeat(5_000)).len(), 20);
}

#[test]
fn s14_altijd_antwoorden_vraagt_een_gegeven_en_een_kanaal() {
    let geen = fout("terugkoppeling = \"altijd\"\n");
    assert_eq!(kern(&geen), (5, 18, "terugkoppeling", Code::ProfielTegenstrijdig));
    let geen_kanaal = fout(
        "terugkoppeling = \"altijd\"\nelementen.emailadres = \"verplicht\"\nkanalen.email = \"verboden\"\n",
    );
    assert_eq!(kern(&geen_kanaal), (5, 18, "terugkoppeling", Code::ProfielTegenstrijdig));
    for element in ["emailadres", "telefoonnummer", "correspondentieadres"] {
        goed(&format!("terugkoppeling = \"altijd\"\nelementen.{element} = \"op_wens\"\n"));
    }
    // A handle is stored and never chosen: nobody can be answered by it.
    let handvat = fout("terugkoppeling = \"altijd\"\nelementen.overig_digitaal_adres = \"toegestaan\"\n");
    assert_eq!(handvat.code, Code::ProfielTegenstrijdig);
    goed("terugkoppeling = \"altijd\"\nadressering.regel = \"brp_verblijfsadres\"\n");
}

#[test]
fn s11_het_brp_adres_vraagt_het_kanaal_post() {
    let fout = fout("adressering.regel = \"brp_verblijfsadres\"\nkanalen.post = \"verboden\"\n");
    assert_eq!(kern(&fout), (5, 21, "adressering.regel", Code::ProfielTegenstrijdig));
}

#[test]
fn een_soort_die_een_veilig_kanaal_vraagt_heeft_er_een() {
    let onveilig = fout("berichtsoort = \"formeel\"\nkanalen.standaard = \"toegestaan\"\n");
    assert_eq!(kern(&onveilig), (5, 16, "berichtsoort", Code::ProfielTegenstrijdig));
    goed("berichtsoort = \"formeel\"\nkanalen.standaard = \"toegestaan\"\nkanalen.balie = \"veilig\"\n");
}

#[test]
fn een_tegenstrijdigheid_wordt_niet_geraden_uit_wat_fout_is() {
    let tikfout = fout("terugkoppeling = \"altijd\"\nelementen.telefoon = \"verplicht\"\n");
    assert_eq!(tikfout.code, Code::ProfielSleutelOnbekend);
    let elders = fouten(format!("{KOP}terugkoppeling = \"altijd\"\nidentificatie.niveau = \"\"\n"));
    let codes: Vec<Code> = elders.iter().map(|fout| fout.code).collect();
    assert_eq!(codes, [Code::ProfielTegenstrijdig, Code::ProfielWoordOnbekend]);
}
