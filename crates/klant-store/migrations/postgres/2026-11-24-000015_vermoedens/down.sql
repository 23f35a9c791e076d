-- PostgreSQL counts for itself what the other database is told here.
SELECT 1;
