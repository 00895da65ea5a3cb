"""A file that is opened: its pages are there at once, and its tab becomes that of its document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from desktop.domain import Progress
from desktop.errors import DamagedLibraryError
from desktop.ui.dialogs.import_report import ImportReport
from desktop.ui.pages.arranging.arrangement import Arrangement, Fit
from desktop.ui.pages.drawing import Drawing
from desktop.ui.remembered import ARRANGED
from desktop.ui.tabs.other_tab import WAITING
from tests.ui.hands import offered, words_of


def is_sharp(view) -> bool:
    shown, _ = view.places.in_view(view.devicePixelRatioF())
    return not any(wish for one in shown for wish in view.feed._undrawn(one, 0))


def seen(view):
    return view.viewport().grab().toImage()


def test_its_pages_are_there_before_anything_is_imported(opened):
    desk = opened.desk
    assert is_sharp(opened.pages)
    assert opened.tab.arriving.views.labels() == tuple(str(n) for n in range(1, 13))
    assert [name for name, _ in opened.asked] == ["imports.files"]
    assert len(desk.workspace.documents.all()) == len(desk.catalogue.documents) == 2
    assert opened.window.windowTitle().startswith("register ")
    assert opened.pages.hasFocus()
    assert words_of(desk.sidebar.empty)[0] == "No text yet"


def test_a_page_process_draws_it(qtbot, window, slow):
    drawing = window.desk.drawing = Drawing(window.desk.workspace.documents.page_process, window)
    slow.window.open_path(slow.path)
    qtbot.waitUntil(lambda: slow.pages is not None and is_sharp(slow.pages), timeout=30_000)
    assert drawing._workers
    window.desk.reading.close_pane(slow.tab)
    assert not drawing._workers, "nothing is left of what nobody looks at"


def test_its_tab_becomes_that_of_the_document_where_it_was_looked_at(opened):
    pages, settings = opened.pages, opened.desk.settings
    opened.window.do("zoom_in")
    opened.window.do("thumbnails")
    pages.jump_to_page(7)
    pages.scroll_by(33)
    opened.work()
    small, corner = opened.tab.arriving.beside.strip, QPoint(pages.places.corner)
    image, small_image = seen(pages), seen(small)
    outcome = opened.bring()
    pane = opened.reading.current()
    assert pane.document_id == outcome.document_id
    assert pane.views.pages_view is pages
    assert (seen(pages), seen(small)) == (image, small_image), "nothing is blank for a moment"
    opened.work()
    assert pages.places.corner == corner
    assert (seen(pages), seen(small)) == (image, small_image)
    assert pages.hasFocus()
    assert pages.feed.letters(7).lines
    assert Arrangement.of(settings.text(f"{ARRANGED}/{outcome.document_id}")).fit is Fit.PERCENT
    assert opened.window.windowTitle().startswith("register ")


def test_a_document_that_came_can_be_marked(opened):
    outcome = opened.bring()
    opened.work()
    pane = opened.reading.current()
    start = pane.content.text.index("of the register")
    pane.reader.set_selection(start, start + 6)
    opened.window.do("highlight_green")
    (made,) = opened.desk.workspace.highlights.all(outcome.document_id)
    assert made.quote == "of the"
    assert pane.bar.arrival.isHidden()


def test_by_night_nothing_flashes_as_the_document_comes(opened):
    opened.window.do("theme_dark")
    opened.work()
    image = seen(opened.pages)
    opened.bring()
    assert seen(opened.pages) == image
    opened.work()
    assert seen(opened.pages) == image


def test_it_is_said_how_far_the_text_is_read(opened):
    assert opened.line.text() == "The text is about to be read; marking waits for it"
    opened.tell(Progress(0, 1, "register.pdf", 211, 1_500))
    assert opened.line.text() == "Reading the text: page 212 of 1,500; marking waits for it"
    opened.tell(Progress(0, 1, "register.pdf", 1_499, 1_500))
    assert opened.line.text().startswith("Putting the text together")


def test_an_import_that_waits_for_others_says_so(slow):
    slow.run_other()
    slow.open()
    assert slow.line.text().startswith("The text is read once other work is done")


def test_what_was_stopped_can_be_looked_at_and_tried_again(opened):
    tab = opened.tab
    opened.line.button.click()
    assert opened.cancelled == [1]
    assert opened.line.text() == "Stopping…"
    opened.end()
    assert opened.line.text().startswith("Stopped: nothing was brought into the library.")
    opened.line.button.click()
    assert opened.asked == [("imports.files", [opened.path])] * 2
    assert opened.line.button.text() == "Stop"
    opened.bring()
    assert tab not in opened.reading.all_tabs()
    assert opened.reading.current().document is not None


def test_what_is_being_stopped_says_so_until_it_is(opened):
    opened.line.button.click()
    opened.tell(Progress(0, 1, "register.pdf", 211, 1_500))
    assert opened.line.text() == "Stopping…"


def test_what_was_stopped_before_its_turn_came_was_stopped_all_the_same(slow):
    slow.run_other()
    slow.open()
    slow.line.button.click()
    slow.desk.tasks.jobs.pop(1).failed("The request was stopped.")
    assert slow.line.text().startswith("Stopped: nothing was brought into the library.")
    assert slow.line.button.text() == "Try Again"
    assert slow.desk.status.text() == ""


def test_an_import_that_failed_is_said_where_it_is_looked_at(opened):
    opened.fail("There is no room on the disk.")
    assert opened.line.text() == "There is no room on the disk."
    assert opened.line.button.text() == "Try Again"
    assert opened.window.findChild(ImportReport) is None


def test_a_file_without_pages_to_be_seen_leaves_no_tab(slow):
    slow.path.write_bytes(b"%PDF-1.7 and no more")
    slow.open()
    slow.fail("It is too damaged.")
    assert not slow.reading.all_tabs()
    assert slow.window.findChild(ImportReport).sentences() == ["It is too damaged."]


def test_a_document_that_is_here_already_is_shown_at_the_page_that_is_looked_at(opened):
    known = opened.desk.workspace.imports.files([opened.path])[0].document_id
    opened.desk.bridge.tell_now()
    opened.pages.jump_to_page(5)
    opened.bring()
    assert opened.reading.current().document_id == known
    assert opened.pages.page() == 5
    assert len(opened.reading.all_tabs()) == 1


def test_where_it_was_not_moved_a_known_document_is_shown_where_it_was_left(opened):
    workspace = opened.desk.workspace
    known = workspace.imports.files([opened.path])[0].document_id
    left_off = workspace.documents.pages(known).range_of(9)[0]
    workspace.documents.set_reading_position(known, left_off)
    opened.desk.bridge.tell_now()
    opened.bring()
    opened.work()
    assert opened.pages.page() == 9


def test_a_document_that_is_open_is_turned_to(opened):
    known = opened.desk.workspace.imports.files([opened.path])[0].document_id
    opened.desk.bridge.tell_now()
    tab = opened.tab
    opened.pages.jump_to_page(5)
    opened.desk.open_passage(known)
    opened.reading.show_tab(tab.shown)
    opened.bring()
    assert [one.document_id for one in opened.reading.all_tabs()] == [known]
    opened.work()
    assert opened.pages.page() == 5


def test_who_closed_the_tab_is_not_led_back(opened):
    opened.reading.close_pane(opened.tab)
    outcome = opened.bring()
    assert opened.reading.all_tabs() == []
    assert opened.desk.status.text() == "1 imported."
    offered(opened.desk.status).click()
    assert opened.reading.current().document_id == outcome.document_id


def test_who_reads_something_else_is_not_interrupted(opened, report):
    opened.desk.open_passage(report.id)
    outcome = opened.bring()
    assert opened.reading.current().document_id == report.id
    shown = [one.document_id for one in opened.reading.all_tabs()]
    assert shown == [outcome.document_id, report.id]


def test_it_is_no_tab_to_be_opened_at_the_next_start(opened, report):
    opened.desk.open_passage(report.id)
    assert [tab.document_id for tab in opened.reading.tabs()] == [report.id]
    opened.desk.workspace.trash.put(report.id)
    opened.desk.bridge.tell_now()
    assert [tab.shown.is_arriving for tab in opened.reading.all_tabs()] == [True]
    opened.reading.close_pane(opened.tab)
    assert not opened.reading.can_reopen({})


def test_a_file_that_is_on_its_way_is_not_imported_twice(opened, report):
    tab = opened.tab
    opened.desk.open_passage(report.id)
    opened.open()
    assert opened.tab is tab
    assert len(opened.asked) == 1


def test_a_file_that_was_written_to_meanwhile_is_drawn_anew(opened):
    states = {one["state"] for one in opened.drawn.asked}
    assert len(states) == 1
    opened.reading.close_pane(opened.tab)
    opened.desk.tasks.jobs.clear()
    opened.path.write_bytes(opened.path.read_bytes() + b"\n")
    opened.open()
    assert opened.drawn.asked[-1]["state"] not in states


@pytest.mark.parametrize("names", [["a.txt"], ["a.pdf", "b.pdf"], ["folder.pdf"], ["gone.pdf"]])
def test_other_imports_open_no_tab(slow, tmp_path, register, names):
    (tmp_path / "folder.pdf").mkdir()
    for name in ("a.txt", "a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(register)
    slow.window.verbs.imports.import_paths([tmp_path / name for name in names])
    assert slow.reading.all_tabs() == []


def test_a_file_that_is_no_pdf_file_after_all_is_shown_as_its_text(slow):
    slow.path.write_text("<html><body><p>A page of the web, misnamed.</p></body></html>")
    slow.open()
    assert slow.pages is None
    slow.bring()
    pane = slow.reading.current()
    assert "misnamed" in pane.content.text
    assert not pane.views.is_pages


def test_a_worker_that_ends_is_said_where_the_file_is_looked_at(opened):
    jobs = opened.desk.tasks.jobs
    jobs.pop(next(iter(jobs))).failed("Importing ended unexpectedly.")
    assert opened.desk.status.text() == opened.line.text() == "Importing ended unexpectedly."
    assert opened.line.button.text() == "Try Again"


def test_an_import_waits_for_the_first_page_but_not_for_long(qtbot, slow, monkeypatch):
    monkeypatch.setattr("desktop.ui.arriving.arriving_verbs._SOON_MS", 30)
    slow.window.open_path(slow.path)
    assert slow.asked == []
    qtbot.waitUntil(lambda: slow.asked == [("imports.files", [slow.path])])
    slow.work()
    assert len(slow.asked) == 1


def test_what_waits_for_the_text_is_refused_with_a_sentence(opened):
    status, window = opened.desk.status, opened.window
    for name in ("find", "area", "page_labels", "turn_over", "highlight_yellow"):
        assert not window.desk.actions[name].isEnabled(), name
    assert window.possible.why("turn_over") == window.possible.why("area") == WAITING
    for want in (
        opened.tab.arriving.bar.pages.turn_over.click,
        lambda: window.do("select_all"),
        lambda: window.do("copy"),
    ):
        status.say("")
        want()
        assert status.text() == WAITING
    assert opened.pages is not None, "pages stay"


def test_pages_can_be_arranged_and_gone_to_meanwhile(opened):
    window, pages = opened.window, opened.pages
    window.do("pages_single")
    assert pages.places.is_single
    window.do("next_page")
    assert pages.page() == 1
    window.do("rotate_pages")
    assert pages.places.turns == 1
    assert not opened.desk.places.can_go_back, "there is no document to go back to"
    opened.bring()
    assert (pages.page(), pages.places.turns, pages.places.is_single) == (1, 1, True)


def test_a_document_that_cannot_be_shown_leaves_no_tab(opened, monkeypatch):
    def fill(_pane, _document_id):
        raise DamagedLibraryError(opened.path, "it is damaged")

    monkeypatch.setattr(opened.reading, "fill", fill)
    opened.bring()
    assert opened.reading.all_tabs() == []
    assert all(source.closed for source in opened.drawn.sources)
    assert "damaged" in opened.desk.status.text()
