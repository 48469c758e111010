#!/usr/bin/env bash
# Completion as bash itself does it: its script is read, Tab is pressed, and what bash would put on the line is seen.
# A styrrepo whose ids and file names want to be commands is completed too, and nothing in it may be run.
#
#   bash tests/conformance/completions.sh
#   STYR=target/debug/styr bash tests/conformance/completions.sh    with a program that is already built
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
PATH="$(dirname "$styr"):$PATH"
example="$root/examples/sundsvall"

# Prints what bash gets for a line, one a line: as readline, which sets these variables and calls the function.
cat >"$work/press" <<'PRESS'
set -euo pipefail
source <(styr completions bash)
COMP_WORDS=("$@")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMP_TYPE=9
called=$(complete -p styr | sed 's/.*-F \([^ ]*\).*/\1/')
"$called" styr "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" || true
printf '%s\n' "${COMPREPLY[@]+"${COMPREPLY[@]}"}"
PRESS

expect() {
    local folder=$1 expected=$2 got
    shift 2
    got=$(cd "$folder" && bash "$work/press" "$@" 2>&1 | tr '\n' ' ')
    [ "${got% }" = "$expected" ] || die "'$*' gives '$got', not '$expected'"
    echo "     $* -> ${got:-nothing}"
}

expect "$example" status styr stat
expect "$example" bun styr report bu
expect "$example" "bun/trygg-skola" styr explain bun/trygg-s
expect "$example" "t1 t2 t3" styr status --period t
expect "$work" "" styr status bu

mkdir -p "$work/hostile/kf"
cp "$root/tests/base/styr.toml" "$work/hostile"
cp "$root/tests/base/kf/plan.toml" "$work/hostile/kf"
for id in '$(touch gick)' '`touch gick`' ';touch gick' '*'; do
    printf '\n[mal."%s"]\nrubrik = "x"\n' "$id" >>"$work/hostile/kf/plan.toml"
    touch "$work/hostile/$id.toml"
done
expect "$work/hostile" "kf/trygg-uppvaxt kf/trygghet" styr tree kf/
# Names of files are left to bash, which quotes them.
expect "$work/hostile" "" styr check '$'
[ ! -e "$work/hostile/gick" ] || die "something in a file was run"
echo "completions: ok"
