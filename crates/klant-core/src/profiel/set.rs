//! All profiles of a municipality together, with its kinds of message and its table of channels.

use std::collections::BTreeMap;

use super::lezen::{self, Omgeving};
use super::{Interactieprofiel, Profielcode};
use crate::Code;
use crate::configuratie::{Bestand, Bron, Configuratiefout, Tabel, eenmalig};
use crate::kanaal::{Kanaalsoort, Kanaaltabel};
use crate::voorkeur::{Berichteis, Berichtsoort, Berichtsoorten};

#[cfg(test)]
mod proeven;
#[cfg(test)]
mod voorbeelden;

/// All profiles with what belongs to them. There is no half set: one fault, and there is none.
///
/// ```
/// use klant_core::configuratie::Bestand;
/// use klant_core::profiel::{Behoefte, Profielenset};
/// use klant_core::{Element, Kanaalsoort};
///
/// let melding = Bestand {
///     naam: "melding.toml".into(),
///     tekst: r#"
///         formaat = 1
///         code = "melding"
///         versie = "2026-11-01"
///         naam = "Melding"
///         [elementen]
///         telefoonnummer = "toegestaan"
///     "#
///     .into(),
/// };
/// let kanalen = Bestand { naam: "kanalen.toml".into(), tekst: "[kanalen]\nsms = \"app\"".into() };
/// let set = Profielenset::lees(&[melding, kanalen]).map_err(|fouten| fouten[0].clone())?;
///
/// let profiel = set.profiel("melding").expect("the file that was just read");
/// assert_eq!(profiel.behoefte(Element::Telefoonnummer), Behoefte::Toegestaan);
/// assert_eq!(profiel.behoefte(Element::Bsn), Behoefte::Verboden);
/// assert_eq!(set.kanalen().soort("SMS"), Kanaalsoort::App);
/// assert!(set.profiel("algemeen").is_some());
/// # Ok::<(), klant_core::configuratie::Configuratiefout>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profielenset {
    profielen: BTreeMap<Profielcode, Interactieprofiel>,
    kanalen: Kanaaltabel,
    berichtsoorten: Berichtsoorten,
}

impl Profielenset {
    /// The set without any file: the profile `algemeen`, the standard channels and the standard kinds of message.
    ///
    /// ```
    /// use klant_core::profiel::Profielenset;
    /// assert_eq!(Profielenset::ingebouwd().iter().count(), 1);
    /// ```
    #[must_use]
    pub fn ingebouwd() -> Self {
        let algemeen = Interactieprofiel::algemeen();
        Self {
            profielen: BTreeMap::from([(algemeen.code.clone(), algemeen)]),
            kanalen: Kanaaltabel::standaard(),
            berichtsoorten: Berichtsoorten::standaard(),
        }
    }

    /// Reads all files: `kanalen.toml`, `berichtsoorten.toml`, and `CODE.toml` with one profile. A file `algemeen.toml` takes the place of the built-in profile.
    ///
    /// # Errors
    /// Every fault of every file at once, in the order of the files and of their lines. A file with a syntax error says
    /// only that, and a file of another format too.
    pub fn lees(bestanden: &[Bestand]) -> Result<Self, Vec<Configuratiefout>> {
        let mut bronnen: Vec<Bron<'_>> =
            bestanden.iter().map(|bestand| Bron::nieuw(bestand, &lezen::FAMILIE)).collect();
        let mut set = Self::ingebouwd();
        let mut omgeving =
            Omgeving { soorten: set.berichtsoorten, soorten_gelezen: true, gezien: BTreeMap::new() };

        // Profiles name kinds of message: those come first, whatever the order of the files.
        let rijen = eenmalig(&mut bronnen, "kanalen.toml", kanalen).unwrap_or_default();
        set.kanalen = set.kanalen.aangevuld(rijen);
        let rijen = eenmalig(&mut bronnen, "berichtsoorten.toml", berichtsoorten);
        omgeving.soorten_gelezen = rijen.is_some();
        omgeving.soorten = omgeving.soorten.aangevuld(rijen.unwrap_or_default());

        for bron in &mut bronnen {
            match bron.kale_naam() {
                "kanalen.toml" | "berichtsoorten.toml" => {}
                naam if naam.ends_with(".toml") => {
                    let Some(document) = bron.document() else { continue };
                    if let Some(profiel) = lezen::profiel(bron, &document, &mut omgeving) {
                        set.profielen.insert(profiel.code.clone(), profiel);
                    }
                }
                _ => {
                    let melding = "de naam van een bestand met een profiel eindigt op `.toml`";
                    bron.meld_bestand(Code::ProfielBestandsnaam, melding);
                }
            }
        }

        let fouten: Vec<Configuratiefout> = bronnen.into_iter().flat_map(Bron::fouten).collect();
        set.berichtsoorten = omgeving.soorten;
        if fouten.is_empty() { Ok(set) } else { Err(fouten) }
    }

    /// The profile with this code.
    #[must_use]
    pub fn profiel(&self, code: &str) -> Option<&Interactieprofiel> {
        self.profielen.get(code)
    }

    /// All profiles, by code.
    pub fn iter(&self) -> impl Iterator<Item = &Interactieprofiel> {
        self.profielen.values()
    }

    /// The table from the free text `kanaal` to a kind of channel.
    #[must_use]
    pub const fn kanalen(&self) -> &Kanaaltabel {
        &self.kanalen
    }

    /// The known kinds of message with what each asks.
    #[must_use]
    pub const fn berichtsoorten(&self) -> &Berichtsoorten {
        &self.berichtsoorten
    }
}

type Rijen<K, V> = Vec<(K, V)>;

fn kanalen(bron: &mut Bron<'_>) -> Option<Rijen<String, Kanaalsoort>> {
    let document = bron.document()?;
    let mut top = Tabel::document(&document);
    let tabel = top.neem("kanalen").and_then(|veld| veld.tabel(bron));
    let mut rijen = BTreeMap::new();
    for veld in tabel.into_iter().flat_map(Tabel::alles) {
        // As the table compares: without regard to case or to space around the word.
        let kanaal = veld.naam().trim().to_lowercase();
        if kanaal.is_empty() {
            bron.meld(&veld.sleutel(), Code::ProfielBereik, "de naam van een kanaal is niet leeg");
        }
        let soort = veld.woord::<Kanaalsoort>(bron);
        if rijen.contains_key(&kanaal) {
            let melding = "dit kanaal staat er al; hoofdletters en spaties eromheen maken geen verschil";
            bron.meld(&veld.sleutel(), Code::ProfielDubbel, melding);
        }
        rijen.insert(kanaal, soort.unwrap_or(Kanaalsoort::Overig));
    }
    top.sluit(bron);
    Some(rijen.into_iter().collect())
}

fn berichtsoorten(bron: &mut Bron<'_>) -> Option<Rijen<Berichtsoort, Berichteis>> {
    let document = bron.document()?;
    let mut top = Tabel::document(&document);
    let veld = top.neem("berichtsoorten");
    let tabel = veld.as_ref().and_then(|veld| veld.tabel(bron));
    let gelezen = veld.is_none() || tabel.is_some();
    let mut rijen = Vec::new();
    for veld in tabel.into_iter().flat_map(Tabel::alles) {
        let soort = veld.naam().parse::<Berichtsoort>();
        if soort.is_err() {
            bron.meld(&veld.sleutel(), Code::BerichtsoortFormaat, lezen::BERICHTSOORT);
        }
        let mut eis = Berichteis::default();
        if let Some(mut tabel) = veld.tabel(bron) {
            let kenbaarmaking = tabel.vereist(bron, "kenbaarmaking").and_then(|veld| veld.ja_of_nee(bron));
            let veilig_kanaal = tabel.vereist(bron, "veilig_kanaal").and_then(|veld| veld.ja_of_nee(bron));
            tabel.sluit(bron);
            eis = Berichteis {
                kenbaarmaking: kenbaarmaking.unwrap_or_default(),
                veilig_kanaal: veilig_kanaal.unwrap_or_default(),
            };
        }
        // A kind with a fault is known all the same: a profile that names it is not to blame.
        rijen.extend(soort.ok().map(|soort| (soort, eis)));
    }
    top.sluit(bron);
    gelezen.then_some(rijen)
}
