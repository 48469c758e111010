"""Reads what `styr calendar` wrote with two libraries, and holds it against the table."""

import sys
from datetime import date, timedelta
from pathlib import Path

import icalendar
import vobject


def by_icalendar(text: bytes) -> dict:
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"], "the head is incomplete"
    events = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert type(start) is date and end == start + timedelta(days=1), (start, end)
        assert event.decoded("DTSTAMP").tzinfo is not None, "DTSTAMP must be in UTC"
        uid = str(event["UID"])
        assert uid not in events, f"{uid} twice"
        events[uid] = (start, str(event["SUMMARY"]), str(event.get("DESCRIPTION", "")))
    return events


def by_vobject(text: bytes) -> dict:
    calendar = vobject.readOne(text.decode(), validate=True)
    events = {}
    for event in calendar.vevent_list:
        description = event.description.value if hasattr(event, "description") else ""
        events[event.uid.value] = (event.dtstart.value, event.summary.value, description)
    return events


def rows(table: str) -> list:
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    assert cells[0] == ["Dag", "Slag", "Vad", "Vem"], cells[0]
    return cells[2:]


def main(table: str, now: str, later: str) -> None:
    text = Path(now).read_bytes()
    lines = text.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in b"".join(lines), "lines must end in CRLF"
    assert all(len(line) <= 75 for line in lines), "a line is longer than 75 octets"
    first, second = by_icalendar(text), by_vobject(text)
    assert first == second, set(first.items()) ^ set(second.items())

    # A long text takes several rows of the table; only the first has the day.
    days = [row[0] for row in rows(Path(table).read_text()) if row[0]]
    assert days == sorted(str(day) for day, _, _ in first.values()), "the table has other days"
    assert len(first) >= 10, "the example has too little to say anything"
    assert any("," in who for _, _, who in first.values()), "no comma to escape"

    after = by_icalendar(Path(later).read_bytes())
    both = first.keys() & after.keys()
    assert both and all(first[uid] == after[uid] for uid in both), "an id stands for something else"
    print(f"     {len(first)} days, read alike by icalendar and vobject")


main(*sys.argv[1:])
