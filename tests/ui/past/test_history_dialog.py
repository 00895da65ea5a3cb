from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.annotate import differences
from desktop.domain import Step
from desktop.domain.past.happenings import Happening, StepsPage, Turn
from desktop.domain.steps import StepCode
from desktop.ui.past.history_dialog import HistoryDialog
from desktop.ui.past.history_model import entries_of

Key = Qt.Key
NOW = datetime(2026, 3, 26, tzinfo=UTC)


def step(number: int, code=StepCode.EDIT_NOTE, *, holds=True, of=None) -> Step:
    return Step(number, code, NOW, "ana", "change", holds, 1, ("d",), of)


def happening(number: int, *turns: Turn, code=StepCode.EDIT_NOTE) -> Happening:
    return Happening(
        number, number, code, NOW, "ana", True, "highlights", "d", "h1", "The words", turns
    )


@pytest.fixture
def dialog(qtbot):
    made = HistoryDialog("History", {"d": "A report"}.get, differences, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def rows(dialog) -> list[str]:
    model = dialog.model
    return [model.index(row, 0).data().replace("\n", " · ") for row in range(model.rowCount())]


def test_steps_come_as_somebody_scrolls_and_say_whether_they_hold(dialog, qtbot):
    pages = {
        0: StepsPage((step(9, StepCode.UNDO, of=StepCode.TAG), step(8, holds=False)), 8),
        8: StepsPage((), 5),  # looked through, and nothing found yet
        5: StepsPage((step(2),), 0),
    }
    dialog.show_steps(lambda *asked: pages[asked[-1]], {"d": "A report"}, ["ana"])
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    names = [row.split(" · ")[0] for row in rows(dialog)]
    assert names == ["Undo: Tag", "Edit note (undone)", "Edit note"]
    assert rows(dialog)[0].endswith("ana · A report")


def test_what_is_asked_narrows_and_an_empty_answer_is_said(dialog, qtbot):
    asked = []

    def page(*told):
        asked.append(told)
        return StepsPage((), 0) if told[0] else StepsPage((step(1),), 0)

    dialog.show_steps(page, {"d": "A report"}, ["ana", "bea"])
    qtbot.keyClicks(dialog.field, "zebra")
    qtbot.waitUntil(lambda: bool(asked) and asked[-1][0] == "zebra")
    qtbot.waitUntil(lambda: dialog.told.toPlainText() == "There is no such step.")
    assert not dialog.go.isEnabled()
    qtbot.keyClick(dialog.field, Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    qtbot.keyClick(dialog.field, Key.Key_Tab)
    qtbot.keyClick(dialog.focusWidget(), Key.Key_Down)
    assert asked[-1][1] == "d"


def test_a_step_is_told_word_by_word_and_its_highlight_gone_to(dialog, qtbot):
    note = Turn("note", "held in cells", "held in two cells")
    dialog.of_step = lambda _number: [happening(1, note, Turn("colour", "yellow", "green"))]
    dialog.show_steps(lambda *_asked: StepsPage((step(1),), 0), {}, [])
    qtbot.waitUntil(lambda: "“The words”" in dialog.told.toPlainText())
    text = dialog.told.toPlainText()
    assert "Note: held in two cells" in text
    assert "Colour: yellow → green" in text
    wanted = []
    dialog.wanted.connect(wanted.append)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert wanted == ["h1"]
    assert not dialog.isVisible()


def test_what_became_of_one_highlight_is_listed_step_by_step(dialog, qtbot):
    told = [
        happening(1, Turn("passage", "", "The words"), code=StepCode.HIGHLIGHT),
        happening(1, Turn("tag", "", "figures"), code=StepCode.HIGHLIGHT),
        happening(2, Turn("note", "", "<b>Why?</b>")),
    ]
    dialog.show_entries(entries_of(told))
    assert [row.split(" · ")[0] for row in rows(dialog)] == ["Edit note", "Highlight"]
    qtbot.waitUntil(lambda: "<b>Why?</b>" in dialog.told.toPlainText())
    dialog.list.setCurrentIndex(dialog.model.index(1, 0))
    qtbot.waitUntil(lambda: "Tag: figures" in dialog.told.toPlainText())


def test_of_steps_passed_over_by_a_held_key_the_last_is_told_and_gone_to(dialog, qtbot):
    read = []

    def of_step(number):
        read.append(number)
        told = happening(number, Turn("note", "", f"note {number}"))
        return [told._replace(highlight_id=f"h{number}")]

    dialog.of_step = of_step
    dialog.show_steps(
        lambda *_asked: StepsPage(tuple(step(n) for n in range(40, 0, -1)), 0), {}, []
    )
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 40)
    dialog.list.setFocus()
    for _ in range(30):
        qtbot.keyClick(dialog.list, Key.Key_Down)
    wanted = []
    dialog.wanted.connect(wanted.append)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert wanted == ["h10"]
    assert "note 10" in dialog.told.toPlainText()
    assert len(read) < 30
