//! One profile as text: strict, and every fault with its place.

mod tegenstrijdig;

#[cfg(test)]
mod proeven;

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::{Adressering, Behoefte, Interactieprofiel, Kanaalregel, Profielcode, Terugkoppeling};
use crate::Code;
use crate::configuratie::{Bron, Familie, Tabel, Veld, eis_bestandsnaam, formaat, onbekend};
use crate::element::Element;
use crate::kanaal::Kanaalsoort;
use crate::keuze::Keuze;
use crate::toegang::Niveau;
use crate::voorkeur::{Berichtsoort, Berichtsoorten};

/// What a code of a kind of message looks like.
pub(super) const BERICHTSOORT: &str =
    "een berichtsoort heeft 1 tot en met 60 kleine letters, cijfers, `-` en `_`";

/// The faults of interactieprofielen.
pub(super) const FAMILIE: Familie = Familie {
    syntax: Code::ProfielSyntax,
    sleutel_onbekend: Code::ProfielSleutelOnbekend,
    sleutel_ontbreekt: Code::ProfielSleutelOntbreekt,
    soort: Code::ProfielType,
    woord_onbekend: Code::ProfielWoordOnbekend,
    bereik: Code::ProfielBereik,
    dubbel: Code::ProfielDubbel,
    bestandsnaam: Code::ProfielBestandsnaam,
};

/// What a profile is read against: the rest of the set.
pub(super) struct Omgeving {
    /// The known kinds of message.
    pub(super) soorten: Berichtsoorten,
    /// Whether that list could be read: if not, no profile is blamed for naming a kind that is not in it.
    pub(super) soorten_gelezen: bool,
    /// The codes so far, each with the file that has it.
    pub(super) gezien: BTreeMap<Profielcode, String>,
}

/// Reads one profile. None when this file has a fault, which then stands in `bron`.
pub(super) fn profiel(
    bron: &mut Bron<'_>,
    document: &DeTable<'_>,
    omgeving: &mut Omgeving,
) -> Option<Interactieprofiel> {
    let mut top = Tabel::document(document);
    if !formaat(bron, &mut top) {
        return None;
    }
    // A placeholder stands in for what is missing or wrong, so that the rest is judged too; it never leaves.
    let mut profiel = Interactieprofiel {
        code: code(bron, &mut top, omgeving).unwrap_or_else(Profielcode::algemeen),
        versie: top.vereist(bron, "versie").and_then(|veld| veld.regel(bron, 60)).unwrap_or_default(),
        naam: top.vereist(bron, "naam").and_then(|veld| veld.regel(bron, 200)).unwrap_or_default(),
        omschrijving: top.neem("omschrijving").and_then(|veld| veld.vrij(bron, 2000)).unwrap_or_default(),
        standaardbehoefte: Behoefte::Verboden,
        elementen: BTreeMap::new(),
        terugkoppeling: Terugkoppeling::OpVerzoek,
        standaardkanaal: Kanaalregel::Toegestaan,
        kanalen: BTreeMap::new(),
        berichtsoort: Berichtsoort::dienstverlening(),
        adressering: Adressering::Vrij,
        identificatieniveau: Niveau::Substantieel,
        anoniem_bewaren: true,
        sluit_na_dagen: None,
        bewaartermijn_maanden: None,
        open_taak_bindt: false,
    };
    identificatie(bron, &mut top, &mut profiel);
    vastlegging(bron, &mut top, &mut profiel);

    // Contradictions are looked for only in rules that were read whole: a guess could blame the wrong line.
    let voor_de_regels = bron.aantal();
    let terugkoppeling = top.neem("terugkoppeling");
    let berichtsoort = top.neem("berichtsoort");
    if let Some(woord) = terugkoppeling.as_ref().and_then(|veld| veld.woord(bron)) {
        profiel.terugkoppeling = woord;
    }
    if let Some(soort) = berichtsoort.as_ref().and_then(|veld| bekende_soort(bron, veld, omgeving)) {
        profiel.berichtsoort = soort;
    }
    elementen(bron, &mut top, &mut profiel);
    kanalen(bron, &mut top, &mut profiel);
    let adressering = adressering(bron, &mut top, &mut profiel);
    top.sluit(bron);
    if bron.aantal() == voor_de_regels && !bron.heeft(Code::ProfielDubbel) {
        let plaatsen = tegenstrijdig::Plaatsen { terugkoppeling, berichtsoort, adressering };
        tegenstrijdig::meld(bron, &profiel, &omgeving.soorten, &plaatsen);
    }
    (bron.aantal() == 0).then_some(profiel)
}

fn code(bron: &mut Bron<'_>, top: &mut Tabel<'_>, omgeving: &mut Omgeving) -> Option<Profielcode> {
    let veld = top.vereist(bron, "code")?;
    let Ok(code) = veld.tekst(bron)?.parse::<Profielcode>() else {
        let melding = "een code heeft 1 tot en met 60 kleine letters, cijfers en streepjes";
        bron.meld(&veld.waarde(), Code::ProfielCode, melding);
        return None;
    };
    eis_bestandsnaam(bron, &veld, "profiel", code.als_tekst());
    if let Some(eerder) = omgeving.gezien.get(&code) {
        let melding = format!("deze code staat ook in {eerder}");
        bron.meld(&veld.waarde(), Code::ProfielDubbel, melding);
    } else {
        omgeving.gezien.insert(code.clone(), bron.bestand().to_owned());
    }
    Some(code)
}

fn bekende_soort(bron: &mut Bron<'_>, veld: &Veld<'_>, omgeving: &Omgeving) -> Option<Berichtsoort> {
    let text = veld.tekst(bron)?;
    let Ok(soort) = text.parse::<Berichtsoort>() else {
        bron.meld(&veld.waarde(), Code::BerichtsoortFormaat, BERICHTSOORT);
        return None;
    };
    if omgeving.soorten_gelezen && omgeving.soorten.eis(&soort).is_none() {
        let bekend: Vec<&str> = omgeving.soorten.iter().map(|(soort, _)| soort.als_tekst()).collect();
        let melding = onbekend("deze berichtsoort is niet bekend", text, &bekend);
        bron.meld(&veld.waarde(), Code::ProfielWoordOnbekend, melding);
        return None;
    }
    Some(soort)
}

fn elementen(bron: &mut Bron<'_>, top: &mut Tabel<'_>, profiel: &mut Interactieprofiel) {
    let Some(mut tabel) = top.neem("elementen").and_then(|veld| veld.tabel(bron)) else { return };
    if let Some(standaard) = tabel.neem("standaard").and_then(|veld| veld.woord(bron)) {
        profiel.standaardbehoefte = standaard;
    }
    for element in Element::ALLE {
        if let Some(behoefte) = tabel.neem(element.woord()).and_then(|veld| veld.woord(bron)) {
            profiel.elementen.insert(*element, behoefte);
        }
    }
    tabel.sluit(bron);
}

fn kanalen(bron: &mut Bron<'_>, top: &mut Tabel<'_>, profiel: &mut Interactieprofiel) {
    let mut tabel = top.neem("kanalen").and_then(|veld| veld.tabel(bron));
    let standaard = tabel.as_mut().and_then(|tabel| tabel.neem("standaard"));
    match standaard.as_ref() {
        Some(veld) => profiel.standaardkanaal = veld.woord(bron).unwrap_or(profiel.standaardkanaal),
        // Who says nothing of channels in general gets the one that is safe by its nature as safe.
        None => {
            profiel.kanalen.insert(Kanaalsoort::Post, Kanaalregel::Veilig);
        }
    }
    let Some(mut tabel) = tabel else { return };
    for kanaal in Kanaalsoort::ALLE.iter().copied().filter(|kanaal| *kanaal != Kanaalsoort::Overig) {
        if let Some(regel) = tabel.neem(kanaal.woord()).and_then(|veld| veld.woord(bron)) {
            profiel.kanalen.insert(kanaal, regel);
        }
    }
    if let Some(veld) = tabel.weiger(Kanaalsoort::Overig.woord()) {
        let melding = "over een overig kanaal wordt nooit geantwoord; daarvoor is geen regel mogelijk";
        bron.meld(&veld.sleutel(), Code::ProfielSleutelOnbekend, melding);
    }
    tabel.sluit(bron);
}

fn adressering<'d>(
    bron: &mut Bron<'_>,
    top: &mut Tabel<'d>,
    profiel: &mut Interactieprofiel,
) -> Option<Veld<'d>> {
    let mut tabel = top.neem("adressering")?.tabel(bron)?;
    let regel = tabel.neem("regel");
    if let Some(woord) = regel.as_ref().and_then(|veld| veld.woord(bron)) {
        profiel.adressering = woord;
    }
    tabel.sluit(bron);
    regel
}

fn identificatie(bron: &mut Bron<'_>, top: &mut Tabel<'_>, profiel: &mut Interactieprofiel) {
    let Some(mut tabel) = top.neem("identificatie").and_then(|veld| veld.tabel(bron)) else { return };
    if let Some(niveau) = tabel.neem("niveau").and_then(|veld| veld.woord(bron)) {
        profiel.identificatieniveau = niveau;
    }
    tabel.sluit(bron);
}

fn vastlegging(bron: &mut Bron<'_>, top: &mut Tabel<'_>, profiel: &mut Interactieprofiel) {
    let Some(mut tabel) = top.neem("vastlegging").and_then(|veld| veld.tabel(bron)) else { return };
    if let Some(bewaren) = tabel.neem("anoniem_bewaren").and_then(|veld| veld.ja_of_nee(bron)) {
        profiel.anoniem_bewaren = bewaren;
    }
    profiel.sluit_na_dagen = tabel.neem("sluit_na_dagen").and_then(|veld| veld.getal(bron, 1..=3650));
    profiel.bewaartermijn_maanden =
        tabel.neem("bewaartermijn_maanden").and_then(|veld| veld.getal(bron, 1..=1200));
    if let Some(bindt) = tabel.neem("open_taak_bindt").and_then(|veld| veld.ja_of_nee(bron)) {
        profiel.open_taak_bindt = bindt;
    }
    tabel.sluit(bron);
}
