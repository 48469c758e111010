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

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
    echo "owners.sh: $*" >&2
    exit 1
}

# Installs the reader, in a virtual environment where python can make one.
install_reader() {
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
        if timeout 300 "${pip[@]}" --quiet --disable-pip-version-check "codeowners==$CODEOWNERS" >"$work/out" 2>&1; then
            return
        fi
        echo "owners.sh: install failed, try $try of 3" >&2
        sleep $((try * 5))
    done
    cat "$work/out" >&2
    die "could not install codeowners==$CODEOWNERS"
}

if [ -z "${STYR:-}" ]; then
    (cd "$root" && cargo build --quiet --locked)
    STYR="$root/target/debug/styr"
fi
styr="$(cd "$(dirname "$STYR")" && pwd)/$(basename "$STYR")"

install_reader
"$python" "$here/owners/read.py" "$styr" "$root/tests/base" "$work/repo"
echo "owners: ok"
