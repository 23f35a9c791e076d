//! The key file: lines `naam = "BASE64"` under a comment that says what is at stake.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write as _};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, fchown};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::sleutels::{SLEUTELLENGTE, Sleutel, Sleutels};
use super::{Sleutelbos, Sleutelfout, Stand};

const UITLEG: &str = "\
# Sleutels van Klant voor identificerende nummers (zoals het BSN).
#
# Zonder dit bestand is geen versleuteld nummer meer te lezen of te vinden: bewaar een kopie op een veilige plek,
# gescheiden van de kopieën van de database. Wie dit bestand en de database heeft, leest alle nummers.
# Wijzig niets. Alleen de eigenaar mag dit bestand lezen (chmod 600).
";
const VERSLEUTELING: &str = "versleuteling.";
const OPZOEKEN: &str = "opzoeken";

/// Whether the key file was made just now; the command that did so says it, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gemaakt {
    /// The file is new: tell the administrator to keep a copy.
    Nieuw,
    /// The file was there.
    Bestond,
}

/// By what a file is known to be another, or changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Stempel {
    apparaat: u64,
    nummer: u64,
    lengte: u64,
    gewijzigd: (i64, i64),
}

impl Stempel {
    /// None when the file cannot be looked at.
    pub(super) fn van(pad: &Path) -> Option<Self> {
        fs::metadata(pad).ok().as_ref().map(Self::uit)
    }

    fn uit(gegevens: &Metadata) -> Self {
        Self {
            apparaat: gegevens.dev(),
            nummer: gegevens.ino(),
            lengte: gegevens.size(),
            gewijzigd: (gegevens.ctime(), gegevens.ctime_nsec()),
        }
    }
}

/// What the key file holds.
pub(super) fn lees(pad: &Path) -> Result<Stand, Sleutelfout> {
    let bij_fout = |fout: &io::Error| match fout.kind() {
        ErrorKind::NotFound => Sleutelfout::Ontbreekt { pad: pad.to_owned() },
        soort => Sleutelfout::Bestand { pad: pad.to_owned(), soort },
    };
    let mut bestand = File::open(pad).map_err(|fout| bij_fout(&fout))?;
    // The mode of the opened file, not of whatever has its name a moment later.
    let gegevens = bestand.metadata().map_err(|fout| bij_fout(&fout))?;
    if gegevens.mode() & 0o077 != 0 {
        return Err(Sleutelfout::Toegankelijk { pad: pad.to_owned() });
    }
    // Room for all of it at once: a buffer that grows leaves copies behind.
    let ruimte = usize::try_from(gegevens.size()).unwrap_or(0).min(1 << 20);
    let mut tekst = Zeroizing::new(String::with_capacity(ruimte + 1));
    bestand.read_to_string(&mut tekst).map_err(|fout| bij_fout(&fout))?;
    let sleutels =
        Sleutels::uit_tekst(&tekst).map_err(|wat| Sleutelfout::Beschadigd { pad: pad.to_owned(), wat })?;
    Ok(Stand { sleutels: Arc::new(sleutels), stempel: Stempel::uit(&gegevens) })
}

impl Sleutelbos {
    /// Reads the key file.
    ///
    /// # Errors
    /// [`Sleutelfout::Ontbreekt`], [`Sleutelfout::Toegankelijk`] when its mode lets others in, [`Sleutelfout::Bestand`],
    /// [`Sleutelfout::Beschadigd`].
    pub fn lees(pad: &Path) -> Result<Self, Sleutelfout> {
        Ok(Self::uit(pad.to_owned(), lees(pad)?))
    }

    /// Reads the key file, or makes it with new keys when it is absent (mode 0600).
    ///
    /// Two processes that do so at once get the same keys: the file appears complete, and only once.
    ///
    /// # Errors
    /// Those of [`lees`](Self::lees), and [`Sleutelfout::Toeval`].
    pub fn lees_of_maak(pad: &Path) -> Result<(Self, Gemaakt), Sleutelfout> {
        match Self::lees(pad) {
            Err(Sleutelfout::Ontbreekt { .. }) => {}
            gelezen => return gelezen.map(|bos| (bos, Gemaakt::Bestond)),
        }
        let gemaakt = match plaats(pad, &Sleutels::nieuw()?.als_tekst()) {
            Ok(()) => Gemaakt::Nieuw,
            Err(fout) if fout.kind() == ErrorKind::AlreadyExists => Gemaakt::Bestond,
            Err(fout) => return Err(Sleutelfout::Bestand { pad: pad.to_owned(), soort: fout.kind() }),
        };
        Ok((Self::lees(pad)?, gemaakt))
    }

    /// Adds a version of the encryption key to the file, with which everything is encrypted from now on, and tells its number. Versions
    /// that are there stay.
    ///
    /// # Errors
    /// Those of [`lees`](Self::lees), [`Sleutelfout::AndereSleutel`] when the file was replaced by another, and [`Sleutelfout::Toeval`].
    pub fn voeg_versie_toe(&self) -> Result<i32, Sleutelfout> {
        self.vervang(|sleutels| {
            let versie = sleutels.nieuwste().saturating_add(1);
            sleutels.versleuteling.insert(versie, nieuwe_sleutel()?);
            Ok(versie)
        })
    }

    /// Removes versions of the encryption key from the file for good. The newest stays, whatever is asked.
    ///
    /// # Errors
    /// As [`voeg_versie_toe`](Self::voeg_versie_toe).
    pub fn verwijder_versies(&self, versies: &[i32]) -> Result<(), Sleutelfout> {
        self.vervang(|sleutels| {
            let nieuwste = sleutels.nieuwste();
            sleutels.versleuteling.retain(|versie, _| *versie == nieuwste || !versies.contains(versie));
            Ok(())
        })
    }

    /// When the file was last changed.
    ///
    /// # Errors
    /// [`Sleutelfout::Bestand`].
    pub fn gewijzigd_op(&self) -> Result<SystemTime, Sleutelfout> {
        fs::metadata(&self.pad).and_then(|gegevens| gegevens.modified()).map_err(|fout| self.fout(&fout))
    }

    /// Writes the file anew, as a whole, by one process at a time: a change begins with what the file holds at that moment.
    fn vervang<T>(
        &self,
        wijzig: impl FnOnce(&mut Sleutels) -> Result<T, Sleutelfout>,
    ) -> Result<T, Sleutelfout> {
        // Of a link it is the file that changes.
        let pad = fs::canonicalize(&self.pad).map_err(|fout| self.fout(&fout))?;
        let slot = slot(&pad).map_err(|fout| self.fout(&fout))?;
        let gelezen = lees(&pad)?;
        if !gelezen.sleutels.volgen_op(&self.sleutels()) {
            return Err(Sleutelfout::AndereSleutel);
        }
        let mut sleutels = gelezen.sleutels.kopie();
        let uitkomst = wijzig(&mut sleutels)?;
        let eigenaar = slot.metadata().map_err(|fout| self.fout(&fout))?;
        verruil(&pad, &sleutels.als_tekst(), &eigenaar).map_err(|fout| self.fout(&fout))?;
        self.herlees();
        Ok(uitkomst)
    }

    fn fout(&self, fout: &io::Error) -> Sleutelfout {
        Sleutelfout::Bestand { pad: self.pad.clone(), soort: fout.kind() }
    }
}

impl Sleutels {
    fn nieuw() -> Result<Self, Sleutelfout> {
        Ok(Self { versleuteling: BTreeMap::from([(1, nieuwe_sleutel()?)]), opzoeken: nieuwe_sleutel()? })
    }

    fn kopie(&self) -> Self {
        Self { versleuteling: self.versleuteling.clone(), opzoeken: self.opzoeken.clone() }
    }

    fn als_tekst(&self) -> Zeroizing<String> {
        let mut tekst =
            Zeroizing::new(String::with_capacity(UITLEG.len() + 128 * (self.versleuteling.len() + 1)));
        tekst.push_str(UITLEG);
        let mut regel = |naam: &str, sleutel: &Sleutel| {
            let waarde = Zeroizing::new(STANDARD.encode(sleutel.as_slice()));
            let _ = writeln!(tekst, "{naam} = \"{}\"", waarde.as_str());
        };
        for (versie, sleutel) in &self.versleuteling {
            regel(&format!("{VERSLEUTELING}{versie}"), sleutel);
        }
        regel(OPZOEKEN, &self.opzoeken);
        tekst
    }

    /// Reads the text of a key file; the error says which line, never what is on it.
    fn uit_tekst(tekst: &str) -> Result<Self, String> {
        let (mut versleuteling, mut opzoeken) = (BTreeMap::new(), None);
        for (nummer, regel) in (1..).zip(tekst.lines()) {
            let regel = regel.trim();
            if regel.is_empty() || regel.starts_with('#') {
                continue;
            }
            let (naam, waarde) =
                regel.split_once('=').ok_or_else(|| format!("regel {nummer} heeft geen `=`"))?;
            let sleutel = sleutel_uit(waarde.trim()).ok_or_else(|| {
                format!("regel {nummer} bevat geen sleutel van {SLEUTELLENGTE} bytes in base64")
            })?;
            let dubbel = match naam.trim() {
                OPZOEKEN => opzoeken.replace(sleutel).is_some(),
                naam => {
                    let versie = naam
                        .strip_prefix(VERSLEUTELING)
                        .and_then(|versie| versie.parse::<i32>().ok())
                        .filter(|versie| *versie > 0)
                        .ok_or_else(|| format!("regel {nummer} heeft een onbekende naam"))?;
                    versleuteling.insert(versie, sleutel).is_some()
                }
            };
            if dubbel {
                return Err(format!("regel {nummer} herhaalt een naam"));
            }
        }
        if versleuteling.is_empty() {
            return Err("er is geen sleutel voor versleuteling".to_owned());
        }
        let opzoeken = opzoeken.ok_or("er is geen sleutel voor opzoeken")?;
        if versleuteling.values().any(|sleutel| *sleutel == opzoeken) {
            return Err("twee sleutels zijn gelijk".to_owned());
        }
        Ok(Self { versleuteling, opzoeken })
    }
}

fn nieuwe_sleutel() -> Result<Sleutel, Sleutelfout> {
    let mut sleutel = Zeroizing::new([0; SLEUTELLENGTE]);
    getrandom::fill(sleutel.as_mut_slice()).map_err(|_| Sleutelfout::Toeval)?;
    Ok(sleutel)
}

fn sleutel_uit(waarde: &str) -> Option<Sleutel> {
    let base64 = waarde.strip_prefix('"')?.strip_suffix('"')?;
    let bytes = Zeroizing::new(STANDARD.decode(base64).ok()?);
    let mut sleutel = Zeroizing::new([0; SLEUTELLENGTE]);
    if bytes.len() != SLEUTELLENGTE {
        return None;
    }
    sleutel.copy_from_slice(&bytes);
    Some(sleutel)
}

/// Holds the file that has this name now; another that wants to change it waits.
fn slot(pad: &Path) -> io::Result<File> {
    loop {
        let bestand = File::open(pad)?;
        bestand.lock()?;
        // Who waited may hold a file that has been replaced meanwhile.
        if Stempel::van(pad).is_some_and(|nu| nu.nummer == bestand.metadata().map_or(0, |eigen| eigen.ino()))
        {
            return Ok(bestand);
        }
    }
}

/// Puts a complete file in its place, unless something is there already. It is written under another name first: a process that dies
/// halfway leaves no half key file, and a process that looks at the same time sees all of it or nothing.
fn plaats(pad: &Path, tekst: &str) -> io::Result<()> {
    let tijdelijk = tijdelijke_naam(pad)?;
    let uitkomst = schrijf(&tijdelijk, tekst, None).and_then(|()| fs::hard_link(&tijdelijk, pad));
    // The link is the file; the first name has done its work, whatever came of it.
    let _ = fs::remove_file(&tijdelijk);
    uitkomst?;
    bewaar_map(pad)
}

/// Puts a complete file in the place of the one that is there, with the same owner: the server that reads it may be another user than
/// the administrator who is at work.
fn verruil(pad: &Path, tekst: &str, eigenaar: &Metadata) -> io::Result<()> {
    let tijdelijk = tijdelijke_naam(pad)?;
    schrijf(&tijdelijk, tekst, Some(eigenaar)).and_then(|()| fs::rename(&tijdelijk, pad)).inspect_err(
        |_| {
            let _ = fs::remove_file(&tijdelijk);
        },
    )?;
    bewaar_map(pad)
}

/// A new name in a folder outlives a power cut only when the folder was kept too.
fn bewaar_map(pad: &Path) -> io::Result<()> {
    let map = match pad.parent() {
        Some(map) if !map.as_os_str().is_empty() => map,
        _ => Path::new("."),
    };
    File::open(map)?.sync_all()
}

fn schrijf(pad: &Path, tekst: &str, eigenaar: Option<&Metadata>) -> io::Result<()> {
    let mut bestand = OpenOptions::new().write(true).create_new(true).mode(0o600).open(pad)?;
    if let Some(was) = eigenaar {
        let eigen = bestand.metadata()?;
        if (eigen.uid(), eigen.gid()) != (was.uid(), was.gid()) {
            fchown(&bestand, Some(was.uid()), Some(was.gid()))?;
        }
    }
    bestand.write_all(tekst.as_bytes())?;
    bestand.sync_all()
}

fn tijdelijke_naam(pad: &Path) -> io::Result<PathBuf> {
    let toeval = getrandom::u64().map_err(io::Error::other)?;
    let mut naam = pad.as_os_str().to_owned();
    naam.push(format!(".{toeval:016x}.nieuw"));
    Ok(naam.into())
}
