"""Reads Markdown with cmark-gfm: balanced tags, no raw HTML, and the tables that were written."""

import sys
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

VOID = {"br", "hr", "img", "input"}
# What cmark-gfm itself writes; anything else came out of a text.
KNOWN = VOID | set("h1 h2 h3 h4 h5 h6 p ul ol li table thead tbody tr th td blockquote pre code strong em del a".split())


class Reader(HTMLParser):
    """Follows the tags of a page."""

    def __init__(self, name):
        super().__init__()
        self.name, self.open, self.tables = name, [], 0

    def handle_starttag(self, tag, attrs):
        """A tag that begins."""
        assert tag in KNOWN, f"{self.name}: <{tag}>"
        for key, value in attrs:
            assert key in {"href", "src", "alt", "align", "start", "title", "class"}, f"{self.name}: {key}={value}"
            if key == "href":
                assert value.startswith(("http://", "https://", "mailto:")), f"{self.name}: {value}"
        self.tables += tag == "table"
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """A tag that holds nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        """A tag that ends."""
        assert self.open and self.open.pop() == tag, f"{self.name}: </{tag}>"


def read(name, text):
    """Reads one paper and says how many tables it has."""
    html = cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    assert "raw HTML omitted" not in html
    reader = Reader(name)
    reader.feed(html)
    reader.close()
    assert not reader.open, f"{name}: {reader.open} are not closed"
    written = sum(line.startswith("| ---") or line.startswith("| :-") for line in text.splitlines())
    assert reader.tables >= written, f"{name}: {written} tables were written, {reader.tables} are read"
    return reader.tables


def main(files):
    """Reads every file."""
    for wrong in ["<i>x</i>", "<b>x", "[x](javascript:y)\n\n<i></i>"]:
        try:
            read("test", wrong)
        except AssertionError:
            continue
        raise SystemExit(f"read.py does not see {wrong}")
    assert len(files) >= 6, "too few papers"
    tables = sum(read(it, open(it, encoding="utf-8").read()) for it in files)
    assert tables > len(files), "almost no tables"
    print(f"{len(files)} papers, {tables} tables")


main(sys.argv[1:])
