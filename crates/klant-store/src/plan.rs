//! How the database means to find the rows of a text, in its own words: it tells what the text costs.

use diesel::RunQueryDsl as _;
#[cfg(feature = "sqlite")]
use diesel::sql_types::Integer;
use diesel::sql_types::Text;

use crate::tekstvraag::Tekst;
use crate::{StoreFout, Tx};

impl Tekst {
    /// Its plan as a lane runs it, a line for each step.
    pub(crate) fn plan(&self, tx: &mut Tx<'_>) -> Result<Vec<String>, StoreFout> {
        match tx {
            #[cfg(feature = "sqlite")]
            Tx::Sqlite(verbinding) => {
                let mut tekst = Self::van("EXPLAIN QUERY PLAN ", []);
                tekst.en_tekst(self);
                let vraag = tekst.vraag::<(Integer, Integer, Integer, Text)>();
                let regels: Vec<(i32, i32, i32, String)> = vraag.load(*verbinding)?;
                Ok(regels.into_iter().map(|(.., regel)| regel).collect())
            }
            #[cfg(feature = "postgres")]
            Tx::Postgres(verbinding) => {
                use diesel::connection::SimpleConnection as _;

                // Planned once, whatever the values: they have no part in it.
                let vraag = self.clone().vraag::<Text>();
                let met_waarden = diesel::debug_query::<diesel::pg::Pg, _>(&vraag).to_string();
                let sql = met_waarden.split(" -- binds").next().unwrap_or_default();
                verbinding.batch_execute(&format!("PREPARE uitleg AS {sql}"))?;
                let waarden = vec!["NULL"; sql.matches('$').count()].join(", ");
                let waarden = if waarden.is_empty() { waarden } else { format!("({waarden})") };
                let uitleg = format!("EXPLAIN EXECUTE uitleg{waarden}");
                let plan = diesel::dsl::sql::<Text>(&uitleg).load(*verbinding)?;
                verbinding.batch_execute("DEALLOCATE uitleg")?;
                Ok(plan)
            }
        }
    }

    /// Its plan made for its values.
    pub(crate) fn plan_op_waarden(&self, tx: &mut Tx<'_>) -> Result<Vec<String>, StoreFout> {
        match tx {
            #[cfg(feature = "postgres")]
            Tx::Postgres(verbinding) => {
                let mut tekst = Self::van("EXPLAIN ", []);
                tekst.en_tekst(self);
                Ok(tekst.vraag::<Text>().load(*verbinding)?)
            }
            #[cfg(feature = "sqlite")]
            Tx::Sqlite(_) => self.plan(tx),
        }
    }
}
