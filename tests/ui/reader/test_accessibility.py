import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from desktop.domain import BlockKind
from desktop.ui.reader.accessibility import BlockNode, ReaderNode, _make, _nodes
from desktop.ui.reader.reader_view import ReaderView
from tests.domain.samples import marked
from tests.ui.reader.conftest import Draft, Hands, long_content, make_highlight

Role, Text = QAccessible.Role, QAccessible.Text


@pytest.fixture
def shown(reading) -> Hands:
    draft = Draft()
    draft.add("Title 𝒳 here", BlockKind.HEADING, 1)
    draft.add("A paragraph with 𝒳 in it.")
    draft.add("an item", BlockKind.LIST_ITEM, 1)
    draft.add("a\tb", BlockKind.TABLE)
    draft.add("A crowd", BlockKind.IMAGE)
    return reading(draft.build())


def node(hands: Hands) -> ReaderNode:
    made = _make("ReaderView", hands.view)
    assert isinstance(made, ReaderNode)
    return made


def test_every_block_is_a_child_with_its_role_and_text(shown: Hands) -> None:
    document = node(shown)
    children = [document.child(n) for n in range(document.childCount())]
    assert [c.role() for c in children] == [
        Role.Heading, Role.Paragraph, Role.ListItem, Role.Table, Role.Graphic,
    ]  # fmt: skip
    assert document.role() is Role.Document
    assert children[0].text(Text.Name) == "Title 𝒳 here"
    assert children[4].text(Text.Name) == "A crowd"
    assert all(isinstance(c, BlockNode) for c in children)
    assert document.child(0) is children[0]
    assert document.indexOfChild(children[3]) == 3
    assert document.child(99) is None


def test_the_text_of_a_block_counts_as_qt_does(shown: Hands) -> None:
    text = node(shown).child(1).text_interface
    assert text.characterCount() == len("A paragraph with 𝒳 in it.") + 1
    assert text.text(17, 19) == "𝒳"
    assert text.text(0, -1) == "A paragraph with 𝒳 in it."
    start = shown.view.content.blocks.starts[1]
    shown.view.set_selection(start + 18, start + 18)
    assert text.cursorPosition() == 19
    text.setCursorPosition(20)
    assert shown.view.caret() == start + 19
    text.setSelection(0, 17, 19)
    assert shown.view.selected_text() == "𝒳"
    text.removeSelection(0)
    assert shown.view.selection()[0] == shown.view.selection()[1]


def test_a_note_mark_is_not_read_as_part_of_a_figure(reading) -> None:
    hands = reading(marked("All 544{n1} held in 10{^6} cases."))
    text = node(hands).child(0).text_interface
    assert text.text(0, -1) == "All 544[1] held in 10⁶ cases."
    after = text.text(0, -1).index("held")
    text.setSelection(0, 4, 7)
    assert hands.view.selected_text() == "544"
    text.setCursorPosition(after)
    assert hands.view.caret() == hands.at("held")
    assert text.cursorPosition() == after


def test_places_on_the_screen_agree_with_the_text(shown: Hands) -> None:
    child = node(shown).child(1)
    text = child.text_interface
    place = text.characterRect(2)
    assert child.rect().contains(place)
    assert text.offsetAtPoint(place.center()) in {2, 3}
    assert node(shown).childAt(place.center().x(), place.center().y()) is child


def test_the_answer_no_is_a_null_pointer_not_none(shown: Hands) -> None:
    document = node(shown)
    every = QAccessible.InterfaceType
    for kind in (every.TextInterface, every.ActionInterface, every.TableInterface):
        assert int(document.interface_cast(kind)) == 0
    child = document.child(1)
    assert int(child.interface_cast(every.TextInterface)) != 0
    assert int(child.interface_cast(every.ValueInterface)) == 0


def test_children_of_a_text_that_is_gone_are_no_longer_valid(shown: Hands) -> None:
    document = node(shown)
    old = document.child(0)
    assert old.isValid()
    shown.view.show_content(long_content(3), lambda _sha: None)
    assert not old.isValid()
    assert document.childCount() == 3
    assert document.child(0).isValid()
    assert document.child(0) is not old


def test_qt_itself_can_walk_the_tree(shown: Hands) -> None:
    QAccessible.setActive(True)
    try:
        found = QAccessible.queryAccessibleInterface(shown.view)
        assert found.childCount() == 5
        assert found.child(1).textInterface().text(0, 11) == "A paragraph"
        shown.view.set_selection(3, 7)
    finally:
        QAccessible.setActive(False)


def test_other_widgets_are_left_to_qt(qapp) -> None:
    assert _make("QObject", qapp) is None


def test_a_closed_reader_lets_go_of_its_text(qtbot) -> None:
    QAccessible.setActive(True)
    try:
        view = ReaderView()
        content = long_content(5)
        view.show_content(content, lambda _sha: None)
        child = QAccessible.queryAccessibleInterface(view).child(1)
        assert child.isValid()
        kept = _nodes[id(view)].child(1)
        shiboken6.delete(view)
        QApplication.processEvents()
        assert not kept.isValid()
        assert kept.text_interface.text(0, -1) == ""
        assert id(view) not in _nodes
    finally:
        QAccessible.setActive(False)


def test_what_is_folded_away_is_not_read_out(reading) -> None:
    content = long_content(120)
    start = content.blocks.starts[60]
    hands = reading(content, make_highlight(content, "h", start + 3, start + 40))
    document = node(hands)
    old = document.child(20)
    hands.view.condensing.keep_marked()
    children = [document.child(n) for n in range(document.childCount())]
    assert document.childCount() == hands.view.coverage.rows < 20
    assert not old.isValid()
    assert [document.indexOfChild(child) for child in children] == list(range(len(children)))
    folded = [child for child in children if child.role() is Role.Button]
    assert all("folded away. Enter shows them." in fold.text(Text.Name) for fold in folded)
    assert not any(fold.text_interface.text(0, -1) for fold in folded)
    hidden = sum(len(hands.view.coverage.fold_at(fold.index)) for fold in folded)
    assert hidden + document.childCount() - len(folded) == 120
    hands.view.condensing.show_all()
    assert document.childCount() == 120
    assert not folded[0].isValid()


def test_a_fold_is_found_under_a_point(reading) -> None:
    content = long_content(120)
    start = content.blocks.starts[60]
    hands = reading(content, make_highlight(content, "h", start + 3, start + 40))
    hands.view.condensing.keep_marked()
    fold = next(row.index for row in hands.view.shown() if row.layout.fold)
    place = hands.view.viewport().mapToGlobal(hands.view.block_rect(fold).center())
    child = node(hands).childAt(place.x(), place.y())
    assert (child.index, child.role()) == (fold, Role.Button)


def test_qt_itself_can_walk_a_folded_text_while_it_changes(reading) -> None:
    content = long_content(120)
    start = content.blocks.starts[60]
    hands = reading(content, make_highlight(content, "h", start + 3, start + 40))
    QAccessible.setActive(True)
    try:
        found = QAccessible.queryAccessibleInterface(hands.view)
        hands.view.condensing.keep_marked()
        roles = [found.child(n).role() for n in range(found.childCount())]
        fold = roles.index(Role.Button)
        assert found.child(fold).textInterface() is None
        place = content.blocks.starts[hands.view.coverage.nth(fold)]
        hands.view.set_selection(place, place)
        hands.key(Qt.Key.Key_Down)
        hands.view.condensing.show_all()
        assert found.childCount() == 120
    finally:
        QAccessible.setActive(False)
