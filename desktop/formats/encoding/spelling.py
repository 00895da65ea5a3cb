"""How likely letters are to stand together, in each of many languages."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from desktop.formats.encoding import latin_words, other_words

if TYPE_CHECKING:
    from collections.abc import Iterable

EDGE = " "
"""Stands for whatever begins or ends a word."""
FOREIGN = -11.0
"""Logarithm of how likely a letter is that a language does not have."""
STRANGE, MIXED = -2.0, -10.0
"""What is added where a letter stands beside one that its language, or its script, has not."""
# Taken off each count, so that what was seen once is not taken for usual.
_RARE = 0.3
_SAME = str.maketrans({
    "ș": "ş", "ț": "ţ", "Ș": "ş", "Ț": "ţ", "ی": "ي", "ک": "ك", "ʼ": "’", "ς": "σ",
})  # fmt: skip
"""Letters that stand for each other where an encoding has only one of them."""
_NO_LETTERS = frozenset("ªºˆ")


def folded(text: str) -> str:
    """Return `text` as words are counted: small letters, one for each that is written."""
    # The small letter of 'İ' would be two characters, or plain.
    return "".join(c if c == "İ" else c.lower() for c in text).translate(_SAME)


@cache
def is_letter(character: str) -> bool:
    """Whether a character is part of a word: a letter, or a mark on one."""
    return unicodedata.category(character)[0] in "LM" and character not in _NO_LETTERS


class Spelling:
    """Which letters follow which in one language."""

    def __init__(self, name: str, words: str, strange: float = STRANGE) -> None:
        self.name = name
        self.strange = strange
        self._pairs: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for word in folded(words).split():
            for before, letter in zip(EDGE + word, word + EDGE, strict=True):
                self._pairs[before][letter] += 1
        self._letters = sum(self._pairs.values(), Counter[str]())
        self._all = self._letters.total()
        self.alphabet = frozenset(self._letters) - {EDGE}
        self._known: dict[tuple[str, str], float] = {}

    def after(self, before: str, letter: str) -> float:
        """Return the logarithm of how likely `letter` is after `before`."""
        found = self._known.get((before, letter))
        if found is None:
            found = self._known[before, letter] = self._after(before, letter)
        return found

    def alone(self, letter: str) -> float:
        """Return the logarithm of how likely a letter is anywhere."""
        count = self._letters.get(letter, 0)
        return math.log(count / self._all) if count else FOREIGN

    def _after(self, before: str, letter: str) -> float:
        anywhere = (self._letters.get(letter, 0) - _RARE) / self._all
        if anywhere <= 0:
            return FOREIGN
        followers = self._pairs.get(before)
        if not followers:
            return max(FOREIGN, math.log(anywhere) + self.strange)
        # As many surprises are to come as there were different letters so far (Witten and Bell).
        surprises, seen = len(followers), followers.total()
        share = followers.get(letter, 0) + surprises * anywhere
        return max(FOREIGN, math.log(share / (seen + surprises)))


@cache
def latin() -> tuple[Spelling, ...]:
    """Return the languages in Latin letters."""
    return tuple(
        Spelling(name, words + words.replace("i", "İ") if name == "Turkish" else words)
        for name, words in latin_words.WORDS.items()
    )


@cache
def others() -> tuple[Spelling, ...]:
    """Return the languages in other letters; Vietnamese, whose tones stand apart, is among them."""
    vietnamese = "Vietnamese"
    return (
        Spelling(vietnamese, _tones_apart(other_words.WORDS[vietnamese])),
        *(
            Spelling(name, words, MIXED)
            for name, words in other_words.WORDS.items()
            if name != vietnamese
        ),
    )


@cache
def writing(letter: str) -> tuple[Spelling, ...]:
    """Return the languages that have a letter."""
    return tuple(one for one in (*latin(), *others()) if letter in one.alphabet)


def likely_languages(pairs: Counter[tuple[str, str]]) -> dict[str, float]:
    """Return how likely each language in Latin letters is, by pairs of letters without accents."""
    scores = {
        one.name: sum(count * one.after(*pair) for pair, count in pairs.items()) for one in latin()
    }
    best = max(scores.values())
    shares = {name: math.exp(max(-50.0, score - best)) for name, score in scores.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


def plain_pairs(words: Iterable[str]) -> Counter[tuple[str, str]]:
    """Return the pairs of letters in words, those with accented letters left out."""
    pairs: Counter[tuple[str, str]] = Counter()
    for word in words:
        small = word.lower()
        pairs.update(
            pair
            for pair in zip(EDGE + small, small + EDGE, strict=True)
            if pair[0] < "\x80" and pair[1] < "\x80"
        )
    return pairs


def _tones_apart(words: str) -> str:
    """Return Vietnamese words as Windows-1258 writes them: the tone after its letter."""
    shapes = "\u0302\u0306\u031b"
    pieces: list[str] = []
    for mark in unicodedata.normalize("NFD", words):
        if mark in shapes and pieces:
            at = -1 if not unicodedata.combining(pieces[-1]) else -2
            pieces[at] = unicodedata.normalize("NFC", pieces[at] + mark)
        else:
            pieces.append(mark)
    return "".join(pieces)
