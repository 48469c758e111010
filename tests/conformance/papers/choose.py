"""Chooses units of an organisation: the top, the first right below it, and the last that is far down."""

import json
import sys

units = json.load(sys.stdin)["units"]
top = next(it["id"] for it in units if it["superior"] is None)
below = next(it["id"] for it in units if it["superior"] == top)
superiors = {it["superior"] for it in units}
last = [it["id"] for it in units if it["id"] not in superiors][-1]
print("\n".join(dict.fromkeys([top, below, last])))
