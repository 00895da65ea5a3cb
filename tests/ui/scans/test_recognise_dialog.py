from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt

from desktop.domain.printed.recognised import Recogniser
from desktop.ui.scans.recognise_dialog import RecogniseDialog

FOUND = Recogniser("tesseract 5.3.0", ("chi_sim", "deu", "eng", "script/Latin"))


@pytest.fixture
def made(qtbot):
    def make(*chosen: str, pages: int = 4) -> RecogniseDialog:
        dialog = RecogniseDialog("A <b>report</b>", pages, chosen, None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def rows(dialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_languages_are_called_what_people_call_them(made):
    dialog = made("deu")
    assert not dialog.ok.isEnabled()
    dialog.show_languages(FOUND)
    assert rows(dialog) == ["Chinese (chi_sim)", "English (eng)", "German (deu)", "script/Latin"]
    assert dialog.ok.isEnabled()


def test_it_begins_with_the_languages_chosen_last_that_are_still_there(made):
    dialog = made("deu", "fra", "eng")
    dialog.show_languages(FOUND)
    assert dialog.languages() == ["eng", "deu"]


@pytest.mark.parametrize(("here", "usual"), [("de_DE", "deu"), ("fr_FR", "eng")])
def test_at_first_it_is_the_language_of_this_computer_or_english(made, monkeypatch, here, usual):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(here))
    dialog = made("")
    dialog.show_languages(FOUND)
    assert dialog.languages() == [usual]


def test_one_language_is_wanted_at_least(made, qtbot):
    dialog = made("eng")
    dialog.show_languages(FOUND)
    dialog.list.setCurrentRow(1)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.languages() == []
    assert not dialog.ok.isEnabled()
    assert "at least one" in dialog.words.text()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.ok.isEnabled()


def test_enter_begins_it(made, qtbot):
    dialog = made("eng")
    dialog.show_languages(FOUND)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.languages() == ["eng"]


def test_without_the_program_it_is_said_how_to_get_it(made):
    dialog = made("eng")
    dialog.show_languages(Recogniser("", missing="Install it."))
    assert dialog.words.text() == "Install it."
    assert not dialog.list.isVisible()
    assert not dialog.ok.isEnabled()
    dialog = made("eng")
    dialog.show_languages(Recogniser("tesseract 5.3.0"))
    assert dialog.words.text() == "tesseract 5.3.0 has data for no language."


@pytest.mark.parametrize(
    ("pages", "time"),
    [(1, "some 5 seconds"), (4, "some 10 seconds"), (20, "about a minute"),
     (300, "about 15 minutes")],
)  # fmt: skip
def test_it_says_how_long_it_takes(made, pages, time):
    from desktop.ui.look.plain import Label

    (said, *_) = (label.text() for label in made(pages=pages).findChildren(Label))
    assert time in said
    assert "“A <b>report</b>”" in said
    assert ("1 page that is" if pages == 1 else f"{pages} pages that are") in said
