//! Addresses of other servers: which may be asked, and what of them may be told.

use ureq::http::Uri;

/// Whether this address may be asked: https, or this machine itself. Who can write on the line in between would otherwise
/// say what the answer is, and read what is asked.
pub(crate) fn is_adres(url: &str) -> bool {
    let Ok(uri) = url.parse::<Uri>() else { return false };
    match (uri.scheme_str(), uri.host()) {
        (Some("https"), Some(host)) => !host.is_empty(),
        (Some("http"), Some(host)) => matches!(host, "localhost" | "127.0.0.1" | "[::1]"),
        _ => false,
    }
}

/// An address without what may be secret in it: user, password and query.
pub(crate) fn voor_logboek(url: &str) -> String {
    let zonder_query = url.split(['?', '#']).next().unwrap_or_default();
    let Some((schema, rest)) = zonder_query.split_once("://") else { return zonder_query.to_owned() };
    let (host, pad) = rest.find('/').and_then(|plaats| rest.split_at_checked(plaats)).unwrap_or((rest, ""));
    let host = host.rsplit('@').next().unwrap_or_default();
    format!("{schema}://{host}{pad}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gevraagd_wordt_alleen_over_https_of_van_deze_machine() {
        for goed in [
            "https://sso.example.nl/certs?p=1",
            "http://127.0.0.1:8081/certs",
            "http://localhost/a",
            "http://[::1]:1/",
        ] {
            assert!(is_adres(goed), "{goed}");
        }
        for fout in [
            "http://sso.example.nl/certs",
            "http://127.0.0.1.example.nl/",
            "http://127.0.0.1@example.nl/",
            "ftp://a/b",
            "sso.example.nl",
            "",
        ] {
            assert!(!is_adres(fout), "{fout}");
        }
    }

    #[test]
    fn het_logboek_noemt_geen_query_en_geen_gebruiker() {
        assert_eq!(
            voor_logboek("https://u:geheim@sso.example.nl/a?sleutel=geheim#x"),
            "https://sso.example.nl/a"
        );
        assert_eq!(voor_logboek("https://sso.example.nl"), "https://sso.example.nl");
        assert_eq!(voor_logboek("urn:uitgever?geheim"), "urn:uitgever");
    }
}
