from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.ui.dialogs.name import NameDialog


def test_a_name_is_asked_for_and_tidied(qtbot):
    dialog = NameDialog("Name of the collection", "", "Create", None)
    qtbot.addWidget(dialog)
    (ok,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Create"]
    assert not ok.isEnabled()
    dialog.field.setText("  Ports  2024 ")
    assert ok.isEnabled()
    assert dialog.name() == "Ports 2024"


@pytest.mark.parametrize(("before", "after"), [("asylum/", "asylum/new"), ("Ports", "new")])
def test_what_is_typed_follows_a_level_above_and_replaces_another_name(qtbot, before, after):
    dialog = NameDialog("Name", before, "Create", None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    qtbot.keyClicks(dialog.field, "new")
    assert dialog.name() == after
