#!/usr/bin/env bash
# Holds a running server against its own OpenAPI documents, all three of them, with schemathesis: requests that fit the
# documents and requests that do not, to every operation, with a fixed seed. Each answer must be one that the document
# describes, and none a 5xx.
#
# draai.sh [kort|lang] [API...]
#   kort    what `./controleer` does: some minutes at most (the default)
#   lang    many more requests, for a run by hand
#   API     klantinteracties, contactgegevens, klant (the default is all three, in this order)
#
# KLANT_BINARY is the program under test (target/debug/klant). KLANT_SCHEMATHESIS is an installed schemathesis to use
# instead of one that is installed for this run alone.
set -euo pipefail

hier=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
hoofdmap=$(cd "$hier/../.." && pwd)
klant=${KLANT_BINARY:-${CARGO_TARGET_DIR:-target}/debug/klant}
[[ $klant == /* ]] || klant=$hoofdmap/$klant

duur=kort
case ${1:-} in kort | lang) duur=$1 && shift ;; esac
apis=("$@")
((${#apis[@]})) || apis=(klantinteracties contactgegevens klant)

faal() {
  printf 'schemathesis: %s\n' "$*" >&2
  exit 1
}
[[ -x $klant ]] || faal "er is geen programma op $klant: bouw het met cargo build -p klant-cli"

werkmap=$(mktemp -d "${TMPDIR:-/tmp}/klant-schemathesis.XXXXXX")
server=
einde() {
  local uitkomst=$?
  trap - EXIT
  set +e
  [[ -z $server ]] || { kill -TERM "$server" 2>/dev/null; wait "$server" 2>/dev/null; }
  rm -rf "$werkmap"
  exit "$uitkomst"
}
trap einde EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

schemathesis=${KLANT_SCHEMATHESIS:-}
if [[ -z $schemathesis ]]; then
  python3 -m venv "$werkmap/venv"
  "$werkmap/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$hier/eisen.txt"
  schemathesis=$werkmap/venv/bin/schemathesis
fi

# Settings of the one who runs this do not count.
while IFS= read -r naam; do unset "$naam"; done < <(compgen -v KLANT_)
cd "$werkmap"
database=sqlite:$werkmap/klant.db
profielen=$hoofdmap/examples/interactieprofielen

start_server() {
  # A file of its own for each document: what one run leaves is no part of the next.
  rm -f "$werkmap"/klant.db* "$werkmap/adres"
  token=$("$klant" token maak --database "$database" --naam schemathesis 2>/dev/null)
  "$klant" serve --database "$database" --profielen "$profielen" --bind 127.0.0.1:0 \
    >"$werkmap/adres" 2>"$werkmap/log" &
  server=$!
  local tiende
  for ((tiende = 0; tiende < 300; tiende++)); do
    adres=$(grep -o 'http://[0-9.:]*' "$werkmap/adres" 2>/dev/null || true)
    [[ -z $adres ]] || return 0
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  cat "$werkmap/log" >&2
  faal 'de server startte niet'
}

stop_server() {
  kill -TERM "$server"
  wait "$server" || { cat "$werkmap/log" >&2; faal 'de server stopte met een fout'; }
  server=
}

# How many requests fit in the time; `examples` and `coverage` are what the documents make of them.
voorbeelden() {
  case $duur-$1 in
    kort-klantinteracties) echo 5 ;;
    kort-*) echo 6 ;;
    lang-*) echo 200 ;;
  esac
}

toets() {
  local api=$1
  printf '\n=== %s (%s)\n' "$api" "$duur"
  start_server
  local uitkomst=0
  # Every operation of the document; nothing is left out.
  KLANT_ADRES=$adres KLANT_TOKEN=$token SCHEMATHESIS_HOOKS=haken PYTHONPATH=$hier PYTHONDONTWRITEBYTECODE=1 \
    "$schemathesis" run "$adres/$api/api/v1/openapi.json" \
    --header "Authorization: Token $token" \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance \
    --phases examples,coverage,fuzzing,stateful --max-examples "$(voorbeelden "$api")" \
    --seed 20261124 --generation-database none \
    --continue-on-failure --request-timeout 10 --suppress-health-check all --warnings off --no-color ||
    uitkomst=$?
  stop_server
  return "$uitkomst"
}

gefaald=()
for api in "${apis[@]}"; do
  begonnen=$SECONDS
  toets "$api" || gefaald+=("$api")
  printf '%s: %d s\n' "$api" $((SECONDS - begonnen))
done
((${#gefaald[@]} == 0)) || faal "antwoorden buiten de beschrijving: ${gefaald[*]}"
