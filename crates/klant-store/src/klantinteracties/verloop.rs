//! Which contact follows which: the links that onderwerpobjecten make, and the interactie that comes of them.

use diesel::RunQueryDsl;
use diesel::prelude::{ExpressionMethods, OptionalExtension, QueryDsl, Queryable};
use diesel::sql_types::BigInt;

use crate::schema::{interactie, klantcontact, onderwerpobject};
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::{StoreFout, Tx};

/// One link: the number of the onderwerpobject, and the earlier contact.
pub type Schakel = (i64, i64);

/// The first link of a contact to an earlier one, by order of recording.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn schakel(tx: &mut Tx<'_>, contact: i64) -> Result<Option<Schakel>, StoreFout> {
    let rij: Option<(i64, Option<i64>)> = met_verbinding!(tx, |c| onderwerpobject::table
        .filter(onderwerpobject::klantcontact.eq(contact))
        .filter(onderwerpobject::was_klantcontact.is_not_null())
        .order(onderwerpobject::volgnummer)
        .select((onderwerpobject::volgnummer, onderwerpobject::was_klantcontact))
        .first(c)
        .optional())?;
    Ok(rij.and_then(|(nummer, was)| was.map(|was| (nummer, was))))
}

/// The contacts that name one of these as an earlier one.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn volgers(tx: &mut Tx<'_>, contacten: &[i64]) -> Result<Vec<i64>, StoreFout> {
    if contacten.is_empty() {
        return Ok(Vec::new());
    }
    let mut tekst = Tekst::van(
        "SELECT DISTINCT klantcontact FROM onderwerpobject WHERE klantcontact IS NOT NULL AND was_klantcontact",
        [],
    );
    tekst.een_van(contacten);
    let vraag = tekst.vraag::<BigInt>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// The first contact of the interactie that a contact is in: itself when it follows none.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn wortel(tx: &mut Tx<'_>, contact: i64) -> Result<i64, StoreFout> {
    let wortel: Option<Option<i64>> = met_verbinding!(tx, |c| klantcontact::table
        .filter(klantcontact::volgnummer.eq(contact))
        .select(klantcontact::wortel)
        .first(c)
        .optional())?;
    Ok(wortel.flatten().unwrap_or(contact))
}

/// Puts a contact in the interactie that begins with another, or in its own.
///
/// # Errors
/// [`StoreFout`] when the database refuses it.
pub fn zet_wortel(tx: &mut Tx<'_>, contact: i64, wortel: Option<i64>) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::update(
        klantcontact::table.filter(klantcontact::volgnummer.eq(contact))
    )
    .set(klantcontact::wortel.eq(wortel))
    .execute(c))?;
    Ok(())
}

/// What holds for an interactie, apart from its contacts.
#[derive(Clone, Queryable)]
pub struct Kop {
    /// The code of its profile.
    pub profiel: String,
    /// The version of its profile when it began.
    pub versie: String,
    /// Why that profile was chosen.
    pub reden: String,
    /// Whether the customer wants to be kept informed.
    pub terugkoppeling: bool,
    /// After how many days without an open task it counts as closed.
    pub sluit_na_dagen: Option<i32>,
}

/// What holds for the interactie that a contact begins; none when it never began one.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn kop(tx: &mut Tx<'_>, contact: i64) -> Result<Option<Kop>, StoreFout> {
    Ok(met_verbinding!(tx, |c| interactie::table
        .filter(interactie::klantcontact.eq(contact))
        .select((
            interactie::profiel_code,
            interactie::profiel_versie,
            interactie::profiel_reden,
            interactie::terugkoppeling,
            interactie::sluit_na_dagen,
        ))
        .first(c)
        .optional())?)
}

/// Gives an interactie another profile, with the reason.
///
/// # Errors
/// [`StoreFout`] when the database refuses it.
pub fn verfijn_profiel(
    tx: &mut Tx<'_>,
    wortel: i64,
    profiel: &str,
    versie: &str,
    reden: &str,
    sluit_na_dagen: Option<i32>,
) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::update(interactie::table.filter(interactie::klantcontact.eq(wortel)))
        .set((
            interactie::profiel_code.eq(profiel),
            interactie::profiel_versie.eq(versie),
            interactie::profiel_reden.eq(reden),
            interactie::sluit_na_dagen.eq(sluit_na_dagen),
            interactie::versie.eq(interactie::versie + 1),
        ))
        .execute(c))?;
    Ok(())
}
