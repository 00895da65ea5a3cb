from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.keeping import template_dialog
from desktop.ui.keeping.template_dialog import TemplateDialog
from desktop.ui.look.theme import ThemeChoice
from desktop.workspace.exporting.templates import TemplateFile

OWN = TemplateFile("own.md.jinja", "/own", "My own", "", is_own=True)
GALLERY = TemplateFile("one.md.jinja", "/one", "One", "About it", is_own=False)


@pytest.fixture
def dialog(qtbot, qapp):
    ThemeChoice().choose("light")  # what is wrong is said in a colour of the style sheet's
    made = TemplateDialog([OWN, GALLERY], lambda name: f"source of {name}", None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_written_is_followed_once_the_keys_rest(dialog, qtbot):
    assert dialog.editor.toPlainText() == "source of own.md.jinja"
    with qtbot.waitSignal(dialog.preview_asked) as asked:
        qtbot.keyClicks(dialog.editor, "abc")
    assert asked.args[1].startswith("abc")
    dialog.show_preview("A.md", "made\n")
    assert dialog.preview.toPlainText() == "made\n"
    quiet = dialog.told.palette().windowText().color()
    dialog.show_fault("Line 1 is wrong.")
    assert dialog.told.palette().windowText().color() != quiet
    assert dialog.told.text() == "Line 1 is wrong."
    assert dialog.preview.toPlainText() == "made\n"


def test_only_what_was_changed_is_saved_and_only_an_own_one_removed(dialog, qtbot):
    assert not dialog.save.isEnabled()
    assert dialog.remove.isEnabled()
    dialog.list.setCurrentRow(1)
    assert not dialog.remove.isEnabled()
    qtbot.keyClicks(dialog.editor, "x")
    with qtbot.waitSignal(dialog.save_asked) as asked:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert asked.args == ["one.md.jinja", "xsource of one.md.jinja"]


@pytest.mark.parametrize("leaves", [True, False])
def test_what_is_not_saved_is_not_lost_unasked(dialog, qtbot, monkeypatch, leaves):
    monkeypatch.setattr(template_dialog, "confirm", lambda *_asked: leaves)
    qtbot.keyClicks(dialog.editor, "mine ")
    dialog.list.setCurrentRow(1)
    assert dialog.chosen() == ("one.md.jinja" if leaves else "own.md.jinja")
    assert dialog.editor.toPlainText().startswith("mine ") is not leaves


def test_an_unsaved_template_is_not_handed_on(dialog, qtbot):
    with qtbot.waitSignal(dialog.keep_asked) as asked:
        qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert asked.args == ["own.md.jinja"]
    qtbot.keyClicks(dialog.editor, "x")
    with qtbot.assertNotEmitted(dialog.export_asked):
        qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert "Save the template first" in dialog.told.text()
