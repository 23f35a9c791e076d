#!/usr/bin/env bash
# How many partijen by uuid a server gives per second, beside what PostgreSQL gives by itself: wrk against the server and pgbench with
# one prepared select of one row, in turns on the same database.
#
#   KLANT_DATABASE=postgres://… examples/prestaties/doorvoer.sh [PARTIJEN] [SECONDS]
#
# KLANT_DATABASE is an empty PostgreSQL database, KLANT as opstelling.sh says. Needed: wrk, pgbench, curl.
set -euo pipefail
hier=$(dirname "${BASH_SOURCE[0]}")
: "${KLANT_DATABASE:?an empty PostgreSQL database}"
. "$hier/opstelling.sh"

partijen=${1:-10000} seconden=${2:-10}
vul "$partijen" --machtiging kcc
# Without the log of processings, as the reference has none; everything else as by default.
bedien --zonder-logboek

# A thousand partijen, from ten pages spread over the list.
laatste=$(((partijen + 99) / 100))
for deel in 1 2 3 4 5 6 7 8 9 10; do
  curl -sf -H "Authorization: Token $(cat "$map/token")" \
    "$adres/klantinteracties/api/v1/partijen?pageSize=100&page=$(((laatste * deel + 9) / 10))" |
    grep -o '"url": *"[^"]*/partijen/[0-9a-f-]*"' | sed 's/.*\(\/klantinteracties[^"]*\)"/\1/'
done | sort -u >"$map/paden"
echo "paden: $(wc -l <"$map/paden")"

cat >"$map/een.sql" <<SQL
\\set nummer random(1, $partijen)
SELECT * FROM partij WHERE volgnummer = :nummer;
SQL
tik() { awk '{print $14 + $15}' "/proc/$server/stat"; }
for beurt in 1 2; do
  echo "beurt $beurt"
  begin=$(tik)
  wrk -t 2 -c 8 -d "${seconden}s" --latency -s "$hier/verzoeken.lua" "$adres" -- "$map/paden" "$(cat "$map/token")" |
    tee "$map/wrk" | grep -E 'Requests/sec|50%|99%|goed'
  verzoeken=$(awk '/requests in/ {print $1}' "$map/wrk")
  awk -v tikken=$(($(tik) - begin)) -v hz="$(getconf CLK_TCK)" -v n="$verzoeken" \
    'BEGIN {printf "server: %.3f ms processor per verzoek\n", tikken / hz * 1000 / n}'
  pgbench -n -M prepared -c 8 -j 2 -T "$seconden" -f "$map/een.sql" "$KLANT_DATABASE" 2>/dev/null | grep -E '^tps'
done
