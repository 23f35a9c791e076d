//! The tables that the queries know are the tables that the migrations make, on both databases.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::Text;
use klant_store::rijblok::LIJSTEN;
use klant_store::tabel::{Meegaand, Tabel};
use klant_store::{StoreFout, schema};

use crate::omgeving::{is_postgres, met, op_beide};

#[derive(QueryableByName)]
struct Kolom {
    #[diesel(sql_type = Text)]
    naam: String,
}

/// Table and column names, as the queries know them.
fn volgens_de_vragen() -> BTreeSet<String> {
    macro_rules! kolommen {
        ($($table:ident),+ $(,)?) => {{
            let mut alle = BTreeSet::new();
            $(
                #[cfg(feature = "sqlite")]
                let tekst = diesel::debug_query::<diesel::sqlite::Sqlite, _>(
                    &schema::$table::table.select(schema::$table::all_columns),
                )
                .to_string();
                #[cfg(not(feature = "sqlite"))]
                let tekst = diesel::debug_query::<diesel::pg::Pg, _>(
                    &schema::$table::table.select(schema::$table::all_columns),
                )
                .to_string();
                let lijst = tekst.split(" FROM ").next().unwrap().trim_start_matches("SELECT ").to_owned();
                alle.extend(lijst.split(", ").map(|kolom| kolom.replace(['`', '"'], "")));
            )+
            alle
        }};
    }
    kolommen!(
        instelling,
        toepassing,
        actor,
        partij,
        partij_identificator,
        vaststelling,
        klantcontact,
        interactie,
        betrokkene,
        wens,
        partij_wens,
        digitaal_adres,
        keuze,
        rekeningnummer,
        voorkeur,
        kenbaarmaking,
        herkomst,
        onderwerpobject,
        bijlage,
        interne_taak,
        interne_taak_actor,
        actor_klantcontact,
        vertegenwoordiging,
        categorie,
        categorie_relatie,
        contactgegevens_persoon,
        contactgegevens_organisatie,
        nummerreeks,
        notificatie,
        audit,
        auditzegel,
        auditverval,
        verwerking,
        bewaarplicht,
        wisverzoek,
        idempotentie,
        voorstel,
        rijblok,
    )
}

/// What these questions answer: the one for PostgreSQL or the one for SQLite.
async fn namen(store: &klant_store::Store, postgres: &'static str, sqlite: &'static str) -> BTreeSet<String> {
    let rijen = store
        .lees(move |tx| {
            let vraag = if is_postgres(tx) { postgres } else { sqlite };
            let rijen: Vec<Kolom> =
                met!(tx, |c| diesel::sql_query(vraag).load(c)).map_err(StoreFout::from)?;
            Ok::<_, StoreFout>(rijen)
        })
        .await
        .unwrap();
    rijen.into_iter().map(|kolom| kolom.naam).collect()
}

/// Table and column names, as the database has them; without those of diesel and of these tests.
async fn volgens_de_database(store: &klant_store::Store) -> BTreeSet<String> {
    let mut alle = namen(
        store,
        "SELECT table_name || '.' || column_name AS naam FROM information_schema.columns
         WHERE table_schema = 'public' AND NOT (SELECT relispartition FROM pg_class WHERE oid = table_name::regclass)",
        "SELECT m.name || '.' || c.name AS naam FROM pragma_table_list m, pragma_table_info(m.name) c
         WHERE m.schema = 'main' AND m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
    )
    .await;
    alle.retain(|naam| !["__diesel", "teller.", "kind."].iter().any(|eigen| naam.starts_with(eigen)));
    alle
}

op_beide!(de_vragen_kennen_precies_de_kolommen_van_de_migraties, |store| async move {
    assert_eq!(volgens_de_vragen(), volgens_de_database(store).await);
});

/// Which column takes its row along when what it points to goes, for rows with a uuid.
async fn gaan_mee(store: &klant_store::Store) -> BTreeSet<String> {
    namen(
        store,
        "SELECT v.conrelid::regclass || '.' || k.attname || ' ' || v.confrelid::regclass AS naam
         FROM pg_constraint v JOIN pg_attribute k ON k.attrelid = v.conrelid AND k.attnum = v.conkey[1]
         WHERE v.contype = 'f' AND v.confdeltype = 'c'
         AND EXISTS (SELECT 1 FROM pg_attribute u WHERE u.attrelid = v.conrelid AND u.attname = 'uuid')",
        "SELECT m.name || '.' || v.\"from\" || ' ' || v.\"table\" AS naam
         FROM sqlite_master m, pragma_foreign_key_list(m.name) v
         WHERE m.type = 'table' AND v.on_delete = 'CASCADE'
         AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'uuid')",
    )
    .await
}

op_beide!(het_auditlog_kent_elke_rij_die_met_een_ander_verdwijnt, |store| async move {
    let mut bekend = BTreeSet::new();
    for tabel in Tabel::ALLE {
        for (soort, kolommen) in tabel.gaat_mee() {
            // It has no uuid of its own.
            if *soort != Meegaand::Interactie {
                bekend.extend(
                    kolommen.iter().map(|kolom| format!("{}.{kolom} {}", soort.naam(), tabel.naam())),
                );
            }
        }
    }
    assert_eq!(bekend, gaan_mee(store).await);
});

op_beide!(wie_naar_een_rij_wijst_is_gevonden_zonder_de_tabel_door_te_lopen, |store| async move {
    let zonder_index = namen(
        store,
        "SELECT v.conrelid::regclass || '.' || k.attname AS naam
         FROM pg_constraint v JOIN pg_attribute k ON k.attrelid = v.conrelid AND k.attnum = v.conkey[1]
         WHERE v.contype = 'f' AND v.conrelid::regclass::text <> 'kind'
         AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = v.conrelid AND i.indkey[0] = v.conkey[1])",
        "SELECT m.name || '.' || v.\"from\" AS naam
         FROM sqlite_master m, pragma_foreign_key_list(m.name) v
         WHERE m.type = 'table' AND m.name <> 'kind'
         AND NOT EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = v.\"from\" AND c.pk = 1)
         AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) l, pragma_index_info(l.name) i
                         WHERE i.seqno = 0 AND i.name = v.\"from\")",
    )
    .await;
    assert_eq!(zonder_index, BTreeSet::new());
});

op_beide!(elke_tabel_met_een_lijst_houdt_haar_blokken_bij, |store| async move {
    let met_triggers = namen(
        store,
        "SELECT b.tgrelid::regclass::text AS naam FROM pg_trigger b JOIN pg_trigger a USING (tgrelid, tgenabled)
         WHERE b.tgname = b.tgrelid::regclass || '_komt_in_rijblok' AND a.tgname = a.tgrelid::regclass || '_gaat_uit_rijblok'
         AND tgenabled = 'O'",
        "SELECT b.tbl_name AS naam FROM sqlite_master b JOIN sqlite_master a ON a.tbl_name = b.tbl_name
         WHERE b.name = b.tbl_name || '_komt_in_rijblok' AND a.name = b.tbl_name || '_gaat_uit_rijblok'",
    )
    .await;
    let lijsten: BTreeSet<String> = LIJSTEN.iter().map(|tabel| tabel.naam().to_owned()).collect();
    assert_eq!(lijsten, met_triggers);
    // A duty to keep has no list on the wire.
    let geen = [Tabel::Bewaarplicht];
    let alle = Tabel::ALLE.iter().filter(|tabel| !geen.contains(tabel));
    assert_eq!(lijsten, alle.map(|tabel| tabel.naam().to_owned()).collect());
});
