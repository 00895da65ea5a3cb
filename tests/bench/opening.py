"""Time what opens in the window, by turns of its event loop: `python tests/bench/opening.py`.

5,000 documents in the tree, which is scrolled, filtered and put in another order; the larger
dialogs, twice each, with 2,000 tags; pages beside a text. Printed is the longest turn of each: none
is to be over 50 ms of the window's own work, and 16 are aimed at.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from desktop.app import Opening, make_application
from desktop.domain.steps import StepCode
from desktop.ui.tree.tree_nodes import SORTS
from desktop.ui.window import MainWindow
from desktop.ui.work.collecting import Collecting
from desktop.workspace import Workspace
from tests.bench.stalls import rest
from tests.bench.views import wheel
from tests.bench.window import made_library, watch
from tests.formats.pdf.samples import Made, lines

DOCUMENTS, TAGS, PAGES = 5_000, 2_000, 60
DIALOGS = ("preferences", "help", "shortcuts", "tag", "tag_document", "print", "export", "trash",
           "history")  # fmt: skip


def filled_library(folder: Path) -> Path:
    """Return a library of many documents and tags, and one file of pages with a highlight."""
    library, file = made_library(folder, DOCUMENTS), folder / "paged.pdf"
    words = "the register of arrivals was not kept at night so nobody could say who came"
    file.write_bytes(Made([lines(*(f"{n} {words}" for n in range(40)))] * PAGES).data())
    workspace = Workspace.open(library)
    with workspace.step(StepCode.TAG):
        for number in range(TAGS):
            workspace.tags.ensure(f"level {number % 40}/tag {number}")
    (brought,) = workspace.imports.files([file])
    workspace.highlights.add(brought.document_id, 10, 60, tags=("level 1/tag 1",))
    workspace.close()
    return library


def tree(window: MainWindow) -> None:
    pane = window.desk.left.tree
    pane.view.setFocus()
    watch("tree: wheel", lambda: wheel(pane.view, 8))
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        watch(f"tree: {key.name[4:]}", lambda key=key: QTest.keyClick(pane.view, key))
    rows = [pane.view.model().index(row, 0) for row in range(pane.view.model().rowCount())]
    for row in rows[:-1]:
        pane.view.expand(row)
    watch("tree: a collection more is opened", lambda: pane.view.expand(rows[-1]))
    watch("tree: handle to the middle", lambda: pane.view.verticalScrollBar().setValue(2500))
    watch("tree: End", lambda: QTest.keyClick(pane.view, Qt.Key.Key_End))
    for text in ("d", "det", "police rep", ""):
        watch(f"tree: filter by {text!r}", lambda text=text: pane.filter.setText(text))
    for name in [*SORTS, next(iter(SORTS))]:
        watch(f"tree: sort by {name}", lambda name=name: pane.options.sort_chosen.emit(name))


def close() -> None:
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            dialog.reject()


def dialogs(window: MainWindow) -> None:
    def act(name: str) -> None:
        QTimer.singleShot(500, close)  # a dialog has an event loop of its own
        window.do(name)

    for turn in ("", ", again"):
        for name in DIALOGS:
            watch(f"open {name}, and close it{turn}", lambda name=name: act(name))
            QTest.keyClick(window, Qt.Key.Key_Escape)
            rest(100)


def pages(window: MainWindow, paged: str) -> None:
    watch("open pages", lambda: window.desk.open_passage(paged))
    rest(1000)
    highlight = window.desk.workspace.highlights.all(paged)[0].id
    watch("a card in hand", lambda: window.desk.sidebar.select(highlight))
    watch("split", lambda: window.do("split"))
    rest(500)
    watch("turn one side to its text", lambda: window.do("turn_over"))
    rest(500)
    watch("and back", lambda: window.do("turn_over"))
    watch("and to the text again", lambda: window.do("turn_over"))
    watch("one highlight more", lambda: window.do("highlight_green"))
    watch("larger letters", lambda: window.desk.look.size(16))
    watch("dark", lambda: window.verbs.view.show_theme("dark"))
    watch("light", lambda: window.verbs.view.show_theme("light"))
    watch("letters of the system", lambda: window.desk.look.size(0))


def main(folder: Path) -> None:
    collecting = Collecting(make_application())
    window = MainWindow()
    opening = Opening(window, filled_library(folder), None)
    window.resize(1280, 800)
    window.show()
    while not window.desk.is_open or window.desk.tasks.jobs:
        rest(500)
    documents = window.desk.catalogue.documents.values()
    paged = next(one.id for one in documents if one.highlights)
    tree(window)
    pages(window, paged)
    dialogs(window)
    del opening
    window.desk.detach()
    collecting.stop()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            os.environ[variable] = str(Path(name) / variable)
        main(Path(name))
