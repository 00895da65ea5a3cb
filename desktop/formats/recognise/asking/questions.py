"""Written questions and answers, in the layouts in which parliaments print them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.recognise.asking import question_lines, referenced
from desktop.formats.recognise.asking.question_marks import Marks
from desktop.formats.recognise.printed_dates import iso, line_date
from desktop.formats.recognise.result import Item, Recognised, Unlike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.printed_lines import Line

# Letters, as in question_marks.
_LONGEST_TITLE = 110
# Lines at the top among which the title of the whole stands.
_HEAD = 6


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | Unlike:
    """Return one section per question, when there are at least two or one with its answer."""
    items = referenced.items(found)
    kinds: dict[int, tuple[BlockKind, int]] = {}
    if not items:
        marks = Marks(found)
        questions = marks.questions()
        if not questions:
            return Unlike("no line begins a question to an answering body")
        if len(questions) == 1 and not marks.is_complete(questions[0]):
            return Unlike("one question only, without who asks and who answers")
        items = marks.items(questions)
        kinds = marks.kinds(questions)
    if facts.title and _is_title_of_one(facts.title, items, found):
        facts = replace(facts, title="")
    facts = replace(facts, date=facts.date or _printed_above(found, items))
    if not facts.title and _stands_above(found[0], items):
        facts = replace(facts, title=found[0].text)
    return Recognised(DocumentKind.WRITTEN_QUESTIONS, facts, items, kinds)


def _printed_above(found: Sequence[Line], items: Sequence[Item]) -> str:
    """Return the day of the sitting where it is printed above the first question, or ''."""
    above = [line.text for line in found[:_HEAD] if line.start < items[0].start]
    return next((day for text in above if (day := iso(line_date(text)))), "")


def _stands_above(line: Line, items: Sequence[Item]) -> bool:
    """Whether the first line is a title above the first question."""
    ends = line.text.endswith((".", ":", ";", ",", "?", "!"))
    return line.start < items[0].start and len(line.text) <= _LONGEST_TITLE and not ends


def _is_title_of_one(title: str, items: Sequence[Item], found: Sequence[Line]) -> bool:
    """Whether what passes for the document's title is a part of its first question."""
    if title != found[0].text or items[0].start != found[0].start:
        return False
    return len(items) > 1 or question_lines.is_label(title)
