DROP TABLE voorstel;
DROP TABLE idempotentie;
