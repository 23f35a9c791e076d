//! Interne taken: work that follows from a contact.

use std::collections::HashMap;

use klant_core::{Keuze, Taakstatus};
use klant_store::klantinteracties::internetaak::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke, nummerreeks};
use klant_store::{DbTijd, DbUuid, StoreFout, Tx};
use time::OffsetDateTime;
use uuid::Uuid;

use super::gevuld;
use crate::fout::Fout;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;
use crate::mutatie::Mutatie;

/// What a client gives of a taak.
#[derive(Clone, Default)]
pub struct Opgave {
    /// The contact that it follows from.
    pub klantcontact: Option<Uuid>,
    /// A number that is only hers; `Some(None)` is none.
    pub nummer: Option<Option<String>>,
    /// Another such number.
    pub referentienummer: Option<Option<String>>,
    /// What is asked.
    pub gevraagde_handeling: Option<String>,
    /// More about it.
    pub toelichting: Option<String>,
    /// Its state.
    pub status: Option<Taakstatus>,
    /// When it was done; `Some(None)` leaves that to the register.
    pub afgehandeld_op: Option<Option<OffsetDateTime>>,
    /// To whom it is assigned: one actor, the older way to say it.
    pub actor: Option<Uuid>,
    /// To whom it is assigned, in order.
    pub actoren: Option<Vec<Uuid>>,
}

/// The use cases of interne taken.
pub struct InterneTaak;

impl Soort for InterneTaak {
    const TABEL: Tabel = Tabel::InterneTaak;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.kolommen.uuid.0
    }

    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        _: &Uitklap,
        kijk: &Kijk,
    ) -> Result<HashMap<i64, Beeld>, StoreFout> {
        rij::beelden(tx, welke, kijk)
    }

    fn betreft(beeld: &Beeld, wie: &mut Betrokkenen) {
        wie.klantcontact_met_nummer(beeld.kolommen.klantcontact);
    }

    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Opgave) -> Result<Kolommen, Fout> {
        let contact = Veldbezwaar::vereis("aanleidinggevendKlantcontact", opgave.klantcontact)?;
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            klantcontact: werk.nummer(Tabel::Klantcontact, contact)?,
            nummer: werk.nieuw_nummer(opgave.nummer.as_ref(), nummerreeks::INTERNE_TAAK)?,
            referentienummer: None,
            gevraagde_handeling: String::new(),
            toelichting: None,
            status: Taakstatus::TeVerwerken.woord().to_owned(),
            toegewezen_op: werk.context.nu.into(),
            afgehandeld_op: None,
        })
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        let actoren = actoren(opgave, werk.heel)?;
        let was = nummer.map(|_| kolommen.klantcontact);
        if let Some(contact) = opgave.klantcontact {
            kolommen.klantcontact = werk.nummer(Tabel::Klantcontact, contact)?;
        }
        if let (Some(_), Some(tekst)) = (nummer, &opgave.nummer) {
            kolommen.nummer.clone_from(tekst);
        }
        if let Some(tekst) = &opgave.referentienummer {
            kolommen.referentienummer.clone_from(tekst);
        }
        if let Some(handeling) = &opgave.gevraagde_handeling {
            kolommen.gevraagde_handeling.clone_from(handeling);
        }
        if let Some(toelichting) = &opgave.toelichting {
            kolommen.toelichting = gevuld(toelichting);
        }
        zet_status(&mut kolommen, opgave, werk.context.nu)?;
        if was != Some(kolommen.klantcontact) {
            werk.meld_gesloten(kolommen.klantcontact, "aanleidinggevendKlantcontact")?;
        }
        let taak = werk.bewaar(nummer, kolommen)?;
        if let Some(uuids) = actoren {
            let mut actoren = Vec::new();
            for uuid in uuids {
                let actor = werk.nummer(Tabel::Actor, uuid)?;
                if !actoren.contains(&actor) {
                    actoren.push(actor);
                }
            }
            werk.pas_toe(Mutatie::WijsToe { taak, actoren })?;
        }
        Ok(taak)
    }
}

/// To whom it is to be assigned, said in one of the two ways; none leaves it as it is.
fn actoren(opgave: &Opgave, heel: bool) -> Result<Option<Vec<Uuid>>, Fout> {
    let reden = match (opgave.actor, &opgave.actoren) {
        (Some(actor), None) => return Ok(Some(vec![actor])),
        (None, Some(actoren)) => return Ok(Some(actoren.clone())),
        (None, None) if !heel => return Ok(None),
        (None, None) => {
            "`toegewezen_aan_actor` of `toegewezen_aan_actoren` is required (mag niet beiden gebruiken)."
        }
        (Some(_), Some(_)) => {
            "`toegewezen_aan_actor` en `toegewezen_aan_actoren` mag niet beiden gebruikt worden."
        }
    };
    Err(Fout::Velden(vec![Veldbezwaar::ongeldig("nonFieldErrors", reden)]))
}

/// Sets the state, and with it when it was done: what is done has a time, what is not has none.
fn zet_status(kolommen: &mut Kolommen, opgave: &Opgave, nu: OffsetDateTime) -> Result<(), Fout> {
    if let Some(status) = opgave.status {
        status.woord().clone_into(&mut kolommen.status);
    }
    let verwerkt = kolommen.status == Taakstatus::Verwerkt.woord();
    if !verwerkt && opgave.afgehandeld_op.flatten().is_some() {
        let reden =
            "De Internetaak kan geen afgehandeld op datum bevatten als de status niet op 'verwerkt' staat.";
        weiger(vec![Veldbezwaar::ongeldig("afgehandeldOp", reden)])?;
    }
    if let Some(op) = opgave.afgehandeld_op {
        kolommen.afgehandeld_op = op.map(DbTijd::van);
    }
    kolommen.afgehandeld_op = match kolommen.afgehandeld_op {
        _ if !verwerkt => None,
        None => Some(nu.into()),
        op => op,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const NU: OffsetDateTime = datetime!(2026-11-24 10:00 UTC);
    const EERDER: OffsetDateTime = datetime!(2026-11-20 10:00 UTC);

    fn na(status: Taakstatus, was: Option<OffsetDateTime>, opgave: &Opgave) -> Option<OffsetDateTime> {
        let mut kolommen = Kolommen {
            uuid: DbUuid(Uuid::nil()),
            versie: 1,
            klantcontact: 1,
            nummer: None,
            referentienummer: None,
            gevraagde_handeling: "terugbellen".to_owned(),
            toelichting: None,
            status: status.woord().to_owned(),
            toegewezen_op: EERDER.into(),
            afgehandeld_op: was.map(DbTijd::van),
        };
        zet_status(&mut kolommen, opgave, NU).expect("nothing against it");
        kolommen.afgehandeld_op.map(|op| op.0)
    }

    #[test]
    fn wat_verwerkt_is_heeft_een_tijd_en_wat_dat_niet_is_niet() {
        let zet = |status| Opgave { status: Some(status), ..Opgave::default() };
        let op = |op| Opgave { afgehandeld_op: Some(op), ..Opgave::default() };
        assert_eq!(na(Taakstatus::TeVerwerken, None, &zet(Taakstatus::Verwerkt)), Some(NU));
        assert_eq!(na(Taakstatus::Verwerkt, Some(EERDER), &zet(Taakstatus::Verwerkt)), Some(EERDER));
        assert_eq!(na(Taakstatus::Verwerkt, Some(EERDER), &zet(Taakstatus::TeVerwerken)), None);
        assert_eq!(na(Taakstatus::Verwerkt, Some(NU), &op(Some(EERDER))), Some(EERDER));
        assert_eq!(na(Taakstatus::Verwerkt, Some(EERDER), &op(None)), Some(NU));
    }

    #[test]
    fn een_hele_taak_noemt_haar_actoren_op_precies_een_manier() {
        let (een, twee) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let opgave = |actor, actoren| Opgave { actor, actoren, ..Opgave::default() };
        assert_eq!(actoren(&opgave(Some(een), None), true).ok(), Some(Some(vec![een])));
        assert_eq!(actoren(&opgave(None, Some(vec![twee, een])), true).ok(), Some(Some(vec![twee, een])));
        assert_eq!(actoren(&opgave(None, None), false).ok(), Some(None));
        assert!(actoren(&opgave(None, None), true).is_err());
        assert!(actoren(&opgave(Some(een), Some(vec![een])), false).is_err());
    }
}
