from __future__ import annotations

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from desktop.logs import log_file, open_log
from desktop.ui.work.crash import CrashHook


def boom() -> None:
    message = "the shelf fell down"
    raise ValueError(message)


def test_a_bug_is_written_down_and_said_once(qtbot, monkeypatch):
    open_log()
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
    text = log_file().read_text(encoding="utf-8")
    assert text.count("the shelf fell down") >= 3
    assert "in boom" in text
