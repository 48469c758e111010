"""Holds the packages of `cargo metadata` against the lists of deny.toml: licences, bans and sources."""

import json
import re
import sys
import tomllib


def is_allowed(expression, allowed):
    """Whether the lists allow an SPDX expression: one of its alternatives, all of its parts."""
    text = expression.replace("/", " OR ")
    words = re.findall(r"\(|\)|[^\s()]+", text)
    result, rest = alternatives(words, allowed)
    return result and not rest


def alternatives(words, allowed):
    result, words = parts(words, allowed)
    while words[:1] == ["OR"]:
        other, words = parts(words[1:], allowed)
        result = result or other
    return result, words


def parts(words, allowed):
    result, words = one(words, allowed)
    while words[:1] == ["AND"]:
        other, words = one(words[1:], allowed)
        result = result and other
    return result, words


def one(words, allowed):
    if not words:
        return False, []
    if words[0] == "(":
        result, rest = alternatives(words[1:], allowed)
        return (result, rest[1:]) if rest[:1] == [")"] else (False, [])
    if words[1:2] == ["WITH"]:
        return " ".join(words[:3]) in allowed, words[3:]
    return words[0] in allowed, words[1:]


def main(lists, metadata):
    with open(lists, "rb") as file:
        deny = tomllib.load(file)
    with open(metadata, encoding="utf-8") as file:
        packages = json.load(file)["packages"]
    allowed = set(deny["licenses"]["allow"])
    banned = {it["name"] for it in deny["bans"]["deny"]}
    ours = [it for it in packages if it["source"] is None]
    wrong = [] if len(ours) == 1 else [f"{len(ours)} packages come from a folder, not one"]
    for package in packages:
        name = f"{package['name']} {package['version']}"
        if not is_allowed(package["license"] or "", allowed):
            wrong.append(f"{name}: the licence is {package['license']}")
        if package["name"] in banned:
            wrong.append(f"{name} is banned")
        source = package["source"]
        if source is not None and source != "registry+https://github.com/rust-lang/crates.io-index":
            wrong.append(f"{name} comes from {source}")
        wrong += [f"{name} wants any {it['name']}" for it in package["dependencies"] if package in ours and it["req"] == "*"]
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"     {len(packages)} packages")
    sys.exit(1 if wrong else 0)


main(*sys.argv[1:])
