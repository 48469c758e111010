#!/usr/bin/env bash
# Review comments at hundreds of limits, rendered by GitHub's own Markdown parser (cmark-gfm):
# what a host shows must have balanced tags, whole tables and no HTML or link of a stranger's.
#
#   bash tests/conformance/review.sh
#   STYR=target/debug/styr bash tests/conformance/review.sh    with a program that is already built
#
# Needs python3, git and PyPI; everything else goes to a folder that is removed afterwards.
set -euo pipefail

CMARKGFM=2025.10.22

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

install_python "cmarkgfm==$CMARKGFM"
"$python" "$here/review/render.py" "$styr" "$root/tests" "$work/repos"
echo "review: ok"
