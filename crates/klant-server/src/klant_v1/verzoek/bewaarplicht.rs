//! What a case needs, and what is to be erased.

use klant_core::id::{DigitaalAdresId, KlantcontactId, PartijId};
use klant_core::regels::wissen::Wisomvang;
use klant_core::{Bewaard, Bewaartermijn, Code};
use klant_register::{Bewaarplichtvraag, NieuweBewaarplicht, Wisopdracht};
use serde::Deserialize;
use utoipa::ToSchema;
use validator::Validate;

use crate::klant_v1::woorden::ElementWoord;
use crate::lichaam::{Fouten, Pad, Verzoek, tekst};

/// Wat het dossier van een zaak nodig heeft: gegevens van een klant, of een klantcontact; en tot wanneer.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct BewaarplichtVerzoek {
    /// De zaak: haar adres in een Zaken API, of het kenmerk waaronder de gemeente haar kent.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = String, required = true, min_length = 1, max_length = 1000)]
    zaak: Option<String>,
    /// De klant van wie gegevens nodig zijn; of noem een klantcontact.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    klant: Option<String>,
    /// Welke gegevens van de klant.
    #[schema(value_type = Option<Vec<ElementWoord>>)]
    elementen: Option<Vec<String>>,
    /// Het klantcontact dat nodig is, met alles wat erin is vastgelegd.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    klantcontact: Option<String>,
    /// De laatste dag waarop het nodig is. Ontbreekt zij, dan is die nog niet bekend: de zaak is open, of haar register weet het.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(format = Date)]
    bewaren_tot: Option<String>,
    /// Of het blijvend wordt bewaard.
    blijvend: Option<bool>,
}

impl Verzoek for BewaarplichtVerzoek {
    type Opdracht = NieuweBewaarplicht;

    fn opdracht(self, fouten: &mut Fouten) -> Option<NieuweBewaarplicht> {
        let klant = fouten.uuid("/klant", self.klant).map(PartijId::nieuw);
        let contact = fouten.uuid("/klantcontact", self.klantcontact).map(KlantcontactId::nieuw);
        let heeft_elementen = self.elementen.is_some();
        let elementen = fouten.elementen(&Pad::WORTEL.veld("elementen"), self.elementen);
        let wat = match (klant, contact) {
            (Some(klant), None) => Some(Bewaard::Klant(klant, elementen)),
            (None, Some(contact)) if !heeft_elementen => Some(Bewaard::Klantcontact(contact)),
            _ => {
                fouten.ontbreekt("", Code::BewaarplichtBetreft);
                None
            }
        };
        let tot = fouten.datum("/bewarenTot", self.bewaren_tot);
        let termijn = match (self.blijvend.unwrap_or_default(), tot) {
            (true, Some(_)) => {
                fouten.meld("/blijvend", Code::BewaarplichtTermijn);
                Bewaartermijn::Blijvend
            }
            (true, None) => Bewaartermijn::Blijvend,
            (false, Some(tot)) => Bewaartermijn::Tot(tot),
            (false, None) => Bewaartermijn::Onbekend,
        };
        Some(NieuweBewaarplicht { zaak: self.zaak?, wat: wat?, termijn })
    }
}

/// Van welke zaak of van welke klant de bewaarplichten worden gevraagd: een van beide.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct BewaarplichtzoekVerzoek {
    /// De zaak, in welke vorm van haar kenmerk ook.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 1000)]
    zaak: Option<String>,
    /// De klant.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<Uuid>)]
    klant: Option<String>,
}

impl Verzoek for BewaarplichtzoekVerzoek {
    type Opdracht = Bewaarplichtvraag;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Bewaarplichtvraag> {
        let genoemd = self.klant.is_some();
        let klant = fouten.uuid("/klant", self.klant).map(PartijId::nieuw);
        match (self.zaak.filter(|zaak| !zaak.is_empty()), klant) {
            (Some(zaak), None) if !genoemd => Some(Bewaarplichtvraag::Zaak(zaak)),
            (None, Some(klant)) => Some(Bewaarplichtvraag::Klant(klant)),
            _ => {
                fouten.ontbreekt("", Code::BewaarplichtVraag);
                None
            }
        }
    }
}

/// Wat er van een klant weg moet. Zonder `plan` is het een proef: er verandert niets. Met het kenmerk van het plan dat de proef
/// gaf, wordt precies dat plan uitgevoerd.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WisVerzoek {
    /// Alles, en daarna de klant zelf.
    alles: Option<bool>,
    /// Alle waarden van deze gegevens.
    #[schema(value_type = Option<Vec<ElementWoord>>)]
    elementen: Option<Vec<String>>,
    /// Deze digitale adressen, met hun kenmerk.
    #[validate(length(max = 100))]
    #[schema(value_type = Option<Vec<Uuid>>, max_items = 100)]
    digitale_adressen: Option<Vec<String>>,
    /// Haar aandeel in klantcontacten.
    klantcontacten: Option<bool>,
    /// Het kenmerk van het plan dat moet worden uitgevoerd.
    #[serde(default, deserialize_with = "tekst")]
    #[schema(value_type = Option<String>, max_length = 64)]
    plan: Option<String>,
}

impl Verzoek for WisVerzoek {
    type Opdracht = Wisopdracht;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Wisopdracht> {
        let delen =
            self.elementen.is_some() || self.digitale_adressen.is_some() || self.klantcontacten.is_some();
        let elementen = fouten.elementen(&Pad::WORTEL.veld("elementen"), self.elementen);
        let pad = Pad::WORTEL.veld("digitaleAdressen");
        let adressen = self.digitale_adressen.unwrap_or_default().into_iter().enumerate();
        let adressen = adressen
            .filter_map(|(plaats, uuid)| {
                fouten.uuid(pad.plaats(plaats), Some(uuid)).map(DigitaalAdresId::nieuw)
            })
            .collect();
        let omvang = match self.alles.unwrap_or_default() {
            true if delen => {
                fouten.meld("/alles", Code::WissenOmvang);
                return None;
            }
            true => Wisomvang::Alles,
            false => Wisomvang::Deel {
                elementen,
                adressen,
                klantcontacten: self.klantcontacten.unwrap_or_default(),
            },
        };
        Some(Wisopdracht { omvang, kenmerk: self.plan })
    }
}
