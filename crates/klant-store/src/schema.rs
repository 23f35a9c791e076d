//! The tables, once for both databases. A test compares them with the migrations.

#![expect(missing_docs, reason = "diesel's table! documents nothing; the migrations say what each table is")]

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    instelling (naam) {
        naam -> Text,
        waarde -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    toepassing (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        naam -> Text,
        tokenhash -> Binary,
        doel -> Text,
        niveau -> Text,
        mag_identificeren -> Bool,
        strengheid -> Text,
        vreemde_registers -> Bool,
        aangemaakt_op -> TijdSql,
        vervalt_op -> Nullable<TijdSql>,
        ingetrokken_op -> Nullable<TijdSql>,
        profiel -> Nullable<Text>,
        profielkeuzes -> Nullable<Text>,
        machtigingen -> Nullable<Text>,
        afdeling -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    actor (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        soort -> Text,
        naam -> Text,
        actief -> Bool,
        object_id -> Nullable<Text>,
        code_objecttype -> Nullable<Text>,
        code_register -> Nullable<Text>,
        code_soort_object_id -> Nullable<Text>,
        identificatie_gegeven -> Bool,
        functie -> Nullable<Text>,
        omschrijving -> Nullable<Text>,
        emailadres -> Nullable<Text>,
        telefoonnummer -> Nullable<Text>,
        faxnummer -> Nullable<Text>,
        naam_gevouwen -> Text,
        andere_identificaties -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    partij (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        soort -> Text,
        nummer -> Nullable<Text>,
        actief -> Bool,
        geheimhouding -> Nullable<Bool>,
        beperkt_sinds -> Nullable<Date>,
        voorkeurstaal -> Nullable<Text>,
        interne_notitie -> Nullable<Text>,
        identificatie_gegeven -> Bool,
        voorletters -> Nullable<Text>,
        voornaam -> Nullable<Text>,
        voorvoegsel_achternaam -> Nullable<Text>,
        achternaam -> Nullable<Text>,
        organisatienaam -> Nullable<Text>,
        contactpersoon_uuid -> Nullable<UuidSql>,
        werkte_voor_partij -> Nullable<BigInt>,
        bezoekadres_nummeraanduiding -> Nullable<Text>,
        bezoekadres_straatnaam -> Nullable<Text>,
        bezoekadres_huisnummer -> Nullable<Integer>,
        bezoekadres_huisnummertoevoeging -> Nullable<Text>,
        bezoekadres_postcode -> Nullable<Text>,
        bezoekadres_stad -> Nullable<Text>,
        bezoekadres_regel1 -> Nullable<Text>,
        bezoekadres_regel2 -> Nullable<Text>,
        bezoekadres_regel3 -> Nullable<Text>,
        bezoekadres_land -> Nullable<Text>,
        correspondentieadres_nummeraanduiding -> Nullable<Text>,
        correspondentieadres_straatnaam -> Nullable<Text>,
        correspondentieadres_huisnummer -> Nullable<Integer>,
        correspondentieadres_huisnummertoevoeging -> Nullable<Text>,
        correspondentieadres_postcode -> Nullable<Text>,
        correspondentieadres_stad -> Nullable<Text>,
        correspondentieadres_regel1 -> Nullable<Text>,
        correspondentieadres_regel2 -> Nullable<Text>,
        correspondentieadres_regel3 -> Nullable<Text>,
        correspondentieadres_land -> Nullable<Text>,
        voorkeurs_digitaal_adres -> Nullable<BigInt>,
        voorkeurs_rekeningnummer -> Nullable<BigInt>,
        bezoekadres_zoeksleutel -> Nullable<Text>,
        correspondentieadres_zoeksleutel -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    partij_identificator (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        partij -> Nullable<BigInt>,
        sub_identificator_van -> Nullable<BigInt>,
        andere_partij_identificator -> Nullable<Text>,
        code_objecttype -> Text,
        code_register -> Text,
        code_soort_object_id -> Text,
        land -> Nullable<Text>,
        sleutelversie -> Integer,
        cijfertekst -> Binary,
        opzoekwaarde -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    vaststelling (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        partij -> BigInt,
        middel -> Text,
        niveau -> Text,
        vastgesteld_op -> TijdSql,
        door -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    klantcontact (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        wortel -> Nullable<BigInt>,
        nummer -> Nullable<Text>,
        referentienummer -> Nullable<Text>,
        kanaal -> Text,
        onderwerp -> Text,
        inhoud -> Nullable<Text>,
        reactie -> Nullable<Text>,
        contact_gelukt -> Nullable<Bool>,
        hoofd_onderwerp_type -> Nullable<Text>,
        verdere_actie_ondernomen -> Bool,
        taal -> Nullable<Text>,
        vertrouwelijk -> Bool,
        plaatsgevonden_op -> TijdSql,
        metadata -> Nullable<Text>,
        onderwerp_gevouwen -> Text,
        inhoud_gevouwen -> Text,
        reactie_gevouwen -> Text,
        afdeling -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    interactie (volgnummer) {
        volgnummer -> BigInt,
        klantcontact -> BigInt,
        versie -> Integer,
        profiel_code -> Text,
        profiel_versie -> Text,
        profiel_reden -> Text,
        terugkoppeling -> Bool,
        sluit_na_dagen -> Nullable<Integer>,
        gesloten_op -> Nullable<TijdSql>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    betrokkene (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        klantcontact -> BigInt,
        partij -> Nullable<BigInt>,
        rol -> Text,
        initiator -> Bool,
        verstrekt_door -> Text,
        vervolgt -> Nullable<BigInt>,
        voorletters -> Nullable<Text>,
        voornaam -> Nullable<Text>,
        voorvoegsel_achternaam -> Nullable<Text>,
        achternaam -> Nullable<Text>,
        organisatienaam -> Nullable<Text>,
        voorkeurstaal -> Nullable<Text>,
        bezoekadres_nummeraanduiding -> Nullable<Text>,
        bezoekadres_straatnaam -> Nullable<Text>,
        bezoekadres_huisnummer -> Nullable<Integer>,
        bezoekadres_huisnummertoevoeging -> Nullable<Text>,
        bezoekadres_postcode -> Nullable<Text>,
        bezoekadres_stad -> Nullable<Text>,
        bezoekadres_regel1 -> Nullable<Text>,
        bezoekadres_regel2 -> Nullable<Text>,
        bezoekadres_regel3 -> Nullable<Text>,
        bezoekadres_land -> Nullable<Text>,
        correspondentieadres_nummeraanduiding -> Nullable<Text>,
        correspondentieadres_straatnaam -> Nullable<Text>,
        correspondentieadres_huisnummer -> Nullable<Integer>,
        correspondentieadres_huisnummertoevoeging -> Nullable<Text>,
        correspondentieadres_postcode -> Nullable<Text>,
        correspondentieadres_stad -> Nullable<Text>,
        correspondentieadres_regel1 -> Nullable<Text>,
        correspondentieadres_regel2 -> Nullable<Text>,
        correspondentieadres_regel3 -> Nullable<Text>,
        correspondentieadres_land -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    wens (betrokkene, element) {
        betrokkene -> BigInt,
        element -> Text,
        gegeven_op -> Date,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    partij_wens (partij, element) {
        partij -> BigInt,
        element -> Text,
        gegeven_op -> Date,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    digitaal_adres (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        partij -> Nullable<BigInt>,
        betrokkene -> Nullable<BigInt>,
        soort -> Text,
        adres -> Text,
        is_standaard -> Bool,
        omschrijving -> Nullable<Text>,
        referentie -> Nullable<Text>,
        verificatie_datum -> Nullable<Date>,
        onbestelbaar_sinds -> Nullable<Date>,
        beperkt_sinds -> Nullable<Date>,
        herkomst_door -> Text,
        herkomst_op -> TijdSql,
        herkomst_interactie -> Nullable<UuidSql>,
        adres_gevouwen -> Text,
        omschrijving_gevouwen -> Text,
        verwijzing -> Nullable<Text>,
        zoeksleutel -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    keuze (betrokkene, digitaal_adres) {
        betrokkene -> BigInt,
        digitaal_adres -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    rekeningnummer (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        partij -> Nullable<BigInt>,
        iban -> Text,
        bic -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    voorkeur (partij, berichtsoort) {
        partij -> BigInt,
        berichtsoort -> Text,
        digitaal_adres -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    kenbaarmaking (volgnummer) {
        volgnummer -> BigInt,
        partij -> BigInt,
        berichtsoort -> Text,
        gegeven_op -> Date,
        ingetrokken_op -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    herkomst (partij, element) {
        partij -> BigInt,
        element -> Text,
        door -> Text,
        op -> TijdSql,
        interactie -> Nullable<UuidSql>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    onderwerpobject (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        klantcontact -> Nullable<BigInt>,
        was_klantcontact -> Nullable<BigInt>,
        object_id -> Nullable<Text>,
        code_objecttype -> Nullable<Text>,
        code_register -> Nullable<Text>,
        code_soort_object_id -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    bijlage (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        klantcontact -> Nullable<BigInt>,
        object_id -> Nullable<Text>,
        code_objecttype -> Nullable<Text>,
        code_register -> Nullable<Text>,
        code_soort_object_id -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    interne_taak (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        klantcontact -> BigInt,
        nummer -> Nullable<Text>,
        referentienummer -> Nullable<Text>,
        gevraagde_handeling -> Text,
        toelichting -> Nullable<Text>,
        status -> Text,
        toegewezen_op -> TijdSql,
        afgehandeld_op -> Nullable<TijdSql>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    interne_taak_actor (volgnummer) {
        volgnummer -> BigInt,
        interne_taak -> BigInt,
        actor -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    actor_klantcontact (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        actor -> BigInt,
        klantcontact -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    vertegenwoordiging (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        vertegenwoordigende_partij -> BigInt,
        vertegenwoordigde_partij -> BigInt,
        grond -> Nullable<Text>,
        geldig_van -> Nullable<Date>,
        geldig_tot -> Nullable<Date>,
        omvang -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    categorie (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        naam -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    categorie_relatie (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        partij -> Nullable<BigInt>,
        categorie -> Nullable<BigInt>,
        begin_datum -> Nullable<Date>,
        eind_datum -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    contactgegevens_persoon (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        geboortedatum -> Date,
        overlijdensdatum -> Nullable<Date>,
        geslachtsnaam -> Text,
        geslacht -> Nullable<Text>,
        voorvoegsel -> Nullable<Text>,
        voornamen -> Nullable<Text>,
        adres_nummeraanduiding -> Nullable<Text>,
        adres_straatnaam -> Nullable<Text>,
        adres_huisnummer -> Nullable<Integer>,
        adres_huisnummertoevoeging -> Nullable<Text>,
        adres_postcode -> Nullable<Text>,
        adres_stad -> Nullable<Text>,
        adres_regel1 -> Nullable<Text>,
        adres_regel2 -> Nullable<Text>,
        adres_regel3 -> Nullable<Text>,
        adres_land -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    contactgegevens_organisatie (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        handelsnaam -> Text,
        oprichtingsdatum -> Nullable<Date>,
        opheffingsdatum -> Nullable<Date>,
        adres_nummeraanduiding -> Nullable<Text>,
        adres_straatnaam -> Nullable<Text>,
        adres_huisnummer -> Nullable<Integer>,
        adres_huisnummertoevoeging -> Nullable<Text>,
        adres_postcode -> Nullable<Text>,
        adres_stad -> Nullable<Text>,
        adres_regel1 -> Nullable<Text>,
        adres_regel2 -> Nullable<Text>,
        adres_regel3 -> Nullable<Text>,
        adres_land -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    nummerreeks (naam) {
        naam -> Text,
        laatste -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    notificatie (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        kanaal -> Text,
        bericht -> Text,
        aangemaakt_op -> TijdSql,
        pogingen -> Integer,
        volgende_poging_op -> Nullable<TijdSql>,
        laatste_fout -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    audit (volgnummer) {
        volgnummer -> BigInt,
        tijdstip -> TijdSql,
        wie -> Text,
        doel -> Text,
        handeling -> Text,
        soort -> Text,
        uuid -> UuidSql,
        elementen -> Text,
        zegel -> Nullable<BigInt>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    auditzegel (volgnummer) {
        volgnummer -> BigInt,
        tijdstip -> TijdSql,
        tot -> BigInt,
        aantal -> BigInt,
        rijen -> Binary,
        hash -> Binary,
        handtekening -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::TijdSql;

    auditverval (volgnummer) {
        volgnummer -> BigInt,
        tijdstip -> TijdSql,
        grens -> TijdSql,
        zegel -> BigInt,
        zegelhash -> Binary,
        laatste -> BigInt,
        rijen -> Binary,
        handtekening -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::TijdSql;

    verwerking (volgnummer) {
        volgnummer -> BigInt,
        trace_id -> Binary,
        span_id -> Binary,
        parent_span_id -> Nullable<Binary>,
        status -> Text,
        naam -> Text,
        begonnen_op -> TijdSql,
        geeindigd_op -> TijdSql,
        doel -> Text,
        verwerkingsactiviteit -> Text,
        toepassing -> Nullable<Text>,
        betrokkene_soort -> Nullable<Text>,
        betrokkene_sleutelversie -> Nullable<Integer>,
        betrokkene_cijfertekst -> Nullable<Binary>,
        betrokkene_opzoekwaarde -> Nullable<Binary>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    bewaarplicht (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        versie -> Integer,
        zaak -> Text,
        zaaksleutel -> Text,
        partij -> Nullable<BigInt>,
        elementen -> Text,
        klantcontact -> Nullable<BigInt>,
        tot -> Nullable<Date>,
        blijvend -> Bool,
        gemeld_door -> Text,
        gemeld_op -> TijdSql,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::TijdSql;

    wisverzoek (volgnummer) {
        volgnummer -> BigInt,
        partij -> BigInt,
        omvang -> Text,
        gevraagd_op -> TijdSql,
        opnieuw_op -> Date,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    idempotentie (sleutel) {
        sleutel -> Binary,
        lichaam -> Binary,
        gemaakt -> UuidSql,
        gemaakt_op -> TijdSql,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    rijblok (tabel, tot_tijd, tot_nummer) {
        tabel -> Text,
        tot_tijd -> TijdSql,
        tot_nummer -> BigInt,
        aantal -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::waarde::{TijdSql, UuidSql};

    voorstel (volgnummer) {
        volgnummer -> BigInt,
        uuid -> UuidSql,
        partij -> BigInt,
        element -> Text,
        waarde -> Text,
        door -> Text,
        van -> Text,
        gedaan_op -> TijdSql,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    instelling,
    toepassing,
    actor,
    partij,
    partij_identificator,
    vaststelling,
    klantcontact,
    interactie,
    betrokkene,
    wens,
    partij_wens,
    digitaal_adres,
    keuze,
    rekeningnummer,
    voorkeur,
    kenbaarmaking,
    herkomst,
    onderwerpobject,
    bijlage,
    interne_taak,
    interne_taak_actor,
    actor_klantcontact,
    vertegenwoordiging,
    categorie,
    categorie_relatie,
    contactgegevens_persoon,
    contactgegevens_organisatie,
    nummerreeks,
    notificatie,
    audit,
    auditzegel,
    auditverval,
    verwerking,
    bewaarplicht,
    wisverzoek,
    idempotentie,
    voorstel,
    rijblok,
);
