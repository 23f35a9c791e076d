-- The tables of the register. The twin for the other database has the same tables, columns and indexes.

-- What the database knows of itself, such as the check of the key.
CREATE TABLE instelling (
    naam TEXT NOT NULL,
    waarde TEXT NOT NULL,
    PRIMARY KEY (naam)
) WITHOUT ROWID;

-- Registered applications; of a token only the hash is kept.
CREATE TABLE toepassing (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    naam TEXT NOT NULL UNIQUE,
    tokenhash BLOB NOT NULL UNIQUE,
    doel TEXT NOT NULL,
    niveau TEXT NOT NULL,
    mag_identificeren BOOLEAN NOT NULL,
    strengheid TEXT NOT NULL,
    vreemde_registers BOOLEAN NOT NULL,
    aangemaakt_op TEXT NOT NULL,
    vervalt_op TEXT,
    ingetrokken_op TEXT
);

-- Who works for the municipality.
CREATE TABLE actor (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    soort TEXT NOT NULL,
    naam TEXT NOT NULL,
    actief BOOLEAN NOT NULL,
    object_id TEXT,
    code_objecttype TEXT,
    code_register TEXT,
    code_soort_object_id TEXT,
    identificatie_gegeven BOOLEAN NOT NULL,
    functie TEXT,
    omschrijving TEXT,
    emailadres TEXT,
    telefoonnummer TEXT,
    faxnummer TEXT
);
CREATE INDEX actor_object_id ON actor (object_id);
CREATE INDEX actor_naam_soort ON actor (naam, soort);

-- Known persons and organisations. The two preferred references are kept right by the register.
CREATE TABLE partij (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    soort TEXT NOT NULL,
    nummer TEXT,
    actief BOOLEAN NOT NULL,
    geheimhouding BOOLEAN,
    beperkt_sinds DATE,
    voorkeurstaal TEXT,
    interne_notitie TEXT,
    identificatie_gegeven BOOLEAN NOT NULL,
    voorletters TEXT,
    voornaam TEXT,
    voorvoegsel_achternaam TEXT,
    achternaam TEXT,
    organisatienaam TEXT,
    contactpersoon_uuid BLOB,
    werkte_voor_partij INTEGER REFERENCES partij (volgnummer) ON DELETE SET NULL,
    bezoekadres_nummeraanduiding TEXT,
    bezoekadres_straatnaam TEXT,
    bezoekadres_huisnummer INTEGER,
    bezoekadres_huisnummertoevoeging TEXT,
    bezoekadres_postcode TEXT,
    bezoekadres_stad TEXT,
    bezoekadres_regel1 TEXT,
    bezoekadres_regel2 TEXT,
    bezoekadres_regel3 TEXT,
    bezoekadres_land TEXT,
    correspondentieadres_nummeraanduiding TEXT,
    correspondentieadres_straatnaam TEXT,
    correspondentieadres_huisnummer INTEGER,
    correspondentieadres_huisnummertoevoeging TEXT,
    correspondentieadres_postcode TEXT,
    correspondentieadres_stad TEXT,
    correspondentieadres_regel1 TEXT,
    correspondentieadres_regel2 TEXT,
    correspondentieadres_regel3 TEXT,
    correspondentieadres_land TEXT,
    voorkeurs_digitaal_adres INTEGER,
    voorkeurs_rekeningnummer INTEGER
);
CREATE INDEX partij_nummer ON partij (nummer);
CREATE INDEX partij_werkte_voor_partij ON partij (werkte_voor_partij);

-- Identifying numbers: the version of the key, the ciphertext and the keyed look-up value; never the number itself.
CREATE TABLE partij_identificator (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    partij INTEGER REFERENCES partij (volgnummer) ON DELETE CASCADE,
    sub_identificator_van INTEGER REFERENCES partij_identificator (volgnummer) ON DELETE RESTRICT,
    andere_partij_identificator TEXT,
    code_objecttype TEXT NOT NULL,
    code_register TEXT NOT NULL,
    code_soort_object_id TEXT NOT NULL,
    land TEXT,
    sleutelversie INTEGER NOT NULL,
    cijfertekst BLOB NOT NULL,
    opzoekwaarde BLOB NOT NULL
);
CREATE INDEX partij_identificator_opzoekwaarde ON partij_identificator (opzoekwaarde);
CREATE INDEX partij_identificator_partij ON partij_identificator (partij);
CREATE INDEX partij_identificator_sub_identificator_van ON partij_identificator (sub_identificator_van);

-- The times that an identity was established.
CREATE TABLE vaststelling (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    middel TEXT NOT NULL,
    niveau TEXT NOT NULL,
    vastgesteld_op TEXT NOT NULL,
    door TEXT NOT NULL
);
CREATE INDEX vaststelling_partij ON vaststelling (partij);

-- Contacts. wortel is the first contact of the interactie when this one follows another, derived from the onderwerpobjecten in the same transaction.
CREATE TABLE klantcontact (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    wortel INTEGER REFERENCES klantcontact (volgnummer) ON DELETE SET NULL,
    nummer TEXT,
    referentienummer TEXT,
    kanaal TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    inhoud TEXT,
    reactie TEXT,
    contact_gelukt BOOLEAN,
    hoofd_onderwerp_type TEXT,
    verdere_actie_ondernomen BOOLEAN NOT NULL,
    taal TEXT,
    vertrouwelijk BOOLEAN NOT NULL,
    plaatsgevonden_op TEXT NOT NULL,
    metadata TEXT
);
CREATE INDEX klantcontact_wortel ON klantcontact (wortel);
CREATE INDEX klantcontact_nummer ON klantcontact (nummer);
CREATE INDEX klantcontact_referentienummer ON klantcontact (referentienummer);
CREATE INDEX klantcontact_plaatsgevonden_op_volgnummer ON klantcontact (plaatsgevonden_op, volgnummer);

-- What holds for all contacts about one subject; belongs to the first.
CREATE TABLE interactie (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    klantcontact INTEGER NOT NULL REFERENCES klantcontact (volgnummer) ON DELETE CASCADE UNIQUE,
    versie INTEGER NOT NULL,
    profiel_code TEXT NOT NULL,
    profiel_versie TEXT NOT NULL,
    profiel_reden TEXT NOT NULL,
    terugkoppeling BOOLEAN NOT NULL,
    sluit_na_dagen INTEGER,
    gesloten_op TEXT
);

-- Who took part, with the contact data given for it. vervolgt is the first part of the same zelfstandige klant in the interactie.
CREATE TABLE betrokkene (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    klantcontact INTEGER NOT NULL REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    partij INTEGER REFERENCES partij (volgnummer) ON DELETE SET NULL,
    rol TEXT NOT NULL,
    initiator BOOLEAN NOT NULL,
    verstrekt_door TEXT NOT NULL,
    vervolgt INTEGER REFERENCES betrokkene (volgnummer) ON DELETE SET NULL,
    voorletters TEXT,
    voornaam TEXT,
    voorvoegsel_achternaam TEXT,
    achternaam TEXT,
    organisatienaam TEXT,
    voorkeurstaal TEXT,
    bezoekadres_nummeraanduiding TEXT,
    bezoekadres_straatnaam TEXT,
    bezoekadres_huisnummer INTEGER,
    bezoekadres_huisnummertoevoeging TEXT,
    bezoekadres_postcode TEXT,
    bezoekadres_stad TEXT,
    bezoekadres_regel1 TEXT,
    bezoekadres_regel2 TEXT,
    bezoekadres_regel3 TEXT,
    bezoekadres_land TEXT,
    correspondentieadres_nummeraanduiding TEXT,
    correspondentieadres_straatnaam TEXT,
    correspondentieadres_huisnummer INTEGER,
    correspondentieadres_huisnummertoevoeging TEXT,
    correspondentieadres_postcode TEXT,
    correspondentieadres_stad TEXT,
    correspondentieadres_regel1 TEXT,
    correspondentieadres_regel2 TEXT,
    correspondentieadres_regel3 TEXT,
    correspondentieadres_land TEXT
);
CREATE INDEX betrokkene_klantcontact ON betrokkene (klantcontact);
CREATE INDEX betrokkene_partij ON betrokkene (partij);
CREATE INDEX betrokkene_vervolgt ON betrokkene (vervolgt);

-- The customer's dated wish to have an element recorded.
CREATE TABLE wens (
    betrokkene INTEGER NOT NULL REFERENCES betrokkene (volgnummer) ON DELETE CASCADE,
    element TEXT NOT NULL,
    gegeven_op DATE NOT NULL,
    PRIMARY KEY (betrokkene, element)
) WITHOUT ROWID;

-- The dated wish of a known customer to have an element recorded.
CREATE TABLE partij_wens (
    partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    element TEXT NOT NULL,
    gegeven_op DATE NOT NULL,
    PRIMARY KEY (partij, element)
) WITHOUT ROWID;

-- Digital addresses: of a partij, of a betrokkene (for one interactie), or chosen (both).
CREATE TABLE digitaal_adres (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    partij INTEGER REFERENCES partij (volgnummer) ON DELETE SET NULL,
    betrokkene INTEGER REFERENCES betrokkene (volgnummer) ON DELETE SET NULL,
    soort TEXT NOT NULL,
    adres TEXT NOT NULL,
    is_standaard BOOLEAN NOT NULL,
    omschrijving TEXT,
    referentie TEXT,
    verificatie_datum DATE,
    onbestelbaar_sinds DATE,
    beperkt_sinds DATE,
    herkomst_door TEXT NOT NULL,
    herkomst_op TEXT NOT NULL,
    herkomst_interactie BLOB
);
CREATE INDEX digitaal_adres_partij ON digitaal_adres (partij);
CREATE INDEX digitaal_adres_betrokkene ON digitaal_adres (betrokkene);
CREATE INDEX digitaal_adres_adres ON digitaal_adres (adres);

-- Own addresses of a customer that she chose for one interactie.
CREATE TABLE keuze (
    betrokkene INTEGER NOT NULL REFERENCES betrokkene (volgnummer) ON DELETE CASCADE,
    digitaal_adres INTEGER NOT NULL REFERENCES digitaal_adres (volgnummer) ON DELETE CASCADE,
    PRIMARY KEY (betrokkene, digitaal_adres)
) WITHOUT ROWID;
CREATE INDEX keuze_digitaal_adres ON keuze (digitaal_adres);

-- Bank accounts.
CREATE TABLE rekeningnummer (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    partij INTEGER REFERENCES partij (volgnummer) ON DELETE SET NULL,
    iban TEXT NOT NULL,
    bic TEXT
);
CREATE INDEX rekeningnummer_partij ON rekeningnummer (partij);
CREATE INDEX rekeningnummer_iban ON rekeningnummer (iban);

-- How a customer wants to be reached, per kind of message; without digital address: by post.
CREATE TABLE voorkeur (
    partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    berichtsoort TEXT NOT NULL,
    digitaal_adres INTEGER REFERENCES digitaal_adres (volgnummer) ON DELETE CASCADE,
    PRIMARY KEY (partij, berichtsoort)
) WITHOUT ROWID;

-- Statements that a customer may be reached electronically, per kind of message.
CREATE TABLE kenbaarmaking (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    berichtsoort TEXT NOT NULL,
    gegeven_op DATE NOT NULL,
    ingetrokken_op DATE
);
CREATE INDEX kenbaarmaking_partij ON kenbaarmaking (partij);

-- Who gave which value of a partij.
CREATE TABLE herkomst (
    partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    element TEXT NOT NULL,
    door TEXT NOT NULL,
    op TEXT NOT NULL,
    interactie BLOB,
    PRIMARY KEY (partij, element)
) WITHOUT ROWID;

-- What a contact was about.
CREATE TABLE onderwerpobject (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    klantcontact INTEGER REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    was_klantcontact INTEGER REFERENCES klantcontact (volgnummer) ON DELETE SET NULL,
    object_id TEXT,
    code_objecttype TEXT,
    code_register TEXT,
    code_soort_object_id TEXT
);
CREATE INDEX onderwerpobject_klantcontact ON onderwerpobject (klantcontact);
CREATE INDEX onderwerpobject_was_klantcontact ON onderwerpobject (was_klantcontact);
CREATE INDEX onderwerpobject_object_id ON onderwerpobject (object_id);

-- References to documents.
CREATE TABLE bijlage (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    klantcontact INTEGER REFERENCES klantcontact (volgnummer) ON DELETE SET NULL,
    object_id TEXT,
    code_objecttype TEXT,
    code_register TEXT,
    code_soort_object_id TEXT
);
CREATE INDEX bijlage_klantcontact ON bijlage (klantcontact);
CREATE INDEX bijlage_object_id ON bijlage (object_id);

-- Work that follows from a contact.
CREATE TABLE interne_taak (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    klantcontact INTEGER NOT NULL REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    nummer TEXT,
    referentienummer TEXT,
    gevraagde_handeling TEXT NOT NULL,
    toelichting TEXT,
    status TEXT NOT NULL,
    toegewezen_op TEXT NOT NULL,
    afgehandeld_op TEXT
);
CREATE INDEX interne_taak_klantcontact ON interne_taak (klantcontact);
CREATE INDEX interne_taak_status_volgnummer ON interne_taak (status, volgnummer);

-- To whom a task is assigned, in order.
CREATE TABLE interne_taak_actor (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    interne_taak INTEGER NOT NULL REFERENCES interne_taak (volgnummer) ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actor (volgnummer) ON DELETE CASCADE
);
CREATE INDEX interne_taak_actor_interne_taak ON interne_taak_actor (interne_taak);
CREATE INDEX interne_taak_actor_actor ON interne_taak_actor (actor);

-- Who took part in a contact for the municipality.
CREATE TABLE actor_klantcontact (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (volgnummer) ON DELETE CASCADE,
    klantcontact INTEGER NOT NULL REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    UNIQUE (actor, klantcontact)
);
CREATE INDEX actor_klantcontact_klantcontact ON actor_klantcontact (klantcontact);

-- Who acts for whom.
CREATE TABLE vertegenwoordiging (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    vertegenwoordigende_partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    vertegenwoordigde_partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    UNIQUE (vertegenwoordigende_partij, vertegenwoordigde_partij)
);
CREATE INDEX vertegenwoordiging_vertegenwoordigde_partij ON vertegenwoordiging (vertegenwoordigde_partij);

-- Categories of the Klantinteracties API.
CREATE TABLE categorie (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    naam TEXT
);

-- Which partij is in which category.
CREATE TABLE categorie_relatie (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    partij INTEGER REFERENCES partij (volgnummer) ON DELETE CASCADE,
    categorie INTEGER REFERENCES categorie (volgnummer) ON DELETE CASCADE,
    begin_datum DATE,
    eind_datum DATE
);
CREATE INDEX categorie_relatie_partij ON categorie_relatie (partij);
CREATE INDEX categorie_relatie_categorie ON categorie_relatie (categorie);
