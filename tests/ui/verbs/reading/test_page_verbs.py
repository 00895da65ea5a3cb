"""Pages in the window, drawn by a real process."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop import words
from desktop.ui.pages.arranging.arrangement import Arrangement, Fit, Layout
from desktop.ui.pages.labels.page_labels_dialog import PageLabelsDialog
from tests.formats.pdf.samples import Made
from tests.ui.pages.conftest import printed_pages

LABELS = "0 <</S /r>> 2 <</S /D>>"
WORDS = "left-ash-c0 was held for days"


@pytest.fixture
def pane(window, workspace, tmp_path, qtbot):
    path = tmp_path / "journal.pdf"
    path.write_bytes(Made(printed_pages(), labels=LABELS).data())
    workspace.imports.files([path])
    window.desk.bridge.tell_now()
    document = next(d for d in workspace.documents.all() if d.media_type == "application/pdf")
    window.desk.open_passage(document.id)
    pane = window.desk.reading.current()
    letters = pane.views.pages_view.feed.letters
    qtbot.waitUntil(lambda: letters(0) is not None, timeout=30_000)
    return pane


def test_a_pdf_file_is_read_on_its_pages(window, workspace, pane, qtbot):
    start = pane.content.text.index(WORDS)
    pane.reader.set_selection(start, start + len(WORDS))
    pane.reader.setFocus()
    qtbot.keyClick(pane.reader, Qt.Key.Key_1)
    (highlight,) = workspace.highlights.all(pane.document_id)
    assert highlight.anchor.quotation == WORDS
    window.do("turn_over")
    assert not pane.views.is_pages
    assert pane.reader.next_highlight() == highlight.id
    window.possible.look()
    assert not window.desk.actions["fit_page"].isEnabled()
    assert window.desk.actions["go_to_page"].isEnabled()


def test_an_area_is_marked_changed_and_taken_back(window, workspace, pane, qtbot):
    window.do("turn_over")
    window.do("area")
    pages = pane.views.pages_view
    assert pages is not None, "areas are marked on pages"
    qtbot.waitUntil(lambda: pages.framing.is_ready)
    qtbot.keyClick(pages, Qt.Key.Key_Return)

    def kept():
        return workspace.highlights.all(pane.document_id)

    qtbot.waitUntil(lambda: len(kept()) == 1, timeout=30_000)
    (area,) = kept()
    assert area.anchor.region.page == 0
    assert workspace.documents.asset(area.anchor.picture)
    assert window.desk.subject.ids == [area.id]
    assert pages.selected_highlight() == area.id
    window.do("underline")
    assert kept() == [area]
    window.do("area")
    qtbot.keyClick(pages, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(pages, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept()[0].anchor.region != area.anchor.region, timeout=30_000)
    window.do("undo")
    assert kept()[0].anchor == area.anchor
    window.do("undo")
    assert kept() == []


def test_a_document_opens_as_it_was_left(window, pane, qtbot):
    key = pane.document_id
    window.do("turn_over")
    window.do("close_tab")
    window.desk.open_passage(key)
    again = window.desk.reading.current()
    assert again.views.printed is not None
    assert not again.views.is_pages
    window.do("turn_over")
    assert again.views.is_pages


def test_a_page_is_asked_for_in_the_field(window, pane, qtbot):
    window.do("go_to_page")
    assert window.focusWidget() is pane.bar.pages.field
    qtbot.keyClicks(pane.bar.pages.field, "ii")
    qtbot.keyClick(pane.bar.pages.field, Qt.Key.Key_Return)
    assert pane.views.page() == 1
    assert pane.bar.pages.field.text() == "ii (2 of 6)"
    window.do("back")
    assert pane.views.page() == 0


def test_pages_have_a_size_of_their_own(window, pane):
    size = window.verbs.view.preferences_now.size
    places = pane.views.pages_view.places
    wide = places.rect(0).width()
    window.do("zoom_in")
    assert places.rect(0).width() > wide
    assert window.verbs.view.preferences_now.size == size
    window.do("zoom_reset")
    assert places.rect(0).width() == wide
    window.do("fit_page")
    assert places.rect(0).height() < pane.reader.height()
    window.do("rotate_pages")
    turned = pane.views.pages_view.places
    assert turned.rect(0).width() > turned.rect(0).height()


def test_pages_stand_as_they_were_left(window, pane):
    key = pane.document_id
    window.do("pages_two_up")
    window.do("cover_apart")
    window.do("fit_page")
    window.do("rotate_pages")
    window.possible.look()
    actions = window.desk.actions
    assert actions["pages_two_up"].isChecked()
    assert not actions["pages_continuous"].isChecked()
    window.do("next_page")
    assert pane.views.page() == 1
    window.do("next_page")
    assert pane.views.page() == 3
    window.do("previous_page")
    assert pane.views.page() == 1
    window.do("close_tab")
    window.desk.open_passage(key)
    again = window.desk.reading.current().views.pages_view
    assert again.arrangement == Arrangement(Layout.TWO_UP, True, Fit.PAGE, turns=1)
    assert again.places.rect(0).width() > again.places.rect(0).height()


def test_labels_are_corrected_and_shown_and_undone(window, workspace, pane, monkeypatch, qtbot):
    def answer(dialog):
        assert dialog.preview.text() == "Pages 1–2: i–ii, 3–6: 1–4"
        dialog.add.click()
        dialog.ranges()[0][1].setText("737")
        return True

    monkeypatch.setattr(PageLabelsDialog, "exec", answer)
    start = pane.content.text.index(WORDS)
    kept = workspace.highlights.add(pane.document_id, start, start + len(WORDS))
    cards = window.desk.sidebar.model
    window.do("page_labels")
    window.desk.bridge.tell_now()
    assert pane.bar.pages.field.text() == "737 (1 of 6)"
    assert "737" in workspace.citations.line(pane.document_id, start)
    assert words.caption(kept, cards.page_of(kept)) == "p. 737"
    window.do("undo")
    window.desk.bridge.tell_now()
    assert pane.bar.pages.field.text() == "i (1 of 6)"
    assert words.caption(kept, cards.page_of(kept)) == "p. i"


def test_an_old_revision_is_shown_as_its_pages(window, workspace, pane, tmp_path, qtbot):
    pages = printed_pages()
    pages[0][0] = replace(pages[0][0], words="Gazette of Registers")
    (tmp_path / "journal.pdf").write_bytes(Made(pages, labels=LABELS).data())
    workspace.imports.files([tmp_path / "journal.pdf"])
    window.desk.bridge.tell_now()
    window.verbs.revisions.show(pane.document_id, 1)
    old = window.desk.reading.current()
    assert old.revision == 1
    letters = old.views.pages_view.feed.letters
    qtbot.waitUntil(lambda: letters(0) is not None, timeout=30_000)
    assert old.views.printed.pages[0].digest != pane.views.printed.pages[0].digest
    assert letters(0).body


def test_a_text_has_no_pages(window, report):
    window.desk.open_passage(report.id)
    window.possible.look()
    pane = window.desk.reading.current()
    assert not pane.bar.pages.isVisible()
    for name in ("turn_over", "go_to_page", "fit_page", "rotate_pages", "next_page"):
        assert not window.desk.actions[name].isEnabled()
