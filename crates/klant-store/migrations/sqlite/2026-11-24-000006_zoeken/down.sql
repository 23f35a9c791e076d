DROP TABLE zoeksleutel;
CREATE INDEX betrokkene_partij ON betrokkene (partij);
DROP INDEX betrokkene_partij_rol_klantcontact;
