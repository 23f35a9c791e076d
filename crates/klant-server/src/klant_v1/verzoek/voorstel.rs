//! What is offered to a customer, and who decides about it.

use klant_core::{Bronsoort, Code, Element, Keuze, Reden, SoortDigitaalAdres, Voorstel, Zicht};
use klant_register::{Klantresultaat, NieuwVoorstel, NieuweKlant};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;
use validator::Validate;

use super::adres::AdresVerzoek;
use super::klant::{KlantVerzoek, als_wijziging};
use crate::klant_v1::samenvoegen::als_verzoek;
use crate::klant_v1::woorden::{BronsoortWoord, ElementWoord};
use crate::lichaam::{Fouten, Pad, Verzoek, lees_als, tekst, voorwerpen};

/// So many values go in one request.
const MEESTE: usize = 20;

/// Gegevens die aan een klant worden voorgesteld.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VoorstelVerzoek {
    /// Waar de gegevens vandaan komen.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = BronsoortWoord, required = true)]
    verstrekt_door: Option<String>,
    /// De gegevens; elk wordt een voorstel.
    #[serde(default, deserialize_with = "voorwerpen")]
    #[validate(nested)]
    #[schema(required = true, nullable = false, min_items = 1, max_items = 20)]
    gegevens: Option<Vec<VoorstelgegevenVerzoek>>,
}

/// Een gegeven dat wordt voorgesteld.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VoorstelgegevenVerzoek {
    /// Welk klantgegeven.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = ElementWoord, required = true)]
    element: Option<String>,
    /// De waarde, zoals zij bij een klant staat: een tekst, of van een adres een object. Een digitaal adres of rekeningnummer komt
    /// erbij.
    #[validate(required)]
    #[schema(value_type = Voorstelwaarde, required = true)]
    waarde: Option<Value>,
}

/// De waarde van een klantgegeven: een tekst, of een adres.
#[derive(ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "names the two shapes in the OpenAPI document")]
pub(crate) enum Voorstelwaarde {
    Tekst(String),
    Adres(Box<AdresVerzoek>),
}

impl Verzoek for VoorstelVerzoek {
    type Opdracht = (Bronsoort, Vec<NieuwVoorstel>);

    fn opdracht(self, fouten: &mut Fouten) -> Option<Self::Opdracht> {
        let door = fouten.keuze("/verstrektDoor", self.verstrekt_door);
        let pad = Pad::WORTEL.veld("gegevens");
        let gegevens = fouten.verplicht("/gegevens", self.gegevens)?;
        match gegevens.len() {
            0 => fouten.meld("/gegevens", Code::VeldTeKort),
            1..=MEESTE => {}
            _ => fouten.meld("/gegevens", Code::VeldTeLang),
        }
        let mut voorstellen = Vec::new();
        for (plaats, gegeven) in gegevens.into_iter().enumerate() {
            let pad = pad.plaats(plaats);
            let element = fouten.keuze::<Element>(pad.veld("element"), gegeven.element);
            let (Some(element), Some(waarde)) = (element, gegeven.waarde) else { continue };
            for code in fouten_van(element, &waarde) {
                fouten.meld(pad.veld("waarde"), code);
            }
            voorstellen.push(NieuwVoorstel { element, waarde: waarde.to_string() });
        }
        Some((door?, voorstellen))
    }
}

/// Namens wie over een voorstel wordt besloten.
#[derive(Deserialize, Validate, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VoorstelbesluitVerzoek {
    /// Wie het zegt: de klant, of iemand namens haar.
    #[serde(default, deserialize_with = "tekst")]
    #[validate(required)]
    #[schema(value_type = BronsoortWoord, required = true)]
    verstrekt_door: Option<String>,
}

impl Verzoek for VoorstelbesluitVerzoek {
    type Opdracht = Bronsoort;

    fn opdracht(self, fouten: &mut Fouten) -> Option<Self::Opdracht> {
        fouten.keuze("/verstrektDoor", self.verstrekt_door)
    }
}

/// What is wrong with a value in itself, for a customer of whom nothing is known.
fn fouten_van(element: Element, waarde: &Value) -> Vec<Code> {
    let gelezen = met_waarde(json!({"soort": "persoon"}), element, waarde.clone());
    gelezen.err().unwrap_or_default().iter().map(Reden::code).collect()
}

/// The customer as she is with the value of a voorstel.
pub(crate) fn aangevuld(
    klant: &Klantresultaat,
    voorstel: &Voorstel,
    zicht: &Zicht,
) -> Result<NieuweKlant, Vec<Reden>> {
    let waarde = serde_json::from_str(&voorstel.waarde);
    let waarde = waarde.map_err(|_| vec![Reden::nieuw(Code::JsonOngeldig)])?;
    met_waarde(als_verzoek(klant, zicht), voorstel.element, waarde)
}

fn met_waarde(mut verzoek: Value, element: Element, waarde: Value) -> Result<NieuweKlant, Vec<Reden>> {
    if let Some(leden) = verzoek.as_object_mut() {
        leg_in(leden, element, waarde);
    }
    let bytes = serde_json::to_vec(&verzoek).map_err(|_| vec![Reden::nieuw(Code::JsonOngeldig)])?;
    lees_als::<KlantVerzoek, _>(&bytes, als_wijziging)
}

/// Puts a value where it stands in the body of a customer: in place of the one that is there, or at the end of a list.
fn leg_in(klant: &mut Map<String, Value>, element: Element, waarde: Value) {
    let mut erbij = |lijst: &str, lid: Value| {
        if let Some(leden) = klant.entry(lijst).or_insert_with(|| json!([])).as_array_mut() {
            leden.push(lid);
        }
    };
    let digitaal = |soort: SoortDigitaalAdres, adres: Value| json!({"soort": soort.woord(), "adres": adres});
    match element {
        Element::Emailadres => erbij("digitaleAdressen", digitaal(SoortDigitaalAdres::Email, waarde)),
        Element::Telefoonnummer => {
            erbij("digitaleAdressen", digitaal(SoortDigitaalAdres::Telefoonnummer, waarde));
        }
        Element::OverigDigitaalAdres => {
            erbij("digitaleAdressen", digitaal(SoortDigitaalAdres::Overig, waarde));
        }
        Element::Rekeningnummer => erbij("rekeningnummers", json!({"iban": waarde})),
        Element::Organisatienaam => drop(klant.insert("organisatienaam".to_owned(), waarde)),
        Element::Voorkeurstaal => drop(klant.insert("voorkeurstaal".to_owned(), waarde)),
        Element::Bezoekadres => drop(klant.insert("bezoekadres".to_owned(), waarde)),
        Element::Correspondentieadres => drop(klant.insert("correspondentieadres".to_owned(), waarde)),
        Element::Voorletters => in_naam(klant, "voorletters", waarde),
        Element::Voornaam => in_naam(klant, "voornaam", waarde),
        Element::VoorvoegselAchternaam => in_naam(klant, "voorvoegselAchternaam", waarde),
        Element::Achternaam => in_naam(klant, "achternaam", waarde),
        // For these none can be offered.
        _ => {}
    }
}

fn in_naam(klant: &mut Map<String, Value>, deel: &str, waarde: Value) {
    if let Some(naam) = klant.entry("contactnaam").or_insert_with(|| json!({})).as_object_mut() {
        naam.insert(deel.to_owned(), waarde);
    }
}
