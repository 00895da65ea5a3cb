"""Pages that are written from top to bottom, in columns from the right to the left.

What runs down is read as if the page lay on its side: there its columns are lines. What runs
across is read by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.pdf import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.formats.pdf.order.page_lines import Line
    from desktop.pdf import PrintedPage, Run

_SHARE = 0.3
"""Of a page's letters: with fewer that run down it is a page across with a few words turned."""
_FIGURES = 4
"""Letters set side by side that may stand in a column, such as those of a year."""
_IN_COLUMN, _TOUCHING = 0.35, 1.2
"""Of the size: how far off the middle of a column they stand, and from what is next in it."""
_CLOSE = 0.3
"""Of the size: a gap between letters in which nobody put a space."""


class Views(NamedTuple):
    """One page seen twice: on its side, with what runs down, and upright, with all else."""

    down: PrintedPage
    across: PrintedPage


def views(page: PrintedPage) -> Views | None:
    """Return the views of a page that is written from top to bottom; None for any other."""
    letters = sum(len(run.text) for run in page.runs)
    down = sum(len(run.text) for run in page.runs if run.down)
    if down <= _SHARE * letters:
        return None
    lies = any(run.down and not run.turned for run in page.runs)
    width, height = (page.height, page.width) if lies else (page.width, page.height)

    def on_side(box: Box) -> Box:
        return box if lies else Box(box.y0, width - box.x1, box.y1, width - box.x0)

    def upright(box: Box) -> Box:
        return Box(width - box.y1, box.x0, width - box.y0, box.x1) if lies else box

    columns = [_moved(run, on_side(run.box)) for run in page.runs if run.down]
    standing: list[Run] = []
    beside: list[Run] = []
    for run in page.runs:
        if run.down:
            standing.append(_moved(run, on_side(run.box)))
        elif room := _in_column(run, on_side(run.box), columns):
            standing.append(_moved(run, room))
        else:
            is_turned = run.turned if not lies else False
            beside.append(replace(_moved(run, upright(run.box)), turned=is_turned, down=False))
    return Views(
        page._replace(
            width=height, height=width, runs=list(_without_gaps(standing)),
            links=[link._replace(box=on_side(link.box)) for link in page.links],
        ),
        page._replace(
            width=width, height=height, runs=beside,
            links=[link._replace(box=upright(link.box)) for link in page.links],
        ),
    )  # fmt: skip


def in_order(found: list[Line]) -> list[Line]:
    """Return the lines of a page, what runs across above all that runs down in front of that."""
    top = min((line.box.x0 for line in found if line.down), default=0.0)
    above = [line for line in found if not line.down and line.baseline <= top]
    if not top or not above:
        return found
    first = {id(line) for line in above}
    return [*above, *(line for line in found if id(line) not in first)]


def _moved(run: Run, box: Box) -> Run:
    baseline = run.baseline if box == run.box and not run.turned else box.y1
    return replace(run, box=box, baseline=baseline, turned=False, down=True)


def _in_column(run: Run, box: Box, columns: Sequence[Run]) -> Box | None:
    """Return the room of one letter in a column that a few letters share there, as figures do."""
    if len(run.text) > _FIGURES:
        return None
    middle, reach = (box.y0 + box.y1) / 2, _TOUCHING * run.size
    for other in columns:
        column = other.box
        is_beside = abs((column.y0 + column.y1) / 2 - middle) < _IN_COLUMN * other.size
        if is_beside and column.x0 - reach < box.x1 and box.x0 < column.x1 + reach:
            at, half = (box.x0 + box.x1) / 2, other.size / 2
            return Box(at - half, column.y0, at + half, column.y1)
    return None


def _without_gaps(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs without the spaces that the engine sees beside figures in a column."""
    last: Run | None = None
    for run in runs:
        gap = run.box.x0 - last.box.x1 if last else 0.0
        if last and run.parted == " " and abs(gap) < _CLOSE * max(run.size, last.size):
            yield replace(run, parted="\n")
        else:
            yield run
        last = run
