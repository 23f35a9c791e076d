//! Which contact follows which. An onderwerpobject with a klantcontact and an earlier one makes the first follow in the
//! interactie of the other; the first link, by order of recording, counts. A link that closes a circle is only a
//! reference. The root of each contact is kept in the same transaction as the links.

use std::collections::HashSet;

use klant_core::profiel::Profielcode;
use klant_store::Tx;
use klant_store::klantinteracties::verloop::{self, Kop};

use super::werk::Werk;
use crate::fout::Fout;
use crate::mutatie::{Mutatie, Rijverwijzing};

impl Werk<'_, '_> {
    /// Finds the roots of these contacts and of all that follow them anew. Where a contact becomes the first of an
    /// interactie that it did not begin, what held for the former one holds on: `kop`.
    pub(crate) fn herleid(&mut self, contacten: Vec<i64>, kop: Option<&Kop>) -> Result<(), Fout> {
        let mut gezien: HashSet<i64> = HashSet::new();
        let mut wacht = contacten;
        while let Some(contact) = wacht.pop() {
            if !gezien.insert(contact) {
                continue;
            }
            let (was, wordt) = (verloop::wortel(self.tx, contact)?, wortel(self.tx, contact)?);
            if was != wordt || wordt == contact {
                let kop = match kop {
                    Some(kop) => Some(kop.clone()),
                    None => verloop::kop(self.tx, was)?,
                };
                self.pas_toe(Mutatie::Wortel { contact, wortel: (wordt != contact).then_some(wordt) })?;
                if wordt == contact && verloop::kop(self.tx, contact)?.is_none() {
                    self.begin_interactie(contact, kop)?;
                }
            }
            wacht.extend(verloop::volgers(self.tx, &[contact])?);
        }
        Ok(())
    }

    fn begin_interactie(&mut self, contact: i64, kop: Option<Kop>) -> Result<(), Fout> {
        let Some(kop) = kop else { return Ok(()) };
        let Ok(profiel) = kop.profiel.parse::<Profielcode>() else { return Ok(()) };
        self.pas_toe(Mutatie::Interactie {
            eerste: Rijverwijzing::Nummer(contact),
            profiel,
            versie: kop.versie,
            reden: kop.reden,
            terugkoppeling: kop.terugkoppeling,
            sluit_na_dagen: kop.sluit_na_dagen.and_then(|dagen| u16::try_from(dagen).ok()),
        })
    }
}

/// The first contact of the chain that a contact ends.
fn wortel(tx: &mut Tx<'_>, contact: i64) -> Result<i64, Fout> {
    // The way up: each contact with the link by which it follows the next.
    let mut weg: Vec<(i64, i64)> = Vec::new();
    let mut hier = contact;
    while let Some((schakel, vorige)) = verloop::schakel(tx, hier)? {
        weg.push((hier, schakel));
        if let Some(begin) = weg.iter().position(|(langs, _)| *langs == vorige) {
            // A circle: its latest link is only a reference, and so the contact that it leaves is the first.
            let kring = weg.get(begin..).unwrap_or_default();
            return Ok(kring.iter().max_by_key(|(_, schakel)| *schakel).map_or(contact, |(langs, _)| *langs));
        }
        hier = vorige;
    }
    Ok(hier)
}
