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
-- Of new rows it is asked once per statement where the last bound is: nearly always they come behind it, and thousands of them cost as
-- little as one. By the index, also while the table is so small that reading it seems cheaper: who reads a whole table collides, at
-- SERIALIZABLE, with whoever writes in it.
CREATE FUNCTION rijblok_komt_op_nummer() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    laatste rijblok;
BEGIN
    SELECT * INTO laatste FROM rijblok WHERE tabel = TG_TABLE_NAME ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1;
    IF FOUND THEN
        PERFORM rijblok_telt(TG_TABLE_NAME, '0001-01-01T00:00:00Z', volgnummer, 1) FROM nieuw
            WHERE volgnummer < laatste.tot_nummer;
    END IF;
    RETURN NULL;
END
$$;
CREATE FUNCTION rijblok_komt_op_tijd() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    laatste rijblok;
BEGIN
    SELECT * INTO laatste FROM rijblok WHERE tabel = TG_TABLE_NAME ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1;
    IF FOUND THEN
        PERFORM rijblok_telt(TG_TABLE_NAME, plaatsgevonden_op, volgnummer, 1) FROM nieuw
            WHERE (plaatsgevonden_op, volgnummer) < (laatste.tot_tijd, laatste.tot_nummer);
    END IF;
    RETURN NULL;
END
$$;
CREATE FUNCTION rijblok_gaat_op_nummer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rijblok_telt(TG_TABLE_NAME, '0001-01-01T00:00:00Z', OLD.volgnummer, -1);
    RETURN NULL;
END
$$;
CREATE FUNCTION rijblok_gaat_op_tijd() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM rijblok_telt(TG_TABLE_NAME, OLD.plaatsgevonden_op, OLD.volgnummer, -1);
    -- It goes to another moment.
    IF TG_OP = 'UPDATE' THEN
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
CREATE TRIGGER actor_komt_in_rijblok AFTER INSERT ON actor REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER actor_gaat_uit_rijblok AFTER DELETE ON actor FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER actor_leeg AFTER TRUNCATE ON actor EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER actor_klantcontact_komt_in_rijblok AFTER INSERT ON actor_klantcontact REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER actor_klantcontact_gaat_uit_rijblok AFTER DELETE ON actor_klantcontact FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER actor_klantcontact_leeg AFTER TRUNCATE ON actor_klantcontact EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER betrokkene_komt_in_rijblok AFTER INSERT ON betrokkene REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER betrokkene_gaat_uit_rijblok AFTER DELETE ON betrokkene FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER betrokkene_leeg AFTER TRUNCATE ON betrokkene EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER bijlage_komt_in_rijblok AFTER INSERT ON bijlage REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER bijlage_gaat_uit_rijblok AFTER DELETE ON bijlage FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER bijlage_leeg AFTER TRUNCATE ON bijlage EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER categorie_komt_in_rijblok AFTER INSERT ON categorie REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER categorie_gaat_uit_rijblok AFTER DELETE ON categorie FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER categorie_leeg AFTER TRUNCATE ON categorie EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER categorie_relatie_komt_in_rijblok AFTER INSERT ON categorie_relatie REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER categorie_relatie_gaat_uit_rijblok AFTER DELETE ON categorie_relatie FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER categorie_relatie_leeg AFTER TRUNCATE ON categorie_relatie EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER digitaal_adres_komt_in_rijblok AFTER INSERT ON digitaal_adres REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER digitaal_adres_gaat_uit_rijblok AFTER DELETE ON digitaal_adres FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER digitaal_adres_leeg AFTER TRUNCATE ON digitaal_adres EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER interne_taak_komt_in_rijblok AFTER INSERT ON interne_taak REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER interne_taak_gaat_uit_rijblok AFTER DELETE ON interne_taak FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER interne_taak_leeg AFTER TRUNCATE ON interne_taak EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER klantcontact_komt_in_rijblok AFTER INSERT ON klantcontact REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_tijd();
CREATE TRIGGER klantcontact_gaat_uit_rijblok AFTER DELETE ON klantcontact FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_tijd();
CREATE TRIGGER klantcontact_leeg AFTER TRUNCATE ON klantcontact EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER onderwerpobject_komt_in_rijblok AFTER INSERT ON onderwerpobject REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER onderwerpobject_gaat_uit_rijblok AFTER DELETE ON onderwerpobject FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER onderwerpobject_leeg AFTER TRUNCATE ON onderwerpobject EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER partij_komt_in_rijblok AFTER INSERT ON partij REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER partij_gaat_uit_rijblok AFTER DELETE ON partij FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER partij_leeg AFTER TRUNCATE ON partij EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER partij_identificator_komt_in_rijblok AFTER INSERT ON partij_identificator REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER partij_identificator_gaat_uit_rijblok AFTER DELETE ON partij_identificator FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER partij_identificator_leeg AFTER TRUNCATE ON partij_identificator EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER rekeningnummer_komt_in_rijblok AFTER INSERT ON rekeningnummer REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER rekeningnummer_gaat_uit_rijblok AFTER DELETE ON rekeningnummer FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER rekeningnummer_leeg AFTER TRUNCATE ON rekeningnummer EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER vertegenwoordiging_komt_in_rijblok AFTER INSERT ON vertegenwoordiging REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER vertegenwoordiging_gaat_uit_rijblok AFTER DELETE ON vertegenwoordiging FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER vertegenwoordiging_leeg AFTER TRUNCATE ON vertegenwoordiging EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER contactgegevens_persoon_komt_in_rijblok AFTER INSERT ON contactgegevens_persoon REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER contactgegevens_persoon_gaat_uit_rijblok AFTER DELETE ON contactgegevens_persoon FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER contactgegevens_persoon_leeg AFTER TRUNCATE ON contactgegevens_persoon EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER contactgegevens_organisatie_komt_in_rijblok AFTER INSERT ON contactgegevens_organisatie REFERENCING NEW TABLE AS nieuw EXECUTE FUNCTION rijblok_komt_op_nummer();
CREATE TRIGGER contactgegevens_organisatie_gaat_uit_rijblok AFTER DELETE ON contactgegevens_organisatie FOR EACH ROW EXECUTE FUNCTION rijblok_gaat_op_nummer();
CREATE TRIGGER contactgegevens_organisatie_leeg AFTER TRUNCATE ON contactgegevens_organisatie EXECUTE FUNCTION rijblok_vervalt();
CREATE TRIGGER klantcontact_gaat_naar_rijblok AFTER UPDATE OF plaatsgevonden_op ON klantcontact FOR EACH ROW
    WHEN (OLD.plaatsgevonden_op <> NEW.plaatsgevonden_op) EXECUTE FUNCTION rijblok_gaat_op_tijd();

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
