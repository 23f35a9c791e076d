# What the measurements begin with, to be sourced: a generated data set, and a server on it. In a folder that goes at the end.
#
# KLANT is the program (default: klant in the PATH). KLANT_DATABASE is an empty database to use; without it a SQLite file in that folder.

klant=${KLANT:-klant}
map=$(mktemp -d)
servers=()
einde() {
  stop
  rm -rf "$map"
}
trap einde EXIT
export KLANT_DATABASE=${KLANT_DATABASE:-sqlite:$map/klant.db} KLANT_SLEUTELBESTAND=$map/sleutel

# vul PARTIJEN [options of `klant token maak`]: the data set, what making it took in $map/vulling, and the token of who measures in
# $map/token.
vul() {
  local partijen=$1
  shift
  "$klant" migrate >&2
  "$klant" genereer --partijen "$partijen" --output json >"$map/vulling"
  "$klant" token maak --naam meting "$@" >"$map/token"
}

# bedien [options of `klant serve`]: starts a server; $server is its process, $adres where it listens, $metrics where it shows what it
# measures, when it was asked to.
bedien() {
  local uit=$map/server${#servers[@]} bij
  : >"$uit"
  "$klant" serve --bind 127.0.0.1:0 "$@" >"$uit" 2>"$uit.log" &
  server=$!
  servers+=("$server")
  until adres=$(sed -n 's/^klant luistert op //p' "$uit") && [[ -n $adres ]]; do
    kill -0 "$server" 2>/dev/null || { cat "$uit.log" >&2; return 1; }
    sleep 0.05
  done
  bij=$(sed -n '/metingen op \/metrics/ s/.*"adres":"\([^"]*\)".*/\1/p' "$uit.log")
  metrics=${bij:+http://$bij/metrics}
}

# stop: ends the servers.
stop() {
  [[ ${#servers[@]} -eq 0 ]] || kill "${servers[@]}" 2>/dev/null || true
  wait
  servers=()
}
