#!/usr/bin/env bash
# Open data held by frictionless, which knows nothing of styr: the table fits its description in every
# example and in a styrrepo of hostile texts, and a table with a fault is refused.
#
#   bash tests/conformance/opendata.sh
#   STYR=target/debug/styr bash tests/conformance/opendata.sh    with a program that is already built
#
# Needs python3 and PyPI; everything else goes to a folder that is removed afterwards.
set -euo pipefail

FRICTIONLESS=5.21.0

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
install_python "frictionless==$FRICTIONLESS"

# Writes the open data of a styrrepo and validates them.
validate() {
    local name=$1 repo=$2 out="$work/out-$1"
    "$styr" -q --date 2026-11-21 -C "$repo" export --format csv "$out" 2>"$work/err"
    (cd "$out" && frictionless validate --json datapackage.json) >"$work/report.json" || {
        "$python" -c 'import json, sys; [print(e["message"]) for t in json.load(sys.stdin)["tasks"] for e in t["errors"][:9]]' \
            <"$work/report.json" >&2
        die "$name is refused"
    }
    echo "     $name: $(($(wc -l <"$out/utfall.csv") - 1)) lines"
}

for example in "$root"/examples/*/styr.toml; do
    folder=$(dirname "$example")
    validate "$(basename "$folder")" "$folder"
done

# Every text, and a value of each kind, as strangers may write them.
cp -r "$root/examples/sundsvall" "$work/hostile"
hostile='=cmd|/C calc!A0;=1 \\n\\r\\t, \\"x\\" \\u001B[31m \\u202E – “å” 🏳'
find "$work/hostile" -name '*.toml' -exec \
    sed -i -E "s~^((namn|rubrik|datakalla|mattenhet|anmarkning|titel) = )\".*\"\$~\1\"$hostile\"~" {} +
find "$work/hostile" -path '*/utfall/*.toml' -exec \
    sed -i -E "s~kommentar = \"[^\"]*\"~kommentar = \"$hostile\"~" {} +
grep -rq 'calc!A0' "$work/hostile/kf/plan.toml" || die "nothing became hostile"
validate hostile "$work/hostile"

# The description does hold the table: each of these faults is found.
refuses() {
    local what=$1 fault=$2
    cp -r "$work/out-sundsvall" "$work/wrong"
    sed -i -E "$fault" "$work/wrong/utfall.csv"
    ! cmp -s "$work/out-sundsvall/utfall.csv" "$work/wrong/utfall.csv" || die "$what: nothing was changed"
    if (cd "$work/wrong" && frictionless validate datapackage.json) >"$work/report" 2>&1; then
        die "$what is accepted"
    fi
    rm -r "$work/wrong"
}
refuses "a value that is no number" '2s/,[0-9.]+,,,,false/,åtta,,,,false/'
refuses "a light that is none" '2s/,(gul|gron|rod|ej_bedomd),/,lila,/'
refuses "a line without its unit" '2s/^[^,]*,/,/'
refuses "a line twice" '2p'
refuses "a column too few" '1s/^enhet,//'
echo "open data: all as expected"
