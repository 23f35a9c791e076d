//! What is still under way: her open interacties, and the tasks that her contacts led to.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use klant_core::id::{InteractieId, KlantcontactId};
use klant_core::{Keuze, Taakstatus};
use time::OffsetDateTime;

use super::Keus;
use crate::tekstvraag::Waarde;
use crate::tx::met_verbinding;
use crate::waarde::{TijdSql, UuidSql};
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// An interactie of hers that is open.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenInteractie {
    /// Its identity.
    pub id: InteractieId,
    /// The code of its profile.
    pub profiel: String,
    /// Whether she wants to be kept informed.
    pub terugkoppeling: bool,
    /// When it began.
    pub begonnen_op: OffsetDateTime,
    /// How many of its contacts were hers.
    pub contacten: i64,
    /// When the last of those was recorded took place.
    pub laatste_op: OffsetDateTime,
    /// What that was about.
    pub onderwerp: String,
    /// Whether that is confidential.
    pub vertrouwelijk: bool,
    /// The department that recorded it.
    pub afdeling: Option<String>,
}

/// Her interacties that are open, latest first. `grenzen` gives for each term in days the moment after which something must
/// have happened: it is that of [`klant_core::regels::sluiten`], asked of the database.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn open_interacties(
    tx: &mut Tx<'_>,
    keus: &Keus,
    grenzen: &[(u16, OffsetDateTime)],
    aantal: i64,
) -> Result<Vec<OpenInteractie>, StoreFout> {
    type Rij = (DbUuid, String, bool, DbTijd, i64, DbTijd, String, bool, Option<String>);
    type Soort = (UuidSql, Text, Bool, TijdSql, BigInt, TijdSql, Text, Bool, Nullable<Text>);
    let mut tekst = keus.zij();
    tekst.en(
        "SELECT w.uuid, i.profiel_code, i.terugkoppeling, w.plaatsgevonden_op, h.aantal, \
         k.plaatsgevonden_op, k.onderwerp, k.vertrouwelijk, k.afdeling \
         FROM (SELECT coalesce(c.wortel, c.volgnummer) AS wortel, max(c.volgnummer) AS laatste, count(*) AS aantal \
         FROM zij JOIN klantcontact c ON c.volgnummer = zij.klantcontact \
         GROUP BY coalesce(c.wortel, c.volgnummer)) h \
         JOIN interactie i ON i.klantcontact = h.wortel JOIN klantcontact w ON w.volgnummer = h.wortel \
         JOIN klantcontact k ON k.volgnummer = h.laatste WHERE i.gesloten_op IS NULL",
        [],
    );
    keus.in_bereik(&mut tekst);
    tekst.en(" AND (i.sluit_na_dagen IS NULL OR EXISTS (", []);
    tekst.en(TAKEN, []).en(" AND t.status = ?)", [Waarde::Woord(Taakstatus::TeVerwerken.woord())]);
    // A term of which no limit is given lies beyond the calendar: it never ends.
    tekst.en(" OR i.sluit_na_dagen NOT IN (-1", []);
    for (dagen, _) in grenzen {
        tekst.en(", ?", [i64::from(*dagen).into()]);
    }
    tekst.en(")", []);
    for (dagen, grens) in grenzen {
        tekst.en(
            " OR (i.sluit_na_dagen = ? AND (EXISTS (SELECT 1 FROM klantcontact c \
             WHERE (c.volgnummer = h.wortel OR c.wortel = h.wortel) AND c.plaatsgevonden_op > ?) OR EXISTS (",
            [i64::from(*dagen).into(), (*grens).into()],
        );
        tekst.en(TAKEN, []).en(" AND t.afgehandeld_op > ?)))", [(*grens).into()]);
    }
    tekst.en(") ORDER BY h.laatste DESC LIMIT ?", [aantal.into()]);
    let vraag = tekst.vraag::<Soort>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen
        .into_iter()
        .map(
            |(
                uuid,
                profiel,
                terugkoppeling,
                begonnen,
                contacten,
                laatste,
                onderwerp,
                vertrouwelijk,
                afdeling,
            )| {
                OpenInteractie {
                    id: InteractieId::van(KlantcontactId::nieuw(uuid.0)),
                    profiel,
                    terugkoppeling,
                    begonnen_op: begonnen.0,
                    contacten,
                    laatste_op: laatste.0,
                    onderwerp,
                    vertrouwelijk,
                    afdeling,
                }
            },
        )
        .collect())
}

/// The tasks of the interactie at hand, to be narrowed.
const TAKEN: &str = "SELECT 1 FROM klantcontact c JOIN interne_taak t ON t.klantcontact = c.volgnummer \
                     WHERE (c.volgnummer = h.wortel OR c.wortel = h.wortel)";

/// The numbers of the tasks that her contacts led to and that are still to be done, newest first; each with whether its
/// contact is confidential, and the department that recorded that.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn open_taken(
    tx: &mut Tx<'_>,
    keus: &Keus,
    aantal: i64,
) -> Result<Vec<(i64, bool, Option<String>)>, StoreFout> {
    let mut tekst = keus.zij();
    tekst.en(
        "SELECT t.volgnummer, k.vertrouwelijk, k.afdeling FROM zij \
         JOIN klantcontact k ON k.volgnummer = zij.klantcontact \
         JOIN interne_taak t ON t.klantcontact = k.volgnummer \
         LEFT JOIN interactie i ON i.klantcontact = coalesce(k.wortel, k.volgnummer) WHERE t.status = ?",
        [Waarde::Woord(Taakstatus::TeVerwerken.woord())],
    );
    keus.in_bereik(&mut tekst);
    tekst.en(" ORDER BY t.volgnummer DESC LIMIT ?", [aantal.into()]);
    let vraag = tekst.vraag::<(BigInt, Bool, Nullable<Text>)>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}
