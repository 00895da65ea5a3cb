from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain import Draft
from desktop.errors import ManiculeError
from desktop.ui.fields.drafting import KEPT_MS, Drafting, when
from desktop.ui.fields.note_field import NoteField

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


class Kept:
    """Keeps drafts as a library does."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.written: set[str] = set()
        self.made = 0

    def new_id(self, highlight_id: str) -> str:
        self.made += 1
        return f"{highlight_id}.{self.made}"

    def keep(self, draft_id: str, text: str) -> None:
        self.texts[draft_id] = text
        self.written.add(draft_id)

    def put_aside(self, draft_id: str) -> None:
        self.written.discard(draft_id)

    def remove(self, draft_id: str) -> None:
        self.texts.pop(draft_id, None)

    def all(self, highlight_id: str = "") -> list[Draft]:
        found = [
            Draft(key, key.split(".")[0], text, datetime.now(UTC))
            for key, text in self.texts.items()
            if key not in self.written and key.startswith(highlight_id)
        ]
        return found[::-1]


class Place(QWidget):
    """A note field with what is above it, and something else to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.field = NoteField(self)
        self.drafting = Drafting(self.field, self)
        self.other = QLineEdit(self)
        layout = QVBoxLayout(self)
        for widget in (self.drafting, self.field, self.other):
            layout.addWidget(widget)
        self.kept = self.drafting.drafts = Kept()

    def said(self) -> str:
        return self.drafting.findChild(QLabel).text() if self.drafting.isVisible() else ""

    def button(self, text: str) -> QPushButton:
        return next(b for b in self.drafting.findChildren(QPushButton) if b.text() == text)


@pytest.fixture
def place(qtbot):
    made = Place()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.field.show_note("Before.", "h")
    made.field.setFocus()
    return made


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_who_types_without_a_pause_is_kept_within_two_seconds(place, qtbot):
    for _ in range(8):
        qtbot.keyClicks(place.field, "x")
        qtbot.wait(KEPT_MS // 5)
    assert next(iter(place.kept.texts.values())).startswith("xxx")
    assert KEPT_MS < 2000


def test_a_draft_goes_when_its_note_is_kept_or_taken_back(place, qtbot):
    qtbot.keyClicks(place.field, "Now ")
    place.drafting.keep()
    assert list(place.kept.texts.values()) == ["Now Before."]
    qtbot.keyClick(place.field, Key.Key_Tab)
    assert place.kept.texts == {}
    place.field.setFocus()
    qtbot.keyClicks(place.field, "x")
    place.drafting.keep()
    qtbot.keyClick(place.field, Key.Key_Backspace)
    qtbot.waitUntil(lambda: place.kept.texts == {})


def test_escape_puts_aside_what_one_click_brings_back(place, qtbot):
    qtbot.keyClicks(place.field, "Now ")
    with qtbot.waitSignal(place.drafting.put_aside) as told:
        qtbot.keyClick(place.field, Key.Key_Escape)
    assert told.args == ["h"]
    assert place.field.toPlainText() == "Before."
    assert place.said().startswith("Unfinished note from ")
    click(qtbot, place.button("Bring It Back"))
    assert place.field.toPlainText() == "Now Before."
    assert place.said() == ""
    assert place.field.hasFocus()
    assert list(place.kept.texts.values()) == ["Now Before."]  # still in no danger
    qtbot.keyClick(place.field, Key.Key_Return, Control)
    assert place.kept.texts == {}


def test_escape_says_nothing_when_nothing_new_was_written(place, qtbot):
    with qtbot.assertNotEmitted(place.drafting.put_aside):
        qtbot.keyClick(place.field, Key.Key_Escape)
        place.field.setPlainText("")
        qtbot.keyClick(place.field, Key.Key_Escape)
    assert (place.said(), place.field.toPlainText()) == ("", "Before.")


def test_undo_goes_back_through_all_of_it(place, qtbot):
    place.field.show_note("", "g")
    qtbot.keyClicks(place.field, "one")
    qtbot.keyClick(place.field, Key.Key_Escape)
    place.drafting.bring_back()
    qtbot.keyClicks(place.field, " two")
    seen = []
    while place.field.document().isUndoAvailable():
        qtbot.keyClick(place.field, Key.Key_Z, Control)
        seen.append(place.field.toPlainText())
    assert seen[-1] == ""
    assert seen.count("one") == 2  # brought back, and before it was put aside
    while place.field.document().isRedoAvailable():
        place.field.redo()
    assert place.field.toPlainText() == "one two"


def test_a_draft_that_was_left_is_offered_when_its_note_is_opened(place, qtbot):
    place.kept.texts["g.7"] = "Left at the crash."
    place.field.show_note("", "g")
    assert place.said()
    place.field.show_note("", "h")
    assert place.said() == ""
    place.field.show_note("", "g")
    with qtbot.waitSignal(place.drafting.discarded) as told:
        click(qtbot, place.button("Discard"))
    assert told.args[0].text == "Left at the crash."
    assert (place.said(), place.kept.texts) == ("", {})


def test_what_is_brought_back_puts_aside_what_stands_there(place, qtbot):
    place.kept.texts["h.7"] = "The older one."
    place.drafting.look()
    qtbot.keyClicks(place.field, "Newer. ")
    click(qtbot, place.button("Bring It Back"))
    assert place.field.toPlainText() == "The older one."
    click(qtbot, place.button("Bring It Back"))
    assert place.field.toPlainText() == "Newer. Before."


def test_a_refused_note_stays_a_draft_until_it_is_kept(place, qtbot):
    place.field.note_committed.connect(place.field.refuse)
    qtbot.keyClicks(place.field, "Now ")
    place.field.hide()
    assert [one.text for one in place.kept.all("h")] == ["Now Before."]
    place.field.note_committed.disconnect(place.field.refuse)
    place.field.show()
    place.field.commit()
    assert place.kept.texts == {}


def test_no_room_is_said(place, qtbot, monkeypatch):
    def full(*_what):
        raise ManiculeError

    monkeypatch.setattr(place.kept, "keep", full)
    with qtbot.waitSignal(place.drafting.failed):
        qtbot.keyClicks(place.field, "Now ")
        place.drafting.keep()


def test_a_draft_of_another_day_has_its_date():
    now = datetime.now().astimezone().replace(hour=14, minute=2)
    assert when(Draft("", "", "", now)) == "14:02"
    before = now - timedelta(days=3)
    assert when(Draft("", "", "", before)) == f"{before.day} {before:%B}, 14:02"
