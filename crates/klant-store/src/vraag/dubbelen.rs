//! Identifications that more than one customer has, by their look-up value: nothing is decrypted to find them.

use std::collections::BTreeMap;

use diesel::RunQueryDsl;
use diesel::prelude::{ExpressionMethods, QueryDsl};
use diesel::sql_types::{BigInt, Binary};

use crate::schema::partij_identificator;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// Customers who share an identification.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Groep {
    /// The place of the group in the order of all.
    pub plek: i64,
    /// The keyed look-up value that they share.
    pub opzoekwaarde: Vec<u8>,
    /// Their numbers.
    pub partijen: Vec<i64>,
}

/// The numbers of the customers who share a look-up value of one kind, by that value, the longest known first; at most so many
/// values, from where an earlier call ended.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn dubbelen(tx: &mut Tx<'_>, na: i64, hoogstens: i64) -> Result<Vec<Groep>, StoreFout> {
    let vraag = Tekst::van(
        "SELECT min(i.volgnummer), i.opzoekwaarde FROM partij_identificator i WHERE i.partij IS NOT NULL \
         GROUP BY i.opzoekwaarde, i.code_soort_object_id, i.code_register \
         HAVING min(i.partij) <> max(i.partij) AND min(i.volgnummer) > ? ORDER BY 1 LIMIT ?",
        [na.into(), hoogstens.into()],
    )
    .vraag::<(BigInt, Binary)>();
    let groepen: Vec<(i64, Vec<u8>)> = met_verbinding!(tx, |c| vraag.load(c))?;
    let waarden: Vec<Vec<u8>> = groepen.iter().map(|(_, waarde)| waarde.clone()).collect();
    let rijen: Vec<(Vec<u8>, Option<i64>)> = met_verbinding!(tx, |c| partij_identificator::table
        .filter(partij_identificator::opzoekwaarde.eq_any(waarden))
        .filter(partij_identificator::partij.is_not_null())
        .order(partij_identificator::partij)
        .select((partij_identificator::opzoekwaarde, partij_identificator::partij))
        .load(c))?;
    let mut per_waarde: BTreeMap<Vec<u8>, Vec<i64>> = BTreeMap::new();
    for (waarde, partij) in rijen {
        per_waarde.entry(waarde).or_default().extend(partij);
    }
    let groep = |(plek, opzoekwaarde): (i64, Vec<u8>)| {
        let mut partijen = per_waarde.get(&opzoekwaarde).cloned().unwrap_or_default();
        partijen.dedup();
        Groep { plek, opzoekwaarde, partijen }
    };
    Ok(groepen.into_iter().map(groep).collect())
}
