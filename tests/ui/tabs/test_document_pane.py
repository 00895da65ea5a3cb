from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from desktop.ui.tabs.document_pane import DocumentPane


@pytest.fixture
def pane(qtbot, workspace, report) -> DocumentPane:
    made = DocumentPane()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.show_document(report, workspace.documents.content(report.id), workspace.documents.asset)
    return made


def test_the_section_being_read_is_told(pane: DocumentPane, qtbot) -> None:
    with qtbot.waitSignal(pane.section_reached) as told:
        pane.reader.section_changed.emit(1)
    assert told.args == [pane.document_id, 1]
    assert pane.bar.where.text() == "What the table leaves out"


def test_a_section_that_begins_with_the_text_is_the_one_being_read(
    pane: DocumentPane, workspace, report
) -> None:
    workspace.sections.rename(report.id, 0, "An introduction")
    pane.show_document(report, workspace.documents.content(report.id), workspace.documents.asset)
    assert pane.section == 0
    assert pane.bar.where.text() == "An introduction"


def test_the_section_in_hand_is_that_of_the_selection(pane: DocumentPane) -> None:
    place = pane.content.text.index("Remand")
    pane.reader.set_selection(place, place + 6)
    assert pane.selection() == (place, place + 6)
    assert pane.content.sections[pane.section_in_hand()].title == "What the table leaves out"
    pane.reader.set_selection(0, 0)
    assert pane.selection() is None
    assert pane.content.sections[pane.section_in_hand()].title == "Counting people in detention"


def test_highlights_come_in_reading_order_and_go(pane: DocumentPane, workspace, report) -> None:
    late = workspace.highlights.add(report.id, 120, 130)
    early = workspace.highlights.add(report.id, 40, 50)
    pane.show_highlights([late], {})
    pane.update_highlights([early], [])
    assert [h.id for h in pane.ordered_highlights()] == [early.id, late.id]
    pane.update_highlights([], [early.id, "unknown"])
    assert [h.id for h in pane.ordered_highlights()] == [late.id]


def test_where_the_reader_came_to_rest_is_told_once(pane: DocumentPane, qtbot) -> None:
    told = []
    pane.position_settled.connect(lambda *args: told.append(args))
    pane.resize(700, 120)
    pane.reader.scroll_by(60)
    pane.reader.scroll_by(60)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(pane.document_id, pane.reader.position())]


def test_a_passage_that_is_not_on_screen_is_put_in_the_middle(pane: DocumentPane) -> None:
    page = pane.reader.viewport()
    assert page.rect().contains(page.mapFromGlobal(pane.rect_between(5, 9).center()))
    beyond = len(pane.content.text) + 500
    middle = QRect(page.rect().center(), page.rect().center())
    assert page.mapFromGlobal(pane.rect_between(beyond, beyond + 1).topLeft()) == middle.topLeft()


def test_without_a_selection_the_caret_in_view_tells_the_section(pane: DocumentPane) -> None:
    place = pane.content.text.index("Remand")
    pane.reader.set_selection(place, place)
    assert pane.content.sections[pane.section_in_hand()].title == "What the table leaves out"
