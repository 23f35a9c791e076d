-- A text that stands anywhere in a column is found by its trigrams. The twin for the other database has the same.

-- The texts themselves stay where they are; the index holds which row has which three characters, not where. What goes is taken out of it at
-- once (secure-delete), so that no remains of an erased text stay in the file.
CREATE VIRTUAL TABLE digitaal_adres_tekst USING fts5 (adres_gevouwen, omschrijving_gevouwen,
    content = 'digitaal_adres', content_rowid = 'volgnummer', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0);
INSERT INTO digitaal_adres_tekst (digitaal_adres_tekst, rank) VALUES ('secure-delete', 1);
INSERT INTO digitaal_adres_tekst (digitaal_adres_tekst) VALUES ('rebuild');
CREATE TRIGGER digitaal_adres_tekst_komt AFTER INSERT ON digitaal_adres BEGIN
    INSERT INTO digitaal_adres_tekst (rowid, adres_gevouwen, omschrijving_gevouwen) VALUES (NEW.volgnummer, NEW.adres_gevouwen, NEW.omschrijving_gevouwen);
END;
CREATE TRIGGER digitaal_adres_tekst_gaat AFTER DELETE ON digitaal_adres BEGIN
    INSERT INTO digitaal_adres_tekst (digitaal_adres_tekst, rowid, adres_gevouwen, omschrijving_gevouwen) VALUES ('delete', OLD.volgnummer, OLD.adres_gevouwen, OLD.omschrijving_gevouwen);
END;
CREATE TRIGGER digitaal_adres_tekst_wijzigt AFTER UPDATE OF adres_gevouwen, omschrijving_gevouwen ON digitaal_adres
WHEN (OLD.adres_gevouwen, OLD.omschrijving_gevouwen) IS NOT (NEW.adres_gevouwen, NEW.omschrijving_gevouwen) BEGIN
    INSERT INTO digitaal_adres_tekst (digitaal_adres_tekst, rowid, adres_gevouwen, omschrijving_gevouwen) VALUES ('delete', OLD.volgnummer, OLD.adres_gevouwen, OLD.omschrijving_gevouwen);
    INSERT INTO digitaal_adres_tekst (rowid, adres_gevouwen, omschrijving_gevouwen) VALUES (NEW.volgnummer, NEW.adres_gevouwen, NEW.omschrijving_gevouwen);
END;
CREATE VIRTUAL TABLE klantcontact_tekst USING fts5 (onderwerp_gevouwen, inhoud_gevouwen, reactie_gevouwen,
    content = 'klantcontact', content_rowid = 'volgnummer', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0);
INSERT INTO klantcontact_tekst (klantcontact_tekst, rank) VALUES ('secure-delete', 1);
INSERT INTO klantcontact_tekst (klantcontact_tekst) VALUES ('rebuild');
CREATE TRIGGER klantcontact_tekst_komt AFTER INSERT ON klantcontact BEGIN
    INSERT INTO klantcontact_tekst (rowid, onderwerp_gevouwen, inhoud_gevouwen, reactie_gevouwen) VALUES (NEW.volgnummer, NEW.onderwerp_gevouwen, NEW.inhoud_gevouwen, NEW.reactie_gevouwen);
END;
CREATE TRIGGER klantcontact_tekst_gaat AFTER DELETE ON klantcontact BEGIN
    INSERT INTO klantcontact_tekst (klantcontact_tekst, rowid, onderwerp_gevouwen, inhoud_gevouwen, reactie_gevouwen) VALUES ('delete', OLD.volgnummer, OLD.onderwerp_gevouwen, OLD.inhoud_gevouwen, OLD.reactie_gevouwen);
END;
CREATE TRIGGER klantcontact_tekst_wijzigt AFTER UPDATE OF onderwerp_gevouwen, inhoud_gevouwen, reactie_gevouwen ON klantcontact
WHEN (OLD.onderwerp_gevouwen, OLD.inhoud_gevouwen, OLD.reactie_gevouwen) IS NOT (NEW.onderwerp_gevouwen, NEW.inhoud_gevouwen, NEW.reactie_gevouwen) BEGIN
    INSERT INTO klantcontact_tekst (klantcontact_tekst, rowid, onderwerp_gevouwen, inhoud_gevouwen, reactie_gevouwen) VALUES ('delete', OLD.volgnummer, OLD.onderwerp_gevouwen, OLD.inhoud_gevouwen, OLD.reactie_gevouwen);
    INSERT INTO klantcontact_tekst (rowid, onderwerp_gevouwen, inhoud_gevouwen, reactie_gevouwen) VALUES (NEW.volgnummer, NEW.onderwerp_gevouwen, NEW.inhoud_gevouwen, NEW.reactie_gevouwen);
END;
