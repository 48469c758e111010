#!/usr/bin/env bash
# What `styr check` tells hosts of code, read by what others wrote: the SARIF and code quality schemas
# through check-jsonschema, sarif-pydantic, @actions/core, azure-pipelines-task-lib and cmarkgfm.
# The styrrepo is hostile: texts and paths hold what would break out of each format.
#
#   bash tests/conformance/formats.sh
#   STYR=target/debug/styr bash tests/conformance/formats.sh    with a program that is already built
#   STYR_SCHEMAS=folder                                         other copies of the schemas
#
# Needs python3, node, PyPI and npm; everything else goes to a folder that is removed afterwards.
set -euo pipefail

PACKAGES=(check-jsonschema==0.39.0 sarif-pydantic==0.6.2 cmarkgfm==2025.10.22)
MODULES=(@actions/core@3.0.1 azure-pipelines-task-lib@5.281.0)

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
schemas=$(cd "${STYR_SCHEMAS:-$here/third-party}" && pwd)

install_python "${PACKAGES[@]}"
install_node "${MODULES[@]}"
cp "$here/formats/github.mjs" "$here/formats/azure.cjs" "$work"
"$python" "$here/formats/corpus.py" "$styr" "$work/repo" "$work/out-of-styr"
cd "$work/out-of-styr"
check-jsonschema --schemafile "$schemas/sarif-schema-2.1.0.json" *.sarif >"$work/out" 2>&1 ||
    { cat "$work/out" >&2; die "the SARIF schema refuses what styr writes"; }
check-jsonschema --schemafile "$schemas/gitlab-codequality.json" gitlab.json >"$work/out" 2>&1 ||
    { cat "$work/out" >&2; die "the code quality schema refuses what styr writes"; }
"$python" "$here/formats/verify.py" "$work/repo" .
node "$work/github.mjs" .
node "$work/azure.cjs" .
echo "formats: ok"
