"""Interviews whose questions have no label: they stand out by their type, or as headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.canon.outline import short
from desktop.formats.recognise.result import Item, Recognised, Unlike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.printed_lines import Line

# For: Frequently asked questions
_HELP = re.compile(
    r"\bFAQs?\b|frequently asked|questions (?:and|&) answers about|\bhelp\b|\bguide\b|\bhow to\b",
    re.IGNORECASE,
)
# For: Interview with Ann Bee
_ANNOUNCED = re.compile(
    r"\binterview\b|\bin conversation\b|\bconversation with\b|\btalk(?:s|ing)? (?:with|to)\b"
    r"|\bQ\s?&\s?A\b|\bentretien\b|\bentrevista\b|\bgespräch\b|\bintervista\b",
    re.IGNORECASE,
)
# For: Why did you come?
_YOU = re.compile(
    r"\b(?:you|your|yours|yourself|vous|votre|vos|toi|sie|ihr|ihre[nrms]?|ihnen|usted|ustedes"
    r"|você|vocês|lei|voi)\b",
    re.IGNORECASE,
)
# For: I came by boat.
_ME = re.compile(
    r"\b(?:I|my|me|we|our|us|je|j[’']|moi|mon|ma|nous|notre|ich|mir|mich|mein\w*|wir|uns|yo|mi|mis"
    r"|nosotros|eu|meu|minha|nós|io|mio|mia|noi)\b"
)
# Questions. A text with two headings that ask is an essay.
_FEWEST = 4
# Letters of a question, with what leads to it.
_LONGEST = 600
# Of what stands out by its type: the rest are subheadings and the end.
_MOSTLY = 0.7
# Of the questions, how many are put to the one who answers ('you') for it to be no list of help.
_SOME = 0.3
# Of the text, or of the answers: in an essay the headings ask and nobody answers in the first
# person.
_LEAST_SHARE = 0.5


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | Unlike:
    """Return one section per question, when one person is asked and speaks of themselves."""
    places = _questions(found)
    if len(places) < _FEWEST or is_help(facts.title):
        return Unlike("no labels of speakers that come back, and few lines that stand out and ask")
    ends = [*places[1:], len(found)]
    answers = [" ".join(line.text for line in found[p + 1 : e])
               for p, e in zip(places, ends, strict=True)]  # fmt: skip
    if not all(answers) or not _is_talk([found[p].text for p in places], answers, facts.title):
        return Unlike("its questions are not to somebody who answers for themselves")
    asked = sum(len(line.text) for line in found[places[0] :])
    if asked < _LEAST_SHARE * sum(len(line.text) for line in found):
        return Unlike("most of the text stands above the first question")
    items = [
        Item(short(found[p].text, 110), found[p].start, {"question": short(found[p].text, 400)})
        for p in places
    ]
    return Recognised(DocumentKind.INTERVIEW, facts, items)


def is_help(title: str) -> bool:
    """Whether a title announces answers to whoever reads them, rather than a talk."""
    return bool(_HELP.search(title)) and not _ANNOUNCED.search(title)


def _questions(found: Sequence[Line]) -> list[int]:
    """Return the lines that stand out, when nearly all of them are questions."""
    out = [i for i, line in enumerate(found) if i and _stands_out(line)]
    asking = [i for i in out if "?" in found[i].text[-3:]]
    return asking if len(asking) >= _MOSTLY * len(out) else []


def _stands_out(line: Line) -> bool:
    is_heading = line.kind is BlockKind.HEADING
    is_line = line.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION) and len(line.text) <= _LONGEST
    return is_heading or (is_line and line.stands_out)


def _is_talk(questions: Sequence[str], answers: Sequence[str], title: str) -> bool:
    """Whether the questions speak to somebody, and the answers of the one who gives them."""
    told = sum(bool(_YOU.search(text)) for text in questions)
    own = sum(bool(_ME.search(text)) for text in questions)
    spoken = sum(bool(_ME.search(text)) for text in answers)
    is_asked = told > own and (told >= _SOME * len(questions) or bool(_ANNOUNCED.search(title)))
    return is_asked and spoken >= _LEAST_SHARE * len(answers)
