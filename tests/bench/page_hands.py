"""What hands cost over pages that bear 10,000 highlights: no frame is to be late.

    PYTHONPATH=. QT_QPA_PLATFORM=offscreen .venv/bin/python tests/bench/page_hands.py [FILE.pdf ...]

For each thing that hands do the work of the window until it is painted, in milliseconds of the
processor; what came in since the last one counts, too.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.formats.door.sandbox import Sandbox
from tests.bench.pages import frames_of, made, marked_view, told_frames, until

if TYPE_CHECKING:
    from desktop.domain import Parsed
    from desktop.ui.pages.pages_view import PagesView

BAR = 16
TIMES = 60
HITS = 5_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

Deeds = "Iterator[Callable[[], object]]"


def wheel(view: PagesView, up: int) -> None:
    """Zoom by one step of the wheel."""
    place = QPointF(450, 400)
    event = QWheelEvent(
        place, QPointF(view.viewport().mapToGlobal(place.toPoint())), QPoint(),
        QPoint(0, 120 * up), NONE, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def mouse(view: PagesView, kind: QEvent.Type, x: float, y: float, held: Qt.MouseButton) -> None:
    """Press, move or let go."""
    place = QPointF(x, y)
    button = NONE if kind is QEvent.Type.MouseMove else LEFT
    glob = QPointF(view.viewport().mapToGlobal(place.toPoint()))
    event = QMouseEvent(kind, place, glob, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), event)


def flick(view: PagesView) -> Deeds:
    """Go on by a page a frame, to the end and back."""
    for number in range(TIMES):
        way = 1 if number < TIMES // 2 else -1
        yield partial(view.scroll_by, way * view.places.rect(view.page()).height())


def zoom(view: PagesView) -> Deeds:
    """Go up to 800 %, down to 25 % and back."""
    for number in range(TIMES):
        yield partial(wheel, view, -1 if number // 18 % 2 else 1)


def hover(view: PagesView) -> Deeds:
    """Move over a page without a button."""
    for number in range(TIMES):
        x, y = 80 + number * 131 % 800, 20 + number * 89 % 900
        yield partial(mouse, view, QEvent.Type.MouseMove, x, y, NONE)


def drag(view: PagesView) -> Deeds:
    """Select more and more of what is in view."""
    yield partial(mouse, view, QEvent.Type.MouseButtonPress, 100, 60, LEFT)
    for number in range(TIMES):
        x, y = 100 + number * 12, 60 + number * 14
        yield partial(mouse, view, QEvent.Type.MouseMove, x, y, LEFT)
    yield partial(mouse, view, QEvent.Type.MouseButtonRelease, 820, 900, NONE)


def cards(view: PagesView) -> Deeds:
    """Go to highlights all over the document, as a click on a card does."""
    everything = view.marks.highlights.in_order()
    for number in range(TIMES):
        one = everything[number * 3571 % len(everything)]
        yield partial(view.go_to_highlight, one)


def edits(view: PagesView) -> Deeds:
    """Colour a highlight in view otherwise, take it away, and bring it back."""
    start, end = view.visible_range()
    here = [one for one in view.marks.highlights.in_order() if start <= one.start < end]
    for number in range(TIMES // 3):
        one = here[number * 7 % len(here)]
        yield partial(view.update_highlights, [replace(one, colour="pink")])
        yield partial(view.update_highlights, [], [one.id])
        yield partial(view.update_highlights, [one])


def picks(view: PagesView) -> Deeds:
    """Pick one highlight after another."""
    start, end = view.visible_range()
    here = [one for one in view.marks.highlights.in_order() if start <= one.start < end]
    for number in range(TIMES):
        yield partial(view.select_highlight, here[number * 7 % len(here)].id)


def scroll(view: PagesView) -> Deeds:
    """Scroll with a wheel."""
    return (partial(view.scroll_by, 40) for _ in range(TIMES))


def finds(view: PagesView, parsed: Parsed) -> str:
    """Find what stands thousands of times; return what that was."""
    text = parsed.content.text.lower()
    words = min("etaoinsr", key=lambda letter: abs(text.count(letter) - HITS))
    view.finding.find_all(words, whole_words=False, case=False, regex=False)
    until(lambda: False, 0.5)
    return f"{len(view.marks.hits):,} hits"


def one(path: Path) -> None:
    """Measure one file."""
    with Sandbox() as sandbox:
        parsed = sandbox.read(path)
    print(f"\n{path.name}: {len(parsed.pages):,} pages, {len(parsed.content.text):,} letters")
    with marked_view(path, parsed) as (view, clock):

        def tell(name: str, deeds: Deeds) -> None:
            told_frames(name, frames_of(view, clock, deeds), BAR)
            until(lambda: False, 1.0)

        view.jump_to_page(len(parsed.pages) // 3)
        until(lambda: False, 1.0)
        tell("flicking by a page a frame", flick(view))
        tell("zooming by the wheel", zoom(view))
        view.zoom(0)
        view.jump_to_page(len(parsed.pages) // 3)
        until(lambda: False, 1.0)
        for name, deeds in (
            ("moving the mouse", hover), ("picking a highlight", picks),
            ("selecting by a drag", drag), ("changing, removing, undoing one", edits),
        ):  # fmt: skip
            tell(name, deeds(view))
        tell("going to where a card says", cards(view))
        told = finds(view, parsed)
        view.jump_to_page(len(parsed.pages) // 3)
        until(lambda: False, 1.0)
        tell(f"scrolling over {told}", scroll(view))
        tell("from hit to hit", (view.find_next for _ in range(TIMES)))


def main() -> None:
    app = QApplication(sys.argv[:1])
    folder = Path(tempfile.mkdtemp(prefix="pages-"))
    paths = [Path(name) for name in sys.argv[1:]] or [folder / "report.pdf"]
    if len(sys.argv) == 1:
        paths[0].write_bytes(made())
    for path in paths:
        one(path)
    shutil.rmtree(folder)
    app.quit()


if __name__ == "__main__":
    main()
