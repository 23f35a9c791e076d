//! What holds for the files together.

use proptest::prelude::*;

use super::Profielenset;
use crate::Code;
use crate::configuratie::{Bestand, Configuratiefout};
use crate::element::Element;
use crate::kanaal::Kanaalsoort;
use crate::profiel::{Behoefte, Interactieprofiel};
use crate::voorkeur::{Berichteis, Berichtsoort};

fn bestand(naam: &str, tekst: &str) -> Bestand {
    Bestand { naam: naam.to_owned(), tekst: tekst.to_owned() }
}

fn profiel(code: &str, rest: &str) -> Bestand {
    let tekst = format!("formaat = 1\ncode = \"{code}\"\nversie = \"1\"\nnaam = \"Proef\"\n{rest}");
    bestand(&format!("{code}.toml"), &tekst)
}

fn fouten(bestanden: &[Bestand]) -> Vec<Configuratiefout> {
    Profielenset::lees(bestanden).expect_err("a fault was put in")
}

/// File, line, column, code.
fn plaatsen(bestanden: &[Bestand]) -> Vec<(String, usize, usize, Code)> {
    fouten(bestanden).into_iter().map(|fout| (fout.bestand, fout.regel, fout.kolom, fout.code)).collect()
}

#[test]
fn zonder_bestanden_geldt_de_ingebouwde_set() {
    let set = Profielenset::lees(&[]).unwrap();
    assert_eq!(set, Profielenset::ingebouwd());
    assert_eq!(set.profiel("algemeen"), Some(&Interactieprofiel::algemeen()));
    assert_eq!(set.profiel("melding"), None);
}

#[test]
fn een_bestand_algemeen_vervangt_het_ingebouwde_profiel() {
    let set = Profielenset::lees(&[profiel("algemeen", "")]).unwrap();
    assert_eq!(set.iter().count(), 1);
    let algemeen = set.profiel("algemeen").unwrap();
    assert_eq!(algemeen.behoefte(Element::Bsn), Behoefte::Verboden);
    assert_eq!(algemeen.naam, "Proef");
}

#[test]
fn een_map_voor_de_naam_maakt_niet_uit() {
    let mut in_map = profiel("melding", "");
    in_map.naam = "/etc/klant/melding.toml".to_owned();
    assert!(Profielenset::lees(&[in_map]).unwrap().profiel("melding").is_some());
}

#[test]
fn kanalen_komen_over_de_standaardtabel() {
    let kanalen = bestand("kanalen.toml", "[kanalen]\n\"SMS\" = \"app\"\n\" Brief \" = \"overig\"\n");
    let set = Profielenset::lees(&[kanalen]).unwrap();
    assert_eq!(set.kanalen().soort("sms"), Kanaalsoort::App);
    assert_eq!(set.kanalen().soort("BRIEF"), Kanaalsoort::Overig);
    assert_eq!(set.kanalen().soort("telefonisch"), Kanaalsoort::Telefoon);
}

#[test]
fn fouten_in_kanalen_hebben_hun_plaats() {
    let kanalen = bestand(
        "kanalen.toml",
        "[kanalen]\nSMS = \"app\"\nsms = \"app\"\n\"\" = \"post\"\nfax = 1\na.b = \"post\"\n[kanaal]\n",
    );
    let verwacht = [
        (3, 1, Code::ProfielDubbel),
        (4, 1, Code::ProfielBereik),
        (5, 7, Code::ProfielType),
        (6, 1, Code::ProfielType),
        (7, 2, Code::ProfielSleutelOnbekend),
    ]
    .map(|(regel, kolom, code)| ("kanalen.toml".to_owned(), regel, kolom, code));
    assert_eq!(plaatsen(&[kanalen]), verwacht);
}

#[test]
fn berichtsoorten_komen_over_de_ingebouwde_en_gaan_voor_de_profielen() {
    let soorten = bestand(
        "berichtsoorten.toml",
        "[berichtsoorten]\nwmo = { kenbaarmaking = true, veilig_kanaal = false }",
    );
    let set = Profielenset::lees(&[profiel("zorg", "berichtsoort = \"wmo\""), soorten]).unwrap();
    let wmo: Berichtsoort = "wmo".parse().unwrap();
    assert_eq!(set.profiel("zorg").unwrap().berichtsoort, wmo);
    assert_eq!(
        set.berichtsoorten().eis(&wmo),
        Some(Berichteis { kenbaarmaking: true, veilig_kanaal: false })
    );
    assert!(set.berichtsoorten().eis(&Berichtsoort::nieuws()).is_some());
}

#[test]
fn fouten_in_berichtsoorten_hebben_hun_plaats() {
    let soorten = bestand(
        "berichtsoorten.toml",
        "[berichtsoorten.WMO]\nkenbaarmaking = true\nveilig_kanaal = false\n\
         [berichtsoorten.wmo]\nkenbaarmaking = \"ja\"\n  veilig = true\n[berichtsoorten]\njeugd = true\n",
    );
    let verwacht = [
        (1, 17, Code::BerichtsoortFormaat),
        (4, 1, Code::ProfielSleutelOntbreekt),
        (5, 17, Code::ProfielType),
        (6, 3, Code::ProfielSleutelOnbekend),
        (8, 9, Code::ProfielType),
    ]
    .map(|(regel, kolom, code)| ("berichtsoorten.toml".to_owned(), regel, kolom, code));
    assert_eq!(plaatsen(std::slice::from_ref(&soorten)), verwacht);
    let ontbreekt = &fouten(&[soorten])[1];
    assert_eq!(ontbreekt.sleutel, "berichtsoorten.wmo.veilig_kanaal");
}

#[test]
fn een_profiel_krijgt_niet_de_schuld_van_een_fout_in_berichtsoorten() {
    let gebruikt = profiel("zorg", "berichtsoort = \"wmo\"");
    for tekst in ["[berichtsoorten.wmo", "berichtsoorten = 1", "[berichtsoorten.wmo]\nkenbaarmaking = 1\n"] {
        let meldingen = fouten(&[bestand("berichtsoorten.toml", tekst), gebruikt.clone()]);
        assert!(meldingen.iter().all(|fout| fout.bestand == "berichtsoorten.toml"), "{tekst}");
    }
}

#[test]
fn een_code_komt_een_keer_voor() {
    let eerste = profiel("melding", "");
    let mut tweede = profiel("melding", "");
    tweede.naam = "map/melding.toml".to_owned();
    assert_eq!(plaatsen(&[eerste, tweede]), [("map/melding.toml".to_owned(), 2, 8, Code::ProfielDubbel)]);
}

#[test]
fn de_bestandsnaam_is_de_code() {
    let mut anders = profiel("melding", "");
    anders.naam = "meldingen.toml".to_owned();
    assert_eq!(plaatsen(&[anders]), [("meldingen.toml".to_owned(), 2, 8, Code::ProfielBestandsnaam)]);
    let verwacht = ("melding.txt".to_owned(), 1, 1, Code::ProfielBestandsnaam);
    assert_eq!(plaatsen(&[bestand("melding.txt", "")]), [verwacht]);
}

#[test]
fn een_tweede_bestand_met_kanalen_is_een_fout() {
    let kanalen = [bestand("a/kanalen.toml", ""), bestand("b/kanalen.toml", "")];
    assert_eq!(plaatsen(&kanalen), [("b/kanalen.toml".to_owned(), 1, 1, Code::ProfielDubbel)]);
}

#[test]
fn alle_fouten_van_alle_bestanden_komen_tegelijk_op_volgorde_van_bestand_en_regel() {
    let bestanden = [
        profiel(
            "eerste",
            "[vastlegging]\nsluit_na_dagen = 0\n[elementen]\nbsn = \"soms\"\nfax = \"verplicht\"\n",
        ),
        bestand("tweede.toml", "formaat = 1\ncode = \"tweede\nversie = \"1\"\n"),
        bestand("kanalen.toml", "[kanalen]\nsms = \"telegram\"\n"),
        bestand("berichtsoorten.toml", "[berichtsoorten.wmo]\n"),
        profiel("goed", ""),
        bestand("leeg.toml", ""),
    ];
    let gevonden: Vec<(String, usize, Code)> =
        plaatsen(&bestanden).into_iter().map(|(naam, regel, _, code)| (naam, regel, code)).collect();
    let verwacht = [
        ("eerste.toml", 6, Code::ProfielBereik),
        ("eerste.toml", 8, Code::ProfielWoordOnbekend),
        ("eerste.toml", 9, Code::ProfielSleutelOnbekend),
        ("tweede.toml", 2, Code::ProfielSyntax),
        ("kanalen.toml", 2, Code::ProfielWoordOnbekend),
        ("berichtsoorten.toml", 1, Code::ProfielSleutelOntbreekt),
        ("berichtsoorten.toml", 1, Code::ProfielSleutelOntbreekt),
        ("leeg.toml", 1, Code::ProfielSleutelOntbreekt),
        ("leeg.toml", 1, Code::ProfielSleutelOntbreekt),
        ("leeg.toml", 1, Code::ProfielSleutelOntbreekt),
        ("leeg.toml", 1, Code::ProfielSleutelOntbreekt),
    ]
    .map(|(naam, regel, code)| (naam.to_owned(), regel, code));
    assert_eq!(gevonden, verwacht);
}

/// Text that looks enough like TOML to get past the first line.
fn bijna_toml() -> impl Strategy<Value = String> {
    let stuk = prop_oneof![
        Just("formaat = 1\n"),
        Just("code = \"melding\"\n"),
        Just("versie = \"1\"\nnaam = \"é\"\n"),
        Just("[elementen]\n"),
        Just("[kanalen]\n"),
        Just("[[kanalen]]\n"),
        Just("[elementen.kanalen]\n"),
        Just("[berichtsoorten.wmo]\nkenbaarmaking = true\nveilig_kanaal = true\n"),
        Just("bsn = \"verplicht\"\n"),
        Just("standaard = \"verboden\"\n"),
        Just("terugkoppeling = \"altijd\"\n"),
        Just("elementen.bsn = { a = 1, a = 2 }\n"),
        Just("sluit_na_dagen = 99999999999999999999\n"),
        Just("x = [1, { y = 2 }\n"),
        Just("\"\"\"\n"),
        Just("= "),
        Just("é"),
        Just("\r"),
        Just("\u{feff}"),
    ];
    proptest::collection::vec(stuk, 0..20).prop_map(|stukken| stukken.concat())
}

proptest! {
    #[test]
    fn lezen_van_willekeurige_tekst_geeft_altijd_een_antwoord(
        tekst in prop_oneof![any::<String>(), bijna_toml()],
        naam in prop_oneof![
            Just("kanalen.toml".to_owned()),
            Just("berichtsoorten.toml".to_owned()),
            Just("melding.toml".to_owned()),
            any::<String>(),
        ],
    ) {
        let regels = tekst.matches('\n').count() + 1;
        match Profielenset::lees(&[Bestand { naam, tekst }]) {
            Ok(set) => prop_assert!(set.profiel("algemeen").is_some()),
            Err(fouten) => {
                prop_assert!(!fouten.is_empty());
                prop_assert!(fouten.iter().all(|fout| (1..=regels).contains(&fout.regel) && fout.kolom >= 1));
                prop_assert!(fouten.windows(2).all(|paar| paar[0].regel <= paar[1].regel));
            }
        }
    }
}
