//! Where the server is reached, for the links in its answers.

use actix_web::HttpRequest;
use actix_web::http::header;
use uuid::Uuid;

use crate::klant_v1::PAD;

/// The beginning of every link; without one, answers hold no links.
///
/// ```
/// use klant_server::Basis;
/// assert!(Basis::van_url("https://klant.example.nl/").is_ok());
/// assert!(Basis::van_url("klant.example.nl").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis(Option<String>);

/// The text is no URL of http or https with a host and without a query or fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the base url is not an http or https url with a host")]
pub struct BasisFout;

impl Basis {
    /// No links: for who is not behind HTTP, such as the command line.
    #[must_use]
    pub const fn geen() -> Self {
        Self(None)
    }

    /// Links that begin with this URL; a slash at its end makes no difference.
    ///
    /// # Errors
    /// [`BasisFout`] when it is no URL of http or https.
    pub fn van_url(url: &str) -> Result<Self, BasisFout> {
        let url = url.trim_end_matches('/');
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).ok_or(BasisFout)?;
        let goed = rest.bytes().all(|b| b.is_ascii_graphic() && !b"?#\"<>\\^`{|}@".contains(&b));
        if goed && !rest.is_empty() && !rest.starts_with('/') {
            Ok(Self(Some(url.to_owned())))
        } else {
            Err(BasisFout)
        }
    }

    /// The setting, else scheme and host of the request. A host that is none leaves the links relative to the server.
    pub(crate) fn van_verzoek(ingesteld: Option<&Self>, req: &HttpRequest) -> Self {
        if let Some(basis) = ingesteld {
            return basis.clone();
        }
        let host = req.headers().get(header::HOST).and_then(|host| host.to_str().ok());
        let scheme = if req.app_config().secure() { "https" } else { "http" };
        host.filter(|host| !host.is_empty() && host.bytes().all(is_hostteken))
            .map_or_else(|| Self(Some(String::new())), |host| Self(Some(format!("{scheme}://{host}"))))
    }

    /// The link to a path of this server, which begins with a slash.
    pub(crate) fn pad(&self, pad: &str) -> Option<String> {
        self.0.as_ref().map(|basis| format!("{basis}{pad}"))
    }

    /// The link to one thing of a collection.
    pub(crate) fn url(&self, verzameling: &str, uuid: Uuid) -> Option<String> {
        self.0.as_ref().map(|basis| format!("{basis}{PAD}/{verzameling}/{uuid}"))
    }
}

fn is_hostteken(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b".-_:[]".contains(&b)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn link(basis: &Basis) -> String {
        basis.url("klanten", Uuid::nil()).expect("a basis with links")
    }

    #[test]
    fn url_van_de_instelling_gaat_voor() {
        let ingesteld = Basis::van_url("https://klant.example.nl/").expect("a url");
        let req = TestRequest::default().insert_header(("host", "10.0.0.1:8080")).to_http_request();
        let basis = Basis::van_verzoek(Some(&ingesteld), &req);
        let uuid = Uuid::nil();
        assert_eq!(link(&basis), format!("https://klant.example.nl/klant/api/v1/klanten/{uuid}"));
    }

    #[test]
    fn doorgestuurde_koppen_worden_niet_vertrouwd() {
        let req = TestRequest::default()
            .insert_header(("host", "10.0.0.1:8080"))
            .insert_header(("x-forwarded-host", "kwaad.example"))
            .insert_header(("forwarded", "host=kwaad.example;proto=https"))
            .to_http_request();
        assert!(link(&Basis::van_verzoek(None, &req)).starts_with("http://10.0.0.1:8080/klant/"));
    }

    #[test]
    fn vreemde_host_komt_in_geen_link() {
        let req = TestRequest::default().insert_header(("host", "a/\"><b")).to_http_request();
        assert!(link(&Basis::van_verzoek(None, &req)).starts_with("/klant/api/v1/"));
    }

    #[test]
    fn url_zonder_host_wordt_geweigerd() {
        for url in ["https://", "http:///pad", "ftp://host", "https://a?b", "https://u@host", ""] {
            assert_eq!(Basis::van_url(url), Err(BasisFout), "{url}");
        }
    }
}
