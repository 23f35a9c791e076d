//! The command tree in Dutch: help, usage, and what is wrong with a command line. No argument is repeated in an error:
//! it may be a number that was given in the wrong place.

use std::error::Error as _;
use std::io::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _, Error, FromArgMatches as _};

use crate::cli::Cli;
use crate::uitkomst::Uitkomst;
use crate::uitvoer;

const SJABLOON: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}";
const SLOT: &str = "Exitcodes: 0 gedaan, 1 niet gevonden, 2 fout, 3 geweigerd door een regel.";

/// Reads the command line. Otherwise: help was shown, or the fault was told.
pub(crate) fn lees() -> Result<Cli, Uitkomst> {
    let gelezen = boom().try_get_matches().and_then(|gevonden| Cli::from_arg_matches(&gevonden));
    gelezen.map_err(|fout| match fout.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that hung up has had enough.
            let _ = write!(std::io::stdout(), "{fout}");
            Uitkomst::Gedaan
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(std::io::stderr(), "{fout}");
            Uitkomst::Fout
        }
        _ => {
            uitvoer::meld(&zin(&fout));
            Uitkomst::Fout
        }
    })
}

/// The whole tree, with its words in Dutch.
pub(crate) fn boom() -> Command {
    let mut boom = vertaal(Cli::command()).after_help(SLOT).arg(
        Arg::new("versie")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help("Toon de versie")
            .help_heading("Opties"),
    );
    boom.build();
    gebruik(&mut boom);
    boom
}

fn vertaal(opdracht: Command) -> Command {
    let hulp = Arg::new("hulp")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help("Toon deze hulp")
        .help_heading("Opties");
    opdracht
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .max_term_width(100)
        .help_template(SJABLOON)
        .subcommand_help_heading("Opdrachten")
        .subcommand_value_name("OPDRACHT")
        .mut_args(|arg| {
            // The words stand in the help itself, in Dutch.
            let met_waarde = arg.get_action().takes_values();
            let arg = arg.hide_default_value(met_waarde).hide_possible_values(met_waarde);
            match arg.get_help_heading() {
                Some(_) => arg,
                None if arg.is_positional() => arg.help_heading("Argumenten"),
                None => arg.help_heading("Opties"),
            }
        })
        .arg(hulp)
        .mut_subcommands(vertaal)
}

/// The one word in the line of usage that clap does not let go of otherwise.
fn gebruik(opdracht: &mut Command) {
    let regel = opdracht.render_usage().to_string();
    let regel = regel.trim_start_matches("Usage: ").replace("[OPTIONS]", "[OPTIES]");
    *opdracht = opdracht.clone().override_usage(regel);
    opdracht.get_subcommands_mut().for_each(gebruik);
}

fn zin(fout: &Error) -> String {
    let optie = naam_van(fout).map_or_else(|| "een argument".to_owned(), |naam| format!("`{naam}`"));
    let hulp = format!("zie `{} --help`", opdracht_van(fout));
    match fout.kind() {
        ErrorKind::UnknownArgument => format!("{optie} past hier niet; {hulp}"),
        ErrorKind::InvalidSubcommand => format!("deze opdracht bestaat niet; {hulp}"),
        ErrorKind::MissingSubcommand => format!("hier hoort nog een opdracht; {hulp}"),
        ErrorKind::MissingRequiredArgument => format!("{optie} ontbreekt; {hulp}"),
        ErrorKind::ArgumentConflict => {
            format!("{optie} staat er dubbel, of past niet bij een ander argument")
        }
        ErrorKind::InvalidUtf8 => "een argument is geen tekst in UTF-8".to_owned(),
        ErrorKind::ValueValidation => match fout.source() {
            Some(reden) => format!("{optie}: {reden}"),
            None => format!("{optie} heeft geen geldige waarde"),
        },
        ErrorKind::InvalidValue => match fout.get(ContextKind::ValidValue) {
            Some(ContextValue::Strings(woorden)) if !woorden.is_empty() => {
                format!("{optie}: kies uit {}", woorden.join(", "))
            }
            _ => format!("{optie} heeft geen waarde"),
        },
        _ => format!("zo is deze opdracht niet te gebruiken; {hulp}"),
    }
}

/// The command that a fault is about, such as `klant token intrek`: what its line of usage begins with.
fn opdracht_van(fout: &Error) -> String {
    let gebruik = match fout.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(regel)) => regel.to_string(),
        _ => String::new(),
    };
    let woorden = gebruik.trim_start_matches("Usage:").split_whitespace();
    let namen: Vec<&str> = woorden.take_while(|woord| !woord.starts_with(['<', '[', '-'])).collect();
    if namen.is_empty() { "klant".to_owned() } else { namen.join(" ") }
}

/// The option or argument that a fault is about, by its name in the help; nothing that someone typed as a value.
fn naam_van(fout: &Error) -> Option<String> {
    let naam = match fout.get(ContextKind::InvalidArg)? {
        ContextValue::String(naam) => naam.clone(),
        ContextValue::Strings(namen) => namen.join(", "),
        _ => return None,
    };
    let bekend = naam.starts_with(['-', '<', '[']);
    // `--optie=waarde` and a cluster such as `-x9999` hold what was typed.
    let zonder_waarde = naam.split('=').next().unwrap_or_default();
    let kort = !zonder_waarde.starts_with("--") && zonder_waarde.starts_with('-');
    bekend.then(|| zonder_waarde.chars().take(if kort { 2 } else { 40 }).collect())
}
