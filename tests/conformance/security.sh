#!/usr/bin/env bash
# What is too heavy for `cargo test`: a million findings, and a version of git that is a bomb.
# Both must end within a minute of the processor; a million findings and the bomb within one and a half gigabytes,
# and the two million that a file of the greatest size can hold within two and a half.
#
#   bash tests/conformance/security.sh
#   STYR=target/release/styr bash tests/conformance/security.sh    with a program that is already built
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
base="$root/tests/base"

# Runs the program within so many kilobytes and prints how it ended; what it says goes to a file.
limited() {
    local status=0 most=$1
    shift
    (ulimit -v "$most" -t 60 && cd "$work/repo" && timeout 300 "$styr" "$@") >"$work/out" 2>"$work/err" || status=$?
    echo "$status"
}

fresh() {
    rm -rf "$work/repo"
    mkdir -p "$work/repo"
    cp -R "$base/." "$work/repo"
}

# Each line has a decimal comma, and a key that stands there already.
for size in "500000 1500000" "1000000 2500000"; do
    read -r lines most <<<"$size"
    fresh
    awk -v lines="$lines" 'BEGIN { print "format = 1"; for (i = 0; i < lines; i++) print "a=1,5" }' >"$work/repo/bun/atgarder.toml"
    got=$(limited "$most" check --format github --rule syntaxfel)
    [ "$got" = 1 ] || die "$((2 * lines)) findings end with $got: $(head -c 300 "$work/err")"
    grep -q "10 av $((2 * lines - 1)) fel" "$work/out" || die "other findings: $(tail -n 2 "$work/out")"
    [ "$(wc -c <"$work/out")" -lt 100000 ] || die "$((2 * lines)) findings are all written to the log"
    echo "     $((2 * lines)) findings: told in $(wc -l <"$work/out") lines"
done

fresh
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@x GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@x
in_git() { git -C "$work/repo" "$@"; }
in_git init -q
in_git add .
in_git commit -qm x
tree=$(in_git rev-parse HEAD:kf)
for _ in 1 2 3 4 5 6 7 8 9; do
    tree=$(for i in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\t%s\n' "$tree" "$i"; done | in_git mktree)
done
model=$(in_git rev-parse HEAD:styr.toml)
tree=$(printf '040000 tree %s\ta\n100644 blob %s\tstyr.toml\n' "$tree" "$model" | in_git mktree)
bomb=$(in_git commit-tree "$tree" -m x)
got=$(limited 1500000 check --rev "$bomb")
[ "$got" = 3 ] || die "a bomb in git ends with $got: $(head -c 300 "$work/err")"
grep -q "fler än 2 000 000 filer och mappar" "$work/err" || die "a bomb in git is told so: $(cat "$work/err")"
echo "     a thousand million folders: refused"
echo "security: ok"
