//! The commands of erasure, and of what keeps something.

use clap::{Args, Subcommand};
use klant_core::id::{BewaarplichtId, DigitaalAdresId, KlantcontactId, PartijId};
use klant_core::{Bewaarmaanden, Element, GeenBewaarmaanden};
use klant_register::Bewaartermijnen;
use time::Date;

use super::{datum, kenmerk, naam, woord};

/// What is to go.
#[derive(Args)]
pub(crate) struct Wis {
    /// De uuid van de klant
    #[arg(value_name = "UUID", value_parser = kenmerk::<PartijId>)]
    pub(crate) klant: PartijId,
    /// Alles, en daarna de klant zelf
    #[arg(long, conflicts_with_all = ["element", "digitaal_adres", "klantcontacten"])]
    pub(crate) alles: bool,
    /// Alle waarden van dit gegeven, zoals emailadres; mag vaker
    #[arg(long, value_name = "WOORD", value_parser = woord::<Element>)]
    pub(crate) element: Vec<Element>,
    /// Het digitale adres met deze uuid; mag vaker
    #[arg(long, value_name = "UUID", value_parser = kenmerk::<DigitaalAdresId>)]
    pub(crate) digitaal_adres: Vec<DigitaalAdresId>,
    /// Haar aandeel in klantcontacten
    #[arg(long)]
    pub(crate) klantcontacten: bool,
    /// Voer het plan met dit kenmerk uit; zonder is het een proef
    #[arg(long, value_name = "KENMERK")]
    pub(crate) plan: Option<String>,
}

/// How much is cleared.
#[derive(Args)]
pub(crate) struct Opschonen {
    /// Toon alleen wat er weg zou gaan
    #[arg(long)]
    pub(crate) proef: bool,
    /// Hoeveel verzoeken hoogstens (standaard alle die aan de beurt zijn)
    #[arg(long, value_name = "AANTAL", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) hoogstens: Option<u32>,
    #[command(flatten)]
    pub(crate) termijnen: Termijnen,
}

/// How long the logs are kept.
#[derive(Args)]
pub(crate) struct Termijnen {
    /// Hoeveel maanden het verwerkingenlogboek wordt bewaard (KLANT_LOGBOEK_MAANDEN; standaard blijvend)
    #[arg(long, value_name = "AANTAL", value_parser = maanden)]
    pub(crate) logboek_maanden: Option<Bewaarmaanden>,
    /// Hoeveel maanden het auditlog wordt bewaard (KLANT_AUDITLOG_MAANDEN; standaard blijvend)
    #[arg(long, value_name = "AANTAL", value_parser = maanden)]
    pub(crate) auditlog_maanden: Option<Bewaarmaanden>,
}

impl Termijnen {
    /// These terms, and for those that are not given the set ones.
    pub(crate) fn of(&self, gezet: Bewaartermijnen) -> Bewaartermijnen {
        Bewaartermijnen {
            verwerkingen: self.logboek_maanden.or(gezet.verwerkingen),
            audit: self.auditlog_maanden.or(gezet.audit),
        }
    }
}

fn maanden(tekst: &str) -> Result<Bewaarmaanden, String> {
    tekst.parse().map_err(|fout: GeenBewaarmaanden| fout.to_string())
}

#[derive(Subcommand)]
pub(crate) enum Bewaarplichtopdracht {
    /// Leg vast wat het dossier van een zaak nodig heeft
    Maak(BewaarplichtMaak),
    /// Toon de bewaarplichten van een zaak of een klant
    Lijst {
        /// De zaak, in welke vorm van haar kenmerk ook
        #[arg(long, value_name = "KENMERK", value_parser = naam, required_unless_present = "klant", conflicts_with = "klant")]
        zaak: Option<String>,
        /// De uuid van de klant
        #[arg(long, value_name = "UUID", value_parser = kenmerk::<PartijId>)]
        klant: Option<PartijId>,
    },
    /// Laat een bewaarplicht vervallen
    Vervalt {
        /// De uuid van de bewaarplicht
        #[arg(value_name = "UUID", value_parser = kenmerk::<BewaarplichtId>)]
        uuid: BewaarplichtId,
    },
}

#[derive(Args)]
pub(crate) struct BewaarplichtMaak {
    /// De zaak: haar adres in een Zaken API, of haar kenmerk
    #[arg(long, value_name = "KENMERK", value_parser = naam)]
    pub(crate) zaak: String,
    /// De uuid van de klant van wie gegevens nodig zijn
    #[arg(long, value_name = "UUID", value_parser = kenmerk::<PartijId>, required_unless_present = "klantcontact", requires = "element")]
    pub(crate) klant: Option<PartijId>,
    /// Welk gegeven, zoals correspondentieadres; mag vaker
    #[arg(long, value_name = "WOORD", value_parser = woord::<Element>, requires = "klant")]
    pub(crate) element: Vec<Element>,
    /// De uuid van het klantcontact dat nodig is
    #[arg(long, value_name = "UUID", value_parser = kenmerk::<KlantcontactId>, conflicts_with = "klant")]
    pub(crate) klantcontact: Option<KlantcontactId>,
    /// De laatste dag waarop het nodig is, zoals 2031-12-31 (standaard nog niet bekend)
    #[arg(long, value_name = "DATUM", value_parser = datum)]
    pub(crate) tot: Option<Date>,
    /// Het wordt blijvend bewaard
    #[arg(long, conflicts_with = "tot")]
    pub(crate) blijvend: bool,
}
