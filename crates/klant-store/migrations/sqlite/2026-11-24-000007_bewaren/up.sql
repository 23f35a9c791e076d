-- What a case file needs, and what a customer asked to erase. The twin for the other database has the same.

-- A duty to keep: elements of a customer (words with spaces between them), or a contact. Without a last day it is not known, or it is
-- for good. zaaksleutel is the part of the reference by which cases are compared.
CREATE TABLE bewaarplicht (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    versie INTEGER NOT NULL,
    zaak TEXT NOT NULL,
    zaaksleutel TEXT NOT NULL,
    partij INTEGER REFERENCES partij (volgnummer) ON DELETE CASCADE,
    elementen TEXT NOT NULL,
    klantcontact INTEGER REFERENCES klantcontact (volgnummer) ON DELETE CASCADE,
    tot DATE,
    blijvend BOOLEAN NOT NULL,
    gemeld_door TEXT NOT NULL,
    gemeld_op TEXT NOT NULL,
    CHECK ((partij IS NULL) <> (klantcontact IS NULL))
);
CREATE INDEX bewaarplicht_partij ON bewaarplicht (partij);
CREATE INDEX bewaarplicht_klantcontact ON bewaarplicht (klantcontact);
CREATE INDEX bewaarplicht_zaaksleutel ON bewaarplicht (zaaksleutel);

-- What of a request to erase could not go yet: looked at again on a day.
CREATE TABLE wisverzoek (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    omvang TEXT NOT NULL,
    gevraagd_op TEXT NOT NULL,
    opnieuw_op DATE NOT NULL
);
CREATE INDEX wisverzoek_partij ON wisverzoek (partij);
CREATE INDEX wisverzoek_opnieuw_op ON wisverzoek (opnieuw_op, volgnummer);
