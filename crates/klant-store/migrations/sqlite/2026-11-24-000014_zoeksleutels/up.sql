-- By what an employee finds a customer stands in the row of which it is made, and no longer in a table of its own, which was a quarter of
-- what a customer takes. The twin for the other database has the same.
ALTER TABLE digitaal_adres ADD COLUMN zoeksleutel TEXT;
ALTER TABLE partij ADD COLUMN bezoekadres_zoeksleutel TEXT;
ALTER TABLE partij ADD COLUMN correspondentieadres_zoeksleutel TEXT;

UPDATE digitaal_adres SET zoeksleutel = z.sleutel FROM zoeksleutel z WHERE z.digitaal_adres = digitaal_adres.volgnummer;
UPDATE partij SET bezoekadres_zoeksleutel = z.sleutel FROM zoeksleutel z WHERE z.partij = partij.volgnummer AND z.element = 'bezoekadres';
UPDATE partij SET correspondentieadres_zoeksleutel = z.sleutel FROM zoeksleutel z WHERE z.partij = partij.volgnummer AND z.element = 'correspondentieadres';
DROP TABLE zoeksleutel;

CREATE INDEX digitaal_adres_zoeksleutel ON digitaal_adres (zoeksleutel) WHERE zoeksleutel IS NOT NULL;
CREATE INDEX partij_bezoekadres_zoeksleutel ON partij (bezoekadres_zoeksleutel) WHERE bezoekadres_zoeksleutel IS NOT NULL;
CREATE INDEX partij_correspondentieadres_zoeksleutel ON partij (correspondentieadres_zoeksleutel)
    WHERE correspondentieadres_zoeksleutel IS NOT NULL;
