//! The settings of a source, fault by fault, and that a source that does not answer is left alone.

use std::net::TcpListener;
use std::path::Path;

use klant_core::BrpAntwoord;
use klant_core::configuratie::Bestand;
use klant_register::BrpBron as _;

use super::brp::BrpApi;

fn open(map: &Path, tekst: &str) -> Result<BrpApi, Vec<String>> {
    let bestand = Bestand { naam: map.join("brp.toml").display().to_string(), tekst: tekst.to_owned() };
    BrpApi::open(&bestand).map_err(|fouten| {
        fouten.iter().map(|fout| format!("{}:{} {}", fout.regel, fout.sleutel, fout.code)).collect()
    })
}

fn fouten(tekst: &str) -> Vec<String> {
    let map = tempfile::tempdir().expect("a folder");
    std::fs::write(map.path().join("sleutel"), "geheim\n").expect("a file");
    std::fs::write(map.path().join("leeg"), "\n").expect("a file");
    open(map.path(), tekst).err().unwrap_or_default()
}

#[test]
fn alles_wat_kan_mag_in_het_bestand() {
    let alles = r#"
        url = "https://brp.example.nl/haalcentraal/api/brp/"
        sleutelkop = "X-API-KEY"
        sleutelbestand = "sleutel"
        tijd_per_poging = 2
        tijd_totaal = 4
        pogingen = 2
        tegelijk = 8
        [kopregels]
        x-doelbinding = "klantcontact"
    "#;
    assert_eq!(fouten(alles), Vec::<String>::new());
    assert_eq!(fouten("url = \"http://127.0.0.1:5010/brp\"\n"), Vec::<String>::new());
}

#[test]
fn het_voorbeeld_klopt_ook_met_alles_wat_erin_is_uitgezet() {
    let map = tempfile::tempdir().expect("a folder");
    let pad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/koppelingen/brp.toml");
    let tekst = std::fs::read_to_string(pad).expect("the example");
    assert!(open(map.path(), &tekst).is_ok());
    // What is switched off there is known here, but for the files themselves.
    let aan: String = tekst
        .lines()
        .map(|regel| {
            format!("{}\n", regel.strip_prefix("#").filter(|rest| !rest.starts_with(' ')).unwrap_or(regel))
        })
        .collect();
    let fouten = open(map.path(), &aan).expect_err("the files are not there");
    assert!(fouten.len() == 4 && fouten.iter().all(|fout| fout.ends_with("koppeling.bestand")), "{fouten:?}");
}

#[test]
fn elke_fout_staat_er_met_haar_plaats() {
    let tekst = r#"url = "http://brp.example.nl"
sleutelkop = "twee woorden"
sleutelbestand = "leeg"
certificaat = "er-niet.pem"
ca = "sleutel"
tijd_per_poging = 9
tijd_totaal = 3
pogingen = 0
tegelijk = "veel"
wachtwoord = "x"
[kopregels]
Accept = "text/plain"
x-a = "1"
X-A = "2"
"#;
    assert_eq!(
        fouten(tekst),
        [
            "1:url koppeling.bereik",
            "2:sleutelkop koppeling.bereik",
            "3:sleutelbestand koppeling.bestand",
            "4:certificaat koppeling.tegenstrijdig",
            "5:ca koppeling.bestand",
            "7:tijd_totaal koppeling.tegenstrijdig",
            "8:pogingen koppeling.bereik",
            "9:tegelijk koppeling.type",
            "10:wachtwoord koppeling.sleutel_onbekend",
            "12:kopregels.Accept koppeling.bereik",
            "13:kopregels.x-a koppeling.dubbel",
        ]
    );
    assert_eq!(
        fouten("sleutelkop = \"x-a\""),
        ["1:url koppeling.sleutel_ontbreekt", "1:sleutelkop koppeling.tegenstrijdig"]
    );
    let geen_pem = "url = \"https://a.nl\"\ncertificaat = \"sleutel\"\ncertificaatsleutel = \"sleutel\"";
    assert_eq!(
        fouten(geen_pem),
        ["2:certificaat koppeling.bestand", "3:certificaatsleutel koppeling.bestand"]
    );
    assert_eq!(fouten("url ="), ["1: koppeling.syntax"]);
}

#[actix_web::test]
async fn een_bron_die_niet_antwoordt_wordt_met_rust_gelaten() {
    let luisteraar = TcpListener::bind("127.0.0.1:0").expect("a port");
    let adres = luisteraar.local_addr().expect("an address");
    let map = tempfile::tempdir().expect("a folder");
    let brp = open(
        map.path(),
        &format!("url = \"http://{adres}\"\npogingen = 1\ntijd_per_poging = 2\ntijd_totaal = 2\n"),
    )
    .expect("settings");
    let geteld = std::thread::spawn(move || {
        let mut aantal = 0;
        // Hangs up on each, until the test itself says that it is enough.
        for stroom in luisteraar.incoming().flatten() {
            let mut begin = [0; 1];
            if std::io::Read::read(&mut { stroom }, &mut begin).is_ok_and(|gelezen| gelezen == 0) {
                break;
            }
            aantal += 1;
        }
        aantal
    });
    let bsn = "999990007".parse().expect("a BSN");
    // The first question fits in exactly as much time as there is.
    for _ in 0..8 {
        assert_eq!(brp.verblijfsadres(&bsn).await, BrpAntwoord::Onbereikbaar);
    }
    drop(std::net::TcpStream::connect(adres).expect("it still listens"));
    assert_eq!(geteld.join().expect("no panic"), 5, "after five in a row nobody asks for a while");
}
