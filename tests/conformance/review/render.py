"""Renders review comments with cmark-gfm and reads the HTML as a host's page would.

    render.py STYR TESTS WORK

Every pair in TESTS/review is made a git repository below WORK. Its comment is made without a limit
and with hundreds of limits; so is that of a large change from strangers.
"""

import pathlib
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

ALLOWED = {
    "h2", "h3", "p", "em", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "details", "summary",
}
MARK = "<!-- styr-diff -->"


class Page(HTMLParser):
    """Holds a page to what the comment may have."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.cells, self.width, self.rows, self.text = [], 0, 0, 0, []

    def handle_starttag(self, tag, attributes):
        assert tag in ALLOWED, f"<{tag}>"
        assert not attributes, f"<{tag} {attributes}>"
        self.open.append(tag)
        if tag == "tr":
            self.cells = 0
        if tag in ("th", "td"):
            self.cells += 1

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> in {self.open}"
        self.open.pop()
        if tag == "tr":
            self.rows += 1
            if "thead" in self.open:
                self.width = self.cells
            assert self.cells == self.width, f"{self.cells} cells of {self.width}"

    def handle_comment(self, data):
        assert f"<!--{data}-->" == MARK, data

    def handle_data(self, data):
        assert "\u202e" not in data and "\x1b" not in data, repr(data)
        for place in range(len(data) - 1):
            # What a host would make a mention or a reference of.
            assert not (data[place] in "@#" and data[place + 1].isalnum()), repr(data)
        assert "http:/" not in data and "https:/" not in data and "www." not in data.lower(), repr(data)
        self.text.append(data)


def read(comment):
    assert comment.startswith(MARK + "\n## "), comment[:80]
    html = cmarkgfm.github_flavored_markdown_to_html(comment, options=Options.CMARK_OPT_UNSAFE)
    page = Page()
    page.feed(html)
    page.close()
    assert not page.open, page.open
    text = "".join(page.text)
    assert "| ---" not in text and "<details>" not in text, text
    return page


def git(folder, *words):
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def commit(folder):
    git(folder, "init", "--quiet")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--message", "x")


def pair(folder, base, to):
    shutil.copytree(base, to)
    # A pair that begins from the base alone has no folder of its own: git keeps no empty one.
    if (folder / "before").is_dir():
        shutil.copytree(folder / "before", to, dirs_exist_ok=True)
    commit(to)
    shutil.copytree(folder / "after", to, dirs_exist_ok=True)
    removed = folder / "removed.txt"
    for path in removed.read_text().splitlines() if removed.exists() else []:
        shutil.rmtree(to / path)


def large(example, to):
    shutil.copytree(example, to)
    commit(to)
    for path in sorted(to.rglob("plan.toml")):
        text = path.read_text()
        text = text.replace('rubrik = "', 'rubrik = "</details><b>|`@anna #12 ' + "lång text " * 40)
        path.write_text(text.replace(" = 9", " = 8"))


def main():
    styr, tests, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    work.mkdir()

    def comment(repo, limit=None):
        words = [styr, "-C", str(repo), "--date", "2026-11-21", "diff", "--format", "md"]
        words += ["--max-chars", str(limit)] if limit else []
        ran = subprocess.run(words, check=True, capture_output=True)
        text = ran.stdout.decode()
        assert limit is None or len(text.encode("utf-16-le")) // 2 <= limit, (limit, len(text))
        return text

    rendered = 0
    for folder in sorted((tests / "review").iterdir()):
        pair(folder, tests / "base", work / folder.name)
        whole = comment(work / folder.name)
        assert read(whole).rows > 0 or folder.name == "nothing", folder
        rendered += 1
        for limit in range(1_000, len(whole) + 500, 211):
            read(comment(work / folder.name, limit))
            rendered += 1
    large(tests.parent / "examples/sundsvall", work / "large")
    whole = comment(work / "large")
    limits = [*range(1_000, 8_000, 500), *range(8_000, len(whole) + 2_000, max(1_000, len(whole) // 25))]
    rows = [read(comment(work / "large", limit)).rows for limit in limits]
    assert rows[-1] == read(whole).rows > 300, rows
    assert len(set(rows)) > 10, rows
    print(f"{rendered + len(rows) + 1} comments rendered")


main()
