//! Child processes: a clean environment, output that is read along, waiting with a limit.

use std::io::Read;
use std::process::{Child, Command, ExitStatus};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often a waiting test looks again.
pub(crate) const TIK: Duration = Duration::from_millis(5);

/// Takes the settings of the one who runs the tests away from the child: only what a test sets may count.
pub(crate) fn zonder_instellingen(opdracht: &mut Command) -> &mut Command {
    for (naam, _) in std::env::vars_os() {
        if naam.to_string_lossy().starts_with("KLANT_") {
            opdracht.env_remove(naam);
        }
    }
    opdracht
}

/// Reads a stream on a thread of its own, so that a child never waits for a full pipe.
#[derive(Debug)]
pub(crate) struct Meelezer {
    gelezen: Arc<Mutex<Vec<u8>>>,
    draad: Option<JoinHandle<()>>,
}

impl Meelezer {
    pub(crate) fn start(mut stroom: impl Read + Send + 'static) -> Self {
        let gelezen = Arc::new(Mutex::new(Vec::new()));
        let doel = Arc::clone(&gelezen);
        let draad = std::thread::spawn(move || {
            let mut stuk = [0_u8; 4096];
            while let Ok(aantal) = stroom.read(&mut stuk) {
                if aantal == 0 {
                    break;
                }
                doel.lock().unwrap_or_else(PoisonError::into_inner).extend(stuk.iter().take(aantal));
            }
        });
        Self { gelezen, draad: Some(draad) }
    }

    /// What has been read so far.
    pub(crate) fn tekst(&self) -> String {
        String::from_utf8_lossy(&self.gelezen.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }

    /// All of it. Waits for the end of the stream, so only for use after the child has ended.
    pub(crate) fn alles(&mut self) -> String {
        if let Some(draad) = self.draad.take() {
            draad.join().expect("reading a stream does not panic");
        }
        self.tekst()
    }
}

/// Waits until the child ends, at most so long. `None`: it was still running and has been killed.
pub(crate) fn wacht(kind: &mut Child, hoogstens: Duration) -> Option<ExitStatus> {
    let begin = Instant::now();
    loop {
        if let Some(status) = kind.try_wait().expect("a child of this process can be waited for") {
            return Some(status);
        }
        if begin.elapsed() > hoogstens {
            dood(kind);
            return None;
        }
        std::thread::sleep(TIK);
    }
}

/// SIGKILL, as a crash would: nothing is finished or closed.
pub(crate) fn dood(kind: &mut Child) {
    // Fails only when it has ended by itself, which is as good.
    let _ = kind.kill();
    let _ = kind.wait();
}

/// SIGTERM, as an administrator or systemd would.
pub(crate) fn vraag_te_stoppen(kind: &Child) {
    stuur_signaal(kind, "TERM");
}

/// A signal by its name. By the shell: the standard library knows only SIGKILL.
pub(crate) fn stuur_signaal(kind: &Child, signaal: &str) {
    let status = Command::new("sh")
        .args(["-c", "kill -s \"$0\" \"$1\"", signaal])
        .arg(kind.id().to_string())
        .status()
        .expect("a shell is there");
    assert!(status.success(), "SIG{signaal} kwam niet aan: het proces was al weg");
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Stdio;

    #[test]
    fn meelezer_geeft_alles_ook_meer_dan_een_pijp_bevat() {
        let mut kind = Command::new("sh")
            .args(["-c", "head -c 300000 /dev/zero | tr '\\0' x; echo einde"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lezer = Meelezer::start(kind.stdout.take().unwrap());
        assert!(wacht(&mut kind, Duration::from_secs(20)).unwrap().success());
        let tekst = lezer.alles();
        assert_eq!(tekst.len(), 300_000 + "einde\n".len());
        assert!(tekst.ends_with("xeinde\n"));
    }

    #[test]
    fn wachten_houdt_op_en_beeindigt_het_kind() {
        let mut kind = Command::new("sleep").arg("600").spawn().unwrap();
        assert!(wacht(&mut kind, Duration::from_millis(20)).is_none());
        assert!(kind.try_wait().unwrap().is_some());
    }

    #[test]
    fn vraag_te_stoppen_is_sigterm() {
        use std::os::unix::process::ExitStatusExt;
        let mut kind = Command::new("sleep").arg("600").spawn().unwrap();
        vraag_te_stoppen(&kind);
        assert_eq!(wacht(&mut kind, Duration::from_secs(20)).unwrap().signal(), Some(15));
    }
}
