//! Registered applications and the hashes of their tokens.

use diesel::prelude::{
    ExpressionMethods, Insertable, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};
use uuid::Uuid;

use crate::schema::toepassing;
use crate::tx::met_verbinding;
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// The columns of a registered application.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = toepassing)]
pub struct Toepassingkolommen {
    /// Its identity.
    pub uuid: DbUuid,
    /// Its name.
    pub naam: String,
    /// SHA-256 of its token.
    pub tokenhash: Vec<u8>,
    /// Its default purpose.
    pub doel: String,
    /// The level at which it establishes identities.
    pub niveau: String,
    /// Whether it may record identifying data.
    pub mag_identificeren: bool,
    /// Whether the rules refuse or report its writes on the wire.
    pub strengheid: String,
    /// Whether it sees identifiers of other registers on the wire.
    pub vreemde_registers: bool,
    /// The profile of what it records on the wire.
    pub profiel: Option<String>,
    /// By which marks another profile is chosen, as JSON.
    pub profielkeuzes: Option<String>,
    /// The codes of its machtigingen, with spaces between them.
    pub machtigingen: Option<String>,
    /// Its department.
    pub afdeling: Option<String>,
    /// When it was registered.
    pub aangemaakt_op: DbTijd,
    /// When its token ends.
    pub vervalt_op: Option<DbTijd>,
    /// When its token was withdrawn.
    pub ingetrokken_op: Option<DbTijd>,
}

/// Every registered application, in order of registration.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn lijst(tx: &mut Tx<'_>) -> Result<Vec<Toepassingkolommen>, StoreFout> {
    Ok(met_verbinding!(tx, |c| toepassing::table
        .order(toepassing::volgnummer)
        .select(Toepassingkolommen::as_select())
        .load(c))?)
}

/// Registers an application.
///
/// # Errors
/// [`StoreFout::Uniek`] when the name or the token is taken.
pub fn voeg_toe(tx: &mut Tx<'_>, kolommen: &Toepassingkolommen) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::insert_into(toepassing::table).values(kolommen).execute(c))?;
    Ok(())
}

/// Withdraws the token of an application; answers which one had a token that stood.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn trek_in(tx: &mut Tx<'_>, naam: &str, op: DbTijd) -> Result<Option<Uuid>, StoreFout> {
    let geraakt: Option<DbUuid> = met_verbinding!(tx, |c| diesel::update(
        toepassing::table.filter(toepassing::naam.eq(naam)).filter(toepassing::ingetrokken_op.is_null())
    )
    .set(toepassing::ingetrokken_op.eq(Some(op)))
    .returning(toepassing::uuid)
    .get_result(c)
    .optional())?;
    Ok(geraakt.map(Into::into))
}
