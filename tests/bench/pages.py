"""How fast pages are sharp: on opening, on jumping, while scrolling over 10,000 highlights.

    QT_QPA_PLATFORM=offscreen .venv/bin/python tests/bench/pages.py [FILE.pdf]

Beside each figure stands what pdftoppm needs for the same page at the same size, should it be
there. Seconds are those on the wall, but for frames, which are the processor's.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.domain import COLOURS, Anchor, Highlight, Placement, PlacementStatus
from desktop.domain.printed.page_wishes import Kind
from desktop.formats.door.sandbox import Sandbox
from desktop.formats.pages import PageProcess
from desktop.ui.pages.drawing import Drawing
from desktop.ui.pages.pages_view import PagesView
from tests.formats.pdf.samples import Made, lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import Parsed

PAGES, HIGHLIGHTS, STEP, FRAMES = 300, 10_000, 40, 300
WORDS = "the register of arrivals was not kept at night so nobody could say who came and when"


def made() -> bytes:
    """Return a report of many pages."""
    return Made(
        [lines(*(f"{page} {n} {WORDS}"[:70] for n in range(40))) for page in range(PAGES)]
    ).data()


def until(done: Callable[[], object], patience: float = 30.0) -> float:
    """Let events happen until something holds; return for how long."""
    begun = time.perf_counter()
    while not done() and time.perf_counter() - begun < patience:
        QApplication.processEvents()
        time.sleep(0.0005)
    return time.perf_counter() - begun


def is_sharp(view: PagesView) -> bool:
    """Whether nothing in view is still to be drawn."""
    shown, _ = view.places.in_view(view.devicePixelRatioF())
    missing = (wish for one in shown for wish in view.feed._missing(one, 0))
    return not any(wish.kind is Kind.DRAW for wish in missing)


def highlights(parsed: Parsed) -> list[Highlight]:
    """Return passages all over the text."""
    text, now = parsed.content.text, datetime(2026, 1, 1, tzinfo=UTC)
    step = len(text) / HIGHLIGHTS
    found = []
    for number in range(HIGHLIGHTS):
        start = int(number * step)
        end = min(len(text) - 1, start + 20 + number * 37 % 180)
        found.append(
            Highlight(
                id=str(number), document_id="d", anchor=Anchor(1, start, end, "", "", ""),
                placement=Placement(1, start, end, PlacementStatus.SAME),
                colour=COLOURS[number % len(COLOURS)], created=now, modified=now,
            )
        )  # fmt: skip
    return found


def told(name: str, seconds: list[float], bar: float | None = None) -> None:
    """Print the middle and the 95th of a hundred."""
    ordered = sorted(seconds)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    limit = f"   bar {bar:g}" if bar is not None else ""
    print(f"{name:<40} p50 {middle * 1e3:7.1f}  p95 {late * 1e3:7.1f} ms{limit}")


def opening(path: Path, parsed: Parsed, *, warm: bool) -> float:
    """Return how long the first sharp page takes."""
    drawing = Drawing(PageProcess)
    view = PagesView()
    view.resize(1000, 1000)
    view.show()
    QApplication.processEvents()
    if warm:
        source = drawing.source(path)
        view.show_document(parsed.content, parsed.pages, source)
        until(lambda: is_sharp(view))
        view.feed.tiles.clear()
    begun = time.perf_counter()
    view.show_document(parsed.content, parsed.pages, drawing.source(path))
    until(lambda: is_sharp(view))
    seconds = time.perf_counter() - begun
    view.let_go()
    drawing.stop()
    view.deleteLater()
    return seconds


def main() -> None:
    app = QApplication(sys.argv[:1])
    folder = Path(tempfile.mkdtemp(prefix="pages-"))
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "report.pdf"
    if len(sys.argv) == 1:
        path.write_bytes(made())
    with Sandbox() as sandbox:
        parsed = sandbox.read(path)
    print(f"{len(parsed.pages)} pages, {len(parsed.content.text):,} letters")
    told(
        "first sharp page, no process yet",
        [opening(path, parsed, warm=False) for _ in range(5)],
        800,
    )
    told(
        "first sharp page, process there", [opening(path, parsed, warm=True) for _ in range(5)], 150
    )
    reading(path, parsed)
    beside(path)
    shutil.rmtree(folder)
    app.quit()


def reading(path: Path, parsed: Parsed) -> None:
    """Jump and scroll."""
    drawing = Drawing(PageProcess)
    view = PagesView()
    view.resize(1000, 1000)
    view.show()
    view.show_document(parsed.content, parsed.pages, drawing.source(path))
    view.set_highlights(highlights(parsed), {})
    until(lambda: is_sharp(view))
    until(lambda: False, 1.0)
    jumps = []
    for number in range(30):
        until(lambda: False, 0.15)
        view.jump_to_page(number * 97 % len(parsed.pages))
        jumps.append(until(lambda: is_sharp(view)))
    told("a jump until it is sharp", jumps, 50)
    view.jump_to_page(0)
    until(lambda: False, 1.0)
    frames, sharp = [], 0
    for _ in range(FRAMES):
        begun = time.process_time()
        view.scroll_by(STEP)
        view.viewport().repaint()
        QApplication.processEvents()
        frames.append(time.process_time() - begun)
        sharp += is_sharp(view)
        until(lambda: False, 0.012)
    told(f"a frame, {HIGHLIGHTS:,} highlights (processor)", frames, 8)
    print(f"{'frames that are sharp at once':<40} {sharp / FRAMES:.0%}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    kept = view.feed.tiles.size >> 20
    print(f"{'memory of the window, at most':<40} {peak:.0f} MB, {kept} of them pictures")
    view.let_go()
    drawing.stop()


def beside(path: Path) -> None:
    """Time pdftoppm for one page, program start included."""
    program = shutil.which("pdftoppm")
    if program is None:
        return
    seconds = []
    for page in (1, 20, 40):
        begun = time.perf_counter()
        size = ["-scale-to-x", "960", "-scale-to-y", "-1"]
        pages = ["-f", str(page), "-l", str(page)]
        subprocess.run([program, *pages, *size, str(path)], check=True, capture_output=True)
        seconds.append(time.perf_counter() - begun)
    told("pdftoppm, a page, program start included", seconds)


if __name__ == "__main__":
    main()
