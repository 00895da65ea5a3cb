"""Measure the window on very many highlights: `python tests/bench/views.py LIBRARY`.

`annotations.py` makes such a library and calls this at its end. What is measured is what this
thread works in one turn of the event loop: an input is handed over, and all that the window does
because of it, until it rests. Scrolling is to stay within 16 ms a turn, all else within 50; beside
it stands a plain list of Qt with the same words, and a plain table.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import tempfile
import time
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QStandardItemModel, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QListView,
    QTableView,
    QWidget,
)

from desktop.app import make_application
from desktop.domain.arguing.claims import Stance
from desktop.domain.arguing.outlines import Line, LineKind
from desktop.domain.steps import StepCode
from desktop.ui.annotations.annotations_tab import GROUPS
from desktop.ui.matrix.matrix_tab import Picture
from desktop.ui.remembered import WindowSettings
from desktop.ui.shown import ANNOTATIONS, CLAIMS, CODEBOOK, FIGURES, LINKED, MATRIX, OUTLINES
from desktop.ui.tree.catalogue import Catalogue
from desktop.ui.window import MainWindow
from desktop.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FRAME, LONGEST = 16.0, 50.0
"""Milliseconds of a turn: while something is scrolled, and otherwise."""
CLAIMED, LINKS = 1_000, 40
QUIET, LAYOUT = 0.2, 2.0
"""Seconds without work after which the window rests, and the longest to wait for that."""
STILL = 0.5
"""Milliseconds of a turn in which nothing happened."""


class Turns:
    """What this thread works in each turn of the event loop."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self.clock: list[float] = []

    def turn(self, act: Callable[[], object] | None = None) -> float:
        """Do something and turn once; return the milliseconds of this thread."""
        begun, clock = time.thread_time(), time.perf_counter()
        if act is not None:
            act()
        QApplication.processEvents()
        self.found.append((time.thread_time() - begun) * 1000)
        self.clock.append((time.perf_counter() - clock) * 1000)
        return self.found[-1]

    def frame(self, act: Callable[[], object]) -> None:
        """Do something, and let the window turn until the next frame is due."""
        until = time.perf_counter() + FRAME / 1000
        self.turn(act)
        while time.perf_counter() < until:
            self.turn()
            time.sleep(0.001)

    def rest(self, done: Callable[[], bool] = lambda: True, seconds: float = 60.0) -> None:
        """Turn until something is done and then nothing happens for a moment."""
        begun = quiet = ended = time.perf_counter()
        while (now := time.perf_counter()) - begun < seconds:
            if not done():
                quiet = ended = now
            elif now - quiet > QUIET or now - ended > LAYOUT:
                return
            if self.turn() > STILL:
                quiet = time.perf_counter()
            time.sleep(0.002)

    def say(self, what: str, bar: float) -> None:
        """Print what was found since the last time."""
        own = sorted(one for one in self.found if one > 0.05)  # the rest only waited
        pick = lambda share: own[min(len(own) - 1, int(len(own) * share))] if own else 0.0  # noqa: E731
        over = sum(one > bar for one in own)
        verdict = f"   {over} over {bar:.0f}" if over else ""
        print(f"{what:58} p50 {pick(0.5):6.1f} p95 {pick(0.95):6.1f} max {pick(1):6.1f} ms, "
              f"by the clock {max(self.clock, default=0):6.1f}{verdict}")  # fmt: skip
        self.found, self.clock = [], []


TURNS = Turns()


def wheel(view: QAbstractScrollArea, steps: int) -> None:
    place = QPointF(view.viewport().rect().center())
    turned = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, -120 * steps),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)


def press(widget: QWidget, key: Qt.Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, modifier)


def scroll(what: str, view: QAbstractItemView | QAbstractScrollArea, *, keys: bool = True) -> None:
    """Turn the wheel, hold keys and drag the handle of something that scrolls."""
    chance, bar = random.Random(1), view.verticalScrollBar()
    for _ in range(30):
        TURNS.frame(lambda: wheel(view, 1))
    TURNS.say(f"{what}: wheel", FRAME)
    for _ in range(20):
        TURNS.frame(lambda: wheel(view, 12))
    TURNS.say(f"{what}: wheel, fast", FRAME)
    for _ in range(25):
        TURNS.frame(lambda: bar.setValue(chance.randint(0, max(1, bar.maximum()))))
    TURNS.say(f"{what}: handle to random places", FRAME)
    if not keys:
        return
    view.setFocus()
    for key, times in (
        (Qt.Key.Key_PageDown, 25),
        (Qt.Key.Key_Down, 20),
        (Qt.Key.Key_End, 1),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_End, 3),
        (Qt.Key.Key_PageUp, 10),
    ):
        for _ in range(times):
            TURNS.frame(lambda key=key: press(view, key))
        TURNS.rest()
        TURNS.say(f"{what}: {key.name.removeprefix('Key_')} × {times}", FRAME)


def plain(words: list[str]) -> None:
    """Measure Qt's own list and table with the same words."""
    listed, table = QListView(), QTableView()
    listed.setUniformItemSizes(True)
    listed.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    listed.setModel(QStringListModel(words, listed))
    cells = QStandardItemModel(2_000, 1_000, table)
    table.setModel(cells)
    for view, what in ((listed, "QListView"), (table, "QTableView")):
        view.resize(800, 600)
        view.show()
        TURNS.rest()
        TURNS.say(f"plain {what}: shown", LONGEST)
        scroll(f"plain {what}", view)
        view.close()
        view.deleteLater()
    TURNS.rest()


class Measured:
    """A window on the library, and what is done in it."""

    def __init__(self, library: Path, settings: Path) -> None:
        self.window = MainWindow(WindowSettings(settings))
        self.window.resize(1280, 800)
        self.window.prepare()
        self.window.show()
        gc.disable()
        workspace = Workspace.open(library)
        catalogue = Catalogue(workspace)
        workspace.documents.rehearse()
        workspace.highlights.rehearse()
        gc.freeze()  # as when the program itself opens a library
        gc.enable()
        self.window.open_library(workspace, catalogue)
        self.desk = self.window.desk
        self.settle()
        TURNS.say("the library opens in this thread", float("inf"))

    def settle(self) -> None:
        """Turn until all workers have answered."""
        tasks = self.desk.tasks
        busy = lambda: any(not job.gives_way for job in tasks.jobs.values())  # noqa: E731
        TURNS.rest(lambda: not busy() and not tasks._latest)

    def open(self, what: str, action: str) -> None:
        TURNS.turn(lambda: self.window.do(action))
        self.settle()
        TURNS.say(f"{what} opens", LONGEST)

    def tab(self, shown: object) -> object:
        on_show = self.desk.reading.on_show()
        assert on_show is not None
        assert on_show.shown == shown
        return on_show

    def act(self, what: str, act: Callable[[], object], bar: float = LONGEST) -> None:
        TURNS.turn(act)
        self.settle()
        TURNS.say(what, bar)

    def dialog(self, what: str, action: str, inside: Callable[[QDialog], None]) -> None:
        """Open what waits in a loop of its own."""
        from PySide6.QtCore import QTimer

        begun = time.thread_time()

        def opened() -> None:
            shown = QApplication.activeModalWidget()
            assert isinstance(shown, QDialog)
            print(f"{what + ' is shown':58} {(time.thread_time() - begun) * 1000:10.1f} ms")
            TURNS.found, TURNS.clock = [], []
            try:
                inside(shown)
            finally:
                shown.reject()

        QTimer.singleShot(0, opened)
        self.window.do(action)
        TURNS.found, TURNS.clock = [], []


def annotations(measured: Measured) -> None:
    measured.open("all highlights", "annotations")
    tab = measured.tab(ANNOTATIONS)
    scroll("no groups", tab.list)
    for side, name in GROUPS.items():
        tab.group.setCurrentIndex(tab.group.findData(side))
        measured.act(f"{name}: shown", tab.asked.emit)
        scroll(name, tab.list)
    tab.group.setCurrentIndex(0)
    measured.act("no groups again", tab.asked.emit)
    tab.line.setFocus()
    for question in ("common and level", "colour:green has:note", "detained or text:wait"):
        for letter in question:
            TURNS.turn(lambda letter=letter: QTest.keyClicks(tab.line, letter))
            TURNS.rest(seconds=0.1)
        measured.settle()
        TURNS.say(f"typed: {question}", LONGEST)
        measured.act("cleared with Esc", lambda: press(tab.line, Qt.Key.Key_Escape))
    facets(measured, tab)
    choosing(measured, tab)


def facets(measured: Measured, tab: object) -> None:
    """Click values, more of them, and scroll these."""
    view = tab.facets

    def click(top: int, row: int) -> None:
        item = view.topLevelItem(top).child(row)
        view.scrollToItem(item)
        place = view.visualItemRect(item).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    for top in range(min(4, view.topLevelItemCount())):
        name = view.topLevelItem(top).text(0)
        measured.act(f"a facet of {name} is clicked", lambda top=top: click(top, 0))
        measured.act("and again", lambda: tab.line.ask(""))
    for top, many in ((0, "tags"), (1, "documents")):
        last = view.topLevelItem(top).childCount() - 1
        measured.act(f"all {many} as facets", lambda top=top, last=last: click(top, last))
    scroll("facets", view, keys=False)


def choosing(measured: Measured, tab: object) -> None:
    """Choose rows, one and many, and tag them."""
    tab.list.setFocus()
    press(tab.list, Qt.Key.Key_Home)
    TURNS.rest()
    TURNS.say("first row, with its page", LONGEST)
    for _ in range(60):
        TURNS.frame(lambda: press(tab.list, Qt.Key.Key_Down, shift=True))
    TURNS.rest()
    TURNS.say("Shift+Down × 60", FRAME)
    measured.act("Shift+End", lambda: press(tab.list, Qt.Key.Key_End, shift=True))
    measured.act("one row", lambda: press(tab.list, Qt.Key.Key_Home))
    measured.act("select all", tab.list.selectAll)
    for _ in range(20):
        TURNS.frame(lambda: wheel(tab.list, 3))
    TURNS.say("wheel with all chosen", FRAME)
    ids = tab.ids()
    numbers = count()

    def tag(these: Sequence[str]) -> None:
        measured.window.verbs.tagging.add(these, [f"bench {next(numbers)}"])

    measured.act("one row again", lambda: press(tab.list, Qt.Key.Key_Home))
    measured.act("one is tagged", lambda: tag(ids[:1]))
    measured.act("undo", lambda: measured.window.do("undo"))
    measured.act("1,000 are tagged", lambda: tag(ids[:1000]))
    measured.act("undo", lambda: measured.window.do("undo"))


def codebook(measured: Measured) -> None:
    measured.open("codebook", "codebook")
    tab = measured.tab(CODEBOOK)
    measured.act("all levels opened", tab.tree.expandAll)
    scroll("codebook", tab.tree)
    for letter in "tag 19":
        measured.act(
            f"filter {letter!r}", lambda letter=letter: QTest.keyClicks(tab.filter, letter)
        )
    measured.act("filter gone", tab.filter.clear)
    measured.act(
        "a tag below another", lambda: tab.tree.moved.emit("level 1/tag 41", "common/tag 41")
    )
    measured.act("undo", lambda: measured.window.do("undo"))


def matrix(measured: Measured) -> None:
    measured.open("matrix of tags and documents", "matrix")
    tab = measured.tab(MATRIX)
    scroll("matrix", tab.table)
    bar, chance = tab.table.horizontalScrollBar(), random.Random(2)
    for _ in range(40):
        TURNS.frame(lambda: bar.setValue(chance.randint(0, bar.maximum())))
    TURNS.say("matrix: handle sideways", FRAME)
    for _ in range(40):
        TURNS.frame(lambda: press(tab.table, Qt.Key.Key_Right))
    TURNS.say("matrix: Right × 40", FRAME)
    bar.setValue(0)
    place = tab.table.viewport().rect().center()
    measured.act(
        "a cell is clicked",
        lambda: QTest.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=place),
    )
    for picture in (Picture.BARS, Picture.TIME):
        tab.picture.setCurrentIndex(tab.picture.findData(picture))
        measured.act(f"shown as {picture}", tab.asked.emit)
        scroll(str(picture), tab.bars)


def arguments(measured: Measured) -> None:
    measured.open("claims", "claims")
    tab = measured.tab(CLAIMS)
    scroll("claims", tab.list)
    measured.open("outlines", "outlines")
    scroll("outline", measured.tab(OUTLINES).list)
    measured.open("figures side by side", "figures")
    tab = measured.tab(FIGURES)
    scroll("figures", tab.grid)
    at = tab.tag.findText("level 1")
    tab.tag.setCurrentIndex(at)
    measured.act("figures of one tag", tab.asked.emit)
    scroll("figures of one tag", tab.grid)


def others(measured: Measured) -> None:
    measured.dialog(
        "history", "history", lambda dialog: scroll("history", dialog.findChild(QListView))
    )
    measured.open("all highlights", "annotations")
    tab = measured.tab(ANNOTATIONS)
    linked = measured.desk.workspace.links.all()[0].source_id
    tab.list.setCurrentIndex(tab.model.index(tab.model.row_of(linked)))
    measured.open("passages linked to it", "linked")
    scroll("linked passages", measured.tab(LINKED).view)
    measured.open("all highlights", "annotations")
    tab.list.setCurrentIndex(tab.model.index(0))
    measured.dialog("the dialog to link", "link", lambda _dialog: TURNS.rest())


def argue(library: Path) -> None:
    """Make claims, an outline and links, unless they are there; fewer in a small library."""
    with closing(Workspace.open(library)) as workspace:
        ids = workspace.questions.ids("")
        claims = [one.id for one in workspace.claims.all()] or _claims(workspace, ids[:CLAIMED])
        if not workspace.outlines.all():
            _outline(workspace, claims[: CLAIMED // 4], ids)
        if not workspace.links.all():
            for other in (ids[100:] or ids[1:])[:LINKS]:
                workspace.links.add(ids[0], other, "supports")


def _claims(workspace: Workspace, ids: Sequence[str]) -> list[str]:
    with workspace.step(StepCode.NEW_CLAIM):
        claims = [workspace.claims.add(f"Claim {n}: the office counts otherwise")
                  for n in range(len(ids))]  # fmt: skip
        every = workspace.questions.ids("")
        for number, claim in enumerate(claims):
            workspace.claims.put(claim, every[number * 3 : number * 3 + 3], Stance.SUPPORTS)
    for number, key in enumerate(ids):
        workspace.highlights.change(key, note=f"Note {number}")
    return claims


def _outline(workspace: Workspace, claims: Sequence[str], ids: Sequence[str]) -> None:
    lines = []
    for number, (claim, passage) in enumerate(zip(claims, ids, strict=False)):
        lines += [
            Line("", LineKind.HEADING, 1 + number % 3, f"Part {number}"),
            Line("", LineKind.CLAIM, claim_id=claim),
            Line("", LineKind.PASSAGE, highlight_id=passage),
            Line("", LineKind.TEXT, text="A sentence between what was found. " * 3),
        ]
    workspace.outlines.put(workspace.outlines.add("The argument"), 0, lines)


def measure(library: Path) -> None:
    """Print what each view takes."""
    with tempfile.TemporaryDirectory() as place:
        for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = str(Path(place) / variable)
        argue(library)
        make_application()
        print(f"\nMilliseconds of the window's thread in a turn; load {os.getloadavg()[0]:.1f}")
        measured = Measured(library, Path(place) / "settings.ini")
        parts = (annotations, codebook, matrix, arguments, others)
        wanted = sys.argv[2:] or [part.__name__ for part in parts]
        if "plain" in wanted or not sys.argv[2:]:
            with closing(Workspace.open(library)) as workspace:
                plain([one.quote for one in workspace.highlights.all()])
        for part in parts:
            if part.__name__ in wanted:
                part(measured)
        measured.desk.detach()
        print(f"load at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
