//! Syntax errors: as many as can be told apart, in Dutch.

use toml::de::{DeTable, Error};

/// More than this many in one file is no typing error but another kind of file.
const HOOGSTENS: usize = 20;

/// Where the parser gives up on the rest of the file: after these it is set to work again on the next line.
const OPGEGEVEN: &[&str] = &["key with no value", "unclosed table", "unclosed array table"];

/// What makes the parser read on in the wrong place: what follows these is noise.
const OP_HOL: &[&str] =
    &["missing comma", "unexpected `=` in array", "unclosed array,", "unclosed inline table"];

/// Whether the error is a key that stands twice, after which the rest of the file is still clear.
pub(super) fn is_dubbel(error: &Error) -> bool {
    error.message() == "duplicate key"
}

/// The place in bytes and the explanation of each syntax error, at most one on a line, in the order of the text.
/// `errors` is what the parser said of this text.
pub(super) fn fouten(tekst: &str, errors: &[Error]) -> Vec<(usize, &'static str)> {
    let mut fouten = Vec::new();
    let mut hervat = verwerk(tekst, 0, errors, &mut fouten);
    while let Some(begin) = hervat {
        let rest = tekst.get(begin..).unwrap_or_default();
        let (_, errors) = DeTable::parse_recoverable(rest);
        hervat = verwerk(tekst, begin, &errors, &mut fouten);
    }
    fouten.truncate(HOOGSTENS);
    fouten
}

/// Adds the errors of the text from `begin`; answers where to read on if the parser gave up.
fn verwerk(
    tekst: &str,
    begin: usize,
    errors: &[Error],
    fouten: &mut Vec<(usize, &'static str)>,
) -> Option<usize> {
    let mut gevonden: Vec<(usize, &str)> = errors
        .iter()
        .filter(|error| !is_dubbel(error))
        .map(|error| (begin + error.span().map_or(0, |span| span.start), error.message()))
        .collect();
    gevonden.sort_by_key(|(plaats, _)| *plaats);
    // One slip makes the parser stumble more than once on a line: the first word is the useful one.
    gevonden
        .dedup_by(|later, eerder| tekst.get(eerder.0..later.0).is_some_and(|tussen| !tussen.contains('\n')));
    for (plaats, message) in gevonden {
        fouten.push((plaats, uitleg(message)));
        if lijkt_op(message, OP_HOL) || fouten.len() >= HOOGSTENS {
            return None;
        }
        if lijkt_op(message, OPGEGEVEN) {
            let regeleinde = tekst.get(plaats..)?.find('\n')?;
            return Some(plaats + regeleinde + 1);
        }
    }
    None
}

fn lijkt_op(message: &str, lijst: &[&str]) -> bool {
    lijst.iter().any(|begin| message.starts_with(begin))
}

/// The parser's English in Dutch. What is not listed gets the general sentence: the place says the rest.
fn uitleg(message: &str) -> &'static str {
    const UITLEG: &[(&str, &str)] = &[
        ("string values must be quoted", "hier hoort een waarde, en een tekst staat tussen aanhalingstekens"),
        ("key with no value", "na een sleutel hoort een `=` en een waarde"),
        ("missing value", "na een sleutel hoort een `=` en een waarde"),
        ("missing assignment", "na een sleutel hoort een `=` en een waarde"),
        ("extra", "hier staat een teken te veel"),
        ("unclosed array,", "deze lijst is niet afgesloten met `]`"),
        ("unclosed inline table", "deze tabel op één regel is niet afgesloten met `}`"),
        ("unclosed", "de naam van een tabel is niet afgesloten met `]`"),
        ("missing comma", "hier ontbreekt een komma"),
        (
            "invalid unquoted key",
            "een sleutel heeft letters zonder accent, cijfers, `_` en `-`, of staat tussen aanhalingstekens",
        ),
        ("invalid basic string", "deze tekst is niet afgesloten of heeft een teken dat niet mag"),
        ("invalid literal string", "deze tekst is niet afgesloten of heeft een teken dat niet mag"),
        (
            "invalid multi-line",
            "deze tekst over meer regels is niet afgesloten of heeft een teken dat niet mag",
        ),
        ("missing escaped value", "na `\\` hoort een teken dat TOML kent"),
        ("cannot extend value", "deze sleutel heeft al een waarde die geen tabel is"),
        ("cannot recurse further", "dit is te diep genest"),
        ("unexpected leading zero", "een getal begint niet met een nul"),
        ("`_` may only go between digits", "in een getal staat `_` alleen tussen cijfers"),
        ("carriage return", "een regeleinde is niet goed geschreven"),
        ("invalid comment character", "in een opmerking staat een teken dat niet mag"),
    ];
    UITLEG
        .iter()
        .find(|(begin, _)| message.starts_with(begin))
        .map_or("dit is geen geldige TOML", |(_, uitleg)| uitleg)
}
