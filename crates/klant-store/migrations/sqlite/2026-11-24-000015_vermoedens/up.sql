-- Which indexes find many rows. SQLite supposes that every index finds ten, and so looked for a BSN among all that have the same kind, and for
-- the tasks of a customer among all that are open: a hundred times dearer among 100,000 customers. It can count for itself (ANALYZE), but then a plan
-- depends on when that was done, and other connections hear of it only when they are opened. So it is told once, and for a register of any
-- size: a million rows, and two hundred thousand with each value, so that any other index is tried first. The other database counts for itself.
ANALYZE instelling;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('digitaal_adres', 'digitaal_adres_soort_volgnummer', '1000000 200000 1'),
    ('interactie', 'interactie_profiel_code', '1000000 200000'),
    ('interne_taak', 'interne_taak_status_volgnummer', '1000000 200000 1'),
    ('klantcontact', 'klantcontact_contact_gelukt_plaatsgevonden_op_volgnummer', '1000000 200000 1 1'),
    ('klantcontact', 'klantcontact_kanaal_plaatsgevonden_op_volgnummer', '1000000 200000 1 1'),
    ('klantcontact', 'klantcontact_vertrouwelijk_plaatsgevonden_op_volgnummer', '1000000 200000 1 1'),
    ('partij', 'partij_actief_volgnummer', '1000000 200000 1'),
    ('partij', 'partij_soort_volgnummer', '1000000 200000 1'),
    ('partij_identificator', 'partij_identificator_code_soort_object_id_volgnummer', '1000000 200000 1');
ANALYZE sqlite_schema;
