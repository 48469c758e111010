#!/usr/bin/env bash
# What a check takes, held against the numbers in instructions.txt, in instructions on one thread as callgrind counts
# them: those are the same whatever else the machine does. More than 5 % more fails, and so does more than 5 % less,
# so that what is won stays won: the commit that changes the cost changes the number. The numbers hold for one
# compiler, named with them. Also holds how much memory a check takes.
#
#   STYR=target/x86_64-unknown-linux-gnu/release/styr bash tests/conformance/instructions.sh
#   BLESS=1 STYR=... bash tests/conformance/instructions.sh    takes the numbers anew
#
# The program is the one that `run` builds. Needs rustc, python3, and valgrind or apt.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

install_valgrind
rustc --edition 2024 -O -o "$work/corpus" "$here/instructions/corpus.rs"
for units in 10 1000 10000; do
    "$work/corpus" "$units" "$work/$units"
done

kept=$here/instructions.txt
compiler=$(readelf --string-dump=.comment "$styr" | grep -om1 'rustc version .*' | sed 's/ version//') || die "$styr tells no compiler"

for units in 1000 10; do
    # The number comes last on a line of its own; what the program prints goes elsewhere.
    RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$styr" -C "$work/$units" --date 2026-11-21 check >"$work/told" 2>"$work/counted" || die "check: $(cat "$work/told")"
    grep -q "^$((4 * units + 1)) filer, $units enheter, .* inga anmärkningar" "$work/told" || die "another corpus: $(cat "$work/told")"
    echo "$units units: $(sed -n 's/.*Collected : //p' "$work/counted")"
done >"$work/numbers"
(echo "$compiler" && cat "$work/numbers") >"$work/now"

if [ -n "${BLESS:-}" ]; then
    cp "$work/now" "$kept"
fi
[ "$(head -n 1 "$kept")" = "$compiler" ] || die "the numbers are of $(head -n 1 "$kept"), and the program is of $compiler.
Take the numbers anew with BLESS=1 and commit them; with this program they are:
$(cat "$work/numbers")"

awk -F': ' '
    NR == FNR { kept[$1] = $2; next }
    { change = 100 * ($2 / kept[$1] - 1); lines++ }
    { printf "     a check of %s: %.1f million instructions, %+.1f %% of what is kept\n", $1, $2 / 1e6, change }
    change > 5 { print "a check of " $1 " takes " $2 " instructions, over 5 % more than " kept[$1] >"/dev/stderr"; wrong = 1 }
    change < -5 { print "a check of " $1 " takes " $2 " instructions, over 5 % less than " kept[$1] ": keep that number instead" >"/dev/stderr"; wrong = 1 }
    END { exit wrong || lines != 2 }' "$kept" "$work/numbers" || die "take the numbers anew with BLESS=1 in the commit that explains them"

python3 "$here/instructions/limits.py" "$styr" "$work"
echo "instructions: ok"
