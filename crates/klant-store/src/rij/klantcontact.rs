//! Rows of klantcontact, interactie and onderwerpobject.

use diesel::prelude::{Insertable, Queryable, Selectable};
use klant_core::id::{InteractieId, KlantcontactId, OnderwerpobjectId};
use klant_core::profiel::Profielcode;
use klant_core::waarde::Opgegeven;
use klant_core::{Interactie, Klantcontact, Objectidentificator, Onderwerpobject};

use crate::klantinteracties::klantcontact::Kolommen as Klantcontactkolommen;
use crate::klantinteracties::onderwerpobject::Kolommen as Onderwerpobjectkolommen;
use crate::{DbTijd, DbUuid, StoreFout};

/// A klantcontact as stored, with the first contact of its interactie.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = crate::schema::klantcontact)]
pub struct Klantcontactrij {
    /// Its number, for joins and order.
    pub volgnummer: i64,
    wortel: Option<i64>,
    #[diesel(embed)]
    kolommen: Klantcontactkolommen,
}

impl Klantcontactkolommen {
    /// The row of a contact.
    #[must_use]
    pub fn van(contact: &Klantcontact) -> Self {
        Self {
            uuid: DbUuid(contact.id.uuid()),
            versie: contact.versie,
            nummer: None,
            referentienummer: None,
            kanaal: contact.kanaal.clone(),
            onderwerp: contact.onderwerp.clone(),
            inhoud: contact.inhoud.clone(),
            reactie: contact.reactie.clone(),
            contact_gelukt: contact.contact_gelukt,
            hoofd_onderwerp_type: None,
            verdere_actie_ondernomen: false,
            taal: contact.taal.as_ref().map(|taal| taal.tekst().to_owned()),
            vertrouwelijk: contact.vertrouwelijk,
            plaatsgevonden_op: contact.plaatsgevonden_op.into(),
            metadata: None,
            afdeling: contact.afdeling.clone(),
        }
    }
}

impl Klantcontactrij {
    /// The number of the first contact of its interactie.
    #[must_use]
    pub fn wortel(&self) -> i64 {
        self.wortel.unwrap_or(self.volgnummer)
    }

    /// The contact, still without its parts.
    #[must_use]
    pub fn lees(self) -> Klantcontact {
        let k = self.kolommen;
        Klantcontact {
            id: KlantcontactId::nieuw(k.uuid.0),
            versie: k.versie,
            kanaal: k.kanaal,
            onderwerp: k.onderwerp,
            inhoud: k.inhoud,
            reactie: k.reactie,
            contact_gelukt: k.contact_gelukt,
            taal: k.taal.map(Opgegeven::lees),
            vertrouwelijk: k.vertrouwelijk,
            afdeling: k.afdeling,
            plaatsgevonden_op: k.plaatsgevonden_op.0,
            betrokkenen: Vec::new(),
            onderwerpobjecten: Vec::new(),
            interne_taken: Vec::new(),
            actoren: Vec::new(),
        }
    }
}

/// The columns of an interactie that are written.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = crate::schema::interactie)]
pub struct Interactiekolommen {
    /// The first contact.
    pub klantcontact: i64,
    /// Version of the row.
    pub versie: i32,
    /// Code of the profile.
    pub profiel_code: String,
    /// Version of the profile when the interactie began.
    pub profiel_versie: String,
    /// Why this profile was chosen.
    pub profiel_reden: String,
    /// Whether the customer wants to be kept informed.
    pub terugkoppeling: bool,
    /// After how many days without an open task it counts as closed.
    pub sluit_na_dagen: Option<i32>,
    /// When it was closed by hand.
    pub gesloten_op: Option<DbTijd>,
}

/// An interactie as stored.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = crate::schema::interactie)]
pub struct Interactierij {
    /// Its number.
    pub volgnummer: i64,
    /// The columns.
    #[diesel(embed)]
    pub kolommen: Interactiekolommen,
}

impl Interactierij {
    /// The interactie with its contacts, the first of which gives it its identity.
    ///
    /// # Errors
    /// [`StoreFout::Stuk`] when a column no longer parses.
    pub fn lees(
        self,
        eerste: KlantcontactId,
        klantcontacten: Vec<Klantcontact>,
    ) -> Result<Interactie, StoreFout> {
        let stuk = |kolom| StoreFout::Stuk { tabel: "interactie", kolom, rij: self.volgnummer };
        Ok(Interactie {
            id: InteractieId::van(eerste),
            versie: self.kolommen.versie,
            profiel: self.kolommen.profiel_code.parse::<Profielcode>().map_err(|_| stuk("profiel_code"))?,
            gesloten_op: self.kolommen.gesloten_op.map(|op| op.0),
            terugkoppeling: self.kolommen.terugkoppeling,
            sluit_na_dagen: match self.kolommen.sluit_na_dagen {
                Some(dagen) => Some(u16::try_from(dagen).map_err(|_| stuk("sluit_na_dagen"))?),
                None => None,
            },
            klantcontacten,
        })
    }
}

impl Onderwerpobjectkolommen {
    /// The row of what a contact was about.
    #[must_use]
    pub fn van(object: &Onderwerpobject, klantcontact: i64, was_klantcontact: Option<i64>) -> Self {
        let identificator = object.identificator.clone();
        Self {
            uuid: DbUuid(object.id.uuid()),
            versie: object.versie,
            klantcontact: Some(klantcontact),
            was_klantcontact,
            object_id: identificator.as_ref().map(|i| i.object_id.clone()),
            code_objecttype: identificator.as_ref().map(|i| i.code_objecttype.clone()),
            code_register: identificator.as_ref().map(|i| i.code_register.clone()),
            code_soort_object_id: identificator.map(|i| i.code_soort_object_id),
        }
    }

    /// The onderwerpobject, with the earlier contact that it refers to.
    #[must_use]
    pub fn lees(self, was_klantcontact: Option<DbUuid>) -> Onderwerpobject {
        Onderwerpobject {
            id: OnderwerpobjectId::nieuw(self.uuid.0),
            versie: self.versie,
            was_klantcontact: was_klantcontact.map(|uuid| KlantcontactId::nieuw(uuid.0)),
            identificator: objectidentificator(
                self.object_id,
                self.code_objecttype,
                self.code_register,
                self.code_soort_object_id,
            ),
        }
    }
}

/// A key of which no part is stored is no key.
pub(super) fn objectidentificator(
    object_id: Option<String>,
    code_objecttype: Option<String>,
    code_register: Option<String>,
    code_soort_object_id: Option<String>,
) -> Option<Objectidentificator> {
    let sleutel = Objectidentificator {
        object_id: object_id.unwrap_or_default(),
        code_objecttype: code_objecttype.unwrap_or_default(),
        code_register: code_register.unwrap_or_default(),
        code_soort_object_id: code_soort_object_id.unwrap_or_default(),
    };
    if sleutel == Objectidentificator::default() { None } else { Some(sleutel) }
}
