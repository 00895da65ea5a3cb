"""Written questions and answers, in the layouts in which parliaments print them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.outline import short
from desktop.formats.recognise import people_asked, question_lines, referenced
from desktop.formats.recognise.question_lines import LONGEST_REMARK
from desktop.formats.recognise.result import Item, Recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.passages import Line

_LONGEST_TITLE = 110
_LONG = 40


class _Question(NamedTuple):
    """Places in the list of lines: where it begins, its own words, and where its answer begins."""

    first: int
    core: int
    answer: int
    end: int
    headed: bool


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | None:
    """Return one section per question, when there are at least two or one with its answer."""
    items = referenced.items(found)
    kinds: dict[int, tuple[BlockKind, int]] = {}
    if not items:
        marks = _Marks(found)
        questions = marks.questions()
        if not questions or (len(questions) == 1 and not marks.is_complete(questions[0])):
            return None
        items = marks.items(questions)
        kinds = marks.kinds(questions)
    if facts.title and _is_title_of_one(facts.title, items, found):
        facts = replace(facts, title="")
    if not facts.title and _stands_above(found[0], items):
        facts = replace(facts, title=found[0].text)
    return Recognised(DocumentKind.WRITTEN_QUESTIONS, facts, items, kinds)


def _stands_above(line: Line, items: Sequence[Item]) -> bool:
    """Whether the first line is a title above the first question."""
    ends = line.text.endswith((".", ":", ";", ",", "?", "!"))
    return line.start < items[0].start and len(line.text) <= _LONGEST_TITLE and not ends


def _is_title_of_one(title: str, items: Sequence[Item], found: Sequence[Line]) -> bool:
    """Whether what passes for the document's title is a part of its first question."""
    if title != found[0].text or items[0].start != found[0].start:
        return False
    return len(items) > 1 or question_lines.is_label(title)


class _Marks:
    """The lines of a document with what they are in a printed question."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._lines = found
        places = range(len(found))
        self._asked = [question_lines.asked(found, index) for index in places]
        self._answered = [question_lines.answered(found, index) for index in places]
        self._cores = [question_lines.core(line.text) for line in found]
        self._names_follow = self._are_names_below()

    def is_complete(self, question: _Question) -> bool:
        """Whether the one who answers is printed, and the one who asks or a question's number."""
        asks = any(self._asked[index] is not None for index in range(question.first, question.end))
        facts = self._facts(question)
        asks = asks or "tabled" in facts or {"asked_by", "party"} <= facts.keys()
        return asks and "answered_by" in facts

    def questions(self) -> list[_Question]:
        """Return the questions in order."""
        cores = self._places()
        firsts = [
            self._first(core, cores[number - 1] if number else -1)
            for number, core in enumerate(cores)
        ]
        headed = self._headed(firsts, cores)
        firsts = [first - own for first, own in zip(firsts, headed, strict=True)]
        ends = [*firsts[1:], len(self._lines)][: len(firsts)]
        return [
            _Question(first, core, self._answer(first, core, end), end, own)
            for first, core, end, own in zip(firsts, cores, ends, headed, strict=True)
        ]

    def items(self, questions: Sequence[_Question]) -> list[Item]:
        """Return a section for each question; those answered together share who answers."""
        items: list[Item] = []
        shared: dict[str, str] = {}
        for question in reversed(questions):
            facts = self._facts(question)
            answers = {k: v for k, v in facts.items() if k in ("answered_by", "role")}
            if question.end > question.core + 1:
                shared = answers
            items.append(self._item(question, {**shared, **facts}))
        return items[::-1]

    def kinds(self, questions: Sequence[_Question]) -> dict[int, tuple[BlockKind, int]]:
        """Return what blocks are after all: titles of questions, and no title of the document."""
        kinds: dict[int, tuple[BlockKind, int]] = {}
        for question in questions:
            line = self._lines[question.first]
            if question.headed and line.whole and line.kind is BlockKind.PARAGRAPH:
                kinds[line.block] = (BlockKind.HEADING, 2)
            elif line.kind is BlockKind.HEADING and self._is_part(question.first):
                kinds[line.block] = (BlockKind.PARAGRAPH, 0)
        return kinds

    def _item(self, question: _Question, facts: dict[str, str]) -> Item:
        first, words = self._lines[question.first], self._words(question)
        is_title = question.headed or (
            first.kind is BlockKind.HEADING and not self._is_part(question.first)
        )
        title = first.text if is_title else short(question_lines.title(words), _LONGEST_TITLE)
        return Item(title, first.start, facts)

    def _is_part(self, index: int) -> bool:
        return bool(self._cores[index]) or self._is_label(index)

    def _words(self, question: _Question) -> str:
        core = self._cores[question.core]
        text = self._lines[question.core].text
        below = question.core + 1
        # 'Name asked His Majesty's Government:' has the words on the next line.
        if core and core.groupdict().get("peer") and below < question.end:
            return self._lines[below].text
        return text

    def _are_names_below(self) -> bool:
        """Whether 'Asked by' stands at the end of each question, not at its head."""
        marked = [i for i, (a, c) in enumerate(zip(self._asked, self._cores, strict=True))
                  if c or a is not None]  # fmt: skip
        return bool(marked) and self._asked[marked[0]] is None and self._cores[marked[-1]] is None

    def _places(self) -> list[int]:
        """Return the lines with the words of a question: after 'Asked by', or 'To ask' itself."""
        places: list[int] = []
        pending = -1
        for index, line in enumerate(self._lines):
            if self._cores[index]:
                places.append(index)
                pending = -1
            elif self._asked[index] is not None:
                pending = -1 if self._names_follow else index
            elif pending >= 0 and self._answered[index] is not None and not self._is_label(index):
                # A question that does not begin with 'To ask': the line before its answer.
                if index - pending > 1:
                    places.append(self._body(pending, index))
                pending = -1
            elif pending >= 0 and line.kind is BlockKind.HEADING:
                pending = -1
        return places

    def _body(self, asked: int, answered: int) -> int:
        candidates = range(asked + 1, answered)
        return next(
            (i for i in candidates if not self._is_label(i) and len(self._lines[i].text) > _LONG),
            answered - 1,
        )

    def _first(self, core: int, previous: int) -> int:
        """Return the first line of the head above a question's words."""
        first = core
        above = range(core - 1, max(previous, core - 12), -1)
        asked = next((i for i in above if self._asked[i] is not None), core)
        bare = asked < core and not self._asked[asked]
        if asked < core and (bare or all(self._is_label(i) for i in range(asked, core))):
            first = asked
        if first == core and core - 1 > previous:
            first -= bool(people_asked.standing(self._lines[core - 1].text))
        while first - 1 > previous and self._is_label(first - 1):
            first -= 1
        return first

    def _headed(self, firsts: Sequence[int], cores: Sequence[int]) -> list[bool]:
        """Whether the line above each question is its title; where most have none, none is.

        Headings that stand above a few questions only head groups of them.
        """
        headed = [
            first - 1 > (cores[number - 1] if number else -1)
            and self._is_title(first - 1, alone=len(firsts) == 1)
            for number, first in enumerate(firsts)
        ]
        return headed if sum(headed) * 2 > len(firsts) else [False] * len(headed)

    def _is_title(self, index: int, *, alone: bool) -> bool:
        line = self._lines[index]
        if line.kind is BlockKind.HEADING:
            return True
        if self._answered[index] is not None or (alone and index):
            return False
        ends = line.text.endswith((".", ",", ";", ":", "?", "!", "”", '"', ")"))
        is_title = line.text[:1].isupper() and not ends and len(line.text) <= _LONGEST_TITLE
        is_value = index > 0 and self._asked[index - 1] is not None
        return line.whole and is_title and not is_value and not people_asked.replying(line.text)

    def _is_label(self, index: int) -> bool:
        return question_lines.is_label(self._lines[index].text)

    def _answer(self, first: int, core: int, end: int) -> int:
        below = (i for i in range(core + 1, end) if self._answered[i] is not None)
        above = (i for i in range(first, core) if self._answered[i] is not None)
        return next(below, next(above, -1))

    def _facts(self, question: _Question) -> dict[str, str]:
        head = [self._lines[i].text for i in range(question.first, question.core + 1)]
        facts = self._asker(question)
        facts["asked_of"] = question_lines.addressee(head, self._lines[question.core].text)
        facts.update(self._answerer(question))
        facts.update(question_lines.remarks(self._around(question), self._words(question)))
        return {name: value for name, value in facts.items() if value}

    def _asker(self, question: _Question) -> dict[str, str]:
        core = self._cores[question.core]
        if core and (name := question_lines.asking(core)):
            return people_asked.asker(name)
        begin, end = question.first, question.core
        if self._names_follow:
            begin, end = question.core, question.end
        for index in range(begin, end):
            value = self._asked[index]
            if value is not None:
                values = [value] if value else question_lines.values(self._lines, index, end)
                return people_asked.asker(values[0], values[1:]) if values else {}
        return people_asked.standing(self._lines[question.core - 1].text) if question.core else {}

    def _answerer(self, question: _Question) -> dict[str, str]:
        """Return who answers: as a label says, or as the line below the question begins."""
        if question.answer >= 0:
            value = self._answered[question.answer]
            below = question_lines.values(self._lines, question.answer, question.end)
            if value:
                return people_asked.answerer(value)
            role = below[1] if len(below) > 1 and people_asked.is_office(below[1]) else ""
            answerer = people_asked.answerer(below[0]) if below else {}
            return {**answerer, "role": role} if role else answerer
        core = self._cores[question.core]
        after = question.core + (2 if core and core.groupdict().get("peer") else 1)
        named = core is not None and bool(question_lines.asking(core))
        if after >= question.end:
            return {}
        text = self._lines[after].text
        above = [self._lines[i].text for i in range(question.first, question.core)]
        if named or any(self._asked[i] is not None for i in range(question.first, question.core)):
            return people_asked.replying(text)
        return people_asked.holding_office(text) if any(map(people_asked.standing, above)) else {}

    def _around(self, question: _Question) -> list[str]:
        """Return the short lines of the head and around the beginning of the answer."""
        near = [*range(question.first, question.core)]
        if question.answer >= 0:
            near += [
                *range(question.core + 1, question.answer),
                *range(question.answer, min(question.end, question.answer + 6)),
            ]
        texts = (self._lines[i].text for i in near)
        return [text for text in texts if len(text) <= LONGEST_REMARK]
