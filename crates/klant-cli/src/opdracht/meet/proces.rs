//! Processor time of other processes, as Linux counts it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::uitkomst::Opdrachtfout;

/// What Linux promises programs for the unit of its older counter.
const TIK: Duration = Duration::from_millis(10);

/// The processor time of the server and of PostgreSQL, between two moments.
pub(super) struct Teller {
    server: Option<u32>,
    postgres: Option<u32>,
    bij_begin: HashMap<u32, Duration>,
}

impl Teller {
    /// Counts from now on.
    ///
    /// # Errors
    /// When one of the processes is not there.
    pub(super) fn begin(server: Option<u32>, postgres: Option<u32>) -> Result<Self, Opdrachtfout> {
        let mut teller = Self { server, postgres, bij_begin: HashMap::new() };
        teller.bij_begin = teller.stand()?;
        Ok(teller)
    }

    /// What the server and what PostgreSQL used since the beginning.
    pub(super) fn einde(&self) -> Result<(Option<Duration>, Option<Duration>), Opdrachtfout> {
        let stand = self.stand()?;
        let verbruik = |pid: &u32, tijd: Duration| {
            tijd.saturating_sub(self.bij_begin.get(pid).copied().unwrap_or_default())
        };
        let mut database = Duration::ZERO;
        let mut server = None;
        for (pid, tijd) in stand {
            if self.server == Some(pid) {
                server = Some(verbruik(&pid, tijd));
            } else {
                database += verbruik(&pid, tijd);
            }
        }
        Ok((server, self.postgres.map(|_| database)))
    }

    /// The time of each process that counts: the server, PostgreSQL, and the processes that PostgreSQL made.
    fn stand(&self) -> Result<HashMap<u32, Duration>, Opdrachtfout> {
        let mut stand = HashMap::new();
        for pid in [self.server, self.postgres].into_iter().flatten() {
            let tijd = tijd(pid).ok_or_else(|| Opdrachtfout::melding(format!("er is geen proces {pid}")))?;
            stand.insert(pid, tijd);
        }
        if let Some(ouder) = self.postgres {
            // One that ends in between is gone with its time; those of our server stay.
            stand.extend(kinderen(ouder).into_iter().filter_map(|pid| Some((pid, tijd(pid)?))));
        }
        Ok(stand)
    }
}

/// What of a process is in memory, in kB.
#[derive(Clone, Copy)]
pub(super) struct Geheugen {
    pub(super) alles: u32,
    /// Without its program and what else comes from files.
    pub(super) anoniem: u32,
}

/// None when the process is not there.
pub(super) fn geheugen(pid: u32) -> Option<Geheugen> {
    let status = fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("status")).ok()?;
    let kb = |naam: &str| {
        let rest = status.lines().find_map(|regel| regel.strip_prefix(naam))?;
        rest.trim().strip_suffix("kB")?.trim().parse().ok()
    };
    Some(Geheugen { alles: kb("VmRSS:")?, anoniem: kb("RssAnon:")? })
}

fn tijd(pid: u32) -> Option<Duration> {
    let map = Path::new("/proc").join(pid.to_string());
    nanoseconden(&map).or_else(|| tikken(&fs::read_to_string(map.join("stat")).ok()?))
}

/// By the scheduler, per thread, where the kernel keeps that.
fn nanoseconden(map: &Path) -> Option<Duration> {
    let mut som = 0_u64;
    for draad in fs::read_dir(map.join("task")).ok()? {
        let tekst = fs::read_to_string(draad.ok()?.path().join("schedstat")).ok()?;
        som += tekst.split_whitespace().next()?.parse::<u64>().ok()?;
    }
    (som > 0).then(|| Duration::from_nanos(som))
}

/// Fields 14 and 15 of `stat`: user and system time in ticks. The name before them may hold spaces and brackets.
fn tikken(stat: &str) -> Option<Duration> {
    let velden: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let veld = |plaats: usize| velden.get(plaats)?.parse::<u32>().ok();
    Some(TIK * (veld(11)? + veld(12)?))
}

fn kinderen(ouder: u32) -> Vec<u32> {
    let Ok(map) = fs::read_dir("/proc") else { return Vec::new() };
    map.filter_map(|proces| {
        let pad = proces.ok()?.path();
        let pid: u32 = pad.file_name()?.to_str()?.parse().ok()?;
        let stat = fs::read_to_string(pad.join("stat")).ok()?;
        let van: u32 = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        (van == ouder).then_some(pid)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tikken_leest_voorbij_een_naam_met_haken() {
        let stat = "12 (kl ant) (x)) S 1 12 12 0 -1 4194560 100 0 0 0 250 50 0 0 20 0 4 0";
        assert_eq!(tikken(stat), Some(Duration::from_secs(3)));
    }

    #[test]
    fn eigen_proces_heeft_tijd_en_een_verdwenen_proces_niet() {
        let zelf = std::process::id();
        assert!(tijd(zelf).is_some());
        let teller = Teller::begin(Some(zelf), None).expect("this process is there");
        assert!(matches!(teller.einde(), Ok((Some(_), None))));
        assert!(Teller::begin(Some(u32::MAX), None).is_err());
        assert!(geheugen(zelf).is_some_and(|geheugen| geheugen.alles >= geheugen.anoniem));
        assert!(geheugen(u32::MAX).is_none());
    }
}
