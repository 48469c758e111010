#!/usr/bin/env bash
# The calendar of the example, read by two libraries that know nothing of styr:
# icalendar (strict, RFC 5545) and vobject. Both must find every day of the table,
# with the same text, and the same ids a month later.
#
#   bash tests/conformance/calendar.sh
#   STYR=target/debug/styr bash tests/conformance/calendar.sh    with a program that is already built
#
# Needs python3 and PyPI; everything else goes to a folder that is removed afterwards.
set -euo pipefail

ICALENDAR=6.3.1
VOBJECT=0.9.9

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
example="$root/examples/sundsvall"
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
    echo "calendar.sh: $*" >&2
    exit 1
}

# Installs the libraries, in a virtual environment where python can make one.
install_libraries() {
    local packages=("icalendar==$ICALENDAR" "vobject==$VOBJECT")
    local pip
    if "$python" -m venv "$work/venv" >"$work/out" 2>&1; then
        python="$work/venv/bin/python"
        pip=("$python" -m pip install)
    else
        "$python" -m pip --version >"$work/out" 2>&1 || die "$python has neither ensurepip nor pip"
        pip=("$python" -m pip install --target "$work/site")
        export PYTHONPATH="$work/site${PYTHONPATH:+:$PYTHONPATH}"
    fi
    local try
    for try in 1 2 3; do
        if timeout 300 "${pip[@]}" --quiet --disable-pip-version-check "${packages[@]}" >"$work/out" 2>&1; then
            return
        fi
        echo "calendar.sh: install failed, try $try of 3" >&2
        sleep $((try * 5))
    done
    cat "$work/out" >&2
    die "could not install ${packages[*]}"
}

if [ -z "${STYR:-}" ]; then
    (cd "$root" && cargo build --quiet --locked)
    STYR="$root/target/debug/styr"
fi
styr="$(cd "$(dirname "$STYR")" && pwd)/$(basename "$STYR")"

install_libraries
"$styr" -C "$example" --date 2026-11-21 calendar >"$work/table.md"
"$styr" -C "$example" --date 2026-11-21 calendar --format ics >"$work/now.ics"
"$styr" -C "$example" --date 2026-11-21 calendar --format ics >"$work/again.ics"
"$styr" -C "$example" --date 2026-12-21 calendar --format ics >"$work/later.ics"
cmp "$work/now.ics" "$work/again.ics" || die "the same day gives two calendars"
"$python" "$here/calendar/read.py" "$work/table.md" "$work/now.ics" "$work/later.ics"
echo "calendar: ok"
