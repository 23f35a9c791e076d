-- The log of processings, after Logboek Dataverwerkingen: a line per person whose data was processed, none of the employee.
CREATE TABLE verwerking (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    -- W3C Trace Context: 16 bytes, 8 bytes, and 8 bytes of the step that called us.
    trace_id BLOB NOT NULL,
    span_id BLOB NOT NULL,
    parent_span_id BLOB,
    -- UNSET, OK or ERROR.
    status TEXT NOT NULL,
    naam TEXT NOT NULL,
    begonnen_op TEXT NOT NULL,
    geeindigd_op TEXT NOT NULL,
    doel TEXT NOT NULL,
    -- The URI of the purpose in the register of processing activities, as it was then.
    verwerkingsactiviteit TEXT NOT NULL,
    toepassing TEXT,
    -- Whose data it was: what kind of identity, the identity encrypted, and its keyed look-up value; or nobody's.
    betrokkene_soort TEXT,
    betrokkene_sleutelversie INTEGER,
    betrokkene_cijfertekst BLOB,
    betrokkene_opzoekwaarde BLOB,
    CHECK ((betrokkene_soort IS NULL) = (betrokkene_sleutelversie IS NULL)),
    CHECK ((betrokkene_soort IS NULL) = (betrokkene_cijfertekst IS NULL)),
    CHECK ((betrokkene_soort IS NULL) = (betrokkene_opzoekwaarde IS NULL))
);
CREATE INDEX verwerking_betrokkene_opzoekwaarde ON verwerking (betrokkene_opzoekwaarde, volgnummer);
CREATE INDEX verwerking_begonnen_op ON verwerking (begonnen_op, volgnummer);
