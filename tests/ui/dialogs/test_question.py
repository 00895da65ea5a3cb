from unittest.mock import patch

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.ui import dialogs


@pytest.mark.parametrize("agreed", [True, False])
def test_asking_first(qtbot, agreed):
    def press(box: QMessageBox) -> int:
        buttons = {button.text().replace("&", ""): button for button in box.buttons()}
        assert box.defaultButton() is buttons["Cancel"], "Enter does no harm"
        buttons["Replace" if agreed else "Cancel"].click()
        return 0

    with patch.object(QMessageBox, "exec", press):
        assert dialogs.confirm("Replace it?", "It is lost.", "Replace", None) is agreed
    assert callable(dialogs.confirm), "a module of its name would hide it the second time"
