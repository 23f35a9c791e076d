#!/usr/bin/env bash
# What each request costs on a SQLite file and on PostgreSQL, as Markdown for docs/prestaties.md: it fills a database, serves it and
# measures, first without the log of processings and then with everything on, as by default.
#
#   examples/prestaties/suite.sh [PARTIJEN] [--naast PROGRAM] [--week REQUESTS] [more options of `klant meet`]
#
# --naast measures a second build by turns, in the same run and on the same data (of SQLite on a copy), and tells the ratio of the
# processor time of the two. --week then asks so many requests of all kinds mixed, and shows the memory of the server at ten moments.
#
# KLANT is the program (default: klant in the PATH). KLANT_DATABASE is an empty database on PostgreSQL, and POSTGRES_PID its main
# process when that is on this machine. Without it a cluster is made with the settings that PostgreSQL has by itself, in a folder that
# goes at the end; where PostgreSQL is not installed, SQLite alone is measured.
set -euo pipefail
export LC_ALL=C
hier=$(dirname "${BASH_SOURCE[0]}")
opdracht="suite.sh${*:+ $*}"
postgres=${KLANT_DATABASE:-} postgres_pid=${POSTGRES_PID:-} cluster=
unset KLANT_DATABASE
. "$hier/opstelling.sh"
trap 'einde; stop_cluster' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

partijen=10000 naast='' week='' opties=()
[[ ! ${1:-} =~ ^[0-9]+$ ]] || { partijen=$1; shift; }
while [[ $# -gt 0 ]]; do
  case $1 in
    --naast) naast=$2; shift 2 ;;
    --week) week=$2; shift 2 ;;
    *) opties+=("$1"); shift ;;
  esac
done

# --- PostgreSQL of our own -------------------------------------------------------------------------------------

als_postgres() {
  # PostgreSQL refuses to run as root.
  if [[ $EUID -eq 0 ]]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

pgbin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)

start_cluster() {
  # Not below TMPDIR: user postgres must be able to reach it, and the path of a socket must stay short.
  cluster=$(als_postgres mktemp -d /tmp/klant-suite.XXXXXX)
  als_postgres "$pgbin/initdb" -D "$cluster/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$map/initdb"
  als_postgres "$pgbin/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w \
    -o "-c listen_addresses='' -c unix_socket_directories='$cluster'" start >"$map/pg_ctl"
  postgres="postgres://postgres@/postgres?host=$cluster"
  postgres_pid=$(als_postgres head -n 1 "$cluster/data/postmaster.pid")
}

stop_cluster() {
  [[ -n $cluster ]] || return 0
  als_postgres "$pgbin/pg_ctl" -D "$cluster/data" -m immediate -w stop >/dev/null 2>&1 || true
  als_postgres rm -rf "$cluster"
}

sql() { "$(command -v psql || echo "$pgbin/psql")" -XAtd "$KLANT_DATABASE" -c "$1"; }

# --- measuring -------------------------------------------------------------------------------------------------

meet() {
  "$klant" meet --partijen "$partijen" --url "$adres" --metrics "$metrics" --token-stdin --pid "$server" --output json "$@" <"$map/token"
}

# woorden OUTPUT [options of `klant serve`]: serves, and measures each kind of request. The server goes on.
woorden() {
  local uit=$1 beide=()
  shift
  if [[ -n $naast ]]; then
    klant=$naast KLANT_DATABASE=${bij_naast:-$KLANT_DATABASE} bedien --metrics 127.0.0.1:0 "$@" || {
      echo "suite: $naast bedient deze database niet, om wat hierboven staat; twee bouwsels naast elkaar hebben hetzelfde schema" >&2
      exit 1
    }
    beide=(--naast "$adres" --naast-pid "$server")
  fi
  bedien --metrics 127.0.0.1:0 "$@"
  rust=$(geheugen)
  meet "${pid[@]}" "${beide[@]}" "${opties[@]}" >"$uit"
}

geheugen() {
  awk '/^VmRSS/ {alles = $2} /^RssAnon/ {anoniem = $2} END {printf "%.1f MB, of which %.1f MB anonymous", alles / 1e3, anoniem / 1e3}' \
    "/proc/$server/status"
}

# The things in the lists of the JSON of `klant meet`: their members are indented by six. The second file gives a row its last columns.
rijen() {
  awk -v naast="$naast" '
    function getal(naam, vorm) { return v[naam] == "null" || v[naam] == "" ? "" : sprintf(vorm, v[naam]) }
    function processor() {
      return " " getal("serverMs", "%.2f") " | " getal("databaseMs", "%.2f") " |" (naast == "" ? "" : " " getal("verhouding", "%.2f") " |")
    }
    FNR == 1 { bestand++ }
    /^      "/ { naam = $1; waarde = $2; gsub(/[":]/, "", naam); gsub(/[",]/, "", waarde); v[naam] = waarde }
    /^    }/ {
      if ("geheugenKb" in v) {
        print "| " v["verzoeken"] " | " getal("perSeconde", "%.0f") " | " getal("p99Ms", "%.1f") " |" processor() \
          " " getal("statements", "%.1f") " | " sprintf("%.1f | %.1f |", v["geheugenKb"] / 1e3, v["anoniemKb"] / 1e3)
      } else if (bestand == 1) {
        volgorde[++aantal] = v["verzoek"]
        rij[v["verzoek"]] = getal("perSeconde", "%.0f") " | " getal("p50Ms", "%.2f") " | " getal("p99Ms", "%.1f") " |" processor() \
          " " getal("statements", "%.1f") " |"
      } else {
        rij[v["verzoek"]] = rij[v["verzoek"]] processor() " " getal("statements", "%.1f") " |"
      }
      split("", v)
    }
    END { for (i = 1; i <= aantal; i++) print "| `" volgorde[i] "` | " rij[volgorde[i]] }' "$@"
}

# lid NAME: what `klant genereer` said of what it made.
lid() { sed -n "s/^ *\"$1\": \([0-9.]*\),*$/\1/p" "$map/vulling"; }

# meet_op NAME SIZE: all of it on the database of KLANT_DATABASE. SIZE is the command that tells its size in bytes.
meet_op() {
  echo "suite: $1: $partijen partijen" >&2
  vul "$partijen" --machtiging kcc
  printf '\n### %s\n\n' "$1"
  echo "- rows: $(lid partijen) partijen and $(lid klantcontacten) klantcontacten with all that belongs to them, loaded in $(lid seconden) s"
  echo "- size: $($2 | awk '{printf "%.0f MB", $1 / 1e6}')"
  if [[ -n $naast && -n ${bij_naast:-} ]]; then cp "$map/klant.db" "${bij_naast#sqlite:}"; fi
  woorden "$map/zonder" --zonder-logboek
  stop
  woorden "$map/aan"
  echo "- memory of the server: $rust when started; $(geheugen) after all requests with everything on"
  printf '\n| request | per second | p50 ms | p99 ms | server CPU ms | database CPU ms |%s statements | server CPU ms, all on | database CPU ms, all on |%s statements, all on |\n' \
    "${naast:+ CPU, divided by that of the other |}" "${naast:+ the same, all on |}"
  printf '|---|---|---|---|---|---|---|---|---|---|%s\n' "${naast:+---|---|}"
  rijen "$map/zonder" "$map/aan"
  if [[ -n $week ]]; then
    printf '\nRequests of all kinds mixed, as `klant meet --gemengd` does, with everything on:\n\n'
    printf '| requests | per second | p99 ms | server CPU ms | database CPU ms | statements | memory MB | anonymous MB |\n|---|---|---|---|---|---|---|---|\n'
    meet "${pid[@]}" --gemengd --verzoeken "$week" >"$map/week"
    naast='' rijen "$map/week"
  fi
  stop
}

grootte_sqlite() { stat -c %s "$map/klant.db"; }
grootte_postgres() { sql 'SELECT pg_database_size(current_database())'; }

# --- the report ------------------------------------------------------------------------------------------------

cat <<EOT
Measured by \`$opdracht\`, on $(date -u +%F).

- commit: $(git -C "$hier" describe --always --dirty --abbrev=12 2>/dev/null || echo 'no checkout'), \`$("$klant" --version)\`${naast:+; the other: \`$naast\`, \`$("$naast" --version)\`}
- machine: $(nproc) cores of $(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo | head -n 1), $(awk '/^MemTotal/ {printf "%.0f GB", $2 / 1e6}' /proc/meminfo) of memory, $(uname -sr); server, database and the measuring program share it
- \`klant serve\` with its defaults and \`--metrics\`, but for \`--zonder-logboek\` where it does not say "all on"; asked under the machtiging \`kcc\`
EOT

pid=() bij_naast=${naast:+sqlite:$map/naast.db}
meet_op SQLite grootte_sqlite

if [[ -z $postgres && -x $pgbin/initdb ]]; then start_cluster; fi
if [[ -z $postgres ]]; then
  echo 'suite: PostgreSQL is niet geïnstalleerd en KLANT_DATABASE niet gegeven: alleen SQLite is gemeten' >&2
  exit 0
fi
export KLANT_DATABASE=$postgres
pid=(${postgres_pid:+--postgres-pid "$postgres_pid"}) bij_naast=
meet_op "PostgreSQL $(sql 'SHOW server_version')" grootte_postgres
printf '\nSettings of PostgreSQL that are not its own: %s.\n' "$(sql "
  SELECT coalesce(string_agg(name || ' = ' || current_setting(name), ', ' ORDER BY name), 'none') FROM pg_settings
  WHERE source NOT IN ('default', 'override', 'client', 'session') AND setting IS DISTINCT FROM boot_val
    AND name !~* '^(lc_|log_timezone|timezone|datestyle|default_text_search_config)'")"
