-- What a case file needs, and what a customer asked to erase. The twin for the other database has the same.

-- A duty to keep: elements of a customer (words with spaces between them), or a contact. Without a last day it is not known, or it is
-- for good. zaaksleutel is the part of the reference by which cases are compared.
CREATE TABLE bewaarplicht (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    versie integer NOT NULL,
    zaak text COLLATE "C" NOT NULL,
    zaaksleutel text COLLATE "C" NOT NULL,
    partij bigint REFERENCES partij (volgnummer) ON DELETE CASCADE,
    elementen text COLLATE "C" NOT NULL,
    klantcontact bigint REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    tot date,
    blijvend boolean NOT NULL,
    gemeld_door text COLLATE "C" NOT NULL,
    gemeld_op timestamptz NOT NULL,
    CHECK ((partij IS NULL) <> (klantcontact IS NULL))
);
CREATE INDEX bewaarplicht_partij ON bewaarplicht (partij);
CREATE INDEX bewaarplicht_klantcontact ON bewaarplicht (klantcontact);
CREATE INDEX bewaarplicht_zaaksleutel ON bewaarplicht (zaaksleutel);

-- What of a request to erase could not go yet: looked at again on a day.
CREATE TABLE wisverzoek (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    omvang text COLLATE "C" NOT NULL,
    gevraagd_op timestamptz NOT NULL,
    opnieuw_op date NOT NULL
);
CREATE INDEX wisverzoek_partij ON wisverzoek (partij);
CREATE INDEX wisverzoek_opnieuw_op ON wisverzoek (opnieuw_op, volgnummer);
