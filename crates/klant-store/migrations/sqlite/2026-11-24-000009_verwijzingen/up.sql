-- Who points to a row that goes: without these, each digital address or account that is deleted looks through all customers and
-- preferences. The twin for the other database has the same.
CREATE INDEX voorkeur_digitaal_adres ON voorkeur (digitaal_adres);
CREATE INDEX partij_voorkeurs_digitaal_adres ON partij (voorkeurs_digitaal_adres) WHERE voorkeurs_digitaal_adres IS NOT NULL;
CREATE INDEX partij_voorkeurs_rekeningnummer ON partij (voorkeurs_rekeningnummer) WHERE voorkeurs_rekeningnummer IS NOT NULL;
