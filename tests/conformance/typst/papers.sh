# Sourced after tools.sh by what makes PDF of papers: installs, writes every kind of paper of two examples, of a
# hostile copy and of one with three hundred goals, and checks the PDFs of such a folder.
# shellcheck shell=bash

TYPST=0.15.2
PIKEPDF=10.17.0

install_python "typst==$TYPST" "pikepdf==$PIKEPDF"

# Writes papers in a format to a folder an example, and what the program told to `told` in it.
write_papers() {
    local format=$1 example kind chosen
    for example in hostile many; do
        [ -d "$work/$example" ] && continue
        "$python" "$here/typst/hostile.py" "$root/examples/sundsvall" "$work/$example" $([ $example = hostile ] || echo 300)
    done
    for example in sundsvall mjolby; do
        mapfile -t chosen < <("$styr" -C "$root/examples/$example" tree --format json | "$python" "$here/papers/choose.py")
        for kind in resultatanalys kort arende arsrapport verksamhetsplan dialog; do
            paper "$root/examples/$example" "$format" "$work/papers/$example" "${chosen[@]}" --kind $kind
        done
    done
    paper "$root/examples/sundsvall" "$format" "$work/papers/sundsvall" bun --kind resultatanalys
    for kind in kort arende resultatanalys verksamhetsplan; do
        paper "$work/hostile" "$format" "$work/papers/hostile" bun --kind $kind
    done
    paper "$work/many" "$format" "$work/papers/many" bun --kind resultatanalys
}

paper() {
    local folder=$1 format=$2 to=$3
    shift 3
    mkdir -p "$to"
    "$styr" -C "$folder" --date 2026-11-21 report "$@" --format "$format" -o "$to" >"$to/out" 2>"$to/told" ||
        die "$folder $*: $(cat "$to/told")"
}

# Holds every PDF below a folder against the rules, and against the words of the data beside it.
check_papers() {
    local folder
    for folder in "$1"/*; do
        echo "== $(basename "$folder")"
        "$python" "$here/typst/check.py" "$folder"/*.pdf --data "$folder"
    done
}
