#!/bin/sh
# Een terugbelverzoek van begin tot eind, met alleen de opdrachtregel: toetsen, vastleggen, bepalen waar wordt gebeld,
# de terugbelpoging vastleggen. Alles gebeurt in een tijdelijke map, die aan het eind verdwijnt.
#
#   cargo build -p klant-cli && sh examples/cli/terugbellen.sh
set -eu

hier=$(cd "$(dirname "$0")" && pwd)
klant=${KLANT:-$hier/../../target/debug/klant}
[ -x "$klant" ] || { echo "terugbellen: geen programma op $klant; bouw het, of wijs het aan met KLANT=PAD" >&2; exit 2; }
klant=$(cd "$(dirname "$klant")" && pwd)/$(basename "$klant")

map=$(mktemp -d)
trap 'rm -rf "$map"' EXIT
cd "$map"
export KLANT_DATABASE="sqlite:$map/klant.db" KLANT_PROFIELEN="$hier/../interactieprofielen"

cat >verzoek.json <<'JSON'
{
  "profiel": "terugbelverzoek",
  "klantcontact": {
    "kanaal": "telefoon",
    "onderwerp": "Vraag over een parkeervergunning",
    "betrokkenen": [{
      "rol": "klant",
      "initiator": true,
      "contactnaam": { "voornaam": "Mina", "achternaam": "Jansen" },
      "digitaleAdressen": [{ "soort": "telefoonnummer", "adres": "0687654321" }]
    }]
  }
}
JSON

# Het eerste woord na "uuid" van een antwoord is het kenmerk van het geheel; met jq is het `jq -r .uuid`.
kenmerk() { sed -n 's/^  "uuid": "\(.*\)",\{0,1\}$/\1/p'; }

echo '== Mag dit worden vastgelegd?'
KLANT_DATABASE='' "$klant" toets verzoek.json

echo; echo '== Leg het vast.'
interactie=$("$klant" registreer verzoek.json --output json --doel terugbellen | kenmerk)
"$klant" interactie toon "$interactie"

echo; echo '== Waar bellen we haar hierover?'
"$klant" bepaal "$interactie"

echo; echo '== Per post mag niet: exitcode 3, en nooit een ander kanaal in de plaats.'
code=0
"$klant" bepaal "$interactie" --kanaal post || code=$?
[ "$code" -eq 3 ]

echo; echo '== De poging hoort bij dezelfde interactie, die daarna dicht kan.'
echo '{"kanaal": "telefoon", "onderwerp": "Teruggebeld", "contactGelukt": true}' |
  "$klant" interactie voeg-toe "$interactie" >/dev/null
"$klant" interactie sluit "$interactie"
