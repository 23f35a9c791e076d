//! Opening the register that the settings name.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use klant_core::configuratie::Configuratiefout;
use klant_core::machtiging::Machtigingenset;
use klant_core::profiel::Profielenset;
use klant_core::{Doel, Niveau, Toegang, Wie};
use klant_register::brp::GeenBrp;
use klant_register::klok::{Idbron, Systeemklok, Toeval};
use klant_register::{BrpBron, Klantbron, LeesFout, Register, ZaakBron, lees_machtigingen, lees_profielen};
use klant_store::{
    Database, Gemaakt, Instelling, Leesdatabase, Sleutelbos, Store, StoreFout, controleer_sleutel,
    heeft_sleutel,
};

use crate::cli::Algemeen;
use crate::instellingen::Instellingen;
use crate::koppelingen;
use crate::uitkomst::{Configuratiefouten, Opdrachtfout, oorzaak};
use crate::uitvoer;

/// What the register reads from files of others; reading it leaves nothing behind.
pub(crate) struct Bronnen {
    configuratie: Configuratie,
    brp: Arc<dyn BrpBron>,
    zaken: Arc<dyn ZaakBron>,
    klantbron: Arc<dyn Klantbron>,
}

/// What the municipality says of interactions and of rights.
pub(crate) struct Configuratie {
    pub(crate) profielen: Profielenset,
    pub(crate) machtigingen: Machtigingenset,
}

/// Reads the profiles, the machtigingen, and how the BRP, the case systems and what customers hold themselves are reached.
pub(crate) fn bronnen(instellingen: &Instellingen) -> Result<Bronnen, Opdrachtfout> {
    let (brp, zaken) = (koppelingen::brp(instellingen)?, koppelingen::zaken(instellingen)?);
    let klantbron = koppelingen::klantbron(instellingen)?;
    Ok(Bronnen { configuratie: configuratie(instellingen)?, brp, zaken, klantbron })
}

/// Reads what the register needs of others, and opens the store with its keys. A SQLite file that is absent is made.
pub(crate) async fn open(instellingen: &Instellingen) -> Result<Register, Opdrachtfout> {
    open_met(instellingen, bronnen(instellingen)?, None).await
}

/// The same, with what was read before, and a replica to read from: that is for a server.
pub(crate) async fn open_met(
    instellingen: &Instellingen,
    bronnen: Bronnen,
    replica: Option<&Leesdatabase>,
) -> Result<Register, Opdrachtfout> {
    let Bronnen { configuratie: Configuratie { profielen, machtigingen }, brp, zaken, klantbron } = bronnen;
    let basis_url = instellingen.basis_url.as_deref();
    let notificaties =
        instellingen.notificaties.as_ref().map(|dienst| dienst.notificaties(basis_url)).transpose()?;
    let store = Store::open_met(&instellingen.database, replica, Instelling::default())
        .map_err(|fout| niet_te_openen(&instellingen.database, fout))?;
    let sleutels = sleutels(&store, &instellingen.sleutelbestand).await?;
    let register = Register::nieuw(store, sleutels, profielen, brp, Arc::new(Systeemklok), Arc::new(Toeval));
    let register = register.met_machtigingen(machtigingen).met_notificaties(notificaties);
    let register = register.met_zaken(zaken).met_klantbron(klantbron);
    Ok(if instellingen.logboek { register } else { register.zonder_logboek() })
}

/// Which file it is about; of PostgreSQL no URL is told, for it may hold a password.
fn niet_te_openen(database: &Database, fout: StoreFout) -> Opdrachtfout {
    match database {
        Database::Sqlite(pad) => Opdrachtfout::melding(format!("{}: {fout}", pad.display())),
        Database::Postgres(_) => fout.into(),
    }
}

/// The same for a command that looks something up: a typing error in the path makes no empty database.
pub(crate) async fn open_bestaand(instellingen: &Instellingen) -> Result<Register, Opdrachtfout> {
    match &instellingen.database {
        Database::Sqlite(pad) if !pad.exists() => {
            Err(Opdrachtfout::melding(format!("de database {} bestaat niet", pad.display())))
        }
        _ => open(instellingen).await,
    }
}

/// A register in a folder of its own that goes when this value goes: for a question that needs the rules alone.
pub(crate) struct Proefregister {
    pub(crate) register: Register,
    _map: Map,
}

struct Map(PathBuf);

impl Drop for Map {
    fn drop(&mut self) {
        // Nothing of anyone is in it; what cannot be removed now is for the system to clear away.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Opens an empty register; nothing is asked of it that would be stored.
pub(crate) fn proef(profielen: Profielenset) -> Result<Proefregister, Opdrachtfout> {
    let map = std::env::temp_dir().join(format!("klant-toets-{}", Toeval.nieuw()));
    DirBuilder::new().mode(0o700).create(&map).map_err(|fout| {
        Opdrachtfout::melding(format!(
            "de tijdelijke map {} is niet te maken: {}",
            map.display(),
            oorzaak(&fout)
        ))
    })?;
    let map = Map(map);
    let store = Store::open(&Database::Sqlite(map.0.join("klant.db")), Instelling::default())?;
    let (sleutels, _) = Sleutelbos::lees_of_maak(&map.0.join("klant.sleutel")).map_err(StoreFout::from)?;
    let (klok, ids) = (Arc::new(Systeemklok), Arc::new(Toeval));
    let register = Register::nieuw(store, sleutels, profielen, Arc::new(GeenBrp), klok, ids);
    Ok(Proefregister { register, _map: map })
}

/// The keys of this database. A database that knows a key is never given a new one in its place.
async fn sleutels(store: &Store, pad: &Path) -> Result<Sleutelbos, Opdrachtfout> {
    if store.lees(heeft_sleutel).await? {
        let sleutels = Arc::new(Sleutelbos::lees(pad).map_err(StoreFout::from)?);
        // Nothing is written when the check is there already, so a snapshot will do.
        store.lees(move |tx| controleer_sleutel(tx, &sleutels)).await?;
    } else {
        let (sleutels, gemaakt) = Sleutelbos::lees_of_maak(pad).map_err(StoreFout::from)?;
        if gemaakt == Gemaakt::Nieuw {
            uitvoer::zeg(&format!(
                "sleutels gemaakt in {}; bewaar een kopie op een veilige plek, los van de database",
                pad.display()
            ));
        }
        store.schrijf(move |tx| controleer_sleutel(tx, &sleutels)).await?;
    }
    // The checked ones are still with the thread of the database; these are the same.
    Ok(Sleutelbos::lees(pad).map_err(StoreFout::from)?)
}

/// The profiles and machtigingen that the settings name: all of it, or every fault of both.
pub(crate) fn configuratie(instellingen: &Instellingen) -> Result<Configuratie, Opdrachtfout> {
    let profielen = profielen(instellingen.profielen.as_deref());
    // A machtiging is not blamed for a profile that could not be read.
    let machtigingen = machtigingen(instellingen, profielen.as_ref().ok());
    match (profielen, machtigingen) {
        (Ok(profielen), Ok(machtigingen)) => Ok(Configuratie { profielen, machtigingen }),
        (Err(Opdrachtfout::Configuratie(links)), Err(Opdrachtfout::Configuratie(rechts))) => {
            let (profielen, machtigingen) = (links.profielen, rechts.machtigingen);
            Err(Opdrachtfout::Configuratie(Configuratiefouten {
                profielen,
                machtigingen,
                ..Configuratiefouten::default()
            }))
        }
        (Err(fout), _) | (_, Err(fout)) => Err(fout),
    }
}

/// The profiles of a folder, or only the built-in one.
pub(crate) fn profielen(map: Option<&Path>) -> Result<Profielenset, Opdrachtfout> {
    let Some(map) = map else { return Ok(Profielenset::ingebouwd()) };
    lees_profielen(map).map_err(|fout| {
        onleesbaar(fout, |profielen| Configuratiefouten { profielen, ..Configuratiefouten::default() })
    })
}

/// The ready-made machtigingen, with those of the folder over them. A profile that is not there is a fault, when they are
/// given.
pub(crate) fn machtigingen(
    instellingen: &Instellingen,
    profielen: Option<&Profielenset>,
) -> Result<Machtigingenset, Opdrachtfout> {
    let set = match instellingen.machtigingen.as_deref() {
        None => Machtigingenset::ingebouwd(),
        Some(map) => lees_machtigingen(map, profielen).map_err(|fout| {
            onleesbaar(fout, |machtigingen| Configuratiefouten {
                machtigingen,
                ..Configuratiefouten::default()
            })
        })?,
    };
    Ok(set.met_verplicht(instellingen.machtiging_verplicht))
}

fn onleesbaar(fout: LeesFout, van: impl FnOnce(Vec<Configuratiefout>) -> Configuratiefouten) -> Opdrachtfout {
    match fout {
        LeesFout::Lezen { pad, oorzaak: fout } => {
            Opdrachtfout::melding(format!("{} is niet te lezen: {}", pad.display(), oorzaak(&fout)))
        }
        LeesFout::Fouten(fouten) => Opdrachtfout::Configuratie(van(fouten)),
    }
}

/// The access of a named operator: she may identify, and the rules hold for her as for everybody.
pub(crate) fn beheerder(opties: &Algemeen) -> Toegang {
    let naam = opties.als.clone().or_else(|| std::env::var("USER").ok().filter(|naam| !naam.is_empty()));
    let wie = Wie::Beheerder(naam.unwrap_or_else(|| "beheerder".to_owned()));
    let doel = opties.doel.clone().unwrap_or_else(Doel::niet_bepaald);
    Toegang::nieuw(wie, doel, Niveau::Hoog, true)
}
