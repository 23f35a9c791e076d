//! A new version of the key: in the file while others read it, and over everything that stands under an older one.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::Arc;

use klant_store::klantinteracties::partij_identificator::{self, Kolommen};
use klant_store::rotatie::{self, Greep, VERSLEUTELD};
use klant_store::{DbUuid, Sleutelbos, Sleutelfout, Store, StoreFout, Tx, controleer_sleutel, heeft_sleutel};
use tempfile::TempDir;
use uuid::Uuid;

use crate::omgeving::{getal, op_beide};

fn map() -> (TempDir, PathBuf) {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("klant.sleutel");
    (map, pad)
}

fn bos() -> (TempDir, PathBuf, Sleutelbos) {
    let (map, pad) = map();
    let bos = Sleutelbos::lees_of_maak(&pad).unwrap().0;
    (map, pad, bos)
}

#[test]
fn een_nieuwe_versie_komt_erbij_en_de_oude_blijft() {
    let (map, pad, bos) = bos();
    let oud = bos.versleutel("999990019", b"x").unwrap();
    assert_eq!(bos.voeg_versie_toe(), Ok(2));
    assert_eq!((bos.versies(), bos.nieuwste()), (vec![1, 2], 2));
    assert_eq!(fs::metadata(&pad).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(map.path()).unwrap().count(), 1, "nothing temporary is left");
    let gelezen = Sleutelbos::lees(&pad).unwrap();
    assert_eq!(gelezen.versies(), [1, 2]);
    assert_eq!(gelezen.ontsleutel(&oud, b"x").unwrap().as_str(), "999990019");
    assert_eq!(gelezen.opzoekwaarde("999990019"), bos.opzoekwaarde("999990019"));
}

#[test]
fn wie_al_las_versleutelt_meteen_met_de_nieuwe_versie_en_leest_wat_hij_niet_kent() {
    let (_map, pad, bos) = bos();
    let (schrijver, lezer) = (Sleutelbos::lees(&pad).unwrap(), Sleutelbos::lees(&pad).unwrap());
    bos.voeg_versie_toe().unwrap();
    let waarde = schrijver.versleutel("999990019", b"x").unwrap();
    assert_eq!(waarde.sleutelversie, 2);
    assert_eq!(lezer.ontsleutel(&waarde, b"x").unwrap().as_str(), "999990019");
    assert_eq!(lezer.versies(), [1, 2]);
}

#[test]
fn wie_tegelijk_toevoegen_verliezen_geen_sleutel() {
    let (_map, pad, bos) = bos();
    let draden: Vec<_> = (0..8)
        .map(|_| {
            let eigen = Sleutelbos::lees(&pad).unwrap();
            std::thread::spawn(move || {
                let versie = eigen.voeg_versie_toe().unwrap();
                (versie, eigen)
            })
        })
        .collect();
    let mut versies: Vec<i32> = Vec::new();
    for draad in draden {
        let (versie, eigen) = draad.join().unwrap();
        versies.push(versie);
        let waarde = eigen.versleutel("999990019", b"x").unwrap();
        assert_eq!(bos.ontsleutel(&waarde, b"x").unwrap().as_str(), "999990019");
    }
    versies.sort_unstable();
    assert_eq!(versies, (2..=9).collect::<Vec<_>>());
    assert_eq!(Sleutelbos::lees(&pad).unwrap().versies(), (1..=9).collect::<Vec<_>>());
}

#[test]
fn verwijderen_spaart_de_nieuwste() {
    let (_map, pad, bos) = bos();
    bos.voeg_versie_toe().unwrap();
    let oud = bos.versleutel("999990019", b"x").unwrap();
    bos.voeg_versie_toe().unwrap();
    bos.verwijder_versies(&[1, 3]).unwrap();
    assert_eq!((bos.versies(), Sleutelbos::lees(&pad).unwrap().versies()), (vec![2, 3], vec![2, 3]));
    bos.verwijder_versies(&[2]).unwrap();
    assert_eq!(bos.ontsleutel(&oud, b"x"), Err(Sleutelfout::OnbekendeVersie(2)));
    assert!(!fs::read_to_string(&pad).unwrap().contains("versleuteling.2"));
}

#[test]
fn een_verwijzing_naar_het_bestand_blijft_een_verwijzing() {
    let (map, pad, _) = bos();
    let link = map.path().join("link");
    std::os::unix::fs::symlink(&pad, &link).unwrap();
    assert_eq!(Sleutelbos::lees(&link).unwrap().voeg_versie_toe(), Ok(2));
    assert!(link.is_symlink());
    assert_eq!(Sleutelbos::lees(&pad).unwrap().versies(), [1, 2]);
}

#[test]
fn een_bestand_dat_niet_verdergaat_wordt_niet_overgenomen() {
    let (_map, pad, bos) = bos();
    let kopie = fs::read(&pad).unwrap();
    bos.voeg_versie_toe().unwrap();
    let heel = fs::read(&pad).unwrap();
    let (_ander_map, ander, _) = self::bos();
    // A copy from before the rotation, and the file of another database.
    for inhoud in [kopie, fs::read(ander).unwrap()] {
        fs::write(&pad, &inhoud).unwrap();
        assert_eq!(bos.versleutel("999990019", b"x").unwrap().sleutelversie, 2);
        assert_eq!(bos.voeg_versie_toe(), Err(Sleutelfout::AndereSleutel));
        assert_eq!(fs::read(&pad).unwrap(), inhoud, "what is not ours is not written");
    }
    // One that others may read, or that is gone, does not stop who has read it before.
    fs::write(&pad, &heel).unwrap();
    fs::set_permissions(&pad, Permissions::from_mode(0o644)).unwrap();
    assert_eq!(bos.versleutel("999990019", b"x").unwrap().sleutelversie, 2);
    fs::remove_file(&pad).unwrap();
    assert_eq!(bos.versleutel("999990019", b"x").unwrap().sleutelversie, 2);
    assert!(matches!(bos.voeg_versie_toe(), Err(Sleutelfout::Bestand { .. })));
}

fn rij(nummer: &str, sleutels: &Sleutelbos) -> Kolommen {
    let mut kolommen = Kolommen {
        uuid: DbUuid(Uuid::from_u128(nummer.parse().unwrap())),
        versie: 1,
        partij: None,
        sub_identificator_van: None,
        andere_partij_identificator: None,
        code_objecttype: "natuurlijk_persoon".to_owned(),
        code_register: "brp".to_owned(),
        code_soort_object_id: "bsn".to_owned(),
        land: None,
        sleutelversie: 0,
        cijfertekst: Vec::new(),
        opzoekwaarde: Vec::new(),
    };
    kolommen.zet_nummer(nummer, sleutels).unwrap();
    kolommen
}

const NUMMERS: [&str; 5] = ["999990007", "999990019", "999990020", "999990032", "999990044"];

fn vul(tx: &mut Tx<'_>, sleutels: &Sleutelbos) -> Result<(), StoreFout> {
    for nummer in NUMMERS {
        partij_identificator::voeg_toe(tx, &rij(nummer, sleutels))?;
    }
    Ok(())
}

fn lees_alle(tx: &mut Tx<'_>, sleutels: &Sleutelbos) -> Result<Vec<String>, StoreFout> {
    let mut rijen = partij_identificator::rijen(tx, &[1, 2, 3, 4, 5])?;
    rijen.sort_by_key(|rij| rij.volgnummer);
    rijen.iter().map(|rij| Ok(rij.kolommen.nummer(sleutels)?.to_string())).collect()
}

op_beide!(een_rotatie_gaat_verder_waar_zij_was_en_laat_liggen_wat_niet_opengaat, async |store: &Store| {
    let (_map, pad, bos) = bos();
    store.schrijf(move |tx| vul(tx, &bos)).await.unwrap();
    let bos = Sleutelbos::lees(&pad).unwrap();
    bos.voeg_versie_toe().unwrap();
    store
        .schrijf(move |tx| {
            // The second moves to the place of the third: bound to its own, it does not open there.
            let tweede = partij_identificator::rij(tx, 2)?.unwrap();
            let mut derde = partij_identificator::rij(tx, 3)?.unwrap();
            derde.cijfertekst = tweede.cijfertekst;
            partij_identificator::vervang(tx, 3, &derde)
        })
        .await
        .unwrap();

    let kolom = &VERSLEUTELD[0];
    let greep = |na, hoogstens| {
        // A process of its own each time: nothing is remembered but in the database.
        let bos = Sleutelbos::lees(&pad).unwrap();
        store.schrijf(move |tx| rotatie::zet_om(tx, kolom, na, hoogstens, &bos))
    };
    assert_eq!(greep(0, 2).await, Ok(Some(Greep { laatste: 2, omgezet: 2, dicht: 0 })));
    assert_eq!(store.lees(rotatie::aantallen).await, Ok(BTreeMap::from([(1, 3), (2, 2)])));
    assert_eq!(greep(0, 2).await, Ok(Some(Greep { laatste: 4, omgezet: 1, dicht: 1 })));
    assert_eq!(greep(4, 2).await, Ok(Some(Greep { laatste: 5, omgezet: 1, dicht: 0 })));
    assert_eq!(greep(5, 2).await, Ok(None));
    assert_eq!(greep(0, 9).await, Ok(Some(Greep { laatste: 3, omgezet: 0, dicht: 1 })));
    assert_eq!(store.lees(rotatie::aantallen).await, Ok(BTreeMap::from([(1, 1), (2, 4)])));

    let dicht = Arc::new(Sleutelbos::lees(&pad).unwrap());
    assert_eq!(store.lees(move |tx| rotatie::dichte_waarden(tx, kolom, &dicht)).await, Ok(1));
    // The version under which it stands is not superfluous, so it stays.
    assert_eq!(store.schrijf(move |tx| rotatie::overbodige_versies(tx, &bos)).await, Ok(vec![]));
});

op_beide!(na_een_rotatie_staat_er_hetzelfde_en_weigert_de_database_een_oud_bestand, async |store: &Store| {
    let (_map, pad, bos) = bos();
    let oud = fs::read(&pad).unwrap();
    store
        .schrijf(move |tx| {
            controleer_sleutel(tx, &bos)?;
            vul(tx, &bos)
        })
        .await
        .unwrap();
    let bos = Sleutelbos::lees(&pad).unwrap();
    bos.voeg_versie_toe().unwrap();
    let opzoekwaarden = "SELECT count(DISTINCT opzoekwaarde) AS getal FROM partij_identificator";
    let overbodig = store
        .schrijf(move |tx| {
            rotatie::onthoud_nieuwste(tx, &bos)?;
            rotatie::zet_om(tx, &VERSLEUTELD[0], 0, 100, &bos)?;
            assert_eq!(lees_alle(tx, &bos)?, NUMMERS);
            assert_eq!(getal(tx, opzoekwaarden)?, 5);
            for rij in partij_identificator::rijen(tx, &[1, 2, 3, 4, 5])? {
                assert_eq!((rij.kolommen.sleutelversie, rij.kolommen.versie), (2, 1));
                assert_eq!(rij.kolommen.opzoekwaarde, bos.opzoekwaarde(&rij.kolommen.nummer(&bos)?));
            }
            rotatie::overbodige_versies(tx, &bos)
        })
        .await;
    assert_eq!(overbodig, Ok(vec![1]));

    // Also with the oldest version gone the file belongs to the database.
    let bos = Sleutelbos::lees(&pad).unwrap();
    bos.verwijder_versies(&[1]).unwrap();
    let bos = Arc::new(bos);
    store.lees(move |tx| controleer_sleutel(tx, &bos)).await.unwrap();
    fs::write(&pad, oud).unwrap();
    let bos = Arc::new(Sleutelbos::lees(&pad).unwrap());
    let fout = store.lees(move |tx| controleer_sleutel(tx, &bos)).await;
    assert_eq!(fout, Err(StoreFout::Sleutel(Sleutelfout::AndereSleutel)));
    assert_eq!(store.lees(heeft_sleutel).await, Ok(true));
});
