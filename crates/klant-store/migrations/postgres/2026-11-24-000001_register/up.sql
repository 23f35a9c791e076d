-- The tables of the register. The twin for the other database has the same tables, columns and indexes.

-- What the database knows of itself, such as the check of the key.
CREATE TABLE instelling (
    naam text COLLATE "C" NOT NULL,
    waarde text COLLATE "C" NOT NULL,
    PRIMARY KEY (naam)
);

-- Registered applications; of a token only the hash is kept.
CREATE TABLE toepassing (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    naam text COLLATE "C" NOT NULL UNIQUE,
    tokenhash bytea NOT NULL UNIQUE,
    doel text COLLATE "C" NOT NULL,
    niveau text COLLATE "C" NOT NULL,
    mag_identificeren boolean NOT NULL,
    strengheid text COLLATE "C" NOT NULL,
    vreemde_registers boolean NOT NULL,
    aangemaakt_op timestamptz NOT NULL,
    vervalt_op timestamptz,
    ingetrokken_op timestamptz
);

-- Who works for the municipality.
CREATE TABLE actor (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    soort text COLLATE "C" NOT NULL,
    naam text COLLATE "C" NOT NULL,
    actief boolean NOT NULL,
    object_id text COLLATE "C",
    code_objecttype text COLLATE "C",
    code_register text COLLATE "C",
    code_soort_object_id text COLLATE "C",
    identificatie_gegeven boolean NOT NULL,
    functie text COLLATE "C",
    omschrijving text COLLATE "C",
    emailadres text COLLATE "C",
    telefoonnummer text COLLATE "C",
    faxnummer text COLLATE "C"
);
CREATE INDEX actor_object_id ON actor (object_id);
CREATE INDEX actor_naam_soort ON actor (naam, soort);

-- Known persons and organisations. The two preferred references are kept right by the register.
CREATE TABLE partij (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    soort text COLLATE "C" NOT NULL,
    nummer text COLLATE "C",
    actief boolean NOT NULL,
    geheimhouding boolean,
    beperkt_sinds date,
    voorkeurstaal text COLLATE "C",
    interne_notitie text COLLATE "C",
    identificatie_gegeven boolean NOT NULL,
    voorletters text COLLATE "C",
    voornaam text COLLATE "C",
    voorvoegsel_achternaam text COLLATE "C",
    achternaam text COLLATE "C",
    organisatienaam text COLLATE "C",
    contactpersoon_uuid uuid,
    werkte_voor_partij bigint REFERENCES partij (volgnummer) ON DELETE SET NULL,
    bezoekadres_nummeraanduiding text COLLATE "C",
    bezoekadres_straatnaam text COLLATE "C",
    bezoekadres_huisnummer integer,
    bezoekadres_huisnummertoevoeging text COLLATE "C",
    bezoekadres_postcode text COLLATE "C",
    bezoekadres_stad text COLLATE "C",
    bezoekadres_regel1 text COLLATE "C",
    bezoekadres_regel2 text COLLATE "C",
    bezoekadres_regel3 text COLLATE "C",
    bezoekadres_land text COLLATE "C",
    correspondentieadres_nummeraanduiding text COLLATE "C",
    correspondentieadres_straatnaam text COLLATE "C",
    correspondentieadres_huisnummer integer,
    correspondentieadres_huisnummertoevoeging text COLLATE "C",
    correspondentieadres_postcode text COLLATE "C",
    correspondentieadres_stad text COLLATE "C",
    correspondentieadres_regel1 text COLLATE "C",
    correspondentieadres_regel2 text COLLATE "C",
    correspondentieadres_regel3 text COLLATE "C",
    correspondentieadres_land text COLLATE "C",
    voorkeurs_digitaal_adres bigint,
    voorkeurs_rekeningnummer bigint
);
CREATE INDEX partij_nummer ON partij (nummer);
CREATE INDEX partij_werkte_voor_partij ON partij (werkte_voor_partij);

-- Identifying numbers: the version of the key, the ciphertext and the keyed look-up value; never the number itself.
CREATE TABLE partij_identificator (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    partij bigint REFERENCES partij (volgnummer) ON DELETE CASCADE,
    sub_identificator_van bigint REFERENCES partij_identificator (volgnummer) ON DELETE RESTRICT,
    andere_partij_identificator text COLLATE "C",
    code_objecttype text COLLATE "C" NOT NULL,
    code_register text COLLATE "C" NOT NULL,
    code_soort_object_id text COLLATE "C" NOT NULL,
    land text COLLATE "C",
    sleutelversie integer NOT NULL,
    cijfertekst bytea NOT NULL,
    opzoekwaarde bytea NOT NULL
);
CREATE INDEX partij_identificator_opzoekwaarde ON partij_identificator (opzoekwaarde);
CREATE INDEX partij_identificator_partij ON partij_identificator (partij);
CREATE INDEX partij_identificator_sub_identificator_van ON partij_identificator (sub_identificator_van);

-- The times that an identity was established.
CREATE TABLE vaststelling (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    middel text COLLATE "C" NOT NULL,
    niveau text COLLATE "C" NOT NULL,
    vastgesteld_op timestamptz NOT NULL,
    door text COLLATE "C" NOT NULL
);
CREATE INDEX vaststelling_partij ON vaststelling (partij);

-- Contacts. wortel is the first contact of the interactie when this one follows another, derived from the onderwerpobjecten in the same transaction.
CREATE TABLE klantcontact (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    wortel bigint REFERENCES klantcontact (volgnummer) ON DELETE SET NULL,
    nummer text COLLATE "C",
    referentienummer text COLLATE "C",
    kanaal text COLLATE "C" NOT NULL,
    onderwerp text COLLATE "C" NOT NULL,
    inhoud text COLLATE "C",
    reactie text COLLATE "C",
    contact_gelukt boolean,
    hoofd_onderwerp_type text COLLATE "C",
    verdere_actie_ondernomen boolean NOT NULL,
    taal text COLLATE "C",
    vertrouwelijk boolean NOT NULL,
    plaatsgevonden_op timestamptz NOT NULL,
    metadata text COLLATE "C"
);
CREATE INDEX klantcontact_wortel ON klantcontact (wortel);
CREATE INDEX klantcontact_nummer ON klantcontact (nummer);
CREATE INDEX klantcontact_referentienummer ON klantcontact (referentienummer);
CREATE INDEX klantcontact_plaatsgevonden_op_volgnummer ON klantcontact (plaatsgevonden_op, volgnummer);

-- What holds for all contacts about one subject; belongs to the first.
CREATE TABLE interactie (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    klantcontact bigint NOT NULL REFERENCES klantcontact (volgnummer) ON DELETE CASCADE UNIQUE,
    versie integer NOT NULL,
    profiel_code text COLLATE "C" NOT NULL,
    profiel_versie text COLLATE "C" NOT NULL,
    profiel_reden text COLLATE "C" NOT NULL,
    terugkoppeling boolean NOT NULL,
    sluit_na_dagen integer,
    gesloten_op timestamptz
);

-- Who took part, with the contact data given for it. vervolgt is the first part of the same zelfstandige klant in the interactie.
CREATE TABLE betrokkene (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    klantcontact bigint NOT NULL REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    partij bigint REFERENCES partij (volgnummer) ON DELETE SET NULL,
    rol text COLLATE "C" NOT NULL,
    initiator boolean NOT NULL,
    verstrekt_door text COLLATE "C" NOT NULL,
    vervolgt bigint REFERENCES betrokkene (volgnummer) ON DELETE SET NULL,
    voorletters text COLLATE "C",
    voornaam text COLLATE "C",
    voorvoegsel_achternaam text COLLATE "C",
    achternaam text COLLATE "C",
    organisatienaam text COLLATE "C",
    voorkeurstaal text COLLATE "C",
    bezoekadres_nummeraanduiding text COLLATE "C",
    bezoekadres_straatnaam text COLLATE "C",
    bezoekadres_huisnummer integer,
    bezoekadres_huisnummertoevoeging text COLLATE "C",
    bezoekadres_postcode text COLLATE "C",
    bezoekadres_stad text COLLATE "C",
    bezoekadres_regel1 text COLLATE "C",
    bezoekadres_regel2 text COLLATE "C",
    bezoekadres_regel3 text COLLATE "C",
    bezoekadres_land text COLLATE "C",
    correspondentieadres_nummeraanduiding text COLLATE "C",
    correspondentieadres_straatnaam text COLLATE "C",
    correspondentieadres_huisnummer integer,
    correspondentieadres_huisnummertoevoeging text COLLATE "C",
    correspondentieadres_postcode text COLLATE "C",
    correspondentieadres_stad text COLLATE "C",
    correspondentieadres_regel1 text COLLATE "C",
    correspondentieadres_regel2 text COLLATE "C",
    correspondentieadres_regel3 text COLLATE "C",
    correspondentieadres_land text COLLATE "C"
);
CREATE INDEX betrokkene_klantcontact ON betrokkene (klantcontact);
CREATE INDEX betrokkene_partij ON betrokkene (partij);
CREATE INDEX betrokkene_vervolgt ON betrokkene (vervolgt);

-- The customer's dated wish to have an element recorded.
CREATE TABLE wens (
    betrokkene bigint NOT NULL REFERENCES betrokkene (volgnummer) ON DELETE CASCADE,
    element text COLLATE "C" NOT NULL,
    gegeven_op date NOT NULL,
    PRIMARY KEY (betrokkene, element)
);

-- The dated wish of a known customer to have an element recorded.
CREATE TABLE partij_wens (
    partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    element text COLLATE "C" NOT NULL,
    gegeven_op date NOT NULL,
    PRIMARY KEY (partij, element)
);

-- Digital addresses: of a partij, of a betrokkene (for one interactie), or chosen (both).
CREATE TABLE digitaal_adres (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    partij bigint REFERENCES partij (volgnummer) ON DELETE SET NULL,
    betrokkene bigint REFERENCES betrokkene (volgnummer) ON DELETE SET NULL,
    soort text COLLATE "C" NOT NULL,
    adres text COLLATE "C" NOT NULL,
    is_standaard boolean NOT NULL,
    omschrijving text COLLATE "C",
    referentie text COLLATE "C",
    verificatie_datum date,
    onbestelbaar_sinds date,
    beperkt_sinds date,
    herkomst_door text COLLATE "C" NOT NULL,
    herkomst_op timestamptz NOT NULL,
    herkomst_interactie uuid
);
CREATE INDEX digitaal_adres_partij ON digitaal_adres (partij);
CREATE INDEX digitaal_adres_betrokkene ON digitaal_adres (betrokkene);
CREATE INDEX digitaal_adres_adres ON digitaal_adres (adres);

-- Own addresses of a customer that she chose for one interactie.
CREATE TABLE keuze (
    betrokkene bigint NOT NULL REFERENCES betrokkene (volgnummer) ON DELETE CASCADE,
    digitaal_adres bigint NOT NULL REFERENCES digitaal_adres (volgnummer) ON DELETE CASCADE,
    PRIMARY KEY (betrokkene, digitaal_adres)
);
CREATE INDEX keuze_digitaal_adres ON keuze (digitaal_adres);

-- Bank accounts.
CREATE TABLE rekeningnummer (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    partij bigint REFERENCES partij (volgnummer) ON DELETE SET NULL,
    iban text COLLATE "C" NOT NULL,
    bic text COLLATE "C"
);
CREATE INDEX rekeningnummer_partij ON rekeningnummer (partij);
CREATE INDEX rekeningnummer_iban ON rekeningnummer (iban);

-- How a customer wants to be reached, per kind of message; without digital address: by post.
CREATE TABLE voorkeur (
    partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    berichtsoort text COLLATE "C" NOT NULL,
    digitaal_adres bigint REFERENCES digitaal_adres (volgnummer) ON DELETE CASCADE,
    PRIMARY KEY (partij, berichtsoort)
);

-- Statements that a customer may be reached electronically, per kind of message.
CREATE TABLE kenbaarmaking (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    berichtsoort text COLLATE "C" NOT NULL,
    gegeven_op date NOT NULL,
    ingetrokken_op date
);
CREATE INDEX kenbaarmaking_partij ON kenbaarmaking (partij);

-- Who gave which value of a partij.
CREATE TABLE herkomst (
    partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    element text COLLATE "C" NOT NULL,
    door text COLLATE "C" NOT NULL,
    op timestamptz NOT NULL,
    interactie uuid,
    PRIMARY KEY (partij, element)
);

-- What a contact was about.
CREATE TABLE onderwerpobject (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    klantcontact bigint REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    was_klantcontact bigint REFERENCES klantcontact (volgnummer) ON DELETE SET NULL,
    object_id text COLLATE "C",
    code_objecttype text COLLATE "C",
    code_register text COLLATE "C",
    code_soort_object_id text COLLATE "C"
);
CREATE INDEX onderwerpobject_klantcontact ON onderwerpobject (klantcontact);
CREATE INDEX onderwerpobject_was_klantcontact ON onderwerpobject (was_klantcontact);
CREATE INDEX onderwerpobject_object_id ON onderwerpobject (object_id);

-- References to documents.
CREATE TABLE bijlage (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    klantcontact bigint REFERENCES klantcontact (volgnummer) ON DELETE SET NULL,
    object_id text COLLATE "C",
    code_objecttype text COLLATE "C",
    code_register text COLLATE "C",
    code_soort_object_id text COLLATE "C"
);
CREATE INDEX bijlage_klantcontact ON bijlage (klantcontact);
CREATE INDEX bijlage_object_id ON bijlage (object_id);

-- Work that follows from a contact.
CREATE TABLE interne_taak (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    klantcontact bigint NOT NULL REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    nummer text COLLATE "C",
    referentienummer text COLLATE "C",
    gevraagde_handeling text COLLATE "C" NOT NULL,
    toelichting text COLLATE "C",
    status text COLLATE "C" NOT NULL,
    toegewezen_op timestamptz NOT NULL,
    afgehandeld_op timestamptz
);
CREATE INDEX interne_taak_klantcontact ON interne_taak (klantcontact);
CREATE INDEX interne_taak_status_volgnummer ON interne_taak (status, volgnummer);

-- To whom a task is assigned, in order.
CREATE TABLE interne_taak_actor (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    interne_taak bigint NOT NULL REFERENCES interne_taak (volgnummer) ON DELETE CASCADE,
    actor bigint NOT NULL REFERENCES actor (volgnummer) ON DELETE CASCADE
);
CREATE INDEX interne_taak_actor_interne_taak ON interne_taak_actor (interne_taak);
CREATE INDEX interne_taak_actor_actor ON interne_taak_actor (actor);

-- Who took part in a contact for the municipality.
CREATE TABLE actor_klantcontact (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    actor bigint NOT NULL REFERENCES actor (volgnummer) ON DELETE CASCADE,
    klantcontact bigint NOT NULL REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    UNIQUE (actor, klantcontact)
);
CREATE INDEX actor_klantcontact_klantcontact ON actor_klantcontact (klantcontact);

-- Who acts for whom.
CREATE TABLE vertegenwoordiging (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    vertegenwoordigende_partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    vertegenwoordigde_partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    UNIQUE (vertegenwoordigende_partij, vertegenwoordigde_partij)
);
CREATE INDEX vertegenwoordiging_vertegenwoordigde_partij ON vertegenwoordiging (vertegenwoordigde_partij);

-- Categories of the Klantinteracties API.
CREATE TABLE categorie (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    naam text COLLATE "C"
);

-- Which partij is in which category.
CREATE TABLE categorie_relatie (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    partij bigint REFERENCES partij (volgnummer) ON DELETE CASCADE,
    categorie bigint REFERENCES categorie (volgnummer) ON DELETE CASCADE,
    begin_datum date,
    eind_datum date
);
CREATE INDEX categorie_relatie_partij ON categorie_relatie (partij);
CREATE INDEX categorie_relatie_categorie ON categorie_relatie (categorie);
