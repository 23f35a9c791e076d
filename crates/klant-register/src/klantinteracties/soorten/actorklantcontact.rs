//! Links of actoren to klantcontacten.

use std::collections::HashMap;

use klant_store::klantinteracties::actorklantcontact::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use crate::fout::Fout;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a link.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Who.
    pub actor: Option<Uuid>,
    /// In which contact.
    pub klantcontact: Option<Uuid>,
}

/// The use cases of links of actoren to klantcontacten.
pub struct ActorKlantcontact;

impl Soort for ActorKlantcontact {
    const TABEL: Tabel = Tabel::ActorKlantcontact;
    type Opgave = Opgave;
    type Beeld = Beeld;
    type Kolommen = Kolommen;

    fn uuid(beeld: &Beeld) -> Uuid {
        beeld.uuid
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
        wie.klantcontact(beeld.klantcontact);
    }

    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Opgave) -> Result<Kolommen, Fout> {
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            actor: werk.nummer(Tabel::Actor, Veldbezwaar::vereis("actor", opgave.actor)?)?,
            klantcontact: werk
                .nummer(Tabel::Klantcontact, Veldbezwaar::vereis("klantcontact", opgave.klantcontact)?)?,
        })
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        if let Some(actor) = opgave.actor {
            kolommen.actor = werk.nummer(Tabel::Actor, actor)?;
        }
        if let Some(contact) = opgave.klantcontact {
            kolommen.klantcontact = werk.nummer(Tabel::Klantcontact, contact)?;
        }
        let zelfde = rij::van(werk.tx, kolommen.actor, kolommen.klantcontact)?;
        if zelfde.is_some() && zelfde != nummer {
            weiger(vec![Veldbezwaar::samen_uniek("actor, klantcontact")])?;
        }
        werk.bewaar(nummer, kolommen)
    }
}
