#!/usr/bin/env bash
# The files that docs/redigerare.md has for editors: with them, and the schemas that `styr schema` writes, Tombi and the
# tool behind Even Better TOML take every file of the example and refuse a word that the model does not have.
#
#   bash tests/conformance/editors.sh
#   STYR=target/debug/styr bash tests/conformance/editors.sh    with a program that is already built
set -euo pipefail

TOMBI=1.9.6
TAPLO=0.9.3

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

# The n:th file of TOML on the page.
page_file() {
    awk -v wanted="$1" '/^```toml$/ { n++; inside = n == wanted; next } /^```$/ { inside = 0 } inside' "$root/docs/redigerare.md"
}

install_python "tombi==$TOMBI" "taplo==$TAPLO"
cp -R "$root/examples/sundsvall" "$work/repo"
cd "$work/repo"
"$styr" -q schema
page_file 1 >.taplo.toml
page_file 2 >tombi.toml
mapfile -t files < <(find . -name '*.toml' ! -name tombi.toml ! -name .taplo.toml | LC_ALL=C sort)

taplo lint --colors never "${files[@]}" >"$work/out" 2>&1 || die "taplo: $(tail -n 5 "$work/out")"
tombi lint --offline --no-cache . >"$work/out" 2>&1 || die "tombi: $(tail -n 5 "$work/out")"
echo "     ${#files[@]} files fit"

sed -i 's/^niva = "namnd"/niva = "avdelningen"/; s/^namn = /namnn = /' bun/plan.toml
! taplo lint --colors never bun/plan.toml >"$work/out" 2>&1 || die "taplo takes a wrong plan"
! tombi lint --offline --no-cache bun/plan.toml >"$work/out" 2>&1 || die "tombi takes a wrong plan"
echo "editors: ok"
