//! "Has this text somewhere in it": found by the trigrams of a folded column (besluiten 14 and 33), and then compared in full.

use diesel::query_builder::AstPass;
use diesel::result::QueryResult;
use diesel::sql_types::Text;

use crate::lijst::Schrijfbaar;

/// A folded column of a table under an alias.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tekstkolom {
    /// The alias of its table.
    pub(crate) alias: &'static str,
    /// Its name.
    pub(crate) kolom: &'static str,
    /// The table of trigrams on SQLite; none where the table itself is small. PostgreSQL finds its index by itself.
    pub(crate) index: Option<&'static str>,
}

/// So many characters a text must have before an index knows it.
pub(crate) const TRIGRAM: usize = 3;

/// That a column has a text in it.
#[derive(Clone)]
pub(crate) struct Bevat {
    kolom: Tekstkolom,
    patroon: String,
    #[cfg(feature = "sqlite")]
    trigrammen: Option<String>,
}

impl Bevat {
    /// That this column has this text in it, which is folded.
    pub(crate) fn nieuw(kolom: Tekstkolom, gevouwen: &str) -> Self {
        Self {
            kolom,
            patroon: patroon(gevouwen),
            #[cfg(feature = "sqlite")]
            trigrammen: trigrammen(gevouwen),
        }
    }

    fn vergelijk<'b, DB>(&'b self, out: &mut AstPass<'_, 'b, DB>) -> QueryResult<()>
    where
        DB: diesel::backend::Backend + diesel::sql_types::HasSqlType<Text>,
        String: diesel::serialize::ToSql<Text, DB>,
    {
        out.push_sql(self.kolom.alias);
        out.push_sql(".");
        out.push_sql(self.kolom.kolom);
        out.push_sql(" LIKE ");
        out.push_bind_param::<Text, _>(&self.patroon)?;
        out.push_sql(" ESCAPE '!'");
        Ok(())
    }
}

#[cfg(feature = "postgres")]
impl Schrijfbaar<diesel::pg::Pg> for Bevat {
    fn schrijf<'b>(&'b self, out: &mut AstPass<'_, 'b, diesel::pg::Pg>) -> QueryResult<()> {
        self.vergelijk(out)
    }
}

#[cfg(feature = "sqlite")]
impl Schrijfbaar<diesel::sqlite::Sqlite> for Bevat {
    fn schrijf<'b>(&'b self, out: &mut AstPass<'_, 'b, diesel::sqlite::Sqlite>) -> QueryResult<()> {
        if let (Some(index), Some(trigrammen)) = (self.kolom.index, &self.trigrammen) {
            out.push_sql(self.kolom.alias);
            out.push_sql(".volgnummer IN (SELECT rowid FROM ");
            out.push_sql(index);
            out.push_sql(" WHERE ");
            out.push_sql(index);
            out.push_sql(" MATCH ");
            out.push_bind_param::<Text, _>(trigrammen)?;
            out.push_sql(") AND ");
        }
        self.vergelijk(out)
    }
}

/// The pattern of LIKE for a text anywhere.
fn patroon(gevouwen: &str) -> String {
    let mut patroon = String::from("%");
    for teken in gevouwen.chars() {
        if matches!(teken, '%' | '_' | '!') {
            patroon.push('!');
        }
        patroon.push(teken);
    }
    patroon.push('%');
    patroon
}

/// The question for rows that have all its trigrams; none when it is too short for one.
#[cfg(feature = "sqlite")]
fn trigrammen(gevouwen: &str) -> Option<String> {
    let tekens: Vec<char> = gevouwen.chars().collect();
    let aangehaald = |drie: &[char]| {
        let drie = drie.iter().collect::<String>().replace('"', "\"\"");
        format!("\"{drie}\"")
    };
    let alle: Vec<String> = tekens.windows(TRIGRAM).map(aangehaald).collect();
    (!alle.is_empty()).then(|| alle.join(" "))
}

#[cfg(test)]
mod tests {
    use super::patroon;

    #[test]
    fn tekens_van_like_staan_voor_zichzelf() {
        assert_eq!(patroon("100%_ja!"), "%100!%!_ja!!%");
    }

    #[cfg(feature = "sqlite")]
    #[test]
    fn een_tekst_wordt_gezocht_op_elke_drie_tekens() {
        assert_eq!(super::trigrammen("jan\"é"), Some("\"jan\" \"an\"\"\" \"n\"\"é\"".to_owned()));
        assert_eq!(super::trigrammen("ja"), None);
    }
}
