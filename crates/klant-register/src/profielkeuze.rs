//! By which marks the profile of an interactie is chosen for a client that names none.

use std::str::FromStr;

use klant_core::Code;
use klant_core::profiel::Profielcode;
use klant_core::waarde::Formaatfout;
use serde::{Deserialize, Serialize};

/// A mark of a contact or of what it is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kenmerk {
    /// The channel as the client names it.
    Kanaal(String),
    /// The kind of the main subject, a URL.
    HoofdOnderwerpType(String),
    /// The kind of an object that it is about.
    CodeObjecttype(String),
    /// A pair of the metadata.
    Metadata(String, String),
}

/// A profile that is chosen when a mark is there. Of an ordered list the first that fits is chosen.
///
/// ```
/// use klant_register::Profielkeuze;
/// let keuze: Profielkeuze = "kanaal:telefoon=terugbellen".parse()?;
/// assert_eq!(keuze.to_string(), "kanaal:telefoon=terugbellen");
/// # Ok::<(), klant_core::waarde::Formaatfout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Profielkeuze {
    kenmerk: Kenmerk,
    profiel: String,
}

/// The marks of a contact, as far as they are known.
#[derive(Clone, Copy, Default)]
pub(crate) struct Kenmerken<'a> {
    pub(crate) kanaal: &'a str,
    pub(crate) hoofd_onderwerp_type: Option<&'a str>,
    pub(crate) code_objecttype: Option<&'a str>,
    pub(crate) metadata: Option<&'a str>,
}

impl Profielkeuze {
    /// The code of the profile that is chosen.
    #[must_use]
    pub fn profiel(&self) -> Option<Profielcode> {
        self.profiel.parse().ok()
    }

    pub(crate) fn past(&self, kenmerken: &Kenmerken<'_>) -> bool {
        match &self.kenmerk {
            Kenmerk::Kanaal(kanaal) => kenmerken.kanaal == kanaal,
            Kenmerk::HoofdOnderwerpType(soort) => kenmerken.hoofd_onderwerp_type == Some(soort),
            Kenmerk::CodeObjecttype(soort) => kenmerken.code_objecttype == Some(soort),
            Kenmerk::Metadata(sleutel, waarde) => kenmerken
                .metadata
                .and_then(|json| {
                    serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(json).ok()
                })
                .is_some_and(|metadata| metadata.get(sleutel).and_then(|v| v.as_str()) == Some(waarde)),
        }
    }
}

impl FromStr for Profielkeuze {
    type Err = Formaatfout;

    /// `kanaal:TEKST=PROFIEL`, `hoofdOnderwerpType:URL=PROFIEL`, `codeObjecttype:TEKST=PROFIEL` or
    /// `metadata:SLEUTEL:WAARDE=PROFIEL`. Fault: `profiel.woord_onbekend` or `profiel.code`.
    fn from_str(tekst: &str) -> Result<Self, Formaatfout> {
        let fout = Formaatfout::nieuw(Code::ProfielWoordOnbekend);
        let (kenmerk, profiel) = tekst.rsplit_once('=').ok_or(fout)?;
        let profiel = profiel.parse::<Profielcode>().map_err(|_| Formaatfout::nieuw(Code::ProfielCode))?;
        let (soort, waarde) = kenmerk.split_once(':').ok_or(fout)?;
        let waarde_heel = waarde.to_owned();
        let kenmerk = match soort {
            "kanaal" => Kenmerk::Kanaal(waarde_heel),
            "hoofdOnderwerpType" => Kenmerk::HoofdOnderwerpType(waarde_heel),
            "codeObjecttype" => Kenmerk::CodeObjecttype(waarde_heel),
            "metadata" => {
                let (sleutel, waarde) = waarde.split_once(':').ok_or(fout)?;
                Kenmerk::Metadata(sleutel.to_owned(), waarde.to_owned())
            }
            _ => return Err(fout),
        };
        Ok(Self { kenmerk, profiel: profiel.als_tekst().to_owned() })
    }
}

impl std::fmt::Display for Profielkeuze {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.kenmerk {
            Kenmerk::Kanaal(waarde) => write!(f, "kanaal:{waarde}"),
            Kenmerk::HoofdOnderwerpType(waarde) => write!(f, "hoofdOnderwerpType:{waarde}"),
            Kenmerk::CodeObjecttype(waarde) => write!(f, "codeObjecttype:{waarde}"),
            Kenmerk::Metadata(sleutel, waarde) => write!(f, "metadata:{sleutel}:{waarde}"),
        }?;
        write!(f, "={}", self.profiel)
    }
}
