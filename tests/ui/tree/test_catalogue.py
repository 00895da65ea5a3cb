from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from desktop.domain import Changes
from desktop.ui.tree.catalogue import Catalogue
from desktop.workspace import Workspace


@pytest.fixture
def catalogue(workspace):
    """Return a catalogue that hears of every change, as the window's does."""
    made = Catalogue(workspace)
    workspace.subscribe(made.update)
    return made


def test_it_lists_what_changed(catalogue, workspace, report):
    box = workspace.collections.add("Box")
    inner = workspace.collections.add("Inner", box.id)
    workspace.documents.move(report.id, inner.id)
    workspace.documents.update_facts(report.id, replace(report.facts, title="Counted"))
    assert catalogue.documents[report.id] == workspace.documents.get(report.id)
    assert catalogue.title(report.id) == "Counted"
    assert catalogue.collection_name(inner.id) == "Box/Inner"
    assert catalogue.collection_name(None) == ""


def test_what_is_gone_is_listed_no_more(catalogue, workspace, report):
    assert catalogue.sections(report.id)
    workspace.trash.put(report.id)
    workspace.trash.empty()
    assert report.id not in catalogue.documents
    assert (catalogue.title(report.id), catalogue.sections(report.id)) == ("", ())


def test_tags_follow_the_highlights(catalogue, workspace, report):
    made = workspace.highlights.add(report.id, 0, 8, tags=("a/b",))
    workspace.tags.ensure("a/b", "blue")
    assert [(tag.path, tag.count) for tag in catalogue.tags] == [("a/b", 1)]
    assert catalogue.tag_colours()["a/b"].startswith("#")
    workspace.highlights.remove(made.id)
    assert [tag.count for tag in catalogue.tags] == [0]


def test_changed_documents_are_asked_for_at_once(catalogue, workspace, report, monkeypatch):
    asked, documents = [], workspace.documents.all
    monkeypatch.setattr(workspace.documents, "all", lambda ids: asked.append(ids) or documents(ids))
    catalogue.update(Changes(documents=frozenset(catalogue.documents) | {"nowhere"}))
    assert len(asked) == 1
    assert len(catalogue.documents) == 2
    catalogue.update(Changes(highlights=frozenset("x")))
    assert len(asked) == 1


def test_what_a_worker_that_died_had_not_told_is_found(catalogue, workspace, report, tmp_path):
    assert not catalogue.missed()
    letter = next(i for i in catalogue.documents if i != report.id)
    # One of ours, so that its changes are not foreign and only comparing finds them.
    with closing(Workspace.open(tmp_path / "library", workspace.window)) as worker:
        worker.trash.put(letter)
        box = worker.collections.add("Box")
    workspace.poll()
    missed = catalogue.missed()
    gone = frozenset([letter])
    assert missed == Changes(documents=gone, collections=frozenset([box.id]), texts=gone)
    catalogue.update(missed)
    assert list(catalogue.documents) == [report.id]
    assert not catalogue.missed()


def test_totals_of_very_many_are_left_to_who_counts_them_soon(
    catalogue, workspace, report, monkeypatch
):
    asked = []
    catalogue.count_soon = lambda: asked.append(True)
    workspace.highlights.add_quotation(report.id, "holds no figures", tags=("gaps/counts",))
    assert catalogue.tag_totals == {"gaps": 1}
    assert asked == []
    monkeypatch.setattr("desktop.ui.tree.catalogue.MANY", 1)
    workspace.highlights.add_quotation(report.id, "published a table", tags=("gaps/counts",))
    assert asked == [True]
    assert {tag.path: tag.count for tag in catalogue.tags} == {"gaps/counts": 2}
