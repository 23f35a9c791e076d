//! The command tree. No option takes personal data: a process list would show it.

mod audit;
mod meenemen;
mod wissen;

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use klant_core::Keuze;
use klant_core::id::{BetrokkeneId, InteractieId, KlantcontactId, PartijId};
use klant_core::profiel::Profielcode;
use klant_core::waarde::Formaatfout;
use klant_core::{Berichtsoort, Doel, Element, Handeling, Kanaalsoort, Niveau, Rol};
use klant_register::{Profielkeuze, Strengheid, Tijdlijnplaats};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

pub(crate) use audit::{Audit, Auditlijst};
pub(crate) use meenemen::{Dubbelen, NeemMee, NeemOver, Uitdraai};
pub(crate) use wissen::{BewaarplichtMaak, Bewaarplichtopdracht, Opschonen, Termijnen, Wis};

/// Het register waarin een gemeente haar klanten en haar contacten met hen bijhoudt.
#[derive(Parser)]
#[command(name = "klant", version)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) algemeen: Algemeen,
    #[command(subcommand)]
    pub(crate) opdracht: Opdracht,
}

/// What every command takes.
#[derive(Args)]
#[command(next_help_heading = "Algemene opties")]
pub(crate) struct Algemeen {
    /// TOML-bestand met instellingen; opties en omgeving gaan voor
    #[arg(long, global = true, value_name = "BESTAND")]
    pub(crate) config: Option<PathBuf>,
    /// De database: sqlite:PAD of postgres://… (KLANT_DATABASE; standaard sqlite:klant.db)
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Map met interactieprofielen (KLANT_PROFIELEN; standaard alleen het ingebouwde profiel)
    #[arg(long, global = true, value_name = "MAP")]
    pub(crate) profielen: Option<PathBuf>,
    /// Map met machtigingen (KLANT_MACHTIGINGEN; standaard alleen de ingebouwde)
    #[arg(long, global = true, value_name = "MAP")]
    pub(crate) machtigingen: Option<PathBuf>,
    /// Bestand met de sleutels (KLANT_SLEUTELBESTAND; standaard PAD.sleutel of klant.sleutel)
    #[arg(long, global = true, value_name = "BESTAND")]
    pub(crate) sleutelbestand: Option<PathBuf>,
    /// TOML-bestand dat zegt hoe de BRP te bereiken is (KLANT_BRP; standaard geen BRP)
    #[arg(long, global = true, value_name = "BESTAND")]
    pub(crate) brp: Option<PathBuf>,
    /// In plaats daarvan een JSON-bestand met adressen, om mee te proberen (KLANT_BRP_BESTAND)
    #[arg(long, global = true, value_name = "BESTAND")]
    pub(crate) brp_bestand: Option<PathBuf>,
    /// TOML-bestand dat zegt welke zaaksystemen te vragen zijn (KLANT_ZAKEN; standaard geen)
    #[arg(long, global = true, value_name = "BESTAND")]
    pub(crate) zaken: Option<PathBuf>,
    /// In plaats daarvan een JSON-bestand met zaken, om mee te proberen (KLANT_ZAKEN_BESTAND)
    #[arg(long, global = true, value_name = "BESTAND")]
    pub(crate) zaken_bestand: Option<PathBuf>,
    /// JSON-bestand met adressen die klanten zelf bewaren, om mee te proberen (KLANT_KLANTBRON_BESTAND)
    #[arg(long, global = true, value_name = "BESTAND")]
    pub(crate) klantbron_bestand: Option<PathBuf>,
    /// De naam van de beheerder die dit doet (standaard de gebruiker van het systeem)
    #[arg(long, global = true, value_name = "NAAM")]
    pub(crate) als: Option<String>,
    /// Het doel waarvoor dit gebeurt; bij `token maak` het doel van de toepassing (standaard niet-bepaald)
    #[arg(long, global = true, value_name = "CODE", value_parser = code::<Doel>)]
    pub(crate) doel: Option<Doel>,
    /// De uitvoer: tabel voor mensen, json voor programma's (standaard tabel)
    #[arg(long, global = true, value_name = "VORM", value_enum, default_value_t = Vorm::Tabel)]
    pub(crate) output: Vorm,
    /// Toon identificerende nummers voluit in tabellen
    #[arg(long, global = true)]
    pub(crate) toon_nummers: bool,
}

/// The form of the output.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Vorm {
    /// Voor mensen
    Tabel,
    /// Voor scripts, in de vorm van de API
    Json,
}

#[derive(Subcommand)]
pub(crate) enum Opdracht {
    /// Start de server
    Serve(Serve),
    /// Werk het schema van de database bij
    Migrate,
    /// Beheer de tokens van toepassingen
    #[command(subcommand)]
    Token(Token),
    /// Toon en vernieuw de sleutels waaronder identificerende nummers versleuteld staan
    #[command(subcommand)]
    Sleutel(Sleutel),
    /// Toon en herhaal notificaties die niet aankwamen, en registreer de kanalen
    #[command(subcommand)]
    Notificatie(Notificatie),
    /// Toon, controleer en verzegel het auditlog: wie wijzigde wat
    #[command(subcommand)]
    Audit(Audit),
    /// Controleer en toon interactieprofielen
    #[command(subcommand)]
    Profiel(Profiel),
    /// Controleer en toon machtigingen: wie mag wat, met welke gegevens en waarvoor
    #[command(subcommand)]
    Machtiging(Machtiging),
    /// Toon welke gegevens waarvoor worden verwerkt, voor het verwerkingsregister
    Verantwoord(Verantwoord),
    /// Toets of dit mag worden vastgelegd; er wordt niets bewaard
    Toets(Invoer),
    /// Leg een interactie vast, of met --klant een klant
    Registreer(Registreer),
    /// Toon een klant
    Toon {
        /// De uuid van de klant
        #[arg(value_name = "UUID", value_parser = kenmerk::<PartijId>)]
        uuid: PartijId,
    },
    /// Zoek klanten op een identificatie, e-mailadres, telefoonnummer of achternaam met postcode, gelezen als JSON
    Zoek(Invoer),
    /// Toon alles van een klant wat mag worden getoond, ertoe doet en nodig is
    Klantbeeld(Klantbeeld),
    /// Wis wat een klant betreft, voor zover geen zaak het nodig heeft; eerst een plan, dan precies dat plan
    Wis(Wis),
    /// Wis wat moest wachten en nu aan de beurt is, ook van de logboeken; een draaiende server doet dat vanzelf
    Opschonen(Opschonen),
    /// Leg vast wat dossiers van zaken nodig hebben, en tot wanneer
    #[command(subcommand)]
    Bewaarplicht(Bewaarplichtopdracht),
    /// Druk af wat een klant meeneemt naar een ander register: alles wat zij heeft opgegeven
    NeemMee(NeemMee),
    /// Neem over wat een klant meebrengt uit een ander register
    NeemOver(NeemOver),
    /// Druk alles af wat over een klant wordt bewaard (AVG artikel 15)
    Uitdraai(Uitdraai),
    /// Toon klanten die een identificatie delen
    Dubbelen(Dubbelen),
    /// Toon interacties, vul ze aan of sluit ze
    #[command(subcommand)]
    Interactie(Interactie),
    /// Bepaal waar deze klant over deze interactie mag worden bereikt, en waarom daar
    Bepaal(Bepaal),
    /// Zoek in het verwerkingenlogboek, voer het uit of ruim het op
    #[command(subcommand)]
    Logboek(Logboek),
    /// Onderzoek de database, de sleutels, de profielen en de tokens; er wordt niets gewijzigd
    Doctor,
    /// Vul een lege database met verzonnen gegevens, om mee te proberen en te meten
    Genereer(Genereer),
    /// Meet wat verzoeken een draaiende server kosten, op gegevens van `klant genereer`
    Meet(Meet),
    /// Druk de OpenAPI-beschrijving van de API af
    Openapi,
    /// Druk een script af waarmee de shell opdrachten en opties aanvult
    Aanvulling {
        /// De shell: bash, zsh of fish
        #[arg(value_name = "SHELL", value_enum)]
        shell: Schil,
    },
}

/// The shells that can complete our commands.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Schil {
    /// Bash
    Bash,
    /// Zsh
    Zsh,
    /// Fish
    Fish,
}

/// Which generated data set: the same number and seed give the same data everywhere.
#[derive(Args)]
pub(crate) struct Gegevensset {
    /// Hoeveel partijen de gegevens hebben, van 1 tot en met 50000000
    #[arg(long, value_name = "AANTAL", value_parser = clap::value_parser!(u32).range(1..=50_000_000))]
    pub(crate) partijen: u32,
    /// Hetzelfde zaad geeft dezelfde gegevens, een ander zaad andere (standaard 1)
    #[arg(long, value_name = "GETAL", default_value_t = 1)]
    pub(crate) zaad: u64,
}

#[derive(Args)]
pub(crate) struct Genereer {
    #[command(flatten)]
    pub(crate) set: Gegevensset,
}

#[derive(Args)]
pub(crate) struct Meet {
    #[command(flatten)]
    pub(crate) set: Gegevensset,
    /// Waar de server luistert, zoals http://127.0.0.1:8080
    #[arg(long, value_name = "URL")]
    pub(crate) url: String,
    /// Lees het token van standaardinvoer (anders KLANT_TOKEN)
    #[arg(long)]
    pub(crate) token_stdin: bool,
    /// Hoeveel verzoeken van elke soort; met --gemengd van alle samen (standaard 2000)
    #[arg(long, value_name = "AANTAL", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub(crate) verzoeken: u32,
    /// Over hoeveel verbindingen tegelijk (standaard 8)
    #[arg(long, value_name = "AANTAL", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) verbindingen: u16,
    /// Het procesnummer van de server op deze machine: meet ook zijn processortijd
    #[arg(long, value_name = "PID")]
    pub(crate) pid: Option<u32>,
    /// Het procesnummer van PostgreSQL (de eerste regel van postmaster.pid): meet ook diens processortijd
    #[arg(long, value_name = "PID")]
    pub(crate) postgres_pid: Option<u32>,
    /// Waar de server toont wat er is gemeten, zoals http://127.0.0.1:9100/metrics: telt ook de statements aan de database
    #[arg(long, value_name = "URL")]
    pub(crate) metrics: Option<String>,
    /// Een tweede server op dezelfde gegevens, die om beurten met de eerste wordt gemeten
    #[arg(long, value_name = "URL")]
    pub(crate) naast: Option<String>,
    /// Het procesnummer van die tweede server
    #[arg(long, value_name = "PID", requires = "naast")]
    pub(crate) naast_pid: Option<u32>,
    /// Vraag alles door elkaar, vooral lezend, en toon op tien momenten het geheugen van de server
    #[arg(long, requires = "pid", conflicts_with_all = ["naast", "alleen"])]
    pub(crate) gemengd: bool,
    /// Meet alleen deze soort verzoeken; mag vaker, zie docs/prestaties.md
    #[arg(long, value_name = "WOORD", value_parser = woord::<Meting>)]
    pub(crate) alleen: Vec<Meting>,
}

/// The kinds of request that are measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Meting {
    Partij,
    PartijExpand,
    Bsn,
    Bladzijde,
    LateBladzijde,
    Klantcontacten,
    PostKlantcontact,
    MaakKlantcontact,
    Interactie,
    Bepaal,
    Klantbeeld,
}

impl Keuze for Meting {
    const ALLE: &'static [Self] = &[
        Self::Partij,
        Self::PartijExpand,
        Self::Bsn,
        Self::Bladzijde,
        Self::LateBladzijde,
        Self::Klantcontacten,
        Self::PostKlantcontact,
        Self::MaakKlantcontact,
        Self::Interactie,
        Self::Bepaal,
        Self::Klantbeeld,
    ];

    fn woord(self) -> &'static str {
        match self {
            Self::Partij => "partij",
            Self::PartijExpand => "partij-expand",
            Self::Bsn => "bsn",
            Self::Bladzijde => "bladzijde",
            Self::LateBladzijde => "late-bladzijde",
            Self::Klantcontacten => "klantcontacten",
            Self::PostKlantcontact => "post-klantcontact",
            Self::MaakKlantcontact => "maak-klantcontact",
            Self::Interactie => "interactie",
            Self::Bepaal => "bepaal",
            Self::Klantbeeld => "klantbeeld",
        }
    }
}

#[derive(Args)]
pub(crate) struct Serve {
    /// Een replica van de database op PostgreSQL om van te lezen: postgres://… (KLANT_LEES_DATABASE; standaard geen)
    #[arg(long, value_name = "URL")]
    pub(crate) lees_database: Option<String>,
    /// Waar de server luistert (KLANT_BIND; standaard 127.0.0.1:8080; poort 0 kiest een vrije)
    #[arg(long, value_name = "ADRES:POORT")]
    pub(crate) bind: Option<String>,
    /// Hoe clients de server bereiken, achter een proxy (KLANT_BASIS_URL)
    #[arg(long, value_name = "URL")]
    pub(crate) basis_url: Option<String>,
    /// Geef wat clients over de Klantinteracties API zonder nummer vastleggen een volgnummer (KLANT_NUMMERS_UITGEVEN: ja of nee)
    #[arg(long)]
    pub(crate) nummers_uitgeven: bool,
    /// Wie geen machtiging heeft, mag niets (KLANT_MACHTIGING_VERPLICHT: ja of nee; standaard mag zij alles)
    #[arg(long)]
    pub(crate) machtiging_verplicht: bool,
    /// Waar Prometheus leest wat er wordt gemeten (KLANT_METRICS; standaard nergens)
    #[arg(long, value_name = "ADRES:POORT")]
    pub(crate) metrics: Option<String>,
    /// TOML-bestand dat zegt wiens toegangstokens (JWT) gelden (KLANT_AANMELDING; standaard van niemand)
    #[arg(long, value_name = "BESTAND")]
    pub(crate) aanmelding: Option<PathBuf>,
    /// Houd niet bij wat er van wie wordt verwerkt (KLANT_LOGBOEK: aan of uit; standaard aan)
    #[arg(long)]
    pub(crate) zonder_logboek: bool,
    #[command(flatten)]
    pub(crate) termijnen: Termijnen,
}

#[derive(Subcommand)]
pub(crate) enum Token {
    /// Maak een token en druk alleen dat af
    Maak(TokenMaak),
    /// Toon de geregistreerde toepassingen
    Lijst,
    /// Trek een token in; het werkt binnen vijf seconden niet meer
    Intrek {
        /// De naam van de toepassing
        #[arg(long, value_name = "NAAM", value_parser = naam)]
        naam: String,
    },
}

#[derive(Args)]
pub(crate) struct TokenMaak {
    /// De naam van de toepassing, die nog niet bestaat
    #[arg(long, value_name = "NAAM", value_parser = naam)]
    pub(crate) naam: String,
    /// Hoogste niveau waarop zij een identiteit vaststelt: geen, controlevragen, laag, substantieel of hoog (standaard hoog)
    #[arg(long, value_name = "NIVEAU", value_parser = woord::<Niveau>, default_value = "hoog")]
    pub(crate) niveau: Niveau,
    /// Zij mag geen identificerende gegevens vastleggen of zien
    #[arg(long)]
    pub(crate) geen_identificatie: bool,
    /// Wat de regels doen met wat zij over de Klantinteracties API schrijft: meekijken of handhaven (standaard meekijken)
    #[arg(long, value_name = "WOORD", value_parser = woord::<Strengheid>, default_value = "meekijken")]
    pub(crate) strengheid: Strengheid,
    /// Zij ziet over de Klantinteracties API ook identificaties uit andere registers
    #[arg(long)]
    pub(crate) vreemde_registers: bool,
    /// Het profiel van de interacties die zij over de Klantinteracties API begint (standaard algemeen)
    #[arg(long, value_name = "CODE", value_parser = code::<Profielcode>)]
    pub(crate) profiel: Option<Profielcode>,
    /// Een ander profiel bij een kenmerk; het eerste dat past geldt. Zoals kanaal:telefoon=terugbellen,
    /// hoofdOnderwerpType:URL=CODE, codeObjecttype:zaak=CODE of metadata:SLEUTEL:WAARDE=CODE
    #[arg(long, value_name = "KENMERK=CODE", value_parser = code::<Profielkeuze>)]
    pub(crate) profielkeuze: Vec<Profielkeuze>,
    /// Een machtiging die zij heeft, zoals kcc of zaaksysteem; zonder mag zij alles
    #[arg(long, value_name = "CODE")]
    pub(crate) machtiging: Vec<String>,
    /// De afdeling waarbij zij hoort: die ziet haar vertrouwelijke contacten (standaard alleen zijzelf)
    #[arg(long, value_name = "NAAM", value_parser = naam)]
    pub(crate) afdeling: Option<String>,
    /// Wanneer het token eindigt, zoals 2027-01-31T12:00:00+01:00
    #[arg(long, value_name = "TIJDSTIP", value_parser = moment)]
    pub(crate) vervalt_op: Option<OffsetDateTime>,
    /// Registreer een bestaand token, van standaardinvoer, in plaats van een nieuw
    #[arg(long)]
    pub(crate) waarde_stdin: bool,
}

#[derive(Subcommand)]
pub(crate) enum Sleutel {
    /// Toon de versies van de sleutel en hoeveel waarden elk versleutelt
    Lijst,
    /// Begin een nieuwe versie van de sleutel en zet alles daaronder, of ga verder waar dat is gestopt
    Roteer(Roteer),
}

#[derive(Args)]
pub(crate) struct Roteer {
    /// Ga alleen verder; is alles al omgezet, dan begint er geen nieuwe versie
    #[arg(long)]
    pub(crate) hervat: bool,
    /// Zet de nieuwe versie alleen in het sleutelbestand, om dat eerst naar andere machines te kopiëren
    #[arg(long, conflicts_with_all = ["hervat", "verwijder_oude"])]
    pub(crate) alleen_toevoegen: bool,
    /// Ga verder, en verwijder daarna de oude versies die nergens meer voor nodig zijn voorgoed
    #[arg(long)]
    pub(crate) verwijder_oude: bool,
}

#[derive(Subcommand)]
pub(crate) enum Notificatie {
    /// Toon de notificaties waarvan een poging is mislukt
    Lijst,
    /// Probeer notificaties opnieuw
    Herhaal(Herhaal),
    /// Registreer de kanalen bij de Notificaties API; wat er al is blijft
    Kanalen,
}

/// One notification, or all that are tried no more.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Herhaal {
    /// Alle die niet meer vanzelf worden geprobeerd
    #[arg(long)]
    pub(crate) alle: bool,
    /// De uuid van de notificatie, uit `klant notificatie lijst`
    #[arg(value_name = "UUID", value_parser = kenmerk::<Uuid>)]
    pub(crate) uuid: Option<Uuid>,
}

#[derive(Subcommand)]
pub(crate) enum Logboek {
    /// Druk de regels van een periode af als OTLP in JSON, een groep per regel en de oudste eerst
    Exporteer(Logperiode),
    /// Toon wat er van een klant is verwerkt, de nieuwste eerst
    Zoek(Logzoek),
    /// Verwijder wat voor een dag begon
    RuimOp {
        /// De eerste dag die blijft, zoals 2027-01-31
        #[arg(long, value_name = "DATUM", value_parser = datum)]
        voor: Date,
    },
}

#[derive(Args)]
pub(crate) struct Logperiode {
    /// Alleen wat op of na dit tijdstip begon, zoals 2027-01-31T12:00:00+01:00
    #[arg(long, value_name = "TIJDSTIP", value_parser = moment)]
    pub(crate) vanaf: Option<OffsetDateTime>,
    /// Alleen wat voor dit tijdstip begon
    #[arg(long, value_name = "TIJDSTIP", value_parser = moment)]
    pub(crate) tot: Option<OffsetDateTime>,
}

#[derive(Args)]
pub(crate) struct Logzoek {
    /// De uuid van de klant; zonder wordt een identificatie gelezen als JSON
    #[arg(long, value_name = "UUID", value_parser = kenmerk::<PartijId>, conflicts_with = "bestand")]
    pub(crate) klant: Option<PartijId>,
    #[command(flatten)]
    pub(crate) invoer: Invoer,
    #[command(flatten)]
    pub(crate) periode: Logperiode,
}

#[derive(Subcommand)]
pub(crate) enum Profiel {
    /// Controleer de map met profielen en noem elke fout
    Controleer,
    /// Toon de profielen die gelden
    Lijst,
    /// Toon een profiel voluit
    Toon {
        /// De code van het profiel
        #[arg(value_name = "CODE", value_parser = code::<Profielcode>)]
        code: Profielcode,
    },
}

#[derive(Subcommand)]
pub(crate) enum Machtiging {
    /// Controleer de machtigingen, en leg uit of iemand iets mag
    Controleer(MachtigingControleer),
    /// Toon de machtigingen die gelden
    Lijst,
    /// Toon een machtiging voluit
    Toon {
        /// De code van de machtiging
        #[arg(value_name = "CODE", value_parser = naam)]
        code: String,
        /// Druk het bestand van een ingebouwde machtiging af, of met de code doelen dat van de doelen, om aan te passen
        #[arg(long)]
        toml: bool,
    },
}

/// A question about rights.
#[derive(Args)]
pub(crate) struct MachtigingControleer {
    /// De naam van de toepassing; is zij geregistreerd, dan geldt wat daar staat
    #[arg(long, value_name = "NAAM", value_parser = naam, requires = "handeling")]
    pub(crate) toepassing: Option<String>,
    /// Een rol van wie het zou doen; mag vaker
    #[arg(long, value_name = "ROL", value_parser = naam, requires = "handeling")]
    pub(crate) rol: Vec<String>,
    /// De code van een machtiging die zij zou hebben; mag vaker
    #[arg(long, value_name = "CODE", value_parser = naam, requires = "handeling")]
    pub(crate) machtiging: Vec<String>,
    /// Wat zij zou doen: lezen, bepalen, zoeken, klantbeeld, vastleggen, wijzigen, verwijderen, bewaren, identificeren,
    /// geheim_inzien of verantwoorden; zonder deze optie worden alleen de bestanden gecontroleerd
    #[arg(long, value_name = "WOORD", value_parser = woord::<Handeling>)]
    pub(crate) handeling: Option<Handeling>,
    /// Met welk gegeven, zoals bsn of telefoonnummer (standaard geen bepaald gegeven)
    #[arg(long, value_name = "WOORD", value_parser = woord::<Element>, requires = "handeling")]
    pub(crate) element: Option<Element>,
    /// Voor welk doel (standaard dat van de toepassing of van haar machtiging)
    #[arg(long, value_name = "CODE", value_parser = code::<Doel>, requires = "handeling")]
    pub(crate) voor_doel: Option<Doel>,
    /// Op welk niveau: geen, controlevragen, laag, substantieel of hoog (standaard dat van de toepassing, anders hoog)
    #[arg(long, value_name = "NIVEAU", value_parser = woord::<Niveau>, requires = "handeling")]
    pub(crate) niveau: Option<Niveau>,
    /// In een interactie met welk profiel (standaard geen bepaald profiel)
    #[arg(long, value_name = "CODE", value_parser = code::<Profielcode>, requires = "handeling")]
    pub(crate) profiel: Option<Profielcode>,
}

#[derive(Args)]
pub(crate) struct Verantwoord {
    /// Druk Markdown af, om in een document op te nemen
    #[arg(long)]
    pub(crate) markdown: bool,
}

#[derive(Args)]
pub(crate) struct Invoer {
    /// JSON-bestand, of - voor standaardinvoer
    #[arg(value_name = "BESTAND", default_value = "-")]
    pub(crate) bestand: PathBuf,
}

#[derive(Args)]
pub(crate) struct Registreer {
    #[command(flatten)]
    pub(crate) invoer: Invoer,
    /// De invoer is een klant in plaats van een interactie
    #[arg(long)]
    pub(crate) klant: bool,
}

#[derive(Subcommand)]
pub(crate) enum Interactie {
    /// Toon een interactie
    Toon {
        /// De uuid van de interactie
        #[arg(value_name = "UUID", value_parser = kenmerk::<InteractieId>)]
        uuid: InteractieId,
    },
    /// Toon de interactie waarin een klantcontact zit
    Van {
        /// De uuid van het klantcontact
        #[arg(value_name = "UUID", value_parser = kenmerk::<KlantcontactId>)]
        klantcontact: KlantcontactId,
    },
    /// Voeg een klantcontact toe
    VoegToe {
        /// De uuid van de interactie
        #[arg(value_name = "UUID", value_parser = kenmerk::<InteractieId>)]
        uuid: InteractieId,
        #[command(flatten)]
        invoer: Invoer,
    },
    /// Sluit een interactie
    Sluit {
        /// De uuid van de interactie
        #[arg(value_name = "UUID", value_parser = kenmerk::<InteractieId>)]
        uuid: InteractieId,
    },
}

#[derive(Args)]
pub(crate) struct Klantbeeld {
    /// De uuid van de klant
    #[arg(value_name = "UUID", value_parser = kenmerk::<PartijId>)]
    pub(crate) klant: PartijId,
    /// Als wie zij de contacten had: klant of vertegenwoordiger (standaard klant)
    #[arg(long, value_name = "ROL", value_parser = woord::<Rol>)]
    pub(crate) hoedanigheid: Option<Rol>,
    /// Hoeveel klantcontacten de tijdlijn toont, van 1 tot en met 100 (standaard 25)
    #[arg(long, value_name = "AANTAL", default_value_t = 25, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(crate) aantal: u8,
    /// Waar de tijdlijn verdergaat, uit de vorige uitvoer
    #[arg(long, value_name = "PLAATS", value_parser = code::<Tijdlijnplaats>)]
    pub(crate) na: Option<Tijdlijnplaats>,
}

#[derive(Args)]
pub(crate) struct Bepaal {
    /// De uuid van de interactie
    #[arg(value_name = "UUID", value_parser = kenmerk::<InteractieId>)]
    pub(crate) interactie: InteractieId,
    /// Voor welke klant
    #[arg(long, value_name = "UUID", value_parser = kenmerk::<PartijId>)]
    pub(crate) klant: Option<PartijId>,
    /// Voor welke betrokkene
    #[arg(long, value_name = "UUID", value_parser = kenmerk::<BetrokkeneId>)]
    pub(crate) betrokkene: Option<BetrokkeneId>,
    /// Voor welke soort bericht (standaard die van het profiel)
    #[arg(long, value_name = "CODE", value_parser = code::<Berichtsoort>)]
    pub(crate) berichtsoort: Option<Berichtsoort>,
    /// Over welk kanaal: telefoon, email, post, balie, app of website; een ander komt er niet voor in de plaats
    #[arg(long, value_name = "KANAAL", value_parser = woord::<Kanaalsoort>)]
    pub(crate) kanaal: Option<Kanaalsoort>,
}

/// Reads a word of a closed list, and names the words that exist.
fn woord<K: Keuze>(tekst: &str) -> Result<K, String> {
    K::van_woord(tekst).ok_or_else(|| {
        let woorden: Vec<&str> = K::ALLE.iter().map(|lid| lid.woord()).collect();
        format!("kies uit {}", woorden.join(", "))
    })
}

/// Reads a code; the fault tells of what it is made.
fn code<T: FromStr<Err = Formaatfout>>(tekst: &str) -> Result<T, String> {
    tekst.parse().map_err(|fout: Formaatfout| fout.code().zin().trim_end_matches('.').to_owned())
}

fn kenmerk<T: FromStr>(tekst: &str) -> Result<T, String> {
    tekst.parse().map_err(|_| "dit is geen uuid".to_owned())
}

fn naam(tekst: &str) -> Result<String, String> {
    let goed = !tekst.trim().is_empty() && tekst.chars().count() <= 200 && !tekst.contains(char::is_control);
    if goed {
        Ok(tekst.to_owned())
    } else {
        Err("een naam heeft 1 tot en met 200 leesbare tekens".to_owned())
    }
}

fn datum(tekst: &str) -> Result<Date, String> {
    Date::parse(tekst, time::macros::format_description!("[year]-[month]-[day]"))
        .map_err(|_| "schrijf een datum als 2027-01-31".to_owned())
}

fn moment(tekst: &str) -> Result<OffsetDateTime, String> {
    OffsetDateTime::parse(tekst, &time::format_description::well_known::Rfc3339)
        .map_err(|_| "schrijf een tijdstip als 2027-01-31T12:00:00+01:00".to_owned())
}
