//! What a customer takes along and brings, and the copy of all that is kept about her.

use clap::Args;
use klant_core::id::PartijId;
use klant_core::profiel::Profielcode;
use klant_core::{Middel, Niveau};

use super::{Invoer, code, kenmerk, woord};

#[derive(Args)]
pub(crate) struct NeemMee {
    /// De uuid van de klant
    #[arg(value_name = "UUID", value_parser = kenmerk::<PartijId>)]
    pub(crate) klant: PartijId,
    /// Ook haar identificaties, als zij daarom vraagt
    #[arg(long)]
    pub(crate) met_identificaties: bool,
    /// Een pagina om te lezen en af te drukken, in plaats van het document voor een ander register
    #[arg(long)]
    pub(crate) html: bool,
}

#[derive(Args)]
pub(crate) struct NeemOver {
    #[command(flatten)]
    pub(crate) invoer: Invoer,
    /// Vertel alleen wat er zou gebeuren
    #[arg(long)]
    pub(crate) proef: bool,
    /// De uuid van de klant die het hier al is (standaard wordt zij geregistreerd)
    #[arg(long, value_name = "UUID", value_parser = kenmerk::<PartijId>)]
    pub(crate) klant: Option<PartijId>,
    /// Het interactieprofiel waaronder wordt getoetst (standaard algemeen)
    #[arg(long, value_name = "CODE", value_parser = code::<Profielcode>)]
    pub(crate) profiel: Option<Profielcode>,
    /// Waarmee hier is vastgesteld wie zij is, zoals identiteitsbewijs; zonder worden identificaties niet overgenomen
    #[arg(long, value_name = "WOORD", value_parser = woord::<Middel>, requires = "niveau")]
    pub(crate) middel: Option<Middel>,
    /// Hoe zeker dat is: geen, controlevragen, laag, substantieel of hoog
    #[arg(long, value_name = "NIVEAU", value_parser = woord::<Niveau>, requires = "middel")]
    pub(crate) niveau: Option<Niveau>,
}

#[derive(Args)]
pub(crate) struct Uitdraai {
    /// De uuid van de klant
    #[arg(value_name = "UUID", value_parser = kenmerk::<PartijId>)]
    pub(crate) klant: PartijId,
    /// Een pagina om te lezen en af te drukken, in plaats van JSON
    #[arg(long)]
    pub(crate) html: bool,
}

#[derive(Args)]
pub(crate) struct Dubbelen {
    /// Hoeveel identificaties hoogstens worden bekeken, van 1 tot en met 250 (standaard 100)
    #[arg(long, value_name = "AANTAL", default_value_t = 100, value_parser = clap::value_parser!(u8).range(1..=250))]
    pub(crate) hoogstens: u8,
    /// Waar een vorige lijst ophield, uit haar uitvoer
    #[arg(long, value_name = "PLAATS", default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..))]
    pub(crate) na: i64,
}
