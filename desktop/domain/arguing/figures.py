"""Figures in words: a number, what it counts, its unit and its time.

They are read from quoted words, in which note marks are set apart. What is not surely a figure
is none: a year, a day, the number of a table, a note or a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.arguing.periods import times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.arguing.periods import Period, Timed

_DIGITS = r"""
    (?:\d{1,3}(?:(?P<@sep>[,.'’\u00a0\u2009\u202f\ ])\d{3})(?:(?P=@sep)\d{3})*
       (?:[.,]\d{1,2})? | \d+(?:[.,]\d+)?)
"""
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
_SCALE = r"(?:\s(?:thousand|million|billion|trillion)\b|(?:bn|tn|mn|m|k)\b)"
_LETTERS = ("m", "k")
"""Without money these may be metres, or anything."""
_MONEY = {"£": "£", "$": "$", "€": "€", "GBP": "£", "USD": "$", "EUR": "€"}
_PER_CENT = r"\s?(?:%|per\s?cent\b|percent\b)"
_NUMBER = re.compile(
    rf"""
    (?<![\w.,/:’'-])
    (?P<money>[£$€]|(?:GBP|USD|EUR)\s)?
    (?P<low>{_DIGITS.replace("@", "a")})
    (?P<lowscale>{_SCALE})?
    (?:(?P<lowcent>{_PER_CENT})?\s?(?P<join>[–-]|\bto\b|\band\b|\bor\b)\s?
       [£$€]?(?P<high>{_DIGITS.replace("@", "b")}))?
    (?P<scale>{_SCALE})?
    (?P<cent>{_PER_CENT})?
    (?P<after>\s?[€£$](?!\d))?
    (?![\w/%]|[.,:]\d|[-–][^\W\d_])
    """,
    re.VERBOSE,
)
_ALONE = re.compile(_NUMBER.pattern.replace(r"(?:(?P<lowcent>", r"(?:(?!)(?P<lowcent>"), re.VERBOSE)
"""The same without a second number."""
_LABEL = re.compile(
    r"\b(?:tables?|figures?|fig|sections?|articles?|art|chapters?|pages?|pp?|paragraphs?|paras?|no"
    r"|nos|nr|notes?|parts?|annex|appendix|resolution|rule|clause|schedule|column|col|item|volume"
    r"|vol|question|uin|line|page|step|version|phase|aged?|ages)\b\.?\s*$|[§#№]\s*$",
    re.IGNORECASE,
)
_MARKER = re.compile(r"(?:^|[\n\u2028])[ \t(\[]*$")
_MARKED = re.compile(r"[.)\]]\s")
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"\b(?:(?:more|greater|larger|no fewer|no less|not less|higher)\s+than|over|at\s+least"
    r"|upwards\s+of|above|exceed(?:ed|ing|s)?)\s+$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:(?:fewer|less|smaller|lower|no\s+more|not\s+more)\s+than|under|below|at\s+most"
    r"|up\s+to)\s+$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|circa|ca?\.|an?\s+estimated)\s+$",
    re.IGNORECASE,
)
_NEAR = Decimal("0.05")
"""How far from what is told of as about so many the number may be, as a part of it."""
_WORD = r"[^\W\d_](?:[\w’'-]*[^\W_])?"
_WORDS = re.compile(rf"[ \u00a0]+({_WORD})")
_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+(?:the\s+)?|its\s+|their\s+|these\s+|those\s+)?", re.I)
_BEING = re.compile(r"\s+(?:is|are|was|were|(?:has|have|had)\s+been)\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[^\W\d_])|[\n\u2028]")
_APART = re.compile(r"[,;:|]")
_STOP_WORDS = """
    a about after against all also although an and are as at be because been before being both but
    by can could did do does during
    each either else ever every for from had has have he her his if
    in into is it its just less many may might more most must nor not of on only or other our out
    over per she should since so still such than that the their them then there these they this
    those through to under until up upon was we were what when where which while who whom whose why
    will with within without would yet you your accounts came comes exceeds goes has includes lies
    makes means relates remain remains represents shows stands went
"""
_STOP = frozenset(_STOP_WORDS.split())
_IRREGULAR_WORDS = """
    held kept made sent given taken found left sold paid shown known seen lost born spent built
    brought fled caught won met said told driven hidden broken stolen chosen withdrawn
"""
_IRREGULAR = frozenset(_IRREGULAR_WORDS.split())
_TELLING_WORDS = """
    recorded reported counted estimated registered documented found known published listed told
    said noted confirmed stated identified
"""
_TELLING = frozenset(_TELLING_WORDS.split())
"""Of a figure they say only that somebody has it."""
_FARTHEST = 40
"""Characters before a number in which words about it begin."""
# Of what is counted: 'people in immigration detention'. Further words tell where and when.
_MOST_WORDS = 4
# Letters of a verb that ends in -ed; 'red' and 'bed' are none.
_SHORTEST = 3
_MEN = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
}
_INFINITE = Decimal("Infinity")


class Topic(NamedTuple):
    """What figures are told of: what is counted, what became of it, in which unit, and when."""

    before: tuple[str, ...]
    """The words before the noun, in no order of their own."""
    noun: str
    """'' where nothing is said to be counted."""
    unit: str
    fate: str
    period: Period | None

    @property
    def thing(self) -> tuple[str, ...]:
        """What is counted, in one spelling."""
        return (*self.before, self.noun)

    def is_comparable(self, other: Topic) -> bool:
        """Whether both are the same thing, unit and time, as far as is said."""
        if not self.noun or self.noun != other.noun or self.unit != other.unit:
            return False
        if self.fate and other.fate and self.fate != other.fate:
            return False
        if self.period and other.period and not self.period.meets(other.period):
            return False
        mine, its = set(self.before), set(other.before)
        return mine <= its or its <= mine


@lru_cache(maxsize=4_096)
def _topic(counted: str, unit: str, fate: str, period: Period | None) -> Topic:
    *before, noun = [_singular(word) for word in counted.casefold().split()] or [""]
    return Topic(tuple(sorted(before)), noun, unit, fate, period)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in some words, from `low` to `high` where they leave it open."""

    low: Decimal
    high: Decimal
    unit: str
    """'%', a sign of money, or '' for what is counted."""
    counted: str
    """What is counted, as it stands: 'asylum seekers'."""
    fate: str
    """What became of it, 'held', or '' where that is not said."""
    period: Period | None
    start: int
    end: int

    @property
    def topic(self) -> Topic:
        """What it is told of."""
        return _topic(self.counted, self.unit, self.fate, self.period)

    def is_comparable(self, other: Figure) -> bool:
        """Whether both are told of the same, as far as is said."""
        return self.topic.is_comparable(other.topic)

    def differs(self, other: Figure) -> bool:
        """Whether both are told of the same, and cannot both be true."""
        apart = self.high < other.low or other.high < self.low
        return apart and self.is_comparable(other)


def figures(words: str) -> list[Figure]:
    """Return the figures in quoted words, in their order, with words such as 'more than'."""
    named = times(words)
    matches: list[re.Match[str]] = []
    at = 0
    while match := _NUMBER.search(words, at):
        match = _alone_if_two(words, match)
        at = match.end()
        if not _is_other(words, match, named):
            matches.append(match)
    periods = _periods(words, [match.span() for match in matches], named)
    return [_figure(words, *both) for both in zip(matches, periods, strict=True)]


def _alone_if_two(words: str, match: re.Match[str]) -> re.Match[str]:
    """Return the first number alone where the second is no end of a range."""
    if match["high"] is None:
        return match
    is_range = _BETWEEN.search(words[: match.start()]) if match["join"] == "and" else True
    if is_range and match["join"] != "or" and _value(match, "low") < _value(match, "high"):
        return match
    return _ALONE.match(words, match.start()) or match


def _is_other(words: str, match: re.Match[str], named: Sequence[Timed]) -> bool:
    """Whether digits are no figure: part of a date, a label, a list's or a note's number."""
    start, end = match.span()
    if any(one.start < end and start < one.end for one in named):
        return True
    before = words[max(0, start - _FARTHEST) : start]
    if match["low"].isdecimal() and not match["cent"] and not match["money"]:
        if _LABEL.search(before):
            return True
        if _MARKER.search(words[:start]) and _MARKED.match(words, end):
            return True
        if before.endswith("[") and words.startswith("]", end):
            return True
    return not match["money"] and (match["scale"] or match["lowscale"]) in _LETTERS


def _figure(words: str, match: re.Match[str], period: Period | None) -> Figure:
    start, end = match.span()
    low = _value(match, "low")
    high = _value(match, "high") if match["high"] else low
    before = words[max(0, start - _FARTHEST) : start]
    if match["high"] is not None:
        limit = _BETWEEN.search(before)
    elif limit := _AT_LEAST.search(before):
        high = _INFINITE
    elif limit := _AT_MOST.search(before):
        low = Decimal(0)
    elif limit := _ABOUT.search(before):
        low, high = low * (1 - _NEAR), high * (1 + _NEAR)
    if limit:
        start -= len(before) - limit.start()
    unit = _unit(match)
    counted, fate = _counted(words, end, is_share=unit == "%")
    return Figure(low, high, unit, counted, fate, period, start, end)


def _unit(match: re.Match[str]) -> str:
    if match["cent"]:
        return "%"
    money = (match["money"] or match["after"] or "").strip()
    return _MONEY.get(money, "")


def _value(match: re.Match[str], end: str) -> Decimal:
    scale = match["scale"] or (match["lowscale"] if end == "low" else None)
    written, separator = match[end], match["asep" if end == "low" else "bsep"]
    is_exact = scale is not None or match["cent"] is not None
    if separator == "." and is_exact and written.count(".") == 1:
        separator = None  # 2.125 million: nobody writes thousands of millions so
    if separator == "." and written.startswith("0"):
        separator = None
    if separator is not None:
        written = written.replace(separator, "")
    number = Decimal(written.replace(",", "."))
    return number * _SCALES[scale.strip()] if scale else number


def _counted(words: str, end: int, *, is_share: bool) -> tuple[str, str]:
    """Return what is counted and what became of it, by the words after a number."""
    if of := _OF.match(words, end):
        if not is_share:
            return "", ""  # 12 of them, of whom nothing is said here
        end = of.end() - 1
    taken, end = _nouns(words, end)
    fate = taken.pop() if len(taken) > 1 and _is_done(taken[-1]) else ""
    while len(taken) > 1 and taken[-1].endswith("ly"):
        taken.pop()
    if not fate and (being := _BEING.match(words, end)):
        fate = _done(words, being.end())
    if not taken:
        return fate, ""
    fate = fate.casefold()
    return " ".join(taken), "" if fate in _TELLING else fate


def _nouns(words: str, at: int) -> tuple[list[str], int]:
    """Return the words from a place up to one that ends what is counted, and where that is."""
    taken: list[str] = []
    while len(taken) < _MOST_WORDS and (word := _WORDS.match(words, at)):
        if word[1].casefold() in _STOP:
            break
        taken.append(word[1])
        at = word.end()
    return taken, at


def _done(words: str, at: int) -> str:
    """Return the participle at a place, with a 'not' before it; '' where there is none."""
    word = _WORDS.match(words, at)
    denied = word is not None and word[1].casefold() == "not"
    if word is not None and (denied or word[1].casefold().endswith("ly")):
        word = _WORDS.match(words, word.end())
    if word is None or not _is_done(word[1]):
        return ""
    return f"not {word[1]}" if denied else word[1]


def _is_done(word: str) -> bool:
    folded = word.casefold()
    return folded in _IRREGULAR or (folded.endswith("ed") and len(folded) > _SHORTEST)


def _singular(word: str) -> str:
    if word in _MEN:
        return _MEN[word]
    if word.endswith("ies") and len(word) > _SHORTEST + 1:
        return f"{word[:-3]}y"
    is_plural = len(word) > 1 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word


def _periods(
    words: str, spans: Sequence[tuple[int, int]], named: Sequence[Timed]
) -> list[Period | None]:
    """Return the time that each figure is of: one behind it that is nobody else's, or before it."""
    ends = [one.end() for one in _ENDS.finditer(words)]
    sentence = [bisect_right(ends, start) for start, _ in spans]
    whole = [one for one in named if one.period]
    found: list[Period | None] = [None] * len(spans)
    taken: set[int] = set()
    for at, (_, end) in enumerate(spans):
        until = spans[at + 1][0] if at + 1 < len(spans) else len(words)
        behind = next((one for one in whole if end <= one.start < until), None)
        if (
            behind is not None
            and bisect_right(ends, behind.start) == sentence[at]
            and not _APART.search(words, end, behind.start)
        ):
            found[at] = behind.period
            taken.add(behind.start)
    free = [one for one in whole if one.start not in taken]
    for at, (start, _) in enumerate(spans):
        before = [one for one in free if one.end <= start]
        if found[at] is None and before and bisect_right(ends, before[-1].start) == sentence[at]:
            found[at] = before[-1].period
    return found
