//! Why a field of the Klantinteracties API is refused: the reference's codes and sentences. No sentence repeats a value.

use std::borrow::Cow;

use klant_core::Reden;
use klant_store::klantinteracties::Tabel;

use crate::fout::Fout;

/// One refused field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Veldbezwaar {
    /// The path of the field, with points between its parts.
    pub naam: String,
    /// The code that clients key on.
    pub code: &'static str,
    /// Why, as a sentence.
    pub reden: Cow<'static, str>,
}

impl Veldbezwaar {
    /// A field that is refused with this code and sentence.
    pub fn nieuw(naam: impl Into<String>, code: &'static str, reden: impl Into<Cow<'static, str>>) -> Self {
        Self { naam: naam.into(), code, reden: reden.into() }
    }

    /// A field that is not what it should be.
    pub fn ongeldig(naam: impl Into<String>, reden: impl Into<Cow<'static, str>>) -> Self {
        Self::nieuw(naam, "invalid", reden)
    }

    /// A required field that is absent.
    pub fn verplicht(naam: impl Into<String>) -> Self {
        Self::nieuw(naam, "required", "Dit veld is vereist.")
    }

    /// A text to search for that almost every row may have in it.
    pub(crate) fn te_kort(naam: impl Into<String>) -> Self {
        Self::nieuw(
            naam,
            "min_length",
            "Zoek op ten minste 3 tekens, of met een filter erbij dat minder overlaat.",
        )
    }

    /// What a new one cannot do without; the edge has refused its absence before.
    pub(crate) fn vereis<T>(naam: &str, gegeven: Option<T>) -> Result<T, Fout> {
        gegeven.ok_or_else(|| Fout::Velden(vec![Self::verplicht(naam)]))
    }

    /// A reference to something that does not exist.
    #[must_use]
    pub fn bestaat_niet(naam: &str, tabel: Tabel) -> Self {
        let naam = if naam.is_empty() { "uuid".to_owned() } else { format!("{naam}.uuid") };
        Self::ongeldig(naam, format!("{} object bestaat niet.", model(tabel)))
    }

    /// A number that somebody has already.
    pub fn bestaat_al(naam: impl Into<String>, tabel: Tabel) -> Self {
        let wat = match tabel {
            Tabel::Klantcontact => "klantcontact",
            Tabel::InterneTaak => "interne taak",
            _ => "partij",
        };
        let naam = naam.into();
        let nummer = if naam.ends_with("referentienummer") { "referentienummer" } else { "nummer" };
        Self::nieuw(naam, "unique", format!("Er bestaat al een {wat} met eenzelfde {nummer}."))
    }

    /// Fields that together must be there once.
    #[must_use]
    pub fn samen_uniek(velden: &str) -> Self {
        Self::nieuw("nonFieldErrors", "unique", format!("De velden {velden} moeten een unieke set zijn."))
    }

    /// What a rule of ours refuses: its own code, where it is.
    #[must_use]
    pub fn van_regel(reden: &Reden) -> Self {
        let naam = if reden.plaats().is_empty() { "nonFieldErrors" } else { reden.plaats() };
        Self::nieuw(naam, reden.code().code(), reden.code().zin())
    }

    /// The same, for a field that stands deeper.
    #[must_use]
    pub fn onder(mut self, pad: &str) -> Self {
        self.naam = format!("{pad}.{}", self.naam);
        self
    }
}

const fn model(tabel: Tabel) -> &'static str {
    match tabel {
        Tabel::Actor => "Actor",
        Tabel::ActorKlantcontact => "ActorKlantcontact",
        Tabel::Betrokkene => "Betrokkene",
        Tabel::Bewaarplicht => "Bewaarplicht",
        Tabel::Bijlage => "Bijlage",
        Tabel::Categorie => "Categorie",
        Tabel::CategorieRelatie => "CategorieRelatie",
        Tabel::DigitaalAdres => "DigitaalAdres",
        Tabel::InterneTaak => "InterneTaak",
        Tabel::Klantcontact => "Klantcontact",
        Tabel::Onderwerpobject => "Onderwerpobject",
        Tabel::Partij => "Partij",
        Tabel::PartijIdentificator => "PartijIdentificator",
        Tabel::Rekeningnummer => "Rekeningnummer",
        Tabel::Vertegenwoordiging => "Vertegenwoordigden",
        Tabel::ContactgegevensPersoon => "Persoon",
        Tabel::ContactgegevensOrganisatie => "Organisatie",
    }
}
