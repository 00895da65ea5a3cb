from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from desktop.ui.watch import FolderWatch

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
    parent = QObject()
    watch = FolderWatch(parent)
    watch._look_again.setInterval(30)
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


def test_a_folder_that_comes_later_is_watched(qtbot, tmp_path):
    parent = QObject()
    watch = FolderWatch(parent)
    watch._look_again.setInterval(20)
    watch._look_later.setInterval(20)
    watch.watch(str(tmp_path / "stick"))
    with qtbot.waitSignal(watch.found, timeout=5_000):
        (tmp_path / "stick").mkdir()
        (tmp_path / "stick" / "a.txt").write_text("one", encoding="utf-8")
    watch.watch("")


def test_a_file_that_is_written_on_after_a_pause_is_taken_again(qtbot, tmp_path):
    parent = QObject()
    watch = FolderWatch(parent)
    watch._look_again.setInterval(20)
    watch._look_later.setInterval(100)
    path = tmp_path / "a.txt"
    path.write_text("half", encoding="utf-8")
    with qtbot.waitSignal(watch.found, timeout=5_000):
        watch.watch(str(tmp_path))
    with qtbot.waitSignal(watch.found, timeout=5_000):
        path.write_text("half and the rest", encoding="utf-8")
    watch.watch("")
