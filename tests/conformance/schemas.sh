#!/usr/bin/env bash
# The generated schemas, held by tools that know nothing of styr:
# check-jsonschema (every schema is draft-07; the example's files fit), and
# tombi and taplo, the TOML tools behind editors. Wrong files must be refused,
# and for the reason that their `expect` comment (a pattern) names.
#
#   bash tests/conformance/schemas.sh
#   STYR=target/debug/styr bash tests/conformance/schemas.sh    with a program that is already built
#
# Needs python3 and PyPI; everything else goes to a folder that is removed afterwards.
set -euo pipefail

CHECK_JSONSCHEMA=0.39.0
TOMBI=1.9.6
TAPLO=0.9.3

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
example="$root/examples/sundsvall"
failures=0

fail() {
    echo "FAIL $1" >&2
    sed 's/\x1b\[[0-9;]*m//g; s/^/     /' "$work/out" | head -n 30 >&2
    failures=$((failures + 1))
}

# Runs a tool that must be content.
accepts() {
    local what=$1
    shift
    "$@" >"$work/out" 2>&1 || fail "$what"
}

# Runs a tool that must refuse, for the reason that the fixture names.
refuses() {
    local what=$1 words=$2
    shift 2
    if "$@" >"$work/out" 2>&1; then
        fail "$what is accepted"
    elif ! grep -qE -- "$words" "$work/out"; then
        fail "$what is refused, but not for \"$words\""
    fi
}

# The kind of a file, which is also the name of its schema; nothing for other files.
kind_of() {
    case "$1" in
        */utfall/*.toml) echo utfall ;;
        */analys/*.md) echo analys ;;
        */styr.toml | */plan.toml | */atgarder.toml | */internkontroll.toml | */styrdokument.toml | \
            */arshjul.toml | */indikatorer.toml) basename "$1" .toml ;;
        */tombi.toml) ;;
        *.toml) die "no schema for $1" ;;
    esac
}

front_matter() {
    awk 'NR == 1 && /^---\r?$/ { inside = 1; next } inside && /^---\r?$/ { exit } inside' "$1"
}

# Which schema is for which file, as tombi wants to know it.
associate() {
    local folder=$1 schemas=$2 kind
    {
        printf 'toml-version = "v1.0.0"\n\n[schema]\nenabled = true\nstrict = true\ncatalog = { paths = [] }\n'
        for kind in styr plan atgarder internkontroll styrdokument arshjul indikatorer; do
            printf '\n[[schemas]]\npath = "%s/%s.json"\ninclude = ["**/%s.toml", "%s-*.toml"]\n' \
                "$schemas" "$kind" "$kind" "$kind"
        done
        printf '\n[[schemas]]\npath = "%s/utfall.json"\ninclude = ["**/utfall/*.toml", "utfall-*.toml"]\n' "$schemas"
    } >"$folder/tombi.toml"
}

tombi_lint() {
    (cd "$1" && shift && tombi lint --offline --no-cache --error-on-warnings "$@")
}

taplo_lint() {
    local schema=$1
    shift
    taplo lint --colors never --no-auto-config --schema "file://$schema" "$@"
}

# Every file of a styrrepo fits its schema.
repo_fits() {
    local repo=$1 schemas=$2 kind file
    local -A files=()
    while IFS= read -r file; do
        kind=$(kind_of "$file")
        [ -n "$kind" ] || continue
        if [ "$kind" = analys ]; then
            front_matter "$file" >"$work/front/$(echo "${file#"$repo/"}" | tr / _).yaml"
        else
            files[$kind]+="$file"$'\n'
        fi
    done < <(find "$repo" -type f \( -name '*.toml' -o -name '*.md' \) | LC_ALL=C sort)

    for kind in styr plan utfall atgarder internkontroll styrdokument arshjul indikatorer; do
        [ -n "${files[$kind]:-}" ] || die "the example has no file for $kind.json"
        mapfile -t list < <(printf '%s' "${files[$kind]}")
        accepts "check-jsonschema $kind" check-jsonschema --schemafile "$schemas/$kind.json" "${list[@]}"
        accepts "taplo $kind" taplo_lint "$schemas/$kind.json" "${list[@]}"
        echo "     $kind: ${#list[@]} files"
    done
    accepts "check-jsonschema analys" check-jsonschema --schemafile "$schemas/analys.json" "$work"/front/*.yaml
    echo "     analys: $(find "$work/front" -name '*.yaml' | wc -l) files"
    associate "$repo" "$schemas"
    accepts "tombi on the example" tombi_lint "$repo" .
}

wrong_files_are_refused() {
    local schemas=$1 file name kind words
    associate "$work/wrong" "$schemas"
    for file in "$work"/wrong/*; do
        name=$(basename "$file")
        kind=${name%%-*}
        [ "$name" != tombi.toml ] || continue
        words=$(grep -m1 -o 'expect: .*' "$file" | cut -d' ' -f2-) || die "$name does not say what to expect"
        if [ "${name##*.}" = md ]; then
            front_matter "$file" >"$work/out.yaml"
            refuses "check-jsonschema $name" "$words" \
                check-jsonschema --schemafile "$schemas/$kind.json" "$work/out.yaml"
            continue
        fi
        refuses "tombi $name" "$words" tombi_lint "$work/wrong" "$name"
        # A quoted date is a string to the others, and JSON Schema has no other dates.
        [ ! -e "$here/schemas/wrong-for-tombi/$name" ] || continue
        refuses "check-jsonschema $name" "$words" check-jsonschema --schemafile "$schemas/$kind.json" "$file"
        refuses "taplo $name" "$words" taplo_lint "$schemas/$kind.json" "$file"
    done
}

# What the program writes: schemas of the example's own model, and JSON that keeps its promise.
program_keeps_its_word() {
    local status=0
    accepts "styr schema" "$styr" -C "$example" schema "$work/own"
    if [ -d "$work/own" ]; then
        accepts "check-jsonschema own schemas" check-jsonschema --check-metaschema "$work"/own/*.json
        repo_fits "$work/repo" "$work/own"
    fi
    "$styr" -C "$example" check --format json >"$work/check.json" 2>"$work/out" || status=$?
    [ "$status" -le 1 ] || fail "styr check --format json gives $status"
    accepts "check.output.json" check-jsonschema --schemafile "$root/schema/check.output.json" "$work/check.json"
    "$styr" -C "$work/repo" check --baseline known.json --write-baseline >"$work/out" 2>&1 || fail "styr check --write-baseline"
    accepts "check-baseline.output.json" check-jsonschema --schemafile "$root/schema/check-baseline.output.json" "$work/repo/known.json"
    rm "$work/repo/known.json"
    "$styr" -C "$example" status --format json >"$work/status.json" 2>"$work/out" || fail "styr status --format json"
    accepts "status.output.json" check-jsonschema --schemafile "$root/schema/status.output.json" "$work/status.json"
    local kind
    for kind in resultatanalys kort arende arsrapport verksamhetsplan dialog; do
        "$styr" -C "$example" report kf bun --kind $kind --format json >"$work/$kind.json" 2>"$work/out" ||
            fail "styr report --kind $kind --format json"
        accepts "report.output.json $kind" \
            check-jsonschema --schemafile "$root/schema/report.output.json" "$work/$kind.json"
    done
}

install_python "check-jsonschema==$CHECK_JSONSCHEMA" "tombi==$TOMBI" "taplo==$TAPLO"
mkdir "$work/repo" "$work/wrong" "$work/front"
cp -R "$example/." "$work/repo"
cp "$here"/schemas/wrong/* "$here"/schemas/wrong-for-tombi/* "$work/wrong"

echo "every schema is draft-07"
accepts "check-jsonschema --check-metaschema" check-jsonschema --check-metaschema "$root"/schema/*.json
echo "every file of examples/sundsvall fits its schema"
repo_fits "$work/repo" "$root/schema"
echo "wrong files are refused"
wrong_files_are_refused "$root/schema"
echo "the program keeps its word"
program_keeps_its_word

[ "$failures" -eq 0 ] || die "$failures failed"
echo "schemas: ok"
