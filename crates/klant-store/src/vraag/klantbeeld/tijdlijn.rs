//! Her contacts, latest first, page by page.

use diesel::prelude::{QueryDsl, RunQueryDsl, SelectableHelper};
use diesel::sql_types::{BigInt, Nullable, Text};
use klant_core::Klantcontact;
use klant_core::id::{InteractieId, KlantcontactId};
use time::OffsetDateTime;

use super::Keus;
use crate::lijst::een_van;
use crate::rij::Klantcontactrij;
use crate::schema::klantcontact;
use crate::tx::met_verbinding;
use crate::vraag::{actor, interactie};
use crate::waarde::UuidSql;
use crate::{DbUuid, StoreFout, Tx};

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
        .filter(een_van(klantcontact::volgnummer, nummers))
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
