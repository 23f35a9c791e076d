//! Who acts for whom, with ground, period and scope.

use diesel::prelude::{ExpressionMethods, QueryDsl, RunQueryDsl};
use diesel::sql_types::{BigInt, Bool, Date as DateSql, Integer, Nullable, Text};
use klant_core::id::{PartijId, VertegenwoordigingId};
use klant_core::{Grond, Keuze, Vertegenwoordiging};
use time::Date;
use uuid::Uuid;

use crate::schema::vertegenwoordiging;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::UuidSql;
use crate::{DbUuid, StoreFout, Tx};

/// A vertegenwoordiging as read.
#[derive(Clone, Debug)]
pub struct Gelezen {
    /// Its number.
    pub volgnummer: i64,
    /// Whether one of the two asked for geheimhouding.
    pub geheim: bool,
    /// The vertegenwoordiging.
    pub vertegenwoordiging: Vertegenwoordiging,
}

/// The one with this uuid.
///
/// # Errors
/// [`StoreFout::Stuk`] when a column no longer parses, [`StoreFout`] when the database fails.
pub fn lees(tx: &mut Tx<'_>, id: VertegenwoordigingId) -> Result<Option<Gelezen>, StoreFout> {
    Ok(waar(tx, &Tekst::van("v.uuid = ?", [id.uuid().into()]))?.pop())
}

/// Those in which this partij acts, or is acted for; oldest first.
///
/// # Errors
/// As [`lees`].
pub fn van_partij(tx: &mut Tx<'_>, partij: Uuid) -> Result<Vec<Gelezen>, StoreFout> {
    waar(tx, &Tekst::van("(p.uuid = ? OR q.uuid = ?)", [partij.into(), partij.into()]))
}

/// Those by which one partij acts for any of the others; oldest first.
///
/// # Errors
/// As [`lees`].
pub fn tussen(
    tx: &mut Tx<'_>,
    vertegenwoordigende: PartijId,
    vertegenwoordigden: &[Uuid],
) -> Result<Vec<Gelezen>, StoreFout> {
    let mut tekst = Tekst::van("p.uuid = ? AND q.uuid", [vertegenwoordigende.uuid().into()]);
    tekst.een_van_uuids(vertegenwoordigden);
    waar(tx, &tekst)
}

fn waar(tx: &mut Tx<'_>, voorwaarde: &Tekst) -> Result<Vec<Gelezen>, StoreFout> {
    type Rij =
        (i64, DbUuid, i32, DbUuid, DbUuid, Option<String>, Option<Date>, Option<Date>, Option<String>, bool);
    type Soort = (
        BigInt,
        UuidSql,
        Integer,
        UuidSql,
        UuidSql,
        Nullable<Text>,
        Nullable<DateSql>,
        Nullable<DateSql>,
        Nullable<Text>,
        Bool,
    );
    let mut tekst = Tekst::van(
        "SELECT v.volgnummer, v.uuid, v.versie, p.uuid, q.uuid, v.grond, v.geldig_van, v.geldig_tot, v.omvang, \
         coalesce(p.geheimhouding, ?) OR coalesce(q.geheimhouding, ?) FROM vertegenwoordiging v \
         JOIN partij p ON p.volgnummer = v.vertegenwoordigende_partij \
         JOIN partij q ON q.volgnummer = v.vertegenwoordigde_partij WHERE ",
        [false.into(), false.into()],
    );
    tekst.en_tekst(voorwaarde).en(" ORDER BY v.volgnummer", []);
    let vraag = tekst.vraag::<Soort>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    rijen
        .into_iter()
        .map(|(volgnummer, uuid, versie, wie, voor_wie, grond, geldig_van, geldig_tot, omvang, geheim)| {
            let stuk = || StoreFout::Stuk { tabel: "vertegenwoordiging", kolom: "grond", rij: volgnummer };
            let grond = grond.map(|woord| Grond::van_woord(&woord).ok_or_else(stuk)).transpose()?;
            let vertegenwoordiging = Vertegenwoordiging {
                id: VertegenwoordigingId::nieuw(uuid.0),
                versie,
                vertegenwoordigende: PartijId::nieuw(wie.0),
                vertegenwoordigde: PartijId::nieuw(voor_wie.0),
                grond,
                geldig_van,
                geldig_tot,
                omvang: omvang.unwrap_or_default().split_whitespace().map(str::to_owned).collect(),
            };
            Ok(Gelezen { volgnummer, geheim, vertegenwoordiging })
        })
        .collect()
}

/// Writes a new one, of these two partijen.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn voeg_toe(
    tx: &mut Tx<'_>,
    nieuw: &Vertegenwoordiging,
    vertegenwoordigende: i64,
    vertegenwoordigde: i64,
) -> Result<(), StoreFout> {
    met_verbinding!(tx, |c| diesel::insert_into(vertegenwoordiging::table)
        .values((
            vertegenwoordiging::uuid.eq(DbUuid(nieuw.id.uuid())),
            vertegenwoordiging::versie.eq(nieuw.versie),
            vertegenwoordiging::vertegenwoordigende_partij.eq(vertegenwoordigende),
            vertegenwoordiging::vertegenwoordigde_partij.eq(vertegenwoordigde),
            vertegenwoordiging::grond.eq(nieuw.grond.map(Keuze::woord)),
            vertegenwoordiging::geldig_van.eq(nieuw.geldig_van),
            vertegenwoordiging::geldig_tot.eq(nieuw.geldig_tot),
            vertegenwoordiging::omvang.eq(als_tekst(nieuw)),
        ))
        .execute(c))?;
    Ok(())
}

/// Writes ground, period and scope anew; false when it no longer has the version that was read.
///
/// # Errors
/// [`StoreFout`] when the database refuses the row.
pub fn wijzig(tx: &mut Tx<'_>, was: i32, wordt: &Vertegenwoordiging) -> Result<bool, StoreFout> {
    let rijen = met_verbinding!(tx, |c| diesel::update(
        vertegenwoordiging::table
            .filter(vertegenwoordiging::uuid.eq(DbUuid(wordt.id.uuid())))
            .filter(vertegenwoordiging::versie.eq(was))
    )
    .set((
        vertegenwoordiging::versie.eq(was.saturating_add(1)),
        vertegenwoordiging::grond.eq(wordt.grond.map(Keuze::woord)),
        vertegenwoordiging::geldig_van.eq(wordt.geldig_van),
        vertegenwoordiging::geldig_tot.eq(wordt.geldig_tot),
        vertegenwoordiging::omvang.eq(als_tekst(wordt)),
    ))
    .execute(c))?;
    Ok(rijen == 1)
}

/// The scope as one text; none when it is everything.
fn als_tekst(van: &Vertegenwoordiging) -> Option<String> {
    let woorden: Vec<&str> = van.omvang.iter().map(String::as_str).collect();
    (!woorden.is_empty()).then(|| woorden.join(" "))
}
