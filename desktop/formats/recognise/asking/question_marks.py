"""Which lines make up each printed question: its head, its words and its answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind
from desktop.formats.canon.outline import short
from desktop.formats.recognise.asking import people_asked, question_lines
from desktop.formats.recognise.asking.question_lines import LONGEST_REMARK
from desktop.formats.recognise.printed_names import is_name
from desktop.formats.recognise.result import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.formats.recognise.printed_lines import Line

# For: Question:
_ABOVE_WORDS = re.compile(r"(?:Question|Ceist):")
_LONGEST_TITLE = 110
_LONG = 40
_SHORT = 5


class Question(NamedTuple):
    """Places in the list of lines: where it begins, its own words, and where its answer begins."""

    first: int
    core: int
    answer: int
    end: int
    headed: bool


class Marks:
    """The lines of a document with what they are in a printed question."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._lines = found
        places = range(len(found))
        self._asked = [question_lines.asked(found, index) for index in places]
        self._answered = [question_lines.answered(found, index) for index in places]
        self._cores = [question_lines.core(line.text) for line in found]
        self._names_follow = self._are_names_below()

    def is_complete(self, question: Question) -> bool:
        """Whether the one who answers is printed, and the one who asks or a question's number."""
        asks = any(self._asked[index] is not None for index in range(question.first, question.end))
        facts = self._facts(question)
        asks = asks or "tabled" in facts or {"asked_by", "party"} <= facts.keys()
        return asks and "answered_by" in facts

    def questions(self) -> list[Question]:
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
            Question(first, core, self._answer(first, core, end), end, own)
            for first, core, end, own in zip(firsts, cores, ends, headed, strict=True)
        ]

    def items(self, questions: Sequence[Question]) -> list[Item]:
        """Return a section for each question; those answered together share who answers."""
        items: list[Item] = []
        shared: dict[str, str] = {}
        for question in reversed(questions):
            facts = self._facts(question)
            answers = {k: v for k, v in facts.items() if k in ("answered_by", "role")}
            if question.end > question.core + 1:
                shared = answers
            items.append(self._item(question, {**shared, **facts}))
        return _with_same_asker(items[::-1], questions)

    def kinds(self, questions: Sequence[Question]) -> dict[int, tuple[BlockKind, int]]:
        """Return what blocks are after all: titles of questions, and no title of the document."""
        kinds: dict[int, tuple[BlockKind, int]] = {}
        for question in questions:
            line = self._lines[question.first]
            if question.headed and line.whole and line.kind is BlockKind.PARAGRAPH:
                kinds[line.block] = (BlockKind.HEADING, 2)
            elif line.kind is BlockKind.HEADING and self._is_part(question.first):
                kinds[line.block] = (BlockKind.PARAGRAPH, 0)
            inside = range(question.first + 1, question.end)
            kinds.update(dict.fromkeys(self._heading_labels(inside), (BlockKind.PARAGRAPH, 0)))
        return kinds

    def _heading_labels(self, places: Iterable[int]) -> list[int]:
        """Return the blocks of labels, such as 'Reply', that are printed as headings."""
        return [
            line.block
            for line in (self._lines[i] for i in places if self._is_of_form(i))
            if line.whole and line.kind is BlockKind.HEADING
        ]

    def _is_of_form(self, index: int) -> bool:
        """Whether a line is a label, or names who asks or answers, and is no heading of a text."""
        text = self._lines[index].text
        is_label = question_lines.is_bare(text) or "" in (self._asked[index], self._answered[index])
        return is_label or bool(people_asked.standing(text) or people_asked.holding_office(text))

    def _item(self, question: Question, facts: dict[str, str]) -> Item:
        first, words = self._lines[question.first], self._words(question)
        is_title = question.headed or (
            first.kind is BlockKind.HEADING and not self._is_part(question.first)
        )
        title = first.text if is_title else self._title_below(question)
        title = title or short(question_lines.title(words), _LONGEST_TITLE)
        return Item(title, first.start, facts)

    def _title_below(self, question: Question) -> str:
        """Return the title that stands between who asks and the question, below a date, or ''."""
        head = range(question.first, question.core)
        asked = next((i for i in head if self._asked[i]), question.core)
        after = range(asked + 1, question.core)
        dated = next((i for i in after if self._is_dated(i)), question.core)
        below = [i for i in range(dated + 1, question.core) if not self._is_label(i)]
        return self._lines[below[-1]].text if below else ""

    def _is_dated(self, index: int) -> bool:
        return bool(question_lines.remarks([self._lines[index].text], "")["tabled"])

    def _is_part(self, index: int) -> bool:
        return bool(self._cores[index]) or self._is_label(index)

    def _words(self, question: Question) -> str:
        core = self._cores[question.core]
        text = self._lines[question.core].text
        below = question.core + 1
        # 'Name asked His Majesty's Government:' has the words on the next line.
        if question_lines.is_below(core) and below < question.end:
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
            elif self._asked[index] is not None or question_lines.leads_head(line.text):
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
        if asked < core and (bare or all(self._is_of_head(i) for i in range(asked, core))):
            first = asked
        if first == core:
            first = self._standing(core, previous)
        while first - 1 > previous and self._is_label(first - 1):
            first -= 1
        return first

    def _standing(self, core: int, previous: int) -> int:
        """Return the line above a question on which its asker stands alone, or the question's."""
        for index in range(core - 1, max(previous, core - 4), -1):
            if people_asked.standing(self._lines[index].text):
                return index
            if not self._is_label(index):
                break
        return core

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

    def _is_of_head(self, index: int) -> bool:
        """Whether a line may stand between who asks and the question: department, title, date."""
        text = self._lines[index].text
        is_short = len(text) <= _LONGEST_TITLE and not text.endswith((".", "?", "!"))
        return self._is_label(index) or (is_short and self._answered[index] is None)

    def _is_label(self, index: int) -> bool:
        text = self._lines[index].text
        below = self._lines[index + 1].text if index + 1 < len(self._lines) else ""
        # Some print the name once more above 'Question:'.
        is_repeated = _ABOVE_WORDS.fullmatch(below) is not None and is_name(text, 2)
        named = text.partition(": ")[2]  # 'Profile picture: Name' above 'Name to ask'
        is_repeated = is_repeated or (len(named) > _SHORT and below.startswith(named))
        return is_repeated or question_lines.is_label(text)

    def _answer(self, first: int, core: int, end: int) -> int:
        below = (i for i in range(core + 1, end) if self._answered[i] is not None)
        above = (i for i in range(first, core) if self._answered[i] is not None)
        return next(below, next(above, -1))

    def _facts(self, question: Question) -> dict[str, str]:
        head = [self._lines[i].text for i in range(question.first, question.core + 1)]
        facts = self._asker(question)
        facts["asked_of"] = question_lines.addressee(head, self._lines[question.core].text)
        facts.update(self._answerer(question))
        facts.update(question_lines.remarks(self._around(question), self._words(question)))
        return {name: value for name, value in facts.items() if value}

    def _asker(self, question: Question) -> dict[str, str]:
        core = self._cores[question.core]
        if core and (name := question_lines.asking(core)):
            return people_asked.asker(name)
        begin, end = question.first, question.core
        if self._names_follow:
            begin, end = question.core, question.end
        for index in range(begin, end):
            value = self._asked[index]
            if value is not None:
                values = question_lines.values(self._lines, index, end)
                if not value:
                    return people_asked.asker(values[0], values[1:]) if values else {}
                below = values[0] if values and values[0].startswith("(") else ""
                return people_asked.asker(f"{value} {below}") or people_asked.asker(value)
        if name := question_lines.signed(self._words(question)):
            return people_asked.asker(name)
        standing = self._standing(question.core, question.first - 1)
        return people_asked.standing(self._lines[standing].text)

    def _answerer(self, question: Question) -> dict[str, str]:
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
        after = question.core + (2 if question_lines.is_below(core) else 1)
        while after < question.end and question_lines.goes_on(self._lines[after].text):
            after += 1
        named = core is not None and bool(question_lines.asking(core))
        if after >= question.end:
            return {}
        text = self._lines[after].text
        above = [self._lines[i].text for i in range(question.first, question.core)]
        follows = question.core > 0 and self._cores[question.core - 1] is not None
        asked = any(self._asked[i] is not None for i in range(question.first, question.core))
        if named or asked or follows:
            return people_asked.replying(text)
        return people_asked.holding_office(text) if any(map(people_asked.standing, above)) else {}

    def _around(self, question: Question) -> list[str]:
        """Return the short lines of the head and around the beginning of the answer."""
        near = [*range(question.first, question.core)]
        if question.answer >= 0:
            near += [
                *range(question.core + 1, question.answer),
                *range(question.answer, min(question.end, question.answer + 6)),
            ]
        below = range(question.core + 1, min(question.end, question.core + 5))
        near += [i for i in below if question_lines.is_answered_on(self._lines[i].text)]
        texts = [self._lines[i].text for i in near if len(self._lines[i].text) <= LONGEST_REMARK]
        after = range(question.core + 1, min(question.end, question.core + 3))
        held = (question_lines.holding(self._lines[i].text) for i in after)
        return [*texts, *(text for text in held if text)]


def _with_same_asker(items: Sequence[Item], questions: Sequence[Question]) -> list[Item]:
    """Return items with those that follow at once, without a head of their own, asked by the same.

    'Asked by' is printed once above several questions.
    """
    made: list[Item] = []
    for item, question, before in zip(items, questions, [None, *questions], strict=False):
        is_next = before is not None and question.first == before.core + 1 == question.core
        if is_next and "asked_by" not in item.facts:
            known = ("asked_by", "party", "constituency", "peerage")
            same = {k: v for k, v in made[-1].facts.items() if k in known}
            item = item._replace(facts={**same, **item.facts})  # noqa: PLW2901 (a changed copy)
        made.append(item)
    return made
