//! The surroundings of a flow: a server, an application that is only watched, and one that is held to a strict profile.

use crate::verkeer::{KI, Stap, Verkeer, Wijze, tekst};
use klant_tests::{Bouw, Omgeving};
use serde_json::{Value, json};
use tempfile::TempDir;

/// Numbers that pass the check and belong to nobody: one per run of a flow.
const BSN_SOEPEL: &str = "999990007";
const BSN_STRENG: &str = "999990019";

/// Nothing about the customer is needed here, and so nothing may be recorded.
const STRENG: &str = r#"formaat = 1
code = "streng"
versie = "1"
naam = "Streng"
omschrijving = "Niets over de klant is nodig."
terugkoppeling = "op_verzoek"
[elementen]
standaard = "verboden"
"#;

/// A running server for the flow of one client.
#[derive(Debug)]
pub struct Proef {
    omgeving: Omgeving,
    wijze: Wijze,
    // Kept as long as the server runs, which may read it again.
    _profielen: TempDir,
}

impl Proef {
    /// Starts it, for a client that holds this ready-made machtiging.
    #[track_caller]
    pub fn begin(bouw: Bouw, wijze: Wijze, machtiging: &str) -> Self {
        let profielen = TempDir::with_prefix("klant-test-").expect("a temporary folder can be made");
        std::fs::write(profielen.path().join("streng.toml"), STRENG).expect("a file can be written");
        let map = profielen.path().display().to_string();
        let omgeving = bouw
            .profielen(profielen.path())
            .extra_token("lezer", &["--machtiging", "alleen-lezen"])
            .extra_token("soepel", &["--strengheid", "meekijken", "--machtiging", machtiging])
            .extra_token(
                "streng",
                &[
                    "--strengheid",
                    "handhaven",
                    "--machtiging",
                    machtiging,
                    "--profiel",
                    "streng",
                    "--profielen",
                    &map,
                ],
            )
            .start();
        Self { omgeving, wijze, _profielen: profielen }
    }

    /// Traffic of the application that is watched only.
    #[track_caller]
    pub fn soepel(&self) -> Verkeer {
        self.verkeer("soepel", BSN_SOEPEL)
    }

    /// Traffic of the application that is held to the strict profile, about somebody else.
    #[track_caller]
    pub fn streng(&self) -> Verkeer {
        self.verkeer("streng", BSN_STRENG)
    }

    /// Traffic of an application that only reads.
    #[track_caller]
    pub fn lezer(&self) -> Verkeer {
        self.verkeer("lezer", BSN_SOEPEL)
    }

    #[track_caller]
    fn verkeer(&self, naam: &str, bsn: &'static str) -> Verkeer {
        Verkeer::nieuw(self.omgeving.server().adres(), self.omgeving.token_van(naam), self.wijze, bsn)
    }

    /// Plays the flow as the application that is watched only, whose every write is accepted.
    #[track_caller]
    pub fn speel<T>(&self, stroom: impl Fn(&Verkeer) -> Stap<T>) -> T {
        stroom(&self.soepel()).unwrap_or_else(|weigering| panic!("meekijken weigert nooit: {weigering:?}"))
    }

    /// Plays the flow as the application that is held to the strict profile: the first write that adds what is not
    /// needed is refused for exactly this, each fault with the member and `S12.overtollig`.
    #[track_caller]
    pub fn wordt_geweigerd<T>(&self, velden: &[&str], stroom: impl Fn(&Verkeer) -> Stap<T>) {
        match stroom(&self.streng()) {
            Ok(_) => panic!("niets werd geweigerd"),
            Err(weigering) => {
                let mut gevonden = weigering.fouten;
                gevonden.sort();
                let mut verwacht: Vec<(String, String)> =
                    velden.iter().map(|veld| ((*veld).to_owned(), "S12.overtollig".to_owned())).collect();
                verwacht.sort();
                assert_eq!(gevonden, verwacht);
            }
        }
    }

    /// Plays the flow as the application that is held to the strict profile, and nothing of it is too much.
    #[track_caller]
    pub fn ook_streng<T>(&self, stroom: impl Fn(&Verkeer) -> Stap<T>) -> T {
        stroom(&self.streng()).unwrap_or_else(|weigering| panic!("hier is niets overtollig: {weigering:?}"))
    }

    /// How the customer of this klantcontact may be reached: channel, source and address.
    #[track_caller]
    pub fn bepaald(&self, klantcontact: &Value) -> [String; 3] {
        let pad =
            format!("/klant/api/v1/interacties/{}/contactgegevens/_bepaal", tekst(klantcontact, "uuid"));
        let bepaling = self.omgeving.api().post(&pad, &json!({})).verwacht(200);
        assert_eq!(bepaling["uitkomst"], "bepaald", "{bepaling:#}");
        let gegeven = &bepaling["contactgegeven"];
        [
            tekst(gegeven, "kanaal").to_owned(),
            tekst(gegeven, "bron").to_owned(),
            tekst(&gegeven["digitaalAdres"], "adres").to_owned(),
        ]
    }

    /// The interactie to which a klantcontact belongs.
    #[track_caller]
    pub fn interactie_van(&self, klantcontact: &Value) -> String {
        let pad = format!("/klant/api/v1/interacties?klantcontact={}", tekst(klantcontact, "uuid"));
        let lijst = self.omgeving.api().get(&pad).verwacht(200);
        tekst(&lijst["resultaten"][0], "uuid").to_owned()
    }

    /// Whether a list of the API is empty, as the default token sees it.
    #[track_caller]
    pub fn aantal(&self, lijst: &str) -> u64 {
        let pagina = self.omgeving.api().get(&format!("{KI}/{lijst}?pageSize=1")).verwacht(200);
        pagina["count"].as_u64().expect("a page has a count")
    }

    /// Where the server listens.
    #[track_caller]
    pub fn adres(&self) -> &str {
        self.omgeving.server().adres()
    }
}
