//! What the BRP answered, as what *bepalen* takes. Only what is asked for is read, and none of it has a `Debug`.

use klant_core::{BrpAdres, BrpAdressoort, BrpAntwoord};
use serde::Deserialize;

#[derive(Deserialize)]
struct Antwoord {
    r#type: String,
    personen: Vec<Persoon>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Persoon {
    adressering: Adressering,
    verblijfplaats: Option<Verblijfplaats>,
    opschorting_bijhouding: Option<Opschorting>,
    geheimhouding_persoonsgegevens: bool,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Adressering {
    adresregel1: Option<String>,
    adresregel2: Option<String>,
    adresregel3: Option<String>,
    land: Option<Waarde>,
    indicatie_vastgesteld_verblijft_niet_op_adres: bool,
    in_onderzoek: AdresseringInOnderzoek,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct AdresseringInOnderzoek {
    adresregel1: bool,
    adresregel2: bool,
    adresregel3: bool,
    land: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Verblijfplaats {
    r#type: Verblijfplaatssoort,
    functie_adres: Option<Waarde>,
    #[serde(default)]
    indicatie_vastgesteld_verblijft_niet_op_adres: bool,
    #[serde(default)]
    in_onderzoek: VerblijfplaatsInOnderzoek,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
enum Verblijfplaatssoort {
    Adres,
    Locatie,
    VerblijfplaatsBuitenland,
    VerblijfplaatsOnbekend,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct VerblijfplaatsInOnderzoek {
    r#type: bool,
    functie_adres: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Opschorting {
    reden: Waarde,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Waarde {
    code: String,
    omschrijving: String,
}

/// None of what is no answer to our question.
pub(super) fn lees(json: &[u8]) -> Option<BrpAntwoord> {
    let antwoord: Antwoord = serde_json::from_slice(json).ok()?;
    if antwoord.r#type != "RaadpleegMetBurgerservicenummer" {
        return None;
    }
    let mut personen = antwoord.personen.into_iter();
    match (personen.next(), personen.next()) {
        (None, _) => Some(BrpAntwoord::NietGevonden),
        (Some(persoon), None) => Some(persoon.antwoord()),
        // One number, several persons: whose address this is cannot be said.
        (Some(_), Some(_)) => None,
    }
}

impl Persoon {
    fn antwoord(self) -> BrpAntwoord {
        let buitenland = self.verblijfplaats.as_ref().map_or_else(
            || self.adressering.land.is_some(),
            |verblijfplaats| verblijfplaats.r#type == Verblijfplaatssoort::VerblijfplaatsBuitenland,
        );
        let onbekend = self
            .verblijfplaats
            .as_ref()
            .is_some_and(|een| een.r#type == Verblijfplaatssoort::VerblijfplaatsOnbekend);
        match self.opschorting_bijhouding.as_ref().map(|opschorting| opschorting.reden.code.as_str()) {
            Some("O") => return BrpAntwoord::Overleden,
            // Who left, or never lived here, may have an address abroad that is kept; one here is of before.
            Some("E" | "R") if buitenland || onbekend => {}
            Some(_) => return BrpAntwoord::Opgeschort,
            None => {}
        }
        if onbekend {
            return BrpAntwoord::VerblijfplaatsOnbekend;
        }
        if self.is_niet_op_adres() {
            return BrpAntwoord::NietOpAdres;
        }
        let (soort, in_onderzoek) = (self.soort(buitenland), self.in_onderzoek());
        let regels = self.adressering.regels(buitenland);
        if regels.is_empty() {
            return BrpAntwoord::Geen;
        }
        let geheimhouding = self.geheimhouding_persoonsgegevens;
        BrpAntwoord::Adres(BrpAdres { in_onderzoek, geheimhouding, ..BrpAdres::nieuw(soort, regels) })
    }

    fn is_niet_op_adres(&self) -> bool {
        self.adressering.indicatie_vastgesteld_verblijft_niet_op_adres
            || self
                .verblijfplaats
                .as_ref()
                .is_some_and(|een| een.indicatie_vastgesteld_verblijft_niet_op_adres)
    }

    fn soort(&self, buitenland: bool) -> BrpAdressoort {
        let functie = self.verblijfplaats.as_ref().and_then(|een| een.functie_adres.as_ref());
        match functie.map(|functie| functie.code.as_str()) {
            _ if buitenland => BrpAdressoort::Buitenland,
            Some("B") => BrpAdressoort::Briefadres,
            _ => BrpAdressoort::Woonadres,
        }
    }

    fn in_onderzoek(&self) -> bool {
        let regels = &self.adressering.in_onderzoek;
        let plaats = self.verblijfplaats.as_ref().map(|een| &een.in_onderzoek);
        regels.adresregel1
            || regels.adresregel2
            || regels.adresregel3
            || regels.land
            || plaats.is_some_and(|plaats| plaats.r#type || plaats.functie_adres)
    }
}

impl Adressering {
    /// The lines on the envelope; abroad the country closes them. A country alone is no address.
    fn regels(self, buitenland: bool) -> Vec<String> {
        let gevuld = |regel: String| Some(regel.trim().to_owned()).filter(|regel| !regel.is_empty());
        let regels = [self.adresregel1, self.adresregel2, self.adresregel3];
        let mut regels: Vec<String> = regels.into_iter().flatten().filter_map(gevuld).collect();
        if buitenland && !regels.is_empty() {
            regels.extend(self.land.and_then(|land| gevuld(land.omschrijving)));
        }
        regels
    }
}

#[cfg(test)]
mod proeven;
