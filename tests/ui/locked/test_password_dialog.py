from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from desktop.ui.locked.password_dialog import PasswordDialog


@pytest.fixture
def dialog(qtbot):
    made = PasswordDialog("a.pdf", None, was_wrong=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_letters_are_hidden_until_they_are_wanted(dialog, qtbot):
    qtbot.keyClicks(dialog.field, "open sesame ")
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Password
    dialog.shown.click()
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Normal
    assert dialog.password() == "open sesame "


def test_nothing_is_no_password(dialog, qtbot):
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.field, "x")
    assert ok.isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_a_wrong_one_is_said(qtbot):
    dialog = PasswordDialog("a.pdf", None, was_wrong=True)
    qtbot.addWidget(dialog)
    assert "not the password" in dialog.told.text()
