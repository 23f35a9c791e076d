//! A known customer.

use klant_core::id::InteractieId;
use klant_core::waarde::{Iban, Opgegeven};
use klant_core::{Bronsoort, Element, Herkomst, Kenbaarmaking, Keuze, Partij, Voorkeursdoel, Zicht};
use klant_register::{Klantresultaat, Zoekresultaat};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::adres::{AdresWeergave, ContactnaamWeergave, KlantadresWeergave, als_opgegeven, zichtbare_naam};
use super::betrokkene::WensWeergave;
use super::identificatie::IdentificatieWeergave;
use super::{datum, tijdstip};
use crate::basis::Basis;
use crate::klant_v1::woorden::{BronsoortWoord, ElementWoord, MiddelWoord, NiveauWoord, SoortPartijWoord};

/// Een klant met alles wat van haar is vastgelegd en mag worden getoond.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Klant)]
pub(crate) struct KlantWeergave {
    /// Kenmerk van de klant.
    uuid: Uuid,
    /// Adres van de klant in deze API.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    pub(crate) url: Option<String>,
    /// Of haar identiteit ten minste een keer is vastgesteld.
    aangehaakt: bool,
    /// Soort klant.
    #[schema(value_type = SoortPartijWoord)]
    soort: &'static str,
    /// De naam waarmee een persoon wil worden aangesproken.
    #[serde(skip_serializing_if = "Option::is_none")]
    contactnaam: Option<ContactnaamWeergave>,
    /// Die naam in een geheel.
    #[serde(skip_serializing_if = "Option::is_none")]
    volledige_naam: Option<String>,
    /// Naam van een organisatie.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisatienaam: Option<String>,
    /// Of de klant nog wordt benaderd.
    actief: bool,
    /// Of de klant wil dat niets de gemeente verlaat.
    #[serde(skip_serializing_if = "Option::is_none")]
    geheimhouding: Option<bool>,
    /// Vanaf welke dag de verwerking is beperkt (AVG artikel 18).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    beperkt_sinds: Option<String>,
    /// Taal waarin zij wil worden aangesproken.
    #[serde(skip_serializing_if = "Option::is_none")]
    voorkeurstaal: Option<String>,
    /// Waar zij te bezoeken is.
    #[serde(skip_serializing_if = "Option::is_none")]
    bezoekadres: Option<AdresWeergave>,
    /// Waar haar post heen gaat.
    #[serde(skip_serializing_if = "Option::is_none")]
    correspondentieadres: Option<AdresWeergave>,
    /// Notitie van de gemeente.
    #[serde(skip_serializing_if = "Option::is_none")]
    interne_notitie: Option<String>,
    /// Alle digitale adressen.
    digitale_adressen: Vec<KlantadresWeergave>,
    /// Alle rekeningnummers.
    #[serde(skip_serializing_if = "Option::is_none")]
    rekeningnummers: Option<Vec<RekeningnummerWeergave>>,
    /// Alle identificaties.
    #[serde(skip_serializing_if = "Option::is_none")]
    identificaties: Option<Vec<IdentificatieWeergave>>,
    /// De keren dat haar identiteit is vastgesteld.
    vaststellingen: Vec<VaststellingWeergave>,
    /// Hoe zij bereikt wil worden.
    voorkeuren: Vec<VoorkeurWeergave>,
    /// Haar verklaringen dat zij elektronisch bereikbaar is.
    kenbaarmakingen: Vec<KenbaarmakingWeergave>,
    /// Klantgegevens waarvan zij wenst dat ze worden vastgelegd.
    wensen: Vec<WensWeergave>,
    /// Wie welk gegeven verstrekte.
    herkomst: Vec<HerkomstWeergave>,
}

impl KlantWeergave {
    pub(crate) fn van(klant: &Klantresultaat, zicht: &Zicht, basis: &Basis) -> Self {
        let partij = &klant.partij;
        let naam = zichtbare_naam(&partij.contactnaam, zicht);
        let taal = partij.voorkeurstaal.as_ref().map(als_opgegeven);
        let post = partij.correspondentieadres.as_ref();
        Self {
            uuid: partij.id.uuid(),
            url: basis.url("klanten", partij.id.uuid()),
            aangehaakt: partij.is_aangehaakt(),
            soort: partij.soort.woord(),
            volledige_naam: naam.volledig(),
            contactnaam: ContactnaamWeergave::van(naam),
            organisatienaam: zicht.als_zichtbaar(Element::Organisatienaam, partij.organisatienaam.clone()),
            actief: partij.actief,
            geheimhouding: partij.geheimhouding,
            beperkt_sinds: partij.beperkt_sinds.map(datum),
            voorkeurstaal: zicht.als_zichtbaar(Element::Voorkeurstaal, taal),
            bezoekadres: AdresWeergave::zichtbaar(partij.bezoekadres.as_ref(), Element::Bezoekadres, zicht),
            correspondentieadres: AdresWeergave::zichtbaar(post, Element::Correspondentieadres, zicht),
            interne_notitie: zicht.als_zichtbaar(Element::InterneNotitie, partij.interne_notitie.clone()),
            digitale_adressen: KlantadresWeergave::zichtbaar(&partij.digitale_adressen, zicht),
            rekeningnummers: zicht
                .toont(Element::Rekeningnummer)
                .then(|| rekeningnummers(partij.rekeningnummers.iter().map(|een| &een.iban))),
            identificaties: IdentificatieWeergave::zichtbaar(&partij.identificatoren, zicht),
            vaststellingen: vaststellingen(partij),
            voorkeuren: voorkeuren(partij),
            kenbaarmakingen: kenbaarmakingen(&partij.kenbaarmakingen),
            wensen: WensWeergave::zichtbaar(&partij.wensen, zicht),
            herkomst: herkomst(partij.herkomst_per_element(), zicht),
        }
    }
}

/// De klanten die zijn gevonden.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GevondenKlanten)]
pub(crate) struct GevondenWeergave {
    /// Ten hoogste 20 klanten.
    resultaten: Vec<KlantWeergave>,
    /// Altijd `null`: wie meer vindt, zoekt preciezer.
    #[schema(required = true)]
    volgende: Option<String>,
    /// Of er meer klanten zijn dan hier staan.
    meer: bool,
}

impl GevondenWeergave {
    pub(crate) fn van(gevonden: &Zoekresultaat, zicht: &Zicht, basis: &Basis) -> Self {
        let weergave = |klant: &Klantresultaat| {
            let geheim = klant.partij.geheimhouding == Some(true);
            KlantWeergave::van(klant, &zicht.op_klant(geheim), basis)
        };
        let resultaten = gevonden.klanten.iter().map(weergave).collect();
        Self { resultaten, volgende: None, meer: gevonden.meer }
    }
}

/// Een rekeningnummer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Rekeningnummer)]
pub(crate) struct RekeningnummerWeergave {
    /// Het IBAN.
    iban: String,
}

pub(super) fn rekeningnummers<'a>(
    ibans: impl Iterator<Item = &'a Opgegeven<Iban>>,
) -> Vec<RekeningnummerWeergave> {
    ibans.map(|iban| RekeningnummerWeergave { iban: als_opgegeven(iban) }).collect()
}

/// Een keer dat een identiteit is vastgesteld.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Vaststelling)]
pub(crate) struct VaststellingWeergave {
    /// Waarmee.
    #[schema(value_type = MiddelWoord)]
    middel: &'static str,
    /// Hoe zeker.
    #[schema(value_type = NiveauWoord)]
    niveau: &'static str,
    /// Wanneer.
    #[schema(format = DateTime)]
    vastgesteld_op: String,
}

fn vaststellingen(partij: &Partij) -> Vec<VaststellingWeergave> {
    partij
        .vaststellingen
        .iter()
        .map(|vaststelling| VaststellingWeergave {
            middel: vaststelling.middel.woord(),
            niveau: vaststelling.niveau.woord(),
            vastgesteld_op: tijdstip(vaststelling.vastgesteld_op),
        })
        .collect()
}

/// Hoe de klant voor een soort bericht bereikt wil worden: per post, of op een van haar digitale adressen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Voorkeur)]
pub(crate) struct VoorkeurWeergave {
    /// Soort bericht.
    berichtsoort: String,
    /// Per post.
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<bool>,
    /// Op dit digitale adres.
    #[serde(skip_serializing_if = "Option::is_none")]
    digitaal_adres: Option<Uuid>,
}

fn voorkeuren(partij: &Partij) -> Vec<VoorkeurWeergave> {
    partij
        .voorkeuren
        .iter()
        .map(|voorkeur| {
            let (post, digitaal_adres) = match voorkeur.doel {
                Voorkeursdoel::Post => (Some(true), None),
                Voorkeursdoel::DigitaalAdres(adres) => (None, Some(adres.uuid())),
            };
            VoorkeurWeergave { berichtsoort: voorkeur.berichtsoort.to_string(), post, digitaal_adres }
        })
        .collect()
}

/// De verklaring van een klant dat zij voor een soort bericht elektronisch bereikbaar is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Kenbaarmaking)]
pub(crate) struct KenbaarmakingWeergave {
    /// Soort bericht.
    berichtsoort: String,
    /// De eerste dag waarop de verklaring geldt.
    #[schema(format = Date)]
    gegeven_op: String,
    /// De dag vanaf welke zij niet meer geldt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    ingetrokken_op: Option<String>,
}

pub(super) fn kenbaarmakingen(kenbaarmakingen: &[Kenbaarmaking]) -> Vec<KenbaarmakingWeergave> {
    kenbaarmakingen
        .iter()
        .map(|kenbaarmaking| KenbaarmakingWeergave {
            berichtsoort: kenbaarmaking.berichtsoort.to_string(),
            gegeven_op: datum(kenbaarmaking.gegeven_op),
            ingetrokken_op: kenbaarmaking.ingetrokken_op.map(datum),
        })
        .collect()
}

/// Wie een gegeven verstrekte, en wanneer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Herkomst)]
pub(crate) struct HerkomstWeergave {
    /// Welk klantgegeven.
    #[schema(value_type = ElementWoord)]
    element: &'static str,
    /// Wie.
    #[schema(value_type = BronsoortWoord)]
    door: &'static str,
    /// Wanneer; ontbreekt als niet bekend is waar het gegeven vandaan komt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    op: Option<String>,
    /// In welke interactie.
    #[serde(skip_serializing_if = "Option::is_none")]
    interactie: Option<Uuid>,
}

/// Of each value who gave it; of one of which nobody noted that, `import`.
pub(super) fn herkomst<'a>(
    per_element: impl Iterator<Item = (Element, Option<&'a Herkomst>)>,
    zicht: &Zicht,
) -> Vec<HerkomstWeergave> {
    per_element
        .filter(|(element, _)| zicht.toont(*element))
        .map(|(element, herkomst)| HerkomstWeergave {
            element: element.woord(),
            door: herkomst.map_or(Bronsoort::Import, |herkomst| herkomst.door).woord(),
            op: herkomst.map(|herkomst| tijdstip(herkomst.op)),
            interactie: herkomst.and_then(|herkomst| herkomst.interactie).map(InteractieId::uuid),
        })
        .collect()
}
