from __future__ import annotations

import os
import threading

import pytest
from PySide6.QtCore import QObject

from desktop.ui.work import watch as watching
from desktop.ui.work.watch import FolderWatch

pytestmark = pytest.mark.usefixtures("qapp")  # timers want one


def looked(watch, times=2):
    found = []
    watch.found.connect(found.extend)
    for _ in range(times):
        watch.look()
    return sorted(path.name for path in found)


def test_a_file_is_taken_once_when_it_has_settled(tmp_path):
    parent = QObject()
    watch = FolderWatch(parent)
    watch.watch(str(tmp_path))
    new = tmp_path / "a.txt"
    new.write_text("one", encoding="utf-8")
    assert looked(watch, 1) == []
    assert looked(watch, 1) == ["a.txt"]
    assert looked(watch, 3) == []


def test_a_file_still_being_written_waits(tmp_path):
    parent = QObject()
    watch = FolderWatch(parent)
    watch.watch(str(tmp_path))
    new = tmp_path / "a.txt"
    new.write_text("one", encoding="utf-8")
    watch.look()
    new.write_text("one and more", encoding="utf-8")
    assert looked(watch, 1) == []
    assert looked(watch, 1) == ["a.txt"]


def test_a_changed_file_is_taken_again_and_hidden_ones_never(tmp_path):
    parent = QObject()
    watch = FolderWatch(parent)
    watch.watch(str(tmp_path))
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "~lock.txt").write_text("x", encoding="utf-8")
    new = tmp_path / "a.txt"
    new.write_text("one", encoding="utf-8")
    assert looked(watch) == ["a.txt"]
    new.write_text("two, longer", encoding="utf-8")
    assert looked(watch) == ["a.txt"]


def test_no_folder_and_a_missing_folder_find_nothing(tmp_path):
    parent = QObject()
    watch = FolderWatch(parent)
    watch.watch(str(tmp_path / "missing"))
    assert looked(watch) == []
    watch.watch("")
    assert looked(watch) == []


def test_the_system_wakes_the_watch(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "SETTLE_MS", 30)
    parent = QObject()
    watch = FolderWatch(parent)
    watch.watch(str(tmp_path))
    with qtbot.waitSignal(watch.found, timeout=5_000):
        (tmp_path / "a.txt").write_text("one", encoding="utf-8")


def test_what_was_taken_before_is_not_found_again_unless_it_changed(tmp_path):
    parent = QObject()
    first = FolderWatch(parent)
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    (tmp_path / "b.txt").write_text("one", encoding="utf-8")
    first.watch(str(tmp_path))
    assert looked(first) == ["a.txt", "b.txt"]
    (tmp_path / "b.txt").write_text("two, longer", encoding="utf-8")
    second = FolderWatch(parent)
    second.watch(str(tmp_path), first.taken)
    assert looked(second) == ["b.txt"]


def test_a_folder_that_comes_later_is_watched(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "SETTLE_MS", 20)
    monkeypatch.setattr(watching, "LATER_MS", 20)
    parent = QObject()
    watch = FolderWatch(parent)
    watch.watch(str(tmp_path / "stick"))
    with qtbot.waitSignal(watch.found, timeout=5_000):
        (tmp_path / "stick").mkdir()
        (tmp_path / "stick" / "a.txt").write_text("one", encoding="utf-8")
    watch.watch("")


def test_a_file_that_is_written_on_after_a_pause_is_taken_again(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "SETTLE_MS", 20)
    monkeypatch.setattr(watching, "LATER_MS", 100)
    parent = QObject()
    watch = FolderWatch(parent)
    path = tmp_path / "a.txt"
    path.write_text("half", encoding="utf-8")
    with qtbot.waitSignal(watch.found, timeout=5_000):
        watch.watch(str(tmp_path))
    with qtbot.waitSignal(watch.found, timeout=5_000):
        path.write_text("half and the rest", encoding="utf-8")
    watch.watch("")


def test_a_slow_disk_does_not_hold_up_the_window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(watching, "SETTLE_MS", 10)
    parent = QObject()
    watch = FolderWatch(parent)
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    asked, answered = threading.Event(), threading.Event()

    def slow(folder):
        asked.set()
        assert threading.current_thread() is not threading.main_thread()
        answered.wait(10)
        return look(folder)

    look = os.scandir
    monkeypatch.setattr(os, "scandir", slow)
    watch.watch(str(tmp_path))
    qtbot.waitUntil(asked.is_set)  # the event loop runs on meanwhile
    with qtbot.waitSignal(watch.found, timeout=5_000):
        answered.set()
    watch.watch("")


def test_what_is_heard_of_a_folder_that_is_watched_no_more_does_not_count(tmp_path):
    parent = QObject()
    watch = FolderWatch(parent)
    watch.watch(str(tmp_path))
    watch._hear("/elsewhere", {"/elsewhere/a.txt": (1, 1)})
    watch._hear("/elsewhere", {"/elsewhere/a.txt": (1, 1)})
    assert watch.taken == {}
