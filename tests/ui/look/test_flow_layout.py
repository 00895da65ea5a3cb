import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.look.flow_layout import FlowLayout


@pytest.fixture
def box(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def flow(box):
    """Return a layout of five boxes, each 60 by 20."""
    made = FlowLayout(spacing=4)
    box.setLayout(made)
    for _ in range(5):
        child = QWidget(box)
        child.setFixedSize(60, 20)
        made.addWidget(child)
    box.show()
    return made


def places(flow) -> list[tuple[int, int]]:
    return [(flow.itemAt(n).geometry().x(), flow.itemAt(n).geometry().y()) for n in range(5)]


def test_boxes_go_to_the_next_line_where_they_no_longer_fit(flow):
    flow.parentWidget().resize(190, 100)
    flow.activate()
    assert places(flow) == [(0, 0), (64, 0), (128, 0), (0, 24), (64, 24)]
    assert flow.heightForWidth(190) == 44
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(60) == 5 * 20 + 4 * 4


def test_what_is_less_high_stands_in_the_middle_of_its_line(flow):
    flow.itemAt(1).widget().setFixedSize(60, 10)
    flow.parentWidget().resize(190, 100)
    flow.activate()
    assert places(flow)[:3] == [(0, 0), (64, 5), (128, 0)]


def test_margins_count(flow):
    flow.setContentsMargins(8, 2, 8, 6)
    flow.parentWidget().resize(206, 100)
    flow.activate()
    assert places(flow)[0] == (8, 2)
    assert places(flow)[3] == (8, 26)
    assert flow.heightForWidth(206) == 2 + 44 + 6


def test_an_empty_flow_takes_no_room(flow):
    flow.setContentsMargins(8, 2, 8, 6)
    flow.clear()
    assert flow.count() == 0
    assert flow.heightForWidth(200) == 0
    assert flow.sizeHint().height() == 0


def test_a_box_is_taken_out_by_its_number(flow):
    assert flow.takeAt(7) is None
    assert flow.itemAt(-1) is None
    flow.takeAt(0).widget().hide()
    assert flow.count() == 4


def test_what_is_hidden_takes_no_room(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    layout = FlowLayout(spacing=0)
    page.setLayout(layout)
    for _ in range(3):
        button = QPushButton("word", page)
        layout.addWidget(button)
    page.resize(600, 60)
    page.show()
    middle, last = (layout.itemAt(place).widget() for place in (1, 2))
    before = last.x()
    middle.hide()
    layout.activate()
    qtbot.waitUntil(lambda: last.x() < before)
