-- The log of processings, after Logboek Dataverwerkingen: a line per person whose data was processed, none of the employee.
CREATE TABLE verwerking (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- W3C Trace Context: 16 bytes, 8 bytes, and 8 bytes of the step that called us.
    trace_id bytea NOT NULL,
    span_id bytea NOT NULL,
    parent_span_id bytea,
    -- UNSET, OK or ERROR.
    status text COLLATE "C" NOT NULL,
    naam text COLLATE "C" NOT NULL,
    begonnen_op timestamptz NOT NULL,
    geeindigd_op timestamptz NOT NULL,
    doel text COLLATE "C" NOT NULL,
    -- The URI of the purpose in the register of processing activities, as it was then.
    verwerkingsactiviteit text COLLATE "C" NOT NULL,
    toepassing text COLLATE "C",
    -- Whose data it was: what kind of identity, the identity encrypted, and its keyed look-up value; or nobody's.
    betrokkene_soort text COLLATE "C",
    betrokkene_sleutelversie integer,
    betrokkene_cijfertekst bytea,
    betrokkene_opzoekwaarde bytea,
    CHECK ((betrokkene_soort IS NULL) = (betrokkene_sleutelversie IS NULL)),
    CHECK ((betrokkene_soort IS NULL) = (betrokkene_cijfertekst IS NULL)),
    CHECK ((betrokkene_soort IS NULL) = (betrokkene_opzoekwaarde IS NULL))
);
CREATE INDEX verwerking_betrokkene_opzoekwaarde ON verwerking (betrokkene_opzoekwaarde, volgnummer);
CREATE INDEX verwerking_begonnen_op ON verwerking (begonnen_op, volgnummer);
