-- What a customer does herself. The twin for the other database has the same.

-- Which thing a POST with an Idempotency-Key made, for a day: never what was answered. Both texts stand here as keyed look-up
-- values only: of who asked with her key, and of the body.
CREATE TABLE idempotentie (
    sleutel bytea NOT NULL PRIMARY KEY,
    lichaam bytea NOT NULL,
    gemaakt uuid NOT NULL,
    gemaakt_op timestamptz NOT NULL
);
CREATE INDEX idempotentie_gemaakt_op ON idempotentie (gemaakt_op);

-- Values that others offer for what a customer gave herself, until she accepts or rejects them. The value is JSON.
CREATE TABLE voorstel (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uuid uuid NOT NULL UNIQUE,
    partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    element text COLLATE "C" NOT NULL,
    waarde text COLLATE "C" NOT NULL,
    door text COLLATE "C" NOT NULL,
    van text COLLATE "C" NOT NULL,
    gedaan_op timestamptz NOT NULL
);
CREATE INDEX voorstel_partij ON voorstel (partij);
