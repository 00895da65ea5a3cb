from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.tagging.pin_bar import PinBar


def test_it_is_there_only_while_a_tag_is_in_hand(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    bar, told = PinBar(page), []
    bar.let_go.connect(told.append)
    bar.all_let_go.connect(lambda: told.append("all"))
    page.show()
    assert not bar.isVisible()
    bar.show_tags(["figures"], {"figures": "blue"})
    assert bar.isVisible()
    for name in ("chip", "pinEnd"):
        qtbot.mouseClick(bar.findChild(QToolButton, name), Qt.MouseButton.LeftButton)
    assert told == ["figures", "all"]
    bar.show_tags([], {})
    assert not bar.isVisible()
