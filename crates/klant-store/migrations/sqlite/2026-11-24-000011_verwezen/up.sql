-- Held by the customer: where to ask for an address that she keeps herself. The twin for the other database has the same.
-- One of the two holds: where a reference stands, the text is empty.
ALTER TABLE digitaal_adres ADD COLUMN verwijzing TEXT CHECK (verwijzing IS NULL OR adres = '');
