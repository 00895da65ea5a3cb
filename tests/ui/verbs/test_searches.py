from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain import Hit, SearchResult
from tests.ui.hands import focused, words_of

Key = Qt.Key


def test_a_hit_in_a_note_takes_its_highlight_in_hand(window, workspace, report):
    kept = workspace.highlights.add(report.id, 0, 8, note="Compare with the table.")
    window.verbs.searches.open_hit(
        Hit(report.id, report.title, "", 0, 8, 1.0, "Compare with", ((0, 7),), kept.id)
    )
    pane = window.desk.reading.current()
    assert pane.reader.selected_highlight() == kept.id
    assert window.desk.sidebar.selected_ids() == [kept.id]


def test_a_hit_that_is_gone_is_said(window):
    window.verbs.searches.open_hit(Hit("gone", "Title", "", 0, 8, 1.0, "words"))
    assert "no longer" in window.desk.status.text()


def test_while_the_index_is_made_nothing_is_said_to_be_missing(window, monkeypatch):
    asked, questions = [], []
    tasks = window.desk.tasks
    monkeypatch.setattr(tasks, "run", lambda one, **known: asked.append((one.method, known)))
    monkeypatch.setattr(tasks, "search", lambda one, **known: questions.append((one, known)))
    field, empty = window.desk.left.search.field, window.desk.left.search.empty

    def answer() -> None:
        (one, known), *_ = reversed([row for row in questions if row[0].method == "search.find"])
        assert one.args == ("remand",)
        known["then"](SearchResult("remand", 0))

    field.setText("remand")
    field.wanted.emit("remand")
    answer()
    assert "prepared" in words_of(empty)[0]
    ((method, known),) = asked
    assert method == "search.sync"
    questions.clear()
    known["then"](None)
    answer()
    assert "Nothing found" in words_of(empty)[0], "the index is level now"


def test_search_opens_the_passage(qtbot, window, workspace, report):
    workspace.search.sync()
    qtbot.keyClick(window, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    field = focused()
    assert field.objectName() == "searchField"
    qtbot.keyClicks(field, "remand")
    model = window.desk.left.search.model
    qtbot.waitUntil(lambda: model.rowCount() > 0, timeout=20_000)
    qtbot.keyClick(field, Key.Key_Return)
    pane = window.desk.reading.current()
    assert pane.document_id == report.id
    assert pane.reader.position() <= pane.content.text.index("Remand")
    assert window.desk.reading.isAncestorOf(focused())


def test_an_answer_that_takes_its_time_is_said_to(qtbot, window, monkeypatch):
    asked = {}
    monkeypatch.setattr(window.desk.tasks, "search", lambda *_args, **known: asked.update(known))
    window.verbs.searches.search_for("remand")
    heading = window.desk.left.search.heading
    qtbot.waitUntil(lambda: heading.text() == "Searching…")
    asked["failed"]("The search ended unexpectedly.")
    assert heading.text() == ""
    assert "unexpectedly" in window.desk.status.text()
