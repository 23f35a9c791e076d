DROP TABLE auditzegel;
DROP TABLE audit;
