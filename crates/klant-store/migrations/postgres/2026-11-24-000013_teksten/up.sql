-- A text that stands anywhere in a column is found by its trigrams. The twin for the other database has the same.

-- An extension that comes with PostgreSQL and that the owner of a database may install.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX digitaal_adres_tekst ON digitaal_adres USING gin (adres_gevouwen gin_trgm_ops, omschrijving_gevouwen gin_trgm_ops);
CREATE INDEX klantcontact_tekst ON klantcontact
    USING gin (onderwerp_gevouwen gin_trgm_ops, inhoud_gevouwen gin_trgm_ops, reactie_gevouwen gin_trgm_ops);
