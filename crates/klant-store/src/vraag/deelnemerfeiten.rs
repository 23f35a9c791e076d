//! What those who took part in contacts chose and wished. They stand in two tables of a few rows each, and are read in one statement: each
//! statement is a way to the database and back.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Date as DatumSql, Nullable, Text};
use klant_core::Element;
use klant_core::id::DigitaalAdresId;
use time::Date;

use crate::rij::woord;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbUuid, StoreFout, Tx};

/// What she chose or wished.
pub(super) enum Feit {
    /// An address of hers, for this interactie.
    Gekozen(DigitaalAdresId),
    /// That this is kept, since that day.
    Wens(Element, Date),
}

type Kolommen = (BigInt, BigInt, Nullable<UuidSql>, Nullable<Text>, Nullable<DatumSql>);
type Rij = (i64, i64, Option<DbUuid>, Option<String>, Option<Date>);

/// Of these betrokkenen, each with her number, in order.
pub(super) fn lees(tx: &mut Tx<'_>, betrokkenen: &[i64]) -> Result<Vec<(i64, Feit)>, StoreFout> {
    let mut tekst = Tekst::van(
        "SELECT k.betrokkene, k.digitaal_adres, d.uuid, CAST(NULL AS text), CAST(NULL AS date) \
         FROM keuze k JOIN digitaal_adres d ON d.volgnummer = k.digitaal_adres WHERE k.betrokkene",
        [],
    );
    tekst
        .een_van(betrokkenen)
        .en(" UNION ALL SELECT betrokkene, 0, NULL, element, gegeven_op FROM wens WHERE betrokkene", [])
        .een_van(betrokkenen)
        .en(" ORDER BY 1, 2", []);
    let vraag = tekst.vraag::<Kolommen>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    rijen.into_iter().filter_map(feit).collect()
}

fn feit((betrokkene, _, adres, element, dag): Rij) -> Option<Result<(i64, Feit), StoreFout>> {
    match (adres, element, dag) {
        (Some(adres), ..) => Some(Ok((betrokkene, Feit::Gekozen(DigitaalAdresId::nieuw(adres.0))))),
        (None, Some(element), Some(dag)) => Some(
            woord::<Element>(&element, "wens", "element", betrokkene)
                .map(|element| (betrokkene, Feit::Wens(element, dag))),
        ),
        (None, ..) => None,
    }
}
