"""Which lines make up each printed question: its head, its words and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import BlockKind
from desktop.formats.canon.outline import short
from desktop.formats.recognise.asking import people_asked, question_lines
from desktop.formats.recognise.asking.marked_lines import MarkedLines, Question
from desktop.formats.recognise.asking.question_facts import facts_of
from desktop.formats.recognise.result import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.formats.recognise.printed_lines import Line

# Letters of a line that is a title. Longer ones in printed questions are text that was not closed.
_LONGEST_TITLE = 110
# Letters from which a line between who asks and the answer is the question itself.
_LONG = 40


class Marks:
    """Finds the printed questions among the lines of a document."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._found = MarkedLines(found)

    def is_complete(self, question: Question) -> bool:
        """Whether the one who answers is printed, and the one who asks or a question's number."""
        asks = any(
            self._found.asked[index] is not None for index in range(question.first, question.end)
        )
        facts = facts_of(self._found, question)
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
        ends = [*firsts[1:], len(self._found.lines)][: len(firsts)]
        return [
            Question(first, core, self._answer(first, core, end), end, own)
            for first, core, end, own in zip(firsts, cores, ends, headed, strict=True)
        ]

    def items(self, questions: Sequence[Question]) -> list[Item]:
        """Return a section for each question; those answered together share who answers."""
        items: list[Item] = []
        shared: dict[str, str] = {}
        for question in reversed(questions):
            facts = facts_of(self._found, question)
            answers = {k: v for k, v in facts.items() if k in ("answered_by", "role")}
            if question.end > question.core + 1:
                shared = answers
            items.append(self._item(question, {**shared, **facts}))
        return _with_same_asker(items[::-1], questions)

    def kinds(self, questions: Sequence[Question]) -> dict[int, tuple[BlockKind, int]]:
        """Return what blocks are after all: titles of questions, and no title of the document."""
        kinds: dict[int, tuple[BlockKind, int]] = {}
        for question in questions:
            line = self._found.lines[question.first]
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
            for line in (self._found.lines[i] for i in places if self._is_of_form(i))
            if line.whole and line.kind is BlockKind.HEADING
        ]

    def _is_of_form(self, index: int) -> bool:
        """Whether a line is a label, or names who asks or answers, and is no heading of a text."""
        text = self._found.lines[index].text
        is_label = question_lines.is_bare(text) or "" in (
            self._found.asked[index],
            self._found.answered[index],
        )
        return is_label or bool(people_asked.standing(text) or people_asked.holding_office(text))

    def _item(self, question: Question, facts: dict[str, str]) -> Item:
        first, words = self._found.lines[question.first], self._found.words(question)
        is_title = question.headed or (
            first.kind is BlockKind.HEADING and not self._is_part(question.first)
        )
        title = first.text if is_title else self._title_below(question)
        title = title or short(question_lines.title(words), _LONGEST_TITLE)
        return Item(title, first.start, facts)

    def _title_below(self, question: Question) -> str:
        """Return the title that stands between who asks and the question, below a date, or ''."""
        head = range(question.first, question.core)
        asked = next((i for i in head if self._found.asked[i]), question.core)
        after = range(asked + 1, question.core)
        dated = next((i for i in after if self._is_dated(i)), question.core)
        below = [i for i in range(dated + 1, question.core) if not self._found.is_label(i)]
        return self._found.lines[below[-1]].text if below else ""

    def _is_dated(self, index: int) -> bool:
        return bool(question_lines.remarks([self._found.lines[index].text], "")["tabled"])

    def _is_part(self, index: int) -> bool:
        return bool(self._found.cores[index]) or self._found.is_label(index)

    def _places(self) -> list[int]:
        """Return the lines with the words of a question: after 'Asked by', or 'To ask' itself."""
        places: list[int] = []
        pending = -1
        for index, line in enumerate(self._found.lines):
            if self._found.cores[index]:
                places.append(index)
                pending = -1
            elif self._found.asked[index] is not None or question_lines.leads_head(line.text):
                pending = -1 if self._found.names_follow else index
            elif (
                pending >= 0
                and self._found.answered[index] is not None
                and not self._found.is_label(index)
            ):
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
            (
                i
                for i in candidates
                if not self._found.is_label(i) and len(self._found.lines[i].text) > _LONG
            ),
            answered - 1,
        )

    def _first(self, core: int, previous: int) -> int:
        """Return the first line of the head above a question's words."""
        first = core
        above = range(core - 1, max(previous, core - 12), -1)
        asked = next((i for i in above if self._found.asked[i] is not None), core)
        bare = asked < core and not self._found.asked[asked]
        if asked < core and (bare or all(self._is_of_head(i) for i in range(asked, core))):
            first = asked
        if first == core:
            first = self._led(core, previous)
        if first == core:
            first = self._found.standing(core, previous)
        while first - 1 > previous and self._found.is_label(first - 1):
            first -= 1
        return first

    def _led(self, core: int, previous: int) -> int:
        """Return the line with number and date that leads to a question, or the question's."""
        for index in range(core - 1, max(previous, core - 4), -1):
            if question_lines.leads_head(self._found.lines[index].text):
                return index
            if not self._is_of_head(index):
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
        line = self._found.lines[index]
        if line.kind is BlockKind.HEADING:
            return True
        if self._found.answered[index] is not None or (alone and index):
            return False
        ends = line.text.endswith((".", ",", ";", ":", "?", "!", "”", '"', ")"))
        is_title = line.text[:1].isupper() and not ends and len(line.text) <= _LONGEST_TITLE
        is_value = index > 0 and self._found.asked[index - 1] is not None
        return line.whole and is_title and not is_value and not people_asked.replying(line.text)

    def _is_of_head(self, index: int) -> bool:
        """Whether a line may stand between who asks and the question: department, title, date."""
        text = self._found.lines[index].text
        is_short = len(text) <= _LONGEST_TITLE and not text.endswith((".", "?", "!"))
        return self._found.is_label(index) or (is_short and self._found.answered[index] is None)

    def _answer(self, first: int, core: int, end: int) -> int:
        below = (i for i in range(core + 1, end) if self._found.answered[i] is not None)
        above = (i for i in range(first, core) if self._found.answered[i] is not None)
        return next(below, next(above, -1))


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
