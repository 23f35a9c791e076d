DROP TABLE idempotentie;
