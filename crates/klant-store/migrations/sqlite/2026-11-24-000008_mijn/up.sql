-- What a customer does herself. The twin for the other database has the same.

-- Which thing a POST with an Idempotency-Key made, for a day: never what was answered. Both texts stand here as keyed look-up
-- values only: of who asked with her key, and of the body.
CREATE TABLE idempotentie (
    sleutel BLOB NOT NULL PRIMARY KEY,
    lichaam BLOB NOT NULL,
    gemaakt BLOB NOT NULL,
    gemaakt_op TEXT NOT NULL
);
CREATE INDEX idempotentie_gemaakt_op ON idempotentie (gemaakt_op);

-- Values that others offer for what a customer gave herself, until she accepts or rejects them. The value is JSON.
CREATE TABLE voorstel (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid BLOB NOT NULL UNIQUE,
    partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    element TEXT NOT NULL,
    waarde TEXT NOT NULL,
    door TEXT NOT NULL,
    van TEXT NOT NULL,
    gedaan_op TEXT NOT NULL
);
CREATE INDEX voorstel_partij ON voorstel (partij);
