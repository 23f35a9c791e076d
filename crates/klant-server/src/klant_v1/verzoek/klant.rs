//! A known customer: to register her, and to change her.

use klant_core::id::DigitaalAdresId;
use klant_core::waarde::{Iban, Opgegeven};
use klant_core::{Bronsoort, Code, Kenbaarmaking, SoortPartij};
use klant_register::{Klantgegevens, NieuwDigitaalAdres, NieuweKlant, NieuweVoorkeur, Voorkeurskeuze};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use super::adres::{AdresVerzoek, ContactnaamVerzoek, lees_inhoud};
use super::identificatie::{IdentificatieVerzoek, VaststellingVerzoek};
use crate::klant_v1::woorden::{BronsoortWoord, ElementWoord, SoortDigitaalAdresWoord, SoortPartijWoord};
use crate::lichaam::{Fouten, Pad, tekst, voorwerp, voorwerpen};

/// Een klant met alles wat van haar wordt vastgelegd.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KlantVerzoek {
    /// Code van het interactieprofiel waaronder wordt getoetst; zonder geldt `algemeen`.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 60)]
    profiel: Option<String>,
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
    /// Of de klant nog wordt benaderd.
    #[schema(default = true)]
    actief: Option<bool>,
    /// Of de klant wil dat niets de gemeente verlaat.
    geheimhouding: Option<bool>,
    /// Vanaf welke dag de verwerking is beperkt (AVG artikel 18).
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    beperkt_sinds: Option<String>,
    /// Taal waarin zij wil worden aangesproken, volgens ISO 639.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(min_length = 2, max_length = 3)]
    voorkeurstaal: Option<String>,
    /// Waar zij te bezoeken is.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    bezoekadres: Option<AdresVerzoek>,
    /// Waar haar post heen gaat.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    correspondentieadres: Option<AdresVerzoek>,
    /// Notitie van de gemeente; wordt nooit openbaar gemaakt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(length(max = 1000))]
    #[schema(max_length = 1000)]
    interne_notitie: Option<String>,
    /// Alle digitale adressen.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    digitale_adressen: Option<Vec<KlantadresVerzoek>>,
    /// Alle rekeningnummers.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    rekeningnummers: Option<Vec<RekeningnummerVerzoek>>,
    /// Alle identificaties.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    identificaties: Option<Vec<IdentificatieVerzoek>>,
    /// Hoe haar identiteit nu is vastgesteld.
    #[serde(default, deserialize_with = "voorwerp")]
    #[validate(nested)]
    vaststelling: Option<VaststellingVerzoek>,
    /// Alle voorkeuren.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    voorkeuren: Option<Vec<VoorkeurVerzoek>>,
    /// Alle verklaringen dat zij elektronisch bereikbaar is.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    kenbaarmakingen: Option<Vec<KenbaarmakingVerzoek>>,
    /// Wie de gegevens verstrekt.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = BronsoortWoord, required = false)]
    verstrekt_door: Option<String>,
    /// Klantgegevens waarvan zij wenst dat ze worden vastgelegd.
    #[schema(value_type = Option<Vec<ElementWoord>>)]
    wensen: Option<Vec<String>>,
}

/// Een digitaal adres van een klant.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KlantadresVerzoek {
    /// Bij een wijziging: het adres dat blijft. Zonder is het een nieuw adres.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    uuid: Option<String>,
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
    /// Op welke dag is vastgesteld dat het haar adres is.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    verificatie_datum: Option<String>,
    /// Sinds welke dag berichten niet aankomen.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    onbestelbaar_sinds: Option<String>,
    /// Sinds welke dag het gebruik is beperkt (AVG artikel 18).
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    beperkt_sinds: Option<String>,
}

impl KlantadresVerzoek {
    fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<NieuwDigitaalAdres> {
        let id = fouten.uuid(pad.veld("uuid"), self.uuid).map(DigitaalAdresId::nieuw);
        let adres = lees_inhoud(self.soort, self.adres, self.verwijzing, pad, fouten);
        let verificatie_datum = fouten.datum(pad.veld("verificatieDatum"), self.verificatie_datum);
        let onbestelbaar_sinds = fouten.datum(pad.veld("onbestelbaarSinds"), self.onbestelbaar_sinds);
        let beperkt_sinds = fouten.datum(pad.veld("beperktSinds"), self.beperkt_sinds);
        Some(NieuwDigitaalAdres {
            id,
            adres: adres?,
            omschrijving: self.omschrijving,
            is_standaard: self.standaard.unwrap_or(false),
            verificatie_datum,
            onbestelbaar_sinds,
            beperkt_sinds,
        })
    }
}

/// Een rekeningnummer.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RekeningnummerVerzoek {
    /// Het IBAN.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, max_length = 42)]
    iban: Option<String>,
}

impl RekeningnummerVerzoek {
    /// The account as it was given, readable or not.
    pub(super) fn zoals_gegeven(self) -> Option<Opgegeven<Iban>> {
        self.iban.map(Opgegeven::lees)
    }
}

/// Hoe de klant voor een soort bericht bereikt wil worden: per post, op een digitaal adres met zijn uuid, of op een adres
/// uit de lijst van hetzelfde verzoek. Precies één van de drie.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VoorkeurVerzoek {
    /// Soort bericht.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, max_length = 60)]
    berichtsoort: Option<String>,
    /// Per post.
    post: Option<bool>,
    /// Een digitaal adres met zijn uuid.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    digitaal_adres: Option<String>,
    /// De tekst van een digitaal adres in hetzelfde verzoek, of zijn verwijzing.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(max_length = 500)]
    adres: Option<String>,
}

impl VoorkeurVerzoek {
    fn lees(self, adressen: &[Option<String>], pad: &Pad<'_>, fouten: &mut Fouten) -> Option<NieuweVoorkeur> {
        let post = self.post.unwrap_or(false);
        let gegeven = [post, self.digitaal_adres.is_some(), self.adres.is_some()];
        if gegeven.into_iter().filter(|is_gegeven| *is_gegeven).count() != 1 {
            fouten.ontbreekt(pad, Code::VeldPreciesEen);
        }
        let berichtsoort = fouten.lees(pad.veld("berichtsoort"), self.berichtsoort);
        let id = fouten.uuid(pad.veld("digitaalAdres"), self.digitaal_adres).map(DigitaalAdresId::nieuw);
        let plaats = self.adres.and_then(|adres| {
            let plaats = adressen.iter().position(|ander| ander.as_ref() == Some(&adres));
            if plaats.is_none() {
                fouten.meld(pad.veld("adres"), Code::VeldAdresOnbekend);
            }
            plaats
        });
        let doel = match (post, id, plaats) {
            (true, ..) => Voorkeurskeuze::Post,
            (_, Some(id), _) => Voorkeurskeuze::Id(id),
            (.., Some(plaats)) => Voorkeurskeuze::Plaats(plaats),
            _ => return None,
        };
        Some(NieuweVoorkeur { berichtsoort: berichtsoort?, doel })
    }
}

/// De verklaring van een klant dat zij voor een soort bericht elektronisch bereikbaar is.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct KenbaarmakingVerzoek {
    /// Soort bericht.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, max_length = 60)]
    berichtsoort: Option<String>,
    /// De eerste dag waarop de verklaring geldt.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(required = true, nullable = false, format = Date)]
    gegeven_op: Option<String>,
    /// De dag vanaf welke zij niet meer geldt.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    ingetrokken_op: Option<String>,
}

impl KenbaarmakingVerzoek {
    pub(super) fn lees(self, pad: &Pad<'_>, fouten: &mut Fouten) -> Option<Kenbaarmaking> {
        let berichtsoort = fouten.lees(pad.veld("berichtsoort"), self.berichtsoort);
        let gegeven_op = fouten.datum(pad.veld("gegevenOp"), self.gegeven_op);
        let ingetrokken_op = fouten.datum(pad.veld("ingetrokkenOp"), self.ingetrokken_op);
        Some(Kenbaarmaking { berichtsoort: berichtsoort?, gegeven_op: gegeven_op?, ingetrokken_op })
    }
}

/// A customer to register: none of her addresses has a uuid yet.
pub(crate) fn als_nieuw(verzoek: KlantVerzoek, fouten: &mut Fouten) -> Option<NieuweKlant> {
    let adressen = verzoek.digitale_adressen.iter().flatten().enumerate();
    for (plaats, _) in adressen.filter(|(_, adres)| adres.uuid.is_some()) {
        fouten.meld(format!("/digitaleAdressen/{plaats}/uuid"), Code::VeldOverbodig);
    }
    als_wijziging(verzoek, fouten)
}

/// A customer as she is after a change.
pub(crate) fn als_wijziging(verzoek: KlantVerzoek, fouten: &mut Fouten) -> Option<NieuweKlant> {
    let wortel = Pad::WORTEL;
    let profiel = fouten.lees("/profiel", verzoek.profiel);
    let soort = fouten.keuze::<SoortPartij>("/soort", verzoek.soort);
    let verstrekt_door = fouten.keuze::<Bronsoort>("/verstrektDoor", verzoek.verstrekt_door);
    let wensen = fouten.elementen(&wortel.veld("wensen"), verzoek.wensen);

    let adressen = verzoek.digitale_adressen.unwrap_or_default();
    let tekst = |adres: &KlantadresVerzoek| adres.adres.as_ref().or(adres.verwijzing.as_ref()).cloned();
    let teksten: Vec<Option<String>> = adressen.iter().map(tekst).collect();
    let gegevens = Klantgegevens {
        contactnaam: ContactnaamVerzoek::lees(verzoek.contactnaam),
        organisatienaam: verzoek.organisatienaam,
        actief: verzoek.actief.unwrap_or(true),
        geheimhouding: verzoek.geheimhouding,
        beperkt_sinds: fouten.datum("/beperktSinds", verzoek.beperkt_sinds),
        voorkeurstaal: fouten.lees("/voorkeurstaal", verzoek.voorkeurstaal),
        bezoekadres: AdresVerzoek::lees(verzoek.bezoekadres, &wortel.veld("bezoekadres"), fouten),
        correspondentieadres: AdresVerzoek::lees(
            verzoek.correspondentieadres,
            &wortel.veld("correspondentieadres"),
            fouten,
        ),
        interne_notitie: verzoek.interne_notitie,
        digitale_adressen: lijst(Some(adressen), "digitaleAdressen", |adres, pad| adres.lees(pad, fouten)),
        rekeningnummers: lijst(verzoek.rekeningnummers, "rekeningnummers", |rekening, pad| {
            fouten.lees::<Iban>(pad.veld("iban"), rekening.iban)
        }),
        identificaties: IdentificatieVerzoek::lijst(
            verzoek.identificaties,
            &wortel.veld("identificaties"),
            fouten,
        ),
        vaststelling: verzoek.vaststelling.and_then(|een| een.lees(&wortel.veld("vaststelling"), fouten)),
        voorkeuren: lijst(verzoek.voorkeuren, "voorkeuren", |voorkeur, pad| {
            voorkeur.lees(&teksten, pad, fouten)
        }),
        kenbaarmakingen: lijst(verzoek.kenbaarmakingen, "kenbaarmakingen", |een, pad| een.lees(pad, fouten)),
    };
    Some(NieuweKlant {
        profiel,
        soort: soort?,
        gegevens,
        verstrekt_door: verstrekt_door.unwrap_or(Bronsoort::Toepassing),
        wensen,
    })
}

fn lijst<V, T>(lijst: Option<Vec<V>>, naam: &str, mut lees: impl FnMut(V, &Pad<'_>) -> Option<T>) -> Vec<T> {
    let pad = Pad::WORTEL.veld(naam);
    let lijst = lijst.unwrap_or_default().into_iter().enumerate();
    lijst.filter_map(|(plaats, een)| lees(een, &pad.plaats(plaats))).collect()
}
