//! What a client sends, byte for byte: a connection of its own per request, with the body whole or in chunks.

use klant_tests::Antwoord;
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Where the API begins.
pub const KI: &str = "/klantinteracties/api/v1";

/// How a client puts a body on the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wijze {
    /// With its length, and no body at all on GET.
    Heel,
    /// `Transfer-Encoding: chunked`, as .NET sends what it serialises while sending; a GET has an empty one.
    InBrokken,
}

/// A write that the rules refuse: the faults by name and code, in the order of the answer.
#[derive(Debug)]
pub struct Weigering {
    pub fouten: Vec<(String, String)>,
}

/// The outcome of a write: what was stored, or that the rules refuse it.
pub type Stap<T> = Result<T, Weigering>;

/// The traffic of one client with one token.
#[derive(Debug)]
pub struct Verkeer {
    basis: String,
    token: String,
    wijze: Wijze,
    bsn: &'static str,
}

impl Verkeer {
    /// Traffic with the server at `http://ADDRESS:PORT`, about the person with this number.
    pub fn nieuw(basis: &str, token: &str, wijze: Wijze, bsn: &'static str) -> Self {
        Self { basis: basis.to_owned(), token: token.to_owned(), wijze, bsn }
    }

    /// The number of the person about whom the flow is.
    pub fn bsn(&self) -> &'static str {
        self.bsn
    }

    /// The base URL as an operator configures it.
    pub fn basis(&self) -> String {
        format!("{}{KI}", self.basis)
    }

    /// Any request. The target is a path below the API, or a whole URL from an answer, used verbatim.
    #[track_caller]
    pub fn verzoek(&self, methode: &str, doel: &str, body: Option<&Value>) -> Antwoord {
        let doel = match doel.strip_prefix(&self.basis) {
            Some(pad) => pad.to_owned(),
            None => {
                assert!(doel.starts_with('/'), "deze url is niet van de ingestelde server: {doel}");
                format!("{KI}{doel}")
            }
        };
        self.op_pad(methode, &doel, body)
    }

    /// As [`Verkeer::verzoek`], with the whole path, for what is not below the API.
    #[track_caller]
    pub fn op_pad(&self, methode: &str, pad: &str, body: Option<&Value>) -> Antwoord {
        let adres = self.basis.trim_start_matches("http://");
        let mut bericht = format!(
            "{methode} {pad} HTTP/1.1\r\nHost: {adres}\r\nConnection: close\r\nAccept: application/json\r\n\
             Authorization: Token {}\r\n",
            self.token
        );
        let body = body.map(|body| {
            bericht += "Content-Type: application/json\r\n";
            body.to_string()
        });
        match (self.wijze, body) {
            (Wijze::InBrokken, body) => {
                bericht += "Transfer-Encoding: chunked\r\n\r\n";
                bericht += &in_brokken(&body.unwrap_or_default());
            }
            (Wijze::Heel, Some(body)) => {
                bericht += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
            }
            (Wijze::Heel, None) => bericht += "\r\n",
        }
        antwoord_op(adres, bericht.as_bytes())
            .unwrap_or_else(|fout| panic!("{methode} {pad} kreeg geen antwoord: {fout}"))
    }

    /// GET of what must be there.
    #[track_caller]
    pub fn lees(&self, doel: &str) -> Value {
        self.verzoek("GET", doel, None).verwacht(200)
    }

    /// The results of the first page of a list.
    #[track_caller]
    pub fn lijst(&self, doel: &str) -> Vec<Value> {
        resultaten(&self.lees(doel))
    }

    /// The results of all pages, following `next` verbatim.
    #[track_caller]
    pub fn alles(&self, doel: &str) -> Vec<Value> {
        let mut gevonden = Vec::new();
        let mut volgende = Some(doel.to_owned());
        while let Some(doel) = volgende {
            let pagina = self.lees(&doel);
            gevonden.extend(resultaten(&pagina));
            volgende = pagina["next"].as_str().map(str::to_owned);
        }
        gevonden
    }

    /// POST of what must be stored, unless the rules refuse it.
    #[track_caller]
    pub fn maak(&self, doel: &str, body: &Value) -> Stap<Value> {
        self.schrijf("POST", doel, body, 201)
    }

    /// PATCH, unless the rules refuse it.
    #[track_caller]
    pub fn wijzig(&self, doel: &str, body: &Value) -> Stap<Value> {
        self.schrijf("PATCH", doel, body, 200)
    }

    /// PUT, unless the rules refuse it.
    #[track_caller]
    pub fn vervang(&self, doel: &str, body: &Value) -> Stap<Value> {
        self.schrijf("PUT", doel, body, 200)
    }

    /// DELETE of what must be there.
    #[track_caller]
    pub fn verwijder(&self, doel: &str) {
        let antwoord = self.verzoek("DELETE", doel, None);
        assert_eq!((antwoord.status, antwoord.tekst.as_str()), (204, ""), "DELETE {doel}");
    }

    #[track_caller]
    fn schrijf(&self, methode: &str, doel: &str, body: &Value, verwacht: u16) -> Stap<Value> {
        let antwoord = self.verzoek(methode, doel, Some(body));
        if antwoord.status == 400
            && let Some(fouten) = van_de_regels(&antwoord)
        {
            return Err(Weigering { fouten });
        }
        assert_eq!(antwoord.status, verwacht, "{methode} {doel} met {body}\n{}", antwoord.tekst);
        if verwacht == 201 && doel != "/maak-klantcontact" {
            assert_eq!(antwoord.kop("location"), antwoord.op("/url").as_str(), "Location van {doel}");
        }
        Ok(antwoord.body)
    }
}

/// The faults, when they are all of the rules (such as `S12.overtollig`) and not of the form of the input.
fn van_de_regels(antwoord: &Antwoord) -> Option<Vec<(String, String)>> {
    let fouten = antwoord.op("/invalidParams").as_array()?;
    let fouten: Vec<(String, String)> =
        fouten.iter().map(|fout| (tekst(fout, "name").to_owned(), tekst(fout, "code").to_owned())).collect();
    let van_een_regel = |code: &str| {
        code.strip_prefix('S').is_some_and(|rest| rest.starts_with(|teken: char| teken.is_ascii_digit()))
    };
    (!fouten.is_empty() && fouten.iter().all(|(_, code)| van_een_regel(code))).then_some(fouten)
}

/// The results of a page, after looking at its members.
#[track_caller]
pub fn resultaten(pagina: &Value) -> Vec<Value> {
    let leden: Vec<&String> = pagina.as_object().expect("a page is an object").keys().collect();
    assert_eq!(leden.len(), 4, "een pagina heeft vier leden: {leden:?}");
    assert!(pagina["count"].is_u64(), "{pagina}");
    for buur in ["next", "previous"] {
        assert!(pagina[buur].is_null() || pagina[buur].is_string(), "{buur}: {pagina}");
    }
    pagina["results"].as_array().expect("a page has results").clone()
}

/// The text of a member.
#[track_caller]
pub fn tekst<'a>(object: &'a Value, lid: &str) -> &'a str {
    object[lid].as_str().unwrap_or_else(|| panic!("{lid} is geen tekst in\n{object:#}"))
}

/// The path of an object in its list, from its uuid.
#[track_caller]
pub fn plek(lijst: &str, object: &Value) -> String {
    format!("/{lijst}/{}", tekst(object, "uuid"))
}

/// The reference `{"uuid": …}` to an object.
#[track_caller]
pub fn naar(object: &Value) -> Value {
    serde_json::json!({"uuid": tekst(object, "uuid")})
}

/// Chunks of a few bytes, and the empty one at the end.
fn in_brokken(body: &str) -> String {
    let mut brokken = String::new();
    // A chunk may end within a character, but a `String` may not.
    let tekens: Vec<char> = body.chars().collect();
    for brok in tekens.chunks(50) {
        let brok: String = brok.iter().collect();
        brokken += &format!("{:x}\r\n{brok}\r\n", brok.len());
    }
    brokken + "0\r\n\r\n"
}

fn antwoord_op(adres: &str, bericht: &[u8]) -> std::io::Result<Antwoord> {
    let mut stroom = TcpStream::connect(adres)?;
    stroom.set_read_timeout(Some(Duration::from_secs(60)))?;
    stroom.write_all(bericht)?;
    // The client asked to close the connection, so the answer ends where the stream does.
    let mut gelezen = Vec::new();
    stroom.read_to_end(&mut gelezen)?;
    let gelezen = String::from_utf8(gelezen).map_err(std::io::Error::other)?;
    let (kop, rest) = gelezen.split_once("\r\n\r\n").ok_or_else(|| std::io::Error::other("geen antwoord"))?;
    let mut regels = kop.lines();
    let status = regels.next().and_then(|regel| regel.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let koppen: Vec<(String, String)> = regels
        .filter_map(|regel| regel.split_once(':'))
        .map(|(naam, waarde)| (naam.to_ascii_lowercase(), waarde.trim().to_owned()))
        .collect();
    let gebrokkeld =
        koppen.iter().any(|(naam, waarde)| naam == "transfer-encoding" && waarde.contains("chunked"));
    let tekst = if gebrokkeld { geheeld(rest) } else { Some(rest.to_owned()) };
    let (Some(status), Some(tekst)) = (status, tekst) else {
        return Err(std::io::Error::other("dit is geen antwoord van een server"));
    };
    let body = serde_json::from_str(&tekst).unwrap_or(Value::Null);
    Ok(Antwoord { status, koppen, tekst, body })
}

/// The whole of a body in chunks; `None` when it is not one.
fn geheeld(mut rest: &str) -> Option<String> {
    let mut heel = String::new();
    loop {
        let (lengte, na) = rest.split_once("\r\n")?;
        let lengte = usize::from_str_radix(lengte.split(';').next()?.trim(), 16).ok()?;
        if lengte == 0 {
            return Some(heel);
        }
        let (brok, na) = na.split_at_checked(lengte)?;
        heel.push_str(brok);
        rest = na.strip_prefix("\r\n")?;
    }
}

#[test]
fn brokken_worden_weer_een_geheel() {
    let body = "{\"naam\": \"Zoë\"}".repeat(20);
    assert_eq!(geheeld(&in_brokken(&body)), Some(body));
    assert_eq!(geheeld(&in_brokken("")), Some(String::new()));
    assert_eq!(geheeld("5\r\nab"), None);
}
