"""How fast pages are sharp: on opening, before their text is read, on jumping, while scrolling.

And what a letter costs that is typed to find something in them.

    PYTHONPATH=. QT_QPA_PLATFORM=offscreen .venv/bin/python tests/bench/pages.py [FILE.pdf ...]

Without files, those of a generated report of many pages. In the same run the same is asked of
QPdfView, which draws in the window's own process, and of pdftoppm and mutool, should they be there;
what is compared is the ratio. Seconds are those on the wall, which others who use the machine make
longer; beside them, and for frames, stand those of the processor: of the window, whose work makes a
frame late, and of its page processes, which work beside it. Memory that processes share is counted
once. QPdfView does not say when it is sharp: it is once there is ink in it. What hands cost that do
more than scroll, `page_hands.py` measures.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, QMimeData, QPointF, QTimer, QUrl
from PySide6.QtWidgets import QApplication

from desktop.domain import COLOURS, Anchor, Highlight, Placement, PlacementStatus
from desktop.domain.printed.page_wishes import Kind, Wish
from desktop.formats.door.sandbox import Sandbox
from desktop.formats.pages import PageProcess
from desktop.ui.pages.drawing import Drawing
from desktop.ui.pages.pages_view import PagesView
from desktop.ui.remembered import WindowSettings
from desktop.ui.window import MainWindow
from desktop.workspace import Workspace
from tests.formats.pdf.samples import Made, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtWidgets import QAbstractScrollArea

    from desktop.domain import Parsed

PAGES, HIGHLIGHTS, STEP, FRAMES, JUMPS = 1_500, 10_000, 40, 300, 30
TYPED = ("register of arrivals", "nobody could say", "1200 7 the", "nowhere at all")
DARK = 120
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
    return not any(wish for one in shown for wish in view.feed._undrawn(one, 0))


def until_sharp(view: PagesView) -> None:
    """Wait until nothing in view is to be drawn, and paint it; asks only when something came."""
    waiting = QEventLoop()

    def look() -> None:
        if is_sharp(view):
            waiting.quit()

    view.feed.came.connect(look)
    if not is_sharp(view):
        QTimer.singleShot(30_000, waiting, waiting.quit)
        waiting.exec()
    view.feed.came.disconnect(look)
    view.viewport().repaint()


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


class Took(NamedTuple):
    """Seconds on the wall, and of the processor: in the window, and in its page processes."""

    wall: float
    window: float
    pages: float


class Clock:
    """Counts the seconds that something takes."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.start()

    def start(self) -> None:
        """Count from now."""
        self._pages, self._wall = self._of_pages(), time.perf_counter()
        self._window = time.process_time()

    def took(self) -> Took:
        """Return what it took since the start."""
        window, wall = time.process_time() - self._window, time.perf_counter() - self._wall
        return Took(wall, window, self._of_pages() - self._pages)

    def _of_pages(self) -> float:
        return sum(_work(one.process.pid) for one in self._drawing._workers)


def told(name: str, seconds: list[float], bar: float | None = None, more: str = "") -> float:
    """Print the middle, the 95th of a hundred and the longest; return the middle."""
    middle, late = _middle(seconds)
    limit = f"   bar {bar:g}" if bar is not None else ""
    print(
        f"{name:<40} p50 {middle * 1e3:7.1f}  p95 {late * 1e3:7.1f}  max "
        f"{max(seconds) * 1e3:7.1f} ms{limit}{more}"
    )
    return middle


def told_all(name: str, took: list[Took], bar: float) -> float:
    """Print seconds on the wall, with those of the processor behind."""
    shares = ([one.window for one in took], [one.pages for one in took])
    window, pages = (", ".join(f"{part * 1e3:.1f}" for part in _middle(share)) for share in shares)
    more = f"   processor: window {window}; page processes {pages}"
    return told(name, [one.wall for one in took], bar, more)


def told_frames(name: str, took: list[Took], bar: float) -> None:
    """Print the work of a window for its frames, with that of the page processes meanwhile."""
    window, pages = [one.window for one in took], [one.pages for one in took]
    _, late = _middle([one.window + one.pages for one in took])
    more = (
        f"   page processes {sum(pages) / len(pages) * 1e3:.1f} a frame, both p95 {late * 1e3:.1f}"
    )
    told(name, window, bar, more)


def _middle(seconds: list[float]) -> tuple[float, float]:
    ordered = sorted(seconds)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]


def _work(pid: int) -> float:
    """Return the processor's seconds of a process, 0 where the system does not tell."""
    try:
        return sum(
            int((task / "schedstat").read_text(encoding="ascii").split()[0]) / 1e9
            for task in Path(f"/proc/{pid}/task").iterdir()
        )
    except OSError:
        return 0.0


def opening(path: Path, parsed: Parsed, *, warm: bool) -> Took:
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
    clock = Clock(drawing)
    view.show_document(parsed.content, parsed.pages, drawing.source(path))
    until_sharp(view)
    took = clock.took()
    view.let_go()
    drawing.stop()
    view.deleteLater()
    return took


def before_the_text(path: Path, *, warm: bool) -> Took:
    """Return how long the first sharp page takes of a file that is dropped on the window.

    The worker that imports it starts at the same time, as it does for a reader.
    """
    with tempfile.TemporaryDirectory(prefix="opening-") as name:
        folder = Path(name)
        workspace = Workspace.open(folder / "library")
        window = MainWindow(WindowSettings(folder / "window.ini"))
        window.resize(1280, 1000)
        window.show()
        window.open_library(workspace)
        QApplication.processEvents()
        drawing, told = window.desk.drawing, []
        if warm:
            source = drawing.source(path)
            source.counted.connect(told.append)
            source.ask(Wish(Kind.SHEETS, b""))
            until(lambda: told)
        clock = Clock(drawing)
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(path))])
        window.verbs.imports.take(dropped)
        tab = window.desk.reading.on_show()
        until(lambda: tab.pages is not None and is_sharp(tab.pages))
        tab.pages.viewport().repaint()
        took = clock.took()
        window.desk.detach()
        window.close()
        window.deleteLater()
    return took


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


def one(path: Path) -> None:
    """Measure one file."""
    with Sandbox() as sandbox:
        parsed = sandbox.read(path)
    print(f"\n{path.name}: {len(parsed.pages):,} pages, {len(parsed.content.text):,} letters")
    cold = [opening(path, parsed, warm=False) for _ in range(5)]
    warm = [opening(path, parsed, warm=True) for _ in range(5)]
    first = told_all("first sharp page, no process yet", cold, 800)
    again = told_all("first sharp page, process there", warm, 150)
    jump = reading(path, parsed)  # and its memory, before whole windows have been opened
    finding(path, parsed)
    dropped = [before_the_text(path, warm=False) for _ in range(5)]
    told_all("before the text, no process yet", dropped, 800)
    dropped = [before_the_text(path, warm=True) for _ in range(5)]
    told_all("before the text, process there", dropped, 150)
    if find_spec("PySide6.QtPdf") is not None:
        others = beside_view(path, len(parsed.pages))
        print(
            f"{'as a share of what QPdfView takes':<40} first {first / others[0]:.2f}, with a "
            f"process {again / others[0]:.2f}, jump {jump / others[1]:.2f}"
        )
    beside(path, len(parsed.pages))


def has_ink(view: QAbstractScrollArea) -> bool:
    """Whether something dark is to be seen."""
    image = view.viewport().grab().toImage().scaled(250, 250)
    return any(image.pixelColor(x, y).lightness() < DARK for x in range(250) for y in range(250))


def beside_view(path: Path, pages: int) -> tuple[float, float]:
    """Return how long QPdfView takes for a first page and for a jump."""
    from PySide6.QtPdf import QPdfDocument  # in PySide6-Addons, of which we need nothing else
    from PySide6.QtPdfWidgets import QPdfView

    firsts = []
    for _ in range(5):
        document, view = QPdfDocument(None), QPdfView(None)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.resize(1000, 1000)
        view.show()
        QApplication.processEvents()
        begun = time.perf_counter()
        document.load(str(path))
        view.setDocument(document)
        until(lambda view=view: has_ink(view), 5)
        firsts.append(time.perf_counter() - begun)
    jumps = []
    for number in range(1, JUMPS // 2):
        until(lambda: False, 0.15)
        begun = time.perf_counter()
        view.pageNavigator().jump(number * 97 % pages, QPointF(), 0)
        until(lambda: has_ink(view), 5)
        jumps.append(time.perf_counter() - begun)
    first, jump = told("QPdfView, first page", firsts), told("QPdfView, a jump", jumps)
    view.setDocument(None)
    view.deleteLater()
    return first, jump


@contextmanager
def marked_view(path: Path, parsed: Parsed) -> Iterator[tuple[PagesView, Clock]]:
    """Show a document with all its highlights, and wait until nothing is to be done for it."""
    drawing = Drawing(PageProcess)
    view = PagesView()
    view.resize(1000, 1000)
    view.show()
    view.show_document(parsed.content, parsed.pages, drawing.source(path))
    gc.freeze()  # as the window does, once it has started
    view.set_highlights(highlights(parsed), {})
    until(lambda: is_sharp(view))
    until(lambda: False, 1.0)
    yield view, Clock(drawing)
    told_memory(drawing, view.feed.tiles.size >> 20)
    view.let_go()
    drawing.stop()


def frames_of(view: PagesView, clock: Clock, moves: Iterable[Callable[[], object]]) -> list[Took]:
    """Do one thing after another, a frame for each; what comes between two counts for the next."""
    found = []
    clock.start()
    for move in moves:
        move()
        view.viewport().repaint()
        QApplication.processEvents()
        found.append(clock.took())
        time.sleep(0.012)
        clock.start()
    return found


def reading(path: Path, parsed: Parsed) -> float:
    """Jump and scroll; return how long a jump takes."""
    with marked_view(path, parsed) as (view, clock):
        jumps = []
        for number in range(JUMPS):
            until(lambda: False, 0.15)
            clock.start()
            view.jump_to_page(number * 97 % len(parsed.pages))
            until_sharp(view)
            jumps.append(clock.took())
        jump = told_all("a jump until it is sharp", jumps, 50)
        view.jump_to_page(0)
        until(lambda: False, 1.0)
        sharp: list[bool] = []

        def scroll() -> None:
            sharp.append(is_sharp(view))
            view.scroll_by(STEP)

        frames = frames_of(view, clock, [scroll] * FRAMES)
        told_frames(f"a frame, {HIGHLIGHTS:,} highlights (processor)", frames, 8)
        print(f"{'frames that are sharp at once':<40} {sum(sharp) / FRAMES:.0%}")
    return jump


def finding(path: Path, parsed: Parsed) -> None:
    """Type words into the find bar; each letter looks for other words in all of the text."""
    with marked_view(path, parsed) as (view, clock):
        view.finding.show_bar()
        until(lambda: False, 1.0)
        frames: list[Took] = []
        whole: list[Took] = []
        for typed in (words[: end + 1] for words in TYPED for end in range(len(words))):
            clock.start()
            view.finding._bar.field.setText(typed)
            view.viewport().repaint()
            QApplication.processEvents()
            frames.append(clock.took())
            until(lambda: not view.finding.is_looking)
            whole.append(clock.took())
            until(lambda: False, 0.05)
        told_frames("a letter typed into the find bar", frames, 20)
        told_frames("the same until all is found", whole, 80)


def told_memory(drawing: Drawing, pictures: int) -> None:
    """Print who holds how many MB; what processes share is shared out among them."""
    pids = [os.getpid(), *(worker.process.pid for worker in drawing._workers)]
    each = [memory_of(pid) for pid in pids]
    parts = " + ".join(f"{one:.0f}" for one in each)
    print(
        f"{'memory of window + page processes':<40} {parts} = {sum(each):.0f} MB, {pictures} of "
        "them pictures   bar 400"
    )


def memory_of(pid: int) -> float:
    """Return the MB of a process, 0 where the system does not tell."""
    try:
        said = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(said.split("\nPss:")[1].split()[0]) / 1024


def beside(path: Path, pages: int) -> None:
    """Time other programs for one page, program start included."""
    size = ["-scale-to-x", "960", "-scale-to-y", "-1"]
    for name in ("pdftoppm", "mutool"):
        program = shutil.which(name)
        if program is None:
            continue
        seconds = []
        for page in sorted({1, pages // 2 + 1, pages}):
            one = ["-f", str(page), "-l", str(page), *size, str(path)]
            if name == "mutool":
                one = ["draw", "-w", "960", "-F", "ppm", "-o", "-", str(path), str(page)]
            begun = time.perf_counter()
            if subprocess.run([program, *one], check=False, capture_output=True).returncode == 0:
                seconds.append(time.perf_counter() - begun)
        if seconds:
            told(f"{name}, a page, program start included", seconds)
        else:
            print(f"{name} cannot draw this file")


if __name__ == "__main__":
    main()
