#!/usr/bin/env bash
# The recipes in examples/ci, held by tools that know nothing of styr: the vendors' own schemas through
# check-jsonschema, zizmor and pre-commit. Their shell, taken out of the YAML, is run in repositories
# with the history that each host gives.
#
#   bash tests/conformance/recipes.sh
#   STYR=target/debug/styr bash tests/conformance/recipes.sh    with a program that is already built
#
# Needs python3, git, curl and PyPI; everything else goes to a folder that is removed afterwards.
set -euo pipefail

PACKAGES=(check-jsonschema==0.39.0 zizmor==1.32.0 pre-commit==4.7.0 PyYAML==6.0.3)

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
recipes="$root/examples/ci"
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
    echo "recipes.sh: $*" >&2
    exit 1
}

install_tools() {
    local pip
    if "$python" -m venv "$work/venv" >"$work/out" 2>&1; then
        PATH="$work/venv/bin:$PATH"
        python="$work/venv/bin/python"
        pip=("$python" -m pip install)
    else
        "$python" -m pip --version >"$work/out" 2>&1 || die "$python has neither ensurepip nor pip"
        pip=("$python" -m pip install --target "$work/site")
        PATH="$work/site/bin:$PATH"
        export PYTHONPATH="$work/site${PYTHONPATH:+:$PYTHONPATH}"
    fi
    export PATH
    local try
    for try in 1 2 3; do
        if timeout 300 "${pip[@]}" --quiet --disable-pip-version-check "${PACKAGES[@]}" >"$work/out" 2>&1; then
            return
        fi
        echo "recipes.sh: install failed, try $try of 3" >&2
        sleep $((try * 5))
    done
    cat "$work/out" >&2
    die "could not install ${PACKAGES[*]}"
}

# Runs a tool that must be content.
accepts() {
    local what=$1
    shift
    "$@" >"$work/out" 2>&1 || { head -n 40 "$work/out" >&2; die "$what refuses"; }
}

fits() {
    local schema=$1
    shift
    accepts "the schema $schema" check-jsonschema --builtin-schema "vendor.$schema" "$@"
}

if [ -z "${STYR:-}" ]; then
    (cd "$root" && cargo build --quiet --locked)
    STYR="$root/target/debug/styr"
fi
styr="$(cd "$(dirname "$STYR")" && pwd)/$(basename "$STYR")"

install_tools
cd "$recipes"
fits github-workflows github.yml github-sarif.yml forgejo.yml
fits github-actions github-action/action.yml
fits gitlab-ci --data-transform gitlab-ci gitlab.yml
fits azure-pipelines --data-transform azure-pipelines --regex-variant nonunicode azure.yml
accepts "pre-commit" pre-commit validate-config pre-commit.yaml
accepts "zizmor" zizmor --offline --strict-collection --persona=auditor \
    github.yml github-sarif.yml forgejo.yml github-action/action.yml
grep -q "No findings" "$work/out" || die "zizmor did not look"
mkdir "$work/runs"
"$python" "$here/recipes/run.py" "$styr" "$recipes" "$root/tests/base" "$work/runs"
echo "recipes: ok"
