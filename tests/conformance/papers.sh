#!/usr/bin/env bash
# The papers, read by programs that know nothing of styr: axe-core in a headless
# Chromium looks at every kind of page, in light and in dark, and counts the pages
# of what must fit on one; cmark-gfm, which is what git hosts use, reads the Markdown.
#
#   bash tests/conformance/papers.sh
#   STYR=target/debug/styr bash tests/conformance/papers.sh    with a program that is already built
#
# Needs node, npm and python3, and their registries; everything goes to a folder
# that is removed afterwards. Chromium comes with an npm package and needs Linux on x86-64.
set -euo pipefail

AXE=4.14.1
PLAYWRIGHT=1.65.1
CHROMIUM=147.0.0
CMARKGFM=2025.10.22

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

install_node "axe-core@$AXE" "playwright-core@$PLAYWRIGHT" "@sparticuz/chromium@$CHROMIUM"
install_python "cmarkgfm==$CMARKGFM"
cp "$here/papers/look.mjs" "$work"
for model in "$root"/examples/*/styr.toml; do
    example=$(dirname "$model")
    name=$(basename "$example")
    # Some examples are of another time: the autumn of their last outcomes.
    year=$(find "$example" -path '*/utfall/*.toml' -exec basename {} .toml \; | sort | tail -n 1)
    mapfile -t chosen < <("$styr" -C "$example" tree --format json | "$python" "$here/papers/choose.py")
    [ "${#chosen[@]}" -gt 1 ] || die "$name has too few units"
    for kind in resultatanalys kort arende arsrapport verksamhetsplan dialog; do
        for format in html md; do
            "$styr" -C "$example" --date "$year-11-21" report "${chosen[@]}" --kind $kind --format $format -o "$work/papers/$name"
        done
    done
done
hostile_examples "$work/hostile"
for choice in "sundsvall 2026-t2 bun" "mjolby 2026-augusti utbn"; do
    read -r name period unit <<<"$choice"
    for kind in resultatanalys kort arende arsrapport verksamhetsplan dialog; do
        for format in html md; do
            "$styr" -C "$work/hostile/$name" --date 2026-11-21 report "$unit" --period "$period" --kind $kind --format $format \
                -o "$work/papers/hostile-$name/" 2>>"$work/out"
        done
    done
done
echo "== every page, light and dark"
(cd "$work" && TMPDIR="$work" node look.mjs "$work"/papers/*/*.html)
echo "== every Markdown"
"$python" "$here/papers/read.py" "$work"/papers/*/*.md
echo "papers: ok"
