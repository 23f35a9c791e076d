//! The commands of the auditlog.

use clap::{Args, Subcommand};
use klant_register::Zegelkop;
use time::OffsetDateTime;
use uuid::Uuid;

use super::{kenmerk, moment, naam};

#[derive(Subcommand)]
pub(crate) enum Audit {
    /// Toon wat er is gewijzigd, het nieuwste eerst
    Lijst(Auditlijst),
    /// Controleer of het auditlog nog is zoals het werd verzegeld; anders is de exitcode 3
    Controleer {
        /// Een kop die elders is bewaard, NUMMER:HASH; mag vaker, en komt naast die in het zegelbestand
        #[arg(long, value_name = "KOP", value_parser = kop)]
        kop: Vec<Zegelkop>,
    },
    /// Verzegel wat nog niet is verzegeld; een draaiende server doet dat vanzelf
    Verzegel,
}

/// Which rows of the auditlog.
#[derive(Args)]
pub(crate) struct Auditlijst {
    /// Vanaf dit tijdstip, zoals 2027-01-31T12:00:00+01:00
    #[arg(long, value_name = "TIJDSTIP", value_parser = moment)]
    pub(crate) sinds: Option<OffsetDateTime>,
    /// Tot dit tijdstip
    #[arg(long, value_name = "TIJDSTIP", value_parser = moment)]
    pub(crate) tot: Option<OffsetDateTime>,
    /// Over het gegeven met deze uuid
    #[arg(long, value_name = "UUID", value_parser = kenmerk::<Uuid>)]
    pub(crate) uuid: Option<Uuid>,
    /// Door de toepassing, medewerker of beheerder met deze naam
    #[arg(long, value_name = "NAAM", value_parser = naam)]
    pub(crate) wie: Option<String>,
    /// Hoeveel hoogstens (standaard 100)
    #[arg(long, value_name = "AANTAL", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) hoogstens: u32,
}

fn kop(tekst: &str) -> Result<Zegelkop, String> {
    tekst.parse().map_err(|_| "schrijf een kop als NUMMER:HASH, met 64 hexadecimale tekens".to_owned())
}
