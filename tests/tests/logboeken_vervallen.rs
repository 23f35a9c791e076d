//! The logs expire by whole months and not before it was said how long they are kept; and the auditlog still proves afterwards that
//! nothing else is missing.

#[cfg(test)]
#[path = "auditlog/proef.rs"]
#[expect(dead_code, reason = "each file of cases needs another part of it")]
mod proef;

#[cfg(test)]
mod vervallen {
    use super::proef::{controleer, verzegel};
    use klant_tests::{Database, Server, Soort};
    use serde_json::{Value, json};
    use std::time::{Duration, Instant};

    /// So many months reach back to long after 1950, and to long before 2020, for decades to come.
    const HALVERWEGE: &str = "900";
    /// So many leave only what was written in the last year.
    const EEN_JAAR: &str = "12";

    /// A register as it is when it was there for long: on PostgreSQL three months of 1950 have a part, and all that came before and after
    /// has one too.
    fn van_vroeger(soort: Soort) -> Database {
        let database = Database::nieuw(soort);
        database.opdracht(&["token", "maak", "--naam", "een"]).voer_uit().verwacht(0);
        if soort == Soort::Postgres {
            database.voer_sql_uit(
                "DO $$ DECLARE logboek text; eerste text; BEGIN
                 FOREACH logboek IN ARRAY ARRAY['audit', 'verwerking'] LOOP
                     SELECT relname INTO eerste FROM pg_class WHERE relname LIKE logboek || '\\_tot\\_____\\___' AND relkind = 'r';
                     EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', logboek, eerste);
                     EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (''1950-04-01Z'') TO (%L)', logboek, eerste,
                         replace(right(eerste, 7), '_', '-') || '-01Z');
                     EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (MINVALUE) TO (''1950-01-01Z'')',
                         logboek || '_tot_1950_01', logboek);
                     FOR maand IN 1..3 LOOP
                         EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', logboek || '_1950_0' || maand,
                             logboek, '1950-0' || maand || '-01Z', '1950-0' || maand + 1 || '-01Z');
                     END LOOP;
                 END LOOP; END $$",
            );
        }
        database
    }

    fn schrijf_audit(database: &Database, tijdstippen: &[&str]) {
        let uuid = if database.soort() == Soort::Postgres { "gen_random_uuid()" } else { "randomblob(16)" };
        for tijdstip in tijdstippen {
            database.voer_sql_uit(&format!(
                "INSERT INTO audit (tijdstip, wie, doel, handeling, soort, uuid, elementen)
                 VALUES ('{tijdstip}T12:00:00.000000Z', 'balie', 'terugbellen', 'gewijzigd', 'partij', {uuid}, 'voornaam')"
            ));
        }
    }

    /// Four seals: over two months of 1950, over the last of 1950 with 2020, over 2020, and over now. Gives their heads.
    fn verzegeld(database: &Database) -> Vec<String> {
        let mut koppen = vec![verzegel(database)];
        for tijdstippen in [
            &["1950-01-01", "1950-01-31", "1950-02-01", "1950-02-28"][..],
            &["1950-03-31", "2020-06-30"],
            &["2020-06-01", "2020-06-02"],
        ] {
            schrijf_audit(database, tijdstippen);
            koppen.push(verzegel(database));
        }
        database.opdracht(&["token", "maak", "--naam", "twee"]).voer_uit().verwacht(0);
        koppen.push(verzegel(database));
        koppen
    }

    fn schrijf_verwerkingen(database: &Database, dagen: &[&str]) {
        let [keten, stap] = if database.soort() == Soort::Postgres {
            ["decode(repeat('00', 16), 'hex')", "decode(repeat('00', 8), 'hex')"]
        } else {
            ["zeroblob(16)", "zeroblob(8)"]
        };
        for dag in dagen {
            database.voer_sql_uit(&format!(
                "INSERT INTO verwerking (trace_id, span_id, status, naam, begonnen_op, geeindigd_op, doel, verwerkingsactiviteit)
                 VALUES ({keten}, {stap}, 'OK', '{dag}', '{dag}T12:00:00.000000Z', '{dag}T12:00:00.000000Z', 'd', 'urn:d')"
            ));
        }
    }

    #[track_caller]
    fn opschonen(database: &Database, meer: &[&str], code: i32) -> Value {
        let opdracht = [&["opschonen", "--output", "json"], meer].concat();
        let uit = database.opdracht(&opdracht).voer_uit();
        let json: Value = serde_json::from_str(uit.verwacht(code)).expect("JSON");
        json["logboeken"].clone()
    }

    fn soorten(verslag: &Value) -> Vec<String> {
        let bevindingen = verslag["bevindingen"].as_array().expect("a list");
        bevindingen.iter().map(|een| een["soort"].as_str().expect("a word").to_owned()).collect()
    }

    fn aantal(database: &Database, vraag: &str) -> String {
        database.sql(&format!("SELECT count(*) FROM {vraag}")).concat().concat()
    }

    fn zonder_termijn_vervalt_er_niets(soort: Soort) {
        let database = van_vroeger(soort);
        schrijf_audit(&database, &["1950-01-01"]);
        schrijf_verwerkingen(&database, &["1950-01-01"]);
        let klaar = opschonen(&database, &[], 0);
        assert_eq!(klaar, json!({"verwerkingenlogboek": null, "auditlog": null}));
        let oud = ["--logboek-maanden", "1200", "--auditlog-maanden", "1200"];
        assert_eq!(opschonen(&database, &oud, 0)["auditlog"]["uitkomst"], "niets");
        assert_eq!(aantal(&database, "audit"), "2");
        assert_eq!(aantal(&database, "verwerking"), "1");
        database.opdracht(&["opschonen", "--logboek-maanden", "0"]).voer_uit().verwacht(2);
        let doctor = database.opdracht(&["doctor"]).voer_uit();
        let blad = doctor.verwacht(0);
        assert!(blad.contains("er is geen termijn gekozen") && blad.contains("1950-01-01"), "{blad}");
    }

    fn hele_maanden_vervallen_en_dat_staat_in_het_auditlog(soort: Soort) {
        let database = van_vroeger(soort);
        schrijf_verwerkingen(
            &database,
            &["1900-01-01", "1950-01-01", "1950-03-31", "2020-06-01", "2020-06-02"],
        );
        let namen = || database.sql("SELECT naam FROM verwerking ORDER BY volgnummer").concat();
        let termijn = ["--logboek-maanden", HALVERWEGE];
        let proef = opschonen(&database, &[&termijn[..], &["--proef"]].concat(), 0);
        assert_eq!(proef["verwerkingenlogboek"]["uitkomst"], "vervallen");
        assert_eq!(namen().len(), 5);
        assert_eq!(opschonen(&database, &termijn, 0)["verwerkingenlogboek"]["uitkomst"], "vervallen");
        assert_eq!(namen(), ["2020-06-01", "2020-06-02"]);
        assert_eq!(opschonen(&database, &termijn, 0)["verwerkingenlogboek"]["uitkomst"], "niets");
        let regel = "SELECT wie, handeling, elementen FROM audit WHERE soort = 'verwerking'";
        let regels = database.sql(regel);
        assert_eq!((regels.len(), regels[0][1].as_str()), (1, "vervallen"), "{regels:?}");
        assert!(regels[0][2].starts_with("voor:") && regels[0][2].ends_with("-01T00:00:00Z"), "{regels:?}");
        if soort == Soort::Postgres {
            assert_eq!(aantal(&database, "pg_class WHERE relname LIKE 'verwerking%1950___'"), "0");
        }
        // From the middle of what the register held before it had months, and by the setting of the server.
        let jaar =
            database.opdracht(&["opschonen"]).met_variabele("KLANT_LOGBOEK_MAANDEN", EEN_JAAR).voer_uit();
        assert!(jaar.verwacht(0).contains("vervallen tot 20"), "{}", jaar.stdout);
        assert_eq!(namen(), [""; 0]);
        assert_eq!(database.sql(regel).len(), 2);
    }

    fn het_auditlog_blijft_te_controleren_als_het_vervalt(soort: Soort) {
        let database = van_vroeger(soort);
        let koppen = verzegeld(&database);
        let proef = opschonen(&database, &["--auditlog-maanden", HALVERWEGE, "--proef"], 0);
        assert_eq!(
            (&proef["auditlog"]["uitkomst"], aantal(&database, "audit")),
            (&json!("vervallen"), "10".into())
        );
        // What waits for a seal gets it first.
        schrijf_audit(&database, &["1950-02-14"]);
        let termijn = ["--auditlog-maanden", HALVERWEGE];
        assert_eq!(opschonen(&database, &termijn, 0)["auditlog"]["uitkomst"], "vervallen");
        // The first seal is of now, and nothing goes on before it does.
        assert_eq!(aantal(&database, "audit WHERE tijdstip < '2000-01-01'"), "0");
        assert_eq!(aantal(&database, "auditzegel"), "6");
        let heel = controleer(&database, &[], 0);
        assert_eq!((&heel["uitkomst"], &heel["onverzegeld"]), (&json!("heel"), &json!(1)), "{heel}");
        assert!(heel["vervallenVoor"].as_str().is_some_and(|voor| voor.ends_with("-01T00:00:00Z")), "{heel}");
        let regels = database.sql("SELECT handeling, soort FROM audit WHERE zegel IS NULL");
        assert_eq!(regels, [["vervallen", "audit"]]);
        let kop = controleer(&database, &["--kop", &koppen[1]], 0);
        assert_eq!(soorten(&kop), [""; 0]);
        assert_eq!(opschonen(&database, &termijn, 0)["auditlog"]["uitkomst"], "niets");
        assert_eq!(
            opschonen(&database, &["--auditlog-maanden", EEN_JAAR], 0)["auditlog"]["uitkomst"],
            "vervallen"
        );
        // The two tokens, and the two lines that tell of it.
        assert_eq!(aantal(&database, "audit"), "4");
        verzegel(&database);
        let heel = controleer(&database, &["--kop", &koppen[0]], 0);
        assert_eq!((&heel["rijen"], &heel["onverzegeld"]), (&json!(4), &json!(0)), "{heel}");
    }

    /// Without what is of now in front: the seals of 1950 go.
    fn zegels_gaan_met_hun_regels_en_hun_koppen_zijn_geen_schending(soort: Soort) {
        let (database, koppen) = vervallen(soort);
        assert_eq!(database.sql("SELECT min(volgnummer) FROM auditzegel"), [["2"]]);
        let uit =
            database.opdracht(&["audit", "controleer", "--kop", &koppen[0], "--kop", &koppen[1]]).voer_uit();
        assert!(uit.verwacht(0).contains("Vervallen"), "{}", uit.stdout);
        assert!(uit.stderr.contains("want hun zegel is vervallen: 1"), "{}", uit.stderr);
        let (_, hash) = koppen[1].split_once(':').expect("a number");
        assert_eq!(soorten(&controleer(&database, &["--kop", &format!("1:{hash}")], 3)), ["kop_onbekend"]);
        // A server that was away all that time goes on sealing.
        let bestand =
            database.map().join(if soort == Soort::Sqlite { "klant.db.zegel" } else { "klant.zegel" });
        std::fs::write(&bestand, format!("{}\n", koppen[0])).expect("a file can be written");
        schrijf_audit(&database, &["2021-01-01"]);
        let kop = verzegel(&database);
        assert!(std::fs::read_to_string(&bestand).expect("text").contains(&kop), "{kop}");
    }

    /// Seal 1 went, of seal 2 one of two rows; the rest is there.
    fn vervallen(soort: Soort) -> (Database, Vec<String>) {
        let database = van_vroeger(soort);
        verwijder_bewaking(&database);
        database.voer_sql_uit("DELETE FROM audit");
        let mut koppen = Vec::new();
        for tijdstippen in
            [&["1950-01-01", "1950-02-28"][..], &["1950-03-31", "2020-06-30"], &["2020-06-01", "2020-06-02"]]
        {
            schrijf_audit(&database, tijdstippen);
            koppen.push(verzegel(&database));
        }
        database.voer_sql_uit("CREATE TABLE oud_audit AS SELECT * FROM audit");
        opschonen(&database, &["--auditlog-maanden", HALVERWEGE], 0);
        koppen.push(verzegel(&database));
        (database, koppen)
    }

    /// Who may change the schema has no trouble with triggers.
    fn verwijder_bewaking(database: &Database) {
        database.voer_sql_uit(match database.soort() {
            Soort::Sqlite => {
                "DROP TRIGGER audit_blijft; DROP TRIGGER audit_verzegeld; DROP TRIGGER audit_verdwijnt_niet;
                 DROP TRIGGER auditzegel_blijft; DROP TRIGGER auditzegel_verdwijnt_niet;
                 DROP TRIGGER auditverval_blijft; DROP TRIGGER auditverval_verdwijnt_niet;"
            }
            Soort::Postgres => "DROP FUNCTION auditlog_blijft() CASCADE",
        });
    }

    fn herstel(database: &Database) {
        let eigen = if database.soort() == Soort::Postgres { "OVERRIDING SYSTEM VALUE" } else { "" };
        database.voer_sql_uit(&format!(
            "DELETE FROM audit; DELETE FROM auditzegel; DELETE FROM auditverval;
             INSERT INTO audit {eigen} SELECT * FROM kopie_audit;
             INSERT INTO auditzegel SELECT * FROM kopie_auditzegel;
             INSERT INTO auditverval SELECT * FROM kopie_auditverval;"
        ));
    }

    const EERSTE: &str = "(SELECT min(volgnummer) FROM kopie_audit)";

    fn wie_zelf_regels_verwijdert_wordt_gevonden(soort: Soort) {
        let (database, _) = vervallen(soort);
        database.voer_sql_uit(
            "CREATE TABLE kopie_audit AS SELECT * FROM audit;
             CREATE TABLE kopie_auditzegel AS SELECT * FROM auditzegel;
             CREATE TABLE kopie_auditverval AS SELECT * FROM auditverval;",
        );
        let eerste = format!("DELETE FROM audit WHERE volgnummer = {EERSTE}");
        let later = "UPDATE auditverval SET grens = (SELECT max(tijdstip) FROM kopie_audit)".to_owned();
        let ook = "UPDATE auditverval SET zegel = 2, zegelhash = (SELECT hash FROM kopie_auditzegel WHERE volgnummer = 2);
                   DELETE FROM audit WHERE zegel = 2; DELETE FROM auditzegel WHERE volgnummer = 2"
            .to_owned();
        let onder_een = "INSERT INTO audit (tijdstip, wie, doel, handeling, soort, uuid, elementen, zegel)
                         SELECT tijdstip, wie, doel, handeling, soort, uuid, elementen, 1 FROM kopie_audit WHERE zegel = 4"
            .to_owned();
        for (opdracht, verwacht) in [
            // At the beginning, inside, and the line that tells of it.
            (eerste.clone(), &["rij_ontbreekt"][..]),
            ("DELETE FROM audit WHERE zegel = 3".to_owned(), &["rij_ontbreekt", "rij_ontbreekt"]),
            ("DELETE FROM audit WHERE handeling = 'vervallen'".to_owned(), &["rij_ontbreekt"]),
            (
                "DELETE FROM audit WHERE zegel = 2; DELETE FROM auditzegel WHERE volgnummer = 2".to_owned(),
                &["zegels_ontbreken"],
            ),
            // What is written of it.
            ("DELETE FROM auditverval".to_owned(), &["zegels_ontbreken", "rij_ontbreekt"]),
            (later, &["verval_gewijzigd", "zegels_ontbreken", "rij_ontbreekt"]),
            (ook, &["verval_gewijzigd", "zegels_ontbreken"]),
            // As if it were what is yet to go.
            (onder_een, &["rij_ingevoegd"]),
        ] {
            database.voer_sql_uit(&opdracht);
            let verslag = controleer(&database, &[], 3);
            assert_eq!(soorten(&verslag), verwacht, "{opdracht}\n{verslag:#}");
            herstel(&database);
            assert_eq!(soorten(&controleer(&database, &[], 0)), [""; 0], "{opdracht}");
        }
        // And it does not expire: it is the proof.
        database.voer_sql_uit(&eerste);
        let voor = aantal(&database, "audit");
        assert_eq!(
            opschonen(&database, &["--auditlog-maanden", EEN_JAAR], 3)["auditlog"]["uitkomst"],
            "geschonden"
        );
        assert_eq!(aantal(&database, "audit"), voor);
        // Nor does a row that no seal names hide among those that expire.
        herstel(&database);
        database.voer_sql_uit(
            "INSERT INTO audit (tijdstip, wie, doel, handeling, soort, uuid, elementen, zegel)
             SELECT tijdstip, wie, doel, handeling, soort, uuid, elementen, zegel FROM kopie_audit WHERE zegel = 2",
        );
        assert_eq!(
            opschonen(&database, &["--auditlog-maanden", EEN_JAAR], 3)["auditlog"]["uitkomst"],
            "geschonden"
        );
        herstel(&database);
        assert_eq!(
            opschonen(&database, &["--auditlog-maanden", EEN_JAAR], 0)["auditlog"]["uitkomst"],
            "vervallen"
        );
        assert_eq!(aantal(&database, "audit WHERE tijdstip < '2021-01-01'"), "0");
        controleer(&database, &[], 0);
    }

    /// What a clearing that was killed left is no finding, and the next one takes it along; on PostgreSQL it has no month any more.
    fn wat_is_blijven_staan_gaat_alsnog(soort: Soort) {
        let (database, _) = vervallen(soort);
        let eigen = if soort == Soort::Postgres { "OVERRIDING SYSTEM VALUE" } else { "" };
        database.voer_sql_uit(&format!(
            "INSERT INTO audit {eigen} SELECT * FROM oud_audit WHERE tijdstip < '2000-01-01'"
        ));
        controleer(&database, &[], 0);
        assert_eq!(aantal(&database, "audit WHERE tijdstip < '2000-01-01'"), "3");
        assert_eq!(
            opschonen(&database, &["--auditlog-maanden", HALVERWEGE], 0)["auditlog"]["uitkomst"],
            "niets"
        );
        assert_eq!(aantal(&database, "audit WHERE tijdstip < '2000-01-01'"), "0");
        controleer(&database, &[], 0);
    }

    /// The database itself lets nothing go but what is written.
    fn de_database_weigert_te_verwijderen_wat_niet_is_vervallen(soort: Soort) {
        let database = van_vroeger(soort);
        verzegeld(&database);
        opschonen(&database, &["--auditlog-maanden", HALVERWEGE], 0);
        let poging = |opdracht: &str| {
            let database = std::panic::AssertUnwindSafe(&database);
            std::panic::catch_unwind(|| database.voer_sql_uit(opdracht)).is_err()
        };
        for opdracht in [
            "DELETE FROM audit WHERE tijdstip > '2020-01-01'",
            "DELETE FROM auditzegel",
            "DELETE FROM auditverval",
            "UPDATE auditverval SET zegel = 9",
        ] {
            assert!(poging(opdracht), "{opdracht}");
        }
        controleer(&database, &[], 0);
    }

    /// A running server does it by itself; and of several that begin together one does it, and tells of it once.
    fn een_draaiende_server_laat_de_logboeken_vervallen(soort: Soort) {
        let opties = ["--logboek-maanden", HALVERWEGE, "--auditlog-maanden", HALVERWEGE].map(str::to_owned);
        let database = van_vroeger(soort);
        schrijf_verwerkingen(&database, &["1950-01-01", "2020-06-01"]);
        verzegeld(&database);
        // A file of SQLite has one server.
        let aantal_servers = if soort == Soort::Postgres { 3 } else { 1 };
        let servers: Vec<Server> = (0..aantal_servers).map(|_| Server::start(&database, &opties)).collect();
        let begin = Instant::now();
        let over = || aantal(&database, "audit WHERE tijdstip < '2000-01-01'");
        while over() != "0" || aantal(&database, "verwerking WHERE begonnen_op < '2000-01-01'") != "0" {
            assert!(begin.elapsed() < Duration::from_secs(60), "{} rows are left", over());
            std::thread::sleep(Duration::from_millis(100));
        }
        for server in servers {
            server.stop().verwacht(0);
        }
        let regels =
            database.sql("SELECT soort, wie FROM audit WHERE handeling = 'vervallen' ORDER BY volgnummer");
        assert_eq!(regels, [["verwerking", "systeem"], ["audit", "systeem"]]);
        controleer(&database, &[], 0);
    }

    fn wie_tegelijk_opschonen_doen_het_samen_een_keer(soort: Soort) {
        let database = van_vroeger(soort);
        verzegeld(&database);
        std::thread::scope(|samen| {
            for _ in 0..4 {
                samen.spawn(|| opschonen(&database, &["--auditlog-maanden", HALVERWEGE], 0));
            }
        });
        assert_eq!(aantal(&database, "audit WHERE handeling = 'vervallen'"), "1");
        assert_eq!(aantal(&database, "audit WHERE tijdstip < '2000-01-01'"), "0");
        controleer(&database, &[], 0);
    }

    klant_tests::op_beide_soorten!(
        zonder_termijn_vervalt_er_niets,
        hele_maanden_vervallen_en_dat_staat_in_het_auditlog,
        het_auditlog_blijft_te_controleren_als_het_vervalt,
        zegels_gaan_met_hun_regels_en_hun_koppen_zijn_geen_schending,
        wie_zelf_regels_verwijdert_wordt_gevonden,
        wat_is_blijven_staan_gaat_alsnog,
        de_database_weigert_te_verwijderen_wat_niet_is_vervallen,
        een_draaiende_server_laat_de_logboeken_vervallen,
        wie_tegelijk_opschonen_doen_het_samen_een_keer,
    );
}
