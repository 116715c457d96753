# What the scripts of this directory share. Each starts a server of its own on free ports and a
# directory of its own, uses it with programs of other people, prints a line that begins with PASS or
# FAIL for each thing it looks at, clears up, and ends with 1 if anything failed.
#
#   . "$(dirname "$0")/lib.sh"
#   need swaks swaks libnet-ssleay-perl     # the program and the Debian packages that bring it
#   start_gateway                           # further arguments go to `gateway serve`
#   says "EHLO tells the size" 'SIZE 52428800' "$(swaks --server "$(address smtp)" --quit-after EHLO)"
#   finish
#
# shellcheck shell=bash
set -euo pipefail
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/gateway-compat.XXXXXX")
script=$(basename "$0" .sh)
server=
ready=
passed=0
failed=0

# Users of every server that is started here; all have the same password.
readonly domain=compat.example
readonly anna=anna@$domain
readonly ben=ben@$domain
readonly password='correct horse battery'

clear_up() {
  stop_gateway || true
  if [ -n "${COMPAT_KEEP:-}" ]; then
    echo "kept: $work" >&2
  else
    rm -rf "$work"
  fi
}
trap clear_up EXIT
trap 'exit 130' INT TERM

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# need PROGRAM PACKAGE... : installs the Debian packages if the program is not here.
need() {
  local program=$1
  shift
  if command -v "$program" >/dev/null; then return; fi
  echo "installing $*" >&2
  { as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends "$@"; } \
    >"$work/apt" 2>&1 || { cat "$work/apt" >&2; exit 2; }
}

# start_gateway [ARGUMENT...] : starts a server on free ports of the loopback, in $work/data, with the
# users in it. The launcher builds first what is not built. Comes back when the server is ready.
start_gateway() {
  local settings=() name line
  for name in https http smtp submission submissions lmtp management; do
    settings+=(--set "listen.$name.bind=127.0.0.1" --set "listen.$name.port=0")
  done
  settings+=(--set listen.lmtp.on=true --set "brand.domain=$domain" --set brand.short_domain=)
  # The launcher becomes the server, so this is the server's own number.
  exec {ready}< <(exec "$root/gateway" serve --data "$work/data" "${settings[@]}" "$@" \
    </dev/null 2>>"$work/server.log")
  server=$!
  if ! IFS= read -r -t 600 -u "$ready" line; then
    cat "$work/server.log" >&2
    echo "FAIL  the server is ready"
    exit 1
  fi
  addresses=$line
  people >"$work/people.toml"
  gateway provision "$work/people.toml" >"$work/provision.log" 2>&1 || {
    cat "$work/provision.log" "$work/server.log" >&2
    exit 1
  }
}

# stop_gateway : asks the server to end and waits until it has; its status is ours.
stop_gateway() {
  local status=0
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" || status=$?
    exec {ready}<&-
    server=
  fi
  return "$status"
}

people() {
  printf '[[domain]]\nname = "%s"\n' "$domain"
  for user in "$anna" "$ben"; do
    printf '[[user]]\naddress = "%s"\nname = "%s"\npassword = "%s"\n' \
      "$user" "${user%%@*}" "$password"
  done
}

# gateway COMMAND... : a command of the command line, for the server that runs.
gateway() { "$root/gateway" "$@" --data "$work/data"; }

# address NAME : host:port of a listener (https, smtp, submission, submissions, lmtp, management).
address() {
  local found
  found=$(sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' <<<"$addresses")
  [ -n "$found" ] || { echo "no listener $1 in $addresses" >&2; exit 2; }
  echo "$found"
}

# port NAME : its port alone.
port() { local all; all=$(address "$1"); echo "${all##*:}"; }

pass() { passed=$((passed + 1)); printf 'PASS  %s\n' "$1"; }

# fail WHAT [TEXT] : with what was seen instead, cut at 60 lines.
fail() {
  failed=$((failed + 1))
  printf 'FAIL  %s\n' "$1"
  if [ $# -gt 1 ]; then head -n 60 <<<"$2" | sed 's/^/      | /'; fi
}

# says WHAT PATTERN TEXT : some line of the text matches the extended pattern.
says() { if grep -qE -- "$2" <<<"$3"; then pass "$1"; else fail "$1 (expected $2)" "$3"; fi; }

# says_not WHAT PATTERN TEXT : no line does.
says_not() { if grep -qE -- "$2" <<<"$3"; then fail "$1 (not expected $2)" "$3"; else pass "$1"; fi; }

# same WHAT EXPECTED SEEN : both texts are equal.
same() { if [ "$2" = "$3" ]; then pass "$1"; else fail "$1 (expected $2)" "$3"; fi; }

# works WHAT COMMAND... : the command ends with 0.
works() {
  local what=$1 seen
  shift
  if seen=$("$@" 2>&1); then pass "$what"; else fail "$what" "$seen"; fi
}

# finish : the server is whole and nothing in it broke; then the sum, and the end of the script.
finish() {
  if [ -n "$server" ]; then
    works "afterwards the house counts right" gateway verify
    says_not "nothing met a bug" ' (ERROR|level=error)|"level":"error"' "$(cat "$work/server.log")"
    if stop_gateway; then pass "the server ends when asked"; else fail "the server ends when asked" "status $?"; fi
  fi
  printf '%s: %d passed, %d failed\n' "$script" "$passed" "$failed"
  if [ "$failed" -gt 0 ]; then exit 1; fi
  exit 0
}
