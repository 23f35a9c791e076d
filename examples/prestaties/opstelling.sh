# What the measurements begin with, to be sourced: a generated data set, and a server on it. In a folder that goes at the end.
#
# KLANT is the program (default: klant in the PATH). KLANT_DATABASE is an empty database to use; without it a SQLite file in that folder.

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

# vul PARTIJEN [options of `klant token maak`]: the data set, and the token of who measures in $map/token.
vul() {
  local partijen=$1
  shift
  "$klant" migrate
  "$klant" genereer --partijen "$partijen"
  "$klant" token maak --naam meting "$@" >"$map/token"
}

# bedien [options of `klant serve`]: starts the server; $server is its process, $adres where it listens.
bedien() {
  : >"$map/adres"
  "$klant" serve --bind 127.0.0.1:0 "$@" >"$map/adres" 2>"$map/log" &
  server=$!
  until adres=$(sed -n 's/^klant luistert op //p' "$map/adres") && [[ -n $adres ]]; do
    kill -0 "$server" || { cat "$map/log" >&2; return 1; }
    sleep 0.05
  done
}
