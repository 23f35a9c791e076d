//! Notifications on their way: taken for an attempt, delivered, or tried again later. Of several servers on one database each
//! notification is with one at a time; after a crash in between it may arrive twice, never not at all.

use std::time::Duration;

use klant_store::vraag::notificatie::{self as rij, Notificatierij};
use klant_store::{DbTijd, Tx};
use serde::Deserialize;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::fout::Fout;
use crate::register::Register;

/// After so many attempts that failed a notification waits for an administrator; with the pauses of [`pauze_na`] that is
/// after some nine hours.
pub const MAX_POGINGEN: i32 = 20;

/// How long to wait after an attempt that failed: 1 s, 2, 4, … at most an hour; none after the last.
///
/// ```
/// use std::time::Duration;
/// use klant_register::pauze_na;
/// assert_eq!(pauze_na(1), Some(Duration::from_secs(1)));
/// assert_eq!(pauze_na(5), Some(Duration::from_secs(16)));
/// assert_eq!(pauze_na(19), Some(Duration::from_secs(3600)));
/// assert_eq!(pauze_na(20), None);
/// ```
#[must_use]
pub fn pauze_na(pogingen: i32) -> Option<Duration> {
    let macht = u32::try_from(pogingen.max(1) - 1).unwrap_or_default().min(12);
    (pogingen < MAX_POGINGEN).then(|| Duration::from_secs(2_u64.pow(macht).min(3_600)))
}

/// A notification that was taken for an attempt.
#[derive(Clone, PartialEq, Eq)]
pub struct TeBezorgen {
    volgnummer: i64,
    pogingen: i32,
    /// The body, as JSON.
    pub bericht: String,
}

/// How an attempt ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bezorgafloop<'a> {
    /// It arrived.
    Bezorgd,
    /// It did not; with why as a class, such as `verbinding` or `status 500`.
    Mislukt(&'a str),
    /// There was no attempt.
    NietGeprobeerd,
}

/// A notification of which an attempt failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MislukteNotificatie {
    /// Its identity.
    pub uuid: Uuid,
    /// Its kanaal.
    pub kanaal: String,
    /// The name of the resource.
    pub resource: String,
    /// Where the resource is.
    pub resource_url: String,
    /// What happened to it.
    pub actie: String,
    /// How often it was tried.
    pub pogingen: i32,
    /// Why the last attempt failed, as a class.
    pub laatste_fout: String,
    /// When the change was.
    pub aangemaakt_op: OffsetDateTime,
    /// When it is tried again; none: it waits for an administrator.
    pub volgende_poging_op: Option<OffsetDateTime>,
}

/// What is read back of a body.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Gelezen {
    resource: String,
    resource_url: String,
    actie: String,
}

impl Register {
    /// Takes notifications that are due, for attempts that end within `pacht`: as long nobody else takes them.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn neem_notificaties(&self, hoogstens: u8, pacht: Duration) -> Result<Vec<TeBezorgen>, Fout> {
        let nu = self.klok.nu();
        // Mostly there are none, and then nothing is written.
        if !self.store.lees(move |tx| rij::is_er_een(tx, nu.into())).await? {
            return Ok(Vec::new());
        }
        let neem = move |tx: &mut Tx<'_>| {
            tx.zonder_botsingen()?;
            let rijen = rij::neem(tx, nu.into(), (nu + pacht).into(), hoogstens.into())?;
            Ok::<_, Fout>(rijen)
        };
        let rijen = self.store.schrijf(neem).await?;
        let neem = |rij: Notificatierij| TeBezorgen {
            volgnummer: rij.volgnummer,
            pogingen: rij.pogingen,
            bericht: rij.bericht,
        };
        Ok(rijen.into_iter().map(neem).collect())
    }

    /// Notes how the attempts ended; answers how many notifications are tried no more from now on.
    ///
    /// # Errors
    /// [`Fout::Store`]; they are then taken again when their time is over.
    pub async fn rond_notificaties_af(
        &self,
        aflopen: &[(TeBezorgen, Bezorgafloop<'_>)],
    ) -> Result<usize, Fout> {
        let nu = self.klok.nu();
        let met = |soort: Bezorgafloop<'_>| -> Vec<i64> {
            aflopen.iter().filter(|(_, afloop)| *afloop == soort).map(|(wat, _)| wat.volgnummer).collect()
        };
        let (bezorgd, terug) = (met(Bezorgafloop::Bezorgd), met(Bezorgafloop::NietGeprobeerd));
        let mislukt: Vec<(i64, Option<DbTijd>, String)> = aflopen
            .iter()
            .filter_map(|(wat, afloop)| match afloop {
                Bezorgafloop::Mislukt(fout) => {
                    let volgende = pauze_na(wat.pogingen).map(|pauze| (nu + pauze).into());
                    Some((wat.volgnummer, volgende, (*fout).to_owned()))
                }
                _ => None,
            })
            .collect();
        let opgegeven = mislukt.iter().filter(|(_, volgende, _)| volgende.is_none()).count();
        let noteer = move |tx: &mut Tx<'_>| {
            tx.zonder_botsingen()?;
            rij::bezorgd(tx, &bezorgd)?;
            rij::geef_terug(tx, &terug, nu.into())?;
            for (nummer, volgende, fout) in &mislukt {
                rij::mislukt(tx, *nummer, *volgende, fout)?;
            }
            Ok::<_, Fout>(())
        };
        self.store.schrijf(noteer).await?;
        Ok(opgegeven)
    }

    /// The notifications of which an attempt failed, oldest first.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn mislukte_notificaties(&self) -> Result<Vec<MislukteNotificatie>, Fout> {
        let rijen = self.store.lees(|tx| rij::mislukte(tx).map_err(Fout::from)).await?;
        Ok(rijen.into_iter().map(mislukte).collect())
    }

    /// Has a notification tried anew, or all that are tried no more; answers how many.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`] when there is none with this uuid; [`Fout::Store`].
    pub async fn herhaal_notificaties(&self, een: Option<Uuid>) -> Result<usize, Fout> {
        let nu = self.klok.nu();
        let aantal =
            self.store.schrijf(move |tx| rij::herhaal(tx, een, nu.into()).map_err(Fout::from)).await?;
        if een.is_some() && aantal == 0 { Err(Fout::NietGevonden) } else { Ok(aantal) }
    }

    /// How many notifications are waiting, and how many are tried no more.
    ///
    /// # Errors
    /// [`Fout::Store`].
    pub async fn tel_notificaties(&self) -> Result<(i64, i64), Fout> {
        Ok(self.store.lees(rij::aantallen).await?)
    }
}

fn mislukte(rij: Notificatierij) -> MislukteNotificatie {
    let gelezen: Gelezen = serde_json::from_str(&rij.bericht).unwrap_or_default();
    MislukteNotificatie {
        uuid: rij.uuid.0,
        kanaal: rij.kanaal,
        resource: gelezen.resource,
        resource_url: gelezen.resource_url,
        actie: gelezen.actie,
        pogingen: rij.pogingen,
        laatste_fout: rij.laatste_fout.unwrap_or_default(),
        aangemaakt_op: rij.aangemaakt_op.into(),
        volgende_poging_op: rij.volgende_poging_op.map(Into::into),
    }
}
