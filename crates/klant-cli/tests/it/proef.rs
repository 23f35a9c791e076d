//! What the tests of the command line share: a folder of their own, and running the built program in it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// How a command ended.
#[derive(Debug)]
pub struct Einde {
    pub code: Option<i32>,
    pub uit: String,
    pub fout: String,
}

impl Einde {
    #[track_caller]
    pub fn verwacht(&self, code: i32) -> &str {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.uit, self.fout);
        &self.uit
    }
}

/// A folder, the working directory of every command.
pub struct Proef(TempDir);

impl Proef {
    pub fn nieuw() -> Self {
        Self(TempDir::with_prefix("klant-cli-").expect("a temporary folder can be made"))
    }

    pub fn pad(&self, naam: &str) -> PathBuf {
        self.0.path().join(naam)
    }

    pub fn leg(&self, naam: &str, tekst: &str) {
        let pad = self.pad(naam);
        std::fs::create_dir_all(pad.parent().expect("a file in the folder")).expect("a folder can be made");
        std::fs::write(pad, tekst).expect("a file can be written");
    }

    pub fn opdracht(&self, argumenten: &[&str]) -> Command {
        let mut opdracht = Command::new(env!("CARGO_BIN_EXE_klant"));
        for (naam, _) in std::env::vars_os() {
            if naam.to_string_lossy().starts_with("KLANT_") || naam == "COLUMNS" {
                opdracht.env_remove(naam);
            }
        }
        opdracht.args(argumenten).current_dir(self.0.path()).stdin(Stdio::null());
        opdracht
    }

    pub fn voer_uit(&self, argumenten: &[&str]) -> Einde {
        eindig(&mut self.opdracht(argumenten), "")
    }

    pub fn met_invoer(&self, argumenten: &[&str], invoer: &str) -> Einde {
        eindig(&mut self.opdracht(argumenten), invoer)
    }

    /// Starts a server and waits for the line that says where it listens.
    pub fn serve(&self, argumenten: &[&str]) -> Server {
        let mut alles = vec!["serve", "--bind", "127.0.0.1:0"];
        alles.extend(argumenten);
        let mut kind = self
            .opdracht(&alles)
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(self.pad("log")).expect("a file can be written"))
            .spawn()
            .expect("the program can be started");
        let mut regel = String::new();
        let uit = kind.stdout.take().expect("standard output is piped");
        BufReader::new(uit).read_line(&mut regel).expect("standard output can be read");
        Server { kind, regel }
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.pad("log")).unwrap_or_default()
    }
}

pub fn eindig(opdracht: &mut Command, invoer: &str) -> Einde {
    let mut kind = opdracht
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    // A command that reads nothing closes the pipe.
    let _ = kind.stdin.take().expect("standard input is piped").write_all(invoer.as_bytes());
    let einde = kind.wait_with_output().expect("a child can be waited for");
    let tekst = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output is UTF-8");
    Einde { code: einde.status.code(), uit: tekst(einde.stdout), fout: tekst(einde.stderr) }
}

/// A running server; killed when dropped.
pub struct Server {
    kind: Child,
    /// What it said on standard output.
    pub regel: String,
}

impl Server {
    pub fn signaal(&self, naam: &str) {
        let gestuurd = Command::new("sh").arg("-c").arg(format!("kill -{naam} {}", self.kind.id())).status();
        assert!(gestuurd.expect("sh can be started").success());
    }

    pub fn stop(mut self) -> Option<i32> {
        self.signaal("TERM");
        self.kind.wait().expect("a child can be waited for").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}

pub fn voorbeelden() -> String {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/interactieprofielen");
    map.display().to_string()
}
