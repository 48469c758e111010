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

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
    echo "review.sh: $*" >&2
    exit 1
}

# Installs the parser, in a virtual environment where python can make one.
install_parser() {
    local pip
    if "$python" -m venv "$work/venv" >"$work/out" 2>&1; then
        python="$work/venv/bin/python"
        pip=("$python" -m pip install)
    else
        "$python" -m pip --version >"$work/out" 2>&1 || die "$python has neither ensurepip nor pip"
        pip=("$python" -m pip install --target "$work/site")
        export PYTHONPATH="$work/site${PYTHONPATH:+:$PYTHONPATH}"
    fi
    local try
    for try in 1 2 3; do
        if timeout 300 "${pip[@]}" --quiet --disable-pip-version-check "cmarkgfm==$CMARKGFM" >"$work/out" 2>&1; then
            return
        fi
        echo "review.sh: install failed, try $try of 3" >&2
        sleep $((try * 5))
    done
    cat "$work/out" >&2
    die "could not install cmarkgfm==$CMARKGFM"
}

if [ -z "${STYR:-}" ]; then
    (cd "$root" && cargo build --quiet --locked)
    STYR="$root/target/debug/styr"
fi
styr="$(cd "$(dirname "$STYR")" && pwd)/$(basename "$STYR")"

install_parser
"$python" "$here/review/render.py" "$styr" "$root/tests" "$work/repos"
echo "review: ok"
