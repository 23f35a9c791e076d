//! The document that a customer takes along: what tells a whole one from another, and the pages that she reads herself.

mod blad;
mod controlegetal;
mod pagina;
mod uitdraai;

use klant_core::{Keuze, Reden};
use serde_json::Value;

pub use pagina::meeneem_html;
pub use uitdraai::uitdraai_html;

pub(crate) use controlegetal::controlegetal;

/// What the document calls itself.
pub(crate) const FORMAAT: &str = "klant-meeneemdocument";

/// The only version that is written and read.
pub(crate) const VERSIE: i32 = 1;

/// The form in which something is handed out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Vorm {
    /// For another register or a program.
    Json,
    /// One page, to read and to print.
    Html,
}

impl Keuze for Vorm {
    const ALLE: &'static [Self] = &[Self::Json, Self::Html];

    fn woord(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

/// Nothing, when this is a document of a version that is read here, and as it was written.
///
/// # Errors
/// `meenemen.formaat`, `meenemen.versie` or `meenemen.controlegetal`.
pub(crate) fn eis_heel(document: &Value, pad: &str) -> Result<(), Reden> {
    use klant_core::Code;
    let lid = |naam: &str| document.get(naam);
    let (code, naam) = if lid("formaat").and_then(Value::as_str) != Some(FORMAAT) {
        (Code::MeenemenFormaat, "formaat")
    } else if lid("versie").and_then(Value::as_i64) != Some(i64::from(VERSIE)) {
        (Code::MeenemenVersie, "versie")
    } else if lid("controlegetal").and_then(Value::as_str) != Some(controlegetal(document).as_str()) {
        (Code::MeenemenControlegetal, "controlegetal")
    } else {
        return Ok(());
    };
    Err(Reden::op(code, format!("{pad}/{naam}")))
}
