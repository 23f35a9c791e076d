-- The auditlog: who changed what, written with the change. The twin for the other database has the same.

-- One row per thing that a unit of work changed: no values, only the names of the elements. zegel is the seal that the row stands
-- under, set once; until then the row waits.
CREATE TABLE audit (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    tijdstip TEXT NOT NULL,
    wie TEXT NOT NULL,
    doel TEXT NOT NULL,
    handeling TEXT NOT NULL,
    soort TEXT NOT NULL,
    uuid BLOB NOT NULL,
    elementen TEXT NOT NULL,
    zegel INTEGER
);
CREATE INDEX audit_onverzegeld ON audit (volgnummer) WHERE zegel IS NULL;

-- The seals, numbered without gaps. rijen names the rows under it: per row its number (8 bytes) and its hash (32 bytes), in order.
-- hash is over all of it and the hash of the seal before; handtekening is under a key that the database does not have.
CREATE TABLE auditzegel (
    volgnummer INTEGER PRIMARY KEY,
    tijdstip TEXT NOT NULL,
    tot INTEGER NOT NULL,
    aantal INTEGER NOT NULL,
    rijen BLOB NOT NULL,
    hash BLOB NOT NULL,
    handtekening BLOB NOT NULL
);

-- Against mistakes; who may change the schema is found out by the seals.
CREATE TRIGGER audit_blijft BEFORE UPDATE OF volgnummer, tijdstip, wie, doel, handeling, soort, uuid, elementen ON audit
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;
CREATE TRIGGER audit_verzegeld BEFORE UPDATE OF zegel ON audit WHEN OLD.zegel IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;
CREATE TRIGGER audit_verdwijnt_niet BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;
CREATE TRIGGER auditzegel_blijft BEFORE UPDATE ON auditzegel
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;
CREATE TRIGGER auditzegel_verdwijnt_niet BEFORE DELETE ON auditzegel
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;
