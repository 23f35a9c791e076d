//! A plain HTTP client that gives every answer as it came: no status is an error, no redirect is followed.

use serde_json::Value;
use std::time::Duration;
use ureq::Agent;
use ureq::http::Request;

/// A client of one server, with a token. Clones with other headers are cheap.
#[derive(Clone, Debug)]
pub struct Api {
    agent: Agent,
    basis: String,
    koppen: Vec<(String, String)>,
}

impl Api {
    /// A client of `http://ADDRESS:PORT`, without a token.
    pub fn nieuw(basis: &str) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .new_agent();
        Self { agent, basis: basis.trim_end_matches('/').to_owned(), koppen: Vec::new() }
    }

    /// The same with `Authorization: Token …`.
    pub fn met_token(&self, token: &str) -> Self {
        self.met_kop("Authorization", &format!("Token {token}"))
    }

    /// The same without `Authorization`.
    #[must_use]
    pub fn zonder_token(&self) -> Self {
        let mut ander = self.clone();
        ander.koppen.retain(|(naam, _)| !naam.eq_ignore_ascii_case("authorization"));
        ander
    }

    /// The same with this header on each request, in place of what it was.
    #[must_use]
    pub fn met_kop(&self, naam: &str, waarde: &str) -> Self {
        let mut ander = self.clone();
        ander.koppen.retain(|(bestaand, _)| !bestaand.eq_ignore_ascii_case(naam));
        ander.koppen.push((naam.to_owned(), waarde.to_owned()));
        ander
    }

    /// GET.
    #[track_caller]
    pub fn get(&self, pad: &str) -> Antwoord {
        self.verzoek("GET", pad, None)
    }

    /// POST with a JSON body.
    #[track_caller]
    pub fn post(&self, pad: &str, body: &Value) -> Antwoord {
        self.verzoek("POST", pad, Some(body))
    }

    /// PUT with a JSON body.
    #[track_caller]
    pub fn put(&self, pad: &str, body: &Value) -> Antwoord {
        self.verzoek("PUT", pad, Some(body))
    }

    /// PATCH with a JSON body (`application/json`; a merge patch by [`Api::met_kop`] on `Content-Type`).
    #[track_caller]
    pub fn patch(&self, pad: &str, body: &Value) -> Antwoord {
        self.verzoek("PATCH", pad, Some(body))
    }

    /// DELETE.
    #[track_caller]
    pub fn delete(&self, pad: &str) -> Antwoord {
        self.verzoek("DELETE", pad, None)
    }

    /// Any method, with or without a JSON body.
    #[track_caller]
    pub fn verzoek(&self, methode: &str, pad: &str, body: Option<&Value>) -> Antwoord {
        match body {
            Some(body) => self.ruw(methode, pad, "application/json", body.to_string().as_bytes()),
            None => self.ruw(methode, pad, "", b""),
        }
    }

    /// Any bytes as a body, also such as are no JSON, also with GET and DELETE. An own `Content-Type` header goes before the one given here.
    ///
    /// A path that is a whole URL, as lists give for their next page, is used as it is.
    ///
    /// # Panics
    /// When no answer comes: the server is not there, breaks the connection or takes longer than a minute.
    #[track_caller]
    pub fn ruw(&self, methode: &str, pad: &str, inhoudstype: &str, body: &[u8]) -> Antwoord {
        self.probeer(methode, pad, inhoudstype, body)
            .unwrap_or_else(|fout| panic!("{methode} {pad} kreeg geen antwoord: {fout}"))
    }

    /// As [`Api::ruw`], for a server that may be going down.
    ///
    /// # Errors
    /// When no answer comes.
    pub fn probeer(
        &self,
        methode: &str,
        pad: &str,
        inhoudstype: &str,
        body: &[u8],
    ) -> Result<Antwoord, ureq::Error> {
        let adres = if pad.starts_with("http") { pad.to_owned() } else { format!("{}{pad}", self.basis) };
        let mut verzoek = Request::builder().method(methode).uri(adres);
        for (naam, waarde) in &self.koppen {
            verzoek = verzoek.header(naam, waarde);
        }
        if !inhoudstype.is_empty()
            && !self.koppen.iter().any(|(naam, _)| naam.eq_ignore_ascii_case("content-type"))
        {
            verzoek = verzoek.header("Content-Type", inhoudstype);
        }
        let mut antwoord = if body.is_empty() {
            self.agent.run(verzoek.body(())?)?
        } else if ["POST", "PUT", "PATCH"].contains(&methode) {
            self.agent.run(verzoek.body(body)?)?
        } else {
            // A test may want to know what the server makes of a body where there should be none.
            let verzoek = verzoek.body(())?;
            let mut dwars = match methode {
                "DELETE" => self.agent.delete(verzoek.uri()),
                _ => self.agent.get(verzoek.uri()),
            };
            for (naam, waarde) in verzoek.headers() {
                dwars = dwars.header(naam, waarde);
            }
            dwars.force_send_body().send(body)?
        };
        let koppen = antwoord
            .headers()
            .iter()
            .map(|(naam, waarde)| {
                (naam.as_str().to_owned(), String::from_utf8_lossy(waarde.as_bytes()).into_owned())
            })
            .collect();
        let tekst = antwoord.body_mut().read_to_string()?;
        let body = serde_json::from_str(&tekst).unwrap_or(Value::Null);
        Ok(Antwoord { status: antwoord.status().as_u16(), koppen, tekst, body })
    }
}

/// An answer of the server.
#[derive(Clone, Debug)]
pub struct Antwoord {
    /// The status, such as 200.
    pub status: u16,
    /// All headers in order, names in lower case.
    pub koppen: Vec<(String, String)>,
    /// The body as it came.
    pub tekst: String,
    /// The body as JSON; null when it is none.
    pub body: Value,
}

impl Antwoord {
    /// The first header of this name, in any case.
    #[must_use]
    pub fn kop(&self, naam: &str) -> Option<&str> {
        self.koppen
            .iter()
            .find(|(bestaand, _)| bestaand.eq_ignore_ascii_case(naam))
            .map(|(_, waarde)| waarde.as_str())
    }

    /// Asserts the status and gives the JSON body.
    ///
    /// # Panics
    /// When the status is another; the message shows the body.
    #[track_caller]
    pub fn verwacht(self, status: u16) -> Value {
        assert_eq!(self.status, status, "onverwachte status; de body was\n{}", self.tekst);
        self.body
    }

    /// The value at a JSON pointer, such as `/redenen/0/code`; null when there is none.
    #[must_use]
    pub fn op(&self, pad: &str) -> &Value {
        self.body.pointer(pad).unwrap_or(&Value::Null)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::io::{Read, Write};
    use std::net::TcpListener;

    /// Answers one request and gives what it was.
    fn eenmaal(antwoord: &'static str) -> (String, std::thread::JoinHandle<String>) {
        let luisteraar = TcpListener::bind("127.0.0.1:0").unwrap();
        let basis = format!("http://{}/", luisteraar.local_addr().unwrap());
        let draad = std::thread::spawn(move || {
            let (mut stroom, _) = luisteraar.accept().unwrap();
            let mut gelezen = Vec::new();
            let mut stuk = [0_u8; 1024];
            loop {
                let aantal = stroom.read(&mut stuk).unwrap();
                gelezen.extend_from_slice(&stuk[..aantal]);
                let tekst = String::from_utf8_lossy(&gelezen).into_owned();
                let Some((kop, body)) = tekst.split_once("\r\n\r\n") else { continue };
                let lengte = kop
                    .lines()
                    .find_map(|regel| {
                        regel.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok()
                    })
                    .unwrap_or(0);
                if body.len() >= lengte {
                    stroom.write_all(antwoord.as_bytes()).unwrap();
                    return tekst;
                }
            }
        });
        (basis, draad)
    }

    #[test]
    fn weigering_is_een_gewoon_antwoord() {
        let (basis, draad) = eenmaal(
            "HTTP/1.1 409 Conflict\r\nAPI-Version: 1.0.0\r\nContent-Length: 23\r\n\r\n{\"code\":\"S19.gesloten\"}",
        );
        let api = Api::nieuw(&basis).met_token("geheim").met_kop("Doel", "proef");
        let antwoord = api.patch("/pad?a=b", &json!({"a": 1}));
        assert_eq!((antwoord.status, antwoord.kop("api-version")), (409, Some("1.0.0")));
        assert_eq!(antwoord.op("/code"), "S19.gesloten");
        assert_eq!(antwoord.op("/niets"), &Value::Null);
        let verzoek = draad.join().unwrap().to_ascii_lowercase();
        assert!(verzoek.starts_with("patch /pad?a=b http/1.1\r\n"), "{verzoek}");
        for regel in ["authorization: token geheim", "doel: proef", "content-type: application/json"] {
            assert!(verzoek.contains(&format!("\r\n{regel}\r\n")), "{regel} ontbreekt in {verzoek}");
        }
        assert!(verzoek.ends_with("\r\n\r\n{\"a\":1}"), "{verzoek}");
    }

    #[test]
    fn leeg_antwoord_geeft_null_en_delete_heeft_geen_body() {
        let (basis, draad) = eenmaal("HTTP/1.1 204 No Content\r\n\r\n");
        let api = Api::nieuw(&basis).met_token("geheim").zonder_token();
        assert_eq!(api.delete("/pad").verwacht(204), Value::Null);
        let verzoek = draad.join().unwrap().to_ascii_lowercase();
        assert!(verzoek.starts_with("delete /pad"), "{verzoek}");
        assert!(!verzoek.contains("authorization") && !verzoek.contains("content-type"), "{verzoek}");
    }

    #[test]
    fn doorverwijzing_wordt_niet_gevolgd() {
        let (basis, draad) = eenmaal("HTTP/1.1 301 Moved\r\nLocation: /elders\r\nContent-Length: 0\r\n\r\n");
        let antwoord = Api::nieuw(&basis).get("/pad");
        assert_eq!((antwoord.status, antwoord.kop("location")), (301, Some("/elders")));
        draad.join().unwrap();
    }

    #[test]
    fn content_type_is_te_vervangen_en_een_get_mag_een_body_hebben() {
        let (basis, draad) = eenmaal("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        let api = Api::nieuw(&basis).met_kop("Content-Type", "text/plain");
        assert_eq!(api.ruw("GET", "/pad", "application/json", b"{stuk").status, 200);
        let verzoek = draad.join().unwrap().to_ascii_lowercase();
        assert!(verzoek.contains("content-type: text/plain") && !verzoek.contains("json"), "{verzoek}");
        assert!(verzoek.ends_with("{stuk"), "{verzoek}");
    }

    #[test]
    #[should_panic(expected = "kreeg geen antwoord")]
    fn geen_server_faalt() {
        Api::nieuw("http://127.0.0.1:1").get("/livez");
    }
}
