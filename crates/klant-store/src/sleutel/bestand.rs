//! The key file: lines `naam = "BASE64"` under a comment that says what is at stake.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write as _};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::{SLEUTELLENGTE, Sleutel, Sleutelbos, Sleutelfout};

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

impl Sleutelbos {
    /// Reads the key file.
    ///
    /// # Errors
    /// [`Sleutelfout::Ontbreekt`], [`Sleutelfout::Toegankelijk`] when its mode lets others in, [`Sleutelfout::Bestand`],
    /// [`Sleutelfout::Beschadigd`].
    pub fn lees(pad: &Path) -> Result<Self, Sleutelfout> {
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
        Self::uit_tekst(&tekst).map_err(|wat| Sleutelfout::Beschadigd { pad: pad.to_owned(), wat })
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
        let bos = Self::nieuw()?;
        match plaats(pad, &bos.als_tekst()) {
            Ok(()) => Ok((bos, Gemaakt::Nieuw)),
            Err(fout) if fout.kind() == ErrorKind::AlreadyExists => Ok((Self::lees(pad)?, Gemaakt::Bestond)),
            Err(fout) => Err(Sleutelfout::Bestand { pad: pad.to_owned(), soort: fout.kind() }),
        }
    }

    fn nieuw() -> Result<Self, Sleutelfout> {
        Ok(Self { versleuteling: BTreeMap::from([(1, nieuwe_sleutel()?)]), opzoeken: nieuwe_sleutel()? })
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

/// Puts a complete file in its place, unless something is there already. It is written under another name first: a process that dies
/// halfway leaves no half key file, and a process that looks at the same time sees all of it or nothing.
fn plaats(pad: &Path, tekst: &str) -> io::Result<()> {
    let map = match pad.parent() {
        Some(map) if !map.as_os_str().is_empty() => map,
        _ => Path::new("."),
    };
    let tijdelijk = tijdelijke_naam(pad)?;
    let uitkomst = schrijf(&tijdelijk, tekst).and_then(|()| fs::hard_link(&tijdelijk, pad));
    // The link is the file; the first name has done its work, whatever came of it.
    let _ = fs::remove_file(&tijdelijk);
    uitkomst?;
    File::open(map)?.sync_all()
}

fn schrijf(pad: &Path, tekst: &str) -> io::Result<()> {
    let mut bestand = OpenOptions::new().write(true).create_new(true).mode(0o600).open(pad)?;
    bestand.write_all(tekst.as_bytes())?;
    bestand.sync_all()
}

fn tijdelijke_naam(pad: &Path) -> io::Result<PathBuf> {
    let toeval = getrandom::u64().map_err(io::Error::other)?;
    let mut naam = pad.as_os_str().to_owned();
    naam.push(format!(".{toeval:016x}.nieuw"));
    Ok(naam.into())
}
