"""What is printed around a question: who asked it, whom and when, and who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.recognise.asking import people_asked, question_lines
from desktop.formats.recognise.asking.question_lines import LONGEST_REMARK

if TYPE_CHECKING:
    from desktop.formats.recognise.asking.marked_lines import MarkedLines, Question


_MOST_HEAD = 9
"""Lines of who answers: name, party, place, house, and when that was."""
_LEAST_HEAD = 6
"""The same with remarks, where no label stands before a day below it."""


def facts_of(found: MarkedLines, question: Question) -> dict[str, str]:
    """Return who asked a question, whom, when, and who answered, as far as it is printed."""
    head = [found.lines[i].text for i in range(question.first, question.core + 1)]
    said = _asker(found, question)
    said["asked_of"] = question_lines.addressee(head, found.lines[question.core].text)
    said.update(_answerer(found, question))
    said.update(question_lines.remarks(_around(found, question), found.words(question)))
    return {name: value for name, value in said.items() if value}


def _asker(found: MarkedLines, question: Question) -> dict[str, str]:
    core = found.cores[question.core]
    if core and (name := question_lines.asking(core)):
        return people_asked.asker(name)
    begin, end = question.first, question.core
    if found.names_follow:
        begin, end = question.core, question.end
    for index in range(begin, end):
        value = found.asked[index]
        if value is not None:
            values = question_lines.values(found.lines, index, end)
            if not value:
                return people_asked.asker(values[0], values[1:]) if values else {}
            below = values[0] if values and values[0].startswith("(") else ""
            return people_asked.asker(f"{value} {below}") or people_asked.asker(value)
    if name := question_lines.signed(found.words(question)):
        return people_asked.asker(name)
    standing = found.standing(question.core, question.first - 1)
    return people_asked.standing(found.lines[standing].text)


def _answerer(found: MarkedLines, question: Question) -> dict[str, str]:
    """Return who answers: as a label says, or as the line below the question begins."""
    if question.answer >= 0:
        value = found.answered[question.answer]
        below = question_lines.values(found.lines, question.answer, question.end)
        if value:
            return people_asked.answerer(value)
        role = below[1] if len(below) > 1 and people_asked.is_office(below[1]) else ""
        answerer = people_asked.answerer(below[0]) if below else {}
        return {**answerer, "role": role} if role else answerer
    core = found.cores[question.core]
    after = question.core + (2 if question_lines.is_below(core) else 1)
    while after < question.end and question_lines.goes_on(found.lines[after].text):
        after += 1
    named = core is not None and bool(question_lines.asking(core))
    if after >= question.end:
        return {}
    text = found.lines[after].text
    above = [found.lines[i].text for i in range(question.first, question.core)]
    follows = question.core > 0 and found.cores[question.core - 1] is not None
    asked = any(found.asked[i] is not None for i in range(question.first, question.core))
    if named or asked or follows:
        return people_asked.replying(text)
    return people_asked.holding_office(text) if any(map(people_asked.standing, above)) else {}


def _head_end(found: MarkedLines, question: Question) -> int:
    """Return the line behind those that may say when and how a question was answered."""
    begin = question.answer
    near = range(begin, min(question.end, begin + _MOST_HEAD))
    texts = {index: found.lines[index].text for index in near}
    led = next((i for i in near if question_lines.leads_head(texts[i])), question.end)
    dated = next((i + 2 for i in near if question_lines.is_date_below(texts[i])), 0)
    return min(question.end, led, max(dated, begin + _LEAST_HEAD))


def _around(found: MarkedLines, question: Question) -> list[str]:
    """Return the short lines of the head and around the beginning of the answer."""
    near = [*range(question.first, question.core)]
    if question.answer >= 0:
        near += [
            *range(question.core + 1, question.answer),
            *range(question.answer, _head_end(found, question)),
        ]
    below = range(question.core + 1, min(question.end, question.core + 5))
    near += [i for i in below if question_lines.is_answered_on(found.lines[i].text)]
    texts = [found.lines[i].text for i in near if len(found.lines[i].text) <= LONGEST_REMARK]
    after = range(question.core + 1, min(question.end, question.core + 3))
    held = (question_lines.holding(found.lines[i].text) for i in after)
    return [*texts, *(text for text in held if text)]
