-- How long the lists of the Klantinteracties and Contactgegevens APIs are, without counting. The twin for the other database has the same.

-- A listed table is cut, from its first row in the order of its list, into blocks that are counted off: `aantal` rows stand from the
-- bound of the block before, up to this bound and without it. What stands from the last bound on is counted when it is asked. A list
-- that goes by volgnummer alone has the same instant in every bound.
CREATE TABLE rijblok (
    tabel TEXT NOT NULL,
    tot_tijd TEXT NOT NULL,
    tot_nummer INTEGER NOT NULL,
    aantal INTEGER NOT NULL,
    PRIMARY KEY (tabel, tot_tijd, tot_nummer)
) WITHOUT ROWID;

-- Kept by construction, by whatever route a row comes or goes: the block that holds it is the first whose bound comes after it. A row
-- behind the last bound, as a new one is, changes nothing.
CREATE TRIGGER actor_komt_in_rijblok AFTER INSERT ON actor BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'actor' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'actor'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER actor_gaat_uit_rijblok AFTER DELETE ON actor BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'actor' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'actor'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER actor_klantcontact_komt_in_rijblok AFTER INSERT ON actor_klantcontact BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'actor_klantcontact' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'actor_klantcontact'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER actor_klantcontact_gaat_uit_rijblok AFTER DELETE ON actor_klantcontact BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'actor_klantcontact' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'actor_klantcontact'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER betrokkene_komt_in_rijblok AFTER INSERT ON betrokkene BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'betrokkene' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'betrokkene'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER betrokkene_gaat_uit_rijblok AFTER DELETE ON betrokkene BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'betrokkene' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'betrokkene'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER bijlage_komt_in_rijblok AFTER INSERT ON bijlage BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'bijlage' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'bijlage'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER bijlage_gaat_uit_rijblok AFTER DELETE ON bijlage BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'bijlage' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'bijlage'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER categorie_komt_in_rijblok AFTER INSERT ON categorie BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'categorie' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'categorie'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER categorie_gaat_uit_rijblok AFTER DELETE ON categorie BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'categorie' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'categorie'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER categorie_relatie_komt_in_rijblok AFTER INSERT ON categorie_relatie BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'categorie_relatie' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'categorie_relatie'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER categorie_relatie_gaat_uit_rijblok AFTER DELETE ON categorie_relatie BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'categorie_relatie' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'categorie_relatie'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER digitaal_adres_komt_in_rijblok AFTER INSERT ON digitaal_adres BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'digitaal_adres' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'digitaal_adres'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER digitaal_adres_gaat_uit_rijblok AFTER DELETE ON digitaal_adres BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'digitaal_adres' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'digitaal_adres'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER interne_taak_komt_in_rijblok AFTER INSERT ON interne_taak BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'interne_taak' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'interne_taak'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER interne_taak_gaat_uit_rijblok AFTER DELETE ON interne_taak BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'interne_taak' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'interne_taak'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER klantcontact_komt_in_rijblok AFTER INSERT ON klantcontact BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'klantcontact' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'klantcontact'
        AND (tot_tijd, tot_nummer) > (NEW.plaatsgevonden_op, NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER klantcontact_gaat_uit_rijblok AFTER DELETE ON klantcontact BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'klantcontact' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'klantcontact'
        AND (tot_tijd, tot_nummer) > (OLD.plaatsgevonden_op, OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER onderwerpobject_komt_in_rijblok AFTER INSERT ON onderwerpobject BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'onderwerpobject' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'onderwerpobject'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER onderwerpobject_gaat_uit_rijblok AFTER DELETE ON onderwerpobject BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'onderwerpobject' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'onderwerpobject'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER partij_komt_in_rijblok AFTER INSERT ON partij BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'partij' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'partij'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER partij_gaat_uit_rijblok AFTER DELETE ON partij BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'partij' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'partij'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER partij_identificator_komt_in_rijblok AFTER INSERT ON partij_identificator BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'partij_identificator' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'partij_identificator'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER partij_identificator_gaat_uit_rijblok AFTER DELETE ON partij_identificator BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'partij_identificator' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'partij_identificator'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER rekeningnummer_komt_in_rijblok AFTER INSERT ON rekeningnummer BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'rekeningnummer' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'rekeningnummer'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER rekeningnummer_gaat_uit_rijblok AFTER DELETE ON rekeningnummer BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'rekeningnummer' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'rekeningnummer'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER vertegenwoordiging_komt_in_rijblok AFTER INSERT ON vertegenwoordiging BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'vertegenwoordiging' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'vertegenwoordiging'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER vertegenwoordiging_gaat_uit_rijblok AFTER DELETE ON vertegenwoordiging BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'vertegenwoordiging' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'vertegenwoordiging'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER contactgegevens_persoon_komt_in_rijblok AFTER INSERT ON contactgegevens_persoon BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'contactgegevens_persoon' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'contactgegevens_persoon'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER contactgegevens_persoon_gaat_uit_rijblok AFTER DELETE ON contactgegevens_persoon BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'contactgegevens_persoon' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'contactgegevens_persoon'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER contactgegevens_organisatie_komt_in_rijblok AFTER INSERT ON contactgegevens_organisatie BEGIN
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'contactgegevens_organisatie' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'contactgegevens_organisatie'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER contactgegevens_organisatie_gaat_uit_rijblok AFTER DELETE ON contactgegevens_organisatie BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'contactgegevens_organisatie' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'contactgegevens_organisatie'
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00.000000Z', OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;
CREATE TRIGGER klantcontact_gaat_naar_rijblok AFTER UPDATE OF plaatsgevonden_op ON klantcontact
WHEN OLD.plaatsgevonden_op <> NEW.plaatsgevonden_op BEGIN
    UPDATE rijblok SET aantal = aantal - 1 WHERE tabel = 'klantcontact' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'klantcontact'
        AND (tot_tijd, tot_nummer) > (OLD.plaatsgevonden_op, OLD.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
    UPDATE rijblok SET aantal = aantal + 1 WHERE tabel = 'klantcontact' AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = 'klantcontact'
        AND (tot_tijd, tot_nummer) > (NEW.plaatsgevonden_op, NEW.volgnummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END;

-- Filters that were answered by reading the table. Each is in the order of its list.
CREATE INDEX partij_soort_volgnummer ON partij (soort, volgnummer);
CREATE INDEX partij_actief_volgnummer ON partij (actief, volgnummer);
CREATE INDEX partij_identificator_code_soort_object_id_volgnummer ON partij_identificator (code_soort_object_id, volgnummer);
CREATE INDEX digitaal_adres_soort_volgnummer ON digitaal_adres (soort, volgnummer);
CREATE INDEX digitaal_adres_referentie ON digitaal_adres (referentie) WHERE referentie IS NOT NULL;
CREATE INDEX klantcontact_kanaal_plaatsgevonden_op_volgnummer ON klantcontact (kanaal, plaatsgevonden_op, volgnummer);
CREATE INDEX klantcontact_vertrouwelijk_plaatsgevonden_op_volgnummer ON klantcontact (vertrouwelijk, plaatsgevonden_op, volgnummer);
CREATE INDEX klantcontact_contact_gelukt_plaatsgevonden_op_volgnummer ON klantcontact (contact_gelukt, plaatsgevonden_op, volgnummer);
CREATE INDEX interne_taak_toegewezen_op_volgnummer ON interne_taak (toegewezen_op, volgnummer);
