//! The running server.

use crate::binary::{Uitkomst, binary};
use crate::database::Database;
use crate::http::Api;
use crate::proces::{Meelezer, TIK, dood, stuur_signaal, vraag_te_stoppen, wacht, zonder_instellingen};
use serde_json::Value;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long starting or stopping may take, on a machine that does other things as well.
const HOOGSTENS: Duration = Duration::from_secs(60);

/// A `klant serve` on a port of its own. Killed when dropped; its log is then shown if the test failed.
#[derive(Debug)]
pub struct Server {
    kind: Child,
    adres: String,
    stdout: Meelezer,
    stderr: Meelezer,
}

impl Server {
    /// Starts `klant serve` on this database, with these extra arguments, and waits until it says where it listens.
    ///
    /// # Errors
    /// How it ended, when it ended before that: a refusal to serve is something to test.
    ///
    /// # Panics
    /// When it does neither within a minute.
    #[track_caller]
    pub fn probeer<A: AsRef<str>>(database: &Database, argumenten: &[A]) -> Result<Self, Uitkomst> {
        Self::probeer_over(database, database.url(), argumenten, &[])
    }

    #[track_caller]
    fn probeer_over<A: AsRef<str>>(
        database: &Database,
        url: &str,
        argumenten: &[A],
        variabelen: &[(String, String)],
    ) -> Result<Self, Uitkomst> {
        let mut proces = Command::new(binary());
        zonder_instellingen(&mut proces);
        Self::start_proces(proces, database, url, argumenten, variabelen)
    }

    /// Starts a server that goes on when one of its files would grow beyond a limit, as it does when a disk is full (see
    /// [`Server::hoogstens_per_bestand`]).
    ///
    /// # Panics
    /// When it refuses; the message shows why.
    #[track_caller]
    pub fn start_op_eindige_schijf(database: &Database) -> Self {
        let mut proces = Command::new("env");
        // Left alone the signal ends the process, and the write would not fail.
        zonder_instellingen(&mut proces).arg("--ignore-signal=XFSZ").arg(binary());
        gestart(Self::start_proces(proces, database, database.url(), &[""; 0], &[]))
    }

    fn start_proces<A: AsRef<str>>(
        mut proces: Command,
        database: &Database,
        url: &str,
        argumenten: &[A],
        variabelen: &[(String, String)],
    ) -> Result<Self, Uitkomst> {
        proces
            .args(["serve", "--database", url, "--bind", "127.0.0.1:0"])
            .args(argumenten.iter().map(AsRef::as_ref))
            .envs(variabelen.iter().map(|(naam, waarde)| (naam, waarde)))
            .current_dir(database.map())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        Self::wacht_op_adres(proces)
    }

    #[track_caller]
    fn wacht_op_adres(mut proces: Command) -> Result<Self, Uitkomst> {
        let mut kind = proces.spawn().expect("the program can be started");
        let mut stdout = Meelezer::start(kind.stdout.take().expect("standard output is piped"));
        let mut stderr = Meelezer::start(kind.stderr.take().expect("standard error is piped"));
        let begin = Instant::now();
        loop {
            if let Some(adres) = adres_in(&stdout.tekst()) {
                return Ok(Self { adres: adres.to_owned(), kind, stdout, stderr });
            }
            if let Some(status) = kind.try_wait().expect("a child of this process can be waited for") {
                return Err(Uitkomst { code: status.code(), stdout: stdout.alles(), stderr: stderr.alles() });
            }
            if begin.elapsed() > HOOGSTENS {
                dood(&mut kind);
                panic!("de server zei niet waar hij luistert\n--- stderr\n{}", stderr.alles());
            }
            std::thread::sleep(TIK);
        }
    }

    /// As [`Server::probeer`], for a server that must start.
    ///
    /// # Panics
    /// When it refuses; the message shows why.
    #[track_caller]
    pub fn start<A: AsRef<str>>(database: &Database, argumenten: &[A]) -> Self {
        Self::start_over(database, database.url(), argumenten)
    }

    /// As [`Server::start`], with another URL for the same database: one that goes by something in between.
    ///
    /// # Panics
    /// When it refuses; the message shows why.
    #[track_caller]
    pub fn start_over<A: AsRef<str>>(database: &Database, url: &str, argumenten: &[A]) -> Self {
        gestart(Self::probeer_over(database, url, argumenten, &[]))
    }

    /// As [`Server::start`], with these environment variables.
    ///
    /// # Panics
    /// When it refuses; the message shows why.
    #[track_caller]
    pub fn start_met<A: AsRef<str>>(
        database: &Database,
        argumenten: &[A],
        variabelen: &[(String, String)],
    ) -> Self {
        gestart(Self::probeer_over(database, database.url(), argumenten, variabelen))
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn adres(&self) -> &str {
        &self.adres
    }

    /// What it has logged (standard error) so far. A line may come after the answer to the request that it is about:
    /// to see that something was *not* logged, look at all of it, from [`Server::stop`].
    #[must_use]
    pub fn log(&self) -> String {
        self.stderr.tekst()
    }

    /// Waits until it has logged this text, and gives the log up to then.
    ///
    /// # Panics
    /// When it has not within a minute.
    #[track_caller]
    pub fn wacht_op_log(&self, tekst: &str) -> String {
        let begin = Instant::now();
        loop {
            let log = self.log();
            if log.contains(tekst) {
                return log;
            }
            assert!(begin.elapsed() < HOOGSTENS, "de server logde `{tekst}` niet");
            std::thread::sleep(TIK);
        }
    }

    /// A client of the address where it said that it shows what is measured (`--metrics`).
    ///
    /// # Panics
    /// When it does not say so within a minute.
    #[track_caller]
    #[must_use]
    pub fn meter(&self) -> Api {
        let log = self.wacht_op_log("metingen op /metrics");
        let regel = log.lines().find(|regel| regel.contains("metingen op /metrics")).expect("a line");
        let regel: Value = serde_json::from_str(regel).expect("the log is JSON");
        Api::nieuw(&format!("http://{}", regel.get("adres").and_then(Value::as_str).expect("an address")))
    }

    /// Sends a signal by its name, such as `HUP`, and waits for nothing.
    ///
    /// # Panics
    /// When it has ended already.
    #[track_caller]
    pub fn signaal(&self, naam: &str) {
        stuur_signaal(&self.kind, naam);
    }

    /// Lets no file of it grow beyond so many bytes; none lifts that.
    ///
    /// # Panics
    /// When it has ended already.
    #[track_caller]
    pub fn hoogstens_per_bestand(&self, bytes: Option<u64>) {
        let grens = bytes.map_or_else(|| "unlimited".to_owned(), |bytes| bytes.to_string());
        let status = Command::new("prlimit")
            .args(["--pid", &self.kind.id().to_string(), &format!("--fsize={grens}:")])
            .status()
            .expect("util-linux is there");
        assert!(status.success(), "de grens is niet gezet");
    }

    /// Sends SIGTERM and waits for the end; all outputs are in the answer, and its code should be 0.
    ///
    /// # Panics
    /// When it goes on for another minute.
    #[track_caller]
    #[must_use]
    pub fn stop(mut self) -> Uitkomst {
        vraag_te_stoppen(&self.kind);
        let status = wacht(&mut self.kind, HOOGSTENS);
        let (stdout, stderr) = (self.stdout.alles(), self.stderr.alles());
        let Some(status) = status else { panic!("de server stopte niet na SIGTERM\n--- stderr\n{stderr}") };
        Uitkomst { code: status.code(), stdout, stderr }
    }

    /// Kills it without warning, as a crash or a power cut would.
    pub fn crash(mut self) {
        dood(&mut self.kind);
    }
}

#[track_caller]
fn gestart(server: Result<Server, Uitkomst>) -> Server {
    server.unwrap_or_else(|einde| {
        panic!("de server stopte meteen ({:?})\n{}\n{}", einde.code, einde.stdout, einde.stderr)
    })
}

impl Drop for Server {
    fn drop(&mut self) {
        dood(&mut self.kind);
        if std::thread::panicking() {
            #[expect(
                clippy::print_stderr,
                reason = "the test runner shows it below the failed test, and only then"
            )]
            {
                eprintln!("--- log van de server\n{}", self.stderr.alles());
            }
        }
    }
}

/// The address in the line that says where the server listens; `None` as long as that line is not complete.
fn adres_in(uitvoer: &str) -> Option<&str> {
    let plaats = uitvoer.find("http://")?;
    let (_, rest) = uitvoer.split_at_checked(plaats)?;
    let regel = rest.split_inclusive('\n').next().filter(|regel| regel.ends_with('\n'))?;
    let adres = regel.split(|teken: char| teken.is_whitespace() || "\"'`,;)>".contains(teken)).next()?;
    Some(adres.trim_end_matches(['.', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut proces = Command::new("sh");
        proces.args(["-c", script]).stdout(Stdio::piped()).stderr(Stdio::piped());
        proces
    }

    #[test]
    fn adres_staat_in_een_hele_regel() {
        assert_eq!(adres_in("klant luistert op http://127.0.0.1:8080\n"), Some("http://127.0.0.1:8080"));
        assert_eq!(adres_in("http://[::1]:80/.\nmeer"), Some("http://[::1]:80"));
        assert_eq!(adres_in("{\"adres\":\"http://127.0.0.1:1\"}\n"), Some("http://127.0.0.1:1"));
        assert_eq!(adres_in("klant luistert op http://127.0.0.1:80"), None);
        assert_eq!(adres_in(""), None);
    }

    #[test]
    fn server_die_weigert_geeft_zijn_einde() {
        let einde = Server::wacht_op_adres(shell("echo 'eerst klant migrate' >&2; exit 2")).unwrap_err();
        assert_eq!((einde.code, einde.stderr.as_str()), (Some(2), "eerst klant migrate\n"));
    }

    #[test]
    fn stoppen_gaat_met_sigterm_en_geeft_de_hele_log() {
        let script = "trap 'echo tot ziens >&2; exit 0' TERM; echo begonnen >&2; echo op http://127.0.0.1:9; \
                      while :; do sleep 0.05; done";
        let server = Server::wacht_op_adres(shell(script)).unwrap();
        assert_eq!(server.wacht_op_log("begonnen"), "begonnen\n");
        assert_eq!(server.adres(), "http://127.0.0.1:9");
        let einde = server.stop();
        assert_eq!((einde.code, einde.stderr.as_str()), (Some(0), "begonnen\ntot ziens\n"));
    }
}
