#!/usr/bin/env bash
# `styr log` over 1 000 versions of 10 000 files, flat and nested: the versions that it tells of are those that
# git itself names for the file, and a paper finds what its plan was when it was decided.
#
#   bash tests/conformance/history.sh
#   STYR=target/release/styr MOST=1 bash tests/conformance/history.sh    and no answer may take longer than MOST seconds
#
# Needs git and python3; the repositories go to a folder that is removed afterwards.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
export GIT_CONFIG_GLOBAL=/dev/null

# Runs a command; what it wrote is in `$work/answer`, and it has its time.
timed() {
    local start seconds
    start=$(date +%s%N)
    "$@" >"$work/answer" || die "failed: $*"
    seconds=$(awk -v ns=$(($(date +%s%N) - start)) 'BEGIN { printf "%.2f", ns / 1e9 }')
    echo "     $shape: $what $seconds s"
    awk -v s="$seconds" -v most="${MOST:-0}" 'BEGIN { exit most > 0 && s > most }' || die "$what took $seconds s"
}

for shape in flat nested; do
    repo="$work/$shape"
    git init --quiet --initial-branch main "$repo"
    "$python" "$here/history/import.py" "$root/tests/base" "$shape" | git -C "$repo" fast-import --quiet
    git -C "$repo" reset --quiet --hard
    case $shape in flat) file=u7/plan.toml ;; *) file=n7/u7/plan.toml ;; esac

    # Once, so that the files are in memory.
    "$styr" -C "$repo" log u7/trygghet-ak8 >"$work/out"
    what="log of a thing" timed "$styr" -C "$repo" log u7/trygghet-ak8
    sed -nE 's/^[0-9-]{10} · Kansliet · ([0-9a-f]{10}) · .*/\1/p' "$work/answer" >"$work/told"
    git -C "$repo" log --format=%h --abbrev=10 -- "$file" >"$work/wanted"
    [ "$(wc -l <"$work/wanted")" -eq 100 ] || die "git names $(wc -l <"$work/wanted") versions"
    cmp "$work/wanted" "$work/told" || die "styr log and git log tell of other versions"

    what="a paper" timed "$styr" -C "$repo" --date 2026-11-21 report u7
    grep -qF "| Målvärdet 2026 | 88 | 990,5 | Utan beslut |" "$work/answer" || die "the paper does not tell what has changed"
done
echo "history: ok"
