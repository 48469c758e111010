#!/usr/bin/env bash
# The papers that styr itself makes into PDF, looked into by the same rules and held against the same words as
# those of tests/conformance/typst.sh, and byte for byte the same when they are written again.
#
#   cargo build --features pdf && STYR=target/debug/styr bash tests/conformance/pdf.sh
#
# Needs a program that is built with the feature `pdf`, and python3 with its registry.
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
. "$here/typst/papers.sh"

write_papers typst
write_papers pdf
check_papers "$work/papers"
mv "$work/papers" "$work/first"
write_papers pdf
for pdf in "$work"/papers/*/*.pdf; do
    cmp "$pdf" "$work/first/${pdf#"$work/papers/"}"
done
echo "pdf: ok"
