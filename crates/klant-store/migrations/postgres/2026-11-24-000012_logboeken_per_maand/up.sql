-- The logs expire by whole months. Here each month (in UTC) is a part of its table, and goes by dropping it; in the twin for the other
-- database it goes row by row.

-- What may be missing from the auditlog because it expired: every row before `grens`, as far as it stood under the seals up to
-- `laatste`. The seals up to `zegel` went with their rows, and `zegelhash` is the hash of that one, on which the chain goes on. Of later
-- seals only rows went: rijen names them, 8 bytes each. handtekening is under a key that the database does not have.
CREATE TABLE auditverval (
    volgnummer bigint PRIMARY KEY,
    tijdstip timestamptz NOT NULL,
    grens timestamptz NOT NULL,
    zegel bigint NOT NULL,
    zegelhash bytea NOT NULL,
    laatste bigint NOT NULL,
    rijen bytea NOT NULL,
    handtekening bytea NOT NULL
);

-- Against mistakes. Of the log only goes what is written there.
DROP TRIGGER audit_blijft ON audit;
DROP TRIGGER audit_verzegeld ON audit;
DROP TRIGGER auditzegel_blijft ON auditzegel;
CREATE OR REPLACE FUNCTION auditlog_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_ARGV[0] = 'regel' THEN
        IF EXISTS (SELECT FROM auditverval WHERE OLD.tijdstip < grens AND OLD.zegel <= laatste) THEN
            RETURN OLD;
        END IF;
    ELSIF TG_OP = 'DELETE' AND TG_ARGV[0] = 'zegel' THEN
        IF EXISTS (SELECT FROM auditverval WHERE OLD.volgnummer <= zegel) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the auditlog is not changed';
END $$;
CREATE TRIGGER auditzegel_blijft BEFORE DELETE OR UPDATE ON auditzegel
FOR EACH ROW EXECUTE FUNCTION auditlog_blijft('zegel');
CREATE TRIGGER auditverval_blijft BEFORE DELETE OR UPDATE ON auditverval
FOR EACH ROW EXECUTE FUNCTION auditlog_blijft('verval');

-- The name of a part tells which month it holds: TABEL_JJJJ_MM, or TABEL_tot_JJJJ_MM for all that comes before that month. TABEL_overig
-- takes what has no part, as with a clock that is wrong. The table as it stood becomes the first part: no row is copied but those of
-- after this month, of which there should be none.
CREATE FUNCTION verdeel_per_maand(tabel text, tijd text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    grens timestamp := date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month';
    oud text := tabel || '_tot_' || to_char(grens, 'YYYY_MM');
    overig text := tabel || '_overig';
    volgende bigint;
    maand timestamp;
    deel text;
    bezet boolean;
BEGIN
    EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', tabel);
    -- Numbers go on where they were, also when the last rows are gone.
    EXECUTE format('SELECT last_value + is_called::int FROM %s', pg_get_serial_sequence(tabel, 'volgnummer')) INTO volgende;
    EXECUTE format('ALTER TABLE %I ALTER volgnummer DROP IDENTITY', tabel);
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', tabel, tabel || '_pkey');
    EXECUTE format('ALTER TABLE %I RENAME TO %I', tabel, oud);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING CONSTRAINTS) PARTITION BY RANGE (%I)', tabel, oud, tijd);
    EXECUTE format('ALTER TABLE %I ALTER volgnummer ADD GENERATED ALWAYS AS IDENTITY (START WITH %s)', tabel, volgende);
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING CONSTRAINTS)', overig, oud);
    EXECUTE format('WITH weg AS (DELETE FROM %I WHERE %I >= %L RETURNING *) INSERT INTO %I SELECT * FROM weg', oud, tijd,
        grens || 'Z', overig);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (MINVALUE) TO (%L)', tabel, oud, grens || 'Z');
    FOR nummer IN 0..2 LOOP
        maand := grens + make_interval(months => nummer);
        deel := tabel || '_' || to_char(maand, 'YYYY_MM');
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %I >= %L AND %I < %L)', overig, tijd, maand || 'Z', tijd,
            maand + interval '1 month' || 'Z') INTO bezet;
        CONTINUE WHEN bezet;
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', deel, tabel, maand || 'Z',
            maand + interval '1 month' || 'Z');
    END LOOP;
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I DEFAULT', tabel, overig);
    EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (volgnummer, %I)', tabel, tijd);
END $$;
SELECT verdeel_per_maand('audit', 'tijdstip'), verdeel_per_maand('verwerking', 'begonnen_op');
DROP FUNCTION verdeel_per_maand;

ALTER INDEX audit_onverzegeld RENAME TO audit_tot_onverzegeld;
CREATE INDEX audit_onverzegeld ON audit (volgnummer) WHERE zegel IS NULL;
ALTER INDEX verwerking_betrokkene_opzoekwaarde RENAME TO verwerking_tot_betrokkene_opzoekwaarde;
CREATE INDEX verwerking_betrokkene_opzoekwaarde ON verwerking (betrokkene_opzoekwaarde, volgnummer);
ALTER INDEX verwerking_begonnen_op RENAME TO verwerking_tot_begonnen_op;
CREATE INDEX verwerking_begonnen_op ON verwerking (begonnen_op, volgnummer);

CREATE TRIGGER audit_blijft BEFORE DELETE OR UPDATE OF volgnummer, tijdstip, wie, doel, handeling, soort, uuid, elementen ON audit
FOR EACH ROW EXECUTE FUNCTION auditlog_blijft('regel');
CREATE TRIGGER audit_verzegeld BEFORE UPDATE OF zegel ON audit
FOR EACH ROW WHEN (OLD.zegel IS NOT NULL) EXECUTE FUNCTION auditlog_blijft('regel');
