#!/usr/bin/env bash
# Generates a data set, serves it and measures what the requests cost. In a folder that goes at the end.
#
#   examples/prestaties/meet.sh [PARTIJEN] [more options of `klant meet`]
#
# KLANT is the program (default: klant in the PATH). KLANT_DATABASE is an empty database to use; without it a SQLite file
# in that folder. For PostgreSQL on this machine, POSTGRES_PID=$(head -1 …/postmaster.pid) measures its time as well.
set -euo pipefail

partijen=${1:-10000}
shift || true
klant=${KLANT:-klant}
map=$(mktemp -d)
server=
einde() {
  [[ -z $server ]] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$map"
}
trap einde EXIT

export KLANT_DATABASE=${KLANT_DATABASE:-sqlite:$map/klant.db} KLANT_SLEUTELBESTAND=$map/sleutel
export KLANT_LOG=warn
"$klant" migrate
"$klant" genereer --partijen "$partijen"
"$klant" token maak --naam meting >"$map/token"

: >"$map/adres"
"$klant" serve --bind 127.0.0.1:0 >"$map/adres" &
server=$!
until adres=$(sed -n 's/^klant luistert op //p' "$map/adres") && [[ -n $adres ]]; do
  kill -0 "$server"
  sleep 0.05
done

"$klant" meet --partijen "$partijen" --url "$adres" --token-stdin --pid "$server" \
  ${POSTGRES_PID:+--postgres-pid "$POSTGRES_PID"} "$@" <"$map/token"
grep -E 'VmRSS|RssAnon' "/proc/$server/status"
