//! The three APIs, by where they are.

/// An API with a document of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Api {
    /// Klant v1.
    Klant,
    /// Klantinteracties, version 0.9.0.
    Klantinteracties,
    /// Contactgegevens, version 1.1.1.
    Contactgegevens,
}

/// Every path outside the operations of the API.
pub(super) struct Paden {
    pub(super) wortel: &'static str,
    pub(super) wortel_met_streep: &'static str,
    pub(super) json: &'static str,
    pub(super) yaml: &'static str,
    pub(super) oude_json: &'static str,
    pub(super) oude_yaml: &'static str,
    pub(super) pagina: &'static str,
    pub(super) pagina_zonder_streep: &'static str,
}

macro_rules! paden {
    ($wortel:literal) => {
        Paden {
            wortel: $wortel,
            wortel_met_streep: concat!($wortel, "/"),
            json: concat!($wortel, "/openapi.json"),
            yaml: concat!($wortel, "/openapi.yaml"),
            oude_json: concat!($wortel, "/schema/openapi.json"),
            oude_yaml: concat!($wortel, "/schema/openapi.yaml"),
            pagina: concat!($wortel, "/schema/"),
            pagina_zonder_streep: concat!($wortel, "/schema"),
        }
    };
}

impl Api {
    pub(super) const fn paden(self) -> Paden {
        match self {
            Self::Klant => paden!("/klant/api/v1"),
            Self::Klantinteracties => paden!("/klantinteracties/api/v1"),
            Self::Contactgegevens => paden!("/contactgegevens/api/v1"),
        }
    }

    /// What the header `API-version` says; `omlijsting` writes it.
    #[cfg(test)]
    pub(super) const fn versie(self) -> &'static str {
        match self {
            Self::Klant => crate::klant_v1::VERSIE,
            Self::Klantinteracties => crate::klantinteracties::KLANTINTERACTIES.versie,
            Self::Contactgegevens => crate::klantinteracties::CONTACTGEGEVENS.versie,
        }
    }

    pub(super) const fn titel(self) -> &'static str {
        match self {
            Self::Klant => "Klant",
            Self::Klantinteracties => "Klantinteracties",
            Self::Contactgegevens => "Contactgegevens",
        }
    }

    /// Whether it has to answer as other servers of that API do.
    pub(super) const fn draad(self) -> bool {
        matches!(self, Self::Klantinteracties | Self::Contactgegevens)
    }

    /// What the root lists.
    pub(super) const fn verzamelingen(self) -> &'static [&'static str] {
        match self {
            Self::Klant => &[],
            Self::Klantinteracties => &[
                "actoren",
                "digitaleadressen",
                "rekeningnummers",
                "actorklantcontacten",
                "klantcontacten",
                "betrokkenen",
                "onderwerpobjecten",
                "bijlagen",
                "maak-klantcontact",
                "internetaken",
                "categorieen",
                "categorie-relaties",
                "partijen",
                "partij-identificatoren",
                "vertegenwoordigingen",
            ],
            Self::Contactgegevens => &["organisatie", "persoon"],
        }
    }
}
