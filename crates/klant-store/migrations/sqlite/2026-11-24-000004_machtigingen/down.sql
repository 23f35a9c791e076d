DROP INDEX interactie_profiel_code;
ALTER TABLE vertegenwoordiging DROP COLUMN omvang;
ALTER TABLE vertegenwoordiging DROP COLUMN geldig_tot;
ALTER TABLE vertegenwoordiging DROP COLUMN geldig_van;
ALTER TABLE vertegenwoordiging DROP COLUMN grond;
ALTER TABLE klantcontact DROP COLUMN afdeling;
ALTER TABLE toepassing DROP COLUMN afdeling;
ALTER TABLE toepassing DROP COLUMN machtigingen;
