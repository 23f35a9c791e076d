//! Channels: the free text of the wire, and the few kinds that rules know.

use std::collections::BTreeMap;

use crate::keuze::keuze;

keuze! {
    /// A kind of channel. `Overig` is never chosen to reach a customer.
    Kanaalsoort {
        /// By telephone.
        Telefoon = "telefoon",
        /// By e-mail.
        Email = "email",
        /// By letter.
        Post = "post",
        /// At the counter, face to face.
        Balie = "balie",
        /// By a messaging app.
        App = "app",
        /// Through the website or a form on it.
        Website = "website",
        /// Anything else.
        Overig = "overig",
    }
}

impl Kanaalsoort {
    /// Whether a message over this channel is electronic in the sense of the Awb (art. 2:8): everything but a letter
    /// and the counter.
    #[must_use]
    pub const fn is_elektronisch(self) -> bool {
        !matches!(self, Self::Post | Self::Balie)
    }
}

/// The table that maps the free text `kanaal` to a kind of channel, without regard to case.
///
/// ```
/// use klant_core::{Kanaalsoort, Kanaaltabel};
/// let tabel = Kanaaltabel::standaard();
/// assert_eq!(tabel.soort("Telefoon"), Kanaalsoort::Telefoon);
/// assert_eq!(tabel.soort("postduif"), Kanaalsoort::Overig);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kanaaltabel(BTreeMap<String, Kanaalsoort>);

impl Kanaaltabel {
    /// The built-in table, with the spellings that are in use.
    #[must_use]
    pub fn standaard() -> Self {
        use Kanaalsoort::{App, Balie, Email, Overig, Post, Telefoon, Website};
        let rows = [
            ("telefoon", Telefoon),
            ("telefonisch", Telefoon),
            ("e-mail", Email),
            ("email", Email),
            ("mail", Email),
            ("post", Post),
            ("brief", Post),
            ("balie", Balie),
            ("app", App),
            ("whatsapp", App),
            ("chat", App),
            ("website", Website),
            ("webformulier", Website),
            ("formulier", Website),
            ("portaal", Website),
            ("overig", Overig),
        ];
        Self::standaard_met(rows.into_iter().map(|(text, soort)| (text.to_owned(), soort)))
    }

    /// An empty table with these rows; a later row for the same text wins.
    pub fn standaard_met(rows: impl IntoIterator<Item = (String, Kanaalsoort)>) -> Self {
        Self(rows.into_iter().map(|(text, soort)| (text.to_lowercase(), soort)).collect())
    }

    /// This table with the rows of a municipality laid over it.
    #[must_use]
    pub fn aangevuld(mut self, rows: impl IntoIterator<Item = (String, Kanaalsoort)>) -> Self {
        self.0.extend(rows.into_iter().map(|(text, soort)| (text.to_lowercase(), soort)));
        self
    }

    /// The kind of channel of a text; unknown is `Overig`.
    #[must_use]
    pub fn soort(&self, kanaal: &str) -> Kanaalsoort {
        self.0.get(&kanaal.trim().to_lowercase()).copied().unwrap_or(Kanaalsoort::Overig)
    }
}
