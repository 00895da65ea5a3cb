"""A debate: the record of who spoke in a sitting, and when."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, DocumentKind, Locator, LocatorKind
from desktop.formats.recognise.asking.people_asked import asker, is_office
from desktop.formats.recognise.printed_dates import TIME
from desktop.formats.recognise.result import Item, Recognised, Unlike
from desktop.formats.recognise.speaking.turns import Turn, in_office, is_official, turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.printed_lines import Line

# For: 10.30 am
_TIME_LINE = re.compile(rf"[\[(]?(?P<time>{TIME})[\])]?")
# For: Column 1234
_COLUMN = re.compile(
    r"[\[(]?(?:Column|Col\.?|Page)\s+(?P<label>\d{1,5}[A-Z]{0,3})[\])]?", re.IGNORECASE
)
# Reports quote two or three people with their office; a record has more, and they come back.
_FEWEST_TURNS = 4
# One who speaks is a speech.
_FEWEST_SPEAKERS = 2
_FEWEST_OFFICIAL = 3
# Of the text: minutes have a long front and then one speech.
_LEAST_SHARE = 0.6
# Of the turns: the rest are those whose office is not said again.
_MOSTLY = 0.5
# Lines a turn: a report quotes now and then, a record all the time.
_MOST_LINES = 60


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | Unlike:
    """Return one section per turn, when speakers printed as in a record hold most of the text."""
    speaking = _speaking(found)
    lacking = _lacking(found, speaking)
    if lacking:
        return Unlike(lacking)
    times = {i: m["time"] for i, line in enumerate(found) if (m := _TIME_LINE.fullmatch(line.text))}
    items: list[Item] = []
    time = ""
    previous = 0
    for turn in speaking:
        time = turn.time or next(
            (times[i] for i in range(turn.line, previous - 1, -1) if i in times), ""
        )
        previous = turn.line
        items.append(Item(turn.speaker, found[turn.line].start, _facts(turn, time)))
    first = found[speaking[0].line]
    kinds: dict[int, tuple[BlockKind, int]] = {}
    if first.kind is BlockKind.HEADING and speaking[0].inline:  # the first words are no title
        kinds[first.block] = (BlockKind.PARAGRAPH, 0)
        facts = replace(facts, title="" if facts.title == first.text else facts.title)
    return Recognised(DocumentKind.DEBATE, facts, items, kinds, locators=_columns(found))


def _speaking(found: Sequence[Line]) -> list[Turn]:
    """Return the turns of those who are printed as speakers at least once."""
    made = turns(found)
    official = {_key(turn) for turn in made if is_official(turn)}
    official |= {in_office(turn).casefold() for turn in made}
    often = Counter(_key(turn) for turn in made)
    return [
        turn
        for turn in made
        if turn.number or _key(turn) in official or (turn.inline and often[_key(turn)] > 1)
    ]


def _lacking(found: Sequence[Line], speaking: Sequence[Turn]) -> str:
    """Return what keeps turns from being a record of a debate, or ''."""
    official = sum(map(is_official, speaking))
    if len(speaking) < _FEWEST_TURNS or official < _FEWEST_OFFICIAL:
        return (
            f"{len(speaking)} turns of speakers, {official} of them printed as in a record; "
            f"{_FEWEST_TURNS} and {_FEWEST_OFFICIAL} are needed"
        )
    if len({_key(turn) for turn in speaking}) < _FEWEST_SPEAKERS:
        return "one speaker only"
    if not _take_turns(found, speaking):
        return "few of those who speak are printed as in a record, or they speak very long"
    # A name on a line of its own counts only when someone speaks below it.
    places = {turn.line for turn in speaking}
    empty = sum(1 for turn in speaking if not turn.inline and turn.line + 1 in places)
    if empty * 3 > len(speaking):
        return "names stand below each other, as in a list"
    total = sum(len(line.text) for line in found)
    spoken = sum(len(line.text) for line in found[speaking[0].line :])
    return "" if spoken >= _LEAST_SHARE * total else "most of the text stands above the first turn"


def _take_turns(found: Sequence[Line], speaking: Sequence[Turn]) -> bool:
    """Whether most turns are by people printed as in a record, and none goes on for very long."""
    known = {_key(turn) for turn in speaking if is_official(turn) or turn.number}
    known |= {in_office(turn).casefold() for turn in speaking}
    theirs = sum(_key(turn) in known for turn in speaking)
    is_dense = len(found) - speaking[0].line <= _MOST_LINES * len(speaking)
    return is_dense and theirs >= _MOSTLY * len(speaking)


def _key(turn: Turn) -> str:
    return turn.speaker.casefold()


def _facts(turn: Turn, time: str) -> dict[str, str]:
    facts = {"speaker": turn.speaker}
    if is_office(turn.seat.strip("()")):
        facts["role"] = turn.seat.strip("()")
    elif turn.seat:
        seat = asker(f"{turn.speaker} {turn.seat}")
        place, dash, office = seat.get("constituency", "").partition("—")
        if dash and is_office(office):  # '(Place—Minister for ...)'
            seat.update(constituency=place, role=office)
        facts.update({k: v for k, v in seat.items() if k != "asked_by"})
    if turn.number:
        facts["number"] = turn.number
    if time:
        facts["time"] = time
    return facts


def _columns(found: Sequence[Line]) -> list[Locator]:
    matches = ((line, _COLUMN.fullmatch(line.text)) for line in found)
    return [Locator(line.start, LocatorKind.PAGE, m["label"]) for line, m in matches if m]
