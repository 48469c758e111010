#!/usr/bin/env bash
# The recipes in examples/ci, held by tools that know nothing of styr: the vendors' own schemas through
# check-jsonschema, zizmor and pre-commit. Their shell, taken out of the YAML, is run in repositories
# with the history that each host gives, and that of their comment against a stand-in for the host's calls.
#
#   bash tests/conformance/recipes.sh
#   STYR=target/debug/styr bash tests/conformance/recipes.sh    with a program that is already built
#
# Needs python3, git, curl and PyPI; everything else goes to a folder that is removed afterwards.
set -euo pipefail

PACKAGES=(check-jsonschema==0.39.0 zizmor==1.32.0 pre-commit==4.7.0 PyYAML==6.0.3)

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
recipes="$root/examples/ci"

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

install_python "${PACKAGES[@]}"
cd "$recipes"
fits github-workflows github.yml github-comment.yml github-sarif.yml forgejo.yml
fits github-actions github-action/action.yml
fits gitlab-ci --data-transform gitlab-ci gitlab.yml
fits azure-pipelines --data-transform azure-pipelines --regex-variant nonunicode azure.yml
accepts "pre-commit" pre-commit validate-config pre-commit.yaml
accepts "zizmor" zizmor --offline --strict-collection --persona=auditor \
    github.yml github-comment.yml github-sarif.yml forgejo.yml github-action/action.yml
grep -q "No findings" "$work/out" || die "zizmor did not look"
mkdir "$work/runs"
"$python" "$here/recipes/run.py" "$styr" "$recipes" "$root/tests/base" "$work/runs"
echo "recipes: ok"
