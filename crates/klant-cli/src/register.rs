//! Opening the register that the settings name.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use klant_core::profiel::Profielenset;
use klant_core::{Doel, Niveau, Toegang, Wie};
use klant_register::brp::{BrpBestandFout, GeenBrp};
use klant_register::klok::{Idbron, Systeemklok, Toeval};
use klant_register::{BrpBestand, BrpBron, LeesFout, Register, lees_profielen};
use klant_store::{
    Database, Gemaakt, Instelling, Sleutelbos, Store, StoreFout, controleer_sleutel, heeft_sleutel,
};

use crate::cli::Algemeen;
use crate::instellingen::Instellingen;
use crate::uitkomst::{Opdrachtfout, oorzaak};
use crate::uitvoer;

/// What the register reads from files of others; reading it leaves nothing behind.
pub(crate) struct Bronnen {
    profielen: Profielenset,
    brp: Arc<dyn BrpBron>,
}

/// Reads the profiles and the BRP addresses.
pub(crate) fn bronnen(instellingen: &Instellingen) -> Result<Bronnen, Opdrachtfout> {
    Ok(Bronnen {
        profielen: profielen(instellingen.profielen.as_deref())?,
        brp: brp(instellingen.brp_bestand.as_deref())?,
    })
}

/// Reads profiles and BRP addresses, and opens the store with its keys. A SQLite file that is absent is made.
pub(crate) async fn open(instellingen: &Instellingen) -> Result<Register, Opdrachtfout> {
    open_met(instellingen, bronnen(instellingen)?).await
}

/// The same, with what was read before.
pub(crate) async fn open_met(
    instellingen: &Instellingen,
    bronnen: Bronnen,
) -> Result<Register, Opdrachtfout> {
    let Bronnen { profielen, brp } = bronnen;
    let basis_url = instellingen.basis_url.as_deref();
    let notificaties =
        instellingen.notificaties.as_ref().map(|dienst| dienst.notificaties(basis_url)).transpose()?;
    let store = Store::open(&instellingen.database, Instelling::default())
        .map_err(|fout| niet_te_openen(&instellingen.database, fout))?;
    let sleutels = sleutels(&store, &instellingen.sleutelbestand).await?;
    let register = Register::nieuw(store, sleutels, profielen, brp, Arc::new(Systeemklok), Arc::new(Toeval));
    let register = register.met_notificaties(notificaties);
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
        let sleutels = Sleutelbos::lees(pad).map_err(StoreFout::from)?;
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

/// The profiles of a folder, or only the built-in one.
pub(crate) fn profielen(map: Option<&Path>) -> Result<Profielenset, Opdrachtfout> {
    let Some(map) = map else { return Ok(Profielenset::ingebouwd()) };
    lees_profielen(map).map_err(|fout| match fout {
        LeesFout::Lezen { pad, oorzaak: fout } => {
            Opdrachtfout::melding(format!("{} is niet te lezen: {}", pad.display(), oorzaak(&fout)))
        }
        LeesFout::Fouten(fouten) => Opdrachtfout::Profielen(fouten),
    })
}

fn brp(bestand: Option<&Path>) -> Result<Arc<dyn BrpBron>, Opdrachtfout> {
    let Some(pad) = bestand else { return Ok(Arc::new(GeenBrp)) };
    let gelezen = BrpBestand::lees(pad).map_err(|fout| {
        let wat = match fout {
            BrpBestandFout::Lezen(fout) => oorzaak(&fout),
            BrpBestandFout::Vorm { regel, kolom } => format!("fout op regel {regel}, kolom {kolom}"),
        };
        Opdrachtfout::melding(format!("het BRP-bestand {} is niet te gebruiken: {wat}", pad.display()))
    })?;
    Ok(Arc::new(gelezen))
}

/// The access of a named operator: she may identify, and the rules hold for her as for everybody.
pub(crate) fn beheerder(opties: &Algemeen) -> Toegang {
    let naam = opties.als.clone().or_else(|| std::env::var("USER").ok().filter(|naam| !naam.is_empty()));
    let wie = Wie::Beheerder(naam.unwrap_or_else(|| "beheerder".to_owned()));
    let doel = opties.doel.clone().unwrap_or_else(Doel::niet_bepaald);
    Toegang::nieuw(wie, doel, Niveau::Hoog, true)
}
