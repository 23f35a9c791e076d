//! The file that says whose tokens are trusted here and what they mean: strict, and every fault with its place.

use std::collections::BTreeMap;
use std::path::Path;

use klant_core::configuratie::{Bestand, Bron, Configuratiefout, Familie, Plek, Tabel, Veld};
use klant_core::{Code, Keuze, Niveau};

use super::claims::{Claimpad, Claimregels, Claimsoort, Identificatieregel, Niveauregel, Soortregels};
use super::ophalen::Sleutelbron;
use super::sleutels::Sleutelset;
use crate::uitgaand::is_adres;

/// The longest text in the file, in characters.
const LANGSTE: usize = 500;

/// From which level on a customer sees and changes what is kept of herself: of one issuer, or of all.
const MINIMAAL_NIVEAU: &str = "minimaal_niveau";

/// The faults of the file.
const FAMILIE: Familie = Familie {
    syntax: Code::AanmeldingSyntax,
    sleutel_onbekend: Code::AanmeldingSleutelOnbekend,
    sleutel_ontbreekt: Code::AanmeldingSleutelOntbreekt,
    soort: Code::AanmeldingType,
    woord_onbekend: Code::AanmeldingWoordOnbekend,
    bereik: Code::AanmeldingBereik,
    dubbel: Code::AanmeldingDubbel,
    bestandsnaam: Code::AanmeldingBereik,
};

/// One `[[uitgever]]`.
pub(super) struct Uitgeverinstelling {
    pub(super) uitgever: String,
    pub(super) doelgroepen: Vec<String>,
    pub(super) bron: Sleutelbron,
    /// The keys, if they stand in a file: then they are there from the start.
    pub(super) sleutels: Option<Sleutelset>,
    pub(super) regels: Claimregels,
}

#[derive(Clone, Copy)]
enum Soort {
    Medewerker,
    Klant,
}

impl Keuze for Soort {
    const ALLE: &'static [Self] = &[Self::Medewerker, Self::Klant];

    fn woord(self) -> &'static str {
        match self {
            Self::Medewerker => "medewerker",
            Self::Klant => "klant",
        }
    }
}

pub(super) fn lees(bestand: &Bestand) -> Result<Vec<Uitgeverinstelling>, Vec<Configuratiefout>> {
    let mut bron = Bron::nieuw(bestand, &FAMILIE);
    let map = Path::new(&bestand.naam).parent().unwrap_or(Path::new(""));
    let gelezen = bron.document().map(|document| {
        let mut top = Tabel::document(&document);
        let minimaal = top.neem(MINIMAAL_NIVEAU).and_then(|veld| veld.woord(&mut bron));
        let minimaal = minimaal.unwrap_or(Niveau::Substantieel);
        let lijst = top.vereist(&mut bron, "uitgever").and_then(|veld| niet_leeg(&mut bron, &veld));
        let gelezen: Vec<_> = lijst
            .unwrap_or_default()
            .iter()
            .filter_map(|veld| {
                let tabel = veld.tabel(&mut bron)?;
                let gelezen = uitgever(&mut bron, tabel, map, minimaal)?;
                Some((veld.sleutel(), gelezen))
            })
            .collect();
        top.sluit(&mut bron);
        meld_dubbel(&mut bron, &gelezen);
        gelezen
    });
    match gelezen {
        Some(gelezen) if bron.aantal() == 0 => Ok(gelezen.into_iter().map(|(_, gelezen)| gelezen).collect()),
        _ => Err(bron.fouten()),
    }
}

/// Two entries of one issuer must be told apart by the audience.
fn meld_dubbel(bron: &mut Bron<'_>, gelezen: &[(Plek, Uitgeverinstelling)]) {
    for (plaats, (plek, een)) in gelezen.iter().enumerate() {
        let al_genoemd = gelezen.iter().take(plaats).any(|(_, ander)| {
            ander.uitgever == een.uitgever
                && ander.doelgroepen.iter().any(|groep| een.doelgroepen.contains(groep))
        });
        if al_genoemd {
            bron.meld(plek, Code::AanmeldingDubbel, "deze uitgever staat er al, met dezelfde doelgroep");
        }
    }
}

/// None when something is missing without which nothing can be said; every fault stands in `bron`.
fn uitgever(
    bron: &mut Bron<'_>,
    mut tabel: Tabel<'_>,
    map: &Path,
    minimaal: Niveau,
) -> Option<Uitgeverinstelling> {
    let naam_veld = tabel.vereist(bron, "uitgever");
    let naam = naam_veld.as_ref().and_then(|veld| veld.regel(bron, LANGSTE));
    let doelgroepen = tabel.vereist(bron, "doelgroep").and_then(|veld| een_of_meer(bron, &veld));
    let sleutels = tabel.vereist(bron, "sleutels");
    let sleutels =
        sleutels.and_then(|veld| sleutelbron(bron, &veld, naam_veld.as_ref().zip(naam.as_deref()), map));
    let soort = tabel.vereist(bron, "soort").and_then(|veld| veld.woord::<Soort>(bron));
    let onderwerp = tabel.neem("onderwerp").map(|veld| claimpad(bron, &veld));
    let rollen = tabel.neem("rollen").and_then(|veld| claimpad(bron, &veld));
    let rollen_vast = tabel.neem("rollen_vast").and_then(|veld| teksten(bron, &veld)).unwrap_or_default();
    let niveau = tabel.neem("niveau").and_then(|veld| niveauregel(bron, &veld));
    let soort = match soort {
        Some(Soort::Medewerker) => Some(Soortregels::Medewerker {
            afdeling: tabel.neem("afdeling").and_then(|veld| claimpad(bron, &veld)),
        }),
        Some(Soort::Klant) => Some(Soortregels::Klant {
            identificatie: identificaties(bron, &mut tabel, "identificatie"),
            vestiging: tabel.neem("vestiging").and_then(|veld| claimpad(bron, &veld)),
            namens: identificaties(bron, &mut tabel, "namens"),
            minimaal_niveau: tabel
                .neem(MINIMAAL_NIVEAU)
                .and_then(|veld| veld.woord(bron))
                .unwrap_or(minimaal),
        }),
        // Of which kind it is meant to be is not known: its own keys are not judged.
        None => {
            ["afdeling", "identificatie", "vestiging", "namens", MINIMAAL_NIVEAU].iter().for_each(|naam| {
                tabel.weiger(naam);
            });
            None
        }
    };
    tabel.sluit(bron);
    let (bron, sleutels) = sleutels?;
    let niveau =
        niveau.unwrap_or(Niveauregel { claim: None, waarden: BTreeMap::new(), anders: Niveau::Geen });
    let onderwerp = onderwerp.unwrap_or_else(|| Some(Claimpad(vec!["sub".to_owned()])))?;
    let regels = Claimregels { onderwerp, rollen, rollen_vast, niveau, soort: soort? };
    Some(Uitgeverinstelling { uitgever: naam?, doelgroepen: doelgroepen?, bron, sleutels, regels })
}

fn sleutelbron(
    bron: &mut Bron<'_>,
    veld: &Veld<'_>,
    uitgever: Option<(&Veld<'_>, &str)>,
    map: &Path,
) -> Option<(Sleutelbron, Option<Sleutelset>)> {
    let mut tabel = veld.tabel(bron)?;
    let (ontdekking, url, bestand) = (tabel.neem("ontdekking"), tabel.neem("url"), tabel.neem("bestand"));
    tabel.sluit(bron);
    match (ontdekking, url, bestand) {
        (Some(ontdekking), None, None) => {
            if !ontdekking.ja_of_nee(bron)? {
                bron.meld(
                    &ontdekking.waarde(),
                    Code::AanmeldingBereik,
                    "hier hoort true, of een url of bestand",
                );
                return None;
            }
            let (veld, naam) = uitgever?;
            if !is_adres(naam) || naam.contains(['?', '#']) {
                let melding = "voor ontdekking is de uitgever een URL met https, zonder `?` en `#`";
                bron.meld(&veld.waarde(), Code::AanmeldingBereik, melding);
                return None;
            }
            Some((Sleutelbron::Ontdekking(naam.to_owned()), None))
        }
        (None, Some(url), None) => {
            let adres = url.tekst(bron)?;
            if !is_adres(adres) {
                let melding = "hier hoort een URL met https; http mag alleen naar deze machine zelf";
                bron.meld(&url.waarde(), Code::AanmeldingBereik, melding);
                return None;
            }
            Some((Sleutelbron::Url(adres.to_owned()), None))
        }
        (None, None, Some(bestand)) => {
            let pad = map.join(bestand.tekst(bron)?);
            let gelezen = std::fs::read(&pad).map_err(|_| "dit bestand is niet te lezen".to_owned());
            let gelezen = gelezen.and_then(|json| Sleutelset::lees(&json).map_err(|fout| fout.to_string()));
            match gelezen {
                Ok(sleutels) => Some((Sleutelbron::Bestand(pad), Some(sleutels))),
                Err(melding) => {
                    bron.meld(&bestand.waarde(), Code::AanmeldingBereik, melding);
                    None
                }
            }
        }
        _ => {
            let melding = "hier hoort één van `ontdekking`, `url` en `bestand`";
            bron.meld(&veld.waarde(), Code::AanmeldingTegenstrijdig, melding);
            None
        }
    }
}

fn niveauregel(bron: &mut Bron<'_>, veld: &Veld<'_>) -> Option<Niveauregel> {
    if !veld.is_tabel() {
        let anders = veld.woord(bron)?;
        return Some(Niveauregel { claim: None, waarden: BTreeMap::new(), anders });
    }
    let mut tabel = veld.tabel(bron)?;
    let claim = tabel.vereist(bron, "claim").and_then(|veld| claimpad(bron, &veld));
    let waarden = tabel.vereist(bron, "waarden").and_then(|veld| veld.tabel(bron));
    let anders = tabel.neem("anders").map(|veld| veld.woord(bron));
    tabel.sluit(bron);
    let waarden = waarden.map(Tabel::alles).unwrap_or_default();
    let waarden =
        waarden.iter().filter_map(|veld| Some((veld.naam().to_owned(), veld.woord(bron)?))).collect();
    Some(Niveauregel { claim, waarden, anders: anders.unwrap_or(Some(Niveau::Geen))? })
}

fn identificaties(bron: &mut Bron<'_>, tabel: &mut Tabel<'_>, naam: &'static str) -> Vec<Identificatieregel> {
    let lijst = tabel.neem(naam).and_then(|veld| veld.lijst(bron)).unwrap_or_default();
    lijst
        .iter()
        .filter_map(|veld| {
            let mut tabel = veld.tabel(bron)?;
            let claim = tabel.vereist(bron, "claim").and_then(|veld| claimpad(bron, &veld));
            let soort = tabel.vereist(bron, "soort").and_then(|veld| veld.woord::<Claimsoort>(bron));
            tabel.sluit(bron);
            Some(Identificatieregel { claim: claim?, soort: soort? })
        })
        .collect()
}

/// A path with dots, or a list of names: for names that have dots themselves.
fn claimpad(bron: &mut Bron<'_>, veld: &Veld<'_>) -> Option<Claimpad> {
    if veld.is_lijst() {
        let namen = niet_leeg(bron, veld)?;
        return namen.iter().map(|naam| naam.regel(bron, LANGSTE)).collect::<Option<_>>().map(Claimpad);
    }
    let tekst = veld.regel(bron, LANGSTE)?;
    if tekst.split('.').any(str::is_empty) {
        let melding =
            "tussen twee punten hoort de naam van een claim; een naam met punten staat als lijst: [\"a.b\"]";
        bron.meld(&veld.waarde(), Code::AanmeldingBereik, melding);
        return None;
    }
    Some(Claimpad(tekst.split('.').map(str::to_owned).collect()))
}

fn een_of_meer(bron: &mut Bron<'_>, veld: &Veld<'_>) -> Option<Vec<String>> {
    if !veld.is_lijst() {
        return Some(vec![veld.regel(bron, LANGSTE)?]);
    }
    niet_leeg(bron, veld)?;
    teksten(bron, veld)
}

fn teksten(bron: &mut Bron<'_>, veld: &Veld<'_>) -> Option<Vec<String>> {
    let leden = veld.lijst(bron)?;
    let teksten: Vec<Option<String>> = leden.iter().map(|lid| lid.regel(bron, LANGSTE)).collect();
    teksten.into_iter().collect()
}

fn niet_leeg<'d>(bron: &mut Bron<'_>, veld: &Veld<'d>) -> Option<Vec<Veld<'d>>> {
    let leden = veld.lijst(bron)?;
    if leden.is_empty() {
        bron.meld(&veld.waarde(), Code::AanmeldingBereik, "deze lijst is leeg");
        return None;
    }
    Some(leden)
}
