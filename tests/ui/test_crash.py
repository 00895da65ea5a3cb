from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from desktop.paths import log_folder
from desktop.ui.crash import CrashHook, open_log


@pytest.fixture
def log_file():
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    open_log()
    yield log_folder() / "manicule.log"
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def boom() -> None:
    message = "the shelf fell down"
    raise ValueError(message)


def test_a_bug_is_written_down_and_said_once(qtbot, log_file, monkeypatch):
    shown = []
    monkeypatch.setattr(QMessageBox, "open", lambda box: shown.append(box.detailedText()))
    parent = QObject()
    hook = CrashHook(parent)
    for _ in range(3):
        try:
            boom()
        except ValueError:
            hook.caught(*sys.exc_info())
    qtbot.waitUntil(lambda: bool(shown))
    qtbot.wait(20)
    assert shown == ["ValueError: the shelf fell down"]
    text = log_file.read_text(encoding="utf-8")
    assert text.count("the shelf fell down") >= 3
    assert "in boom" in text


def test_a_log_folder_that_cannot_be_written_stops_nothing(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("desktop.ui.crash.log_folder", lambda: blocked / "logs")
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    open_log()
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
    root.setLevel(level)
