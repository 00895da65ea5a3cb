"""Which way of counting each text of a project is read in, and what the reader is told of that.

What the text itself shows comes first, then what the reader has chosen, what other texts of the
same project have shown, and what is known of the program. Where none of these tells, it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from desktop.domain.exchanged.project import Doubt
from desktop.formats.exchange.refi import calibration, conventions
from desktop.formats.exchange.refi.conventions import Convention, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.formats.exchange.refi.calibration import Marked, Range, Reading

_KNOWN: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "NVivo",
        {
            "unit": conventions.UTF_16,
            "ends": conventions.AS_IT_IS,
            "counts_mark": False,
            "inclusive": False,
        },
    ),
    ("qc ", {"unit": conventions.CODE_POINTS, "counts_mark": False, "inclusive": False}),
    ("ATLAS.ti", {"inclusive": False}),
)
"""How programs count, by the beginning of their names: measured on files of theirs."""
OWN_PROGRAM = "Manicule"
"""Before its version: what it writes follows the standard, and needs no finding out."""
_BY_WORDS = "as its words show"
_SHOWN = 3
"""Passages of each text that are shown where it is asked."""
# Readings side by side, as many as can be compared at a glance.
_MOST_ASKED = 4


@dataclass(slots=True)
class Placed:
    """A text with its passages, and the way that they are read in."""

    title: str
    text: Text
    marked: Sequence[Marked]
    identity: str = ""
    """What the document is known by."""
    readings: list[Reading] = field(init=False)
    chosen: Reading = field(init=False)
    why: str = ""
    left: list[Reading] = field(default_factory=list)
    """The readings among which it is asked."""

    def __post_init__(self) -> None:
        self.readings = calibration.readings(self.text, self.marked)
        self.chosen = self.readings[0]

    def quotation(self, where: Range) -> str:
        """Return the words at a place, with plain line ends and without blanks around them."""
        if where is None:
            return ""
        words = self.text.text[slice(*where)]
        return words.replace("\r\n", "\n").replace("\r", "\n").strip()

    def is_ambiguous(self, number: int) -> bool:
        """Whether the words of a passage are a guess."""
        return any(one.ranges[number] != self.chosen.ranges[number] for one in self.left)


def decide(texts: Sequence[Placed], program: str, chosen: str) -> None:
    """Choose the reading of each text; `chosen` is what the reader was asked for, or ''."""
    shown: dict[str, Any] = {}
    open_ones = []
    for text in texts:
        if len(text.readings) == 1:
            continue
        if program.startswith(OWN_PROGRAM):
            text.chosen = next(one for one in text.readings if Convention() in one.conventions)
            text.why = "as the standard has it"
        elif calibration.is_sure(text.readings[0], text.readings[1:]):
            text.why = _BY_WORDS
            _learn(shown, text.chosen)
        else:
            open_ones.append(text)
    wanted = conventions.named(chosen)
    known = next((facts for name, facts in _KNOWN if program.startswith(name)), {})
    for text in open_ones:
        text.left = list(text.readings)
        _narrow(text, wanted._asdict() if wanted else {}, "as was chosen")
        _narrow(text, shown, "as in other texts of the project")
        _narrow(text, known, f"as {program.split(maxsplit=1)[0] if program else ''} counts")
        text.left = _asked(text.left) if len(text.left) > 1 else []


def doubts(texts: Iterable[Placed]) -> tuple[Doubt, ...]:
    """Return what is to be asked, with a few passages that are read otherwise."""
    return tuple(
        Doubt(
            text.identity,
            {_name(one): tuple(map(text.quotation, _few(text, one))) for one in text.left},
        )
        for text in texts
        if text.left
    )


def remarks(texts: Iterable[Placed]) -> list[str]:
    """Return sentences that say how positions were counted, where there was a choice."""
    told = [text for text in texts if len(text.readings) > 1]
    told.sort(key=_how)
    return [_sentence(how, list(group)) for how, group in groupby(told, _how)]


def _learn(shown: dict[str, Any], reading: Reading) -> None:
    """Keep what all conventions of a reading share; what two texts show otherwise tells nothing."""
    for name in Convention._fields:
        values = {getattr(one, name) for one in reading.conventions}
        if len(values) == 1:
            value = values.pop()
            shown[name] = value if shown.get(name, value) == value else None


def _narrow(text: Placed, facts: dict[str, Any], why: str) -> None:
    """Leave only readings that agree with what is known, if there are any."""
    facts = {name: value for name, value in facts.items() if value is not None}
    if not facts or len(text.left) == 1:
        return
    fewest = min(one.misfits for one in text.left)
    agreeing = [
        one
        for one in text.left
        if one.misfits == fewest and any(_agrees(each, facts) for each in one.conventions)
    ]
    if agreeing:
        text.left, text.chosen = agreeing, agreeing[0]
        text.why = why


def _asked(left: list[Reading]) -> list[Reading]:
    """Return the likeliest reading and those that are the least odd."""
    rest = sorted(left[1:], key=lambda one: (one.misfits, one.conventions[0].oddity))
    return [left[0], *rest[: _MOST_ASKED - 1]]


def _agrees(convention: Convention, facts: dict[str, Any]) -> bool:
    return all(getattr(convention, name) == value for name, value in facts.items())


def _name(reading: Reading) -> str:
    return reading.conventions[0].name


def _few(text: Placed, reading: Reading) -> list[Range]:
    """Return the places of the passages that are shown: the first that are read otherwise."""
    numbers = [at for at in range(len(text.marked)) if text.is_ambiguous(at)]
    return [reading.ranges[at] for at in numbers[:_SHOWN]]


def _how(text: Placed) -> tuple[str, str]:
    return _name(text.chosen), "" if text.left else text.why


def _scores(text: Placed) -> tuple[float, float]:
    """Return the score of the chosen reading, and the best of all others."""
    return text.chosen.score, max(one.score for one in text.readings if one is not text.chosen)


def _sentence(how: tuple[str, str], texts: list[Placed]) -> str:
    name, why = how
    what = f"“{texts[0].title}”" if len(texts) == 1 else f"{len(texts):,} texts"
    if why != _BY_WORDS:
        known = f"Positions in {what} count {name}, {why}."
        return known if why else f"The file does not show how positions in {what} are counted."
    score, other = min(map(_scores, texts), key=lambda pair: pair[0] - pair[1])
    scores = f"score {score:.2f}, the next best {other:.2f}"
    if len(texts) > 1:
        scores += ", where it is closest"
    return f"Positions in {what} count {name}, {why} ({scores})."
