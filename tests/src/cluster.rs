//! A PostgreSQL of the test's own with a streaming replica, both to be stopped and started at will.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::database::Database;

/// Under this name the primary knows its replica.
const NAAM: &str = "lees";

/// What neither needs to survive the test, and what both need to be small.
const KLEIN: &str = "fsync = off\nfull_page_writes = off\nlisten_addresses = ''\nmax_connections = 60\nshared_buffers = '16MB'\n\
                     hot_standby_feedback = on\nsynchronous_commit = remote_apply\nwal_retrieve_retry_interval = '200ms'\n";

/// A replica shows nothing at once, so that who does not wait for it is seen to read the past.
const TRAAG: &str = "recovery_min_apply_delay = '3ms'\n";

/// A primary and its replica, reachable by sockets in a folder of their own. Gone when this value goes.
#[derive(Debug)]
pub struct Cluster {
    programmas: PathBuf,
    map: PathBuf,
    database: Database,
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lid {
    /// Takes the writes.
    Primair,
    /// Follows, and can be read from.
    Replica,
}

impl Lid {
    const fn naam(self) -> &'static str {
        match self {
            Self::Primair => "primair",
            Self::Replica => "replica",
        }
    }

    /// The number in the name of its socket.
    const fn poort(self) -> u16 {
        match self {
            Self::Primair => 5432,
            Self::Replica => 5433,
        }
    }
}

impl Cluster {
    /// Both running, with the schema of the binary; a commit waits until the replica shows it.
    ///
    /// # Panics
    /// When PostgreSQL is not installed, or does not do what it is told.
    #[track_caller]
    pub fn nieuw() -> Self {
        let programmas = programmas();
        let uit = als_postgres(Path::new("mktemp")).args(["-d", "/tmp/klant-cluster.XXXXXX"]).output();
        let map = String::from_utf8(uit.expect("mktemp is there").stdout).expect("a path is text");
        let map = PathBuf::from(map.trim());
        assert!(map.is_dir(), "er is geen map voor een cluster te maken");
        let database = Database::van_een_ander(&url(&map, Lid::Primair, "klant"));
        // From here on the folder is cleared away, whatever fails.
        let cluster = Self { programmas, map, database };
        cluster.maak();
        cluster
    }

    fn maak(&self) {
        let primair = self.data(Lid::Primair);
        let initdb = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
        doe(self.programma("initdb").arg("-D").arg(&primair).args(initdb));
        self.stel_in(Lid::Primair, "");
        self.start(Lid::Primair);
        let beheer = url(&self.map, Lid::Primair, "postgres");
        doe(self.programma("createdb").args(["--maintenance-db", &beheer, "klant"]));
        self.database.opdracht(&["migrate"]).voer_uit().verwacht(0);
        doe(self
            .programma("pg_basebackup")
            .args(["-d", &beheer, "--checkpoint=fast", "--no-sync", "-R", "-C", "-S", NAAM, "-D"])
            .arg(self.data(Lid::Replica)));
        self.stel_in(Lid::Replica, &format!("cluster_name = '{NAAM}'\n{TRAAG}"));
        self.start(Lid::Replica);
        self.wacht_bij_vastleggen(true);
    }

    /// The settings, and the folder of the socket.
    fn stel_in(&self, lid: Lid, meer: &str) {
        let (map, poort) = (self.map.display(), lid.poort());
        let tekst = format!("{KLEIN}unix_socket_directories = '{map}'\nport = {poort}\n{meer}");
        let bestand = self.data(lid).join("postgresql.conf");
        let mut alles = std::fs::read_to_string(&bestand).expect("the settings can be read");
        alles.push_str(&tekst);
        std::fs::write(&bestand, alles).expect("the settings can be written");
    }

    /// The database on the primary.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// The URL of the same database on the replica.
    #[must_use]
    pub fn leesdatabase(&self) -> String {
        url(&self.map, Lid::Replica, "klant")
    }

    /// Starts it, and waits until it answers.
    #[track_caller]
    pub fn start(&self, lid: Lid) {
        let log = self.map.join(lid.naam()).with_extension("log");
        let mut start = self.programma("pg_ctl");
        start.arg("-D").arg(self.data(lid)).arg("-l").arg(&log).args(["-w", "start"]);
        let status = start.stdin(Stdio::null()).stdout(Stdio::null()).status();
        let gezegd = || std::fs::read_to_string(&log).unwrap_or_default();
        assert!(status.is_ok_and(|status| status.success()), "{lid:?} startte niet\n{}", gezegd());
    }

    /// Ends it without warning, as a power cut would.
    #[track_caller]
    pub fn stop(&self, lid: Lid) {
        doe(self.programma("pg_ctl").arg("-D").arg(self.data(lid)).args(["-w", "-m", "immediate", "stop"]));
    }

    /// Freezes it: its machine is still there and answers no more. `false` makes it go on.
    #[track_caller]
    pub fn bevries(&self, lid: Lid, bevroren: bool) {
        doe(&mut self.sein(lid, if bevroren { "STOP" } else { "CONT" }));
    }

    /// A signal for each of its processes.
    fn sein(&self, lid: Lid, signaal: &str) -> Command {
        let pid = std::fs::read_to_string(self.data(lid).join("postmaster.pid")).unwrap_or_default();
        let pid = pid.lines().next().unwrap_or_default();
        // First the one that makes new ones.
        let script = "kill -s \"$0\" \"$1\" && kill -s \"$0\" $(ps -o pid= --ppid \"$1\")";
        let mut opdracht = Command::new("sh");
        opdracht.args(["-c", script, signaal, pid]);
        opdracht
    }

    /// Whether a commit on the primary waits for the replica, as an administrator says.
    #[track_caller]
    pub fn wacht_bij_vastleggen(&self, wacht: bool) {
        let namen = if wacht { NAAM } else { "" };
        self.database.voer_sql_uit(&format!("ALTER SYSTEM SET synchronous_standby_names = '{namen}'"));
        let _ = self.database.sql("SELECT pg_reload_conf() AS gedaan");
    }

    fn data(&self, lid: Lid) -> PathBuf {
        self.map.join(lid.naam())
    }

    fn programma(&self, naam: &str) -> Command {
        als_postgres(&self.programmas.join(naam))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for lid in [Lid::Replica, Lid::Primair] {
            let mut stop = self.programma("pg_ctl");
            stop.arg("-D").arg(self.data(lid)).args(["-m", "immediate", "stop"]);
            // It may have been stopped already, or still be frozen by a test that failed.
            for opdracht in [&mut self.sein(lid, "CONT"), &mut stop] {
                let _ = opdracht.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
            }
        }
        let _ = std::fs::remove_dir_all(&self.map);
    }
}

/// The sockets lie in a folder that nobody else may enter.
fn url(map: &Path, lid: Lid, database: &str) -> String {
    format!("postgres://postgres@/{database}?host={}&port={}", map.display(), lid.poort())
}

/// The newest PostgreSQL that Debian's packages put on this machine, the same that `./controleer` takes.
fn programmas() -> PathBuf {
    let versies = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let genummerd = versies.filter_map(|map| {
        let nummer: u32 = map.file_name().to_str()?.parse().ok()?;
        let programmas = map.path().join("bin");
        let heel = ["initdb", "pg_ctl", "pg_basebackup", "createdb"]
            .iter()
            .all(|een| programmas.join(een).is_file());
        heel.then_some((nummer, programmas))
    });
    match genummerd.max() {
        Some((15.., programmas)) => programmas,
        _ => panic!(
            "er is geen PostgreSQL 15 of nieuwer onder /usr/lib/postgresql: draai `./controleer`, dat het installeert, of \
             installeer het pakket postgresql"
        ),
    }
}

/// A program as user `postgres` for root, whom PostgreSQL refuses, and as oneself for anyone else.
fn als_postgres(programma: &Path) -> Command {
    let root = std::fs::metadata("/proc/self").is_ok_and(|zelf| zelf.uid() == 0);
    let mut opdracht = if root {
        let mut opdracht = Command::new("runuser");
        opdracht.args(["-u", "postgres", "--"]).arg(programma);
        opdracht
    } else {
        Command::new(programma)
    };
    opdracht.current_dir("/");
    opdracht
}

/// A server that is started lives on with the pipes that it was given, so it is given none.
#[track_caller]
fn doe(opdracht: &mut Command) {
    let status = opdracht.stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "{opdracht:?} mislukte");
}
