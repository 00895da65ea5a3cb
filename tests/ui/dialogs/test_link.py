from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from desktop.domain import LINKS, LinkKind
from desktop.ui.dialogs.link import LinkDialog
from tests.ui.dialogs.samples import choosing, highlight


def test_a_link_is_found_by_words_of_the_note(qtbot):
    others = [highlight(1, "One passage"), highlight(2, "Another\nwith lines", "the figures")]
    dialog = LinkDialog(choosing(*others), lambda _id: "A report", LINKS, None)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.choice.field, "FIGURES")
    assert dialog.target_id() == "h2"
    kind = dialog.findChild(QComboBox)
    kind.setCurrentIndex(kind.findData(LinkKind.CONTRADICTS))
    assert dialog.kind() == LinkKind.CONTRADICTS
