//! What a token says, as the register knows it. A claim that is there but has another form than was set refuses the token:
//! half of what it says must never count as the whole.

use std::collections::BTreeMap;

use klant_core::waarde::VreemdNummer;
use klant_core::{Code, Identificatie, Keuze, Niveau, SoortIdentificatie, Wie};
use klant_register::Aanmelding;
use serde_json::Value;

/// The longest name of who signed in, of a role and of a department, in characters.
const LANGSTE: usize = 255;

/// Where a claim stands: the names from the outside in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Claimpad(pub(super) Vec<String>);

/// A kind of identification that a claim can hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Claimsoort {
    Bsn,
    KvkNummer,
    Rsin,
    Eidas,
    EidasRechtspersoon,
    Pseudoniem,
}

impl Keuze for Claimsoort {
    const ALLE: &'static [Self] =
        &[Self::Bsn, Self::KvkNummer, Self::Rsin, Self::Eidas, Self::EidasRechtspersoon, Self::Pseudoniem];

    fn woord(self) -> &'static str {
        match self {
            Self::Bsn => "bsn",
            Self::KvkNummer => "kvk_nummer",
            Self::Rsin => "rsin",
            Self::Eidas => "eidas",
            Self::EidasRechtspersoon => "eidas_rechtspersoon",
            Self::Pseudoniem => "pseudoniem",
        }
    }
}

/// Whom a claim identifies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Identificatieregel {
    pub(super) claim: Claimpad,
    pub(super) soort: Claimsoort,
}

/// At which level who has this token signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Niveauregel {
    /// None: always `anders`.
    pub(super) claim: Option<Claimpad>,
    pub(super) waarden: BTreeMap<String, Niveau>,
    pub(super) anders: Niveau,
}

/// What differs between an employee and a customer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Soortregels {
    Medewerker {
        afdeling: Option<Claimpad>,
    },
    Klant {
        /// The first that is there counts.
        identificatie: Vec<Identificatieregel>,
        vestiging: Option<Claimpad>,
        namens: Vec<Identificatieregel>,
        minimaal_niveau: Niveau,
    },
}

/// Which claim means what, for the tokens of one issuer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Claimregels {
    pub(super) onderwerp: Claimpad,
    pub(super) rollen: Option<Claimpad>,
    pub(super) rollen_vast: Vec<String>,
    pub(super) niveau: Niveauregel,
    pub(super) soort: Soortregels,
}

impl Claimregels {
    /// Who signed in, by the claims of a token that was checked.
    pub(super) fn aanmelding(&self, claims: &Value, uitgever: &str) -> Result<Aanmelding, Code> {
        let onderwerp = self.onderwerp.tekst(claims).map_err(|_| Code::TokenOnderwerp)?;
        let onderwerp = onderwerp.ok_or(Code::TokenOnderwerp)?;
        let mut rollen = self.rollen_vast.clone();
        for rol in self.rollen.as_ref().map(|pad| pad.woorden(claims)).transpose()?.unwrap_or_default() {
            if !rollen.contains(&rol) {
                rollen.push(rol);
            }
        }
        let (wie, afdeling, namens, minimaal_niveau) = match &self.soort {
            Soortregels::Medewerker { afdeling } => {
                let afdeling = afdeling.as_ref().map(|pad| pad.tekst(claims)).transpose()?.flatten();
                (Wie::Medewerker(onderwerp.clone()), afdeling, None, Niveau::Geen)
            }
            Soortregels::Klant { identificatie, vestiging, namens, minimaal_niveau } => {
                let mut zelf = eerste(identificatie, claims, uitgever)?;
                let mut namens = eerste(namens, claims, uitgever)?;
                let vestiging = vestiging.as_ref().map(|pad| pad.tekst(claims)).transpose()?.flatten();
                if let Some(vestiging) = vestiging {
                    // Of whom she acts for, if for anybody: the number is that of an establishment of hers.
                    let van = if namens.is_some() { &mut namens } else { &mut zelf };
                    *van = Some(met_vestiging(van.take(), &vestiging)?);
                }
                (Wie::Klant(zelf), None, namens, *minimaal_niveau)
            }
        };
        let niveau = self.niveau.lees(claims)?;
        Ok(Aanmelding { wie, onderwerp, rollen, afdeling, niveau, minimaal_niveau, namens })
    }
}

impl Claimpad {
    fn waarde<'v>(&self, claims: &'v Value) -> Option<&'v Value> {
        let waarde = self.0.iter().try_fold(claims, |binnen, naam| binnen.as_object()?.get(naam))?;
        (!waarde.is_null()).then_some(waarde)
    }

    /// A text; an empty one counts as none.
    fn tekst(&self, claims: &Value) -> Result<Option<String>, Code> {
        match self.waarde(claims) {
            None => Ok(None),
            Some(Value::String(tekst)) if tekst.trim().is_empty() => Ok(None),
            Some(Value::String(tekst)) => woord(tekst).map(Some),
            Some(_) => Err(Code::TokenClaim),
        }
    }

    /// A list of texts, or a text with spaces between.
    fn woorden(&self, claims: &Value) -> Result<Vec<String>, Code> {
        match self.waarde(claims) {
            None => Ok(Vec::new()),
            Some(Value::String(tekst)) => tekst.split_whitespace().map(woord).collect(),
            Some(Value::Array(leden)) => {
                leden.iter().map(|lid| woord(lid.as_str().ok_or(Code::TokenClaim)?)).collect()
            }
            Some(_) => Err(Code::TokenClaim),
        }
    }
}

impl Niveauregel {
    fn lees(&self, claims: &Value) -> Result<Niveau, Code> {
        let gegeven = match self.claim.as_ref().and_then(|pad| pad.waarde(claims)) {
            None => return Ok(self.anders),
            Some(Value::String(tekst)) => tekst.clone(),
            // Some issuers number their levels.
            Some(Value::Number(getal)) => getal.to_string(),
            Some(_) => return Err(Code::TokenClaim),
        };
        Ok(self.waarden.get(&gegeven).copied().unwrap_or(self.anders))
    }
}

fn woord(tekst: &str) -> Result<String, Code> {
    let goed = tekst.chars().count() <= LANGSTE && !tekst.chars().any(char::is_control);
    if goed { Ok(tekst.to_owned()) } else { Err(Code::TokenClaim) }
}

fn eerste(
    regels: &[Identificatieregel],
    claims: &Value,
    uitgever: &str,
) -> Result<Option<Identificatie>, Code> {
    for regel in regels {
        if let Some(nummer) = regel.claim.tekst(claims)? {
            return identificatie(regel.soort, &nummer, uitgever).map(Some);
        }
    }
    Ok(None)
}

fn identificatie(soort: Claimsoort, nummer: &str, uitgever: &str) -> Result<Identificatie, Code> {
    let lees = |soort| Identificatie::lees(soort, nummer, None).map_err(|_| Code::TokenClaim);
    match soort {
        Claimsoort::Bsn => lees(SoortIdentificatie::Bsn),
        Claimsoort::KvkNummer => lees(SoortIdentificatie::KvkNummer),
        Claimsoort::Rsin => lees(SoortIdentificatie::Rsin),
        Claimsoort::Eidas => lees(SoortIdentificatie::EidasPersoon),
        Claimsoort::EidasRechtspersoon => lees(SoortIdentificatie::EidasRechtspersoon),
        // A pseudonym means something only to who gave it: that is its register.
        Claimsoort::Pseudoniem => Ok(Identificatie::Vreemd {
            register: uitgever.to_owned(),
            land: None,
            nummer: nummer.parse::<VreemdNummer>().map_err(|_| Code::TokenClaim)?,
        }),
    }
}

/// The establishment of an organisation; of who is no organisation there is none.
fn met_vestiging(van: Option<Identificatie>, vestiging: &str) -> Result<Identificatie, Code> {
    let Some(Identificatie::KvkNummer(kvk)) = van else { return Err(Code::TokenClaim) };
    let nummer = vestiging.parse().map_err(|_| Code::TokenClaim)?;
    Ok(Identificatie::Vestiging { nummer, kvk })
}
