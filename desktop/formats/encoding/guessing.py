"""Which encoding bytes are in that nobody says anything about: the one that makes likely words.

Every encoding is tried on the words with letters beyond ASCII. What counts is how likely those
letters are beside their neighbours, in the languages that the plain letters speak for.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import NamedTuple

from desktop.formats.encoding import asian, signs, spelling
from desktop.formats.encoding.reading import WRONG
from desktop.formats.encoding.spelling import EDGE, FOREIGN, MIXED, folded, is_letter

SAMPLE = 200_000
"""Bytes looked at."""
MOST_WORDS = 300
MOST_BYTES = 6000

# How much less likely an encoding is than the usual one, before a letter was read.
_ONE_BYTE = {
    "cp1252": 0.0,
    "cp1250": -2.0, "cp1251": -2.0, "cp1253": -2.5, "cp1254": -2.5, "cp1255": -2.5, "cp1256": -2.5,
    "cp1257": -2.5, "cp874": -3.0, "cp1258": -3.5,
    "iso8859-15": -2.5, "iso8859-2": -3.0, "iso8859-7": -3.5, "iso8859-5": -4.0, "iso8859-13": -4.0,
    "iso8859-4": -4.0, "iso8859-6": -4.5, "iso8859-16": -5.0, "iso8859-3": -6.0, "iso8859-14": -6.0,
    "koi8-r": -2.5, "koi8-u": -3.0, "cp866": -3.5,
    "mac-roman": -3.0, "mac-latin2": -5.0, "mac-cyrillic": -5.0, "mac-greek": -6.0,
    "mac-turkish": -6.0,
    "cp850": -3.5, "cp437": -4.0, "cp852": -4.5, "cp775": -5.5, "cp737": -5.5, "cp857": -5.5,
    "cp862": -5.5,
}  # fmt: skip
_TWO_BYTES = {
    "cp932": -2.0, "euc-jp": -2.5, "gb18030": -2.0, "big5hkscs": -2.5, "cp949": -2.5,
}  # fmt: skip
_FEW = 0.002
"""The least share of a language in what is written: a foreign name may stand anywhere."""
_MISSING = -14.0
_SUDDEN_CAPITAL = _BESIDE_FIGURES = -3.0
_SURE = 4.0
"""By how much the likeliest must be likelier than the next."""
_OFFERED = 14.0
_MOST_OFFERED = 3
_FEWEST_LETTERS = 4
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_PLAIN = "cp1252"


class Guess(NamedTuple):
    """The likeliest codec, and others when it is not much likelier than they."""

    codec: str
    others: tuple[str, ...] = ()


class Word(NamedTuple):
    """A word with letters beyond ASCII, one byte to either side with it."""

    data: bytes
    weight: float


def guess(sample: bytes) -> Guess:
    """Return the encoding that makes the likeliest words of a sample."""
    words, pairs = _words(sample[:SAMPLE])
    if not words:
        return Guess(_PLAIN)
    shares = spelling.likely_languages(pairs)
    scorer = _Scorer({name: max(share, _FEW) for name, share in shares.items()})
    readings = {codec: scorer.one_byte(codec, words) + prior for codec, prior in _ONE_BYTE.items()}
    for codec, prior in _TWO_BYTES.items():
        readings[codec] = prior + sum(
            word.weight * asian.score(word.data, codec) for word in words
        )
    return _ranked(readings, words)


def _ranked(readings: dict[str, float], words: list[Word]) -> Guess:
    """Return the best, and what reads otherwise and is nearly as likely."""
    ranked = sorted(readings, key=lambda codec: -readings[codec])
    best = ranked[0]
    data = b"\n".join(word.data for word in words)
    text = data.decode(best, "replace")
    others = [
        codec
        for codec in ranked[1:]
        if readings[best] - readings[codec] < _OFFERED
        and data.decode(codec, "replace") != text
    ]
    high = sum(byte >= 0x80 for byte in data)  # noqa: PLR2004
    few = high <= _FEWEST_LETTERS and best != _PLAIN
    doubtful = few or any(readings[best] - readings[codec] < _SURE for codec in others)
    return Guess(best, tuple(others[:_MOST_OFFERED]) if doubtful else ())


def _words(sample: bytes) -> tuple[list[Word], Counter[tuple[str, str]]]:
    """Return the words to be looked at, and the pairs of plain letters in all words."""
    found: Counter[bytes] = Counter()
    plain: Counter[bytes] = Counter()
    for match in _WORD.finditer(sample):
        if match[0].isascii():
            plain[match[0]] += 1
        else:
            start, end = match.span()
            end = min(end, start + asian.LONGEST)
            found[sample[max(0, start - 1) : end + 1]] += 1
    pairs: Counter[tuple[str, str]] = Counter()
    for word in (*plain, *found):
        pairs.update(spelling.plain_pairs((word.decode("latin-1"),)))
    words, left = [], MOST_BYTES
    for data, count in found.most_common(MOST_WORDS):
        left -= len(data)
        if left < 0 and words:
            break
        words.append(Word(data, 1 + math.log2(count) / 4))
    return words, pairs


class _Scorer:
    """Says how likely words are, given the share of each language in the text."""

    def __init__(self, shares: dict[str, float]) -> None:
        self._shares = {name: math.log(share) for name, share in shares.items()}
        self._known: dict[str, float] = {}

    def one_byte(self, codec: str, words: list[Word]) -> float:
        """Return the logarithm of how likely the words are in an encoding of one byte a letter."""
        total = 0.0
        for word in words:
            text = word.data.decode(codec, "replace")
            score = self._known.get(text)
            if score is None:
                score = self._known[text] = self._text(text)
            total += word.weight * score
        return total

    def _text(self, text: str) -> float:
        small = folded(text)
        if len(small) != len(text):
            small = text.lower() if len(text.lower()) == len(text) else text
        total, start = 0.0, 0
        for place, character in enumerate(text):
            if character > "\x7f" and not is_letter(character):
                total += _MISSING if character == WRONG else signs.score(text, place)
            if not is_letter(character):
                total += self._word(small[start:place])
                start = place + 1
            else:
                total += _company(text[place - 1 : place], character, text[place + 1 : place + 2])
        return total + self._word(small[start:])

    def _word(self, word: str) -> float:
        if word.isascii():
            return 0.0
        beyond = {letter for letter in word if letter > "\x7f"}
        languages = {one for letter in beyond for one in spelling.writing(letter)}
        unknown = FOREIGN * sum(letter > "\x7f" for letter in word)
        usual = math.log(1 / 4)
        scores = [unknown] + [
            self._shares.get(one.name, usual) + _in_language(one, word) for one in languages
        ]
        best = max(scores)
        return best + math.log(sum(math.exp(score - best) for score in scores))


def _company(before: str, letter: str, after: str) -> float:
    """Return what capitals in the wrong place and figures beside a letter take away."""
    total = 0.0
    if letter > "\x7f" and (before.isdigit() or after.isdigit()):
        total += _BESIDE_FIGURES
    if not letter.isupper() or (before + letter).isascii():
        return total
    if before.islower() or (before.isupper() and after.islower()):
        total += _SUDDEN_CAPITAL
    return total


def _in_language(language: spelling.Spelling, word: str) -> float:
    total = 0.0
    for before, letter, after in zip(EDGE + word, word, word[1:] + EDGE, strict=False):
        if letter > "\x7f":
            total += language.after(before, letter)
            if after <= "\x7f":
                known = after == EDGE or after in language.alphabet
                total += language.after(letter, after) - language.alone(after) if known else MIXED
    return total
