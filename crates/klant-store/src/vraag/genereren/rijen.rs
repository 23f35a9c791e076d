//! The rows: flat, and every column written even when it is empty, so that each table has one statement.
//!
//! They hold only what is generated; the columns that are left out are empty, as the register leaves them when nobody gave
//! a value.

use diesel::prelude::Insertable;
use klant_core::Identificatie;
use time::Date;
use uuid::Uuid;

use crate::rij::Wireidentificatie;
use crate::schema::{
    actor, actor_klantcontact, betrokkene, digitaal_adres, interactie, interne_taak, interne_taak_actor,
    klantcontact, onderwerpobject, partij, partij_identificator, vaststelling,
};
use crate::{DbTijd, DbUuid, Sleutelbos, StoreFout};

macro_rules! invoer {
    ($(#[$meta:meta])* $naam:ident, $table:ident { $($kolom:ident: $soort:ty,)+ }) => {
        $(#[$meta])*
        #[derive(Insertable)]
        #[diesel(table_name = $table, treat_none_as_default_value = false)]
        #[expect(missing_docs, reason = "the fields are the columns, which the schema explains")]
        pub struct $naam { $(pub $kolom: $soort,)+ }

        impl std::fmt::Debug for $naam {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($naam), "(…)"))
            }
        }
    };
}

invoer! {
    /// A row of actor.
    Actorinvoer, actor {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        soort: &'static str,
        naam: String,
        naam_gevouwen: String,
        actief: bool,
        object_id: Option<String>,
        code_objecttype: Option<&'static str>,
        code_register: Option<&'static str>,
        code_soort_object_id: Option<&'static str>,
        identificatie_gegeven: bool,
    }
}

invoer! {
    /// A row of partij.
    Partijinvoer, partij {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        soort: &'static str,
        actief: bool,
        geheimhouding: Option<bool>,
        voorkeurstaal: Option<&'static str>,
        identificatie_gegeven: bool,
        voorletters: Option<String>,
        voornaam: Option<&'static str>,
        voorvoegsel_achternaam: Option<&'static str>,
        achternaam: Option<&'static str>,
        organisatienaam: Option<String>,
        contactpersoon_uuid: Option<DbUuid>,
        werkte_voor_partij: Option<i64>,
        bezoekadres_straatnaam: Option<&'static str>,
        bezoekadres_huisnummer: Option<i32>,
        bezoekadres_postcode: Option<String>,
        bezoekadres_stad: Option<&'static str>,
        bezoekadres_land: Option<&'static str>,
        voorkeurs_digitaal_adres: Option<i64>,
        bezoekadres_zoeksleutel: Option<String>,
    }
}

invoer! {
    /// A row of partij_identificator.
    Identificatorinvoer, partij_identificator {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        partij: Option<i64>,
        sub_identificator_van: Option<i64>,
        code_objecttype: &'static str,
        code_register: String,
        code_soort_object_id: &'static str,
        sleutelversie: i32,
        cijfertekst: Vec<u8>,
        opzoekwaarde: Vec<u8>,
    }
}

invoer! {
    /// A row of vaststelling.
    Vaststellinginvoer, vaststelling {
        volgnummer: i64,
        uuid: DbUuid,
        partij: i64,
        middel: &'static str,
        niveau: &'static str,
        vastgesteld_op: DbTijd,
        door: &'static str,
    }
}

impl Identificatorinvoer {
    /// The row of an identification, encrypted as the register does it.
    ///
    /// # Errors
    /// [`StoreFout::Sleutel`] when the number could not be encrypted.
    pub fn van(
        volgnummer: i64,
        uuid: Uuid,
        partij: i64,
        boven: Option<i64>,
        identificatie: &Identificatie,
        sleutels: &Sleutelbos,
    ) -> Result<Self, StoreFout> {
        let wire = Wireidentificatie::van(identificatie);
        let versleuteld = sleutels.versleutel(identificatie.bloot(), uuid.as_bytes())?;
        Ok(Self {
            volgnummer,
            uuid: DbUuid(uuid),
            versie: 1,
            partij: Some(partij),
            sub_identificator_van: boven,
            code_objecttype: wire.objecttype,
            code_register: wire.register.to_owned(),
            code_soort_object_id: wire.soort,
            sleutelversie: versleuteld.sleutelversie,
            cijfertekst: versleuteld.cijfertekst,
            opzoekwaarde: sleutels.opzoekwaarde(identificatie.bloot()).to_vec(),
        })
    }
}

invoer! {
    /// A row of digitaal_adres.
    DigitaalAdresinvoer, digitaal_adres {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        partij: Option<i64>,
        betrokkene: Option<i64>,
        soort: &'static str,
        adres: String,
        adres_gevouwen: String,
        is_standaard: bool,
        omschrijving: Option<&'static str>,
        omschrijving_gevouwen: String,
        verificatie_datum: Option<Date>,
        herkomst_door: &'static str,
        herkomst_op: DbTijd,
        herkomst_interactie: Option<DbUuid>,
        zoeksleutel: Option<String>,
    }
}

invoer! {
    /// A row of klantcontact.
    Klantcontactinvoer, klantcontact {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        kanaal: &'static str,
        onderwerp: &'static str,
        onderwerp_gevouwen: String,
        inhoud: Option<String>,
        inhoud_gevouwen: String,
        reactie_gevouwen: &'static str,
        contact_gelukt: Option<bool>,
        verdere_actie_ondernomen: bool,
        taal: Option<&'static str>,
        vertrouwelijk: bool,
        plaatsgevonden_op: DbTijd,
    }
}

invoer! {
    /// A row of interactie.
    Interactieinvoer, interactie {
        volgnummer: i64,
        klantcontact: i64,
        versie: i32,
        profiel_code: String,
        profiel_versie: String,
        profiel_reden: &'static str,
        terugkoppeling: bool,
    }
}

invoer! {
    /// A row of betrokkene.
    Betrokkeneinvoer, betrokkene {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        klantcontact: i64,
        partij: Option<i64>,
        rol: &'static str,
        initiator: bool,
        verstrekt_door: &'static str,
        voorletters: Option<String>,
        voornaam: Option<&'static str>,
        voorvoegsel_achternaam: Option<&'static str>,
        achternaam: Option<&'static str>,
        organisatienaam: Option<String>,
    }
}

invoer! {
    /// A row of onderwerpobject.
    Onderwerpobjectinvoer, onderwerpobject {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        klantcontact: Option<i64>,
        object_id: Option<String>,
        code_objecttype: Option<&'static str>,
        code_register: Option<&'static str>,
        code_soort_object_id: Option<&'static str>,
    }
}

invoer! {
    /// A row of interne_taak.
    InterneTaakinvoer, interne_taak {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        klantcontact: i64,
        gevraagde_handeling: &'static str,
        toelichting: Option<&'static str>,
        status: &'static str,
        toegewezen_op: DbTijd,
        afgehandeld_op: Option<DbTijd>,
    }
}

invoer! {
    /// A row of interne_taak_actor.
    InterneTaakActorinvoer, interne_taak_actor {
        volgnummer: i64,
        interne_taak: i64,
        actor: i64,
    }
}

invoer! {
    /// A row of actor_klantcontact.
    ActorKlantcontactinvoer, actor_klantcontact {
        volgnummer: i64,
        uuid: DbUuid,
        versie: i32,
        actor: i64,
        klantcontact: i64,
    }
}
