"""Letters that a file prints over one another to make one that its font lacks.

TeX's oldest fonts have no é and no ≠: an accent is drawn over an e, and a stroke through the sign
after it. What is seen is one letter, and so is what is read.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.pdf.lettering.joined_letters import is_close

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.pdf.printed import Box, Run

    Tight = Callable[[int], Box | None]
    Loose = Callable[[int, int], Box | None]

_STROKE = "\u0338"
_SLASHED = frozenset("∈∋⊂⊃⊆⊇≡∃")
"""Signs through which a slash is drawn."""
_SIGNS = dict(
    zip(
        "`´ˆ˜¨¯˘˙˚ˇ˝¸˛",
        "\u0300\u0301\u0302\u0303\u0308\u0304\u0306\u0307\u030a\u030c\u030b\u0327\u0328",
        strict=True,
    )
) | {_STROKE: _STROKE, "/": _STROKE}
_DRAWN = frozenset(_SIGNS) - {"/"}
_FAR = frozenset(sign for sign in _SIGNS if not sign.isascii())
_BASES = {"ı": "i", "ȷ": "j"}
_OFF = 0.35
"""Of the wider one's width: how far the middles of two may be from one another."""
_APART = 0.9
"""Of the letter's height: how far above or below it the other may stand."""


def is_any_drawn_over(runs: Sequence[Run]) -> bool:
    """Whether there are signs that may be drawn over others."""
    text = "".join([run.text for run in runs])
    return not (_DRAWN.isdisjoint(text) and (_SLASHED.isdisjoint(text) or "/" not in text))


class _Letter(NamedTuple):
    """A letter of a run: the number of the run, and its character."""

    run: int
    text: str
    number: int
    parted: str
    """What stands before it."""


def overstruck(runs: Sequence[Run], tight: Tight, loose: Loose) -> Iterator[tuple[int, Run]]:
    """Yield runs with the numbers of those they were, letters over one another as one.

    `tight` gives the box of what is drawn as a character, `loose` that of the room for several.
    """
    letters = _gathered(list(_joined(_letters(runs), tight, loose)), runs, tight)
    at, parted = 0, ""
    for number, run in enumerate(runs):
        first = at
        while at < len(letters) and letters[at].run == number:
            at += 1
        inside = letters[first:at]
        if not inside:
            parted = parted or run.parted
            continue
        inside[0] = inside[0]._replace(parted=inside[0].parted or parted)
        parted = ""
        text = "".join(letter.text for letter in inside)
        if len(inside) < len(run.text):
            yield from ((number, piece) for piece in _pieces(run, inside, loose))
        elif (text, inside[0].parted) == (run.text, run.parted):
            yield number, run
        else:
            yield number, replace(run, text=text, parted=inside[0].parted)


def _letters(runs: Iterable[Run]) -> Iterator[_Letter]:
    for number, run in enumerate(runs):
        for at, letter in enumerate(run.text):
            yield _Letter(number, letter, run.first + at, "" if at else run.parted)


def _joined(letters: Iterable[_Letter], tight: Tight, loose: Loose) -> Iterator[_Letter]:
    """Yield letters, a sign together with what it is drawn over: the one after it, or before it."""
    last: _Letter | None = None
    is_behind = False
    for letter in letters:
        if last and (one := _one(letter, last, tight)):
            last, is_behind = one._replace(parted=last.parted), False
            continue
        if last and (one := _one(last, letter, tight)):
            last, is_behind = one, True
            continue
        if last:
            yield last
        # The engine sees a gap between a sign that it comes to last and the letter after that.
        is_near = is_behind and last and letter.parted == " " and _are_close(last, letter, loose)
        last, is_behind = letter._replace(parted="") if is_near else letter, False
    if last:
        yield last


def _gathered(letters: list[_Letter], runs: Sequence[Run], tight: Tight) -> list[_Letter]:
    """Return letters with the signs that stand far from theirs in the file, as on capitals."""
    strays = [at for at, letter in enumerate(letters) if letter.text in _FAR]
    if not strays:
        return letters
    joined: set[int] = set()
    for stray in strays:
        sign = letters[stray]
        box = tight(sign.number)
        near = {at for at, run in enumerate(runs) if box and _is_near(run.box, box)}
        for at, base in enumerate(letters):
            if base.run in near and at != stray and (one := _one(base, sign, tight)):
                letters[at] = one
                joined.add(stray)
                break
    return [letter for at, letter in enumerate(letters) if at not in joined]


def _is_near(run: Box, sign: Box) -> bool:
    middle, room = (sign.x0 + sign.x1) / 2, run.height
    return run.x0 <= middle <= run.x1 and run.y0 - room < sign.y0 < run.y1 + room


def _one(base: _Letter, sign: _Letter, tight: Tight) -> _Letter | None:
    """Return the letter that two make, or None."""
    mark = _SIGNS.get(sign.text)
    if mark is None:
        return None
    text = unicodedata.normalize("NFC", _BASES.get(base.text, base.text) + mark)
    if len(text) > 1 or not _are_over(tight(base.number), tight(sign.number)):
        return None
    return base._replace(text=text)


def _are_over(base: Box | None, sign: Box | None) -> bool:
    if base is None or sign is None:
        return False
    off = abs((base.x0 + base.x1) - (sign.x0 + sign.x1)) / 2
    apart = max(sign.y0 - base.y1, base.y0 - sign.y1)
    return off <= _OFF * max(base.width, sign.width) and apart <= _APART * base.height


def _are_close(letter: _Letter, following: _Letter, loose: Loose) -> bool:
    box, other = (loose(one.number, one.number) for one in (letter, following))
    return box is not None and other is not None and is_close(other.x0 - box.x1, box.height)


def _pieces(run: Run, letters: Sequence[_Letter], loose: Loose) -> Iterator[Run]:
    """Yield what is left of a run, of which characters that follow one another are one piece."""
    first = 0
    for at in range(1, len(letters) + 1):
        if at < len(letters) and letters[at].number == letters[at - 1].number + 1:
            continue
        piece = letters[first:at]
        box = loose(piece[0].number, piece[-1].number) or run.box
        text = "".join(letter.text for letter in piece)
        yield replace(run, text=text, first=piece[0].number, box=box, parted=piece[0].parted)
        first = at
