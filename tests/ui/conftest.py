"""A window on a small library of its own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.app import make_application
from desktop.ui.remembered import WindowSettings
from desktop.ui.window import MainWindow
from desktop.workspace import Workspace
from tests.quick_workers import CAN_FORK, QuickContext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = """# Counting people in detention

The ministry said in March that it holds no figures on people in pretrial detention.

Two months later a second office published a table. It counted 1,412 people in police cells.

## What the table leaves out

Remand prisoners are not in it. Nor are people held under the immigration rules.
"""
LETTER = """A letter about the figures

Dear Sir,

The figures in your table differ from those given to the committee in May.
"""


@pytest.fixture(scope="session")
def qapp():
    """Return the application as the program sets it up."""
    return make_application()


@pytest.fixture(autouse=True)
def _children(shared_children: None) -> None:
    """Have all files that this process imports read by the children of the whole run."""


@pytest.fixture(autouse=True)
def _workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have workers of the window start at once, where the system can do that."""
    if CAN_FORK:
        quick = lambda _method: QuickContext  # noqa: E731
        monkeypatch.setattr("desktop.ui.work.worker_process.get_context", quick)


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    """Have what a test closed be gone after it, not when a later test happens to wait."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Path:
    """Return a folder with two files and a library that holds them, made once."""
    folder = tmp_path_factory.mktemp("prepared")
    report, letter = folder / "report.md", folder / "letter.txt"
    report.write_text(REPORT, encoding="utf-8")
    letter.write_text(LETTER, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        opened = Workspace.open(folder / "library")
        opened.imports.files([report, letter])
        opened.close()
    return folder


@pytest.fixture
def workspace(prepared: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Return a library of two documents that the test may change."""
    shutil.copytree(prepared / "library", tmp_path / "library")
    opened = Workspace.open(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def report(workspace: Workspace):
    """Return the document with sections."""
    return workspace.documents.find("Counting people in detention")


@pytest.fixture
def window(qtbot, workspace: Workspace, tmp_path: Path):
    """Return a window that shows the library; workers start only when something needs them."""
    made = MainWindow(WindowSettings(tmp_path / "window.ini"))
    qtbot.addWidget(made, before_close_func=lambda one: one.desk.let_go())
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.open_library(workspace)
    return made


@pytest.fixture
def asked(window, monkeypatch):
    """Take down what the workers are asked, and let nothing be done."""
    calls = []

    def take(asked, **known):
        calls.append((asked.method, asked.args, known))
        return 0

    monkeypatch.setattr(window.desk.tasks, "run", take)
    monkeypatch.setattr(window.desk.tasks, "search", take)
    return calls


@pytest.fixture(scope="module")
def shared(qapp, prepared: Path, tmp_path_factory) -> Iterator[MainWindow]:
    """Return a window for all tests of a file, which leave it as they found it."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(prepared / "library", folder / "library")
    opened = Workspace.open(folder / "library")
    made = MainWindow(WindowSettings(folder / "window.ini"))
    made.resize(1280, 800)
    made.show()
    made.open_library(opened)
    yield made
    made.desk.let_go()
    made.close()
    made.deleteLater()
    opened.close()
