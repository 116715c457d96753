#!/usr/bin/env bash
# litmus, the WebDAV test suite: basic, copymove, props, locks, http, on the user's files.
. "$(dirname "$0")/lib.sh"
need litmus litmus
start_gateway

cd "$work"
url="https://$(address https)/dav/files/$anna/"
for suite in basic copymove props locks http; do
  seen=$(TESTS=$suite litmus -k "$url" "$anna" "$password" 2>&1) || true
  says "$suite: every test passes" 'summary.*, 0 failed' "$seen"
  says_not "$suite: no test fails" 'FAIL' "$seen"
done

finish
