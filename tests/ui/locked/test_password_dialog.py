from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from desktop.ui.locked.password_dialog import PasswordDialog, Wrong


@pytest.fixture
def dialog(qtbot):
    made = PasswordDialog("a.pdf", None, can_keep=True)
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


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (None, "“{a}.pdf” opens with a password."),
        (Wrong.TYPED, "not the password of “{a}.pdf”"),
        (Wrong.KEPT, "does not open “{a}.pdf” any more, and was forgotten"),
    ],
)
def test_it_says_what_was_tried(wrong, said, qtbot):
    dialog = PasswordDialog("{a}.pdf", None, wrong, can_keep=False)
    qtbot.addWidget(dialog)
    assert said in dialog.told.text()


def test_nothing_is_kept_unless_it_is_ticked(dialog):
    assert not dialog.is_kept()
    before = dialog.promise.text()
    dialog.kept.click()
    assert dialog.is_kept()
    assert "keyring" in dialog.promise.text() != before


def test_where_there_is_no_keyring_nothing_is_offered(qtbot):
    dialog = PasswordDialog("a.pdf", None, can_keep=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.kept.isVisible()
    assert not dialog.is_kept()
