"""The comment of the recipes: their Python, taken out of the YAML, against a stand-in for the host's calls."""

import collections
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import threading
import time
import urllib.parse

import yaml

MARK = "<!-- styr-diff -->"
TEXT = f"{MARK}\n## Inga nya fel\n"
HEAD = "0123456789abcdef0123456789abcdef01234567"
BOT = {"github": {"login": "github-actions[bot]"}, "gitlab": {"id": 42}}
OTHER = {"github": {"login": "anna"}, "gitlab": {"id": 7}}
AUTHOR = {"github": "user", "gitlab": "author"}
TOKEN = "hemligt-token"


class Host(http.server.ThreadingHTTPServer):
    """A code host with one proposal, number 7, and its comments; `faults` are given before any answer."""

    daemon_threads = True

    def __init__(self, kind):
        super().__init__(("127.0.0.1", 0), Answers)
        self.kind = kind
        self.comments = []
        self.faults = collections.deque()
        self.calls = []
        self.next = 1000

    def add(self, body, author):
        self.next += 1
        self.comments.append({"id": self.next, "body": body, AUTHOR[self.kind]: author, "system": False})


class Answers(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def give(self, status, value, raw=None):
        body = json.dumps(value).encode() if raw is None else raw
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self):
        host, method = self.server, self.command
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or "null")
        url = urllib.parse.urlsplit(self.path)
        host.calls.append((method, url.path))
        token = {"github": ("Authorization", f"Bearer {TOKEN}"), "gitlab": ("PRIVATE-TOKEN", TOKEN)}[host.kind]
        if self.headers.get(token[0]) != token[1]:
            return self.give(401, {})
        fault = host.faults.popleft() if host.faults else None
        if fault == "hang":
            return time.sleep(3)
        if fault == "garbage":
            return self.give(200, None, b"<html>")
        if fault == "odd":
            return self.give(200, {"message": "no"})
        if fault:
            return self.give(fault, {"message": "no"})
        query = dict(urllib.parse.parse_qsl(url.query))
        listed = {"github": "/repos/kommun/mal/issues/7/comments", "gitlab": "/projects/5/merge_requests/7/notes"}
        single = {"github": r"/repos/kommun/mal/issues/comments/(\d+)", "gitlab": listed["gitlab"] + r"/(\d+)"}
        one = re.fullmatch(single[host.kind], url.path)
        if (method, url.path) == ("GET", "/repos/kommun/mal/pulls/7"):
            return self.give(200, {"head": {"sha": HEAD}})
        if (method, url.path) == ("GET", "/user") and host.kind == "gitlab":
            return self.give(200, BOT["gitlab"])
        if (method, url.path) == ("GET", listed[host.kind]):
            size, page = int(query["per_page"]), int(query["page"])
            return self.give(200, host.comments[(page - 1) * size : page * size])
        if (method, url.path) == ("POST", listed[host.kind]):
            host.add(body["body"], BOT[host.kind])
            return self.give(201, host.comments[-1])
        if one and method == {"github": "PATCH", "gitlab": "PUT"}[host.kind]:
            (comment,) = (it for it in host.comments if it["id"] == int(one[1]))
            comment["body"] = body["body"]
            return self.give(200, comment)
        return self.give(404, {})

    do_GET = do_POST = do_PATCH = do_PUT = answer


def steps(recipes, kind):
    if kind == "gitlab":
        return yaml.safe_load((recipes / "gitlab.yml").read_text(encoding="utf-8"))["styr-kommentar"]["script"]
    (job,) = yaml.safe_load((recipes / "github-comment.yml").read_text(encoding="utf-8"))["jobs"].values()
    return [it["run"] for it in job["steps"] if "run" in it]


class Job:
    """The job that writes the comment, in a folder with what the first run left."""

    def __init__(self, recipes, kind, folder):
        (self.script,) = steps(recipes, kind)
        assert "${{" not in self.script
        self.kind, self.folder, self.host = kind, folder, Host(kind)
        self.left = folder / {"github": "styr-diff", "gitlab": ".styr"}[kind]
        threading.Thread(target=self.host.serve_forever, daemon=True).start()

    def leave(self, text=TEXT, number="7\n"):
        shutil.rmtree(self.left, ignore_errors=True)
        self.left.mkdir(parents=True)
        (self.left / "styr-diff.md").write_bytes(text if isinstance(text, bytes) else text.encode())
        (self.left / "nummer").write_text(number)
        return self

    def run(self, head=HEAD):
        api = f"http://127.0.0.1:{self.host.server_port}"
        env = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "STYR_TIMEOUT": "1",
            "GITHUB_API_URL": api,
            "CI_API_V4_URL": api,
            "RUNNER_TEMP": str(self.folder),
            "CI_PROJECT_DIR": str(self.folder),
            "GITHUB_REPOSITORY": "kommun/mal",
            "CI_MERGE_REQUEST_PROJECT_ID": "5",
            "CI_MERGE_REQUEST_IID": "7",
            "STYR_HEAD": head,
            "GH_TOKEN": TOKEN,
            "STYR_TOKEN": TOKEN,
        }
        # The waits between tries are the same, only shorter.
        script = self.script.replace("in (2, 5, None)", "in (0.1, 0.1, None)")
        assert script != self.script
        self.host.calls.clear()
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        ran = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
        assert TOKEN not in ran.stdout + ran.stderr and "Traceback" not in ran.stderr, ran
        return ran.returncode, ran.stdout + ran.stderr

    def bodies(self):
        return [it["body"] for it in self.host.comments]

    def wrote(self):
        return [it for it in self.host.calls if it[0] != "GET"]


def makes_and_updates(job):
    job.host.add("Bra förslag!", OTHER[job.kind])
    # The same first line by somebody else, by nobody, and without a body.
    job.host.add(f"{MARK}\n## Allt är bra", OTHER[job.kind])
    if job.kind == "github":
        job.host.add(f"{MARK}\n## Allt är bra", None)
    job.host.add(None, BOT[job.kind])
    others = job.bodies()
    status, out = job.leave().run()
    assert status == 0 and "skriven" in out and job.bodies() == [*others, TEXT], (out, job.bodies())
    again = TEXT + "\nIgen\n"
    status, out = job.leave(again).run()
    assert status == 0 and "uppdaterad" in out and job.bodies() == [*others, again], (out, job.bodies())
    # Far down among many.
    job.host.comments = []
    for number in range(250):
        job.host.add(f"Kommentar {number}", OTHER[job.kind])
    job.host.add(TEXT, BOT[job.kind])
    status, out = job.leave(again).run()
    assert status == 0 and job.bodies()[250:] == [again], out
    # Exactly full pages, and none of ours.
    job.host.comments = job.host.comments[:200]
    status, out = job.leave().run()
    assert status == 0 and job.bodies()[200:] == [TEXT], out


def fails_clearly(job):
    def case(faults, status, wanted, written=0):
        job.host.comments = []
        job.host.faults = collections.deque(faults)
        actual, out = job.leave().run()
        assert actual == status and wanted in out, (faults, actual, out)
        assert len(job.bodies()) == written, (faults, job.bodies())

    case([403], 1, "svarade 403 på GET")
    case([404], 1, "svarade 404")
    case([401], 1, "får token skriva kommentarer?")
    case([500, 500, 500], 1, "svarade 500")
    case([500], 0, "skriven", 1)
    case([502, 429], 0, "skriven", 1)
    case(["hang"], 0, "skriven", 1)
    case(["hang"] * 3, 1, "svarade inte")
    case(["garbage"] * 3, 1, "obegripligt")
    case(["odd"], 1, "obegripligt")
    # A call that writes is made anew only after a look at what is there.
    job.host.comments = []
    job.host.faults = collections.deque([None, None, 500])
    status, out = job.leave().run()
    assert status == 0 and job.bodies() == [TEXT], out
    job.host.faults.clear()


def takes_nothing_that_styr_did_not_write(job):
    job.host.comments = []

    def refused(wanted, **left):
        status, out = job.leave(**left).run()
        assert status == 1 and wanted in out and not job.wrote(), (left, status, out)

    for hostile in [
        "Hej\n",
        f"Hej\n{TEXT}",
        TEXT + "@kommun/alla\n",
        TEXT + "<img src=x>\n",
        TEXT + "<script>alert(1)</script>\n",
        TEXT + MARK + "\n",
        TEXT + "[länk](//ond.example)\n",
        TEXT + "![bild][1]\n",
        TEXT + "https://ond.example\n",
        "",
    ]:
        refused("inte sådan som styr skriver", text=hostile)
    refused("ingen text", text=b"\xff\xfe")
    refused("för stor" if job.kind == "github" else "inte sådan", text=TEXT + "x" * 1_000_000)
    if job.kind == "github":
        refused("inte sådan", text=TEXT + "x" * 70_000)
        for number in ["", "sju", "7; touch pwned", "7/../8", "-7", "٧", "7\n8", "9" * 10]:
            refused("inget nummer", number=number)
        refused("404", number="8")
        status, out = job.leave().run(head="f" * 40)
        assert status == 1 and "inte det som granskades" in out and not job.wrote(), out
        job.leave()
        (job.left / "nummer").unlink()
        (job.left / "nummer").symlink_to("/etc/hostname")
        status, out = job.run()
        assert status == 1 and "inget nummer" in out, out
    job.leave()
    (job.left / "styr-diff.md").unlink()
    (job.left / "styr-diff.md").symlink_to("/etc/hostname")
    status, out = job.run()
    assert status == 1 and "finns inte eller är för stor" in out and not job.wrote(), out
    shutil.rmtree(job.left)
    status, out = job.run()
    assert status == 0 and "ingen kommentar" in out and not job.host.calls, out
    assert not (job.folder / "pwned").exists()


def takes_all_that_styr_writes(job, texts):
    job.host.comments = []
    for text in texts:
        status, out = job.leave(text).run()
        assert status == 0 and job.bodies() == [text], (out, text)


def run(recipes, work, texts):
    assert len(texts) > 15, len(texts)
    for kind in ("github", "gitlab"):
        folder = pathlib.Path(work, f"comment-{kind}")
        folder.mkdir()
        job = Job(recipes, kind, folder)
        makes_and_updates(job)
        fails_clearly(job)
        takes_nothing_that_styr_did_not_write(job)
        takes_all_that_styr_writes(job, texts)
        job.host.shutdown()
