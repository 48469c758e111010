#!/usr/bin/env bash
# The form for outcomes in programs that others wrote: openpyxl sees what is locked, yellow and checked, and fills it in;
# LibreOffice reads it, saves it as .ods and back. What comes in is the same each way. A file that unpacks to far more
# than it is stops at once.
#
#   bash tests/conformance/figures.sh
#   STYR=target/debug/styr bash tests/conformance/figures.sh    with a program that is already built
#
# Needs python3 and PyPI, and LibreOffice or apt; everything else goes to a folder that is removed afterwards.
set -euo pipefail

OPENPYXL=3.1.5

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

install_libreoffice
install_python "openpyxl==$OPENPYXL"

for example in sundsvall mjolby; do
    cp -r "$root/examples/$example" "$work/$example"
    (cd "$work/$example" && "$styr" --date 2026-11-21 export "$work/form-$example")
    form=("$work/form-$example"/*.xlsx)
    mkdir -p "$work/ods" "$work/back"
    "$python" "$here/figures/fill.py" "${form[0]}" "$work/$example.xlsx"
    convert ods "$work/$example.xlsx" "$work/ods"
    convert xlsx "$work/ods/$example.ods" "$work/back"
    # Saved by the program that fills it in, and through another and back.
    for file in "$work/$example.xlsx" "$work/back/$example.xlsx"; do
        rm -rf "$work/repo"
        cp -r "$root/examples/$example" "$work/repo"
        (cd "$work/repo" && "$styr" --date 2026-11-21 import "$file") >"$work/told"
        (cd "$work/repo" && find . -path '*/utfall/*' | sort | xargs cat) >"$file.outcomes"
        mv "$work/told" "$file.told"
        grep -q '^Skrev ' "$file.told" || die "nothing came in: $(cat "$file.told")"
    done
    cmp "$work/$example.xlsx.told" "$work/back/$example.xlsx.told" || die "$example: LibreOffice gives other values"
    cmp "$work/$example.xlsx.outcomes" "$work/back/$example.xlsx.outcomes" || die "$example: LibreOffice gives other files"
    tail -n 1 "$work/$example.xlsx.told"
done

"$python" "$here/figures/bomb.py" "$work/bomb.xlsx"
code=0
(cd "$work/sundsvall" && ulimit -v 2000000 && timeout 60 "$styr" import "$work/bomb.xlsx") 2>"$work/told" || code=$?
[ "$code" = 2 ] || die "a bomb gives code $code: $(cat "$work/told")"
cat "$work/told"
echo "figures: ok"
