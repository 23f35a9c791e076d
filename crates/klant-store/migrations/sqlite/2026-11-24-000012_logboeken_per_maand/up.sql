-- The logs expire by whole months. Here a month goes row by row; the twin for the other database drops a part of the table.

-- What may be missing from the auditlog because it expired: every row before `grens`, as far as it stood under the seals up to
-- `laatste`. The seals up to `zegel` went with their rows, and `zegelhash` is the hash of that one, on which the chain goes on. Of later
-- seals only rows went: rijen names them, 8 bytes each. handtekening is under a key that the database does not have.
CREATE TABLE auditverval (
    volgnummer INTEGER PRIMARY KEY,
    tijdstip TEXT NOT NULL,
    grens TEXT NOT NULL,
    zegel INTEGER NOT NULL,
    zegelhash BLOB NOT NULL,
    laatste INTEGER NOT NULL,
    rijen BLOB NOT NULL,
    handtekening BLOB NOT NULL
);
CREATE TRIGGER auditverval_blijft BEFORE UPDATE ON auditverval
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;
CREATE TRIGGER auditverval_verdwijnt_niet BEFORE DELETE ON auditverval
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;

-- Only what is written there goes.
DROP TRIGGER audit_verdwijnt_niet;
CREATE TRIGGER audit_verdwijnt_niet BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM auditverval WHERE OLD.tijdstip < grens AND OLD.zegel <= laatste)
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;
DROP TRIGGER auditzegel_verdwijnt_niet;
CREATE TRIGGER auditzegel_verdwijnt_niet BEFORE DELETE ON auditzegel
WHEN NOT EXISTS (SELECT 1 FROM auditverval WHERE OLD.volgnummer <= zegel)
BEGIN SELECT RAISE(ABORT, 'the auditlog is not changed'); END;
