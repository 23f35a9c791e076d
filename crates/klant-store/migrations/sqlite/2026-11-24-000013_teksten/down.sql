DROP TRIGGER digitaal_adres_tekst_wijzigt;
DROP TRIGGER digitaal_adres_tekst_gaat;
DROP TRIGGER digitaal_adres_tekst_komt;
DROP TABLE digitaal_adres_tekst;
DROP TRIGGER klantcontact_tekst_wijzigt;
DROP TRIGGER klantcontact_tekst_gaat;
DROP TRIGGER klantcontact_tekst_komt;
DROP TABLE klantcontact_tekst;
