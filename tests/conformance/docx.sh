#!/usr/bin/env bash
# The papers as Word documents, opened by programs that know nothing of styr: LibreOffice reads every kind
# from two examples and writes it as PDF/UA, .odt, .docx and text; python-docx opens it too. What is looked
# at is what a screen reader needs: headings and their levels, header rows, language, the words of pictures.
# A template made elsewhere gives its styles, header and picture.
#
#   bash tests/conformance/docx.sh
#   STYR=target/debug/styr bash tests/conformance/docx.sh    with a program that is already built
#
# Needs python3 and its registry, and soffice; where that is not there, it is installed with apt-get, as root.
set -euo pipefail

PYTHON_DOCX=1.2.0
PIKEPDF=10.17.0

. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

if ! command -v soffice >"$work/out" 2>&1; then
    command -v apt-get >"$work/out" 2>&1 || die "soffice is not here, and apt-get neither: install LibreOffice Writer"
    [ "$(id -u)" = 0 ] || die "soffice is not here, and only root can install it: apt-get install libreoffice-writer-nogui"
    export DEBIAN_FRONTEND=noninteractive
    fetch apt-get update -qq
    fetch apt-get install -y -qq --no-install-recommends --download-only libreoffice-writer-nogui
    apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui >"$work/out" 2>&1 || die "$(cat "$work/out")"
fi
install_python "python-docx==$PYTHON_DOCX" "pikepdf==$PIKEPDF"

# Writes documents in another format, all at once since each start takes seconds; a try that hangs is made again.
office() {
    local format=$1 folder=$2 try
    shift 2
    for try in 1 2 3; do
        if timeout 300 soffice --headless "-env:UserInstallation=file://$work/profile$try" --convert-to "$format" \
            --outdir "$folder" "$@" >"$work/out" 2>&1; then
            return
        fi
        echo "docx.sh: soffice failed, try $try of 3" >&2
    done
    cat "$work/out" >&2
    die "soffice could not write $format"
}

ua='pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
papers=$work/papers
for choice in "sundsvall kf bun" "mjolby kf utbn"; do
    read -ra words <<<"$choice"
    for kind in resultatanalys kort arende arsrapport verksamhetsplan dialog; do
        "$styr" -C "$root/examples/${words[0]}" --date 2026-11-21 report "${words[@]:1}" --kind $kind --format docx -o "$papers"
    done
done

echo "== a template, as python-docx writes it and as LibreOffice does"
"$python" "$here/docx/template.py" "$work/kommun.docx"
office docx:"MS Word 2007 XML" "$work/again" "$work/kommun.docx"
for template in kommun again/kommun; do
    "$styr" -C "$root/examples/sundsvall" --date 2026-11-21 report bun --format docx --template "$work/$template.docx" \
        -o "$papers/mall-${template%%/*}.docx"
done

echo "== every document, through LibreOffice"
office "$ua" "$work/pdf" "$papers"/*.docx
office odt "$work/odt" "$papers"/*.docx
office docx:"MS Word 2007 XML" "$work/docx" "$papers"/*.docx
office txt:"Text (encoded):UTF8" "$work/txt" "$papers"/*.docx
"$python" "$here/docx/look.py" "$work"
echo "docx: ok"
