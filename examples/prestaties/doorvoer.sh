#!/usr/bin/env bash
# How many partijen by uuid a server gives per second, beside what PostgreSQL gives by itself: wrk against the server and pgbench with
# one prepared select of one row, in turns on the same database. In a folder that goes at the end.
#
#   KLANT_DATABASE=postgres://… examples/prestaties/doorvoer.sh [PARTIJEN] [SECONDS]
#
# KLANT_DATABASE is an empty PostgreSQL database. KLANT is the program (default: klant in the PATH). Needed: wrk, pgbench, curl.
set -euo pipefail

partijen=${1:-10000} seconden=${2:-10}
klant=${KLANT:-klant}
hier=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
map=$(mktemp -d)
server=
einde() {
  [[ -z $server ]] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$map"
}
trap einde EXIT

export KLANT_DATABASE=${KLANT_DATABASE:?an empty PostgreSQL database} KLANT_SLEUTELBESTAND=$map/sleutel
"$klant" migrate
"$klant" genereer --partijen "$partijen"
"$klant" token maak --naam doorvoer --machtiging kcc >"$map/token"

: >"$map/adres"
# Without the log of processings, as the reference has none; everything else as by default.
"$klant" serve --zonder-logboek --bind 127.0.0.1:0 >"$map/adres" 2>"$map/log" &
server=$!
until adres=$(sed -n 's/^klant luistert op //p' "$map/adres") && [[ -n $adres ]]; do
  kill -0 "$server"
  sleep 0.05
done

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
