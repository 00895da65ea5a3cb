"""Turns of speakers: lines that begin with, or consist of, the name of who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind
from desktop.formats.recognise.printed_dates import TIME
from desktop.formats.recognise.printed_names import is_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.recognise.printed_lines import Line

# For: [10.30 am] Mr Bee: It rose.
_TIMED = re.compile(
    rf"(?:(?:\d{{1,3}}\.|(?P<number>Q\d{{1,4}})\.?)\s+)?(?:[\[(]?(?P<time>{TIME})[\])]?\s+)?"
    r"(?P<rest>.+)",
    re.DOTALL,
)
# For: Mr. Bee (Quayside): It rose.
_LABELLED = re.compile(
    r"(?P<label>(?:(?:Mr|Mrs|Ms|Dr|Sr|Prof|Hon|H\.E|Rt\.? Hon|St|M|Mme)\.\s+)*"
    r"[^:.!?]{1,90}?(?:\([^()]*\)\s*)*):\s+(?P<said>\S.*)",
    re.DOTALL,
)
# For: Ann Bee (Quayside) (Labour)
_SEATED = re.compile(r"(?P<name>[^()\[\]:]{3,70}?)\s*(?P<seat>(?:\([^()]{2,80}\)\s*)+)")
# For: The Deputy Speaker
_CHAIR = re.compile(
    r"(?:the\s+)?(?:(?:mr|mrs|ms|madam)\.?\s+)?(?:deputy\s+|acting\s+|temporary\s+)?"
    r"(?:speaker|president|chair|chairman|chairwoman|chairperson|presiding officer|lord mayor"
    r"|convener)(?:\s+\(.*\))?",
    re.IGNORECASE,
)
# For: The Minister for Tides (Carl Dee)
_OFFICE = re.compile(
    r"(?:the\s+)(?:[\w,’'&-]+\s+){0,12}\((?P<name>[^()]{3,60})\)(?:\s*\([^()]{2,40}\))?",
    re.IGNORECASE,
)
# For: Mr Bee (spoke in French)
_ASIDE = re.compile(
    r"\s*\((?:spoke|speaking|interpretation|translat|continu)[^()]*\)", re.IGNORECASE
)
# For: Ann Bee (10:30)
_CLOCK = re.compile(rf"\s*\((?P<time>{TIME})\)$")
# For: Ann Bee to the Minister for Tides
_PUT = re.compile(r"(?<=\S)\s+to the (?:Prime Minister|(?:\w+ )?(?:Minister|Secretary) .{3,100})")
# For: Mr Bee
_TITLE = re.compile(
    r"(?:the\s+)?(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|viscount|earl|deputy|senator"
    r"|professor|councillor|cllr|alderman|rt hon|h\.?e\.?)\.?\s",
    re.IGNORECASE,
)


class Turn(NamedTuple):
    """Where a speaker begins: `inline` when the words follow on the same line."""

    line: int
    speaker: str
    seat: str
    time: str
    inline: bool
    number: str = ""
    """The number printed before the name, as 'Q12' in evidence to committees."""


def turns(found: Sequence[Line]) -> list[Turn]:
    """Return every line that has the shape of a speaker's name, with or without words after it."""
    made = (_turn(index, line) for index, line in enumerate(found))
    return [turn for turn in made if turn]


def is_official(turn: Turn) -> bool:
    """Whether a name is printed as records of sittings print it, not as a title or a label."""
    printed = turn.speaker
    marks = (_CHAIR.fullmatch(printed), _OFFICE.fullmatch(printed), _TITLE.match(printed))
    return bool(turn.seat) or any(marks)


def in_office(turn: Turn) -> str:
    """Return the name in 'The Minister (Name)', by which later turns are printed, or ''."""
    match = _OFFICE.fullmatch(turn.speaker)
    return match["name"] if match else ""


def _turn(index: int, line: Line) -> Turn | None:
    match = _TIMED.fullmatch(line.text)
    if match is None:
        return None
    time, rest = match["time"] or "", match["rest"]
    labelled = _LABELLED.fullmatch(rest)
    if labelled:
        turn = _named(index, labelled["label"].strip(), time, inline=True)
        return turn._replace(number=match["number"] or "") if turn else None
    if len(rest) > 120 or line.kind is BlockKind.LIST_ITEM:  # noqa: PLR2004
        return None
    return _named(index, rest.rstrip(":").strip(), time, inline=False)


def _named(index: int, label: str, time: str, *, inline: bool) -> Turn | None:
    label = _ASIDE.sub("", label)
    if clock := _CLOCK.search(label):
        label, time = label[: clock.start()], time or clock["time"]
    label = _PUT.sub("", label) if inline else label
    if _CHAIR.fullmatch(label):
        return Turn(index, label, "", time, inline)
    office = _OFFICE.fullmatch(label)
    if office and is_name(office["name"], 2):
        return Turn(index, label, "", time, inline)
    seated = _SEATED.fullmatch(label)
    if seated and is_name(seated["name"].strip(), 2):
        return Turn(index, seated["name"].strip(), seated["seat"].strip(), time, inline)
    return Turn(index, label, "", time, inline) if is_name(label) else None
