//! A server with a database, profiles and tokens: what most tests start from.

use crate::binary::{Uitkomst, voorbeeldprofielen};
use crate::database::{Database, Soort};
use crate::http::Api;
use crate::server::Server;
use std::path::Path;

/// What an [`Omgeving`] is to have.
#[derive(Debug)]
pub struct Bouw {
    soort: Soort,
    argumenten: Vec<String>,
    variabelen: Vec<(String, String)>,
    tokenopties: Vec<String>,
    tokens: Vec<(String, Vec<String>)>,
}

impl Bouw {
    /// Serves with the interactieprofielen of this folder.
    #[must_use]
    pub fn profielen(self, map: &Path) -> Self {
        self.argument("--profielen").argument(&map.display().to_string())
    }

    /// An extra argument of `klant serve`; an option and its value are two.
    #[must_use]
    pub fn argument(mut self, argument: &str) -> Self {
        self.argumenten.push(argument.to_owned());
        self
    }

    /// An environment variable of `klant serve`.
    #[must_use]
    pub fn variabele(mut self, naam: &str, waarde: &str) -> Self {
        self.variabelen.push((naam.to_owned(), waarde.to_owned()));
        self
    }

    /// Serves with the file that stands in for the base register of persons.
    #[must_use]
    pub fn brp_bestand(self, bestand: &Path) -> Self {
        self.argument("--brp-bestand").argument(&bestand.display().to_string())
    }

    /// Options of `klant token maak` for the default token, which otherwise has full rights.
    #[must_use]
    pub fn tokenopties(mut self, opties: &[&str]) -> Self {
        self.tokenopties = opties.iter().map(ToString::to_string).collect();
        self
    }

    /// One more token, with these options of `klant token maak`; see [`Omgeving::api_van`].
    #[must_use]
    pub fn extra_token(mut self, naam: &str, opties: &[&str]) -> Self {
        self.tokens.push((naam.to_owned(), opties.iter().map(ToString::to_string).collect()));
        self
    }

    /// Makes the database and the tokens and starts the server.
    ///
    /// # Panics
    /// When one of these fails.
    #[track_caller]
    pub fn start(self) -> Omgeving {
        let database = Database::nieuw(self.soort);
        let token = maak_token(&database, "test", &self.tokenopties);
        let tokens = self
            .tokens
            .iter()
            .map(|(naam, opties)| (naam.clone(), maak_token(&database, naam, opties)))
            .collect();
        let (argumenten, variabelen) = (self.argumenten, self.variabelen);
        let server = Some(Server::start_met(&database, &argumenten, &variabelen));
        Omgeving { server, database, argumenten, variabelen, token, tokens }
    }
}

#[track_caller]
fn maak_token<A: AsRef<str>>(database: &Database, naam: &str, opties: &[A]) -> String {
    let mut argumenten = vec!["token", "maak", "--naam", naam];
    argumenten.extend(opties.iter().map(AsRef::as_ref));
    database.opdracht(&argumenten).voer_uit().verwacht(0).trim().to_owned()
}

/// A running server on a database of its own. All of it is gone when this value goes.
#[derive(Debug)]
pub struct Omgeving {
    // Before the database, which can only be dropped after its server.
    server: Option<Server>,
    database: Database,
    argumenten: Vec<String>,
    variabelen: Vec<(String, String)>,
    token: String,
    tokens: Vec<(String, String)>,
}

impl Omgeving {
    /// With the example profiles and one token with full rights.
    ///
    /// # Panics
    /// As [`Bouw::start`].
    #[track_caller]
    pub fn nieuw(soort: Soort) -> Self {
        Self::met_profielen(soort, &voorbeeldprofielen())
    }

    /// With the profiles of this folder and one token with full rights.
    ///
    /// # Panics
    /// As [`Bouw::start`].
    #[track_caller]
    pub fn met_profielen(soort: Soort, map: &Path) -> Self {
        Self::bouw(soort).profielen(map).start()
    }

    /// To choose more; without [`Bouw::profielen`] only the built-in profile `algemeen` is there.
    pub fn bouw(soort: Soort) -> Bouw {
        Bouw {
            soort,
            argumenten: Vec::new(),
            variabelen: Vec::new(),
            tokenopties: Vec::new(),
            tokens: Vec::new(),
        }
    }

    /// On which database it runs.
    #[must_use]
    pub fn soort(&self) -> Soort {
        self.database.soort()
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// The running server.
    ///
    /// # Panics
    /// After [`Omgeving::stop`] or [`Omgeving::crash`], until [`Omgeving::start`].
    #[track_caller]
    #[must_use]
    pub fn server(&self) -> &Server {
        self.server.as_ref().expect("the test has stopped the server")
    }

    /// A client with the default token. After a restart the port is another: ask again.
    #[track_caller]
    #[must_use]
    pub fn api(&self) -> Api {
        self.api_met(&self.token)
    }

    /// A client with the token that was made under this name.
    ///
    /// # Panics
    /// When there is none of that name.
    #[track_caller]
    #[must_use]
    pub fn api_van(&self, naam: &str) -> Api {
        self.api_met(self.token_van(naam))
    }

    /// The default token, for a client that does not go through [`Api`].
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// The token that was made under this name; as [`Omgeving::api_van`], for a client that does not go through [`Api`].
    ///
    /// # Panics
    /// When there is none of that name.
    #[track_caller]
    #[must_use]
    pub fn token_van(&self, naam: &str) -> &str {
        let gevonden = self.tokens.iter().find(|(bestaand, _)| bestaand == naam);
        gevonden.map_or_else(
            || panic!("deze omgeving heeft geen token met de naam {naam}"),
            |(_, token)| token.as_str(),
        )
    }

    /// A client with any token, also one that is no good.
    #[track_caller]
    #[must_use]
    pub fn api_met(&self, token: &str) -> Api {
        Api::nieuw(self.server().adres()).met_token(token)
    }

    /// A client of the address where the server said that it shows what is measured (`--metrics`).
    ///
    /// # Panics
    /// When it does not say so within a minute.
    #[track_caller]
    #[must_use]
    pub fn meter(&self) -> Api {
        self.server().meter()
    }

    /// Makes a token beside the running server, which knows it within five seconds.
    #[track_caller]
    #[must_use]
    pub fn maak_token(&self, naam: &str, opties: &[&str]) -> String {
        maak_token(&self.database, naam, opties)
    }

    /// Runs a command beside the server, on the same database.
    #[track_caller]
    #[must_use]
    pub fn voer_uit(&self, argumenten: &[&str]) -> Uitkomst {
        self.database.opdracht(argumenten).voer_uit()
    }

    /// Looks into the tables, see [`Database::sql`].
    #[track_caller]
    #[must_use]
    pub fn sql(&self, vraag: &str) -> Vec<Vec<String>> {
        self.database.sql(vraag)
    }

    /// Stops the server by SIGTERM and gives all that it wrote.
    ///
    /// # Panics
    /// When it does not exit with 0.
    #[track_caller]
    pub fn stop(&mut self) -> Uitkomst {
        let einde = self.server.take().expect("the test has stopped the server already").stop();
        einde.verwacht(0);
        einde
    }

    /// Kills the server without warning.
    #[track_caller]
    pub fn crash(&mut self) {
        self.server.take().expect("the test has stopped the server already").crash();
    }

    /// Starts the server again on the same database, with the same arguments.
    #[track_caller]
    pub fn start(&mut self) {
        assert!(self.server.is_none(), "de server draait nog");
        self.server = Some(Server::start_met(&self.database, &self.argumenten, &self.variabelen));
    }
}

/// Makes two tests of each function that takes a [`Soort`](crate::Soort): `NAAM::sqlite` and `NAAM::postgres`. For scenarios that make
/// their databases themselves.
#[macro_export]
macro_rules! op_beide_soorten {
    ($($naam:ident),* $(,)?) => {
        $(#[cfg(test)]
        mod $naam {
            #[test]
            fn sqlite() {
                super::$naam($crate::Soort::Sqlite);
            }

            #[test]
            fn postgres() {
                super::$naam($crate::Soort::Postgres);
            }
        })*
    };
}

/// Makes two tests of one scenario, `NAAM::sqlite` and `NAAM::postgres`.
///
/// ```no_run
/// use klant_tests::op_beide_databases;
///
/// op_beide_databases!(livez_antwoordt_zonder_token, |omgeving| {
///     let antwoord = omgeving.api().zonder_token().get("/livez");
///     assert_eq!(antwoord.status, 200);
/// });
/// ```
///
/// Before the closing bar may stand `: bouw`, with which the scenario gets a [`Bouw`] to complete and start by itself.
#[macro_export]
macro_rules! op_beide_databases {
    ($(#[$kenmerk:meta])* $naam:ident, |$omgeving:ident| $scenario:block) => {
        $crate::op_beide_databases!(@beide $(#[$kenmerk])* $naam, $crate::Omgeving::nieuw, $crate::Omgeving, [$omgeving], $scenario);
    };
    ($(#[$kenmerk:meta])* $naam:ident, |mut $omgeving:ident| $scenario:block) => {
        $crate::op_beide_databases!(@beide $(#[$kenmerk])* $naam, $crate::Omgeving::nieuw, $crate::Omgeving, [mut $omgeving], $scenario);
    };
    ($(#[$kenmerk:meta])* $naam:ident, |$omgeving:ident : bouw| $scenario:block) => {
        $crate::op_beide_databases!(@beide $(#[$kenmerk])* $naam, $crate::Omgeving::bouw, $crate::Bouw, [$omgeving], $scenario);
    };
    (@beide $(#[$kenmerk:meta])* $naam:ident, $maak:path, $soort:ty, [$($omgeving:tt)+], $scenario:block) => {
        // A function and a module may have the same name, and so the scenario needs no imports of its own.
        // The `cfg` makes clippy judge it as the test that it is.
        $(#[$kenmerk])*
        #[cfg(test)]
        fn $naam($($omgeving)+: $soort) $scenario

        #[cfg(test)]
        mod $naam {
            #[test]
            fn sqlite() {
                super::$naam($maak($crate::Soort::Sqlite));
            }

            #[test]
            fn postgres() {
                super::$naam($maak($crate::Soort::Postgres));
            }
        }
    };
}
