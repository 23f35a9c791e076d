ALTER TABLE digitaal_adres DROP COLUMN verwijzing;
