"""One document, two views, one place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.pages.arranging.arrangement import USUAL
from desktop.ui.pages.pages_view import PagesView
from desktop.ui.tabs.document_views import DocumentViews, Printed
from desktop.ui.tabs.printed.page_bar import PageBar
from tests.ui.pages.conftest import AtOnce, data, parsed  # noqa: F401  # fixtures
from tests.ui.reader.conftest import quoted

WORDS = "right-elm-c0 was held for days"


class Turned:
    """Views of a printed document, and what draws its pages."""

    def __init__(self, views: DocumentViews, parsed, data: bytes, *, as_pages: bool) -> None:  # noqa: F811
        self.views, self.sources = views, []

        def source() -> AtOnce:
            self.sources.append(AtOnce(data))
            return self.sources[-1]

        printed = Printed(parsed.pages, Path("a.pdf"), source, source, lambda: USUAL)
        views.show_document("A title", parsed.content, lambda _: None, printed, as_pages=as_pages)
        self.work()

    def work(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            for source in self.sources:
                source.work()
        QApplication.processEvents()


@pytest.fixture
def turned(qtbot, parsed, data):  # noqa: F811
    def turned(*, as_pages: bool = True) -> Turned:
        views = DocumentViews()
        qtbot.addWidget(views)
        views.resize(700, 600)
        views.show()
        qtbot.waitExposed(views)
        return Turned(views, parsed, data, as_pages=as_pages)

    return turned


def test_locked_pages_wait_where_they_stand_for_what_opens_them(turned, qtbot):
    made = turned()
    views, source = made.views, made.sources[-1]
    views.reader.goto(len(views.reader.content.text) - 1, 0.0)
    page = views.page()
    with qtbot.waitSignal(views.locked) as told:
        source.locked.emit("wrong")
    assert told.args == ["wrong"]
    assert views.is_pages
    views.unlock()
    made.work()
    assert (len(made.sources), views.is_pages, views.page()) == (2, True, page)
    assert page > 0


def test_locked_pages_give_way_to_the_text_while_the_reader_is_asked(turned):
    made = turned()
    made.sources[-1].locked.emit("")
    made.views.wait_with_text()
    assert not made.views.is_pages
    made.views.unlock()
    made.work()
    assert made.views.is_pages
    assert len(made.sources) == 2


def test_a_document_with_pages_opens_as_them_and_its_text_waits(turned):
    made = turned()
    assert made.views.is_pages
    assert made.views.reader.accessibleName() == "Pages of A title"
    made.views.turn_over()
    assert not made.views.is_pages
    assert made.views.reader.accessibleName() == "Text of A title"


def test_one_that_was_left_as_text_starts_no_process(turned):
    made = turned(as_pages=False)
    assert not made.views.is_pages
    assert made.sources == []
    assert list(made.views.labels()) == ["i", "ii", "1", "2", "3", "4"]


@pytest.mark.parametrize("as_pages", [True, False])
def test_the_other_view_is_at_the_same_place_with_the_same_chosen(turned, as_pages):
    made = turned(as_pages=as_pages)
    views = made.views
    start = views.reader.content.text.index(WORDS)
    views.reader.goto(start)
    views.reader.set_selection(start, start + len(WORDS))
    made.work()
    for _ in range(2):
        views.turn_over()
        made.work()
        assert views.reader.selection() == (start, start + len(WORDS))
        assert views.reader.is_in_view(start)
        assert views.page() == 3


def test_a_highlight_made_in_one_view_stands_in_the_other(turned, parsed):  # noqa: F811
    made = turned()
    mark = quoted(parsed.content, "h", WORDS)
    made.views.set_highlights([], {})
    made.views.update_highlights([mark], [mark], [])
    made.views.turn_over()
    assert made.views.reader.next_highlight() == "h"
    made.views.turn_over()
    made.work()
    assert made.views.reader.selected_highlight() == "h"


def test_whoever_wants_to_hear_of_all_views_hears_of_those_to_come(turned, qtbot):
    made = turned(as_pages=False)
    heard = []
    made.views.with_readers(lambda reader: reader.note_requested.connect(heard.append))
    made.views.reader.note_requested.emit("text")
    made.views.turn_over()
    made.views.reader.note_requested.emit("pages")
    assert heard == ["text", "pages"]


def test_without_a_file_that_opens_the_text_is_shown(turned):
    made = turned()
    made.sources[0].unreadable.emit()
    assert not made.views.is_pages
    assert made.views.printed is None
    made.views.turn_over()
    assert not made.views.is_pages


def test_pages_are_gone_to_in_both(turned):
    made = turned()
    made.views.go_to_page(4)
    made.work()
    assert made.views.page() == 4
    made.views.turn_over()
    made.views.go_to_page(2)
    assert made.views.page() == 2


def test_the_bar_says_the_page_and_offers_the_other_view(turned):
    made = turned()
    bar = PageBar(made.views)
    made.views.turned.emit()
    assert bar.isVisibleTo(None) or not bar.isHidden()
    assert bar.field.text() == "i (1 of 6)"
    assert "Text" in bar.turn_over.toolTip()
    made.views.turn_over()
    assert "Pages" in bar.turn_over.toolTip()
    bar.field.wanted.emit(3)
    assert bar.field.text() == "2 (4 of 6)"
    bar.deleteLater()


def test_what_is_closed_is_drawn_no_more(turned):
    made = turned()
    made.views.let_go()
    assert made.sources[0].closed


def test_a_view_of_pages_that_was_made_ahead_is_the_one_that_shows_them(qtbot, parsed, data):  # noqa: F811
    views = DocumentViews()
    qtbot.addWidget(views)
    views.resize(700, 600)
    ahead = views.pages_ahead = PagesView(views)
    ahead.hide()
    views.show()
    assert not ahead.isVisible()
    assert views.readers() == [views.text]
    Turned(views, parsed, data, as_pages=True)
    assert views.pages_view is ahead
    assert ahead.isVisible()
    assert views.findChildren(PagesView) == [ahead]
