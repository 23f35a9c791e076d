//! One machtiging, and the purposes, as text: strict, and every fault with its place.

#[cfg(test)]
mod proeven;

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::{Bereik, Doel, Doelbeschrijving, Doelmachtiging, Handeling, Machtiging};
use crate::Code;
use crate::configuratie::{Bron, Familie, Tabel, Veld, eis_bestandsnaam, formaat, onbekend};
use crate::element::{Element, Elementen};
use crate::profiel::{Interactieprofiel, Profielcode, Profielenset};
use crate::toegang::Niveau;

/// The faults of machtigingen.
pub(super) const FAMILIE: Familie = Familie {
    syntax: Code::MachtigingSyntax,
    sleutel_onbekend: Code::MachtigingSleutelOnbekend,
    sleutel_ontbreekt: Code::MachtigingSleutelOntbreekt,
    soort: Code::MachtigingType,
    woord_onbekend: Code::MachtigingWoordOnbekend,
    bereik: Code::MachtigingBereik,
    dubbel: Code::MachtigingDubbel,
    bestandsnaam: Code::MachtigingBestandsnaam,
};

/// What stands for every Element.
const ALLE: &str = "alle";

/// What a machtiging is read against.
pub(super) struct Omgeving<'p> {
    /// The purposes that are known.
    pub(super) doelen: &'p BTreeMap<Doel, Doelbeschrijving>,
    /// Whether they could be read: if not, no machtiging is blamed for naming one that is not there.
    pub(super) doelen_gelezen: bool,
    /// The profiles, when they are known.
    pub(super) profielen: Option<&'p Profielenset>,
    /// The codes so far, each with the file that has it.
    pub(super) gezien: BTreeMap<String, String>,
}

/// Reads the file with purposes. None when it could not be read at all.
pub(super) fn doelen(bron: &mut Bron<'_>) -> Option<BTreeMap<Doel, Doelbeschrijving>> {
    let document = bron.document()?;
    let mut top = Tabel::document(&document);
    if !formaat(bron, &mut top) {
        return None;
    }
    let mut gelezen = BTreeMap::new();
    for veld in top.alles() {
        let doel = doel_van(bron, &veld);
        let beschrijving = veld.tabel(bron).map(|tabel| beschrijving(bron, tabel)).unwrap_or_default();
        // A purpose with a fault is known all the same: a machtiging that names it is not to blame.
        gelezen.extend(doel.map(|doel| (doel, beschrijving)));
    }
    Some(gelezen)
}

/// The purpose that a key names. Who has none cannot be given one.
fn doel_van(bron: &mut Bron<'_>, veld: &Veld<'_>) -> Option<Doel> {
    let Ok(doel) = veld.naam().parse::<Doel>() else {
        let melding = "een doel heeft 1 tot en met 60 kleine letters, cijfers, `-` en `_`";
        bron.meld(&veld.sleutel(), Code::DoelFormaat, melding);
        return None;
    };
    if doel.is_niet_bepaald() {
        let melding =
            "dit is het doel van wie geen machtiging heeft; noem er een waarvoor een gegeven nodig is";
        bron.meld(&veld.sleutel(), Code::MachtigingBereik, melding);
        return None;
    }
    Some(doel)
}

fn beschrijving(bron: &mut Bron<'_>, mut tabel: Tabel<'_>) -> Doelbeschrijving {
    let regel = |bron: &mut Bron<'_>, tabel: &mut Tabel<'_>, naam| {
        tabel.vereist(bron, naam).and_then(|veld| veld.regel(bron, 500)).unwrap_or_default()
    };
    let gelezen = Doelbeschrijving {
        naam: regel(bron, &mut tabel, "naam"),
        verwerkingsactiviteit: tabel
            .vereist(bron, "verwerkingsactiviteit")
            .and_then(|veld| uri(bron, &veld))
            .unwrap_or_default(),
        grond: regel(bron, &mut tabel, "grond"),
        bewaartermijn: regel(bron, &mut tabel, "bewaartermijn"),
        ontvangers: tabel
            .vereist(bron, "ontvangers")
            .and_then(|veld| veld.lijst_van(bron, |lid, bron| lid.regel(bron, 200)))
            .unwrap_or_default(),
    };
    tabel.sluit(bron);
    gelezen
}

fn uri(bron: &mut Bron<'_>, veld: &Veld<'_>) -> Option<String> {
    let tekst = veld.regel(bron, 500)?;
    let goed = tekst.split_once(':').is_some_and(|(schema, rest)| {
        schema.starts_with(|teken: char| teken.is_ascii_alphabetic())
            && schema.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
            && !rest.is_empty()
            && tekst.bytes().all(|b| b.is_ascii_graphic())
    });
    if !goed {
        let melding = "hier hoort een URI, zoals https://verwerkingen.example.nl/klantcontact";
        bron.meld(&veld.waarde(), Code::MachtigingBereik, melding);
    }
    goed.then_some(tekst)
}

/// Reads one machtiging. None when this file has a fault, which then stands in `bron`.
pub(super) fn machtiging(
    bron: &mut Bron<'_>,
    document: &DeTable<'_>,
    omgeving: &mut Omgeving<'_>,
) -> Option<Machtiging> {
    let mut top = Tabel::document(document);
    if !formaat(bron, &mut top) {
        return None;
    }
    let regels = |bron: &mut Bron<'_>, veld: Option<Veld<'_>>| {
        veld.and_then(|veld| veld.lijst_van(bron, |lid, bron| lid.regel(bron, 200))).unwrap_or_default()
    };
    // A placeholder stands in for what is missing or wrong, so that the rest is judged too; it never leaves.
    let mut machtiging = Machtiging {
        code: code(bron, &mut top, omgeving).unwrap_or_default(),
        naam: top.vereist(bron, "naam").and_then(|veld| veld.regel(bron, 200)).unwrap_or_default(),
        omschrijving: top.neem("omschrijving").and_then(|veld| veld.vrij(bron, 2000)).unwrap_or_default(),
        standaarddoel: Doel::niet_bepaald(),
        toepassingen: regels(bron, top.neem("toepassingen")),
        rollen: regels(bron, top.neem("rollen")),
        doelen: BTreeMap::new(),
    };
    let standaarddoel = top.vereist(bron, "standaarddoel");
    let mut genoemd = Vec::new();
    if let Some(tabel) = top.vereist(bron, "doelen").and_then(|veld| niet_leeg(bron, &veld)) {
        for veld in tabel {
            genoemd.push(veld.naam());
            let doel = bekend_doel(bron, &veld, omgeving);
            let deel = veld.tabel(bron).and_then(|tabel| doelmachtiging(bron, tabel, omgeving.profielen));
            machtiging.doelen.extend(doel.zip(deel));
        }
        if let Some(doel) = standaarddoel.and_then(|veld| een_van(bron, &veld, &genoemd)) {
            machtiging.standaarddoel = doel;
        }
    }
    top.sluit(bron);
    (bron.aantal() == 0).then_some(machtiging)
}

fn code(bron: &mut Bron<'_>, top: &mut Tabel<'_>, omgeving: &mut Omgeving<'_>) -> Option<String> {
    let veld = top.vereist(bron, "code")?;
    let code = veld.tekst(bron)?;
    let goed = (1..=60).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !goed {
        let melding = "een code heeft 1 tot en met 60 kleine letters, cijfers en streepjes";
        bron.meld(&veld.waarde(), Code::MachtigingCode, melding);
        return None;
    }
    eis_bestandsnaam(bron, &veld, "machtiging", code);
    if let Some(eerder) = omgeving.gezien.get(code) {
        bron.meld(&veld.waarde(), Code::MachtigingDubbel, format!("deze code staat ook in {eerder}"));
    } else {
        omgeving.gezien.insert(code.to_owned(), bron.bestand().to_owned());
    }
    Some(code.to_owned())
}

/// The purposes of a machtiging, of which there is at least one.
fn niet_leeg<'d>(bron: &mut Bron<'_>, veld: &Veld<'d>) -> Option<Vec<Veld<'d>>> {
    let velden = veld.tabel(bron)?.alles();
    if velden.is_empty() {
        let melding = "een machtiging noemt minstens één doel, zoals [doelen.klantcontact]";
        bron.meld(&veld.sleutel(), Code::MachtigingBereik, melding);
        return None;
    }
    Some(velden)
}

fn bekend_doel(bron: &mut Bron<'_>, veld: &Veld<'_>, omgeving: &Omgeving<'_>) -> Option<Doel> {
    let doel = doel_van(bron, veld)?;
    if omgeving.doelen_gelezen && !omgeving.doelen.contains_key(&doel) {
        let bekend: Vec<&str> = omgeving.doelen.keys().map(Doel::als_tekst).collect();
        let melding = onbekend("dit doel staat niet in doelen.toml", veld.naam(), &bekend);
        bron.meld(&veld.sleutel(), Code::MachtigingDoelOnbekend, melding);
        return None;
    }
    Some(doel)
}

/// The default purpose: one of those that the machtiging names.
fn een_van(bron: &mut Bron<'_>, veld: &Veld<'_>, genoemd: &[&str]) -> Option<Doel> {
    let tekst = veld.tekst(bron)?;
    if genoemd.contains(&tekst) {
        // If it is no code, that was said where it stands as a key.
        return tekst.parse().ok();
    }
    let melding = onbekend("voor dit doel verleent deze machtiging niets", tekst, genoemd);
    bron.meld(&veld.waarde(), Code::MachtigingDoelOnbekend, melding);
    None
}

fn doelmachtiging(
    bron: &mut Bron<'_>,
    mut tabel: Tabel<'_>,
    profielen: Option<&Profielenset>,
) -> Option<Doelmachtiging> {
    let handelingen = tabel.vereist(bron, "handelingen").and_then(|veld| {
        let gelezen = veld.lijst_van(bron, Veld::woord::<Handeling>)?;
        if veld.is_lege_lijst() {
            bron.meld(&veld.waarde(), Code::MachtigingBereik, "noem minstens één handeling");
        }
        Some(gelezen)
    });
    let elementen = elementen(bron, &mut tabel);
    let bereik = match tabel.neem("profielen") {
        None => Some(Bereik::Alle),
        Some(veld) => veld
            .lijst_van(bron, |lid, bron| profiel(bron, lid, profielen))
            .map(|codes| Bereik::Profielen(codes.into_iter().collect())),
    };
    let niveau = tabel.neem("minimaal_niveau").map_or(Some(Niveau::Geen), |veld| veld.woord(bron));
    let buiten = tabel.neem("buiten_gemeente").map_or(Some(false), |veld| veld.ja_of_nee(bron));
    tabel.sluit(bron);
    Some(Doelmachtiging {
        handelingen: handelingen?.into_iter().collect(),
        elementen: elementen?,
        profielen: bereik?,
        minimaal_niveau: niveau?,
        buiten_gemeente: buiten?,
    })
}

/// `elementen`, less what stands in `zonder`.
fn elementen(bron: &mut Bron<'_>, tabel: &mut Tabel<'_>) -> Option<Elementen> {
    let zonder = tabel.neem("zonder");
    let met = tabel.vereist(bron, "elementen").and_then(|veld| match veld.als_tekst() {
        Some(ALLE) => Some(Elementen::alle()),
        Some(tekst) => {
            let melding = onbekend("hier hoort `alle` of een lijst van gegevens", tekst, &[ALLE]);
            bron.meld(&veld.waarde(), Code::MachtigingWoordOnbekend, melding);
            None
        }
        None => Some(veld.lijst_van(bron, Veld::woord::<Element>)?.into_iter().collect()),
    });
    let Some(zonder) = zonder else { return met };
    let eraf = zonder.lijst_van(bron, |lid, bron| {
        let weg = lid.woord::<Element>(bron)?;
        if met.is_some_and(|met: Elementen| !met.bevat(weg)) {
            let melding = "dit gegeven staat niet in `elementen`; weglaten kan dus niet";
            bron.meld(&lid.waarde(), Code::MachtigingBereik, melding);
        }
        Some(weg)
    })?;
    Some(eraf.into_iter().fold(met?, Elementen::zonder))
}

fn profiel(bron: &mut Bron<'_>, veld: &Veld<'_>, profielen: Option<&Profielenset>) -> Option<Profielcode> {
    let tekst = veld.tekst(bron)?;
    let Ok(code) = tekst.parse::<Profielcode>() else {
        let melding = "de code van een profiel heeft 1 tot en met 60 kleine letters, cijfers en streepjes";
        bron.meld(&veld.waarde(), Code::ProfielCode, melding);
        return None;
    };
    if let Some(profielen) = profielen.filter(|profielen| profielen.profiel(tekst).is_none()) {
        let bekend: Vec<&str> =
            profielen.iter().map(|een: &Interactieprofiel| een.code.als_tekst()).collect();
        let melding = onbekend("dit interactieprofiel is er niet", tekst, &bekend);
        bron.meld(&veld.waarde(), Code::MachtigingProfielOnbekend, melding);
    }
    Some(code)
}
