//! Reading what a klantbeeld shows of the contacts of one customer, in a fixed number of statements whatever their number.
//!
//! Everything goes from her to her contacts by one index; none of it reads the contacts of others, or skips rows.

use diesel::prelude::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use klant_core::id::{InteractieId, KlantcontactId};
use klant_core::profiel::Profielcode;
use klant_core::{Keuze, Klantcontact, Objectidentificator, Rol, Taakstatus};
use time::OffsetDateTime;

use super::{actor, interactie};
use crate::rij::Klantcontactrij;
use crate::schema::klantcontact;
use crate::tekstvraag::Tekst;
use crate::tx::met_verbinding;
use crate::waarde::{TijdSql, UuidSql};
use crate::{DbTijd, DbUuid, StoreFout, Tx};

/// Contacts of one customer that are alike for the rules, with their number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contactgroep {
    /// Whether she had them in the capacity that is asked for.
    pub in_hoedanigheid: bool,
    /// The profile of their interactie.
    pub profiel: Option<Profielcode>,
    /// After how many days without open task that interactie counts as closed.
    pub sluit_na_dagen: Option<u16>,
    /// Whether they are confidential.
    pub vertrouwelijk: bool,
    /// The department that recorded them.
    pub afdeling: Option<String>,
    /// How many.
    pub aantal: u64,
}

/// Every contact of a customer, counted by what the rules ask of it.
///
/// # Errors
/// [`StoreFout::Stuk`] when a column no longer parses, [`StoreFout`] when the database fails.
pub fn groepen(tx: &mut Tx<'_>, partij: i64, hoedanigheid: Rol) -> Result<Vec<Contactgroep>, StoreFout> {
    type Rij = (i64, Option<String>, Option<i64>, bool, Option<String>, i64);
    let vraag = Tekst::van(
        "SELECT b.zo, i.profiel_code, CAST(i.sluit_na_dagen AS BIGINT), k.vertrouwelijk, k.afdeling, count(*) \
         FROM (SELECT klantcontact, CAST(max(CASE WHEN rol = ? THEN 1 ELSE 0 END) AS BIGINT) AS zo \
         FROM betrokkene WHERE partij = ? GROUP BY klantcontact) b \
         JOIN klantcontact k ON k.volgnummer = b.klantcontact \
         LEFT JOIN interactie i ON i.klantcontact = coalesce(k.wortel, k.volgnummer) \
         GROUP BY b.zo, i.profiel_code, i.sluit_na_dagen, k.vertrouwelijk, k.afdeling",
        [hoedanigheid.woord().into(), partij.into()],
    )
    .vraag::<(BigInt, Nullable<Text>, Nullable<BigInt>, Bool, Nullable<Text>, BigInt)>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    let stuk = |kolom| StoreFout::Stuk { tabel: "interactie", kolom, rij: partij };
    rijen
        .into_iter()
        .map(|(zo, profiel, dagen, vertrouwelijk, afdeling, aantal)| {
            Ok(Contactgroep {
                in_hoedanigheid: zo == 1,
                profiel: profiel.map(|code| code.parse()).transpose().map_err(|_| stuk("profiel_code"))?,
                sluit_na_dagen: dagen.map(u16::try_from).transpose().map_err(|_| stuk("sluit_na_dagen"))?,
                vertrouwelijk,
                afdeling,
                aantal: u64::try_from(aantal).unwrap_or_default(),
            })
        })
        .collect()
}

/// The contacts of a customer that a klantbeeld shows.
#[derive(Clone, Debug)]
pub struct Keus {
    /// Her number.
    pub partij: i64,
    /// The capacity in which she had them.
    pub hoedanigheid: Rol,
    /// The profiles that are in reach; none when all are.
    pub profielen: Option<Vec<Profielcode>>,
    /// The departments whose confidential contacts show what they were about; none when all do.
    pub vertrouwelijk_van: Option<Vec<String>>,
}

impl Keus {
    /// Begins with her contacts, as the table `zij`.
    fn zij(&self) -> Tekst {
        Tekst::van(
            "WITH zij AS MATERIALIZED \
             (SELECT DISTINCT klantcontact FROM betrokkene WHERE partij = ? AND rol = ?) ",
            [self.partij.into(), self.hoedanigheid.woord().into()],
        )
    }

    /// Only interacties in reach.
    fn in_bereik(&self, tekst: &mut Tekst) {
        if let Some(profielen) = &self.profielen {
            tekst.en(" AND i.profiel_code", []);
            een_van(tekst, profielen.iter().map(|code| code.als_tekst()));
        }
    }

    /// Only contacts of which may be known what they were about.
    fn leesbaar(&self, tekst: &mut Tekst) {
        if let Some(afdelingen) = &self.vertrouwelijk_van {
            tekst.en(" AND (NOT k.vertrouwelijk OR k.afdeling", []);
            een_van(tekst, afdelingen.iter().map(String::as_str));
            tekst.en(")", []);
        }
    }
}

/// Adds "is one of these texts", to follow the name of a column.
fn een_van<'a>(tekst: &mut Tekst, waarden: impl Iterator<Item = &'a str>) {
    // An empty text is no code and no department: the list is never empty, and matches nothing more.
    tekst.en(" IN (''", []);
    for waarde in waarden {
        tekst.en(", ?", [waarde.into()]);
    }
    tekst.en(")", []);
}

/// A contact of the timeline, with what only the store knows of it.
#[derive(Debug)]
pub struct Contact {
    /// Its number: with its moment the place in the timeline.
    pub volgnummer: i64,
    /// The contact with what it was about and who took part for the municipality.
    pub contact: Klantcontact,
    /// Its interactie.
    pub interactie: Option<InteractieId>,
    /// The profile of that.
    pub profiel: Option<String>,
}

/// Her contacts before a place in the timeline, newest first.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn tijdlijn(
    tx: &mut Tx<'_>,
    keus: &Keus,
    voor: Option<(OffsetDateTime, i64)>,
    aantal: i64,
) -> Result<Vec<Contact>, StoreFout> {
    type Rij = (i64, Option<DbUuid>, Option<String>);
    let mut tekst = keus.zij();
    tekst.en(
        "SELECT k.volgnummer, w.uuid, i.profiel_code FROM zij \
         JOIN klantcontact k ON k.volgnummer = zij.klantcontact \
         LEFT JOIN klantcontact w ON w.volgnummer = coalesce(k.wortel, k.volgnummer) \
         LEFT JOIN interactie i ON i.klantcontact = w.volgnummer WHERE 1 = 1",
        [],
    );
    keus.in_bereik(&mut tekst);
    if let Some((op, nummer)) = voor {
        tekst.en(" AND (k.plaatsgevonden_op, k.volgnummer) < (?, ?)", [op.into(), nummer.into()]);
    }
    tekst.en(" ORDER BY k.plaatsgevonden_op DESC, k.volgnummer DESC LIMIT ?", [aantal.into()]);
    let vraag = tekst.vraag::<(BigInt, Nullable<UuidSql>, Nullable<Text>)>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    let nummers: Vec<i64> = rijen.iter().map(|(nummer, ..)| *nummer).collect();
    let mut contacten = contacten(tx, &nummers)?;
    Ok(rijen
        .into_iter()
        .filter_map(|(volgnummer, wortel, profiel)| {
            let plaats = contacten.iter().position(|(nummer, _)| *nummer == volgnummer)?;
            let (_, contact) = contacten.swap_remove(plaats);
            let interactie = wortel.map(|uuid| InteractieId::van(KlantcontactId::nieuw(uuid.0)));
            Some(Contact { volgnummer, contact, interactie, profiel })
        })
        .collect())
}

/// These contacts with what they were about and who took part for the municipality; never with who else took part.
fn contacten(tx: &mut Tx<'_>, nummers: &[i64]) -> Result<Vec<(i64, Klantcontact)>, StoreFout> {
    let rijen: Vec<Klantcontactrij> = met_verbinding!(tx, |c| klantcontact::table
        .filter(klantcontact::volgnummer.eq_any(nummers))
        .select(Klantcontactrij::as_select())
        .load(c))?;
    let mut onderwerpen = interactie::onderwerpen(tx, nummers)?;
    let mut actoren = actor::van_contacten(tx, nummers)?;
    Ok(rijen
        .into_iter()
        .map(|rij| {
            let nummer = rij.volgnummer;
            let mut contact = rij.lees();
            contact.onderwerpobjecten = onderwerpen.remove(&nummer).unwrap_or_default();
            contact.actoren = actoren.remove(&nummer).unwrap_or_default();
            (nummer, contact)
        })
        .collect())
}

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
    tekst.en(TAKEN, []).en(" AND t.status = ?)", [Taakstatus::TeVerwerken.woord().into()]);
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
        [Taakstatus::TeVerwerken.woord().into()],
    );
    keus.in_bereik(&mut tekst);
    tekst.en(" ORDER BY t.volgnummer DESC LIMIT ?", [aantal.into()]);
    let vraag = tekst.vraag::<(BigInt, Bool, Nullable<Text>)>();
    Ok(met_verbinding!(tx, |c| vraag.load(c))?)
}

/// What lies in another register and is referred to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verwezen {
    /// Cases: the subject of a contact.
    Zaak,
    /// Documents: the subject of a contact, or an attachment to it.
    Document,
}

impl Verwezen {
    /// Each kind of object is named in many ways; with case and separators they differ no more.
    const fn bron(self) -> &'static str {
        match self {
            Self::Zaak => {
                "SELECT o.klantcontact, o.object_id, o.code_objecttype, o.code_register, o.code_soort_object_id \
                 FROM zij JOIN onderwerpobject o ON o.klantcontact = zij.klantcontact \
                 WHERE lower(o.code_objecttype) = 'zaak'"
            }
            Self::Document => {
                "SELECT o.klantcontact, o.object_id, o.code_objecttype, o.code_register, o.code_soort_object_id \
                 FROM zij JOIN onderwerpobject o ON o.klantcontact = zij.klantcontact \
                 WHERE lower(o.code_objecttype) IN ('document', 'informatieobject', 'enkelvoudiginformatieobject') \
                 UNION ALL SELECT b.klantcontact, b.object_id, b.code_objecttype, b.code_register, \
                 b.code_soort_object_id FROM zij JOIN bijlage b ON b.klantcontact = zij.klantcontact"
            }
        }
    }
}

/// The objects in other registers that her contacts refer to, latest first; each once.
///
/// # Errors
/// [`StoreFout`] when the database fails.
pub fn verwijzingen(
    tx: &mut Tx<'_>,
    keus: &Keus,
    naar: Verwezen,
    aantal: i64,
) -> Result<Vec<Objectidentificator>, StoreFout> {
    type Rij = (Option<String>, Option<String>, Option<String>, Option<String>);
    let mut tekst = keus.zij();
    tekst.en("SELECT v.object_id, v.code_objecttype, v.code_register, v.code_soort_object_id FROM (", []);
    tekst.en(naar.bron(), []);
    tekst.en(
        ") v JOIN klantcontact k ON k.volgnummer = v.klantcontact \
         LEFT JOIN interactie i ON i.klantcontact = coalesce(k.wortel, k.volgnummer) WHERE v.object_id <> ''",
        [],
    );
    keus.in_bereik(&mut tekst);
    keus.leesbaar(&mut tekst);
    tekst.en(
        " GROUP BY v.object_id, v.code_objecttype, v.code_register, v.code_soort_object_id \
         ORDER BY max(k.volgnummer) DESC, v.object_id LIMIT ?",
        [aantal.into()],
    );
    let vraag = tekst.vraag::<(Nullable<Text>, Nullable<Text>, Nullable<Text>, Nullable<Text>)>();
    let rijen: Vec<Rij> = met_verbinding!(tx, |c| vraag.load(c))?;
    Ok(rijen
        .into_iter()
        .map(|(object_id, objecttype, register, soort)| Objectidentificator {
            object_id: object_id.unwrap_or_default(),
            code_objecttype: objecttype.unwrap_or_default(),
            code_register: register.unwrap_or_default(),
            code_soort_object_id: soort.unwrap_or_default(),
        })
        .collect())
}
