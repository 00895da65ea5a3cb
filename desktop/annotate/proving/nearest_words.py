"""Find words in a stretch of a text, to the letter or as nearly as they stand there."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.meaning.renaming import SENTENCE_END
from desktop.annotate.meaning.sense import negations, sense
from desktop.annotate.occurrences import occurrences
from desktop.annotate.runs import Ladder, Stretch
from desktop.annotate.word_diff import Passage, WordDiff
from desktop.annotate.worded_text import LINE_BREAKS, UNSPACED, Vocabulary, WordedText
from desktop.domain import Quoted
from desktop.domain.citing.proof import Discrepancy
from desktop.domain.differences import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.annotate.proving.elisions import Fragment, Loose
    from desktop.annotate.runs import Run
    from desktop.domain import Content

_ALIKE, _SHORT_ALIKE = 0.6, 0.74
"""Of the words of both, how many must be the same, in the same order, to be those."""
# Words. In fewer each one that differs weighs much, so that more alikeness is asked.
_SHORT = 8
_SPARE = 3
"""Words more than the quotation has, among which it is looked for."""
_MOST_FOR_BRACKETS = 8
"""Words that an editor says otherwise in brackets."""
_LETTER = rf"[^\W{UNSPACED}]"
_GLUED = re.compile(
    # 1|,000; 1|.5; 15|%; 10|⁶; wor|ds; isn|’t
    rf"(?<=\d)[.,:/⁄٫٬]?\d|(?<=\d)\s?[%‰°⁰¹²³⁴-⁹]|(?<={_LETTER})['’]?{_LETTER}"
)
_OPENING, _CLOSING = re.compile(r"[^\w\s]+"), re.compile(r"[^\w\s]+\Z")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
_SPACED_DASH = re.compile(r"\s+[-‐‑‒–—―−]{1,3}\s+")
_ANY_FIGURE = re.compile(r"[£$€]?\d+(?:[.,:/’']\d+)*%?")
_CELLS = "| \t\n"
_ITEM = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivxl]+)[.)]|[•‣◦*+·–-]", re.IGNORECASE)
_FIGURE_JOINTS = ".,:/⁄٫٬"
_SIGNS = "-−+£$€¥"


class Found(NamedTuple):
    """Where words stand in a text, how alike they are there, and what is other."""

    start: int
    end: int
    alike: float
    differences: tuple[Discrepancy, ...] = ()


def find(content: Content, wanted: Fragment, low: int, high: int, near: int) -> list[Found]:
    """Return where words stand between two places: to the letter, the nearest to `near` first.

    Where they do so nowhere, it is the one place where they nearly do, if there is any.
    """
    low = content.blocks[content.blocks.at(low)].start if low < near else low
    region = content.quoted(low, min(high, content.body_end))
    places = [region.source(*place) for place in _to_the_letter(region.text, wanted)]
    if places:
        places.sort(key=lambda place: abs(place[0] - near))
        return [Found(*place, 1.0) for place in places]
    nearly = _nearly(region, wanted)
    return [nearly] if nearly else []


def _to_the_letter(text: str, wanted: Fragment) -> list[tuple[int, int]]:
    """Return where words stand, but for the case of the first letter."""
    for said in dict.fromkeys((wanted.written, _swapped(wanted.written))):
        found = [match.span() for match in re.finditer(re.escape(said), text)]
        if whole := [place for place in found if is_whole(text, *place)]:
            return whole
    return []


def _swapped(words: str) -> str:
    return words[:1].swapcase() + words[1:]


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word or figure is cut where a passage begins and ends: 1,000 is no 1."""
    return widened(text, start, end) == (start, end)


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a passage with the rest of the words and figures that it begins and ends with."""
    while start and start < len(text) and (cut := _cut_before(text, start)):
        start -= cut
    while end < len(text) and (glued := _GLUED.match(text, end)):
        end = glued.end()
    return start, end


def _cut_before(text: str, start: int) -> int:
    """Return how many letters before a place belong to what stands there."""
    left, sign = text[max(0, start - 2) : start], text[start]
    if re.fullmatch(f"{_LETTER}{{2}}", left[-1] + sign):
        return 1
    if not sign.isdigit():
        return 0
    if left[-1] in _FIGURE_JOINTS and left[:-1].isdigit():
        return 2
    return int(left[-1] in _SIGNS and not left[:-1].isalnum())


def _nearly(region: Quoted, wanted: Fragment) -> Found | None:
    """Return the words of a region that are most like the wanted ones."""
    vocabulary = Vocabulary()
    there = WordedText(region, vocabulary)
    own = WordedText(Quoted.plain(wanted.text), vocabulary)
    if not len(there) or not len(own):
        return None
    low, high = _likeliest(there.words, own.words)
    # Words that are said again just before would be taken for those: first without them.
    ladder = Ladder(there.words, own.words, (bytearray(len(there)), bytearray(len(own))))
    alike, first, last = 0.0, 0, 0
    for spare in (1, _SPARE + len(own) // 2):
        within = Stretch(max(0, low - spare), min(len(there), high + spare), 0, len(own))
        if runs := ladder.align(within):
            ends = _ends(there, runs, len(own))
            shared = 2 * sum(run.size for run in runs) / (ends[1] - ends[0] + len(own))
            alike, first, last = max((alike, first, last), (shared, *ends))
    if alike < (_ALIKE if len(own) >= _SHORT else _SHORT_ALIKE):
        return None
    start, end = _with_signs(there, wanted.text, first, last)
    differences = _differences(there.text[start:end], wanted)
    return Found(*region.source(start, end), alike, differences)


def _with_signs(there: WordedText, wanted: str, first: int, last: int) -> tuple[int, int]:
    """Return where words stand, with the signs that a quotation begins and ends with."""
    text = there.text
    start, end = widened(text, there.starts[first], there.ends[last - 1])
    opening, closing = _OPENING.match(wanted), _CLOSING.search(wanted)
    if opening and text.endswith(opening[0], 0, start):
        start -= len(opening[0])
    if closing and text.startswith(closing[0], end):
        end += len(closing[0])
    return start, end


def _likeliest(there: Sequence[int], own: Sequence[int]) -> tuple[int, int]:
    """Return the words among which most of the wanted ones stand together."""
    words, pairs = set(own), set(pairwise(own))
    before = (-1, *there)
    hits = [
        (word in words) + 2 * ((left, word) in pairs)
        for left, word in zip(before, there, strict=False)
    ]
    sums = [0, *accumulate(hits)]
    size = min(len(there), len(own))
    first = max(range(len(there) - size + 1), key=lambda at: sums[at + size] - sums[at])
    return first, first + size


def _ends(there: WordedText, runs: Sequence[Run], size: int) -> tuple[int, int]:
    """Return the words that a quotation takes up, with those that its first and last are put for.

    These are in the same sentence.
    """
    first, last = runs[0].old, runs[-1].old_end
    for _ in range(runs[0].new):
        if not first or SENTENCE_END.search(there.between(first)):
            break
        first -= 1
    for _ in range(size - runs[-1].new_end):
        if last == len(there) or SENTENCE_END.search(there.between(last)):
            break
        last += 1
    return first, last


def _differences(said: str, wanted: Fragment) -> tuple[Discrepancy, ...]:
    """Return what a quotation says otherwise than its source, but for what may be."""
    if is_set_alike(said, wanted.written):
        return ()
    return tuple(
        Discrepancy(
            str(one.kind), said[slice(*one.old)], wanted.text[slice(*one.new)], one.turns_sense
        )
        for one in differing(said, wanted.text)
        if not _may_be(one, said, wanted)
    )


def differing(said: str, wanted: str) -> list[Difference]:
    """Return what is other in two passages, figures as a whole: 1,300 for 1,400, and no 3 for 4."""
    found: list[Difference] = []
    for one in WordDiff(said, wanted).between(Passage(said), Passage(wanted)):
        if one.kind is DifferenceKind.EQUAL:
            continue
        old, new, turns = one.old, one.new, one.turns_sense
        if one.kind is DifferenceKind.REPLACED:
            old, new = _whole(said, old), _whole(wanted, new)
        if found and (old[0] < found[-1].old[1] or new[0] < found[-1].new[1]):
            last = found.pop()
            old, new = (last.old[0], old[1]), (last.new[0], new[1])
            turns = turns or last.turns_sense
        is_both = old[0] < old[1] and new[0] < new[1]
        kind = DifferenceKind.REPLACED if is_both else one.kind
        found.append(Difference(kind, old, new, turns))
    return found


def _whole(text: str, place: tuple[int, int]) -> tuple[int, int]:
    """Return where words stand, with the figures of which they are but a part."""
    start, end = place
    for figure in _ANY_FIGURE.finditer(text):
        first, last = figure.span()
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
    return start, end


def is_set_alike(said: str, wanted: str) -> bool:
    """Whether both are the same words, but for how they are set and the case of the first letter.

    Quotation marks, dashes, spaces, ligatures and words broken at a line's end may differ.
    """
    said, wanted = (_SPACED_DASH.sub("-", one.translate(_LIGATURES)) for one in (said, wanted))
    return any((0, len(said)) in occurrences(said, one) for one in (wanted, _swapped(wanted)))


def _may_be(one: Difference, said: str, wanted: Fragment) -> bool:
    """Whether a difference is said by brackets, or is but how signs or the first letter are set."""
    old, new = said[slice(*one.old)], wanted.text[slice(*one.new)]
    if one.new[0] == 0 and one.old[0] == 0 and _swapped(old) == new:
        return True
    if (old and is_set_alike(old, new)) or _is_of_layout(one, old, wanted.text):
        return True
    return any(_is_bracketed(one, old, new, loose) for loose in wanted.loose)


def _is_of_layout(one: Difference, old: str, wanted: str) -> bool:
    """Whether a draft has but the line between two cells otherwise, or the number of an item."""
    start, end = one.new
    is_first = wanted[:start].rstrip(" ")[-1:] in ("", *LINE_BREAKS)
    put_in = wanted[start:end].strip()
    return (not old.strip(_CELLS) and (not put_in.strip(_CELLS))) or bool(
        not old.strip() and is_first and _ITEM.fullmatch(put_in)
    )


def _is_bracketed(one: Difference, old: str, new: str, loose: Loose) -> bool:
    """Whether brackets stand for what the source says, and hide no figure and no negation."""
    start, end = one.new
    if not loose.start <= start < end <= loose.end or len(old.split()) > _MOST_FOR_BRACKETS:
        return False
    before, after = (letters.casefold() for letters in loose.kept)
    kept = old.casefold()
    lost = set(sense(old)) - set(sense(new))
    is_same_word = kept.startswith(before) and (not after or after in kept)
    return is_same_word and not lost and (not negations(new) or bool(negations(old)))
