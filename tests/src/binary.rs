//! The built binary, and one run of a command of it.

use crate::proces::{Meelezer, wacht, zonder_instellingen};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

/// A command that takes longer than this hangs. Wide, for a machine that does other things as well.
const HOOGSTENS: Duration = Duration::from_secs(120);

/// The root of the repository, from where the README's paths count.
pub fn hoofdmap() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a member of the workspace")
}

/// The folder with the example interactieprofielen.
pub fn voorbeeldprofielen() -> PathBuf {
    hoofdmap().join("examples/interactieprofielen")
}

/// The binary under test: `KLANT_BINARY` (from the root of the repository when relative), else the one that cargo
/// put beside these tests.
///
/// # Panics
/// When it is not there: the tests never build it by themselves, so that they cannot test an older one unnoticed.
pub fn binary() -> &'static Path {
    static BINARY: LazyLock<PathBuf> = LazyLock::new(|| {
        let pad = std::env::var_os("KLANT_BINARY").map_or_else(naast_de_tests, |pad| hoofdmap().join(pad));
        assert!(
            pad.is_file(),
            "er is geen binary op {}: bouw hem met `cargo build -p klant-cli`, of wijs met KLANT_BINARY een andere aan",
            pad.display()
        );
        pad
    });
    &BINARY
}

/// `target/debug/deps/test-1234` is run, `target/debug/klant` is meant; so another target folder works as well.
fn naast_de_tests() -> PathBuf {
    let test = std::env::current_exe().expect("the system tells where this program is");
    test.ancestors().nth(2).expect("cargo runs tests from target/PROFILE/deps").join("klant")
}

/// How a command ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uitkomst {
    /// The exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// All of standard output.
    pub stdout: String,
    /// All of standard error.
    pub stderr: String,
}

impl Uitkomst {
    /// Asserts the exit code (0 done, 1 not found, 2 error, 3 refused by a rule) and gives standard output.
    ///
    /// # Panics
    /// When the code is another; the message shows both outputs.
    #[track_caller]
    pub fn verwacht(&self, code: i32) -> &str {
        assert_eq!(
            self.code,
            Some(code),
            "onverwachte exitcode\n--- stdout\n{}\n--- stderr\n{}",
            self.stdout,
            self.stderr
        );
        &self.stdout
    }
}

/// A command to run, with its input and surroundings.
#[derive(Debug)]
pub struct Opdracht {
    proces: Command,
    stdin: String,
}

impl Opdracht {
    /// A command of `klant`, such as `["token", "lijst"]`. Settings in the environment of the tests do not reach it.
    pub fn klant<A: AsRef<str>>(argumenten: &[A]) -> Self {
        Self::programma(binary(), argumenten)
    }

    /// A script of the repository, by its path in there, that takes the binary under test from `KLANT`.
    pub fn script<A: AsRef<str>>(pad: &str, argumenten: &[A]) -> Self {
        let mut opdracht = Self::programma(&hoofdmap().join(pad), argumenten);
        opdracht.proces.env("KLANT", binary());
        opdracht
    }

    fn programma<A: AsRef<str>>(programma: &Path, argumenten: &[A]) -> Self {
        let mut proces = Command::new(programma);
        zonder_instellingen(&mut proces).args(argumenten.iter().map(AsRef::as_ref));
        Self { proces, stdin: String::new() }
    }

    /// What it reads on standard input; nothing otherwise.
    #[must_use]
    pub fn stdin(mut self, tekst: &str) -> Self {
        tekst.clone_into(&mut self.stdin);
        self
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn met_variabele(mut self, naam: &str, waarde: &str) -> Self {
        self.proces.env(naam, waarde);
        self
    }

    /// Runs it in this working directory.
    #[must_use]
    pub fn in_map(mut self, map: &Path) -> Self {
        self.proces.current_dir(map);
        self
    }

    /// Starts it, and kills it after a while as a power cut would; whether it was still running then.
    ///
    /// # Panics
    /// When it cannot be started or killed.
    #[track_caller]
    #[must_use]
    pub fn voer_uit_en_kap_af(mut self, na: Duration) -> bool {
        let stil = self.proces.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut kind = stil.spawn().expect("the program can be started");
        thread::sleep(na);
        let liep = kind.try_wait().expect("its end can be asked for").is_none();
        kind.kill().expect("it can be killed");
        kind.wait().expect("it ends");
        liep
    }

    /// Runs it to its end.
    ///
    /// # Panics
    /// When it cannot be started or does not end within two minutes.
    #[track_caller]
    pub fn voer_uit(mut self) -> Uitkomst {
        let mut kind = self
            .proces
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let mut stdout = Meelezer::start(kind.stdout.take().expect("standard output is piped"));
        let mut stderr = Meelezer::start(kind.stderr.take().expect("standard error is piped"));
        let mut invoer = kind.stdin.take().expect("standard input is piped");
        // On a thread, for a command that answers before it has read all. One that reads nothing closes the pipe.
        let schrijver = thread::spawn(move || {
            let _ = invoer.write_all(self.stdin.as_bytes());
        });
        let status = wacht(&mut kind, HOOGSTENS);
        schrijver.join().expect("writing to a pipe does not panic");
        let (stdout, stderr) = (stdout.alles(), stderr.alles());
        let Some(status) = status else {
            panic!("de opdracht kwam niet tot een einde\n--- stdout\n{stdout}\n--- stderr\n{stderr}");
        };
        Uitkomst { code: status.code(), stdout, stderr }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Opdracht {
        Opdracht::programma(Path::new("/bin/sh"), &["-c", script])
    }

    #[test]
    fn opdracht_geeft_code_en_beide_uitvoeren() {
        let uitkomst = shell("cat; echo fout >&2; exit 3").stdin("heen en weer").voer_uit();
        assert_eq!(uitkomst.verwacht(3), "heen en weer");
        assert_eq!(uitkomst.stderr, "fout\n");
    }

    #[test]
    fn opdracht_verdraagt_een_programma_dat_niet_leest() {
        let uitkomst = shell("exit 0").stdin(&"x".repeat(1_000_000)).voer_uit();
        assert_eq!(uitkomst.verwacht(0), "");
    }

    #[test]
    fn opdracht_krijgt_alleen_de_gegeven_instellingen() {
        // Under cargo these are set by `./controleer`; without it the assertion holds all the same.
        let uitkomst =
            shell("env | grep ^KLANT_; pwd").met_variabele("KLANT_PROEF", "1").in_map(Path::new("/"));
        assert_eq!(uitkomst.voer_uit().verwacht(0), "KLANT_PROEF=1\n/\n");
    }

    #[test]
    fn opdracht_die_door_een_signaal_eindigt_heeft_geen_code() {
        assert_eq!(shell("kill -KILL $$").voer_uit().code, None);
    }

    #[test]
    #[should_panic(expected = "onverwachte exitcode")]
    fn andere_exitcode_dan_verwacht_faalt() {
        shell("exit 2").voer_uit().verwacht(0);
    }
}
