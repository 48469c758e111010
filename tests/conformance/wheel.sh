#!/usr/bin/env bash
# What is handed out: the program needs no library of the system, and a Python wheel carries it, is well formed
# (check-wheel-contents, twine), is installed by pip in a fresh environment, and checks an example from there.
#
#   STYR=target/x86_64-unknown-linux-gnu/release/styr bash tests/conformance/wheel.sh
#
# Needs python3 3.11 or later and PyPI.
set -euo pipefail

CHECK_WHEEL_CONTENTS=0.6.3
TWINE=6.2.0

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

! readelf --program-headers "$styr" | grep -q INTERP || die "$styr needs a loader of the system"
! readelf --dynamic "$styr" | grep -q NEEDED || die "$styr needs libraries of the system"
[ "$(env -i "$styr" --version)" = "$(grep -m1 '^version' "$root/Cargo.toml" | sed 's/.*"\(.*\)"/styr \1/')" ] || die "no version"
echo "     linked statically, $(wc -c <"$styr") bytes"

python3 "$root/.ci/wheel.py" "$styr" "$work/dist" >"$work/name"
python3 "$root/.ci/wheel.py" "$styr" "$work/again" >/dev/null
wheel=$(cat "$work/name")
cmp "$wheel" "$work/again/$(basename "$wheel")" || die "two runs give two wheels"

install_python "check-wheel-contents==$CHECK_WHEEL_CONTENTS" "twine==$TWINE"
# A wheel without a library of Python is what it is meant to be (W007).
check-wheel-contents --ignore W007 "$wheel" >"$work/out" 2>&1 || die "check-wheel-contents: $(cat "$work/out")"
twine check --strict "$wheel" >"$work/out" 2>&1 || die "twine: $(cat "$work/out")"

"$python" -m venv "$work/fresh" || die "$python makes no environment"
"$work/fresh/bin/python" -m pip install --quiet --disable-pip-version-check --no-index "$wheel" >"$work/out" 2>&1 ||
    die "pip: $(cat "$work/out")"
[ "$("$work/fresh/bin/styr" --version)" = "$("$styr" --version)" ] || die "the installed program is another"
"$work/fresh/bin/styr" -C "$root/examples/sundsvall" --date 2026-11-21 check >"$work/out" || die "check: $(cat "$work/out")"
"$work/fresh/bin/python" -m pip uninstall --quiet --yes styr
[ ! -e "$work/fresh/bin/styr" ] || die "pip leaves the program behind"
echo "     $(basename "$wheel")"
echo "wheel: ok"
