-- Who may do what, and as whom. The twin for the other database has the same.

-- The machtigingen that a registered application holds, by code with spaces between them, and the department that it is of.
ALTER TABLE toepassing ADD COLUMN machtigingen TEXT;
ALTER TABLE toepassing ADD COLUMN afdeling TEXT;

-- The department that recorded a contact: the one that sees it in full when it is confidential.
ALTER TABLE klantcontact ADD COLUMN afdeling TEXT;

-- On what ground someone acts for another, in which period (inclusive), and for what (words with spaces; empty is everything).
ALTER TABLE vertegenwoordiging ADD COLUMN grond TEXT;
ALTER TABLE vertegenwoordiging ADD COLUMN geldig_van DATE;
ALTER TABLE vertegenwoordiging ADD COLUMN geldig_tot DATE;
ALTER TABLE vertegenwoordiging ADD COLUMN omvang TEXT;

-- Whether interactions of a kind are in reach is asked by the profile.
CREATE INDEX interactie_profiel_code ON interactie (profiel_code);
