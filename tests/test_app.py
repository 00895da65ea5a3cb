"""The window comes first, the library after it; a library that cannot be opened is a sentence."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent

from desktop.app import BREATH_MS, Opening, render_screenshot
from desktop.ui.dialogs.backups.lost import LostDialog, WhenLost
from desktop.ui.dialogs.backups.restore import RestoreDialog
from desktop.ui.remembered import WindowSettings
from desktop.ui.window import MainWindow
from desktop.workspace import Workspace

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import app
from desktop.ui.window import MainWindow

HEAVY = (
    "sqlalchemy", "whoosh", "lxml", "markdown_it", "desktop.workspace", "desktop.library",
    "desktop.ui.verbs", "desktop.ui.cards.sidebar", "desktop.ui.search.search_pane",
    "desktop.ui.tabs.document_pane", "desktop.ui.work.tasks", "desktop.domain",
)

class Watched(MainWindow):
    def __init__(self):
        super().__init__()
        self.painted.connect(self.look)
        self.clock = QTimer(self, interval=50)
        self.clock.timeout.connect(self.leave)
        self.clock.start()

    def look(self):
        print("painted", sorted(set(HEAVY) & set(sys.modules)))

    def leave(self):
        problem = self.desk.status.text()
        here = self.desk.is_open and self.desk.catalogue.documents and not self.desk.tasks.jobs
        if here or problem:
            self.clock.stop()
            print("open", self.desk.is_open, problem)
            print("documents", len(self.desk.catalogue.documents) if self.desk.is_open else 0)
            self.close()

if __name__ == "__main__":
    app.MainWindow = Watched
    sys.exit(app.run(Path(sys.argv[1])))
"""
ROOT = Path(__file__).parent.parent


def start(tmp_path: Path, library: Path) -> list[str]:
    script = tmp_path / "start.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(library)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_window_is_painted_before_the_library_is_imported(tmp_path):
    painted, opened, documents = start(tmp_path, tmp_path / "library")
    assert painted == "painted []"
    assert opened.startswith("open True")
    assert int(documents.split()[1]) >= 4, "the sample documents are installed at the first start"


def test_a_file_that_the_library_has_is_opened_without_an_import(qtbot, tmp_path, monkeypatch):
    letter = tmp_path / "letter.txt"
    letter.write_text("The survey counted 902 boats.")
    workspace = Workspace.open(tmp_path / "library")
    (outcome,) = workspace.imports.files([letter])
    workspace.close()
    imported = []
    monkeypatch.setattr(MainWindow, "open_path", lambda _window, path: imported.append(path))
    monkeypatch.setattr(MainWindow, "start_background", lambda _window: None)
    window = MainWindow(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    opening = Opening(window, tmp_path / "library", letter)
    window.show()
    qtbot.waitUntil(lambda: window.desk.reading.current() is not None, timeout=20_000)
    assert window.desk.reading.current().document_id == outcome.document_id
    qtbot.wait(2 * BREATH_MS)
    assert imported == []
    window.desk.detach()
    opening.deleteLater()


def test_a_link_leads_to_its_passage_at_the_start_and_while_the_window_is_open(
    qtbot, tmp_path, monkeypatch
):
    letter = tmp_path / "letter.txt"
    letter.write_text("The survey counted 902 boats.")
    workspace = Workspace.open(tmp_path / "library")
    (outcome,) = workspace.imports.files([letter])
    kept = workspace.highlights.add_quotation(outcome.document_id, "902 boats")
    link = workspace.deeplinks.to_highlight(kept.id)
    workspace.close()
    monkeypatch.setattr(MainWindow, "start_background", lambda _window: None)
    window = MainWindow(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    opening = Opening(window, tmp_path / "library", None, link=link)
    window.show()
    qtbot.waitUntil(lambda: window.desk.reading.current() is not None, timeout=20_000)
    assert window.desk.subject.ids == [kept.id]
    event = QFileOpenEvent(QUrl("manicule://what/ever"))
    assert opening.eventFilter(window, event)
    assert "no link" in window.desk.status.text()
    window.desk.detach()
    opening.deleteLater()


@pytest.mark.parametrize("kind", ["newer", "damaged"])
def test_a_library_that_cannot_be_opened_is_said_in_the_window(tmp_path, kind):
    folder = tmp_path / "library"
    Workspace.open(folder).close()
    path = folder / "library.sqlite3"
    if kind == "newer":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 9999")
        connection.close()
    else:
        path.write_bytes(b"this is no database" * 500)
    _painted, opened, _documents = start(tmp_path, folder)
    assert opened.startswith("open False")
    assert ("newer" if kind == "newer" else "cannot be read") in opened


def test_a_picture_of_the_window(qtbot, tmp_path):
    workspace = Workspace.open(tmp_path / "library")
    try:
        path = render_screenshot(workspace, tmp_path / "window.png", (900, 600), theme="dark")
        assert path.read_bytes().startswith(b"\x89PNG")
        assert workspace.documents.all() == [], "the library is still open and untouched"
    finally:
        workspace.close()


@pytest.fixture
def lost(tmp_path):
    """Return the folder of a library of one document that has lost its database."""
    letter = tmp_path / "letter.txt"
    letter.write_text("The survey counted 902 boats.")
    workspace = Workspace.open(tmp_path / "library")
    workspace.imports.files([letter])
    workspace.backups.make()
    workspace.close()
    (tmp_path / "library" / "library.sqlite3").unlink()
    return tmp_path / "library"


@pytest.mark.parametrize("way", WhenLost)
def test_a_lost_library_is_asked_about_and_opened_after_all(qtbot, lost, monkeypatch, way):
    monkeypatch.setattr(MainWindow, "start_background", lambda _window: None)
    window = MainWindow(WindowSettings(lost.parent / "window.ini"))
    qtbot.addWidget(window, before_close_func=lambda one: one.desk.detach())
    Opening(window, lost, None)
    window.show()
    qtbot.waitUntil(lambda: window.findChild(LostDialog) is not None, timeout=20_000)
    assert not (lost / "library.sqlite3").exists()
    window.findChild(LostDialog).buttons[way].click()
    if way is WhenLost.QUIT:
        assert not window.isVisible()
        return
    if way is WhenLost.CHOOSE:
        window.findChild(RestoreDialog).restore.click()
    qtbot.waitUntil(lambda: window.desk.is_open, timeout=20_000)
    assert len(window.desk.workspace.documents.all()) == (0 if way is WhenLost.ANEW else 1)
    assert len(window.desk.workspace.backups.all()) == 1
