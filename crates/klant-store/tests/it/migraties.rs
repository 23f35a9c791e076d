//! The schema: who migrates, who refuses.

use klant_store::{Instelling, Schemastand, Store, StoreFout, migreer};

use crate::omgeving::{Plek, sql, wacht};

const NIEUWER: StoreFout = StoreFout::Schema { stand: Schemastand::Nieuwer };

fn twee_tegelijk_migreren_een_keer(plek: &Plek) {
    let draden: Vec<_> = (0..4)
        .map(|_| {
            let database = plek.database.clone();
            std::thread::spawn(move || migreer(&database).unwrap().uitgevoerd)
        })
        .collect();
    let mut uitgevoerd: Vec<_> = draden.into_iter().flat_map(|draad| draad.join().unwrap()).collect();
    assert!(!uitgevoerd.is_empty());
    uitgevoerd.sort();
    let aantal = uitgevoerd.len();
    uitgevoerd.dedup();
    assert_eq!(uitgevoerd.len(), aantal, "a migration ran twice");
    assert_eq!(migreer(&plek.database).unwrap().uitgevoerd, [""; 0]);
}

fn een_nieuwere_database_wordt_geweigerd(plek: &Plek) {
    migreer(&plek.database).unwrap();
    let store = Store::open(&plek.database, Instelling::default()).unwrap();
    assert_eq!(wacht(store.gezond()), Ok(()));
    wacht(
        store.schrijf(|tx| {
            sql(tx, "INSERT INTO __diesel_schema_migrations (version) VALUES ('99991231000001')")
        }),
    )
    .unwrap();
    assert_eq!(wacht(store.gezond()), Err(NIEUWER));
    assert_eq!(wacht(store.schemastand()), Ok(Schemastand::Nieuwer));
    drop(store);
    assert_eq!(Store::open(&plek.database, Instelling::default()).unwrap_err(), NIEUWER);
    assert_eq!(migreer(&plek.database).unwrap_err(), NIEUWER);
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::*;

    #[test]
    fn een_nieuw_bestand_migreert_bij_openen() {
        let plek = Plek::sqlite();
        let store = Store::open(&plek.database, Instelling::default()).unwrap();
        assert_eq!(wacht(store.gezond()), Ok(()));
    }

    #[test]
    fn twee_tegelijk_migreren_een_keer() {
        super::twee_tegelijk_migreren_een_keer(&Plek::sqlite());
    }

    #[test]
    fn een_nieuwere_database_wordt_geweigerd() {
        super::een_nieuwere_database_wordt_geweigerd(&Plek::sqlite());
    }

    #[test]
    fn een_bestand_dat_geen_database_is_wordt_geweigerd_en_blijft() {
        let plek = Plek::sqlite();
        std::fs::write(plek.bestand(), "geen database, maar een brief van een inwoner").unwrap();
        let fout = Store::open(&plek.database, Instelling::default()).unwrap_err();
        assert_eq!(fout, StoreFout::Database(klant_store::Databaseklasse::Beschadigd));
        assert!(std::fs::read_to_string(plek.bestand()).unwrap().contains("brief"));
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use super::*;

    #[test]
    fn een_ongemigreerd_schema_wordt_geweigerd_met_de_opdracht_die_helpt() {
        let plek = Plek::postgres();
        let fout = Store::open(&plek.database, Instelling::default()).unwrap_err();
        assert!(
            matches!(fout, StoreFout::Schema { stand: Schemastand::Achter(aantal) } if aantal > 0),
            "{fout:?}"
        );
        assert!(fout.to_string().contains("`klant migrate`"), "{fout}");
        assert!(!migreer(&plek.database).unwrap().uitgevoerd.is_empty());
        assert!(Store::open(&plek.database, Instelling::default()).is_ok());
    }

    #[test]
    fn twee_tegelijk_migreren_een_keer() {
        super::twee_tegelijk_migreren_een_keer(&Plek::postgres());
    }

    #[test]
    fn een_nieuwere_database_wordt_geweigerd() {
        super::een_nieuwere_database_wordt_geweigerd(&Plek::postgres());
    }

    #[test]
    fn een_onbereikbare_server_noemt_geen_url() {
        let database = "postgres://klant:geheim@127.0.0.1:1/klant".parse().unwrap();
        for fout in
            [Store::open(&database, Instelling::default()).unwrap_err(), migreer(&database).unwrap_err()]
        {
            assert_eq!(fout, StoreFout::Onbereikbaar);
            assert!(!format!("{fout} {fout:?}").contains("geheim"));
        }
    }
}
