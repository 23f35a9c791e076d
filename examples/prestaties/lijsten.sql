-- What a list of partijen costs PostgreSQL, in pages of 8 kB touched. On an empty database that `klant migrate` has made:
--   psql -d … -v rijen=2000000 -f examples/prestaties/lijsten.sql
-- The rows are made here; the blocks are those that counting off makes of them.
\pset tuples_only on
\pset pager off
BEGIN;
ALTER TABLE partij DISABLE TRIGGER partij_in_rijblok;
INSERT INTO partij (uuid, versie, soort, actief, identificatie_gegeven, voornaam, achternaam, bezoekadres_straatnaam, bezoekadres_postcode, bezoekadres_stad)
SELECT gen_random_uuid(), 1, 'persoon', true, true, 'Voornaam', 'Achternaam', 'Straat', '1234AB', 'Stad' FROM generate_series(1, :rijen);
INSERT INTO rijblok (tabel, tot_tijd, tot_nummer, aantal)
SELECT 'partij', '0001-01-01T00:00:00Z', volgnummer, 8192 FROM (
    SELECT volgnummer, row_number() OVER (ORDER BY volgnummer) - 1 AS ervoor FROM partij) r
WHERE ervoor > 0 AND ervoor % 8192 = 0 AND ervoor <= :rijen - 2048;
ALTER TABLE partij ENABLE TRIGGER partij_in_rijblok;
COMMIT;
VACUUM ANALYZE partij;
ANALYZE rijblok;
SELECT max(tot_nummer) AS grens, count(*) AS blokken, :rijen - sum(aantal) AS staart FROM rijblok WHERE tabel = 'partij' \gset
\echo :rijen rijen, :blokken blokken, :staart in de staart

\echo == count, by counting
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT count(*) FROM partij t;
\echo == page 900 of 100, by skipping
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT t.volgnummer FROM partij t ORDER BY t.volgnummer DESC LIMIT 100 OFFSET 89900;
\echo == the page at nine tenths, by skipping
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT t.volgnummer FROM partij t ORDER BY t.volgnummer DESC LIMIT 100 OFFSET :rijen * 9 / 10;
\echo == count: the blocks
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT tot_tijd, tot_nummer, (SELECT sum(aantal) FROM rijblok WHERE tabel = 'partij') FROM rijblok
WHERE tabel = 'partij' ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1;
\echo == count: the tail
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT count(*) FROM partij t WHERE t.volgnummer >= :grens;
\echo == page 1
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT t.volgnummer FROM partij t ORDER BY t.volgnummer DESC LIMIT 100 OFFSET 0;
\echo == page 900: its block
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT tot_tijd, tot_nummer, met_dit - aantal FROM (SELECT tot_tijd, tot_nummer, aantal,
sum(aantal) OVER (ORDER BY tot_tijd DESC, tot_nummer DESC ROWS UNBOUNDED PRECEDING) AS met_dit
FROM rijblok WHERE tabel = 'partij') b WHERE met_dit > 89900 - :staart ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1;
SELECT tot_nummer AS tot, 89900 - :staart - (met_dit - aantal) AS rest FROM (SELECT tot_tijd, tot_nummer, aantal,
sum(aantal) OVER (ORDER BY tot_tijd DESC, tot_nummer DESC ROWS UNBOUNDED PRECEDING) AS met_dit
FROM rijblok WHERE tabel = 'partij') b WHERE met_dit > 89900 - :staart ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1 \gset
\echo == page 900: in its block, after :rest
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT t.volgnummer FROM partij t WHERE t.volgnummer < :tot ORDER BY t.volgnummer DESC LIMIT 100 OFFSET :rest;
\echo == the page at nine tenths: its block
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT tot_tijd, tot_nummer, met_dit - aantal FROM (SELECT tot_tijd, tot_nummer, aantal,
sum(aantal) OVER (ORDER BY tot_tijd DESC, tot_nummer DESC ROWS UNBOUNDED PRECEDING) AS met_dit
FROM rijblok WHERE tabel = 'partij') b WHERE met_dit > :rijen * 9 / 10 - :staart ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1;
SELECT tot_nummer AS tot, :rijen * 9 / 10 - :staart - (met_dit - aantal) AS rest FROM (SELECT tot_tijd, tot_nummer, aantal,
sum(aantal) OVER (ORDER BY tot_tijd DESC, tot_nummer DESC ROWS UNBOUNDED PRECEDING) AS met_dit
FROM rijblok WHERE tabel = 'partij') b WHERE met_dit > :rijen * 9 / 10 - :staart ORDER BY tot_tijd DESC, tot_nummer DESC LIMIT 1 \gset
\echo == the page at nine tenths: in its block, after :rest
EXPLAIN (ANALYZE, BUFFERS, TIMING off) SELECT t.volgnummer FROM partij t WHERE t.volgnummer < :tot ORDER BY t.volgnummer DESC LIMIT 100 OFFSET :rest;
