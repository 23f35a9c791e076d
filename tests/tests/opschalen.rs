//! Several servers on one PostgreSQL, which read from a replica: what one recorded the other shows, whoever is stopped.

// The `cfg` makes clippy judge this module as the tests that it is.
#[cfg(test)]
#[path = "opschalen/tweetal.rs"]
mod tweetal;

use klant_tests::{Cluster, Database, Lid, Omgeving, Server, Soort, onbewoond};
use std::collections::BTreeSet;
use tweetal::{Drukte, Tweetal, contact, maak, pad, stand, wacht_tot};

#[test]
fn wat_een_server_vastlegt_toont_de_andere_meteen_van_de_replica() {
    let tweetal = Tweetal::start();
    let (een, ander) = (tweetal.api(0), tweetal.api(1));
    let gelezen_bij = |server: usize| stand(tweetal.server(server)).replica;
    let voor = [gelezen_bij(0), gelezen_bij(1)];
    for nummer in 0..200 {
        let uuid = maak(&een, &format!("Vraag {nummer}"));
        let gelezen = ander.get(&pad(&uuid)).verwacht(200);
        assert_eq!(gelezen["onderwerp"], format!("Vraag {nummer}"));
        let anders = serde_json::json!({"onderwerp": format!("Anders {nummer}")});
        ander.patch(&pad(&uuid), &anders).verwacht(200);
        assert_eq!(een.get(&pad(&uuid)).verwacht(200)["onderwerp"], format!("Anders {nummer}"));
    }
    // Each was read on the replica, save when that was late for a moment.
    for (server, voor) in voor.into_iter().enumerate() {
        assert!(gelezen_bij(server) >= voor + 100, "{:?}", stand(tweetal.server(server)));
    }
}

#[test]
fn een_replica_die_wegvalt_merkt_niemand_en_zij_wordt_weer_gebruikt_zonder_herstart() {
    let tweetal = Tweetal::start();
    let drukte = Drukte::begin(&tweetal);
    drukte.wacht_op_meer();
    tweetal.cluster.stop(Lid::Replica);
    // Until then commits wait: that is what the administrator asked of PostgreSQL.
    tweetal.cluster.wacht_bij_vastleggen(false);
    tweetal.wacht_op_bruikbaar(false);
    let weg = stand(tweetal.server(1));
    drukte.wacht_op_meer();
    let nu = stand(tweetal.server(1));
    assert_eq!(nu.replica, weg.replica, "there is no replica to answer");
    assert!(nu.primair > weg.primair, "{nu:?}");

    // It is back and follows, but a commit does not wait for it yet: reading from it would miss what was just recorded.
    tweetal.cluster.start(Lid::Replica);
    let _ = tweetal.server(1).wacht_op_log("synchronous_commit = remote_apply");
    drukte.wacht_op_meer();
    assert_eq!(stand(tweetal.server(1)).replica, weg.replica);
    let zin = doctor(tweetal.cluster.database(), &tweetal.cluster.leesdatabase());
    assert!(zin.contains("de server leest er niet van: de primaire database wacht"), "{zin}");

    tweetal.cluster.wacht_bij_vastleggen(true);
    tweetal.wacht_op_bruikbaar(true);
    let weg = stand(tweetal.server(1)).replica;
    wacht_tot("er weer van de replica wordt gelezen", || stand(tweetal.server(1)).replica > weg);
    let zin = doctor(tweetal.cluster.database(), &tweetal.cluster.leesdatabase());
    assert!(zin.contains("toont alles wat is vastgelegd"), "{zin}");

    let uitslag = drukte.einde();
    assert_eq!(uitslag.anders, BTreeSet::new(), "answers other than 200 and 201");
    for uuid in &uitslag.vastgelegd {
        tweetal.api(0).get(&pad(uuid)).verwacht(200);
    }
}

#[test]
fn een_replica_die_niets_meer_zegt_houdt_niemand_op() {
    let tweetal = Tweetal::start();
    let drukte = Drukte::begin(&tweetal);
    drukte.wacht_op_meer();
    // Her connections stay open, and what was asked on them is not answered.
    tweetal.cluster.bevries(Lid::Replica, true);
    tweetal.cluster.wacht_bij_vastleggen(false);
    tweetal.wacht_op_bruikbaar(false);
    drukte.wacht_op_meer();
    tweetal.cluster.bevries(Lid::Replica, false);
    tweetal.cluster.wacht_bij_vastleggen(true);
    tweetal.wacht_op_bruikbaar(true);
    drukte.wacht_op_meer();
    let uitslag = drukte.einde();
    assert_eq!(uitslag.anders, BTreeSet::new(), "answers other than 200 and 201");
    assert!(!uitslag.vastgelegd.is_empty());
}

#[test]
fn is_de_primaire_database_weg_dan_is_het_antwoord_503_en_daarna_gaat_het_verder_zonder_herstart() {
    let tweetal = Tweetal::start();
    let drukte = Drukte::begin(&tweetal);
    drukte.wacht_op_meer();
    tweetal.cluster.stop(Lid::Primair);
    // The replica is still there, but nobody can tell what it misses.
    tweetal.wacht_op_bruikbaar(false);
    let bekend = drukte.een_vastgelegde();
    for server in 0..2 {
        let antwoord = tweetal.api(server).get(&pad(&bekend));
        assert_eq!(antwoord.status, 503, "{}", antwoord.tekst);
        assert!(antwoord.kop("retry-after").is_some(), "it says when to try again");
    }
    tweetal.cluster.start(Lid::Primair);
    tweetal.wacht_op_bruikbaar(true);
    drukte.wacht_op_meer();
    let uitslag = drukte.einde();
    // Of a commit that was under way nobody knows whether it was kept, and that is no 503.
    assert!(uitslag.anders.iter().all(|status| [500, 503].contains(status)), "{:?}", uitslag.anders);
    for uuid in &uitslag.vastgelegd {
        tweetal.api(0).get(&pad(uuid)).verwacht(200);
    }
}

#[test]
fn valt_een_server_om_dan_staat_alles_wat_hij_bevestigde_bij_de_andere() {
    let mut tweetal = Tweetal::start();
    let drukte = Drukte::begin(&tweetal);
    drukte.wacht_op_meer();
    tweetal.crash(0);
    drukte.wacht_op_meer_van(1);
    let uitslag = drukte.einde();
    assert_eq!(uitslag.anders, BTreeSet::new(), "answers other than 200 and 201");
    assert!(uitslag.vastgelegd.len() > 10, "{}", uitslag.vastgelegd.len());
    for uuid in &uitslag.vastgelegd {
        tweetal.api(1).get(&pad(uuid)).verwacht(200);
    }
}

/// What `klant doctor` says with this replica in its settings.
#[cfg(test)]
fn doctor(database: &Database, replica: &str) -> String {
    let opdracht = database.opdracht(&["doctor", "--output", "json"]);
    opdracht.met_variabele("KLANT_LEES_DATABASE", replica).voer_uit().stdout
}

#[test]
fn zonder_replica_start_de_server_en_leest_hij_van_de_primaire_database() {
    // Nobody lives there; and the database itself follows nobody.
    let dood = format!("postgres://klant:geheim@{}/klant", onbewoond().trim_start_matches("http://"));
    let zelf = Database::nieuw(Soort::Postgres);
    for (replica, waarom) in [(dood.as_str(), "antwoordt niet"), (zelf.url(), "volgt geen andere database")] {
        let omgeving = Omgeving::bouw(Soort::Postgres)
            .variabele("KLANT_LEES_DATABASE", replica)
            .variabele("KLANT_METRICS", "127.0.0.1:0")
            .start();
        let log = omgeving.server().wacht_op_log(waarom);
        assert!(!log.contains("geheim"), "{log}");
        omgeving.api().get("/readyz").verwacht(200);
        let uuid = maak(&omgeving.api(), "Stoeptegel");
        assert_eq!(
            omgeving.api().get(&pad(&uuid)).verwacht(200)["onderwerp"],
            contact("Stoeptegel")["onderwerp"]
        );
        let stand = stand(omgeving.server());
        assert!(!stand.bruikbaar && stand.replica == 0 && stand.primair > 0, "{stand:?}");
        let zin = doctor(omgeving.database(), replica);
        assert!(zin.contains(waarom) && !zin.contains("geheim"), "{zin}");
    }
}

#[test]
fn naast_sqlite_is_er_geen_replica() {
    let database = Database::nieuw(Soort::Sqlite);
    let einde = Server::probeer(&database, &["--lees-database", "postgres://klant:geheim@h/d"]).unwrap_err();
    assert!(einde.stderr.contains("alleen zijn van een database op PostgreSQL"), "{}", einde.stderr);
    assert!(!einde.stderr.contains("geheim"), "{}", einde.stderr);
    assert_eq!((einde.code, std::fs::read_dir(database.map()).unwrap().count()), (Some(2), 0));
}

/// A cluster of another is no replica of this one, however well it follows.
#[test]
fn een_replica_van_een_ander_wordt_niet_gelezen() {
    let zin = doctor(&Database::nieuw(Soort::Postgres), &Cluster::nieuw().leesdatabase());
    assert!(zin.contains("het is geen kopie van deze database"), "{zin}");
}
