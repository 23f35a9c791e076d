//! Where notifications go, and how we show there who we are.

use klant_register::{Notificatiekanaal, Notificaties};
use klant_server::Basis;
use serde::{Deserialize, Serialize};

use crate::uitkomst::Opdrachtfout;

/// The settings as one layer gives them.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Notificatielaag {
    #[serde(rename = "notificaties_url", skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    #[serde(rename = "notificaties_source", skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<String>,
    #[serde(rename = "notificaties_kanalen", skip_serializing_if = "Option::is_none")]
    pub(crate) kanalen: Option<String>,
    #[serde(rename = "notificaties_token", skip_serializing_if = "Option::is_none")]
    pub(crate) token: Option<String>,
    #[serde(rename = "notificaties_client_id", skip_serializing_if = "Option::is_none")]
    pub(crate) client_id: Option<String>,
    #[serde(rename = "notificaties_secret", skip_serializing_if = "Option::is_none")]
    pub(crate) secret: Option<String>,
}

/// By what the other side knows us. It has no `Debug`: it is secret.
#[derive(Clone)]
pub(crate) enum Bewijs {
    /// The value of `Authorization`, as it is.
    Vast(String),
    /// A JWT for each request, by a client id and a secret.
    Jwt { client_id: String, secret: String },
}

/// A Notificaties API that is told what changes.
#[derive(Clone)]
pub(crate) struct Notificatiedienst {
    /// Its base URL, without a slash at the end.
    pub(crate) url: String,
    /// Who we are there.
    pub(crate) bewijs: Bewijs,
    source: Option<String>,
    /// What it is told of.
    pub(crate) kanalen: Vec<Notificatiekanaal>,
}

impl Notificatiedienst {
    /// The service that the settings name; none without `notificaties_url`.
    ///
    /// # Errors
    /// A setting that is none, and settings that contradict each other.
    pub(crate) fn uit(laag: Notificatielaag) -> Result<Option<Self>, Opdrachtfout> {
        let Notificatielaag { url, source, kanalen, token, client_id, secret } = laag;
        let Some(url) = url else { return Ok(None) };
        if Basis::van_url(&url).is_err() {
            return Err(Opdrachtfout::melding(
                "notificaties_url is geen http- of https-URL zoals https://notificaties.example.nl/api/v1",
            ));
        }
        let bewijs = match (token, client_id, secret) {
            (Some(token), None, None) => Bewijs::Vast(met_schema(&token)),
            (None, Some(client_id), Some(secret)) => Bewijs::Jwt { client_id, secret },
            _ => {
                return Err(Opdrachtfout::melding(
                    "bij notificaties_url hoort of notificaties_token, of notificaties_client_id met notificaties_secret",
                ));
            }
        };
        let url = url.trim_end_matches('/').to_owned();
        Ok(Some(Self { url, bewijs, source, kanalen: lees_kanalen(kanalen.as_deref())? }))
    }

    /// What the register tells, with links that begin with this URL.
    ///
    /// # Errors
    /// Without a URL there are no links, and without links nobody knows what a notification is about.
    pub(crate) fn notificaties(&self, basis_url: Option<&str>) -> Result<Notificaties, Opdrachtfout> {
        let basis_url = basis_url.ok_or_else(|| {
            Opdrachtfout::melding(
                "notificaties noemen de URL van wat wijzigt: zet ook basis_url (KLANT_BASIS_URL)",
            )
        })?;
        Ok(Notificaties {
            basis_url: basis_url.trim_end_matches('/').to_owned(),
            source: self.source.clone(),
            kanalen: self.kanalen.clone(),
        })
    }
}

/// A token that does not say how it is used is used as `Bearer`.
fn met_schema(token: &str) -> String {
    if token.contains(' ') { token.to_owned() } else { format!("Bearer {token}") }
}

fn lees_kanalen(tekst: Option<&str>) -> Result<Vec<Notificatiekanaal>, Opdrachtfout> {
    let Some(tekst) = tekst else { return Ok(Notificatiekanaal::ALLE.to_vec()) };
    let kanalen: Result<Vec<Notificatiekanaal>, _> =
        tekst.split(',').map(|naam| naam.trim().parse()).collect();
    kanalen.map_err(|_| {
        let namen = Notificatiekanaal::ALLE.map(Notificatiekanaal::naam).join(", ");
        Opdrachtfout::melding(format!("notificaties_kanalen zijn namen met een komma ertussen, uit: {namen}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laag() -> Notificatielaag {
        Notificatielaag {
            url: Some("https://nrc.example/api/v1/".to_owned()),
            token: Some("geheim".to_owned()),
            ..Notificatielaag::default()
        }
    }

    fn fout(laag: Notificatielaag) -> String {
        Notificatiedienst::uit(laag).err().map(|fout| fout.zin()).expect("an error")
    }

    #[test]
    fn zonder_url_wordt_niemand_iets_verteld() {
        let laag = Notificatielaag { url: None, ..laag() };
        assert!(Notificatiedienst::uit(laag).is_ok_and(|dienst| dienst.is_none()));
    }

    #[test]
    fn een_token_is_bearer_tenzij_het_anders_zegt() {
        let bewijs = |token: &str| match Notificatiedienst::uit(Notificatielaag {
            token: Some(token.to_owned()),
            ..laag()
        }) {
            Ok(Some(Notificatiedienst { bewijs: Bewijs::Vast(kop), .. })) => kop,
            _ => panic!("a service with a token"),
        };
        assert_eq!(bewijs("abc"), "Bearer abc");
        assert_eq!(bewijs("Token abc"), "Token abc");
    }

    #[test]
    fn er_is_een_bewijs_en_niet_twee() {
        for laag in [
            Notificatielaag { token: None, ..laag() },
            Notificatielaag { client_id: Some("klant".to_owned()), ..laag() },
            Notificatielaag { token: None, client_id: Some("klant".to_owned()), ..laag() },
        ] {
            let fout = fout(laag);
            assert!(fout.contains("notificaties_token") && !fout.contains("geheim"), "{fout}");
        }
    }

    #[test]
    fn kanalen_zijn_bekend() {
        let kanalen = |tekst: &str| lees_kanalen(Some(tekst)).map_err(|fout| fout.zin());
        assert_eq!(kanalen("partijen, klantcontacten").map(|kanalen| kanalen.len()), Ok(2));
        assert!(kanalen("zaken").is_err_and(|fout| fout.contains("partijen, internetaken, klantcontacten")));
    }

    #[test]
    fn zonder_basis_url_is_er_geen_link() {
        let dienst = Notificatiedienst::uit(laag()).ok().flatten().expect("a service");
        assert!(dienst.notificaties(None).is_err_and(|fout| fout.zin().contains("basis_url")));
        let notificaties = dienst.notificaties(Some("https://klant.example/")).expect("a setting");
        assert_eq!(notificaties.basis_url, "https://klant.example");
    }
}
