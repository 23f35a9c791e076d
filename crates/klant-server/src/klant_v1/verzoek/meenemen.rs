//! What a customer brings: the document, and for whom it is taken over.

use std::collections::BTreeMap;

use klant_core::id::PartijId;
use klant_core::waarde::Opgegeven;
use klant_core::{
    Adres, Adresinhoud, Bronsoort, Code, Digitaal, Element, Herkomst, Meegenomen, MeegenomenAdres,
    MeegenomenVoorkeur, Reden, SoortDigitaalAdres, SoortPartij,
};
use klant_register::Overnameopdracht;
use serde::Deserialize;
use serde_json::Value;
use time::Date;
use utoipa::ToSchema;
use validator::Validate;

use super::adres::{AdresVerzoek, ContactnaamVerzoek};
use super::identificatie::{IdentificatieVerzoek, VaststellingVerzoek};
use super::klant::{KenbaarmakingVerzoek, RekeningnummerVerzoek};
use crate::klant_v1::woorden::{
    BronsoortWoord, ElementWoord, SoortDigitaalAdresWoord, SoortPartijWoord, VormWoord,
};
use crate::lichaam::{self, Fouten, Pad, Verzoek, tekst, voorwerp, voorwerpen};
use crate::meenemen::{Vorm, eis_heel};

/// In welke vorm een klant meeneemt wat zij heeft opgegeven.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NeemmeeVerzoek {
    /// Voor een ander register, of om te lezen; zonder `json`.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = VormWoord, required = false)]
    vorm: Option<String>,
    /// Of zij ook haar identificaties meeneemt.
    #[schema(default = false)]
    met_identificaties: Option<bool>,
}

impl Verzoek for NeemmeeVerzoek {
    type Opdracht = (Vorm, bool);

    fn opdracht(self, fouten: &mut Fouten) -> Option<(Vorm, bool)> {
        let vorm = fouten.keuze("/vorm", self.vorm).unwrap_or(Vorm::Json);
        Some((vorm, self.met_identificaties.unwrap_or_default()))
    }
}

/// In welke vorm de uitdraai wordt gemaakt.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct UitdraaiVerzoek {
    /// Voor een programma, of om te lezen; zonder `json`.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = VormWoord, required = false)]
    vorm: Option<String>,
}

impl Verzoek for UitdraaiVerzoek {
    type Opdracht = Vorm;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Vorm> {
        Some(fouten.keuze("/vorm", self.vorm).unwrap_or(Vorm::Json))
    }
}

/// Een meeneemdocument, en voor wie het wordt overgenomen.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NeemoverVerzoek {
    /// Het document, precies zoals het is gegeven.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    #[schema(required = true, nullable = false)]
    document: Option<MeeneemdocumentVerzoek>,
    /// De klant die het hier al is; zonder wordt zij geregistreerd.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    klant: Option<String>,
    /// Code van het interactieprofiel waaronder wordt getoetst; zonder geldt `algemeen`.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 60)]
    profiel: Option<String>,
    /// Hoe haar identiteit hier is vastgesteld; zonder worden identificaties niet overgenomen.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    vaststelling: Option<VaststellingVerzoek>,
    /// Of alleen wordt verteld wat er zou gebeuren.
    #[schema(default = false)]
    proef: Option<bool>,
}

/// Een meeneemdocument.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MeeneemdocumentVerzoek {
    /// Altijd `klant-meeneemdocument`.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false)]
    formaat: Option<String>,
    /// Versie van het formaat.
    #[validate(required)]
    #[schema(required = true, nullable = false)]
    versie: Option<i32>,
    /// Wanneer het document is gemaakt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, format = DateTime)]
    gemaakt_op: Option<String>,
    /// SHA-256 over de rest van het document, in vaste vorm.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false)]
    controlegetal: Option<String>,
    /// Wat zij heeft opgegeven.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    #[schema(required = true, nullable = false)]
    inhoud: Option<MeeneeminhoudVerzoek>,
}

/// Wat een klant heeft opgegeven.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MeeneeminhoudVerzoek {
    /// Soort klant.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = SoortPartijWoord, required = true)]
    soort: Option<String>,
    /// De naam waarmee een persoon wil worden aangesproken.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    contactnaam: Option<ContactnaamVerzoek>,
    /// Naam van een organisatie.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 200))]
    #[schema(max_length = 200)]
    organisatienaam: Option<String>,
    /// Of de klant wil dat niets de gemeente verlaat.
    geheimhouding: Option<bool>,
    /// Vanaf welke dag de verwerking is beperkt (AVG artikel 18).
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    beperkt_sinds: Option<String>,
    /// Taal waarin zij wil worden aangesproken, volgens ISO 639.
    #[serde(default, deserialize_with = "tekst")]
    voorkeurstaal: Option<String>,
    /// Waar zij te bezoeken is.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    bezoekadres: Option<AdresVerzoek>,
    /// Waar haar post heen gaat.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    correspondentieadres: Option<AdresVerzoek>,
    /// Alle digitale adressen.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    digitale_adressen: Option<Vec<MeeneemadresVerzoek>>,
    /// Alle rekeningnummers.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    rekeningnummers: Option<Vec<RekeningnummerVerzoek>>,
    /// Alle voorkeuren.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    voorkeuren: Option<Vec<MeeneemvoorkeurVerzoek>>,
    /// Alle verklaringen dat zij elektronisch bereikbaar is.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    kenbaarmakingen: Option<Vec<KenbaarmakingVerzoek>>,
    /// Klantgegevens waarvan zij wenst dat ze worden vastgelegd.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    wensen: Option<Vec<MeeneemwensVerzoek>>,
    /// Wie welk gegeven verstrekte.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    herkomst: Option<Vec<HerkomstVerzoek>>,
    /// Haar identificaties.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    identificaties: Option<Vec<IdentificatieVerzoek>>,
}

/// Een digitaal adres in een meeneemdocument.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MeeneemadresVerzoek {
    /// Soort adres.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = SoortDigitaalAdresWoord, required = true)]
    soort: Option<String>,
    /// Het adres zelf. Precies één van `adres` en `verwijzing`.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 254))]
    #[schema(max_length = 254)]
    adres: Option<String>,
    /// Waar de klant het adres zelf bewaart: een https-adres waar het bij gebruik wordt gevraagd.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 500)]
    verwijzing: Option<String>,
    /// Hoe de klant het adres noemt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 40))]
    #[schema(max_length = 40)]
    omschrijving: Option<String>,
    /// Of dit het gewone adres van zijn soort is.
    #[schema(default = false)]
    standaard: Option<bool>,
    /// Sinds welke dag het gebruik is beperkt (AVG artikel 18).
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    beperkt_sinds: Option<String>,
    /// Wie het adres verstrekte, en wanneer.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    herkomst: Option<AdresherkomstVerzoek>,
}

/// Een voorkeur in een meeneemdocument: per post, of op een adres uit de lijst. Precies één van de twee.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MeeneemvoorkeurVerzoek {
    /// Soort bericht.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, max_length = 60)]
    berichtsoort: Option<String>,
    /// Per post.
    post: Option<bool>,
    /// De plaats van het adres in `digitaleAdressen`; het eerste is 0.
    #[validate(range(min = 0))]
    #[schema(minimum = 0)]
    digitaal_adres: Option<i32>,
}

/// De wens dat een klantgegeven wordt vastgelegd, in een meeneemdocument.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MeeneemwensVerzoek {
    /// Welk klantgegeven.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = ElementWoord, required = true)]
    element: Option<String>,
    /// Op welke dag de wens is geuit.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, format = Date)]
    gegeven_op: Option<String>,
}

/// Wie een gegeven verstrekte, en wanneer.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct HerkomstVerzoek {
    /// Welk klantgegeven.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = ElementWoord, required = true)]
    element: Option<String>,
    /// Wie.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = BronsoortWoord, required = true)]
    door: Option<String>,
    /// Wanneer.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, format = DateTime)]
    op: Option<String>,
}

/// Wie een adres verstrekte, en wanneer.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AdresherkomstVerzoek {
    /// Wie.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = BronsoortWoord, required = true)]
    door: Option<String>,
    /// Wanneer.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, format = DateTime)]
    op: Option<String>,
}

impl MeeneemdocumentVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<Meegenomen> {
        fouten.tijdstip(pad.veld("gemaaktOp"), self.gemaakt_op);
        let inhoud = pad.veld("inhoud");
        fouten.verplicht(inhoud, self.inhoud)?.lees(&inhoud, fouten)
    }
}

impl MeeneeminhoudVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<Meegenomen> {
        let soort = fouten.keuze::<SoortPartij>(pad.veld("soort"), self.soort);
        let adressen = pad.veld("digitaleAdressen");
        let digitale_adressen = lijst(self.digitale_adressen, &adressen, |een, pad| een.lees(pad, fouten));
        let aantal = digitale_adressen.len();
        let wensen = lijst(self.wensen, &pad.veld("wensen"), |een, pad| een.lees(pad, fouten));
        let herkomst = lijst(self.herkomst, &pad.veld("herkomst"), |een, pad| een.lees(pad, fouten));
        Some(Meegenomen {
            soort: soort?,
            contactnaam: ContactnaamVerzoek::lees(self.contactnaam),
            organisatienaam: self.organisatienaam,
            geheimhouding: self.geheimhouding,
            beperkt_sinds: fouten.datum(pad.veld("beperktSinds"), self.beperkt_sinds),
            voorkeurstaal: self.voorkeurstaal.map(Opgegeven::lees),
            bezoekadres: zoals_gegeven(self.bezoekadres),
            correspondentieadres: zoals_gegeven(self.correspondentieadres),
            digitale_adressen,
            rekeningnummers: lijst(self.rekeningnummers, &pad.veld("rekeningnummers"), |een, _| {
                een.zoals_gegeven()
            }),
            voorkeuren: lijst(self.voorkeuren, &pad.veld("voorkeuren"), |een, pad| {
                een.lees(aantal, pad, fouten)
            }),
            kenbaarmakingen: lijst(self.kenbaarmakingen, &pad.veld("kenbaarmakingen"), |een, pad| {
                een.lees(pad, fouten)
            }),
            wensen: wensen.into_iter().collect::<BTreeMap<_, _>>(),
            herkomst: herkomst.into_iter().collect::<BTreeMap<_, _>>(),
            identificaties: IdentificatieVerzoek::lijst(
                self.identificaties,
                &pad.veld("identificaties"),
                fouten,
            ),
        })
    }
}

/// A document holds what was stored, readable or not: what cannot be read is told when it is taken over.
fn zoals_gegeven(adres: Option<AdresVerzoek>) -> Option<Adres> {
    AdresVerzoek::lees(adres, &Pad::WORTEL, &mut Fouten::default())
}

impl MeeneemadresVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<MeegenomenAdres> {
        if self.adres.is_some() == self.verwijzing.is_some() {
            fouten.ontbreekt(pad, Code::VeldPreciesEen);
        }
        let soort = fouten.keuze::<SoortDigitaalAdres>(pad.veld("soort"), self.soort);
        let verwezen = self.verwijzing.is_some();
        let verwijzing = fouten.lees(pad.veld("verwijzing"), self.verwijzing);
        let beperkt_sinds = fouten.datum(pad.veld("beperktSinds"), self.beperkt_sinds);
        let herkomst =
            self.herkomst.and_then(|een| oorsprong(een.door, een.op, &pad.veld("herkomst"), fouten));
        Some(MeegenomenAdres {
            adres: if verwezen {
                Adresinhoud::Verwezen(soort?, verwijzing?)
            } else {
                // Readable or not: what cannot be read is told when it is taken over.
                Digitaal::lees(soort?, self.adres?).into()
            },
            omschrijving: self.omschrijving,
            is_standaard: self.standaard.unwrap_or_default(),
            beperkt_sinds,
            herkomst,
        })
    }
}

impl MeeneemvoorkeurVerzoek {
    fn lees(self, adressen: usize, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<MeegenomenVoorkeur> {
        let post = self.post.unwrap_or_default();
        if post == self.digitaal_adres.is_some() {
            fouten.ontbreekt(pad, Code::VeldPreciesEen);
        }
        let adres = self.digitaal_adres.and_then(|plaats| usize::try_from(plaats).ok());
        if adres.is_some_and(|plaats| plaats >= adressen) {
            fouten.meld(pad.veld("digitaalAdres"), Code::VeldAdresOnbekend);
        }
        let berichtsoort = fouten.lees(pad.veld("berichtsoort"), self.berichtsoort);
        Some(MeegenomenVoorkeur { berichtsoort: berichtsoort?, adres })
    }
}

impl MeeneemwensVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<(Element, Date)> {
        let element = fouten.keuze(pad.veld("element"), self.element);
        let dag = fouten.datum(pad.veld("gegevenOp"), self.gegeven_op);
        Some((element?, dag?))
    }
}

impl HerkomstVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<(Element, Herkomst)> {
        let element = fouten.keuze(pad.veld("element"), self.element);
        let herkomst = oorsprong(self.door, self.op, pad, fouten);
        Some((element?, herkomst?))
    }
}

fn oorsprong(
    door: Option<String>,
    op: Option<String>,
    pad: &Pad<'_>,
    fouten: &mut Fouten,
) -> Option<Herkomst> {
    let door = fouten.keuze::<Bronsoort>(pad.veld("door"), door);
    let op = fouten.tijdstip(pad.veld("op"), op);
    Some(Herkomst { door: door?, op: op?, interactie: None })
}

fn lijst<V, T>(
    lijst: Option<Vec<V>>,
    pad: &Pad<'_>,
    mut lees: impl FnMut(V, &Pad<'_>) -> Option<T>,
) -> Vec<T> {
    let lijst = lijst.unwrap_or_default().into_iter().enumerate();
    lijst.filter_map(|(plaats, een)| lees(een, &pad.plaats(plaats))).collect()
}

/// Reads the body of `POST /klanten/_neemover`; with whether it is a trial. Whether the document is whole comes first: in one of
/// another version every member would be a fault.
///
/// # Errors
/// `meenemen.formaat`, `meenemen.versie` or `meenemen.controlegetal`; otherwise every fault of the body, with its place.
pub fn lees_overname(bytes: &[u8]) -> Result<(Overnameopdracht, bool), Vec<Reden>> {
    let leden = lichaam::lees_voorwerp(bytes)?;
    if let Some(document @ Value::Object(_)) = leden.get("document") {
        eis_heel(document, "/document").map_err(|reden| vec![reden])?;
    }
    overnameleden(bytes)
}

/// The members, whether or not the document is whole.
pub(crate) fn overnameleden(bytes: &[u8]) -> Result<(Overnameopdracht, bool), Vec<Reden>> {
    lichaam::lees_als(bytes, |verzoek: NeemoverVerzoek, fouten| {
        let wortel = Pad::WORTEL;
        let klant = fouten.uuid("/klant", verzoek.klant).map(PartijId::nieuw);
        let profiel = fouten.lees("/profiel", verzoek.profiel);
        let vaststelling =
            verzoek.vaststelling.and_then(|een| een.lees(&wortel.veld("vaststelling"), fouten));
        let pad = wortel.veld("document");
        let document = fouten.verplicht(pad, verzoek.document)?.lees(&pad, fouten)?;
        let opdracht = Overnameopdracht { document, klant, profiel, vaststelling };
        Some((opdracht, verzoek.proef.unwrap_or_default()))
    })
}

/// Reads a document by itself.
///
/// # Errors
/// As [`lees_overname`].
pub fn lees_meeneemdocument(bytes: &[u8]) -> Result<Meegenomen, Vec<Reden>> {
    let document = Value::Object(lichaam::lees_voorwerp(bytes)?);
    eis_heel(&document, "").map_err(|reden| vec![reden])?;
    lichaam::lees_als(bytes, |document: MeeneemdocumentVerzoek, fouten| document.lees(&Pad::WORTEL, fouten))
}
