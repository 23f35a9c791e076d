CREATE TABLE zoeksleutel (
    volgnummer bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partij bigint NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    digitaal_adres bigint REFERENCES digitaal_adres (volgnummer) ON DELETE CASCADE,
    element text COLLATE "C" NOT NULL,
    sleutel text COLLATE "C" NOT NULL
);
CREATE INDEX zoeksleutel_element_sleutel_partij ON zoeksleutel (element, sleutel, partij);
CREATE INDEX zoeksleutel_partij ON zoeksleutel (partij);
CREATE INDEX zoeksleutel_digitaal_adres ON zoeksleutel (digitaal_adres);

INSERT INTO zoeksleutel (partij, digitaal_adres, element, sleutel)
SELECT partij, volgnummer, CASE soort WHEN 'email' THEN 'emailadres' ELSE 'telefoonnummer' END, zoeksleutel
FROM digitaal_adres WHERE zoeksleutel IS NOT NULL AND partij IS NOT NULL;
INSERT INTO zoeksleutel (partij, element, sleutel)
SELECT volgnummer, 'bezoekadres', bezoekadres_zoeksleutel FROM partij WHERE bezoekadres_zoeksleutel IS NOT NULL;
INSERT INTO zoeksleutel (partij, element, sleutel)
SELECT volgnummer, 'correspondentieadres', correspondentieadres_zoeksleutel FROM partij WHERE correspondentieadres_zoeksleutel IS NOT NULL;

DROP INDEX digitaal_adres_zoeksleutel;
DROP INDEX partij_bezoekadres_zoeksleutel;
DROP INDEX partij_correspondentieadres_zoeksleutel;
ALTER TABLE digitaal_adres DROP COLUMN zoeksleutel;
ALTER TABLE partij DROP COLUMN bezoekadres_zoeksleutel;
ALTER TABLE partij DROP COLUMN correspondentieadres_zoeksleutel;
