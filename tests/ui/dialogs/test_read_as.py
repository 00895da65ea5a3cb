from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain import Encoding, Preview
from desktop.ui.dialogs.read_as import ReadAsDialog

ENCODINGS = (
    Encoding("utf-8", "All languages (UTF-8)", "All languages", "Unicode"),
    Encoding("windows-1252", "Western (Windows-1252)", "Western", "English French"),
    Encoding("windows-1250", "Central European (Windows-1250)", "Central European", "Polish Czech"),
    Encoding("iso-8859-2", "Central European (ISO 8859-2)", "Central European", "Polish Czech"),
)


@pytest.fixture
def dialog(qtbot):
    return shown(qtbot, "windows-1252")


def shown(qtbot, chosen: str) -> ReadAsDialog:
    made = ReadAsDialog("A report", ENCODINGS, chosen, None)
    qtbot.addWidget(made)
    made.asked = []
    made.preview_requested.connect(made.asked.append)
    made.show()
    return made


def rows(dialog) -> list[str]:
    return [dialog.list.item(n).text() for n in range(dialog.list.count())]


def test_it_begins_at_what_was_chosen_and_the_guess_comes_later(dialog):
    assert dialog.encoding() == "windows-1252"
    assert rows(dialog)[0] == "Guess"
    dialog.show_guess(Preview("windows-1250", "Źródło"))
    assert rows(dialog) == [
        "Guess: Central European (Windows-1250)",
        "All languages (UTF-8)",
        "Western (Windows-1252) – now",
        "Central European (Windows-1250) – guessed",
        "Central European (ISO 8859-2)",
    ]
    assert dialog.encoding() == "windows-1252"


def test_where_nothing_was_chosen_the_guess_is_what_it_is_now(qtbot):
    dialog = shown(qtbot, "")
    dialog.show_guess(Preview("windows-1250", "Źródło"))
    assert dialog.encoding() == ""
    assert "Central European (Windows-1250) – guessed, now" in rows(dialog)
    assert dialog.page.toPlainText() == "Źródło"


def test_pages_are_asked_for_once_the_guess_is_there(dialog, qtbot):
    dialog.list.setCurrentRow(1)
    qtbot.wait(150)
    assert dialog.asked == []
    dialog.show_guess(Preview("utf-8", "x"))
    qtbot.waitUntil(lambda: dialog.asked == ["utf-8"])
    dialog.list.setCurrentRow(3)
    dialog.list.setCurrentRow(4)
    qtbot.waitUntil(lambda: dialog.asked == ["utf-8", "iso-8859-2"])


def test_a_page_that_comes_too_late_is_not_shown(dialog):
    dialog.show_preview("windows-1252", Preview("windows-1252", "right\nbelow"))
    dialog.show_preview("utf-8", Preview("utf-8", "late"))
    assert dialog.page.toPlainText() == "right\n\nbelow"
    dialog.show_preview("windows-1252", Preview("windows-1252", "a\ufffdb\ufffd"))
    assert dialog.words.text().startswith("2 letters on this page cannot be read so")


def test_encodings_are_found_by_language_region_and_name(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "POLISH")
    assert rows(dialog) == ["Central European (Windows-1250)", "Central European (ISO 8859-2)"]
    assert dialog.encoding() == "windows-1250"
    dialog.field.setText("iso 2")
    assert dialog.encoding() == "iso-8859-2"
    dialog.field.setText("windows-1252")
    assert rows(dialog) == ["Western (Windows-1252) – now"]
    dialog.field.setText("klingon")
    assert rows(dialog) == []
    assert not dialog.ok.isEnabled()
    dialog.field.clear()
    assert dialog.encoding() == "windows-1252"
    assert dialog.ok.isEnabled()


def test_the_keyboard_goes_through_the_list_from_the_field(dialog, qtbot):
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.encoding() == "windows-1250"
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.encoding() == "utf-8"
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_a_failure_is_a_sentence_beside_an_empty_page(dialog):
    dialog.show_failure("It was not read.")
    assert (dialog.page.toPlainText(), dialog.words.text()) == ("", "It was not read.")


def test_what_cannot_be_seen_is_named_for_screen_readers(dialog):
    for widget in (dialog.field, dialog.list, dialog.page):
        assert widget.accessibleName()
