"""Copies the data of a paper without the words for its first picture.

python mute.py DATA.json COPY.json
"""

import json
import sys

with open(sys.argv[1]) as data:
    paper = json.load(data)
muted = []


def mute(value):
    if isinstance(value, dict):
        if "alt" in value and not muted:
            muted.append(value["alt"])
            value["alt"] = None
        for it in value.values():
            mute(it)
    elif isinstance(value, list):
        for it in value:
            mute(it)


mute(paper)
if not muted:
    sys.exit("no picture was found")
with open(sys.argv[2], "w") as copy:
    json.dump(paper, copy)
