-- How long the lists of the Klantinteracties and Contactgegevens APIs are, without counting. The twin for the other database has the same.

-- A listed table is cut, from its first row in the order of its list, into blocks that are counted off: `aantal` rows stand from the
-- bound of the block before, up to this bound and without it. What stands from the last bound on is counted when it is asked. A list
-- that goes by volgnummer alone has the same instant in every bound.
CREATE TABLE rijblok (
    tabel text COLLATE "C" NOT NULL,
    tot_tijd timestamptz NOT NULL,
    tot_nummer bigint NOT NULL,
    aantal integer NOT NULL,
    PRIMARY KEY (tabel, tot_tijd, tot_nummer)
);

-- Kept by construction, by whatever route a row comes or goes: the block that holds it is the first whose bound comes after it. A row
-- behind the last bound, as a new one is, changes nothing.
CREATE FUNCTION rijblok_telt(lijst text, tijd timestamptz, nummer bigint, verschil integer) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    UPDATE rijblok SET aantal = aantal + verschil WHERE tabel = lijst AND (tot_tijd, tot_nummer) = (
        SELECT tot_tijd, tot_nummer FROM rijblok WHERE tabel = lijst
        AND (tot_tijd, tot_nummer) > (tijd, nummer) ORDER BY tot_tijd, tot_nummer LIMIT 1);
END
$$;
-- Of a new row it is asked first whether any bound comes after it: nearly always none does, and that costs half. By the index, also while
-- the table is so small that reading it seems cheaper: who reads a whole table collides, at SERIALIZABLE, with whoever writes in it.
CREATE FUNCTION rijblok_op_nummer() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM rijblok_telt(TG_TABLE_NAME, '0001-01-01T00:00:00Z', OLD.volgnummer, -1);
    ELSIF EXISTS (SELECT 1 FROM rijblok WHERE tabel = TG_TABLE_NAME
        AND (tot_tijd, tot_nummer) > ('0001-01-01T00:00:00Z', NEW.volgnummer)) THEN
        PERFORM rijblok_telt(TG_TABLE_NAME, '0001-01-01T00:00:00Z', NEW.volgnummer, 1);
    END IF;
    RETURN NULL;
END
$$;
CREATE FUNCTION rijblok_op_tijd() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM rijblok_telt(TG_TABLE_NAME, OLD.plaatsgevonden_op, OLD.volgnummer, -1);
    END IF;
    IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM rijblok WHERE tabel = TG_TABLE_NAME
        AND (tot_tijd, tot_nummer) > (NEW.plaatsgevonden_op, NEW.volgnummer)) THEN
        PERFORM rijblok_telt(TG_TABLE_NAME, NEW.plaatsgevonden_op, NEW.volgnummer, 1);
    END IF;
    RETURN NULL;
END
$$;
CREATE FUNCTION rijblok_vervalt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM rijblok WHERE tabel = TG_TABLE_NAME;
    RETURN NULL;
END
$$;
CREATE TRIGGER actor_in_rijblok AFTER INSERT OR DELETE ON actor FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER actor_leeg AFTER TRUNCATE ON actor EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER actor_klantcontact_in_rijblok AFTER INSERT OR DELETE ON actor_klantcontact FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER actor_klantcontact_leeg AFTER TRUNCATE ON actor_klantcontact EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER betrokkene_in_rijblok AFTER INSERT OR DELETE ON betrokkene FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER betrokkene_leeg AFTER TRUNCATE ON betrokkene EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER bijlage_in_rijblok AFTER INSERT OR DELETE ON bijlage FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER bijlage_leeg AFTER TRUNCATE ON bijlage EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER categorie_in_rijblok AFTER INSERT OR DELETE ON categorie FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER categorie_leeg AFTER TRUNCATE ON categorie EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER categorie_relatie_in_rijblok AFTER INSERT OR DELETE ON categorie_relatie FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER categorie_relatie_leeg AFTER TRUNCATE ON categorie_relatie EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER digitaal_adres_in_rijblok AFTER INSERT OR DELETE ON digitaal_adres FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER digitaal_adres_leeg AFTER TRUNCATE ON digitaal_adres EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER interne_taak_in_rijblok AFTER INSERT OR DELETE ON interne_taak FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER interne_taak_leeg AFTER TRUNCATE ON interne_taak EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER klantcontact_in_rijblok AFTER INSERT OR DELETE ON klantcontact FOR EACH ROW EXECUTE FUNCTION rijblok_op_tijd();
CREATE TRIGGER klantcontact_leeg AFTER TRUNCATE ON klantcontact EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER onderwerpobject_in_rijblok AFTER INSERT OR DELETE ON onderwerpobject FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER onderwerpobject_leeg AFTER TRUNCATE ON onderwerpobject EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER partij_in_rijblok AFTER INSERT OR DELETE ON partij FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER partij_leeg AFTER TRUNCATE ON partij EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER partij_identificator_in_rijblok AFTER INSERT OR DELETE ON partij_identificator FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER partij_identificator_leeg AFTER TRUNCATE ON partij_identificator EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER rekeningnummer_in_rijblok AFTER INSERT OR DELETE ON rekeningnummer FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER rekeningnummer_leeg AFTER TRUNCATE ON rekeningnummer EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER vertegenwoordiging_in_rijblok AFTER INSERT OR DELETE ON vertegenwoordiging FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER vertegenwoordiging_leeg AFTER TRUNCATE ON vertegenwoordiging EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER contactgegevens_persoon_in_rijblok AFTER INSERT OR DELETE ON contactgegevens_persoon FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER contactgegevens_persoon_leeg AFTER TRUNCATE ON contactgegevens_persoon EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER contactgegevens_organisatie_in_rijblok AFTER INSERT OR DELETE ON contactgegevens_organisatie FOR EACH ROW EXECUTE FUNCTION rijblok_op_nummer();
CREATE TRIGGER contactgegevens_organisatie_leeg AFTER TRUNCATE ON contactgegevens_organisatie EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER klantcontact_naar_rijblok AFTER UPDATE OF plaatsgevonden_op ON klantcontact FOR EACH ROW
    WHEN (OLD.plaatsgevonden_op <> NEW.plaatsgevonden_op) EXECUTE FUNCTION rijblok_op_tijd();

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
