#!/usr/bin/env bash
# The owners of given paths, as a reader of CODEOWNERS that knows nothing of styr finds them
# (the package codeowners), and as Forgejo's documented way of reading does.
#
#   bash tests/conformance/owners.sh
#   STYR=target/debug/styr bash tests/conformance/owners.sh    with a program that is already built
#
# Needs python3 and PyPI; everything else goes to a folder that is removed afterwards.
set -euo pipefail

CODEOWNERS=0.8.0

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

install_python "codeowners==$CODEOWNERS"
"$python" "$here/owners/read.py" "$styr" "$root/tests/base" "$work/repo"
echo "owners: ok"
