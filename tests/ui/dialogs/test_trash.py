from __future__ import annotations

from dataclasses import replace

from desktop.ui.dialogs.trash import TrashDialog
from tests.ui.dialogs.samples import DOCUMENT, highlight


def test_the_trash_puts_back_what_is_chosen(qtbot):
    dialog = TrashDialog([DOCUMENT, replace(DOCUMENT, id="d2")], [], str, None)
    qtbot.addWidget(dialog)
    restored = []
    dialog.restored.connect(restored.append)
    dialog.list.setCurrentRow(1)
    dialog.restore.click()
    dialog.list.setCurrentRow(0)
    dialog.restore.click()
    assert restored == ["d2", "d1"]
    assert not dialog.restore.isEnabled()


def test_emptying_the_trash_asks_first(qtbot, monkeypatch):
    dialog = TrashDialog([DOCUMENT], [highlight(1, "Some words")], str, None)
    qtbot.addWidget(dialog)
    emptied = []
    dialog.emptied.connect(lambda: emptied.append(1))
    monkeypatch.setattr("desktop.ui.dialogs.trash.confirm", lambda *_: False)
    dialog.empty.click()
    monkeypatch.setattr("desktop.ui.dialogs.trash.confirm", lambda *_: True)
    dialog.empty.click()
    assert emptied == [1]
    assert dialog.list.count() == 1, "a removed highlight of a document that is here stays"
    assert not dialog.empty.isEnabled()


def test_a_removed_highlight_is_put_back(qtbot):
    titles = {"d1": "A report"}
    dialog = TrashDialog([], [highlight(1, "Some\nwords " * 30)], titles.get, None)
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text().startswith("“Some words")
    assert dialog.list.item(0).text().endswith("…”\nA report")
    restored = []
    dialog.highlight_restored.connect(restored.append)
    dialog.restore.click()
    assert restored == ["h1"]
    assert not dialog.restore.isEnabled()


def test_the_next_one_is_in_hand_once_one_was_put_back(qtbot):
    dialog = TrashDialog([], [highlight(n, f"Words {n}") for n in range(3)], str, None)
    qtbot.addWidget(dialog)
    restored = []
    dialog.highlight_restored.connect(restored.append)
    dialog.list.setCurrentRow(1)
    for _ in range(3):
        dialog.restore.click()
    assert restored == ["h1", "h2", "h0"]
    assert not dialog.restore.isEnabled()


def test_several_are_put_back_at_once(qtbot):
    dialog = TrashDialog([DOCUMENT, replace(DOCUMENT, id="d2")], [], str, None)
    qtbot.addWidget(dialog)
    restored = []
    dialog.restored.connect(restored.append)
    dialog.list.selectAll()
    assert dialog.restore.text() == "Put 2 Back"
    dialog.restore.click()
    assert sorted(restored) == ["d1", "d2"]
    dialog.list.clearSelection()
    assert not dialog.restore.isEnabled()
