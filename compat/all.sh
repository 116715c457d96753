#!/usr/bin/env bash
# Runs every script of this directory, or those named as arguments, one after the other.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -gt 0 ]; then scripts=("$@"); else scripts=("$here"/*.sh); fi

bad=()
for script in "${scripts[@]}"; do
  name=$(basename "$script")
  case $name in all.sh | lib.sh) continue ;; esac
  echo "== $name"
  "$here/$name" || bad+=("$name")
done
if [ ${#bad[@]} -gt 0 ]; then
  echo "failed: ${bad[*]}"
  exit 1
fi
echo "all passed"
