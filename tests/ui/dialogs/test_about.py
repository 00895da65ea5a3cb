from PySide6.QtWidgets import QLabel

from desktop import APP_NAME, __version__
from desktop.ui.dialogs.about import AboutDialog


def test_it_says_what_this_is_and_which(qtbot):
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"{APP_NAME} {__version__}" in said
    assert "leaves this computer" in said
    assert "licence" in said
