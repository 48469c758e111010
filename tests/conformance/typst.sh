#!/usr/bin/env bash
# The papers that `styr report --format typst` writes, made into PDF/UA-1 and PDF/A-2a by Typst from outside of
# styr, and looked into by rules of our own (typst/check.py): tags, language, titles, heads of tables, words for
# pictures, fonts, links, and every word in reading order. Hostile papers too, and one with three hundred goals more.
# Faults planted in a good PDF must all be found.
#
#   bash tests/conformance/typst.sh
#   STYR=target/debug/styr bash tests/conformance/typst.sh    with a program that is already built
#
# Needs python3 and its registry; everything goes to a folder that is removed afterwards.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
. "$here/typst/papers.sh"

write_papers typst
echo "== the command that the program names"
folder=$work/papers/sundsvall
command='--ignore-system-fonts --pdf-standard ua-1,a-2a --input data=bun-2026-t2-resultatanalys.json styr.typ'
grep -q -- "$command" "$folder/told" || die "another command is told: $(cat "$folder/told")"
echo "== PDF by typst"
"$python" "$here/typst/compile.py" "$work"/papers/*
check_papers "$work/papers"
echo "== planted faults"
good=resultatanalys
"$python" "$here/typst/plant.py" "$folder"/bun-*-$good.pdf "$folder"/bun-*-$good.json
# A picture without words in their place: typst itself must refuse it as PDF/UA, and the checks without that.
mkdir "$work/mute"
cp -r "$folder/styr.typ" "$folder/fonts" "$work/mute"
"$python" "$here/typst/mute.py" "$folder"/bun-*-$good.json "$work/mute/mute.json"
if "$python" "$here/typst/compile.py" "$work/mute" >"$work/out" 2>&1; then
    die "typst took a picture without words"
fi
grep -qi 'alt' "$work/out" || die "typst refused the mute picture for something else: $(cat "$work/out")"
"$python" "$here/typst/compile.py" "$work/mute" --standards ""
if "$python" "$here/typst/check.py" "$work/mute/mute.pdf" 2>"$work/out"; then
    die "a picture without words was not found"
fi
grep -q 'alt: a figure says nothing' "$work/out" || die "other faults were found: $(cat "$work/out")"
echo "typst: ok"
