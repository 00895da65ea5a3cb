from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain import LocatorKind
from desktop.domain.steps import StepCode
from desktop.errors import AmbiguousNameError, InvalidValueError, NotFoundError
from tests.formats.pdf.samples import Made, lines


def test_a_document_is_found_by_id_prefix_and_title(workspace, document_id):
    title = workspace.documents.get(document_id).title
    for name in (document_id, document_id[:8], title, title.upper()):
        assert workspace.documents.find(name).id == document_id
    with pytest.raises(NotFoundError):
        workspace.documents.find("nothing of the kind")


def test_namesakes_are_not_guessed_at(workspace, tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.md").write_text(f"# Namesake\n\nText {number}.")
    workspace.imports.files([tmp_path / "1.md", tmp_path / "2.md"])
    with pytest.raises(AmbiguousNameError):
        workspace.documents.find("Namesake")


def test_facts_are_corrected_and_the_correction_undone(workspace, document_id):
    before = workspace.documents.get(document_id).facts
    workspace.documents.update_facts(document_id, replace(before, publisher="Harbour Office"))
    assert workspace.documents.get(document_id).facts.publisher == "Harbour Office"
    workspace.history.undo()
    assert workspace.documents.get(document_id).facts == before
    with pytest.raises(InvalidValueError):
        workspace.documents.update_facts(document_id, replace(before, title=" "))


def test_a_removed_document_waits_in_the_trash_with_its_highlights(workspace, document_id):
    made = workspace.highlights.add_quotation(document_id, "902")
    workspace.trash.put(document_id)
    assert workspace.documents.all() == []
    assert workspace.highlights.all() == []
    assert [document.id for document in workspace.trash.all()] == [document_id]
    workspace.trash.restore(document_id)
    assert [h.id for h in workspace.highlights.all()] == [made.id]


def test_collections_nest_and_give_way(workspace, document_id):
    outer = workspace.collections.add("Press")
    inner = workspace.collections.add("2026", outer.id)
    workspace.documents.move(document_id, inner.id)
    assert workspace.collections.paths()[inner.id] == "Press/2026"
    workspace.collections.remove(inner.id)
    assert workspace.documents.get(document_id).collection_id == outer.id


def test_the_reading_position_waits_for_nobody(workspace, document_id):
    path = workspace.folder / "library.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        workspace.documents.set_reading_position(document_id, 42)
        other.execute("ROLLBACK")
    assert workspace.documents.reading_position(document_id) == 0
    workspace.documents.set_reading_position(document_id, 43)
    assert workspace.documents.reading_position(document_id) == 43


def test_the_reading_position_is_remembered(workspace, document_id):
    assert workspace.documents.reading_position(document_id) == 0
    workspace.documents.set_reading_position(document_id, 42)
    assert workspace.documents.reading_position(document_id) == 42
    ((position, at, *_),) = workspace.readings.all().values()
    assert position == 42
    assert at > "2020"


class TestPages:
    """What pages are called can be corrected, for the whole document at once."""

    @pytest.fixture
    def printed(self, workspace, tmp_path):
        path = tmp_path / "a.pdf"
        path.write_bytes(Made([lines(f"Said on {n}.", y=300) for n in range(4)]).data())
        return workspace.imports.files([path])[0].document_id

    def labels(self, workspace, document_id):
        content = workspace.documents.content(document_id)
        workspace.documents._opened.contents.drop([document_id])
        newest = workspace.documents._opened.contents.newest([document_id])
        assert newest == {document_id: content}
        return [locator.label for locator in content.locators]

    def test_a_text_without_pages_has_no_map(self, workspace, document_id):
        assert workspace.documents.pages(document_id) is None
        with pytest.raises(InvalidValueError):
            workspace.documents.call_pages(document_id, "7")

    def test_a_printed_one_has(self, workspace, printed):
        pages = workspace.documents.pages(printed)
        assert pages.labels == ("1", "2", "3", "4")
        assert (pages[0].width, pages[0].height) == (400, 600)

    def test_labels_are_corrected_for_the_text_and_its_map_and_undone(self, workspace, printed):
        made = workspace.highlights.add_quotation(printed, "Said on 2.")
        told = []
        workspace.subscribe(told.append)
        workspace.documents.call_pages(printed, "i, 3=737")
        wanted = ["i", "ii", "737", "738"]
        assert self.labels(workspace, printed) == wanted
        assert list(workspace.documents.pages(printed).labels) == wanted
        assert printed in told[-1].documents
        content = workspace.documents.content(printed)
        assert content.locator(made.start, LocatorKind.PAGE) == "737"
        assert [hit.page for hit in workspace.search.find('"Said on 2"').hits] == ["737"]
        assert workspace.history.undo() is StepCode.CALL_PAGES
        assert self.labels(workspace, printed) == ["1", "2", "3", "4"]
        workspace.history.redo()
        workspace.documents.call_pages(printed, "")
        assert self.labels(workspace, printed) == ["1", "2", "3", "4"]

    def test_they_stay_through_a_new_revision_and_other_corrections(self, workspace, printed):
        workspace.documents.call_pages(printed, "11")
        facts = workspace.documents.get(printed).facts
        workspace.documents.update_facts(printed, replace(facts, title="Another"))
        path = Path(workspace.documents._library.documents.origin(printed))
        pages = [lines("New.", y=300), *[lines(f"Said on {n}.", y=300) for n in range(4)]]
        path.write_bytes(Made(pages).data())
        assert workspace.imports.files([path])[0].revision == 2
        assert self.labels(workspace, printed) == ["11", "12", "13", "14", "15"]

    @pytest.mark.parametrize("told", ["cover", "3=1, 2=1"])
    def test_what_cannot_be_counted_is_refused_and_nothing_changes(self, workspace, printed, told):
        with pytest.raises(InvalidValueError, match="737"):
            workspace.documents.call_pages(printed, told)
        assert workspace.documents.get(printed).facts.page_labels == ""


def test_getting_ready_to_show_a_document_needs_none_and_changes_nothing(workspace):
    before = workspace.documents.all()
    workspace.documents.rehearse()
    assert workspace.documents.all() == before
    assert workspace.history.next_undo() is None
