"""Runs the shell of every recipe, taken out of its YAML, in repositories with the history that its host gives it.

usage: run.py STYR RECIPES BASE WORK    (BASE: a styrrepo in which nothing is wrong)
"""

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

import comment

STYR, RECIPES, BASE, WORK = (pathlib.Path(it).resolve() for it in sys.argv[1:5])
# A branch that would run a command where its name is pasted into a script.
HOSTILE = """main";touch${IFS}pwned;$(touch${IFS}pwned)`touch${IFS}pwned`'"""
OLD, NEW = "kf/gammalt-fel", "kf/nytt-fel"
SOURCE = {"STYR_URL": STYR.as_uri(), "STYR_SHA256": hashlib.sha256(STYR.read_bytes()).hexdigest()}
QUIET = {
    "PATH": os.environ["PATH"],
    "HOME": str(WORK),
    "LANG": "C.UTF-8",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder, *args):
    ran = subprocess.run(["git", *args], cwd=folder, env=QUIET, check=True, capture_output=True, text=True)
    return ran.stdout.strip()


def fault(folder, link, plan="kf/plan.toml"):
    with open(folder / plan, "a", encoding="utf-8") as file:
        file.write(f'\n[mal.{link[3:]}]\nrubrik = "X"\nbidrar_till = ["{link}-borta"]\n')


def repository(name, base, proposal, folder, is_merged=True):
    """A clone at a proposal, merged into its base or not, or at the base; all have an old fault."""
    origin, clone = WORK / name / "origin", WORK / name / "clone"
    styrrepo = origin / folder
    origin.mkdir(parents=True)
    git(origin, "init", "--quiet", "--initial-branch", base)
    shutil.copytree(BASE, styrrepo, dirs_exist_ok=True)
    fault(styrrepo, OLD)
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "före")
    if proposal:
        git(origin, "checkout", "--quiet", "-b", "forslag")
        (styrrepo / "LÄSMIG.txt").write_text("ett förslag\n")
        if proposal == "wrong":
            fault(styrrepo, NEW)
        git(origin, "add", ".")
        git(origin, "commit", "--quiet", "-m", "förslag")
        # The base has moved on since, with faults that the proposal has no part in.
        git(origin, "checkout", "--quiet", base, "--")
        fault(styrrepo, "kf/andras-fel", "bun/plan.toml")
        git(origin, "add", ".")
        git(origin, "commit", "--quiet", "-m", "annat")
        git(origin, "checkout", "--quiet", "--detach")
        git(origin, "merge", "--quiet", "--no-ff", "-m", "provmerge", "forslag")
        git(origin, "branch", "provmerge")
    git(WORK / name, "clone", "--quiet", "--no-checkout", str(origin), "clone")
    head = base if not proposal else "provmerge" if is_merged else "forslag"
    git(clone, "checkout", "--quiet", "--detach", f"origin/{head}")
    return clone


def load(recipe):
    return yaml.safe_load((RECIPES / recipe).read_text(encoding="utf-8"))


def script(text, clone, env, options):
    """Runs a step as its host does; its status and what it wrote."""
    file = clone.parent / "step.sh"
    file.write_text(text, encoding="utf-8")
    command = ["bash", "--noprofile", "--norc", *options, str(file)]
    ran = subprocess.run(command, cwd=clone, env=QUIET | env, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def in_turn(steps, clone, options):
    out = ""
    for text, env in steps:
        status, written = script(text, clone, env, options)
        out += written
        if status:
            return status, out
    return 0, out


def given(env, source):
    """The environment that a recipe sets, filled in as its reader does."""
    assert {"STYR_URL", "STYR_SHA256", "STYR_GIT", "STYR_REV", "STYR_DIR"} <= set(env), env
    return {key: str(value) for key, value in env.items()} | source


def github(recipe, clone, base, source):
    (job,) = load(recipe)["jobs"].values()
    temp = clone.parent / "temp"
    temp.mkdir()
    host = {"RUNNER_TEMP": str(temp), "GITHUB_BASE_REF": base, "GITHUB_STEP_SUMMARY": str(temp / "summary.md")}
    is_here = {None: True, "github.event_name == 'pull_request'": bool(base)}
    steps = [it for it in job["steps"] if "run" in it and is_here[it.get("if")]]
    assert len(steps) >= 2 and not any("${{" in it["run"] for it in steps)
    env = given(job["env"], source) | host
    event = {"${{ github.event.pull_request.number }}": "7"}
    steps = [(it["run"], env | {key: event[to] for key, to in it.get("env", {}).items()}) for it in steps]
    answer = in_turn(steps, clone, ["-eo", "pipefail"])
    if base and recipe == "github.yml" and "styr 0" in answer[1]:
        assert (temp / "styr-diff/nummer").read_text() == "7\n"
        comments.append((temp / "styr-diff/styr-diff.md").read_text(encoding="utf-8"))
    return answer


def action(recipe, clone, base, source):
    recipe = load(recipe)
    temp = clone.parent / "temp"
    temp.mkdir()
    inputs = {key: it["default"] for key, it in recipe["inputs"].items()}
    names = {"STYR_URL": "url", "STYR_SHA256": "sha256", "STYR_GIT": "git", "STYR_REV": "rev", "STYR_DIR": "folder"}
    inputs |= {names[key]: value for key, value in source.items()}
    inputs |= {"since": f"origin/{base}" if base else ""}
    host = {"RUNNER_TEMP": str(temp), "GITHUB_STEP_SUMMARY": str(temp / "summary.md")}

    def value(text):
        return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda it: inputs[it[1]], text)

    steps = []
    for step in recipe["runs"]["steps"]:
        assert "${{" not in step["run"] and step["shell"] == "bash"
        steps.append((step["run"], host | {key: value(it) for key, it in step["env"].items()}))
    return in_turn(steps, clone, ["-eo", "pipefail"])


def gitlab(recipe, clone, base, source):
    job = load(recipe)["styr"]
    host = {"CI_PROJECT_DIR": str(clone)}
    if base:
        host["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = git(clone, "merge-base", f"origin/{base}", "origin/forslag")
    variables = {key: it for key, it in job["variables"].items() if key != "GIT_DEPTH"}
    # GitLab runs the parts of `script` in one shell.
    answer = script("\n".join(job["script"]), clone, given(variables, source) | host, ["-eo", "pipefail"])
    paths = [*job["artifacts"]["paths"], job["artifacts"]["reports"]["codequality"]]
    if "styr 0" in answer[1]:
        paths = [it for it in paths if base or "diff" not in it]
        assert all((clone / it).stat().st_size for it in paths), answer
        if base:
            comments.append((clone / ".styr/styr-diff.md").read_text(encoding="utf-8"))
    return answer


def azure(recipe, clone, base, source):
    recipe = load(recipe)
    temp = clone.parent / "temp"
    temp.mkdir()
    host = {"AGENT_TEMPDIRECTORY": str(temp)}
    if base:
        host["SYSTEM_PULLREQUEST_TARGETBRANCH"] = f"refs/heads/{base}"
    steps = [it["bash"] for it in recipe["steps"] if "bash" in it]
    # `$(name)` is Azure's own, filled in before bash sees it.
    assert len(steps) == 2 and not any("$(" in it or "${{" in it for it in steps)
    env = given(recipe["variables"], source) | host
    status, out = in_turn([(it, env) for it in steps], clone, [])
    for path in re.findall(r"^##vso\[task\.uploadsummary\](.*)$", out, re.M):
        assert pathlib.Path(path).stat().st_size
    return status, out


RUNS = {
    "github.yml": github,
    "github-action/action.yml": action,
    "gitlab.yml": gitlab,
    "azure.yml": azure,
    "forgejo.yml": github,
}
count = 0
# What the recipes would say of the proposals.
comments = []


def case(recipe, name, *, base="main", proposal=None, folder="", source=None, status, has=(), hasnt=()):
    global count
    count += 1
    place = f"{count}-{re.sub(r'[^a-z]', '-', recipe)}"
    # GitLab checks the proposal out as it is, the others as it will be.
    clone = repository(place, base, proposal, folder, is_merged=recipe != "gitlab.yml")
    source = (SOURCE if source is None else source) | {"STYR_DIR": folder or "."}
    actual, out = RUNS[recipe](recipe, clone, base if proposal else "", source)
    told = f"{recipe}, {name}: status {actual}\n{out}"
    assert actual == status, told
    assert all(it in out for it in has) and not any(it in out for it in hasnt), told
    assert not any(it.name.startswith("pwned") for it in (WORK / place).rglob("pwned*")), told
    shutil.rmtree(WORK / place)


def with_cargo():
    """A `cargo` that installs the program at hand, and refuses to be called otherwise than the recipes should."""
    folder = WORK / "cargo"
    folder.mkdir()
    wanted = "install --locked --root ROOT --git https://example.org/styr.git --rev 0123abcd styr"
    (folder / "cargo").write_text(
        f'#!/bin/sh\nroot=$4\n[ "$*" = "$(echo "{wanted}" | sed "s|ROOT|$root|")" ] || exit 9\n'
        f'cp "{STYR}" "$root/bin/styr"\n'
    )
    (folder / "cargo").chmod(0o755)
    return f"{folder}:{QUIET['PATH']}"


def recipes():
    path = with_cargo()
    built = {"STYR_GIT": "https://example.org/styr.git", "STYR_REV": "0123abcd"}
    for recipe in RUNS:
        # GitLab's report has all that is wrong, in a file; the log has what the proposal brought.
        case(recipe, "a proposal with a fault", proposal="wrong", status=1, has=[NEW], hasnt=[OLD, "andras"])
        case(recipe, "a proposal without", proposal="right", status=0, hasnt=[NEW, OLD])
        case(recipe, "the main branch", status=1, has=[OLD])
        case(recipe, "a folder of its own", folder="mål & plan", proposal="wrong", status=1, has=[NEW], hasnt=[OLD])
        case(recipe, "a hostile branch", base=HOSTILE, proposal="wrong", status=1, has=[NEW], hasnt=[OLD])
        case(recipe, "no source", source={}, status=2, has=["Skriv varifrån styr hämtas"])
        wrong = SOURCE | {"STYR_SHA256": "0" * 64}
        case(recipe, "another program", source=wrong, status=1, has=["FAILED"], hasnt=["styr 0"])
        nothing = SOURCE | {"STYR_SHA256": ""}
        case(recipe, "no checksum", source=nothing, status=1, hasnt=["styr 0"])
        before, QUIET["PATH"] = QUIET["PATH"], path
        case(recipe, "built with cargo", source=built, status=1, has=[OLD])
        QUIET["PATH"] = before


def sarif():
    """The job that uploads: findings do not stop it, but what cannot be read does."""
    (job,) = load("github-sarif.yml")["jobs"].values()
    steps = [it["run"] for it in job["steps"] if "run" in it]
    for name, broken, status in (("whole", False, 0), ("broken", True, 3)):
        clone = repository(f"sarif-{name}", "main", None, "")
        if broken:
            (clone / "kf/plan.toml").write_bytes(b"\xff")
        host = {"RUNNER_TEMP": str(clone.parent)}
        env = given(job["env"], SOURCE) | host
        actual, out = in_turn([(it, env) for it in steps], clone, ["-eo", "pipefail"])
        # `[ $? -eq 1 ]` answers for every other status.
        assert (actual == 0) == (status == 0), (name, out)
        written = (clone.parent / "styr.sarif").read_text(encoding="utf-8")
        rule = "olaslig-fil" if broken else "bruten-lank"
        assert f'"ruleId": "{rule}"' in written, (name, written)
        assert ('"executionSuccessful": true' in written) == (not broken), (name, written)


def pre_commit():
    """The real pre-commit, at a commit of what is staged."""
    clone = repository("pre-commit", "main", None, "")
    shutil.copy(RECIPES / "pre-commit.yaml", clone / ".pre-commit-config.yaml")
    programs = WORK / "programs"
    programs.mkdir()
    (programs / "styr").symlink_to(STYR)
    env = QUIET | {"PATH": f"{programs}:{QUIET['PATH']}", "PRE_COMMIT_HOME": str(WORK / "pre-commit-home")}

    def commit():
        git(clone, "add", ".")
        command = ["pre-commit", "run", "--color", "never"]
        ran = subprocess.run(command, cwd=clone, env=env, capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout + ran.stderr

    with open(clone / "kf/plan.toml", "a", encoding="utf-8") as file:
        file.write("# en rad\n")
    status, out = commit()
    assert status == 0 and "Passed" in out, out
    fault(clone, NEW)
    status, out = commit()
    assert status == 1 and NEW in out and OLD not in out, out


def installs_agree():
    """One text fetches styr, but for the folder that it lands in."""
    texts = set()
    for recipe in [*RUNS, "github-sarif.yml"]:
        text = (RECIPES / recipe).read_text(encoding="utf-8")
        lines = text[text.index("set -euo pipefail\n") : text.index("/bin/styr\" --version\n")].splitlines()
        place = re.search(r'mkdir -p "(.*)/bin"', text)[1]
        texts.add("\n".join(it.strip() for it in lines).replace(place, "PLACE"))
    assert len(texts) == 1, texts


installs_agree()
recipes()
sarif()
pre_commit()
assert len(comments) > 4 and all(it.startswith("<!-- styr-diff -->\n## ") for it in comments)
pairs = [it.read_text(encoding="utf-8") for it in BASE.parent.glob("review/*/expected.md")]
comment.run(RECIPES, WORK, [*comments, *(it.replace("<version>", "0123456789") for it in pairs)])
print(f"     {count} runs of {len(RUNS)} recipes, the upload of SARIF, and pre-commit")
