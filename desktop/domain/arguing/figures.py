"""Figures in words: a number, what it counts, its unit and its time.

They are read from quoted words, in which note marks are set apart. What is not surely a figure
is none: a year, a day, the number of a table, a note or a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.arguing.figure_frames import UNFRAMED, Frame, Told, frame
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
    "hundred": 100, "dozen": 12, "thousands": 10**3, "millions": 10**6, "billions": 10**9,
    "lakh": 10**5, "crore": 10**7, "tausend": 10**3, "tsd": 10**3, "mio": 10**6,
    "millionen": 10**6, "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9, "mille": 10**3,
    "milliard": 10**9, "milliards": 10**9, "millón": 10**6, "millones": 10**6,
}  # fmt: skip
_GLUED = ("bn", "tn", "mn", "m", "k")
_APART_WORDS = "|".join(sorted(_SCALES.keys() - {*_GLUED}, key=len, reverse=True))
_SCALE = (
    rf"(?:[\s\u00a0\u202f]?-?(?:{_APART_WORDS})\b(?:\s+(?:de\b|d[’'](?=\w)))?"
    rf"|(?:{'|'.join(_GLUED)})\b)"
)
_LETTERS = ("m", "k")
"""Without money these may be metres, or anything."""
_MONEY = {"GBP": "£", "USD": "$", "EUR": "€", "US$": "$"}
_SIGN = r"(?:(?:US|AU?|CA?|NZ|HK|S)?\$|[£€¥₹₪₽])"
_CODE = r"(?:GBP|USD|EUR|CHF|AUD|CAD|NZD|JPY|INR|SEK|NOK|DKK|PLN)"
_PER_CENT = r"\s?(?:%|per\s?cent\b|percent\b|prozent\b|pour\s?cent\b|por\s?ciento\b)"
_NUMBER = re.compile(
    rf"""
    (?<![\w.,/:’'-])
    (?P<money>{_SIGN}|{_CODE}\s)?
    (?P<low>{_DIGITS.replace("@", "a")})
    (?P<lowscale>{_SCALE})?
    (?:(?P<lowcent>{_PER_CENT})?\s?(?P<join>[–-]|\bto\b|\band\b|\bor\b)\s?
       {_SIGN}?(?P<high>{_DIGITS.replace("@", "b")}))?
    (?P<scale>{_SCALE})?
    (?P<cent>{_PER_CENT})?
    (?P<after>\s?(?:[€£$](?!\d)|{_CODE}\b))?
    (?![\w/%]|[.,:]\d|[-–][^\W\d_])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALONE = re.compile(
    _NUMBER.pattern.replace(r"(?:(?P<lowcent>", r"(?:(?!)(?P<lowcent>"), _NUMBER.flags
)
"""The same without a second number."""
_NUMBERED = r"\d+(?:\.\d+)*(?:\(\w{1,4}\))*"
_LABEL = re.compile(
    r"\b(?:tables?|figures?|fig|sections?|articles?|art|chapters?|pages?|pp?|paragraphs?|paras?|no"
    r"|nos|nr|notes?|parts?|annex|appendix|resolution|rule|clause|schedule|column|col|item|volume"
    r"|vol|questions?|uin|lines?|pages?|steps?|versions?|phases?|aged?|ages|numbers?|days?|stages?"
    r"|levels?|tiers?|rooms?|flights?|highway|route|platform|gate|season|episodes?|verses?|psalm"
    r"|exhibits?|footnotes?|endnotes?|fn|box(?:es)?|charts?|graphs?|lots?|plot|flat|apartment|iso"
    r"|directive|regulation|protocol|sub-?(?:section|paragraph)s?|group\s+of)\b\.?\s*"
    rf"(?:{_NUMBERED}(?:\s*(?:,|;|and|or|to|&|[–-])\s*{_NUMBERED})*\s*(?:,|;|and|or|to|&|[–-])\s*)?$"
    r"|[§#№]\s*$",
    re.IGNORECASE,
)
_MARKER = re.compile(r"(?:^|[\n\u2028])[ \t(\[]*$")
_MARKED = re.compile(r"[.)\]]\s")
_SECTION = re.compile(r"\d+(?:\.\d+)+")
_NO_MORE = re.compile(
    r"\s?(?:[ap]\.?m\b|noon\b|midnight\b|o[’']clock\b|hrs\b|GMT\b|BST\b|BCE?\b|CE\b|AD\b)"
    r"|\s(?:[A-ZÀ-Þ][\w’'-]+\s){1,3}(?:Street|Road|Avenue|Lane|Square|Place|Drive|Terrace)\b"
)
"""Behind an hour of the day, a year of long ago, or the number of a house."""
_RATIO = re.compile(
    r"(?:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:in|out\s+of)(?:\s+every)?"
    r"|\b(?:per|every))\s+$",
    re.IGNORECASE,
)
"""Before a number of which others are a part: 3 in 10, 12 per 1,000."""
_PART = re.compile(r"\s+(?:(?:in|out\s+of)(?:\s+every)?|per)\s+\d", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.,])(?:\+\d|0\d{2})[\d ()-]{5,}\d")
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:(?:more|greater|larger|no fewer|no less|not less|higher)\s+than"
    r"|over|at\s+least|upwards\s+of|above|exceed(?:ed|ing|s)?|a\s+minimum\s+of)\s+$|[>≥]\s?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?<!\bno )(?<!\bnot )\b(?:(?:fewer|less|smaller|lower|no\s+more|not\s+more)\s+than|under"
    r"|below|at\s+most|up\s+to|(?:as\s+many|as\s+much)\s+as|a\s+maximum\s+of)\s+$|[<≤]\s?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|circa|ca?\.|an?\s+estimated"
    r"|close\s+to)\s+$|[~≈]\s?$",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"(?:−|\bminus\s)\s?$", re.IGNORECASE)
_OR_MORE = re.compile(r"\+(?!\d)|\s+(?:or|and)\s+more\b|\s+plus\b", re.IGNORECASE)
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
    de du des la le les et ont sont été qui que à au aux par sur der die das den dem und sind waren
    wurden haben ist im am von vom mit für auf bei aus el los las y fueron han en por para del al
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
_IDLE = _STOP | _TELLING
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
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
    frame: Frame = UNFRAMED

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
        if not self.frame.fits(other.frame):
            return False
        mine, its = set(self.before), set(other.before)
        return mine <= its or its <= mine


@lru_cache(maxsize=4_096)
def _topic(counted: str, unit: str, fate: str, period: Period | None, framed: Frame) -> Topic:
    *before, noun = [_singular(word) for word in counted.casefold().split()] or [""]
    return Topic(tuple(sorted(before)), noun, unit, fate, period, framed)


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
    frame: Frame = UNFRAMED

    @property
    def topic(self) -> Topic:
        """What it is told of."""
        return _topic(self.counted, self.unit, self.fate, self.period, self.frame)

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
    phones = [match.span() for match in _PHONE.finditer(words)]
    taken = [*((one.start, one.end) for one in named), *phones]
    matches: list[re.Match[str]] = []
    at = 0
    while match := _NUMBER.search(words, at):
        match = _alone_if_two(words, match)
        at = match.end()
        if not any(start < match.end() and match.start() < end for start, end in taken) and not (
            _is_other(words, match)
        ):
            matches.append(match)
    blank = _without(words, named)
    periods = _periods(blank, [match.span() for match in matches], named)
    bare = [one.start for one in named if one.period is None]
    framed = [_framed(blank, bare, *both) for both in zip(matches, periods, strict=True)]
    return [_with_days(words, one, named) for one in framed]


def _with_days(words: str, figure: Figure, named: Sequence[Timed]) -> Figure:
    """Return a figure that is told of days: what is so of one day is not of the next."""
    days = {
        day
        for one in named
        if one.period is not None and one.period == figure.period
        for day in _DAY.findall(words[one.start : one.end])
    }
    if not days:
        return figure
    return replace(figure, frame=figure.frame.on(days))


def _without(words: str, named: Sequence[Timed]) -> str:
    """Return words with blanks for the times that are known, and for the dot of 3. Mai."""
    for one in named:
        told = words[one.start : one.end]
        blank = " " * len(told) if one.period is not None else told.replace(".", " ")
        words = f"{words[: one.start]}{blank}{words[one.end :]}"
    return words


def _framed(words: str, bare: Sequence[int], match: re.Match[str], period: Period | None) -> Figure:
    """Return a figure with its frame; `bare` is where days of no year are told."""
    figure, end = _figure(words, match, period)
    if not figure.counted:
        return figure  # it is held against none
    begin = max((one.end() for one in _ENDS.finditer(words, 0, figure.start)), default=0)
    stop = next((one.start() + 1 for one in _ENDS.finditer(words, end)), len(words))
    is_dated = period is not None
    is_somewhen = not is_dated and any(begin <= at < stop for at in bare)
    # Who was accepted is not said.
    is_of_nobody = " " not in figure.counted and _is_done(figure.counted)
    if is_somewhen or is_of_nobody:
        return replace(figure, frame=Frame(is_loose=True))
    told = Told(figure.start - begin, end - begin, figure.counted, figure.fate, is_dated)
    return replace(figure, frame=frame(words[begin:stop], told, _IDLE))


def _alone_if_two(words: str, match: re.Match[str]) -> re.Match[str]:
    """Return the first number alone where the second is no end of a range."""
    if match["high"] is None:
        return match
    before = words[max(0, match.start() - _FARTHEST) : match.start()]
    is_range = _BETWEEN.search(before) if match["join"].lower() == "and" else True
    if match["join"].lower() == "to" and _FROM.search(before):
        is_range = False  # it rose from 902 to 1,300
    if is_range and _value(match, "low") < _value(match, "high"):
        return match
    return _ALONE.match(words, match.start()) or match


def _is_other(words: str, match: re.Match[str]) -> bool:
    """Whether digits are no figure: a label, a list's or a note's number, an hour, a ratio."""
    start, end = match.span()
    before = words[max(0, start - _FARTHEST) : start]
    if _NO_MORE.match(words, end) or _RATIO.search(before):
        return True
    is_plain = not match["cent"] and not match["money"]
    if is_plain and _is_number_of(words, match["low"], before, match.span()):
        return True
    scale = (match["scale"] or match["lowscale"] or "").lower()
    return not match["money"] and scale in _LETTERS


def _is_number_of(words: str, low: str, before: str, span: tuple[int, int]) -> bool:
    """Whether digits number something."""
    start, end = span
    if not low.replace(".", "").isdecimal():
        return False
    if _LABEL.search(before):
        return True
    if before.endswith("[") and words.startswith("]", end):
        return True
    is_heading = _SECTION.fullmatch(low) and words[end : end + 2].strip()[:1].isupper()
    return bool(_MARKER.search(words[:start]) and (is_heading or _MARKED.match(words, end)))


def _figure(words: str, match: re.Match[str], period: Period | None) -> tuple[Figure, int]:
    """Return a figure, and the place behind what is counted."""
    start, end = match.span()
    before = words[max(0, start - _FARTHEST) : start]
    low, high, begin = _limits(match, before)
    unit = _unit(match)
    if _PART.match(words, end):
        return Figure(low, high, unit, "", "", period, begin, end), end
    counted, fate, stop = _counted(words, end, is_share=unit == "%")
    return Figure(low, high, unit, counted, fate, period, begin, end), stop


def _limits(match: re.Match[str], before: str) -> tuple[Decimal, Decimal, int]:
    """Return from how many to how many a number may be, and where the words for that begin."""
    start, low = match.start(), _value(match, "low")
    high = _value(match, "high") if match["high"] else low
    limit: re.Match[str] | None = None
    if match["high"] is not None:
        limit = _BETWEEN.search(before)
    elif _NEGATIVE.search(before):
        return -low, -high, start
    elif limit := _AT_LEAST.search(before):
        high = _INFINITE
    elif limit := _AT_MOST.search(before):
        low = Decimal(0)
    elif limit := _ABOUT.search(before):
        low, high = low * (1 - _NEAR), high * (1 + _NEAR)
    elif _OR_MORE.match(match.string, match.end()):
        high = _INFINITE
    return low, high, start - (len(before) - limit.start() if limit else 0)


def _unit(match: re.Match[str]) -> str:
    if match["cent"]:
        return "%"
    money = (match["money"] or match["after"] or "").strip().upper()
    return _MONEY.get(money, money)


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
    size = re.split(r"[^\w]", scale.strip(" -\u00a0\u202f\t\n"))[0].lower() if scale else ""
    return number * _SCALES[size] if size else number


def _counted(words: str, end: int, *, is_share: bool) -> tuple[str, str, int]:
    """Return what is counted and what became of it, by the words after a number; and their end."""
    if of := _OF.match(words, end):
        if not is_share:
            return "", "", end  # 12 of them, of whom nothing is said here
        end = of.end() - 1
    taken, end = _nouns(words, end)
    fate = taken.pop() if len(taken) > 1 and _is_done(taken[-1]) else ""
    while len(taken) > 1 and taken[-1].endswith("ly"):
        taken.pop()
    if not fate and (being := _BEING.match(words, end)):
        fate = _done(words, being.end())
    if not taken:
        return fate, "", end
    fate = fate.casefold()
    return " ".join(taken), "" if fate in _TELLING else fate, end


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
