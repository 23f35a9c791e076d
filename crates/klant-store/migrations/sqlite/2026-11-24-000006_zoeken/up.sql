-- What finds a customer, and her contacts. The twin for the other database has the same.

-- The contacts of a customer in one capacity are read from the index alone.
CREATE INDEX betrokkene_partij_rol_klantcontact ON betrokkene (partij, rol, klantcontact);
DROP INDEX betrokkene_partij;

-- By what an employee finds a customer: an e-mail address, a telephone number in the form of E.164, or a surname with the postcode of
-- an address; folded as the register folds it. Derived from the other tables in the same transaction.
CREATE TABLE zoeksleutel (
    volgnummer INTEGER PRIMARY KEY AUTOINCREMENT,
    partij INTEGER NOT NULL REFERENCES partij (volgnummer) ON DELETE CASCADE,
    digitaal_adres INTEGER REFERENCES digitaal_adres (volgnummer) ON DELETE CASCADE,
    element TEXT NOT NULL,
    sleutel TEXT NOT NULL
);
CREATE INDEX zoeksleutel_element_sleutel_partij ON zoeksleutel (element, sleutel, partij);
CREATE INDEX zoeksleutel_partij ON zoeksleutel (partij);
CREATE INDEX zoeksleutel_digitaal_adres ON zoeksleutel (digitaal_adres);

-- What is there already: as near as the database can fold it. A customer that is written again gets her key from the register.
INSERT INTO zoeksleutel (partij, digitaal_adres, element, sleutel)
SELECT partij, volgnummer, 'emailadres', adres_gevouwen FROM digitaal_adres WHERE partij IS NOT NULL AND soort = 'email';
INSERT INTO zoeksleutel (partij, digitaal_adres, element, sleutel)
SELECT partij, volgnummer, 'telefoonnummer',
    CASE WHEN kaal LIKE '+%' THEN kaal WHEN kaal LIKE '00%' THEN '+' || substr(kaal, 3) ELSE '+31' || substr(kaal, 2) END
FROM (SELECT partij, volgnummer, replace(replace(replace(replace(replace(replace(adres, '(0)', ''), ' ', ''), '-', ''), '.', ''), '(', ''), ')', '') AS kaal
    FROM digitaal_adres WHERE partij IS NOT NULL AND soort = 'telefoonnummer') nummers
WHERE kaal LIKE '+%' OR kaal LIKE '0%';
INSERT INTO zoeksleutel (partij, element, sleutel)
SELECT volgnummer, 'bezoekadres', replace(replace(replace(lower(achternaam), ' ', ''), '-', ''), '''', '') || '|' || upper(replace(bezoekadres_postcode, ' ', ''))
FROM partij WHERE achternaam <> '' AND bezoekadres_postcode <> '';
INSERT INTO zoeksleutel (partij, element, sleutel)
SELECT volgnummer, 'correspondentieadres', replace(replace(replace(lower(achternaam), ' ', ''), '-', ''), '''', '') || '|' || upper(replace(correspondentieadres_postcode, ' ', ''))
FROM partij WHERE achternaam <> '' AND correspondentieadres_postcode <> '';
