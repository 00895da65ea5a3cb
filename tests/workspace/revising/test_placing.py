from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial

import pytest

from desktop import annotate
from desktop.domain import Area, Enclosed, PageMap, Placement, PlacementStatus, Region, TextRun
from desktop.domain.printed.page_map import NO_CHARACTERS
from desktop.domain.printed.recognised import RecognisedPage, RecognisedPages, RecognisedWord
from desktop.domain.steps import StepCode
from desktop.workspace import Workspace
from desktop.workspace.revising.placing import Placing
from tests.domain.samples import content_of
from tests.formats.pdf.samples import Text, pdf
from tests.workspace.statements import counted


@pytest.fixture
def moved(workspace, report, document_id):
    """Move a highlight's end, then revise the report."""
    kept = workspace.highlights.add_quotation(document_id, "902 applications")
    made = workspace.highlights.move(kept.id, kept.start, kept.end + len(". Of these"))
    report.write_text("A foreword.\n\n" + report.read_text(), encoding="utf-8")
    workspace.imports.files([report])
    return made


def quoted(workspace, highlight_id: str) -> str:
    found = workspace.highlights.find(highlight_id)
    return workspace.documents.content(found.document_id).text[found.start : found.end]


def test_undoing_a_move_after_a_revision_moves_its_place_there_too(workspace, moved):
    assert quoted(workspace, moved.id) == "902 applications. Of these"
    told = []
    workspace.subscribe(told.append)
    assert workspace.history.undo() is StepCode.MOVE_HIGHLIGHT
    assert workspace.highlights.find(moved.id).anchor.quotation == "902 applications"
    assert quoted(workspace, moved.id) == ""
    assert all(moved.id in changes.highlights for changes in told)
    assert told
    assert workspace.reviews.place_waiting() == 1
    assert quoted(workspace, moved.id) == "902 applications"
    workspace.history.redo()
    workspace.reviews.place_waiting()
    assert quoted(workspace, moved.id) == "902 applications. Of these"
    workspace.history.undo()
    workspace.reviews.place_waiting()
    assert quoted(workspace, moved.id) == "902 applications"


def test_undoing_anything_else_leaves_a_place_that_was_decided(workspace, moved):
    found = workspace.highlights.find(moved.id)
    workspace.highlights.move(moved.id, found.start, found.start + 3)
    workspace.highlights.change(moved.id, note="A note.")
    workspace.history.undo()
    assert quoted(workspace, moved.id) == "902"
    workspace.history.undo()
    assert quoted(workspace, moved.id) == "902 applications. Of these"


@pytest.mark.parametrize("trashed", [False, True])
def test_another_window_need_not_wait_until_highlights_are_placed(
    workspace, report, document_id, monkeypatch, trashed
):
    for quotation in ("902 applications", "408 were granted", "1,300 applications"):
        workspace.highlights.add_quotation(document_id, quotation)
    if trashed:
        workspace.trash.put(document_id)
    place, started = annotate.Alignment.place, threading.Event()

    def slow(alignment, anchor):
        started.set()
        time.sleep(0.5)
        return place(alignment, anchor)

    monkeypatch.setattr(annotate.Alignment, "place", slow)
    report.write_text("A foreword.\n\n" + report.read_text(), encoding="utf-8")
    with closing(Workspace.open(workspace.folder)) as other, ThreadPoolExecutor(1) as thread:
        importing = thread.submit(workspace.imports.files, [report])
        assert started.wait(20)
        begun = time.monotonic()
        made = other.highlights.add_quotation(document_id, "A second count gave")
        assert time.monotonic() - begun < 1
        (outcome,) = importing.result()
    assert outcome.revision == 2
    for highlight in workspace.highlights.all(document_id):
        assert highlight.placement.revision == 2
        assert quoted(workspace, highlight.id) == highlight.anchor.quotation
    assert quoted(workspace, made.id) == "A second count gave"


@pytest.mark.parametrize("count", [4, 12])
def test_late_places_are_written_at_once(workspace, report, document_id, count):
    start = workspace.documents.content(document_id).text.index("902 applications")
    for number in range(count):
        workspace.highlights.add(document_id, start, start + 4 + number)
    workspace.trash.put(document_id)
    report.write_text("A foreword.\n\n" + report.read_text(), encoding="utf-8")
    with counted(workspace) as statements:
        (outcome,) = workspace.imports.files([report])
    assert outcome.from_trash
    writing = [one for one in statements if one.startswith("INSERT INTO placements")]
    assert len(writing) <= 2, "one for what was foreseen, one for all that was not"
    assert {one.placement.revision for one in workspace.highlights.all(document_id)} == {2}


def test_texts_are_aligned_once_for_all_highlights(workspace, report, document_id, monkeypatch):
    made = []

    class Counted(annotate.Alignment):
        def __init__(self, *arguments):
            made.append(arguments)
            super().__init__(*arguments)

    monkeypatch.setattr(annotate, "Alignment", Counted)
    kept = [
        workspace.highlights.add_quotation(document_id, words)
        for words in ("902 applications", "408 were granted", "A second count")
    ]
    report.write_text("A foreword.\n\n" + report.read_text(), encoding="utf-8")
    workspace.imports.files([report])
    assert len(made) == 1
    assert [quoted(workspace, one.id) for one in kept] == [one.anchor.quotation for one in kept]


def test_placing_can_be_stopped_and_leaves_the_document_as_it_was(
    workspace, report, document_id, monkeypatch
):
    workspace.highlights.add_quotation(document_id, "902 applications")
    stop = threading.Event()
    align = annotate.Alignment.__init__

    def stopping(*arguments):
        stop.set()
        align(*arguments)

    monkeypatch.setattr(annotate.Alignment, "__init__", stopping)
    report.write_text("A foreword.\n\n" + report.read_text(), encoding="utf-8")
    assert workspace.imports.files([report], cancelled=stop.is_set) == []
    assert workspace.documents.get(document_id).revision == 1


LINE = "The boat was seen at the quay."


@pytest.fixture
def printed(workspace, tmp_path):
    """Import a file that says the same on each of its pages; return it and its second passage."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*[[Text("Heading", 50, 60, 20), Text(LINE, 50, 150)]] * 3))
    (outcome,) = workspace.imports.files([path])
    text = workspace.documents.content(outcome.document_id).text
    start = text.index(LINE, text.index(LINE) + 1)
    made = workspace.highlights.add(outcome.document_id, start, start + len(LINE))
    return outcome.document_id, made


def in_another_order(pages):
    """Return a text in which the last page comes first, and its map."""
    first = pages.characters(*pages.range_of(0))[-1].first
    text = "\n".join([LINE] * 3)
    step = len(LINE) + 1
    runs = [TextRun(step * at, len(LINE), page, first) for at, page in enumerate((2, 0, 1))]
    return content_of(text), PageMap.of("engine 2", list(pages), runs, len(text))


def test_a_passage_is_found_on_its_page_however_often_it_is_said(workspace, printed):
    document_id, made = printed
    new, there = in_another_order(workspace.documents.pages(document_id))
    placing = Placing(workspace.documents._opened)
    _, found = placing.foresee(document_id, new, pages=there)[made.id]
    assert found == Placement(0, 2 * len(LINE) + 2, 3 * len(LINE) + 2, PlacementStatus.SAME)
    assert placing.foresee(document_id, new)[made.id][1] != found


def test_on_a_page_that_bears_something_else_words_are_looked_for(workspace, printed):
    document_id, _ = printed
    new, there = in_another_order(workspace.documents.pages(document_id))
    other = [page._replace(digest=b"another.") for page in there]
    changed = PageMap.of("engine 2", other, list(there.runs()), there.set_aside)
    placing = Placing(workspace.documents._opened)
    assert placing.foresee(document_id, new, pages=changed) == placing.foresee(document_id, new)


REGION = Region(1, 40, 130, 400, 170)


@pytest.fixture
def area(workspace, printed):
    """Return an area of the second page with the passage in it."""
    document_id, made = printed
    inside = Area(REGION, Enclosed(made.start, made.end, LINE), b"picture")
    return workspace.highlights.add_area(document_id, inside)


def test_an_area_stays_on_its_page_when_the_same_bytes_are_read_otherwise(workspace, area):
    document_id = area.document_id
    new, there = in_another_order(workspace.documents.pages(document_id))
    sha256 = workspace.documents.get(document_id).sha256
    found = Placing(workspace.documents._opened).foresee(document_id, new, None, there, sha256)
    place = 2 * len(LINE) + 2, 3 * len(LINE) + 2
    assert found[area.id][1] == Placement(0, *place, PlacementStatus.SAME)


def test_in_other_bytes_an_area_is_asked_about_though_its_words_stayed(workspace, area):
    document_id = area.document_id
    new, there = in_another_order(workspace.documents.pages(document_id))
    found = Placing(workspace.documents._opened).foresee(document_id, new, None, there, "others")
    place = 2 * len(LINE) + 2, 3 * len(LINE) + 2
    assert found[area.id][1] == Placement(0, *place, PlacementStatus.REVIEW)


def test_recognised_words_are_those_in_the_area(workspace, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([], []))
    document_id = workspace.imports.files([path])[0].document_id
    pages = workspace.documents.pages(document_id)
    width, height = pages[1].width, pages[1].height
    start, end = pages.range_of(1)
    region = Region(1, 0, 0, width, height / 2)
    made = workspace.highlights.add_area(
        document_id, Area(region, Enclosed(start, end, ""), b"picture")
    )
    word = partial(RecognisedWord, confidence=90, begins_line=True)
    words = (word("above", 100, 5_000, 9_000, 9_000), word("below", 100, 50_000, 9_000, 55_000))
    recognised = RecognisedPages.of("engine", {1: RecognisedPage(words, 0)})
    runs = [
        TextRun(0, 15, 0, NO_CHARACTERS), TextRun(16, 5, 1, 0), TextRun(22, 5, 1, 6),
    ]  # fmt: skip
    new = content_of("Page 1, no text\nabove\nbelow")
    there = PageMap.of("engine", list(pages), runs, len(new.text), recognised)
    sha256 = workspace.documents.get(document_id).sha256
    found = Placing(workspace.documents._opened).foresee(document_id, new, None, there, sha256)
    assert found[made.id][1] == Placement(0, 16, 21, PlacementStatus.SAME)


def test_where_the_letters_became_others_words_are_looked_for(workspace, printed):
    document_id, made = printed
    content, pages = (
        workspace.documents.content(document_id),
        workspace.documents.pages(document_id),
    )
    text = content.text.replace("boat", "ship")
    found = Placing(workspace.documents._opened).foresee(document_id, content_of(text), pages=pages)
    assert found[made.id][1].status is not PlacementStatus.SAME


def test_from_revision_to_revision_places_do_not_drift(workspace, report, document_id):
    original = report.read_text(encoding="utf-8")
    kept = [
        workspace.highlights.add_quotation(document_id, words)
        for words in ("Of these, 408 were granted", "A second count gave", "survey counted")
    ]
    text = original
    for number in range(6):
        # Each time words come beside them, and words within them are others for a while.
        text = text.replace("Of these", f"{'Then ' * number}Of these", 1)
        other = text.replace("second count", "new count") if number % 2 else text
        report.write_text(f"Foreword {number}.\n\n{other}", encoding="utf-8")
        workspace.imports.files([report])
    report.write_text("It is gone.\n", encoding="utf-8")
    workspace.imports.files([report])
    assert {workspace.highlights.find(one.id).placement.status for one in kept} == {"lost"}
    report.write_text("A foreword.\n\n" + original, encoding="utf-8")
    workspace.imports.files([report])
    for one in kept:
        found = workspace.highlights.find(one.id)
        assert found.placement.status == "same"
        assert quoted(workspace, one.id) == one.anchor.quotation
