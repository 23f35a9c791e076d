-- The auditlog: who changed what, written with the change. The twin for the other database has the same.

-- One row per thing that a unit of work changed: no values, only the names of the elements. zegel is the seal that the row stands
-- under, set once; until then the row waits.
CREATE TABLE audit (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tijdstip timestamptz NOT NULL,
    wie text COLLATE "C" NOT NULL,
    doel text COLLATE "C" NOT NULL,
    handeling text COLLATE "C" NOT NULL,
    soort text COLLATE "C" NOT NULL,
    uuid uuid NOT NULL,
    elementen text COLLATE "C" NOT NULL,
    zegel bigint
);
CREATE INDEX audit_onverzegeld ON audit (volgnummer) WHERE zegel IS NULL;

-- The seals, numbered without gaps. rijen names the rows under it: per row its number (8 bytes) and its hash (32 bytes), in order.
-- hash is over all of it and the hash of the seal before; handtekening is under a key that the database does not have.
CREATE TABLE auditzegel (
    volgnummer bigint PRIMARY KEY,
    tijdstip timestamptz NOT NULL,
    tot bigint NOT NULL,
    aantal bigint NOT NULL,
    rijen bytea NOT NULL,
    hash bytea NOT NULL,
    handtekening bytea NOT NULL
);

-- Against mistakes; who may change the schema is found out by the seals.
CREATE FUNCTION auditlog_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the auditlog is not changed';
END $$;
CREATE TRIGGER audit_blijft BEFORE DELETE OR UPDATE OF volgnummer, tijdstip, wie, doel, handeling, soort, uuid, elementen ON audit
FOR EACH ROW EXECUTE FUNCTION auditlog_blijft();
CREATE TRIGGER audit_verzegeld BEFORE UPDATE OF zegel ON audit
FOR EACH ROW WHEN (OLD.zegel IS NOT NULL) EXECUTE FUNCTION auditlog_blijft();
CREATE TRIGGER auditzegel_blijft BEFORE DELETE OR UPDATE ON auditzegel
FOR EACH ROW EXECUTE FUNCTION auditlog_blijft();
