-- What the Klantinteracties and Contactgegevens APIs need beyond the first tables. The twin for the other database has the same.

-- What text search compares with: the text with its case folded, as the register folds it.
ALTER TABLE klantcontact ADD COLUMN onderwerp_gevouwen text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE klantcontact ADD COLUMN inhoud_gevouwen text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE klantcontact ADD COLUMN reactie_gevouwen text COLLATE "C" NOT NULL DEFAULT '';
UPDATE klantcontact SET onderwerp_gevouwen = lower(coalesce(onderwerp, '')), inhoud_gevouwen = lower(coalesce(inhoud, '')), reactie_gevouwen = lower(coalesce(reactie, ''));
ALTER TABLE digitaal_adres ADD COLUMN adres_gevouwen text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE digitaal_adres ADD COLUMN omschrijving_gevouwen text COLLATE "C" NOT NULL DEFAULT '';
UPDATE digitaal_adres SET adres_gevouwen = lower(coalesce(adres, '')), omschrijving_gevouwen = lower(coalesce(omschrijving, ''));
ALTER TABLE actor ADD COLUMN naam_gevouwen text COLLATE "C" NOT NULL DEFAULT '';
UPDATE actor SET naam_gevouwen = lower(coalesce(naam, ''));

-- What was given of an actor while she was of another soort, as JSON per soort: it is shown again when she is so again.
ALTER TABLE actor ADD COLUMN andere_identificaties text;

-- The profile of what an application records, and by which marks another is chosen.
ALTER TABLE toepassing ADD COLUMN profiel text COLLATE "C";
ALTER TABLE toepassing ADD COLUMN profielkeuzes text COLLATE "C";

-- Look-ups of the Klantinteracties API.
CREATE INDEX interne_taak_nummer ON interne_taak (nummer);
CREATE INDEX interne_taak_referentienummer ON interne_taak (referentienummer);
CREATE INDEX betrokkene_achternaam ON betrokkene (achternaam);
CREATE INDEX betrokkene_organisatienaam ON betrokkene (organisatienaam);
CREATE INDEX categorie_naam ON categorie (naam);

-- Persons of the Contactgegevens API.
CREATE TABLE contactgegevens_persoon (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    geboortedatum date NOT NULL,
    overlijdensdatum date,
    geslachtsnaam text COLLATE "C" NOT NULL,
    geslacht text COLLATE "C",
    voorvoegsel text COLLATE "C",
    voornamen text COLLATE "C",
    adres_nummeraanduiding text COLLATE "C",
    adres_straatnaam text COLLATE "C",
    adres_huisnummer integer,
    adres_huisnummertoevoeging text COLLATE "C",
    adres_postcode text COLLATE "C",
    adres_stad text COLLATE "C",
    adres_regel1 text COLLATE "C",
    adres_regel2 text COLLATE "C",
    adres_regel3 text COLLATE "C",
    adres_land text COLLATE "C"
);

-- Organisations of the Contactgegevens API.
CREATE TABLE contactgegevens_organisatie (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    handelsnaam text COLLATE "C" NOT NULL,
    oprichtingsdatum date,
    opheffingsdatum date,
    adres_nummeraanduiding text COLLATE "C",
    adres_straatnaam text COLLATE "C",
    adres_huisnummer integer,
    adres_huisnummertoevoeging text COLLATE "C",
    adres_postcode text COLLATE "C",
    adres_stad text COLLATE "C",
    adres_regel1 text COLLATE "C",
    adres_regel2 text COLLATE "C",
    adres_regel3 text COLLATE "C",
    adres_land text COLLATE "C"
);

-- The last number that was given out, per kind of thing.
CREATE TABLE nummerreeks (
    naam text COLLATE "C" NOT NULL,
    laatste bigint NOT NULL,
    PRIMARY KEY (naam)
);

-- Notifications that still have to leave, or could not. Delivered ones are removed.
CREATE TABLE notificatie (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    kanaal text COLLATE "C" NOT NULL,
    bericht text COLLATE "C" NOT NULL,
    aangemaakt_op timestamptz NOT NULL,
    pogingen integer NOT NULL,
    volgende_poging_op timestamptz,
    laatste_fout text COLLATE "C"
);
CREATE INDEX notificatie_volgende_poging_op ON notificatie (volgende_poging_op);
