//! Names of members: in camelCase, in snake_case, and as faults give them.

/// A name as faults give it: to snake_case and back, which digits and a first capital do not survive.
pub(super) fn foutnaam(naam: &str) -> String {
    let mut fout = String::with_capacity(naam.len());
    let snake = snake_case(naam);
    let mut tekens = snake.chars().peekable();
    while let Some(teken) = tekens.next() {
        match tekens.peek() {
            Some(volgend) if teken == '_' && volgend.is_ascii_lowercase() && fout.ends_with(is_klein) => {
                fout.push(volgend.to_ascii_uppercase());
                tekens.next();
            }
            _ => fout.push(teken),
        }
    }
    fout
}

fn is_klein(teken: char) -> bool {
    teken.is_ascii_lowercase()
}

/// `partijIdentificator` as `partij_identificator`, `adresregel1` as `adresregel_1`.
pub(super) fn snake_case(naam: &str) -> String {
    let tekens: Vec<char> = naam.chars().collect();
    let mut snake = String::with_capacity(naam.len() + 4);
    for (plaats, teken) in tekens.iter().enumerate() {
        let vorige = plaats.checked_sub(1).and_then(|plaats| tekens.get(plaats));
        let volgende = tekens.get(plaats + 1);
        let klein_of_cijfer =
            |teken: Option<&char>| teken.is_some_and(|t| is_klein(*t) || t.is_ascii_digit());
        let scheiding = if teken.is_ascii_uppercase() {
            klein_of_cijfer(vorige) || klein_of_cijfer(volgende)
        } else {
            teken.is_ascii_digit()
                && vorige.is_some_and(|vorige| is_klein(*vorige))
                && volgende.is_none_or(|volgende| volgende.is_ascii_digit() || volgende.is_ascii_uppercase())
        };
        if scheiding {
            snake.push('_');
        }
        snake.push(teken.to_ascii_lowercase());
    }
    snake
}
