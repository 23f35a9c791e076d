//! Each kind of fault in a machtiging, with the line and column where a person would look.

use proptest::prelude::*;

use crate::Code;
use crate::configuratie::{Bestand, Configuratiefout};
use crate::element::{Element, Elementen};
use crate::machtiging::{Bereik, Handeling, Machtiging, Machtigingenset};
use crate::profiel::Profielenset;
use crate::toegang::Niveau;

const KOP: &str = "formaat = 1\ncode = \"proef\"\nnaam = \"Proef\"\nstandaarddoel = \"klantcontact\"\n";
const DOEL: &str = "[doelen.klantcontact]\nhandelingen = [\"lezen\"]\nelementen = \"alle\"\n";

fn bestand(naam: &str, tekst: impl Into<String>) -> Bestand {
    Bestand { naam: naam.to_owned(), tekst: tekst.into() }
}

fn lees(tekst: &str) -> Result<Machtiging, Vec<Configuratiefout>> {
    let set = Machtigingenset::lees(&[bestand("proef.toml", tekst)], Some(&Profielenset::ingebouwd()))?;
    Ok(set.machtigingen.get("proef").expect("the file that was just read").clone())
}

fn goed(rest: &str) -> Machtiging {
    lees(&format!("{KOP}{rest}")).expect("a good machtiging")
}

fn fouten(bestanden: &[Bestand]) -> Vec<Configuratiefout> {
    Machtigingenset::lees(bestanden, Some(&Profielenset::ingebouwd())).expect_err("a fault was put in")
}

/// The one fault in a machtiging of which the first four lines are good.
fn fout(rest: &str) -> Configuratiefout {
    let mut fouten = fouten(&[bestand("proef.toml", format!("{KOP}{rest}"))]);
    assert_eq!(fouten.len(), 1, "{fouten:?}");
    fouten.remove(0)
}

fn kern(fout: &Configuratiefout) -> (usize, usize, &str, Code) {
    (fout.regel, fout.kolom, &fout.sleutel, fout.code)
}

#[test]
fn elke_sleutel_komt_in_de_machtiging_terecht() {
    let machtiging = goed(
        "omschrijving = \"Wie\"\ntoepassingen = [\"kiss\"]\nrollen = [\"kcc\", \"balie\"]\n\
         [doelen.klantcontact]\nhandelingen = [\"lezen\", \"geheim_inzien\"]\n\
         elementen = [\"voornaam\", \"bsn\"]\nzonder = [\"bsn\"]\nprofielen = [\"algemeen\"]\n\
         minimaal_niveau = \"laag\"\nbuiten_gemeente = true\n\
         [doelen.terugbellen]\nhandelingen = [\"bepalen\"]\nelementen = \"alle\"\nzonder = [\"bsn\"]\n",
    );
    assert_eq!((machtiging.code.as_str(), machtiging.naam.as_str()), ("proef", "Proef"));
    assert_eq!(machtiging.omschrijving, "Wie");
    assert_eq!(machtiging.toepassingen, ["kiss"]);
    assert_eq!(machtiging.rollen, ["kcc", "balie"]);
    assert_eq!(machtiging.standaarddoel.als_tekst(), "klantcontact");
    let delen: Vec<_> = machtiging.doelen.values().collect();
    assert_eq!(delen[0].handelingen.iter().collect::<Vec<_>>(), [Handeling::Lezen, Handeling::GeheimInzien]);
    assert_eq!(delen[0].elementen, Elementen::leeg().met(Element::Voornaam));
    assert_eq!(delen[0].profielen, Bereik::Profielen(["algemeen".parse().unwrap()].into()));
    assert_eq!((delen[0].minimaal_niveau, delen[0].buiten_gemeente), (Niveau::Laag, true));
    assert_eq!(delen[1].elementen, Elementen::alle().zonder(Element::Bsn));
    assert_eq!(delen[1].profielen, Bereik::Alle);
    assert_eq!((delen[1].minimaal_niveau, delen[1].buiten_gemeente), (Niveau::Geen, false));
}

#[test]
fn een_onbekend_woord_noemt_de_woorden_en_het_naaste() {
    let element =
        fout("[doelen.klantcontact]\nhandelingen = [\"lezen\"]\nelementen = [\n  \"voornam\",\n]\n");
    assert_eq!(kern(&element), (8, 3, "doelen.klantcontact.elementen[0]", Code::MachtigingWoordOnbekend));
    assert!(element.melding.contains("bedoelt u `voornaam`?") && element.melding.contains("rekeningnummer"));
    let handeling =
        fout("[doelen.klantcontact]\nhandelingen = [\"lezen\", \"schrijven\"]\nelementen = \"alle\"\n");
    assert_eq!(
        kern(&handeling),
        (6, 25, "doelen.klantcontact.handelingen[1]", Code::MachtigingWoordOnbekend)
    );
    assert!(handeling.melding.contains("geheim_inzien"));
    let alles = fout("[doelen.klantcontact]\nhandelingen = [\"lezen\"]\nelementen = \"ale\"\n");
    assert_eq!(kern(&alles), (7, 13, "doelen.klantcontact.elementen", Code::MachtigingWoordOnbekend));
}

#[test]
fn een_onbekend_doel_noemt_de_doelen_die_er_zijn() {
    let onbekend = fout(&format!("{DOEL}[doelen.terugbelen]\nhandelingen = [\"lezen\"]\nelementen = []\n"));
    assert_eq!(kern(&onbekend), (8, 9, "doelen.terugbelen", Code::MachtigingDoelOnbekend));
    assert!(
        onbekend.melding.contains("bedoelt u `terugbellen`?") && onbekend.melding.contains("klantcontact")
    );
    let standaard = fouten(&[bestand("proef.toml", format!("{}{DOEL}", KOP.replace("\"klant", "\"geen")))]);
    assert_eq!(kern(&standaard[0]), (4, 17, "standaarddoel", Code::MachtigingDoelOnbekend));
    assert!(standaard[0].melding.ends_with("mogelijk zijn: klantcontact"), "{}", standaard[0].melding);
    let niet_bepaald =
        fout(&format!("{DOEL}[doelen.niet-bepaald]\nhandelingen = [\"lezen\"]\nelementen = []\n"));
    assert_eq!(niet_bepaald.code, Code::MachtigingBereik);
    assert_eq!(
        fout(&format!("{DOEL}[doelen.\"Terug bellen\"]\nhandelingen = [\"lezen\"]\nelementen = []\n")).code,
        Code::DoelFormaat
    );
}

#[test]
fn een_onbekend_profiel_is_een_fout_als_de_profielen_bekend_zijn() {
    let tekst = format!("{KOP}{DOEL}profielen = [\"algemen\", \"Fout\"]\n");
    let gevonden = fouten(&[bestand("proef.toml", tekst.as_str())]);
    assert_eq!(
        gevonden.iter().map(kern).collect::<Vec<_>>(),
        [
            (8, 14, "doelen.klantcontact.profielen[0]", Code::MachtigingProfielOnbekend),
            (8, 25, "doelen.klantcontact.profielen[1]", Code::ProfielCode),
        ]
    );
    assert!(gevonden[0].melding.contains("bedoelt u `algemeen`?"));
    let zonder = tekst.replace(", \"Fout\"", "");
    assert!(Machtigingenset::lees(&[bestand("proef.toml", zonder)], None).is_ok());
}

#[test]
fn wat_ontbreekt_dubbel_is_of_van_een_ander_soort_heeft_zijn_plaats() {
    let leeg = fouten(&[bestand("proef.toml", "formaat = 1\n")]);
    let ontbreekt: Vec<&str> = leeg.iter().map(|fout| fout.sleutel.as_str()).collect();
    assert_eq!(ontbreekt, ["code", "naam", "standaarddoel", "doelen"]);
    assert!(leeg.iter().all(|fout| fout.code == Code::MachtigingSleutelOntbreekt));
    let kaal = fouten(&[bestand("proef.toml", format!("{KOP}[doelen.klantcontact]\nhandeling = 1\n"))]);
    assert_eq!(
        kaal.iter().map(|fout| (fout.regel, fout.code)).collect::<Vec<_>>(),
        [
            (5, Code::MachtigingSleutelOntbreekt),
            (5, Code::MachtigingSleutelOntbreekt),
            (6, Code::MachtigingSleutelOnbekend),
        ]
    );
    let dubbel = fout(&DOEL.replace("[\"lezen\"]", "[\"lezen\", \"lezen\"]"));
    assert_eq!(kern(&dubbel), (6, 25, "doelen.klantcontact.handelingen[1]", Code::MachtigingDubbel));
    let leeg = fout(&DOEL.replace("[\"lezen\"]", "[]"));
    assert_eq!(kern(&leeg), (6, 15, "doelen.klantcontact.handelingen", Code::MachtigingBereik));
    assert_eq!(fout(&DOEL.replace("[\"lezen\"]", "\"lezen\"")).code, Code::MachtigingType);
    assert_eq!(fout(&DOEL.replace("\"alle\"", "1")).code, Code::MachtigingType);
    assert_eq!(fout("[doelen]\n").code, Code::MachtigingBereik);
    let weg = fout("[doelen.klantcontact]\nhandelingen = [\"lezen\"]\nelementen = []\nzonder = [\"bsn\"]\n");
    assert_eq!(kern(&weg), (8, 11, "doelen.klantcontact.zonder[0]", Code::MachtigingBereik));
    let formaat = fouten(&[bestand("proef.toml", "formaat = 2\nx = 1\n")]);
    assert_eq!(formaat.iter().map(kern).collect::<Vec<_>>(), [(1, 11, "formaat", Code::MachtigingBereik)]);
    let stuk = fouten(&[bestand("proef.toml", "formaat = 1\ncode = \"proef\n")]);
    assert_eq!((stuk[0].regel, stuk[0].code), (2, Code::MachtigingSyntax));
}

#[test]
fn de_bestandsnaam_is_de_code_en_een_code_komt_een_keer_voor() {
    let tekst = format!("{KOP}{DOEL}");
    let code = |bestanden: &[Bestand]| {
        fouten(bestanden).into_iter().map(|fout| (fout.bestand, fout.regel, fout.code)).collect::<Vec<_>>()
    };
    let een = bestand("proef.toml", tekst.as_str());
    let ander = |naam: &str| bestand(naam, tekst.as_str());
    let van = |naam: &str, regel, code| vec![(naam.to_owned(), regel, code)];
    assert_eq!(code(&[ander("ander.toml")]), van("ander.toml", 2, Code::MachtigingBestandsnaam));
    assert_eq!(code(&[ander("proef.txt")]), van("proef.txt", 1, Code::MachtigingBestandsnaam));
    assert_eq!(code(&[een, ander("map/proef.toml")]), van("map/proef.toml", 2, Code::MachtigingDubbel));
    let vreemd = bestand("proef.toml", tekst.replace("\"proef\"", "\"Proef\""));
    assert_eq!(code(&[vreemd]), van("proef.toml", 2, Code::MachtigingCode));
}

#[test]
fn doelen_komen_over_de_klaargemaakte_en_gaan_voor_de_machtigingen() {
    let doelen = "formaat = 1\n[klantcontact]\nnaam = \"Contact\"\nverwerkingsactiviteit = \"https://v.example/1\"\n\
        grond = \"AVG 6 e\"\nbewaartermijn = \"1 jaar\"\nontvangers = []\n\
        [wmo]\nnaam = \"Wmo\"\nverwerkingsactiviteit = \"urn:uuid:1\"\ngrond = \"Wmo\"\nbewaartermijn = \"15 jaar\"\n\
        ontvangers = [\"het wijkteam\"]\n";
    let proef = bestand("proef.toml", format!("{KOP}{DOEL}{}", DOEL.replace("klantcontact", "wmo")));
    let set = Machtigingenset::lees(&[proef, bestand("doelen.toml", doelen)], None).expect("good files");
    let van = |doel: &str| set.doelen.get(&doel.parse().unwrap()).expect("a purpose").clone();
    assert_eq!(van("klantcontact").verwerkingsactiviteit, "https://v.example/1");
    assert!(!van("klantcontact").is_voorlopig() && van("terugbellen").is_voorlopig());
    assert_eq!(van("wmo").ontvangers, ["het wijkteam"]);
    assert_eq!(set.machtigingen["proef"].doelen.len(), 2);
}

#[test]
fn fouten_in_doelen_hebben_hun_plaats_en_de_machtiging_krijgt_de_schuld_niet() {
    let doelen = "formaat = 1\n[Wmo]\nnaam = \"\"\n[jeugd]\nnaam = \"Jeugd\"\nverwerkingsactiviteit = \"geen uri\"\n\
        grond = \"Jeugdwet\"\nbewaartermijn = \"20 jaar\"\nontvangers = [\"a\", \"a\"]\nx = 1\n";
    let proef = bestand("proef.toml", format!("{KOP}{DOEL}{}", DOEL.replace("klantcontact", "jeugd")));
    let gevonden = fouten(&[bestand("doelen.toml", doelen), proef.clone()]);
    assert!(gevonden.iter().all(|fout| fout.bestand == "doelen.toml"), "{gevonden:?}");
    let codes: Vec<(usize, Code)> = gevonden.iter().map(|fout| (fout.regel, fout.code)).collect();
    let ontbreekt = (2, Code::MachtigingSleutelOntbreekt);
    assert_eq!(
        codes,
        [
            ontbreekt,
            ontbreekt,
            ontbreekt,
            ontbreekt,
            (2, Code::DoelFormaat),
            (3, Code::MachtigingBereik),
            (6, Code::MachtigingBereik),
            (9, Code::MachtigingDubbel),
            (10, Code::MachtigingSleutelOnbekend),
        ]
    );
    let stuk = fouten(&[bestand("doelen.toml", "[wmo"), proef]);
    assert_eq!(stuk.len(), 1, "{stuk:?}");
}

#[test]
fn alle_fouten_van_alle_bestanden_komen_tegelijk() {
    let tekst = format!("{KOP}{DOEL}x = 1\ny = 2\n");
    let gevonden = fouten(&[
        bestand("proef.toml", tekst),
        bestand("b.toml", "formaat = 1\ncode = \"b\nnaam = \"B\"\n"),
        bestand("doelen.toml", "formaat = 1\nwmo = 1\n"),
    ]);
    let plaatsen: Vec<(&str, usize)> =
        gevonden.iter().map(|fout| (fout.bestand.as_str(), fout.regel)).collect();
    assert_eq!(plaatsen, [("proef.toml", 8), ("proef.toml", 9), ("b.toml", 2), ("doelen.toml", 2)]);
}

/// Text that looks enough like a machtiging to get past the first lines.
fn bijna_toml() -> impl Strategy<Value = String> {
    let stuk = prop_oneof![
        Just(KOP),
        Just(DOEL),
        Just("[doelen.klantcontact]\n"),
        Just("[doelen]\n"),
        Just("[[doelen]]\n"),
        Just("[wmo]\nnaam = \"é\"\nontvangers = [1, \"\", {}]\n"),
        Just("handelingen = [\"lezen\", [\"lezen\"]]\n"),
        Just("elementen = { a = 1 }\nzonder = [\"bsn\"]\n"),
        Just("profielen = [\"é\"]\n"),
        Just("= "),
        Just("\"\"\"\n"),
        Just("\u{feff}"),
    ];
    proptest::collection::vec(stuk, 0..12).prop_map(|stukken| stukken.concat())
}

proptest! {
    #[test]
    fn lezen_van_willekeurige_tekst_geeft_altijd_een_antwoord(
        tekst in prop_oneof![any::<String>(), bijna_toml()],
        naam in prop_oneof![Just("doelen.toml".to_owned()), Just("proef.toml".to_owned()), any::<String>()],
    ) {
        let regels = tekst.matches('\n').count() + 1;
        match Machtigingenset::lees(&[Bestand { naam, tekst }], None) {
            Ok(set) => prop_assert!(set.machtigingen.contains_key("kcc")),
            Err(fouten) => {
                prop_assert!(!fouten.is_empty());
                prop_assert!(fouten.iter().all(|fout| (1..=regels).contains(&fout.regel) && fout.kolom >= 1));
                prop_assert!(fouten.windows(2).all(|paar| paar[0].regel <= paar[1].regel));
                prop_assert!(fouten.iter().all(|fout| !fout.melding.contains('\n')));
            }
        }
    }
}
