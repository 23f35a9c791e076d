#!/usr/bin/env bash
# Generates a data set, serves it and measures what the requests cost.
#
#   examples/prestaties/meet.sh [PARTIJEN] [more options of `klant meet`]
#
# KLANT and KLANT_DATABASE are as opstelling.sh says. For PostgreSQL on this machine, POSTGRES_PID=$(head -1 …/postmaster.pid) measures
# its time as well.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/opstelling.sh"

partijen=${1:-10000}
shift || true
vul "$partijen" --machtiging kcc
bedien
"$klant" meet --partijen "$partijen" --url "$adres" --token-stdin --pid "$server" \
  ${POSTGRES_PID:+--postgres-pid "$POSTGRES_PID"} "$@" <"$map/token"
grep -E 'VmRSS|RssAnon' "/proc/$server/status"
