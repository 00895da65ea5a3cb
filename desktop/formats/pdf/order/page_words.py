"""The words of a page, and what of its letters is no part of the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.pdf.order import right_to_left
from desktop.pdf import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.pdf import PrintedPage, Run
    from desktop.pdf.printed import TaggedTable

_EDGE = 0.1
"""Share of a page's width beside which turned text is a stamp."""
_STAMPS = 0.3
"""Share of turned letters from which on they are no stamps, but what the page is about."""
_ACROSS = 1.4
"""How much larger than other letters those are that are stamped askew across a page; smaller ones
are of a picture."""
_OFF_PAGE = 5.0
"""Points by which text may stand outside the page."""
_NEAR = 0.12
"""Of its height: how far from a word its double may stand, that was printed to make it bold."""
_WIDE, _WIDEST_NUMBER = 0.6, 3.0
"""Of the size: a gap inside what the file calls one word that ends it all the same."""
_LOWER = 0.4
"""Of the size: how far the boxes of two lines may reach into one another. The engine goes on with
a word after a hyphen at a line's end."""


class Word:
    """Runs that follow one another without a space."""

    __slots__ = ("baseline", "box", "figures", "is_said", "number", "parted", "runs", "size")

    def __init__(self, runs: list[Run], number: int) -> None:
        self.runs = runs
        self.number = number
        """Where it stands in the order of the file."""
        widest = max(runs, key=lambda run: len(run.text) * run.size)
        self.size = widest.size or widest.box.height
        self.baseline = widest.baseline
        self.parted = runs[0].parted
        boxes = [run.box for run in runs]
        self.box = boxes[0] if len(boxes) == 1 else union(boxes)
        text = self.text
        self.figures = sum(letter.isdigit() for letter in text) * 2 >= len(text)
        """Whether it is a number rather than a word."""
        self.is_said = any(map(str.isalnum, text))
        """Whether it has letters or figures; leaders of dots have none."""

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join([run.text for run in self.runs])


def union(boxes: Sequence[Box]) -> Box:
    """Return the rectangle around others."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def is_right_to_left(words: Iterable[Word]) -> bool:
    """Whether most of the letters of words are Hebrew or Arabic."""
    return right_to_left.is_right_to_left("".join([word.text for word in words]))


def is_any_beyond(page: PrintedPage) -> bool:
    """Whether words stand beyond the edges of a page, so that nobody sees them."""
    return any(_is_beyond(run.box, page) and not run.hidden for run in page.runs)


def _is_beyond(box: Box, page: PrintedPage) -> bool:
    across = box.x1 < -_OFF_PAGE or box.x0 > page.width + _OFF_PAGE
    return across or box.y1 < -_OFF_PAGE or box.y0 > page.height + _OFF_PAGE


class Printed(NamedTuple):
    """The words of a page in the order of the file, each once, and those stamped at its sides."""

    words: list[Word]
    stamps: list[Word]


def printed(page: PrintedPage) -> Printed:
    """Return what is seen of a page."""
    runs = list(_seen(page))
    letters = sum(len(run.text) for run in page.runs)
    turned = sum(len(run.text) for run in page.runs if run.turned)
    if turned >= _STAMPS * letters:
        return Printed(_words(runs, page.tables), [])
    largest = _ACROSS * sum(len(run.text) * run.size for run in page.runs) / max(letters, 1)
    aside = [
        run.turned and (_is_at_side(run.box, page.width) or (run.slanted and run.size > largest))
        for run in runs
    ]
    return Printed(
        _words((run for run, is_off in zip(runs, aside, strict=True) if not is_off), page.tables),
        _words((run for run, is_off in zip(runs, aside, strict=True) if is_off), ()),
    )


def _words(runs: Iterable[Run], tables: Iterable[TaggedTable]) -> list[Word]:
    cells = (cell for table in tables for row in table.rows for cell in row)
    cell_of = {tag: number for number, cell in enumerate(cells) for tag in cell.tags}
    found: list[Word] = []
    group: list[Run] = []
    for run in runs:
        if group and (
            run.parted
            or _is_apart(group[-1], run)
            or cell_of.get(run.tag) != cell_of.get(group[-1].tag)
        ):
            found.append(Word(right_to_left.from_right(group), len(found)))
            group = []
        group.append(run)
    if group:
        found.append(Word(right_to_left.from_right(group), len(found)))
    return found


def _is_apart(run: Run, following: Run) -> bool:
    if run.turned != following.turned:
        return True
    gap = max(following.box.x0 - run.box.x1, run.box.x0 - following.box.x1)
    # A number comes from its left, before the dash that joins it to a word from the right.
    is_number = following.text.isdecimal() and right_to_left.is_right_to_left(run.text)
    widest = _WIDEST_NUMBER if is_number else _WIDE
    reached = run.box.y1 - _LOWER * run.size
    is_lower = not run.turned and following.box.x0 < run.box.x1 and following.box.y0 > reached
    return gap > widest * max(run.size, 1.0) or following.box.y0 > run.box.y1 or is_lower


def _seen(page: PrintedPage) -> Iterator[Run]:
    """Yield what is seen of a page, each letter once."""
    shown = Counter[bool]()
    for run in page.runs:
        shown[run.hidden] += len(run.text)
    doubles = _Doubles()
    for run in page.runs:
        if _is_beyond(run.box, page):
            continue
        # What lies unseen behind a scan is its text; behind printed text it says that again.
        if run.hidden and shown[False] > shown[True]:
            continue
        if doubles.is_new(run):
            yield run


def _is_at_side(box: Box, width: float) -> bool:
    return box.x1 < _EDGE * width or box.x0 > (1 - _EDGE) * width


class _Doubles:
    """Tells runs that stand where the same letters stood before."""

    def __init__(self) -> None:
        self._seen: dict[str, list[Box]] = {}

    def is_new(self, run: Run) -> bool:
        """Whether the run stands there for the first time."""
        boxes = self._seen.setdefault(run.text, [])
        near = _NEAR * run.box.height
        # The same letter comes hundreds of times; where it stood last is near, if any.
        for box in boxes[-40:]:
            if abs(box.x0 - run.box.x0) < near and abs(box.y0 - run.box.y0) < near:
                return False
        boxes.append(run.box)
        return True
