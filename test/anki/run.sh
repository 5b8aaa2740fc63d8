#!/usr/bin/env bash
# Tests the decks in a real Anki: builds the program, installs the Python package `anki`, runs test/anki/*_test.py.
#   ANKI_VERSION=24.11    use this version of Anki instead of the newest
#   PYTHON=python3.12     use this Python instead of python3
#   --if-possible         skip the tests instead of failing where Python or the package isn't available,
#                         unless TOPDECK_ANKI=required
set -euo pipefail
cd "$(dirname "$0")/../.."

skippable=false
if [ "${1:-}" = --if-possible ] && [ "${TOPDECK_ANKI:-}" != required ]; then skippable=true; fi
version=${ANKI_VERSION:-newest}
python=${PYTHON:-python3}
environment=.venv/anki-$version
log=$environment.log

cannot() {
  if $skippable; then
    echo "Skipped the tests in a real Anki: $1"
    exit 0
  fi
  echo "Failed: $1" >&2
  exit 1
}

whole() { [ -x "$environment/bin/python" ] && "$environment/bin/python" -c 'import anki.collection' 2>>"$log"; }

install() {
  [ -x "$environment/bin/python" ] || "$python" -m venv "$environment" || return
  "$environment/bin/python" -m pip install --disable-pip-version-check --quiet "$@"
}

mkdir -p .venv
: >"$log"
command -v "$python" >/dev/null || cannot "no $python here"
if [ "$version" = newest ]; then wanted=anki; else wanted=anki==$version; fi
if ! whole; then
  rm -rf "$environment"
  install "$wanted" >>"$log" 2>&1 || cannot "$wanted can't be installed, see $log"
elif [ "$version" = newest ]; then
  install --upgrade anki >>"$log" 2>&1 || echo "No newer anki can be looked for; the one that is here is used" >&2
fi
whole || cannot "anki doesn't load, see $log"

npm run --silent build
exec "$environment/bin/python" -B test/anki/run.py
