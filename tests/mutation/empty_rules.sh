#!/usr/bin/env bash
# Empties one rule at a time and sees that at least three cases of the mutation suite then fail.
#
#   tests/mutation/empty_rules.sh             every rule
#   tests/mutation/empty_rules.sh cirkel …    these rules
#
# A copy of the project is built once, in which the rule that EMPTY names finds nothing and only its
# own cases run; it is not part of the usual tests.
set -euo pipefail

project=$(cd "$(dirname "$0")/../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git -C "$project" ls-files -z --cached --others --exclude-standard |
    (cd "$project" && xargs -0 tar -cf - --ignore-failed-read) | tar -xf - -C "$copy"

empty='std::env::var("EMPTY").as_deref()'
sed -i "s|^\( *\)(rule.check)(facts, &mut findings);|\1if $empty != Ok(rule.id) { (rule.check)(facts, \&mut findings); }|
        s|^\( *\)undantag_utan_verkan::unused(facts, lifted)|\1if $empty == Ok(\"undantag-utan-verkan\") { return Vec::new(); }\n&|" \
    "$copy/src/rules.rs"
sed -i "s|^\( *\)rules::find(self.rule).is_some()|\1$empty == Ok(self.rule) \&\& rules::find(self.rule).is_some()|" \
    "$copy/tests/mutation/table.rs"
for patched in src/rules.rs tests/mutation/table.rs; do
    grep -q '"EMPTY"' "$copy/$patched" || { echo "$patched was not patched: mend the sed above" >&2; exit 3; }
done

cd "$copy"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$project/target}"
program=$(cargo test --test main --no-run --message-format=json 2>/dev/null |
    grep '"name":"main"' | grep -o '"executable":"[^"]*"' | tail -1 | cut -d'"' -f4)

rules=("$@")
if [ ${#rules[@]} -eq 0 ]; then
    mapfile -t rules < <(cd docs/rules && ls ./*.md | sed 's|^\./||; s|\.md$||')
fi
few=0
for rule in "${rules[@]}"; do
    told=$(EMPTY=$rule RUST_BACKTRACE=0 "$program" mutation::each_defect 2>&1 || true)
    counts=$(grep -o '^[0-9]* of [0-9]* cases' <<<"$told" || echo "0 of ? cases")
    echo "$rule: $counts fail"
    [ "${counts%% *}" -ge 3 ] || few=$((few + 1))
done
echo "${#rules[@]} rules, $few with fewer than three failing cases"
[ "$few" -eq 0 ]
