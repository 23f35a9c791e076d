DROP TABLE auditzegel;
DROP TABLE audit;
DROP FUNCTION auditlog_blijft();
