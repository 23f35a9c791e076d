//! The tables that the queries know are the tables that the migrations make, on both databases.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::Text;
use klant_store::{StoreFout, schema};

use crate::omgeving::{met, op_beide};

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
        verwerking,
        zoeksleutel,
        idempotentie,
        voorstel,
    )
}

fn is_postgres(tx: &klant_store::Tx<'_>) -> bool {
    match tx {
        #[cfg(feature = "sqlite")]
        klant_store::Tx::Sqlite(_) => false,
        #[cfg(feature = "postgres")]
        klant_store::Tx::Postgres(_) => true,
    }
}

/// Table and column names, as the database has them; without those of diesel and of these tests.
async fn volgens_de_database(store: &klant_store::Store) -> BTreeSet<String> {
    let rijen = store
        .lees(|tx| {
            let vraag = if is_postgres(tx) {
                "SELECT table_name || '.' || column_name AS naam FROM information_schema.columns
                 WHERE table_schema = 'public'"
            } else {
                "SELECT m.name || '.' || c.name AS naam FROM sqlite_master m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
            };
            let rijen: Vec<Kolom> =
                met!(tx, |c| diesel::sql_query(vraag).load(c)).map_err(StoreFout::from)?;
            Ok::<_, StoreFout>(rijen)
        })
        .await
        .unwrap();
    rijen
        .into_iter()
        .map(|kolom| kolom.naam)
        .filter(|naam| !["__diesel", "teller.", "kind."].iter().any(|eigen| naam.starts_with(eigen)))
        .collect()
}

op_beide!(de_vragen_kennen_precies_de_kolommen_van_de_migraties, |store| async move {
    assert_eq!(volgens_de_vragen(), volgens_de_database(store).await);
});
