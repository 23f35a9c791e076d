//! What a unit of work tells others: of each thing once, with nothing personal in it. Who wants to know more asks the API,
//! where her own rights decide what she sees.

use std::collections::HashSet;

use klant_store::klantinteracties::{Rij, Tabel, internetaak, klantcontact, partij, terug};
use klant_store::vraag::notificatie::{Nieuw, voeg_toe};
use klant_store::{DbUuid, StoreFout, Tx};
use serde::Serialize;
use serde_json::{Value, json};
use time::Date;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::{Notificatiekanaal, Notificaties};
use crate::fout::Fout;
use crate::gebruik::context::Context;

/// What happened, in the words of the Notificaties API.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
enum Actie {
    Create,
    Update,
    PartialUpdate,
    Destroy,
}

/// The body of a notification, its members in the order of the reference.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bericht<'a> {
    kanaal: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    hoofd_object: &'a str,
    resource: &'a str,
    resource_url: &'a str,
    actie: Actie,
    aanmaakdatum: &'a str,
    kenmerken: Value,
}

/// A thing to tell of.
struct Ding {
    kanaal: Notificatiekanaal,
    uuid: Uuid,
    kenmerken: Value,
}

/// The notifications of one unit of work.
pub(crate) struct Post<'c> {
    context: &'c Context,
    /// Whether a change replaces all of a thing (PUT) or a part (PATCH, and our own API).
    heel: bool,
    /// What was told of already, and whether that it goes.
    verteld: HashSet<(Uuid, bool)>,
}

impl<'c> Post<'c> {
    pub(crate) fn nieuw(context: &'c Context, heel: bool) -> Self {
        Self { context, heel, verteld: HashSet::new() }
    }

    /// The day of this unit of work.
    pub(crate) const fn vandaag(&self) -> Date {
        self.context.vandaag
    }

    /// Tells of a row that was written.
    pub(crate) fn geschreven(
        &mut self,
        tx: &mut Tx<'_>,
        tabel: Tabel,
        nummer: i64,
        nieuw: bool,
    ) -> Result<(), Fout> {
        if self.gevraagd(tabel).is_none() {
            return Ok(());
        }
        let actie = self.actie(nieuw);
        dingen(tx, tabel, &[nummer])?.into_iter().try_for_each(|ding| self.vertel(tx, ding, actie))
    }

    /// The same for a row of which the columns are at hand.
    pub(crate) fn bewaard(&mut self, tx: &mut Tx<'_>, rij: &Rij, nieuw: bool) -> Result<(), Fout> {
        let ding = match rij {
            Rij::Partij(kolommen) => van_partij(kolommen),
            Rij::InterneTaak(kolommen) => van_taak(kolommen),
            Rij::Klantcontact(kolommen) => van_contact(kolommen),
            _ => return Ok(()),
        };
        self.vertel(tx, ding, self.actie(nieuw))
    }

    /// Tells of rows that are about to go, and of what goes with them.
    pub(crate) fn verdwijnt(&mut self, tx: &mut Tx<'_>, tabel: Tabel, nummers: &[i64]) -> Result<(), Fout> {
        if tabel == Tabel::Klantcontact && self.gevraagd(Tabel::InterneTaak).is_some() {
            let taken = terug(tx, Tabel::InterneTaak, "klantcontact", nummers)?;
            let taken: Vec<i64> = taken.into_values().flatten().map(|taak| taak.nummer).collect();
            self.verdwijnt(tx, Tabel::InterneTaak, &taken)?;
        }
        if self.gevraagd(tabel).is_none() {
            return Ok(());
        }
        dingen(tx, tabel, nummers)?.into_iter().try_for_each(|ding| self.vertel(tx, ding, Actie::Destroy))
    }

    fn gevraagd(&self, tabel: Tabel) -> Option<&'c Notificaties> {
        let kanaal = Notificatiekanaal::van_tabel(tabel)?;
        self.context.notificaties.as_deref().filter(|gevraagd| gevraagd.kanalen.contains(&kanaal))
    }

    const fn actie(&self, nieuw: bool) -> Actie {
        match (nieuw, self.heel) {
            (true, _) => Actie::Create,
            (false, true) => Actie::Update,
            (false, false) => Actie::PartialUpdate,
        }
    }

    fn vertel(&mut self, tx: &mut Tx<'_>, ding: Ding, actie: Actie) -> Result<(), Fout> {
        let Some(instelling) = self.context.notificaties.as_deref() else { return Ok(()) };
        if !instelling.kanalen.contains(&ding.kanaal)
            || !self.verteld.insert((ding.uuid, actie == Actie::Destroy))
        {
            return Ok(());
        }
        let url = instelling.url(ding.kanaal, ding.uuid);
        let bericht = Bericht {
            kanaal: ding.kanaal.naam(),
            source: instelling.source.as_deref(),
            hoofd_object: &url,
            resource: ding.kanaal.resource(),
            resource_url: &url,
            actie,
            aanmaakdatum: &self.context.nu.format(&Rfc3339).map_err(|_| StoreFout::Intern)?,
            kenmerken: ding.kenmerken,
        };
        let nu = self.context.nu.into();
        let nieuw = Nieuw {
            uuid: DbUuid(self.context.id()),
            kanaal: ding.kanaal.naam(),
            bericht: &serde_json::to_string(&bericht).map_err(|_| StoreFout::Intern)?,
            aangemaakt_op: nu,
            pogingen: 0,
            volgende_poging_op: Some(nu),
        };
        Ok(voeg_toe(tx, &nieuw)?)
    }
}

fn dingen(tx: &mut Tx<'_>, tabel: Tabel, nummers: &[i64]) -> Result<Vec<Ding>, StoreFout> {
    Ok(match tabel {
        Tabel::Partij => partij::rijen(tx, nummers)?.iter().map(|rij| van_partij(&rij.kolommen)).collect(),
        Tabel::InterneTaak => {
            internetaak::rijen(tx, nummers)?.iter().map(|rij| van_taak(&rij.kolommen)).collect()
        }
        Tabel::Klantcontact => {
            klantcontact::rijen(tx, nummers)?.iter().map(|rij| van_contact(&rij.kolommen)).collect()
        }
        _ => Vec::new(),
    })
}

/// What an employee wrote about a customer or for a colleague is for the eyes of the municipality alone: those kenmerken are
/// there, so that a subscription to them stands, and empty.
const NIET_VERTELD: &str = "";

fn van_partij(kolommen: &partij::Kolommen) -> Ding {
    let kenmerken = json!({
        "nummer": kolommen.nummer.as_deref().unwrap_or_default(),
        "interneNotitie": NIET_VERTELD,
        "soortPartij": kolommen.soort,
    });
    Ding { kanaal: Notificatiekanaal::Partijen, uuid: kolommen.uuid.0, kenmerken }
}

fn van_taak(kolommen: &internetaak::Kolommen) -> Ding {
    let kenmerken = json!({
        "nummer": kolommen.nummer.as_deref().unwrap_or_default(),
        "gevraagdeHandeling": NIET_VERTELD,
        "toelichting": NIET_VERTELD,
        "status": kolommen.status,
    });
    Ding { kanaal: Notificatiekanaal::Internetaken, uuid: kolommen.uuid.0, kenmerken }
}

fn van_contact(kolommen: &klantcontact::Kolommen) -> Ding {
    let kenmerken = json!({
        "hoofdOnderwerpType": kolommen.hoofd_onderwerp_type.as_deref().unwrap_or_default(),
        "indicatieContactGelukt": kolommen.contact_gelukt,
        "verdereActieOndernomen": kolommen.verdere_actie_ondernomen,
    });
    Ding { kanaal: Notificatiekanaal::Klantcontacten, uuid: kolommen.uuid.0, kenmerken }
}
