"""Written questions and answers, in the layouts in which parliaments print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.outline import short
from desktop.formats.recognise import people_asked
from desktop.formats.recognise.dates import DATE
from desktop.formats.recognise.result import Item, Recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.passages import Line

_NUMBER = r"(?:(?:Q(?:uestion)?\.?\s*)?\d{1,5}\s*[.):]?\s+|Q\d{0,4}\s*[.):]\s*)?"
_REFERENCE = r"(?:\[?\(?(?:UIN:?\s*)?(?:HL|[A-Z]\d?[A-Z]?-?)?\d{2,7}(?:/\d\d)?\)?\]?\s*)"
_ASKED = re.compile(r"(?:asked|tabled)\s+by\b:?\s*(.*)", re.IGNORECASE)
_ADDRESSED = re.compile(r"question\s+(?:to|for)\s+(?:the\s+)?(.+?)\s*:?", re.IGNORECASE)
_CORE = re.compile(rf"{_NUMBER}{_REFERENCE}?To ask (?=\S)")
# In prose people ask too, so 'asked' counts only after a number.
_NAMED_CORE = re.compile(
    rf"(?:{_NUMBER}(?P<name>[^:\[]{{3,90}}?)\s*:\s*{_REFERENCE}?:?\s*To ask (?=\S)"
    rf"|\d{{1,5}}[.)]\s+(?P<deputy>[^:\[]{{3,90}}?) asked (?=the ))"
)
_ANSWERED = re.compile(
    r"(?:answered\s+by|answer\s+(?:by|from)|reply\s+from)\b:?\s*(.*)", re.IGNORECASE
)
_UIN = re.compile(r"\bUIN:?\s*([A-Z]{0,4}-?\d{1,7})", re.IGNORECASE)
_BRACKETED = re.compile(r"[\[(]((?:HL)?\d{3,7}(?:/\d\d)?)[\])]")
_TABLED = re.compile(rf"\b(?:date\s+)?tabled(?:\s+on)?:?\s*({DATE})", re.IGNORECASE)
_ANSWERED_ON = re.compile(
    rf"\b(?:answered(?:\s+on)?|date\s+(?:of\s+answer|answered)|answer\s+date)\b:?\s*({DATE})",
    re.IGNORECASE,
)
_HOLDING = re.compile(r"[^\n.;()\[\]]*\bholding\s+answer\b[^\n.;()\[\]]*", re.IGNORECASE)
_CORRECTED = re.compile(r"[^\n.;()\[\]]*\b(?:corrected|correction)\b[^\n.;()\[\]]*", re.IGNORECASE)
_BARE = re.compile(r"(?:question|answer|answered\s+on|tabled\s+on|date)\s*:?", re.IGNORECASE)
_ASKS = (
    r"(?:what|whether|if|how|when|which|who|whose|why|where|pursuant|further to|with reference|"
    r"(?:for|to|on|in|by|at|from|of|under) (?:what|which|how|whom))\b"
)
_ADDRESSEE = re.compile(
    rf"(?:To ask|asked) (?:the )?(?P<of>.{{3,160}}?)(?:,?\s+(?:\([a-z]\)\s+)?(?={_ASKS}))"
    r"|(?:To ask|asked) (?:the )?(?P<short>[^,]{3,160}),\s+"
)
_LONGEST_REMARK = 200
_LONGEST_VALUE = 120
_MOST_VALUES = 4


class _Question(NamedTuple):
    """Places in the list of lines: where it begins, its own words, and where its answer begins."""

    first: int
    core: int
    answer: int
    end: int


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | None:
    """Return one section per question, when there are at least two or one with its answer."""
    marks = _Marks(found)
    questions = list(marks.questions())
    if not questions or (len(questions) == 1 and not marks.is_complete(questions[0])):
        return None
    items = [marks.item(question) for question in questions]
    return Recognised(DocumentKind.WRITTEN_QUESTIONS, facts, items)


class _Marks:
    """The lines of a document with what they are in a printed question."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._lines = found
        self._asked = [_ASKED.fullmatch(line.text) for line in found]
        self._cores = [self._core(index) for index in range(len(found))]
        self._answered = [_ANSWERED.match(line.text) for line in found]

    def is_complete(self, question: _Question) -> bool:
        """Whether both the one who asks and the one who answers are printed."""
        return question.answer > question.core and any(
            self._asked[index] for index in range(question.first, question.end)
        )

    def questions(self) -> list[_Question]:
        """Return the questions in order."""
        cores = self._places()
        firsts = [
            self._first(core, cores[number - 1] if number else -1)
            for number, core in enumerate(cores)
        ]
        firsts = self._below_shared_headings(firsts)
        ends = [*firsts[1:], len(self._lines)][: len(firsts)]
        return [
            _Question(first, core, self._answer(core, end), end)
            for first, core, end in zip(firsts, cores, ends, strict=True)
        ]

    def _below_shared_headings(self, firsts: list[int]) -> list[int]:
        """Leave headings out of the questions when most questions have none: they head groups."""
        headed = [self._lines[first].kind is BlockKind.HEADING for first in firsts]
        if sum(headed) * 2 > len(firsts):
            return firsts
        return [first + own for first, own in zip(firsts, headed, strict=True)]

    def item(self, question: _Question) -> Item:
        """Return the section of one question."""
        first, core = self._lines[question.first], self._lines[question.core]
        facts = self._facts(question)
        title = first.text if first.kind is BlockKind.HEADING else short(_title(core.text), 110)
        return Item(title, first.start, facts)

    def _core(self, index: int) -> re.Match[str] | None:
        text = self._lines[index].text
        return _CORE.match(text) or self._named(text)

    @staticmethod
    def _named(text: str) -> re.Match[str] | None:
        match = _NAMED_CORE.match(text)
        return match if match and people_asked.asker(_name(match)) else None

    def _places(self) -> list[int]:
        """Return the lines with the words of a question: after 'Asked by', or 'To ask' itself."""
        places: list[int] = []
        pending = -1
        for index, line in enumerate(self._lines):
            if self._asked[index]:
                pending = index
            elif self._cores[index]:
                places.append(index)
                pending = -1
            elif pending >= 0 and self._answered[index]:
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
            (i for i in candidates if not self._is_label(i) and len(self._lines[i].text) > 40),  # noqa: PLR2004
            answered - 1,
        )

    def _first(self, core: int, previous: int) -> int:
        """Return the first line of the head above a question's words."""
        first = core
        asked = next(
            (i for i in range(core - 1, max(previous, core - 12), -1) if self._asked[i]), core
        )
        bare = asked < core and self._asked[asked] and not self._value(asked)
        if asked < core and (bare or all(self._is_label(i) for i in range(asked, core))):
            first = asked
        while first - 1 > previous and self._is_label(first - 1):
            first -= 1
        if first - 1 > previous and self._lines[first - 1].kind is BlockKind.HEADING:
            first -= 1
        return first

    def _value(self, index: int) -> str:
        match = self._asked[index]
        return match[1].strip() if match else ""

    def _is_label(self, index: int) -> bool:
        text = self._lines[index].text
        if len(text) > _LONGEST_REMARK or self._answered[index]:
            return False
        return bool(
            self._asked[index]
            or _ADDRESSED.fullmatch(text)
            or _BARE.fullmatch(text)
            or _UIN.match(text)
            or _TABLED.match(text)
            or _BRACKETED.fullmatch(text)
        )

    def _answer(self, core: int, end: int) -> int:
        return next((i for i in range(core + 1, end) if self._answered[i]), -1)

    def _facts(self, question: _Question) -> dict[str, str]:
        head = range(question.first, question.core + 1)
        facts = self._asker(question)
        texts = [self._lines[i].text for i in head]
        addressed = next((m[1] for m in map(_ADDRESSED.fullmatch, texts) if m), "")
        core = self._lines[question.core].text
        addressee = _ADDRESSEE.search(core)
        facts["asked_of"] = addressed or (_addressed(addressee) if addressee else "")
        facts.update(self._answerer(question))
        facts.update(self._remarks(question, core))
        return {name: value for name, value in facts.items() if value}

    def _asker(self, question: _Question) -> dict[str, str]:
        core = self._cores[question.core]
        if core and core.re is _NAMED_CORE:
            return people_asked.asker(_name(core))
        for index in range(question.first, question.core):
            if self._asked[index]:
                values = self._values(index, question.core)
                return people_asked.asker(values[0], values[1:]) if values else {}
        return {}

    def _answerer(self, question: _Question) -> dict[str, str]:
        match = self._answered[question.answer] if question.answer >= 0 else None
        if not match:
            return {}
        values = [match[1].strip()] if match[1].strip() else []
        if not values:
            values = self._following(question.answer, question.end)
        return people_asked.answerer(values[0]) if values else {}

    def _values(self, index: int, end: int) -> list[str]:
        value = self._value(index)
        return [value] if value else self._following(index, end)

    def _following(self, index: int, end: int) -> list[str]:
        """Return the short lines after a label that stands alone."""
        values: list[str] = []
        for line in self._lines[index + 1 : min(end, index + 1 + _MOST_VALUES)]:
            if len(line.text) > _LONGEST_VALUE or _BARE.fullmatch(line.text):
                break
            values.append(line.text)
        return values

    def _remarks(self, question: _Question, core: str) -> dict[str, str]:
        """Return number, dates and remarks from the head and the lines around the answer."""
        near = [*range(question.first, question.core + 1)]
        if question.answer >= 0:
            near += [
                *range(question.core + 1, question.answer),
                *range(question.answer, min(question.end, question.answer + 6)),
            ]
        texts = [
            self._lines[i].text
            for i in near
            if i != question.core and len(self._lines[i].text) <= _LONGEST_REMARK
        ]
        text = "\n".join(_joined_labels(texts))
        uin = (
            _first_group(_UIN, text)
            or _first_group(_BRACKETED, core)
            or _first_group(_BRACKETED, text)
        )
        tabled, answered = _first_group(_TABLED, text), _first_group(_ANSWERED_ON, text)
        holding, corrected = _HOLDING.search(text), _CORRECTED.search(text)
        return {
            "uin": uin,
            "date": answered or tabled,
            "tabled": tabled,
            "holding_answer": holding[0].strip() if holding else "",
            "correction": corrected[0].strip() if corrected else "",
        }


def _name(match: re.Match[str]) -> str:
    return str(match["name"] or match["deputy"])


def _addressed(match: re.Match[str]) -> str:
    return str(match["of"] or match["short"])


def _joined_labels(texts: list[str]) -> list[str]:
    """Return lines with a label that stands alone put before the line after it."""
    joined: list[str] = []
    for text in texts:
        if joined and re.fullmatch(r"(?:answered|tabled)\s+on:?", joined[-1], re.IGNORECASE):
            joined[-1] += f" {text}"
        else:
            joined.append(text)
    return joined


def _first_group(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def _title(core: str) -> str:
    """Return the question without its number and its address."""
    start = re.search(r"\bTo ask |\basked (?=the )", core)
    text = core[start.start() :] if start else core
    addressee = _ADDRESSEE.match(text)
    rest = text[addressee.end() :].strip() if addressee else text
    return rest[:1].upper() + rest[1:]
