//! The key file, and the database that knows its keys.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use klant_store::{Gemaakt, Sleutelbos, Sleutelfout, Store, StoreFout, controleer_sleutel, heeft_sleutel};
use tempfile::TempDir;

use crate::omgeving::op_beide;

fn map() -> (TempDir, PathBuf) {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("klant.sleutel");
    (map, pad)
}

fn nieuwe_bos() -> Sleutelbos {
    let (_map, pad) = map();
    Sleutelbos::lees_of_maak(&pad).unwrap().0
}

#[test]
fn een_nieuw_bestand_is_voor_de_eigenaar_alleen_en_wordt_daarna_gelezen() {
    let (map, pad) = map();
    assert_eq!(Sleutelbos::lees(&pad).unwrap_err(), Sleutelfout::Ontbreekt { pad: pad.clone() });
    let (gemaakt, nieuw) = Sleutelbos::lees_of_maak(&pad).unwrap();
    assert_eq!(nieuw, Gemaakt::Nieuw);
    assert_eq!(fs::metadata(&pad).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(map.path()).unwrap().count(), 1, "nothing temporary is left");
    let (gelezen, bestond) = Sleutelbos::lees_of_maak(&pad).unwrap();
    assert_eq!(bestond, Gemaakt::Bestond);
    assert_eq!(gelezen.controle(), gemaakt.controle());
    let waarde = gemaakt.versleutel("999990019", b"x").unwrap();
    assert_eq!(gelezen.ontsleutel(&waarde, b"x").unwrap().as_str(), "999990019");
}

#[test]
fn elk_bestand_heeft_eigen_sleutels_en_zegt_in_het_nederlands_wat_er_op_het_spel_staat() {
    let (_map, pad) = map();
    let (een, _) = Sleutelbos::lees_of_maak(&pad).unwrap();
    let ander = nieuwe_bos();
    assert_ne!(een.controle(), ander.controle());
    assert_ne!(een.opzoekwaarde("999990019"), ander.opzoekwaarde("999990019"));
    assert!(fs::read_to_string(&pad).unwrap().starts_with("# Sleutels van Klant"));
}

#[test]
fn wie_tegelijk_maakt_krijgt_dezelfde_sleutels() {
    let (_map, pad) = map();
    let draden: Vec<_> = (0..8)
        .map(|_| {
            let pad = pad.clone();
            std::thread::spawn(move || {
                let (bos, gemaakt) = Sleutelbos::lees_of_maak(&pad).unwrap();
                (bos.controle(), gemaakt)
            })
        })
        .collect();
    let uitkomsten: Vec<_> = draden.into_iter().map(|draad| draad.join().unwrap()).collect();
    assert!(uitkomsten.iter().all(|(controle, _)| *controle == uitkomsten[0].0));
    assert_eq!(uitkomsten.iter().filter(|(_, gemaakt)| *gemaakt == Gemaakt::Nieuw).count(), 1);
}

#[test]
fn een_bestand_dat_anderen_kunnen_lezen_wordt_geweigerd() {
    let (_map, pad) = map();
    Sleutelbos::lees_of_maak(&pad).unwrap();
    for modus in [0o640, 0o604, 0o610, 0o666] {
        fs::set_permissions(&pad, Permissions::from_mode(modus)).unwrap();
        let fout = Sleutelbos::lees_of_maak(&pad).unwrap_err();
        assert_eq!(fout, Sleutelfout::Toegankelijk { pad: pad.clone() });
        assert!(fout.to_string().contains("chmod 600"));
    }
    fs::set_permissions(&pad, Permissions::from_mode(0o400)).unwrap();
    assert!(Sleutelbos::lees(&pad).is_ok());
}

#[test]
fn een_beschadigd_bestand_wordt_geweigerd_en_nooit_vervangen() {
    let (_map, pad) = map();
    Sleutelbos::lees_of_maak(&pad).unwrap();
    let heel = fs::read_to_string(&pad).unwrap();
    let sleutel = heel.lines().find(|regel| regel.starts_with("opzoeken")).unwrap().to_owned();
    let zonder = heel.replace(&sleutel, "");
    for (kapot, wat) in [
        (String::new(), "versleuteling"),
        (zonder.clone(), "opzoeken"),
        (format!("{heel}{sleutel}\n"), "herhaalt"),
        (format!("{heel}geheim\n"), "heeft geen `=`"),
        (format!("{heel}geheim = \"{}=\"\n", "A".repeat(43)), "onbekende naam"),
        (format!("{heel}versleuteling.0 = \"{}=\"\n", "A".repeat(43)), "onbekende naam"),
        (format!("{zonder}opzoeken = \"geheim\"\n"), "bevat geen sleutel"),
        (heel.replace("=\"\n", "\"\n"), "bevat geen sleutel"),
        (heel.replace("versleuteling.1", "versleuteling.een"), "onbekende naam"),
    ] {
        fs::write(&pad, &kapot).unwrap();
        let fout = Sleutelbos::lees_of_maak(&pad).unwrap_err();
        assert!(matches!(fout, Sleutelfout::Beschadigd { .. }), "{fout:?}");
        let tekst = format!("{fout} {fout:?}");
        assert!(tekst.contains(wat), "{tekst}");
        assert!(!tekst.contains("geheim"), "{tekst}");
        assert_eq!(fs::read_to_string(&pad).unwrap(), kapot);
    }
}

#[test]
fn een_map_die_niet_bestaat_is_een_duidelijke_fout() {
    let (_map, pad) = map();
    let fout = Sleutelbos::lees_of_maak(&pad.join("dieper")).unwrap_err();
    assert!(matches!(fout, Sleutelfout::Bestand { soort: std::io::ErrorKind::NotFound, .. }), "{fout:?}");
}

op_beide!(de_database_onthoudt_haar_sleutels_en_weigert_andere, async |store: &Store| {
    let (_map, pad) = map();
    let (eigen, _) = Sleutelbos::lees_of_maak(&pad).unwrap();
    assert_eq!(store.lees(heeft_sleutel).await, Ok(false));
    store.schrijf(move |tx| controleer_sleutel(tx, &eigen)).await.unwrap();
    assert_eq!(store.lees(heeft_sleutel).await, Ok(true));
    let (opnieuw, _) = Sleutelbos::lees_of_maak(&pad).unwrap();
    store.schrijf(move |tx| controleer_sleutel(tx, &opnieuw)).await.unwrap();
    let vreemd = nieuwe_bos();
    let fout = store.schrijf(move |tx| controleer_sleutel(tx, &vreemd)).await.unwrap_err();
    assert_eq!(fout, StoreFout::Sleutel(Sleutelfout::AndereSleutel));
    assert!(fout.to_string().contains("hoort niet bij deze database"));
});
