import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from desktop.ui.cards.card_editor import Linked
from desktop.ui.cards.sidebar import Sidebar
from tests.ui.dialogs.samples import highlight


@pytest.fixture
def sidebar(qtbot):
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show()
    made.show_highlights([highlight(n, f"Passage {n}", f"note {n}") for n in range(40)], [])
    return made


def test_the_fields_lie_inside_their_card(sidebar, qtbot):
    sidebar.select("h1")
    card = sidebar.view.visualRect
    qtbot.waitUntil(lambda: card(sidebar.model.index(1)).contains(sidebar.editor.geometry()))
    below = card(sidebar.model.index(1)).bottom() - sidebar.editor.geometry().bottom()
    assert below >= 4, "the ring around the card is seen"


def test_a_card_that_opens_at_the_edge_is_seen_whole(sidebar, qtbot):
    rows = [highlight(n, f"Passage {n}", "A note.\nIn lines.\nThree.") for n in range(40)]
    sidebar.related = lambda _id: [Linked(f"supports: {n}", f"h{n}", f"l{n}") for n in range(3)]
    sidebar.show_highlights(rows, [])
    sidebar.select("h12")
    index = sidebar.model.index(12)
    page = sidebar.view.viewport().rect()
    qtbot.wait(50)
    assert page.contains(sidebar.view.visualRect(index))


def test_a_card_that_grows_at_the_edge_is_seen_whole(sidebar, qtbot):
    sidebar.select("h12")
    index, view = sidebar.model.index(12), sidebar.view
    qtbot.waitUntil(lambda: not sidebar.card._opening.isActive())
    view.hold(12, view.viewport().height() - view.visualRect(index).height())
    sidebar.editor.note.setFocus()
    qtbot.keyClicks(sidebar.editor.note, "one")
    for _ in range(8):
        qtbot.keyClick(sidebar.editor.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(index)))
    assert view.visualRect(index).height() > 8 * view.fontMetrics().lineSpacing()


def test_the_fields_follow_their_card_out_of_view_and_back(sidebar, qtbot):
    sidebar.select("h1")
    card = sidebar.view.visualRect
    qtbot.waitUntil(lambda: card(sidebar.model.index(1)).contains(sidebar.editor.geometry()))
    sidebar.view.verticalScrollBar().setValue(40)
    assert card(sidebar.model.index(1)).contains(sidebar.editor.geometry())
    sidebar.view.scrollTo(sidebar.model.index(39), QAbstractItemView.ScrollHint.PositionAtBottom)
    assert not sidebar.view.viewport().rect().intersects(sidebar.editor.geometry())


def test_the_fields_are_as_wide_as_the_list_has_room(sidebar):
    sidebar.select("h1")
    before = sidebar.editor.width()
    sidebar.resize(360, 600)
    assert sidebar.editor.width() == before + 60


def test_the_card_that_was_in_hand_takes_its_own_height_again(sidebar):
    heights = [sidebar.view.visualRect(sidebar.model.index(row)).height() for row in range(3)]
    sidebar.select("h1")
    assert sidebar.view.visualRect(sidebar.model.index(1)).height() > heights[1]
    sidebar.clear_selection()
    assert not sidebar.editor.isVisible()
    assert heights == [
        sidebar.view.visualRect(sidebar.model.index(row)).height() for row in range(3)
    ]


def test_a_click_on_a_card_below_the_open_one_leaves_it_under_the_pointer(sidebar, qtbot):
    view, index = sidebar.view, sidebar.model.index(14)
    sidebar.select("h12")
    qtbot.waitUntil(lambda: view.visualRect(sidebar.model.index(12)).height() > 100)
    view.scrollTo(sidebar.model.index(9), QAbstractItemView.ScrollHint.PositionAtTop)
    before, told = view.visualRect(index).top(), []
    sidebar.chosen.connect(told.append)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
    )
    qtbot.waitUntil(lambda: sidebar.card.id == "h14")
    assert view.visualRect(index).top() == before
    assert told == ["h14"]
