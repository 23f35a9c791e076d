//! A profile, with what it says of every Element and every channel.

use std::collections::BTreeMap;

use klant_core::profiel::Interactieprofiel;
use klant_core::{Element, Kanaalsoort, Keuze};
use serde::Serialize;
use utoipa::ToSchema;

use crate::klant_v1::woorden::{
    AdresseringWoord, BehoefteWoord, KanaalregelWoord, NiveauWoord, TerugkoppelingWoord,
};

/// Wat een soort interactie nodig heeft.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Interactieprofiel)]
pub(crate) struct ProfielWeergave {
    /// De code waarmee het profiel wordt gekozen.
    code: String,
    /// De versie; elk besluit noemt haar.
    versie: String,
    /// De naam.
    naam: String,
    /// Wat voor interactie dit is.
    omschrijving: String,
    /// Wat geldt voor elk klantgegeven.
    #[schema(value_type = BTreeMap<String, BehoefteWoord>)]
    elementen: BTreeMap<&'static str, &'static str>,
    /// Wanneer de klant antwoord krijgt.
    #[schema(value_type = TerugkoppelingWoord)]
    terugkoppeling: &'static str,
    /// Wat geldt voor elk kanaal.
    #[schema(value_type = BTreeMap<String, KanaalregelWoord>)]
    kanalen: BTreeMap<&'static str, &'static str>,
    /// De soort bericht die een antwoord is.
    berichtsoort: String,
    /// Naar welk adres een bericht moet.
    #[schema(value_type = AdresseringWoord)]
    adressering: &'static str,
    /// Hoe zeker een identiteit moet zijn om identificerende gegevens vast te leggen.
    #[schema(value_type = NiveauWoord)]
    identificatieniveau: &'static str,
    /// Of een contact zonder klantgegevens en zonder vervolg wordt bewaard.
    anoniem_bewaren: bool,
    /// Na hoeveel dagen zonder open taak de interactie als gesloten geldt.
    #[serde(skip_serializing_if = "Option::is_none")]
    sluit_na_dagen: Option<u16>,
    /// Hoeveel maanden de interactie na het sluiten wordt bewaard.
    #[serde(skip_serializing_if = "Option::is_none")]
    bewaartermijn_maanden: Option<u16>,
    /// Of een openstaande taak tegenhoudt dat de klant haar digitale adressen laat wissen.
    open_taak_bindt: bool,
}

impl ProfielWeergave {
    pub(crate) fn van(profiel: &Interactieprofiel) -> Self {
        let elementen =
            Element::ALLE.iter().map(|element| (element.woord(), profiel.behoefte(*element).woord()));
        let kanalen =
            Kanaalsoort::ALLE.iter().map(|kanaal| (kanaal.woord(), profiel.kanaalregel(*kanaal).woord()));
        Self {
            code: profiel.code.to_string(),
            versie: profiel.versie.clone(),
            naam: profiel.naam.clone(),
            omschrijving: profiel.omschrijving.clone(),
            elementen: elementen.collect(),
            terugkoppeling: profiel.terugkoppeling.woord(),
            kanalen: kanalen.collect(),
            berichtsoort: profiel.berichtsoort.to_string(),
            adressering: profiel.adressering.woord(),
            identificatieniveau: profiel.identificatieniveau.woord(),
            anoniem_bewaren: profiel.anoniem_bewaren,
            sluit_na_dagen: profiel.sluit_na_dagen,
            bewaartermijn_maanden: profiel.bewaartermijn_maanden,
            open_taak_bindt: profiel.open_taak_bindt,
        }
    }
}
