from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QPushButton

from desktop.domain.citing.copy_style import CopyStyle
from desktop.domain.exchanged.export_wish import StyleNote
from desktop.ui.dialogs.preferences import PreferencesDialog
from desktop.ui.look.tag_colours import call
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


def test_names_of_colours_are_shown_and_asked_for(qtbot):
    call({"yellow": "claim", "green": "figure"})
    dialog = PreferencesDialog(Preferences(), None)
    qtbot.addWidget(dialog)
    assert dialog.colour_names.text() == "yellow: claim · green: figure"
    change = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Change…")
    with qtbot.waitSignal(dialog.names_wanted):
        change.click()
    call({})
    dialog.show_colour_names()
    assert dialog.colour_names.text() == "No colour has a name of your own yet."


def test_the_style_of_copies_is_chosen(qtbot):
    dialog = PreferencesDialog(Preferences(copy_style=CopyStyle.PANDOC), None)
    qtbot.addWidget(dialog)
    assert dialog.preferences().copy_style is CopyStyle.PANDOC
    dialog.copy_style.setCurrentIndex(dialog.copy_style.findData(CopyStyle.FOOTNOTE))
    assert dialog.preferences().copy_style is CopyStyle.FOOTNOTE


def test_the_citation_style_is_chosen(qtbot):
    styles = (StyleNote("apa", "APA Style", True), StyleNote("oscola", "OSCOLA", False))
    dialog = PreferencesDialog(Preferences(citation_style="oscola"), None, styles=styles)
    qtbot.addWidget(dialog)
    assert dialog.citation_style.currentText() == "OSCOLA"
    seen = []
    dialog.changed.connect(seen.append)
    dialog.citation_style.setCurrentIndex(0)
    assert seen[-1].citation_style == dialog.preferences().citation_style == ""
