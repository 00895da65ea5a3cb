"""What all dialogs share; and that no control of any of them is without a name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
)

from desktop.domain import LINKS, ImportOutcome, ImportStatus, Section
from desktop.formats.encoding import labels
from desktop.ui import dialogs
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.remembered import Preferences
from tests.ui.dialogs.backups.test_lost import LOST
from tests.ui.dialogs.backups.test_restore import backup, nowhere
from tests.ui.dialogs.samples import DOCUMENT, choosing, highlight

KINDS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit,
         QPlainTextEdit, QTextBrowser)  # fmt: skip
FAILED = ImportOutcome("/x/a.bin", ImportStatus.FAILED, error="a.bin was not imported: no text")

MAKE = {
    "AboutDialog": lambda cls: cls(None),
    "FactsDialog": lambda cls: cls(DOCUMENT, None),
    "HelpPage": lambda cls: cls(None),
    "ImportReport": lambda cls: cls([FAILED], str, None),
    "LinkDialog": lambda cls: cls(choosing(highlight(1, "Words")), str, LINKS, None),
    "LostDialog": lambda cls: cls(LOST, [backup()], None),
    "MoveDialog": lambda cls: cls("“A report”", {"c": "Ports"}, None),
    "NameDialog": lambda cls: cls("Name", "", "Create", None),
    "PreferencesDialog": lambda cls: cls(Preferences(), None),
    "ReadAsDialog": lambda cls: cls("A report", labels.encodings(), "", None),
    "RestoreDialog": lambda cls: cls([backup()], nowhere, None, target=Path("/new")),
    "SectionFactsDialog": lambda cls: cls(Section("One", 1, 0, 9), DOCUMENT.kind, None),
    "TrashDialog": lambda cls: cls([DOCUMENT], [], str, None),
}


def label_of(dialog, widget) -> str:
    """Return what a label beside the widget says of it."""
    labels = dialog.findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() is widget), "")


def bare(dialog) -> list[str]:
    """Return the controls that a screen reader could not name."""
    return [
        f"{type(w).__name__} {w.objectName()}"
        for kind in KINDS
        for w in dialog.findChildren(kind)
        if w.isVisibleTo(dialog)
        and not isinstance(w.parent(), QLineEdit | QAbstractSpinBox | QComboBox)  # Qt's own
        and not w.objectName().startswith("qt_")
        and type(w).__name__ not in ("QHeaderView", "QComboBoxListView", "QTableCornerButton")
        and not (w.accessibleName() or getattr(w, "text", str)() or label_of(dialog, w))
    ]


def test_every_dialog_is_looked_at():
    assert set(MAKE) == set(dialogs.__all__) - {"confirm"}


@pytest.mark.parametrize("name", sorted(MAKE))
def test_every_control_has_a_name_and_the_keyboard_a_place(qtbot, name):
    dialog = MAKE[name](getattr(dialogs, name))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle()
    assert bare(dialog) == []
    # A dialog in which Tab goes nowhere cannot be used without a mouse.
    assert dialog.nextInFocusChain() is not dialog


@pytest.mark.parametrize("name", sorted(MAKE))
def test_enter_belongs_to_the_button_that_was_named(qtbot, name):
    dialog = MAKE[name](getattr(dialogs, name))
    qtbot.addWidget(dialog)
    dialog.show()
    assert sum(button.isDefault() for button in dialog.findChildren(QPushButton)) <= 1
    for button in dialog.findChildren(QPushButton):
        assert button.autoDefault() == button.isDefault()
        assert button.icon().isNull(), "buttons are words"


def test_ok_is_called_what_it_does(qtbot):
    dialog = Dialog("Title", None)
    qtbot.addWidget(dialog)
    box = dialog.finish(Button.Ok | Button.Cancel, "Make it so")
    assert box.button(Button.Ok).text() == "Make it so"
    with qtbot.waitSignal(dialog.accepted):
        box.button(Button.Ok).click()


def test_what_is_said_is_no_markup(qtbot):
    dialog = Dialog("Title", None)
    qtbot.addWidget(dialog)
    label = dialog.say("<b>a & b</b>", quiet=True)
    assert "<b>" in label.text()
    assert label.textFormat().name == "PlainText"
    assert label.objectName() == "quiet"
