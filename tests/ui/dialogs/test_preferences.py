from __future__ import annotations

from dataclasses import replace

from desktop.ui.dialogs.preferences import PreferencesDialog
from desktop.ui.remembered import Preferences


def test_preferences_are_told_as_they_are_chosen(qtbot):
    dialog = PreferencesDialog(Preferences(), None)
    qtbot.addWidget(dialog)
    seen = []
    dialog.changed.connect(seen.append)
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.text_size.setValue(24)
    dialog.justified.setChecked(True)
    assert seen[-1] == replace(Preferences(), theme="dark", size=24, justified=True)


def test_figures_keep_off_the_edge_of_their_fields(qtbot):
    dialog = PreferencesDialog(Preferences(), None)
    qtbot.addWidget(dialog)
    for box in (dialog.text_size, dialog.line_height, dialog.measure):
        assert box.lineEdit().textMargins().left() >= 6
