//! What a customer takes along, as a document; and what becomes of what she brings.

use klant_core::{Keuze, Meegenomen, MeegenomenAdres, MeegenomenVoorkeur, Overnameregel, Zicht};
use klant_register::Overnameresultaat;
use serde::Serialize;
use time::OffsetDateTime;
use utoipa::ToSchema;

use super::adres::{
    AdresWeergave, AdresherkomstWeergave, ContactnaamWeergave, als_opgegeven, gegeven, verwijzing,
};
use super::besluit::RedenWeergave;
use super::betrokkene::WensWeergave;
use super::identificatie::IdentificatieWeergave;
use super::klant::{
    HerkomstWeergave, KenbaarmakingWeergave, KlantWeergave, RekeningnummerWeergave, herkomst,
    kenbaarmakingen, rekeningnummers,
};
use super::{datum, tijdstip};
use crate::basis::Basis;
use crate::klant_v1::woorden::{OvernameWoord, SoortDigitaalAdresWoord, SoortPartijWoord};
use crate::meenemen::{FORMAAT, VERSIE, controlegetal};

/// Alles wat een klant heeft opgegeven, om mee te nemen naar een ander register.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Meeneemdocument)]
pub(crate) struct MeeneemWeergave {
    /// Altijd `klant-meeneemdocument`.
    formaat: &'static str,
    /// Versie van het formaat.
    versie: i32,
    /// Wanneer het document is gemaakt.
    #[schema(format = DateTime)]
    gemaakt_op: String,
    /// SHA-256 over de rest van het document, in vaste vorm: `sha256:` en 64 hexadecimale cijfers.
    controlegetal: String,
    /// Wat zij heeft opgegeven.
    inhoud: MeeneeminhoudWeergave,
}

/// Wat een klant heeft opgegeven.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Meeneeminhoud)]
pub(crate) struct MeeneeminhoudWeergave {
    /// Soort klant.
    #[schema(value_type = SoortPartijWoord)]
    soort: &'static str,
    /// De naam waarmee een persoon wil worden aangesproken.
    #[serde(skip_serializing_if = "Option::is_none")]
    contactnaam: Option<ContactnaamWeergave>,
    /// Naam van een organisatie.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisatienaam: Option<String>,
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
    /// Alle digitale adressen.
    digitale_adressen: Vec<MeeneemadresWeergave>,
    /// Alle rekeningnummers.
    rekeningnummers: Vec<RekeningnummerWeergave>,
    /// Hoe zij bereikt wil worden.
    voorkeuren: Vec<MeeneemvoorkeurWeergave>,
    /// Haar verklaringen dat zij elektronisch bereikbaar is.
    kenbaarmakingen: Vec<KenbaarmakingWeergave>,
    /// Klantgegevens waarvan zij wenst dat ze worden vastgelegd.
    wensen: Vec<WensWeergave>,
    /// Wie welk gegeven verstrekte.
    herkomst: Vec<HerkomstWeergave>,
    /// Haar identificaties, als zij daarom vroeg.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    identificaties: Vec<IdentificatieWeergave>,
}

/// Een digitaal adres in een meeneemdocument.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Meeneemadres)]
pub(crate) struct MeeneemadresWeergave {
    /// Soort adres.
    #[schema(value_type = SoortDigitaalAdresWoord)]
    soort: &'static str,
    /// Het adres zelf; ontbreekt als de klant het zelf bewaart.
    #[serde(skip_serializing_if = "Option::is_none")]
    adres: Option<String>,
    /// Waar de klant het adres zelf bewaart.
    #[serde(skip_serializing_if = "Option::is_none")]
    verwijzing: Option<String>,
    /// Hoe de klant het adres noemt.
    #[serde(skip_serializing_if = "Option::is_none")]
    omschrijving: Option<String>,
    /// Of dit het gewone adres van zijn soort is.
    standaard: bool,
    /// Sinds welke dag het gebruik is beperkt (AVG artikel 18).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    beperkt_sinds: Option<String>,
    /// Wie het adres verstrekte, en wanneer.
    #[serde(skip_serializing_if = "Option::is_none")]
    herkomst: Option<AdresherkomstWeergave>,
}

/// Een voorkeur in een meeneemdocument: per post, of op een adres uit de lijst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Meeneemvoorkeur)]
pub(crate) struct MeeneemvoorkeurWeergave {
    /// Soort bericht.
    berichtsoort: String,
    /// Per post.
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<bool>,
    /// De plaats van het adres in `digitaleAdressen`; het eerste is 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    digitaal_adres: Option<usize>,
}

impl MeeneemWeergave {
    pub(crate) fn van(mee: &Meegenomen, gemaakt_op: OffsetDateTime, zicht: &Zicht) -> Self {
        let mut document = Self {
            formaat: FORMAAT,
            versie: VERSIE,
            gemaakt_op: tijdstip(gemaakt_op),
            controlegetal: String::new(),
            inhoud: MeeneeminhoudWeergave::van(mee, zicht),
        };
        document.controlegetal = controlegetal(&super::json(&document));
        document
    }
}

impl MeeneeminhoudWeergave {
    fn van(mee: &Meegenomen, zicht: &Zicht) -> Self {
        Self {
            soort: mee.soort.woord(),
            contactnaam: ContactnaamWeergave::van(mee.contactnaam.clone()),
            organisatienaam: mee.organisatienaam.clone(),
            geheimhouding: mee.geheimhouding,
            beperkt_sinds: mee.beperkt_sinds.map(datum),
            voorkeurstaal: mee.voorkeurstaal.as_ref().map(als_opgegeven),
            bezoekadres: mee.bezoekadres.as_ref().map(AdresWeergave::van),
            correspondentieadres: mee.correspondentieadres.as_ref().map(AdresWeergave::van),
            digitale_adressen: mee.digitale_adressen.iter().map(MeeneemadresWeergave::van).collect(),
            rekeningnummers: rekeningnummers(mee.rekeningnummers.iter()),
            voorkeuren: mee.voorkeuren.iter().map(MeeneemvoorkeurWeergave::van).collect(),
            kenbaarmakingen: kenbaarmakingen(&mee.kenbaarmakingen),
            wensen: WensWeergave::zichtbaar(&mee.wensen, zicht),
            herkomst: herkomst(mee.herkomst.iter().map(|(element, van)| (*element, Some(van))), zicht),
            identificaties: mee.identificaties.iter().map(IdentificatieWeergave::van).collect(),
        }
    }
}

impl MeeneemadresWeergave {
    fn van(adres: &MeegenomenAdres) -> Self {
        Self {
            soort: adres.adres.soort().woord(),
            adres: gegeven(&adres.adres),
            verwijzing: verwijzing(&adres.adres),
            omschrijving: adres.omschrijving.clone(),
            standaard: adres.is_standaard,
            beperkt_sinds: adres.beperkt_sinds.map(datum),
            herkomst: adres.herkomst.as_ref().map(AdresherkomstWeergave::van),
        }
    }
}

impl MeeneemvoorkeurWeergave {
    fn van(voorkeur: &MeegenomenVoorkeur) -> Self {
        Self {
            berichtsoort: voorkeur.berichtsoort.to_string(),
            post: voorkeur.adres.is_none().then_some(true),
            digitaal_adres: voorkeur.adres,
        }
    }
}

/// Wat er van een meeneemdocument is overgenomen, of zou worden.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Overnameresultaat)]
pub(crate) struct OvernameWeergave {
    /// Of dit een proef was: dan is er niets veranderd.
    proef: bool,
    /// Deel voor deel.
    regels: Vec<OvernameregelWeergave>,
    /// De klant zoals zij nu is; ontbreekt bij een proef.
    #[serde(skip_serializing_if = "Option::is_none")]
    klant: Option<KlantWeergave>,
}

/// Wat er met een deel van een meeneemdocument gebeurt.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Overnameregel)]
pub(crate) struct OvernameregelWeergave {
    /// Waar het in `inhoud` staat (RFC 6901).
    plaats: String,
    /// Wat ermee gebeurt.
    #[schema(value_type = OvernameWoord)]
    overname: &'static str,
    /// Waarom het niet is overgenomen.
    #[serde(skip_serializing_if = "Option::is_none")]
    reden: Option<RedenWeergave>,
}

impl OvernameWeergave {
    pub(crate) fn van(resultaat: &Overnameresultaat, zicht: &Zicht, basis: &Basis) -> Self {
        Self {
            proef: resultaat.klant.is_none(),
            regels: resultaat.regels.iter().map(OvernameregelWeergave::van).collect(),
            klant: resultaat.klant.as_ref().map(|klant| KlantWeergave::van(klant, zicht, basis)),
        }
    }
}

impl OvernameregelWeergave {
    fn van(regel: &Overnameregel) -> Self {
        Self {
            plaats: regel.plaats.clone(),
            overname: regel.overname.woord(),
            reden: regel.reden.as_ref().map(RedenWeergave::van),
        }
    }
}
