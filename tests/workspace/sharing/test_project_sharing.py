from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from desktop.domain import Facts, PlacementStatus
from desktop.domain.asking.kept import Order
from desktop.domain.exchanged.export_wish import ExportWish, Grouping
from desktop.errors import CancelledError
from desktop.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Harbour survey 🇬🇧

The survey counted 902 applications. Of these, 408 were granted.

A second count 😀 gave 1,300 applications over the same years. Of these, 900 were granted.
"""


@pytest.fixture
def full(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A library with something of all that a project may tell."""
    path = tmp_path / "survey.txt"
    path.write_text(TEXT, encoding="utf-8")
    (outcome,) = workspace.imports.files([path], collection="Counts/2025")
    document = outcome.document_id
    facts = Facts(title="The survey", authors=("Doe, J.",), date="2025")
    workspace.documents.update_facts(document, facts)
    first = mark(workspace, document, "902 applications")
    second = mark(workspace, document, "Of these, 900")
    workspace.highlights.add_tag(first.id, "Figures/asylum, granted")
    workspace.highlights.add_tag(second.id, "Figures")
    workspace.highlights.add_tag(second.id, "Other")
    workspace.highlights.change(first.id, note="Is *this* so?")
    workspace.links.add(first.id, second.id, "contradicts", "by two")
    workspace.tags.put_on(document, ["Other"])
    return workspace


def mark(workspace: Workspace, document: str, words: str):
    text = workspace.documents.content(document).text
    return workspace.highlights.add(document, text.index(words), text.index(words) + len(words))


def exported(workspace: Workspace, path: Path, form: str = "qdpx", **wished: object) -> Path:
    return workspace.exporting.file(path, ExportWish(form, **wished))


@pytest.fixture
def empty(tmp_path: Path):
    opened = Workspace.open(tmp_path / "another")
    yield opened
    opened.close()


def told(workspace: Workspace):
    library = workspace.opened.library
    found = set()
    for document in workspace.documents.all():
        given = library.given_tags.on_highlights(document.id)
        made = library.highlights.provenance(document.id)
        for one in workspace.highlights.all(document.id):
            tags = frozenset((tag.path, tag.by, tag.at) for tag in given.get(one.id, ()))
            assert one.placement.status is PlacementStatus.SAME
            found.add(
                (
                    document.title,
                    one.quote,
                    one.start,
                    one.note,
                    made[one.id].author,
                    one.created,
                    tags,
                )
            )
    return found


def test_a_library_comes_into_an_empty_one_as_it_was(full, empty, tmp_path):
    path = exported(full, tmp_path / "mine.qdpx")
    (outcome,) = empty.imports.files([path])
    assert outcome.brought is not None
    counts = outcome.brought.counts
    assert (counts.documents, counts.tags, counts.highlights) == (1, 3, 2)
    assert counts.exact == 2
    assert told(empty) == told(full)
    assert {(tag.path, tag.definition) for tag in empty.tags.all()} == {
        (tag.path, tag.definition) for tag in full.tags.all()
    }
    (document,) = empty.documents.all()
    assert document.facts.authors == ("Doe, J.",)
    assert document.tags == ("Other",)
    assert [(link.kind, link.note) for link in empty.links.all()] == [
        (link.kind, link.note) for link in full.links.all()
    ]


def test_a_project_is_of_what_was_chosen(full, empty, tmp_path):
    empty.imports.files([exported(full, tmp_path / "mine.qdpx", tags=("Other",))])
    (one,) = empty.highlights.all()
    assert one.quote == "Of these, 900"


@pytest.mark.parametrize("grouping", [None, *Grouping])
@pytest.mark.parametrize("order", [Order.READING, Order.MADE])
def test_whatever_groups_and_order_are_chosen_each_document_is_there_once(
    full, tmp_path, grouping, order
):
    path = exported(full, tmp_path / "mine.qdpx", grouping=grouping, order=order)
    with zipfile.ZipFile(path) as archive:
        text = archive.read("project.qde").decode()
        assert len(archive.namelist()) == 2
    assert text.count("<TextSource") == 1
    assert text.count("<PlainTextSelection") == 2


def test_all_of_a_library_has_documents_without_highlights_too(full, empty, tmp_path):
    path = tmp_path / "unmarked.txt"
    path.write_text("Nothing is marked in this.", encoding="utf-8")
    full.imports.files([path])
    empty.imports.files([exported(full, tmp_path / "mine.qdpx")])
    assert sorted(one.title for one in empty.documents.all()) == ["The survey", "unmarked"]


def test_it_begins_as_a_table_of_highlights(full):
    preview = full.exporting.preview(ExportWish("qdpx"))
    assert (preview.kind, len(preview.rows)) == ("table", 3)


def test_it_can_be_given_up(full, tmp_path):
    path = tmp_path / "mine.qdpx"
    with pytest.raises(CancelledError):
        full.exporting.file(path, ExportWish("qdpx"), cancelled=lambda: True)
    assert not path.exists()
