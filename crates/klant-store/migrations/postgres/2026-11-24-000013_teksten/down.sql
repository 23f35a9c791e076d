-- The extension stays: it may have been there before, or serve others.
DROP INDEX klantcontact_tekst;
DROP INDEX digitaal_adres_tekst;
