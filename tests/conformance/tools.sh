# What every script here begins with: folders, the program under test, and installs of other people's tools.
# It is sourced, not run: `here`, `root`, `work` and `styr` are set by it, `python` once something is installed.
# STYR=path names a program that is already built. `work` is removed afterwards.
# shellcheck shell=bash

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# Runs what fetches from the network, with patience: a try that fails is made again, three in all.
fetch() {
    local try
    for try in 1 2 3; do
        if (cd "$work" && timeout 300 "$@") >"$work/out" 2>&1; then
            return
        fi
        echo "$(basename "$0"): install failed, try $try of 3" >&2
        sleep $((try * 5))
    done
    cat "$work/out" >&2
    die "could not run: $*"
}

# Installs Python packages, each pinned, in a virtual environment where python can make one.
install_python() {
    local pip=(-m pip install --quiet --disable-pip-version-check)
    if [ -x "$work/venv/bin/python" ] || "$python" -m venv "$work/venv" >"$work/out" 2>&1; then
        PATH="$work/venv/bin:$PATH"
        python="$work/venv/bin/python"
    else
        "$python" -m pip --version >"$work/out" 2>&1 || die "$python has neither ensurepip nor pip"
        pip+=(--target "$work/site")
        PATH="$work/site/bin:$PATH"
        export PYTHONPATH="$work/site${PYTHONPATH:+:$PYTHONPATH}"
    fi
    export PATH
    fetch "$python" "${pip[@]}" "$@"
}

# Installs packages of node, each pinned.
install_node() {
    [ -f "$work/package.json" ] || echo '{ "private": true }' >"$work/package.json"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 fetch npm install --prefix "$work" --silent --no-audit --no-fund --ignore-scripts "$@"
}

# Makes sure that LibreOffice can read and write documents and sheets; installs it where it is missing.
install_libreoffice() {
    local parts=(libreoffice-calc-nogui libreoffice-writer-nogui) missing=() part
    for part in "${parts[@]}"; do
        dpkg -s "$part" >"$work/out" 2>&1 || dpkg -s "${part%-nogui}" >"$work/out" 2>&1 || missing+=("$part")
    done
    [ ${#missing[@]} -eq 0 ] || install_debian "${missing[@]}"
}

# Makes sure that instructions can be counted.
install_valgrind() {
    command -v valgrind >"$work/out" || install_debian valgrind
}

# Installs packages of Debian and its kin.
install_debian() {
    local as=()
    [ "$(id -u)" = 0 ] || as=(sudo)
    fetch "${as[@]}" apt-get update --quiet
    fetch "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "$@"
}

# Converts a file with LibreOffice, without a screen and without the user's own settings: FORMAT FILE FOLDER.
convert() {
    timeout 300 soffice --headless "-env:UserInstallation=file://$work/office" --convert-to "$1" --outdir "$3" "$2" >"$work/out" 2>&1 ||
        die "LibreOffice cannot convert $2 to $1: $(cat "$work/out")"
    [ -f "$3/$(basename "${2%.*}").${1%%:*}" ] || die "LibreOffice gave no $1 of $2: $(cat "$work/out")"
}

# Writes examples whose every text wants to be something else than text, by the project's own test: FOLDER.
hostile_examples() {
    (cd "$root" && STYR_HOSTILE=$1 cargo test --quiet --locked --test main hostile::every_text_of_the_format_is_hostile) \
        >"$work/out" 2>&1 || die "the hostile examples were not written: $(tail -n 20 "$work/out")"
    [ -f "$1/sundsvall/styr.toml" ] || die "no test wrote the hostile examples"
}

if [ -z "${STYR:-}" ]; then
    (cd "$root" && cargo build --quiet --locked)
    STYR="$root/target/debug/styr"
fi
styr="$(cd "$(dirname "$STYR")" && pwd)/$(basename "$STYR")"
