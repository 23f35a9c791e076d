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

/// The schema as it was before the logs went by month, without the program: its migrations as they stand in the repository.
fn van_voor_de_maanden(soort: &str) -> String {
    let map = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(soort);
    let mut mappen: Vec<_> = std::fs::read_dir(map).unwrap().map(|een| een.unwrap().path()).collect();
    mappen.sort();
    let mut alles = "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL,
        run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);\n"
        .to_owned();
    for map in mappen.iter().take_while(|map| !map.ends_with("2026-11-24-000012_logboeken_per_maand")) {
        let naam = map.file_name().unwrap().to_str().unwrap();
        let versie = naam.split('_').next().unwrap().replace('-', "");
        alles.push_str(&std::fs::read_to_string(map.join("up.sql")).unwrap());
        alles.push_str(&format!("\nINSERT INTO __diesel_schema_migrations (version) VALUES ('{versie}');\n"));
    }
    alles
}

/// Two rows of each log, one long ago and one ahead of its time; a third was undone, so its number is used.
fn regels_van_voor_de_maanden(postgres: bool) -> String {
    let (bytes, uuid) = if postgres { ("'\\x00'", "gen_random_uuid()") } else { ("x'00'", "randomblob(16)") };
    let mut alles = String::new();
    for tijd in ["2001-01-01", "2400-01-01", "2001-01-01"] {
        let tijd = format!("{tijd}T00:00:00.000000Z");
        alles.push_str(&format!(
            "INSERT INTO audit (tijdstip, wie, doel, handeling, soort, uuid, elementen)
             VALUES ('{tijd}', 'w', 'd', 'gemaakt', 'actor', {uuid}, '');
             INSERT INTO verwerking (trace_id, span_id, status, naam, begonnen_op, geeindigd_op, doel, verwerkingsactiviteit)
             VALUES ({bytes}, {bytes}, 'OK', 'klant.toon', '{tijd}', '{tijd}', 'd', 'urn:d');"
        ));
    }
    alles + "DELETE FROM verwerking WHERE volgnummer = 3;"
}

/// Nothing is lost, and no number is given twice.
fn elke_regel_blijft(plek: &Plek, postgres: bool) {
    let uitgevoerd = migreer(&plek.database).unwrap().uitgevoerd;
    let eerste = uitgevoerd.first().unwrap();
    assert!(eerste.ends_with("000012_logboeken_per_maand"), "{uitgevoerd:?}");
    let store = Store::open(&plek.database, Instelling::default()).unwrap();
    let nummers =
        |vraag: &'static str| wacht(store.lees(move |tx| crate::omgeving::getal(tx, vraag))).unwrap();
    assert_eq!(
        nummers(
            "SELECT sum(volgnummer) AS getal FROM (SELECT CAST(volgnummer AS integer) AS volgnummer FROM audit) a"
        ),
        6
    );
    assert_eq!(
        nummers(
            "SELECT sum(volgnummer) AS getal FROM (SELECT CAST(volgnummer AS integer) AS volgnummer FROM verwerking) a"
        ),
        3
    );
    let meer =
        regels_van_voor_de_maanden(postgres).replace("DELETE FROM verwerking WHERE volgnummer = 3;", "");
    wacht(store.schrijf(move |tx| sql(tx, &meer))).unwrap();
    assert_eq!(nummers("SELECT min(volgnummer) AS getal FROM verwerking WHERE volgnummer > 2"), 4);
    assert_eq!(nummers("SELECT max(volgnummer) AS getal FROM audit"), 6);
    // What was guarded is guarded.
    assert!(wacht(store.schrijf(|tx| sql(tx, "DELETE FROM audit WHERE volgnummer = 1"))).is_err());
    assert!(wacht(store.schrijf(|tx| sql(tx, "UPDATE audit SET wie = 'x' WHERE volgnummer = 2"))).is_err());
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use super::*;

    #[test]
    fn een_log_van_voor_de_maanden_blijft_heel() {
        use diesel::connection::{Connection, SimpleConnection};
        let plek = Plek::sqlite();
        let mut c = diesel::sqlite::SqliteConnection::establish(plek.bestand().to_str().unwrap()).unwrap();
        c.batch_execute(&van_voor_de_maanden("sqlite")).unwrap();
        c.batch_execute(&regels_van_voor_de_maanden(false)).unwrap();
        drop(c);
        elke_regel_blijft(&plek, false);
    }

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
    fn een_log_van_voor_de_maanden_blijft_heel() {
        use diesel::connection::{Connection, SimpleConnection};
        let plek = Plek::postgres();
        let url = crate::omgeving::postgres::url(&crate::omgeving::postgres::naam(&plek.database));
        let mut c = diesel::pg::PgConnection::establish(&url).unwrap();
        c.batch_execute(&van_voor_de_maanden("postgres")).unwrap();
        c.batch_execute(&regels_van_voor_de_maanden(true)).unwrap();
        drop(c);
        elke_regel_blijft(&plek, true);
    }

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
