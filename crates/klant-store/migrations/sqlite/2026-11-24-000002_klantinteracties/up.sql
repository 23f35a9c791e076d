-- What the Klantinteracties and Contactgegevens APIs need beyond the first tables. The twin for the other database has the same.

-- What text search compares with: the text with its case folded, as the register folds it.
ALTER TABLE klantcontact ADD COLUMN onderwerp_gevouwen TEXT NOT NULL DEFAULT '';
ALTER TABLE klantcontact ADD COLUMN inhoud_gevouwen TEXT NOT NULL DEFAULT '';
ALTER TABLE klantcontact ADD COLUMN reactie_gevouwen TEXT NOT NULL DEFAULT '';
UPDATE klantcontact SET onderwerp_gevouwen = lower(coalesce(onderwerp, '')), inhoud_gevouwen = lower(coalesce(inhoud, '')), reactie_gevouwen = lower(coalesce(reactie, ''));
ALTER TABLE digitaal_adres ADD COLUMN adres_gevouwen TEXT NOT NULL DEFAULT '';
ALTER TABLE digitaal_adres ADD COLUMN omschrijving_gevouwen TEXT NOT NULL DEFAULT '';
UPDATE digitaal_adres SET adres_gevouwen = lower(coalesce(adres, '')), omschrijving_gevouwen = lower(coalesce(omschrijving, ''));
ALTER TABLE actor ADD COLUMN naam_gevouwen TEXT NOT NULL DEFAULT '';
UPDATE actor SET naam_gevouwen = lower(coalesce(naam, ''));

-- What was given of an actor while she was of another soort, as JSON per soort: it is shown again when she is so again.
ALTER TABLE actor ADD COLUMN andere_identificaties TEXT;

-- The profile of what an application records, and by which marks another is chosen.
ALTER TABLE toepassing ADD COLUMN profiel TEXT;
ALTER TABLE toepassing ADD COLUMN profielkeuzes TEXT;

-- Look-ups of the Klantinteracties API.
CREATE INDEX interne_taak_nummer ON interne_taak (nummer);
CREATE INDEX interne_taak_referentienummer ON interne_taak (referentienummer);
CREATE INDEX betrokkene_achternaam ON betrokkene (achternaam);
CREATE INDEX betrokkene_organisatienaam ON betrokkene (organisatienaam);
CREATE INDEX categorie_naam ON categorie (naam);

-- Persons of the Contactgegevens API.
CREATE TABLE contactgegevens_persoon (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    geboortedatum DATE NOT NULL,
    overlijdensdatum DATE,
    geslachtsnaam TEXT NOT NULL,
    geslacht TEXT,
    voorvoegsel TEXT,
    voornamen TEXT,
    adres_nummeraanduiding TEXT,
    adres_straatnaam TEXT,
    adres_huisnummer INTEGER,
    adres_huisnummertoevoeging TEXT,
    adres_postcode TEXT,
    adres_stad TEXT,
    adres_regel1 TEXT,
    adres_regel2 TEXT,
    adres_regel3 TEXT,
    adres_land TEXT
);

-- Organisations of the Contactgegevens API.
CREATE TABLE contactgegevens_organisatie (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    handelsnaam TEXT NOT NULL,
    oprichtingsdatum DATE,
    opheffingsdatum DATE,
    adres_nummeraanduiding TEXT,
    adres_straatnaam TEXT,
    adres_huisnummer INTEGER,
    adres_huisnummertoevoeging TEXT,
    adres_postcode TEXT,
    adres_stad TEXT,
    adres_regel1 TEXT,
    adres_regel2 TEXT,
    adres_regel3 TEXT,
    adres_land TEXT
);

-- The last number that was given out, per kind of thing.
CREATE TABLE nummerreeks (
    naam TEXT NOT NULL,
    laatste INTEGER NOT NULL,
    PRIMARY KEY (naam)
) WITHOUT ROWID;

-- Notifications that still have to leave, or could not. Delivered ones are removed.
CREATE TABLE notificatie (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    kanaal TEXT NOT NULL,
    bericht TEXT NOT NULL,
    aangemaakt_op TEXT NOT NULL,
    pogingen INTEGER NOT NULL,
    volgende_poging_op TEXT,
    laatste_fout TEXT
);
CREATE INDEX notificatie_volgende_poging_op ON notificatie (volgende_poging_op);
