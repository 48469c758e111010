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

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
example="$root/examples/sundsvall"

install_python "icalendar==$ICALENDAR" "vobject==$VOBJECT"
"$styr" -C "$example" --date 2026-11-21 calendar >"$work/table.md"
"$styr" -C "$example" --date 2026-11-21 calendar --format ics >"$work/now.ics"
"$styr" -C "$example" --date 2026-11-21 calendar --format ics >"$work/again.ics"
"$styr" -C "$example" --date 2026-12-21 calendar --format ics >"$work/later.ics"
cmp "$work/now.ics" "$work/again.ics" || die "the same day gives two calendars"
"$python" "$here/calendar/read.py" "$work/table.md" "$work/now.ics" "$work/later.ics"
echo "calendar: ok"
