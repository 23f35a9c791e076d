//! Asking a server many requests over several connections, and reading before and after what it used.

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Instant;

use super::proces::Teller;
use super::statements;
use super::uitslag::Uitslag;
use super::verzoek::{Aanroeper, Plan};
use crate::cli::Meting;
use crate::uitkomst::Opdrachtfout;

/// A server that is measured.
pub(super) struct Doel<'a> {
    pub(super) basis: &'a str,
    pub(super) pid: Option<u32>,
    pub(super) postgres_pid: Option<u32>,
    /// Where it shows what it counts itself.
    pub(super) metrics: Option<&'a str>,
}

/// Who asks, and what there is to ask.
pub(super) struct Meter<'a> {
    pub(super) token: &'a str,
    pub(super) plan: &'a Plan,
    pub(super) verbindingen: u16,
}

impl Meter<'_> {
    /// Asks, and tells what that took of the server and of its database.
    ///
    /// # Errors
    /// When a process is not there, or the server does not show what it counts.
    pub(super) fn meet(
        &self,
        doel: &Doel<'_>,
        soort: &(impl Fn(u32) -> Meting + Sync),
        verzoeken: u32,
        nummer: u32,
    ) -> Result<Uitslag, Opdrachtfout> {
        let statements = || doel.metrics.map(statements::stand).transpose();
        let voor = statements()?;
        let teller = Teller::begin(doel.pid, doel.postgres_pid)?;
        let mut uitslag = self.ronde(doel, soort, verzoeken, nummer);
        (uitslag.server, uitslag.database) = teller.einde()?;
        uitslag.statements =
            statements()?.zip(voor).and_then(|(na, voor)| u32::try_from(na.saturating_sub(voor)).ok());
        Ok(uitslag)
    }

    /// Asks so many requests over the connections; `soort` says of which kind each is. Which ones follows from the number of the round
    /// and of the request.
    pub(super) fn ronde(
        &self,
        doel: &Doel<'_>,
        soort: &(impl Fn(u32) -> Meting + Sync),
        verzoeken: u32,
        nummer: u32,
    ) -> Uitslag {
        let volgende = AtomicU32::new(0);
        let begin = Instant::now();
        let draad = || {
            let aanroeper = Aanroeper::nieuw(doel.basis, self.token);
            let mut eigen = Uitslag::default();
            loop {
                let rang = volgende.fetch_add(1, Ordering::Relaxed);
                if rang >= verzoeken {
                    return eigen;
                }
                let verzoek = self.plan.verzoek(soort(rang), nummer, rang);
                let begin = Instant::now();
                eigen.tel(aanroeper.vraag(&verzoek).map(|()| begin.elapsed()));
            }
        };
        let mut samen = Uitslag::default();
        thread::scope(|scope| {
            let draden: Vec<_> = (0..self.verbindingen).map(|_| scope.spawn(draad)).collect();
            for eigen in draden.into_iter().filter_map(|draad| draad.join().ok()) {
                samen.voeg_toe(eigen);
            }
        });
        samen.duur = begin.elapsed();
        samen
    }
}
