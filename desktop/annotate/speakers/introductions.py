"""The persons whom an article names, and how: for who is told later by a surname, or as “he”."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from desktop.annotate.speakers import saying as words
from desktop.annotate.speakers.phrases import Form, Token, person, tokens

_CAPITALISED = (
    r"(?:[A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Col|Capt|St)\.|"
    r"(?:(?:al|el|ul)-)?[A-ZÀ-ÖØ-ÞĀ-Ž][^\W_]*(?:[-‐‑’'](?!s\b)[^\W_]+)*)"
)
_PARTICLE = rf"(?:(?:{'|'.join(sorted(words.PARTICLES))})[ \u00a0])*"
_RUN = re.compile(
    rf"\b{_CAPITALISED}(?:[ \u00a0]{_PARTICLE}{_CAPITALISED})*"
    rf"(?:[ \u00a0]of[ \u00a0]{_CAPITALISED})?"
)
_RELATED = re.compile(rf"['’]s\s+(?:[a-z-]+\s+)?(?:{'|'.join(sorted(words.KIN))})\b")
_RANKS = {"Baroness": "Lady", "Baron": "Lord", "Earl": "Lord", "Viscount": "Lord"}
"""Titles of one person: Baroness Ray of Leeds is Lady Ray afterwards."""
_INSIDE = frozenset(",;(")
_NO_PERSON_ENDINGS = ("ese", "ish", "ian", "ians", "ist", "ists", "s")


class Named(NamedTuple):
    """A name as it stands in the text."""

    start: int
    end: int
    title: str
    surname: str
    given: str


class Introductions:
    """The names in a text, in their order."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        runs = [(run, self._named(run)) for run in _RUN.finditer(text, start, end)]
        known = {named.surname for _, named in runs if named and named.given}
        self.names = [
            named or Named(*run.span(), "", run[0], "")
            for run, named in runs
            if named or run[0] in known  # a surname that begins a sentence
        ]

    def _named(self, run: re.Match[str]) -> Named | None:
        found = tokens(self._text, *run.span())
        if found[0].word in words.STARTING and found[0].word not in words.TITLES:
            found = found[1:]
        if found and found[-1].word == ".":
            found = found[:-1]
        if not found or any(token.word in words.BODIES for token in found):
            return None
        if "of" in [token.word for token in found] and found[0].word not in words.TITLES:
            found = found[: [token.word for token in found].index("of")]
        phrase = person(found, found[0].start) if found else None
        if phrase is None or (phrase.form is not Form.PERSON and not self._is_surname(found)):
            return None
        return name_of(self._text, phrase.start, phrase.end)

    def _is_surname(self, found: list[Token]) -> bool:
        """Whether one capitalised word may be somebody: “he” may mean whom it names."""
        word = found[-1].word
        if word.isupper() or word in words.NO_NAMES | words.ROLES:
            return False
        before = self._text[max(0, found[-1].start - 2) : found[-1].start].rstrip(" ")[-1:]
        return not word.endswith(_NO_PERSON_ENDINGS) and (before.isalnum() or before in ",;")

    def full(self, named: Named) -> Named:
        """Return the longest way in which the same person was named before; itself if none."""
        before = self.names[: bisect_left(self.names, named.start, key=_start_of)]
        alike = [one for one in before if _may_be(one, named)]
        if not alike and named.title in ("Sir", "Dame"):
            alike = [one for one in before if one.given.split(" ")[0] == named.surname]
        rank = _RANKS.get(named.title, named.title)
        wholes = [
            one for one in alike if _RANKS.get(one.title, one.title) == rank and _longer(one, named)
        ]
        wholes = wholes or [one for one in alike if one.given and _longer(one, named)]
        wholes = [one for one in wholes if not self.begins_by_chance(one)]
        people = {one.given for one in wholes if one.given}
        if not wholes or len(people) > 1 or any(map(self._is_relative, wholes)):
            return named
        return wholes[0]

    def _is_relative(self, named: Named) -> bool:
        """Whether somebody is named since another of the family is: Kim Ray’s mother."""
        return bool(_RELATED.match(self._text, named.end))

    def first(self, named: Named) -> Named:
        """Return how the same person was named first, at least by title or given name."""
        told = (one for one in self.names if one.given or one.title)
        return next((one for one in told if is_same(one, named)), named)

    def begins_by_chance(self, named: Named) -> bool:
        """Whether a name's first word may be capitalised since a sentence begins: Poor Ray."""
        before = self._text[max(0, named.start - 2) : named.start].rstrip(" ")[-1:]
        is_inside = before.isalnum() or before in _INSIDE
        return not (is_inside or named.title) and self.has_word(named.given.split(" ")[0].lower())

    def has_word(self, word: str) -> bool:
        """Whether a word stands in the text as it is spelled."""
        return (
            re.compile(rf"\b{re.escape(word)}\b").search(self._text, self._start, self._end)
            is not None
        )

    def has_name(self, word: str) -> bool:
        """Whether a word is capitalised where no sentence begins."""
        inside = re.compile(rf"(?<=[\w,;] ){re.escape(word)}\b")
        return inside.search(self._text, self._start, self._end) is not None

    def within(self, start: int, end: int) -> list[Named]:
        """Return the names that stand in a range."""
        low = bisect_left(self.names, start, key=_start_of)
        return self.names[low : bisect_left(self.names, end, key=_start_of)]


def name_of(text: str, start: int, end: int) -> Named:
    """Return the parts of a name."""
    parts = [token.word for token in tokens(text, start, end)]
    title = ""
    while len(parts) > 1 and parts[0] in words.TITLES:
        title = title or parts[0]
        parts = parts[1:]
    if "of" in parts[1:]:
        parts = parts[: parts.index("of")]
    while len(parts) > 1 and parts[-1] in ("QC", "KC", "MP", "CBE", "OBE", "Jr", "Sr", "MBE"):
        parts = parts[:-1]
    is_family_first = len(parts) > 1 and (parts[0] in words.FAMILY_FIRST)
    surname = parts[0] if is_family_first else parts[-1]
    given = " ".join(parts[1:] if is_family_first else parts[:-1])
    return Named(start, end, title, surname, given)


def is_same(one: Named, other: Named) -> bool:
    """Whether two names may be one person's."""
    return _may_be(one, other) and (one.given == other.given or not one.given or not other.given)


def sex(named: Named) -> str:
    """Return 'm' or 'f' where the title says it, or ''."""
    return "m" if named.title in words.MALE else "f" if named.title in words.FEMALE else ""


def _may_be(one: Named, other: Named) -> bool:
    return one.surname == other.surname and {sex(one), sex(other)} != {"m", "f"}


def _longer(one: Named, other: Named) -> bool:
    """Whether a name says more than another, and nothing else."""
    if one.given and not other.given:
        return True
    return one.given == other.given and one.end - one.start > other.end - other.start


def _start_of(named: Named) -> int:
    return named.start
