"""Holds SARIF, GitLab's report and the summary against the JSON answer and the files themselves."""

import collections
import html.parser
import json
import pathlib
import re
import sys
import tomllib
import urllib.parse

import cmarkgfm
from cmarkgfm.cmark import Options
from sarif_pydantic import Sarif

REPO, OUT = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
FOLDER = "mål & plan, #1 100%/"
FINDINGS = json.loads((OUT / "styr.json").read_text())["findings"]
LEVELS = {"fel": "error", "varning": "warning", "tips": "note"}
SEVERITIES = {"fel": "major", "varning": "minor", "tips": "info"}


def clean(text):
    """What styr prints of a text from a file, on one line."""
    bad = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2061-\u2064\u2066-\u206f]")
    text = bad.sub("\ufffd", re.sub("[\n\r\t]", " ", text))
    text = re.sub(r"(^|\s)::", r"\1: :", text)
    return text.replace("##vso[", "# vso[").replace("##[", "# [")


def lines_of(path):
    return (REPO / path).read_bytes().decode().split("\n")


def sarif():
    text = (OUT / "all.sarif").read_text()
    Sarif.model_validate_json(text)
    (run,) = json.loads(text)["runs"]
    assert run["columnKind"] == "unicodeCodePoints" and run["invocations"] == [{"executionSuccessful": True}]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        # What GitHub asks of a rule, and the longest that it takes.
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024, rule["id"]
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024, rule["id"]
        assert rule["help"]["text"] and rule["help"]["markdown"].startswith("# " + rule["id"])
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
    assert len(run["results"]) == len(FINDINGS)
    prints = collections.Counter()
    quoted = 0
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"]
        assert result["level"] == LEVELS[finding["severity"]]
        assert result["message"]["text"].startswith(clean(finding["message"]).replace("](", "] ("))
        prints[result["partialFingerprints"]["styr/v1"]] += 1
        (location,) = result["locations"]
        for place in [location, *result.get("relatedLocations", [])]:
            artifact = place["physicalLocation"]["artifactLocation"]
            assert artifact["uriBaseId"] == "%SRCROOT%" and re.fullmatch(r"[A-Za-z0-9%._~/-]+", artifact["uri"])
            path = urllib.parse.unquote(artifact["uri"])
            assert path.startswith(FOLDER) and (REPO / path).is_file(), path
            region = place["physicalLocation"]["region"]
            assert all(region[it] >= 1 for it in ("startLine", "startColumn", "endLine", "endColumn"))
        region = location["physicalLocation"]["region"]
        path = urllib.parse.unquote(location["physicalLocation"]["artifactLocation"]["uri"])
        assert path == FOLDER + finding["path"]
        if finding["rule"] == "bruten-lank":
            # The region holds just the words at fault.
            line = lines_of(path)[region["startLine"] - 1]
            words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            link = tomllib.loads("x = " + words)["x"]
            assert f"`{link}`" in finding["message"], (words, finding["message"])
            quoted += 1
    assert quoted >= 40 and set(prints.values()) == {1}, prints.most_common(3)
    (unread,) = json.loads((OUT / "unread.sarif").read_text())["runs"]
    (invocation,) = unread["invocations"]
    assert not invocation["executionSuccessful"] and invocation["toolExecutionNotifications"]


def gitlab():
    issues = json.loads((OUT / "gitlab.json").read_text())
    assert len(issues) == len(FINDINGS)
    assert len({it["fingerprint"] for it in issues}) == len(issues)
    for issue, finding in zip(issues, FINDINGS, strict=True):
        assert issue["check_name"] == finding["rule"]
        assert issue["severity"] == SEVERITIES[finding["severity"]]
        assert issue["description"].startswith(clean(finding["message"]))
        location = issue["location"]
        assert location["path"] == FOLDER + finding["path"] and (REPO / location["path"]).is_file()
        assert location["lines"]["begin"] == finding["line"]


class Page(html.parser.HTMLParser):
    """The tags of a page, its runs of text, and the cells of its tables."""

    def __init__(self):
        super().__init__()
        self.tags, self.runs, self.cells, self.open = set(), [], [], False

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.open = tag == "td"
        if self.open:
            self.cells.append("")
        assert all(name == "align" for name, _ in attrs), (tag, attrs)

    def handle_endtag(self, tag):
        self.open = self.open and tag != "td"

    def handle_data(self, data):
        self.runs.append(data)
        if self.open:
            self.cells[-1] += data


def summary():
    page = Page()
    text = (OUT / "summary.md").read_text()
    page.feed(cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE))
    page.close()
    assert page.tags <= {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td"}, page.tags
    # Nobody is called and nothing linked: hosts look in runs of text.
    for run in page.runs:
        assert not re.search(r"@\w|(?<!&)#\d", run), run
    rows = [page.cells[at : at + 4] for at in range(0, len(page.cells), 4)]
    assert len(rows) == len(FINDINGS)

    def key(path, line, rule, severity, words):
        return (" ".join(f"{path}:{line}".split()), rule, severity, " ".join(words.split(" · ")[0].split()))

    expected = sorted(
        key(clean(FOLDER + it["path"]), it["line"], it["rule"], it["severity"], clean(it["message"]))
        for it in FINDINGS
    )
    actual = []
    for severity, where, words, rule in rows:
        path, line = where.rsplit(":", 1)
        actual.append(key(path, line, rule, severity, words))
    assert sorted(actual) == expected, [it for it in zip(sorted(actual), expected) if it[0] != it[1]][:3]


sarif()
gitlab()
summary()
print(f"     {len(FINDINGS)} findings: sarif, gitlab, summary")
