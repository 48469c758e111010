#!/usr/bin/env bash
# The licences, bans and sources of deny.toml, held against every package that the lock file names.
# cargo-deny is the tool that deny.toml is written for; to build it takes longer than all else here.
#
#   bash tests/conformance/licences.sh
#
# Needs python3 3.11 or later, and nothing else.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
(cd "$root" && cargo metadata --locked --format-version 1) >"$work/metadata.json"
python3 "$here/licences/check.py" "$root/deny.toml" "$work/metadata.json"
# What must be refused is refused.
for change in 's/"MIT OR Apache-2.0"/"GPL-3.0-only"/' 's/"name":"anyhow"/"name":"openssl"/' \
    's#"source":"registry+[^"]*"#"source":"git+https://example.org/x"#'; do
    sed "$change" "$work/metadata.json" >"$work/wrong.json"
    cmp -s "$work/metadata.json" "$work/wrong.json" && die "$change changes nothing"
    ! python3 "$here/licences/check.py" "$root/deny.toml" "$work/wrong.json" >"$work/out" 2>&1 || die "$change is accepted"
done
echo "licences: ok"
