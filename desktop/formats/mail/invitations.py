"""Events in a message: invitations and other calendar entries (RFC 5545)."""

from __future__ import annotations

import quopri
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.formats.canon.canonical import Builder

_FOLD = re.compile(r"\r?\n[ \t]")
# DTSTART;TZID="Europe/Berlin":20240102T110000 · ORGANIZER;CN=Rosa Vale:mailto:rosa@example.org
_LINE = re.compile(
    r"""([A-Za-z0-9-]{1,60})((?:;[A-Za-z0-9-]{1,60}(?:=(?:"[^"]*"|[^";:])*)?)*):(.*)""", re.DOTALL
)
_PARAMETER = re.compile(r""";([A-Za-z0-9-]+)(?:=((?:"[^"]*"|[^";:])*))?""")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?")
_LASTS = re.compile(r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:\d+S)?)?")
_SHOWN = frozenset({"VEVENT", "VTODO", "VJOURNAL"})
_MOST_EVENTS = 500
_LONGEST = 1 << 20
_PEOPLE = 50


class _Line(NamedTuple):
    name: str
    parameters: dict[str, str]
    value: str


class Event(NamedTuple):
    """One entry of a calendar: what is printed of it."""

    key: str
    """The same for two copies of one entry."""
    summary: str
    lines: tuple[str, ...]
    description: str


def events(calendar: str) -> list[Event]:
    """Return the entries of a calendar; what is no calendar has none."""
    method = ""
    found: list[Event] = []
    open_in: list[str] = []
    lines: list[_Line] = []
    for line in _lines(calendar[:_LONGEST]):
        if line.name == "BEGIN":
            open_in.append(line.value.strip().upper())
            lines = [] if open_in[-1] in _SHOWN else lines
        elif line.name == "END" and open_in:
            if open_in.pop() in _SHOWN and len(found) < _MOST_EVENTS:
                found.append(_event(lines, method))
        elif line.name == "METHOD":
            method = line.value.strip().upper()
        elif open_in and open_in[-1] in _SHOWN:
            lines.append(line)
    return found


def write(event: Event, builder: Builder, level: int, written: str) -> None:
    """Write an entry; its description is left out when `written` has it already."""
    builder.block(BlockKind.HEADING, level)
    builder.text(event.summary)
    builder.block()
    builder.lines("\n".join(event.lines))
    if " ".join(event.description.split()) not in " ".join(written.split()):
        for paragraph in re.split(r"\n\s*\n", event.description):
            builder.block()
            builder.lines(paragraph.strip())
    builder.close_block()


def _lines(calendar: str) -> Iterator[_Line]:
    for written in re.split(r"\r?\n|\r", _FOLD.sub("", _joined(calendar))):
        found = _LINE.fullmatch(written)
        if found:
            parameters = {
                name.upper(): value.strip('"') for name, value in _PARAMETER.findall(found[2])
            }
            yield _Line(found[1].upper(), parameters, _unpacked(found[3], parameters))


def _joined(calendar: str) -> str:
    """Join the lines that old calendars (1.0) break with '='."""
    if "QUOTED-PRINTABLE" not in calendar:
        return calendar
    return re.sub(r"=\r?\n[ \t]?", "", calendar)


def _unpacked(value: str, parameters: dict[str, str]) -> str:
    if "QUOTED-PRINTABLE" not in (*parameters, parameters.get("ENCODING", "").upper()):
        return value
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    return data.decode("utf-8", "replace")


def _event(lines: Sequence[_Line], method: str) -> Event:
    first: dict[str, _Line] = {}
    for line in lines:
        first.setdefault(line.name, line)
    said = {
        name: _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], line.value)
        for name, line in first.items()
    }
    shown = [
        ("When", _when(first)),
        ("Due", _moment(first.get("DUE"))),
        ("Repeats", said.get("RRULE", "")),
        ("Where", said.get("LOCATION", "")),
        ("Organiser", _person(first.get("ORGANIZER"))),
        ("Invited", ", ".join(_people(lines))),
        ("Status", "cancelled" if method == "CANCEL" else said.get("STATUS", "").lower()),
        ("Link", said.get("URL", "")),
    ]
    printed = tuple(f"{name}: {' '.join(value.split())}" for name, value in shown if value.strip())
    moment = first["DTSTART"].value if "DTSTART" in first else ""
    return Event(
        f"{said.get('UID') or printed} {moment} {said.get('RECURRENCE-ID', '')}",
        " ".join(said.get("SUMMARY", "").split()),
        printed,
        said.get("DESCRIPTION", "").strip(),
    )


def _when(first: dict[str, _Line]) -> str:
    start, end = _moment(first.get("DTSTART")), _end(first)
    same_day = start[:10] == end[:10]
    if not end or end == start:
        return start
    zone = start.partition(" ")[2].partition(" ")[2]
    if same_day and end.endswith(zone):
        day, _, rest = start.partition(" ")
        return f"{day} {rest.partition(' ')[0]}–{end.split(' ')[1]} {zone}".strip()
    return f"{start} – {end}"


def _end(first: dict[str, _Line]) -> str:
    """Return when an event ends as it is printed; a day that is not part of it is not named."""
    start, end = first.get("DTSTART"), first.get("DTEND")
    begun = _parsed(start.value) if start else None
    lasts = _LASTS.fullmatch(first["DURATION"].value.strip()) if "DURATION" in first else None
    if end is None and start is not None and begun is not None and lasts is not None:
        weeks, days, hours, minutes = (int(part or 0) for part in lasts.groups())
        later = begun + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
        if "T" not in start.value:
            later -= timedelta(days=1)
        return _printed(later, start)
    if end is not None and "T" not in end.value:
        last = _parsed(end.value)
        return "" if last is None else _printed(max(last - timedelta(days=1), begun or last), end)
    return _moment(end)


def _moment(line: _Line | None) -> str:
    """Return a moment as it is printed, in the zone that it is given in."""
    if line is None:
        return ""
    moment = _parsed(line.value)
    return line.value.strip() if moment is None else _printed(moment, line)


def _printed(moment: datetime, line: _Line) -> str:
    day = moment.date().isoformat()
    if "T" not in line.value:
        return day
    zone = "UTC" if line.value.strip().endswith("Z") else line.parameters.get("TZID", "")
    return f"{day} {moment:%H:%M} {zone.strip('/')}".strip()


def _parsed(value: str) -> datetime | None:
    found = _MOMENT.fullmatch(value.strip())
    if not found:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups()[:5])
    try:
        # Only printed as it stands: the zone is named beside it.
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001
    except ValueError:
        return None


def _people(lines: Sequence[_Line]) -> list[str]:
    people = [_person(line) for line in lines if line.name == "ATTENDEE"]
    more = len(people) - _PEOPLE
    return [*people[:_PEOPLE], f"and {more} more"] if more > 0 else people


def _person(line: _Line | None) -> str:
    if line is None:
        return ""
    address = re.sub("^mailto:", "", line.value.strip(), flags=re.IGNORECASE)
    name = line.parameters.get("CN", "")
    return f"{name} <{address}>" if name and name != address else address
