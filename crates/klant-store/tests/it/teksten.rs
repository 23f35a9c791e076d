//! Looking for a text anywhere finds what looking through everything finds, whatever came, went and changed before.

use klant_store::klantinteracties::{Gevraagd, HOOGSTENS_DOORZOCHT, Selectie, Tabel, digitaal_adres, vouw};
use klant_store::{Store, StoreFout, Tx};

use crate::kans::{Kans, uuid};
use crate::omgeving::{kijk, op_beide, sql};

/// What means something to LIKE, to a question for trigrams, to SQL or to folding, among letters that come often.
const TEKENS: [&str; 18] =
    ["a", "b", "A", "a", "é", "É", "ß", "σ", "Ω", "\"", "'", "%", "_", "!", "@", " ", "😀", "*"];

type Rij = (i64, String, String);

fn tekst(kans: &mut Kans, hoogstens: u64) -> String {
    (0..kans.onder(hoogstens + 1)).map(|_| *kans.een(&TEKENS)).collect()
}

fn aangehaald(tekst: &str) -> String {
    format!("'{}'", vouw(tekst).replace('\'', "''"))
}

/// One row comes, goes, or gets other texts.
fn stap(tx: &mut Tx<'_>, kans: &mut Kans, rijen: &mut Vec<Rij>) -> Result<(), StoreFout> {
    let (adres, omschrijving) = (tekst(kans, 9), tekst(kans, 5));
    let (een, twee) = (aangehaald(&adres), aangehaald(&omschrijving));
    match kans.onder(10) {
        0..=5 => {
            let nummer = rijen.iter().map(|rij| rij.0).max().unwrap_or_default() + 1;
            let uuid = uuid(tx);
            sql(
                tx,
                &format!(
                    "INSERT INTO digitaal_adres (uuid, versie, soort, adres, adres_gevouwen, omschrijving_gevouwen, is_standaard,
                     herkomst_door, herkomst_op) VALUES ({uuid}, 1, 'overig', 'x', {een}, {twee}, false, 'klant',
                     '2026-01-01T12:00:00.000000Z')"
                ),
            )?;
            rijen.push((nummer, adres, omschrijving));
        }
        6..=7 if rijen.len() > 1 => {
            // Not the newest: its number would be given again on one of the two.
            let (nummer, ..) = rijen.remove(usize::try_from(kans.onder(rijen.len() as u64 - 1)).unwrap());
            sql(tx, &format!("DELETE FROM digitaal_adres WHERE volgnummer = {nummer}"))?;
        }
        _ if !rijen.is_empty() => {
            let plaats = usize::try_from(kans.onder(rijen.len() as u64)).unwrap();
            let rij = rijen.get_mut(plaats).unwrap();
            sql(
                tx,
                &format!(
                    "UPDATE digitaal_adres SET adres_gevouwen = {een}, omschrijving_gevouwen = {twee} WHERE volgnummer = {}",
                    rij.0
                ),
            )?;
            (rij.1, rij.2) = (adres, omschrijving);
        }
        _ => {}
    }
    Ok(())
}

fn gevonden(tx: &mut Tx<'_>, naam: &str, gezocht: &str) -> Result<Vec<i64>, StoreFout> {
    let kijk = kijk();
    let filter = digitaal_adres::FILTERS.iter().find(|filter| filter.naam == naam).unwrap();
    let mut selectie = Selectie::voor(Tabel::DigitaalAdres, &kijk);
    selectie.filter(&[Gevraagd::nieuw(*filter, gezocht.into())], &kijk);
    assert_eq!(selectie.te_wijd(tx)?, None);
    let mut nummers = selectie.nummers(tx, 0, 1_000)?;
    assert_eq!(selectie.aantal(tx)?, i64::try_from(nummers.len()).unwrap());
    nummers.sort_unstable();
    Ok(nummers)
}

fn proef(tx: &mut Tx<'_>, kans: &mut Kans, rijen: &mut Vec<Rij>) -> Result<usize, StoreFout> {
    let mut raak = 0;
    for _ in 0..40 {
        stap(tx, kans, rijen)?;
    }
    for _ in 0..60 {
        let gezocht = tekst(kans, 4);
        if gezocht.is_empty() {
            continue;
        }
        let heeft = |tekst: &str| vouw(tekst).contains(&vouw(&gezocht));
        let met =
            |welk: &dyn Fn(&Rij) -> bool| rijen.iter().filter(|rij| welk(rij)).map(|rij| rij.0).collect();
        let adressen: Vec<i64> = met(&|rij| heeft(&rij.1));
        raak += usize::from(gezocht.chars().count() > 2 && !adressen.is_empty());
        assert_eq!(gevonden(tx, "adres__icontains", &gezocht)?, adressen, "{gezocht:?}");
        assert_eq!(gevonden(tx, "omschrijving", &gezocht)?, met(&|rij| heeft(&rij.2)), "{gezocht:?}");
    }
    Ok(raak)
}

op_beide!(zoeken_in_tekst_vindt_wat_alles_doorlopen_vindt, async |store: &Store| {
    let (mut kans, mut rijen, mut raak) = (Kans(20_261_130), Vec::new(), 0);
    for _ in 0..12 {
        let (begin, stand) = (kans.clone(), rijen.clone());
        let (verder, rest, gevonden) = store
            .schrijf(move |tx| {
                let (mut kans, mut rijen) = (begin.clone(), stand.clone());
                let gevonden = proef(tx, &mut kans, &mut rijen)?;
                Ok::<_, StoreFout>((kans, rijen, gevonden))
            })
            .await
            .unwrap();
        (kans, rijen) = (verder, rest);
        raak += gevonden;
    }
    assert!(raak > 20, "{raak} hits say little");
});

op_beide!(een_zoektekst_van_twee_tekens_leest_geen_grote_tabel, async |store: &Store| {
    let naar = HOOGSTENS_DOORZOCHT + 1;
    let filter = |naam: &str, waarde: klant_store::tekstvraag::Waarde| {
        let filter = digitaal_adres::FILTERS.iter().find(|filter| filter.naam == naam).unwrap();
        Gevraagd::nieuw(*filter, waarde)
    };
    let te_wijd = move |tx: &mut Tx<'_>, gevraagd: &[Gevraagd]| {
        let kijk = kijk();
        let mut selectie = Selectie::voor(Tabel::DigitaalAdres, &kijk);
        selectie.filter(gevraagd, &kijk);
        selectie.te_wijd(tx)
    };
    let kort = filter("adres__icontains", "ab".into());
    let vragen = [
        (vec![kort.clone()], Some("adres__icontains")),
        (vec![filter("adres__icontains", "abc".into())], None),
        (vec![kort.clone(), filter("isStandaardAdres", true.into())], Some("adres__icontains")),
        (vec![kort, filter("verstrektDoorPartij__uuid", uuid::Uuid::nil().into())], None),
    ];
    for (lengte, groot) in [(naar - 1, false), (naar, true)] {
        // The list is as long as its blocks say.
        store
            .schrijf(move |tx| {
                sql(
                    tx,
                    &format!(
                        "DELETE FROM rijblok; INSERT INTO rijblok (tabel, tot_tijd, tot_nummer, aantal)
                VALUES ('digitaal_adres', '0001-01-01T00:00:00.000000Z', {naar}, {lengte})"
                    ),
                )
            })
            .await
            .unwrap();
        for (gevraagd, geweigerd) in vragen.clone() {
            let gezegd = store.lees(move |tx| te_wijd(tx, &gevraagd)).await;
            assert_eq!(gezegd, Ok(geweigerd.filter(|_| groot)));
        }
    }
});
