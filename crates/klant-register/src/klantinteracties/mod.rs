//! The use cases of the Klantinteracties and Contactgegevens APIs: the same five for every resource. Each write is a list of
//! Mutaties in one transaction, judged by the same rules as our own API; whether they refuse or report is the
//! strictness of the application.

mod bezwaar;
mod gelezen;
mod regels;
pub mod soorten;
mod volgorde;
mod werk;

pub(crate) use self::soorten::{verwijder_contact, verwijder_partij};

use std::collections::HashMap;
use std::time::Duration;

use klant_core::{Handeling, Reden};
use klant_store::klantinteracties::{Gevraagd, Kijk, Opgeslagen, Selectie, Tabel, Uitklap, Welke};
use klant_store::{StoreFout, Tx};
use uuid::Uuid;

pub use bezwaar::Veldbezwaar;
pub use gelezen::{Gelezen, Nummer};
pub use werk::Werk;
use werk::niets_uitgeklapt;

use crate::fout::Fout;
use crate::gebruik::context::Context;
use crate::logboek::Betrokkenen;
use crate::register::Register;
use crate::toepassing::Toepassing;

/// A resource: what a client gives of it, what an answer shows of it, and how a write of it is judged and done.
pub trait Soort: Send + Sync + 'static {
    /// Where its rows are.
    const TABEL: Tabel;
    /// What a client gives; every field may be absent.
    type Opgave: Clone + Send + 'static;
    /// What an answer shows.
    type Beeld: Send + 'static;
    /// Its row.
    type Kolommen: Opgeslagen;

    /// Who it is that an answer shows.
    fn uuid(beeld: &Self::Beeld) -> Uuid;

    /// What answers show of these rows.
    ///
    /// # Errors
    /// [`StoreFout`] when the database fails.
    fn beelden(
        tx: &mut Tx<'_>,
        welke: Welke<'_>,
        uitklap: &Uitklap,
        kijk: &Kijk,
    ) -> Result<HashMap<i64, Self::Beeld>, StoreFout>;

    /// Whom an answer shows, with what is shown in full: for the log of processings.
    fn betreft(beeld: &Self::Beeld, wie: &mut Betrokkenen);

    /// The row of a new one, before what is given is laid over it.
    ///
    /// # Errors
    /// [`Fout::Velden`] when something is absent that a new one needs.
    fn nieuw(werk: &mut Werk<'_, '_>, opgave: &Self::Opgave) -> Result<Self::Kolommen, Fout>;

    /// Lays what is given over a row, judges it and writes it, as a new one when it has no number yet; answers its number.
    ///
    /// # Errors
    /// [`Fout::Velden`] with what the register refuses.
    fn bewaar(
        werk: &mut Werk<'_, '_>,
        nummer: Option<i64>,
        kolommen: Self::Kolommen,
        opgave: &Self::Opgave,
    ) -> Result<i64, Fout>;

    /// The members of a body that are about what may not be seen of this row: they are as if absent.
    #[must_use]
    fn verborgen(_: &Self::Kolommen, _: &Kijk) -> &'static [&'static str] {
        &[]
    }

    /// The members that are shown empty of this row though they may not be: given empty, they stay as they are.
    #[must_use]
    fn leeg_getoond(_: &Self::Kolommen) -> &'static [&'static str] {
        &[]
    }

    /// Removes one, and what goes with it.
    ///
    /// # Errors
    /// [`Fout::Velden`] when something still hangs on it.
    fn verwijder(werk: &mut Werk<'_, '_>, nummer: i64) -> Result<(), Fout> {
        werk.verwijder(Self::TABEL, vec![nummer])
    }

    /// Records a new one; answers its number.
    ///
    /// # Errors
    /// As [`Soort::bewaar`].
    fn maak(werk: &mut Werk<'_, '_>, opgave: &Self::Opgave) -> Result<i64, Fout> {
        let kolommen = Self::nieuw(werk, opgave)?;
        Self::bewaar(werk, None, kolommen, opgave)
    }

    /// Changes one.
    ///
    /// # Errors
    /// As [`Soort::bewaar`]; [`Fout::NietGevonden`].
    fn wijzig(werk: &mut Werk<'_, '_>, nummer: i64, opgave: &Self::Opgave) -> Result<(), Fout> {
        let kolommen = Self::Kolommen::lees(werk.tx, nummer)?.ok_or(Fout::NietGevonden)?;
        werk.audit.stond(nummer, kolommen.clone().into());
        Self::bewaar(werk, Some(nummer), kolommen, opgave).map(drop)
    }
}

/// So long who has written waits for room to read what was written, each time that there is none.
const ADEMPAUZE: Duration = Duration::from_millis(5);

/// Which page of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pagina {
    /// Its number, from 1; none is the last.
    pub nummer: Option<i64>,
    /// How many there are on a page, at least 1.
    pub grootte: i64,
}

impl Pagina {
    /// Its number in a list of this length.
    fn van(self, aantal: i64) -> Result<i64, Fout> {
        let laatste = (aantal + self.grootte - 1).div_euclid(self.grootte).max(1);
        let nummer = self.nummer.unwrap_or(laatste);
        if (1..=laatste).contains(&nummer) { Ok(nummer) } else { Err(Fout::PaginaOnbekend) }
    }
}

/// A page of a list, with the length of the whole list.
pub struct Lijst<B> {
    /// How many there are in all.
    pub aantal: i64,
    /// The number of this page.
    pub pagina: i64,
    /// What is on it.
    pub beelden: Vec<B>,
}

impl Register {
    /// A page of a list.
    ///
    /// # Errors
    /// [`Fout::PaginaOnbekend`] beyond the last page; [`Fout::Store`].
    pub async fn lijst<S: Soort>(
        &self,
        toepassing: &Toepassing,
        filters: Vec<Gevraagd>,
        pagina: Pagina,
        uitklap: Uitklap,
    ) -> Result<Lijst<S::Beeld>, Fout> {
        mag(toepassing, Handeling::Lezen)?;
        let kijk = toepassing.kijk(&self.sleutels);
        let context = self.context(toepassing.toegang(), (S::TABEL.naam(), "zoek"));
        self.raadpleeg(context, move |tx, _, wie| {
            let mut selectie = Selectie::voor(S::TABEL, &kijk);
            selectie.filter(&filters, &kijk);
            if let Some(filter) = selectie.te_wijd(tx)? {
                return Err(Fout::Velden(vec![Veldbezwaar::te_kort(filter)]));
            }
            let (mut aantal, mut nummer) = (0, 1);
            let eerste = (pagina.nummer == Some(1)).then_some(pagina.grootte);
            let nummers = selectie.bladzijde(tx, eerste, |alle| {
                (aantal, nummer) = (alle, pagina.van(alle)?);
                Ok::<_, Fout>(((nummer - 1) * pagina.grootte, pagina.grootte))
            })?;
            let mut gelezen = S::beelden(tx, (&nummers).into(), &uitklap, &kijk)?;
            gelezen.values().for_each(|beeld| S::betreft(beeld, wie));
            let beelden = nummers.iter().filter_map(|nummer| gelezen.remove(nummer)).collect();
            Ok(Lijst { aantal, pagina: nummer, beelden })
        })
        .await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Store`].
    pub async fn een<S: Soort>(
        &self,
        toepassing: &Toepassing,
        uuid: Uuid,
        uitklap: Uitklap,
    ) -> Result<S::Beeld, Fout> {
        mag(toepassing, Handeling::Lezen)?;
        let kijk = toepassing.kijk(&self.sleutels);
        let context = self.context(toepassing.toegang(), (S::TABEL.naam(), "toon"));
        self.raadpleeg(context, move |tx, context, wie| {
            let gelezen = S::beelden(tx, Welke::Van(&met_uuid::<S>(uuid, &kijk)), &uitklap, &kijk)?;
            let Some(beeld) = gelezen.into_values().next() else {
                if context.logboek.is_some() {
                    wie.poging(tx, S::TABEL, uuid)?;
                }
                return Err(Fout::NietGevonden);
            };
            S::betreft(&beeld, wie);
            Ok(beeld)
        })
        .await
    }

    /// Records a new one.
    ///
    /// # Errors
    /// [`Fout::Velden`] with every refused field; [`Fout::Store`].
    pub async fn maak<S: Soort>(
        &self,
        toepassing: &Toepassing,
        gelezen: Gelezen<S::Opgave>,
    ) -> Result<S::Beeld, Fout> {
        mag(toepassing, Handeling::Vastleggen)?;
        let kijk = toepassing.kijk(&self.sleutels);
        let (context, toepassing) =
            (self.context(toepassing.toegang(), (S::TABEL.naam(), "maak")), toepassing.clone());
        let lezer = kijk.clone();
        let schrijf = move |tx: &mut Tx<'_>, context: &Context| {
            let mut werk = Werk::nieuw(tx, context, &toepassing, &lezer, true);
            werk.controleer(&gelezen, None)?;
            let nummer = S::maak(&mut werk, &gelezen.opgave)?;
            let meldingen = werk.oordeel()?;
            Ok((nummer, meldingen))
        };
        let (nummer, meldingen) = self.leg_vast(context, schrijf).await?;
        self.meld(meldingen);
        self.toon_geschreven::<S>(nummer, &kijk).await
    }

    /// Changes one, wholly (PUT) or in part (PATCH).
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Velden`] with every refused field; [`Fout::Store`].
    pub async fn wijzig<S: Soort>(
        &self,
        toepassing: &Toepassing,
        uuid: Uuid,
        heel: bool,
        gelezen: Gelezen<S::Opgave>,
    ) -> Result<S::Beeld, Fout> {
        mag(toepassing, Handeling::Wijzigen)?;
        let kijk = toepassing.kijk(&self.sleutels);
        let (context, toepassing) =
            (self.context(toepassing.toegang(), (S::TABEL.naam(), "wijzig")), toepassing.clone());
        let lezer = kijk.clone();
        let schrijf = move |tx: &mut Tx<'_>, context: &Context| {
            let nummer = zoek::<S>(tx, uuid, &lezer)?;
            let mut werk = Werk::nieuw(tx, context, &toepassing, &lezer, heel);
            let mut gelezen = gelezen.clone();
            if !lezer.zicht().is_vol() || !gelezen.bezwaren.is_empty() {
                let was = S::Kolommen::lees(werk.tx, nummer)?.ok_or(Fout::NietGevonden)?;
                if !lezer.zicht().is_vol() {
                    gelezen.vergeet(S::verborgen(&was, &lezer));
                }
                gelezen.vergeet_leeg(S::leeg_getoond(&was));
            }
            werk.controleer(&gelezen, Some(nummer))?;
            S::wijzig(&mut werk, nummer, &gelezen.opgave)?;
            let meldingen = werk.oordeel()?;
            Ok((nummer, meldingen))
        };
        let (nummer, meldingen) = self.leg_vast(context, schrijf).await?;
        self.meld(meldingen);
        self.toon_geschreven::<S>(nummer, &kijk).await
    }

    /// What was written, read after it was kept: a write that reads the newest rows of six tables would collide with every
    /// other that adds to them.
    async fn toon_geschreven<S: Soort>(&self, nummer: i64, kijk: &Kijk) -> Result<S::Beeld, Fout> {
        loop {
            let kijk = kijk.clone();
            match self.store.lees(move |tx| beeld::<S>(tx, nummer, &kijk)).await {
                // It is kept: who hears that there is no room would record it once more.
                Err(Fout::Store(StoreFout::Vol)) => tokio::time::sleep(ADEMPAUZE).await,
                gelezen => return gelezen,
            }
        }
    }

    /// Whether there is one with this uuid: asked before a body is read, as the reference does.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Store`].
    pub async fn bestaat<S: Soort>(&self, toepassing: &Toepassing, uuid: Uuid) -> Result<(), Fout> {
        let kijk = toepassing.kijk(&self.sleutels);
        self.store.lees(move |tx| zoek::<S>(tx, uuid, &kijk).map(drop)).await
    }

    /// Removes one, and what goes with it.
    ///
    /// # Errors
    /// [`Fout::NietGevonden`]; [`Fout::Velden`] when something still hangs on it; [`Fout::Store`].
    pub async fn verwijder<S: Soort>(&self, toepassing: &Toepassing, uuid: Uuid) -> Result<(), Fout> {
        mag(toepassing, Handeling::Verwijderen)?;
        let kijk = toepassing.kijk(&self.sleutels);
        let (context, toepassing) =
            (self.context(toepassing.toegang(), (S::TABEL.naam(), "verwijder")), toepassing.clone());
        let schrijf = move |tx: &mut Tx<'_>| {
            let nummer = zoek::<S>(tx, uuid, &kijk)?;
            // What stays behind is changed in part.
            let mut werk = Werk::nieuw(tx, &context, &toepassing, &kijk, false);
            S::verwijder(&mut werk, nummer)?;
            werk.oordeel()
        };
        let meldingen = self.store.schrijf(schrijf).await?;
        self.meld(meldingen);
        Ok(())
    }

    /// Reports what the rules would have refused: a log line and a count per code, without values.
    pub(crate) fn meld(&self, meldingen: Vec<Reden>) {
        for reden in meldingen {
            tracing::warn!(
                regel = reden.code().code(),
                plaats = reden.plaats(),
                "meekijken: zou zijn geweigerd"
            );
            self.tellers.tel(reden.code());
        }
    }
}

/// Nothing, when the application may do this for its purpose.
pub(crate) fn mag(toepassing: &Toepassing, handeling: Handeling) -> Result<(), Fout> {
    toepassing.toegang().eis(handeling).map_err(|reden| Fout::Verboden(vec![reden]))
}

fn met_uuid<S: Soort>(uuid: Uuid, kijk: &Kijk) -> Selectie {
    let mut selectie = Selectie::voor(S::TABEL, kijk);
    selectie.gelijk("t.uuid", uuid);
    selectie
}

pub(crate) fn zoek<S: Soort>(tx: &mut Tx<'_>, uuid: Uuid, kijk: &Kijk) -> Result<i64, Fout> {
    met_uuid::<S>(uuid, kijk).nummers(tx, 0, 1)?.first().copied().ok_or(Fout::NietGevonden)
}

pub(crate) fn beeld<S: Soort>(tx: &mut Tx<'_>, nummer: i64, kijk: &Kijk) -> Result<S::Beeld, Fout> {
    S::beelden(tx, Welke::Nummers(&[nummer]), &niets_uitgeklapt(), kijk)?
        .remove(&nummer)
        .ok_or(Fout::NietGevonden)
}
