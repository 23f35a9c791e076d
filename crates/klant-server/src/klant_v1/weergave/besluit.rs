//! A decision with its reasons.

use klant_core::{Besluit, Keuze, Oordeel, Profielverwijzing, Reden};
use serde::Serialize;
use utoipa::ToSchema;

use super::datum;
use crate::klant_v1::woorden::OordeelWoord;

/// Een besluit: de uitkomst met haar redenen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Besluit)]
pub(crate) struct BesluitWeergave {
    /// De uitkomst.
    #[schema(value_type = OordeelWoord)]
    uitkomst: &'static str,
    /// De redenen, de doorslaggevende eerst.
    redenen: Vec<RedenWeergave>,
    /// Het interactieprofiel waaronder het besluit is genomen.
    profiel: ProfielverwijzingWeergave,
    /// De dag waarvoor het besluit geldt.
    #[schema(format = Date)]
    peildatum: String,
}

impl BesluitWeergave {
    pub(crate) fn van(besluit: &Besluit<Oordeel>) -> Self {
        Self {
            uitkomst: besluit.uitkomst().woord(),
            redenen: redenen(besluit),
            profiel: ProfielverwijzingWeergave::van(besluit.profiel()),
            peildatum: datum(besluit.peildatum()),
        }
    }
}

/// Een reden van een besluit.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Reden)]
pub(crate) struct RedenWeergave {
    /// Vaste code.
    code: &'static str,
    /// De reden in een zin.
    zin: String,
    /// Waar de reden over gaat; leeg voor het geheel.
    plaats: String,
}

pub(super) fn redenen<U>(besluit: &Besluit<U>) -> Vec<RedenWeergave> {
    besluit.redenen().iter().map(RedenWeergave::van).collect()
}

impl RedenWeergave {
    pub(super) fn van(reden: &Reden) -> Self {
        Self { code: reden.code().code(), zin: reden.zin(), plaats: reden.plaats().to_owned() }
    }
}

/// Een interactieprofiel met zijn versie.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Profielverwijzing)]
pub(crate) struct ProfielverwijzingWeergave {
    /// Code van het profiel.
    pub(super) code: String,
    /// Versie van het profiel.
    pub(super) versie: String,
}

impl ProfielverwijzingWeergave {
    pub(super) fn van(profiel: &Profielverwijzing) -> Self {
        Self { code: profiel.code.to_string(), versie: profiel.versie.clone() }
    }
}
