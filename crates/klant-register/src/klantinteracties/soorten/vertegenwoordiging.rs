//! Vertegenwoordigingen: who acts for whom.

use std::collections::HashMap;

use klant_store::klantinteracties::vertegenwoordiging::{self as rij, Beeld, Kolommen};
use klant_store::klantinteracties::{Kijk, Tabel, Uitklap, Welke};
use klant_store::{DbUuid, StoreFout, Tx};
use uuid::Uuid;

use crate::fout::Fout;
use crate::klantinteracties::werk::weiger;
use crate::klantinteracties::{Soort, Veldbezwaar, Werk};
use crate::logboek::Betrokkenen;

/// What a client gives of a vertegenwoordiging.
#[derive(Clone, Default)]
pub struct Opgave {
    /// Who acts.
    pub vertegenwoordigende_partij: Option<Uuid>,
    /// For whom.
    pub vertegenwoordigde_partij: Option<Uuid>,
}

/// The use cases of vertegenwoordigingen.
pub struct Vertegenwoordiging;

impl Soort for Vertegenwoordiging {
    const TABEL: Tabel = Tabel::Vertegenwoordiging;
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
        wie.klant(beeld.vertegenwoordigende_partij);
        wie.klant(beeld.vertegenwoordigde_partij);
    }

    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Opgave) -> Result<Kolommen, Fout> {
        let wie = Veldbezwaar::vereis("vertegenwoordigendePartij", opgave.vertegenwoordigende_partij)?;
        let voor_wie = Veldbezwaar::vereis("vertegenwoordigdePartij", opgave.vertegenwoordigde_partij)?;
        Ok(Kolommen {
            uuid: DbUuid(werk.context.id()),
            versie: 1,
            vertegenwoordigende_partij: werk.nummer(Tabel::Partij, wie)?,
            vertegenwoordigde_partij: werk.nummer(Tabel::Partij, voor_wie)?,
        })
    }

    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        mut kolommen: Kolommen,
        opgave: &Opgave,
    ) -> Result<i64, Fout> {
        if let Some(wie) = opgave.vertegenwoordigende_partij {
            kolommen.vertegenwoordigende_partij = werk.nummer(Tabel::Partij, wie)?;
        }
        if let Some(voor_wie) = opgave.vertegenwoordigde_partij {
            kolommen.vertegenwoordigde_partij = werk.nummer(Tabel::Partij, voor_wie)?;
        }
        let (wie, voor_wie) = (kolommen.vertegenwoordigende_partij, kolommen.vertegenwoordigde_partij);
        let zelfde = rij::van(werk.tx, wie, voor_wie)?;
        if zelfde.is_some() && zelfde != nummer {
            weiger(vec![Veldbezwaar::samen_uniek("vertegenwoordigende_partij, vertegenwoordigde_partij")])?;
        }
        if wie == voor_wie {
            let reden = "De partij kan niet zichzelf vertegenwoordigen.";
            weiger(vec![Veldbezwaar::ongeldig("vertegenwoordigdePartij", reden)])?;
        }
        werk.bewaar(nummer, kolommen)
    }
}
