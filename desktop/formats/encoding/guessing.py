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
from desktop.formats.encoding.decoding import WRONG
from desktop.formats.encoding.spelling import EDGE, FOREIGN, folded, is_letter

# With letters above 127, the commonest: the others say little more.
MOST_WORDS = 300
# Of these words, each of which is scored in every encoding that may be meant.
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
    "cp862": -5.5, "cp865": -5.5, "cp860": -6.0, "cp861": -6.0, "mac-iceland": -6.0,
    "iso8859-10": -6.5,
}  # fmt: skip
_TWO_BYTES = {
    "cp932": -2.0, "euc-jp": -2.5, "gb18030": -2.0, "big5hkscs": -2.5, "cp949": -2.5, "johab": -5.0,
}  # fmt: skip
_FEW = 0.006
"""The least share of a language in what is written: a foreign name may stand anywhere."""
# A text with two scripts has the second in names: it may weigh a tenth each.
_FOREIGN_SHARE = 0.1
_UNKNOWN = ""
_HEAVIEST = 2.0
"""A word that stands often says no more than two that stand once."""
# A logarithm, as all scores here: as unlikely as a control character.
_MISSING = -14.0
_SUDDEN_CAPITAL = _BESIDE_FIGURES = -3.0
_SURE, _SURE_OF_FEW, _SURE_OF_PLAIN = 3.0, 10.0, 1.0
"""By how much the likeliest must be likelier than the next; the usual one needs little."""
# Behind the best by less than that, an encoding may be the right one, and is offered.
_OFFERED = 14.0
_MOST_OFFERED = 3
# With fewer letters above 127 any guess is a guess; UTF-8 or plain is offered, too.
_FEWEST_LETTERS = 4
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_PLAIN = "cp1252"
_USUAL = frozenset(
    codec
    for codec in (*_ONE_BYTE, *_TWO_BYTES)
    if codec.startswith(("cp125", "koi8", "cp874")) or codec in _TWO_BYTES
) - {"johab"}
"""What is proposed beside a guess: files older than windows are too seldom."""
_HIGH = bytes(range(0x80, 0x100))


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
    words, pairs, beyond = _words(sample)
    if not words:
        return Guess(_PLAIN)
    shares = spelling.likely_languages(pairs)
    scorer = _Scorer({name: max(share, _FEW) for name, share in shares.items()}, beyond / 2)
    readings = {codec: scorer.one_byte(codec, words) + prior for codec, prior in _ONE_BYTE.items()}
    for codec, prior in _TWO_BYTES.items():
        readings[codec] = prior + sum(word.weight * asian.score(word.data, codec) for word in words)
    return _ranked(readings, words)


def _ranked(readings: dict[str, float], words: list[Word]) -> Guess:
    """Return the best, and what reads otherwise and is nearly as likely."""
    ranked = sorted(readings, key=lambda codec: -readings[codec])
    best = ranked[0]
    data = b"\n".join(word.data for word in words)
    text = folded(data.decode(best, "replace"))
    behind = {
        codec: readings[best] - readings[codec]
        for codec in ranked[1:]
        if folded(data.decode(codec, "replace")) != text
    }
    few = best != _PLAIN and len(data) - len(data.translate(None, _HIGH)) <= _FEWEST_LETTERS
    enough = _SURE_OF_PLAIN if best == _PLAIN else _SURE_OF_FEW if few else _SURE
    if min(behind.values(), default=enough) >= enough:
        return Guess(best)
    others = [codec for codec in behind if codec in _USUAL and behind[codec] < _OFFERED]
    if best != _PLAIN and _PLAIN in behind and _PLAIN not in others[:_MOST_OFFERED]:
        others = [*others[: _MOST_OFFERED - 1], _PLAIN]
    return Guess(best, tuple(others[:_MOST_OFFERED]))


def _words(sample: bytes) -> tuple[list[Word], Counter[tuple[str, str]], float]:
    """Return the words to be looked at, and the pairs of plain letters in all words.

    Last comes the share of words with letters beyond ASCII.
    """
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
    words: list[Word] = []
    left = MOST_BYTES
    for data, count in found.most_common(MOST_WORDS):
        left -= len(data)
        if left < 0 and words:
            break
        words.append(Word(data, min(_HEAVIEST, 1 + math.log2(count) / 4)))
    return words, pairs, found.total() / (found.total() + plain.total() or 1)


class _Parts(NamedTuple):
    """What speaks for a reading: its signs and capitals, and each word in each language."""

    signs: float
    words: tuple[dict[str, float], ...]


class _Scorer:
    """Says how likely words are, given the share of each language in the text."""

    def __init__(self, shares: dict[str, float], others: float) -> None:
        self._shares = shares
        self._others = max(_FEW, others)
        self._known: dict[str, _Parts] = {}

    def one_byte(self, codec: str, words: list[Word]) -> float:
        """Return the logarithm of how likely the words are in an encoding of one byte a letter."""
        parts = [(self._parts(word.data.decode(codec, "replace")), word.weight) for word in words]
        fixed = sum(weight * part.signs for part, weight in parts)
        spelt = [(languages, weight) for part, weight in parts for languages in part.words]
        if not spelt:
            return fixed
        # Where one foreign word of a language stands, others of it are no surprise.
        shares = self._shares
        found: Counter[str] = Counter()
        for languages, _ in spelt:
            found[max(languages, key=lambda name: languages[name] + self._log(name, shares))] += 1
        shares = {
            **shares,
            **{
                name: max(shares.get(name, self._others), _FOREIGN_SHARE * (count - 1) / len(spelt))
                for name, count in found.items()
            },
        }
        return fixed + sum(weight * self._mixed(one, shares) for one, weight in spelt)

    def _mixed(self, languages: dict[str, float], shares: dict[str, float]) -> float:
        scores = [score + self._log(name, shares) for name, score in languages.items()]
        best = max(scores)
        return best + math.log(sum(math.exp(score - best) for score in scores))

    def _log(self, name: str, shares: dict[str, float]) -> float:
        return 0.0 if name == _UNKNOWN else math.log(shares.get(name, self._others))

    def _parts(self, text: str) -> _Parts:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = _parts(text)
        return found


def _parts(text: str) -> _Parts:
    small = folded(text)
    total, start = 0.0, 0
    words: list[str] = []
    for place, character in enumerate(text):
        if not is_letter(character):
            if character > "\x7f":
                total += _MISSING if character == WRONG else signs.score(text, place)
            words.append(small[start:place])
            start = place + 1
        else:
            total += _company(text[place - 1 : place], character, text[place + 1 : place + 2])
    words.append(small[start:])
    return _Parts(total, tuple(_in_languages(word) for word in words if not word.isascii()))


def _in_languages(word: str) -> dict[str, float]:
    """Return how likely a word is in each language that has one of its letters, and in none."""
    beyond = {letter for letter in word if letter > "\x7f"}
    languages = {one for letter in beyond for one in spelling.writing(letter)}
    unknown = FOREIGN * sum(letter > "\x7f" for letter in word)
    return {one.name: _in_language(one, word) for one in languages} | {_UNKNOWN: unknown}


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
                total += (
                    language.after(letter, after) - language.alone(after)
                    if known
                    else language.strange
                )
    return total
