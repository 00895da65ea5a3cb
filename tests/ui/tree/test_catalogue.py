from __future__ import annotations

import shutil
import tempfile
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import Changes
from desktop.errors import ManiculeError
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
    assert catalogue.tag_colours() == {"a/b": "yellow"}, "which shade that is the theme knows"
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
        tag = worker.tags.ensure("kept")
    workspace.poll()
    missed = catalogue.missed()
    gone = frozenset([letter])
    assert missed == Changes(
        documents=gone,
        tags=frozenset([tag.id]),
        collections=frozenset([box.id]),
        texts=gone,
    )
    catalogue.update(missed)
    assert catalogue.tags == [tag]
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
    monkeypatch.setattr("desktop.ui.tree.catalogue.MANY", 0)
    workspace.highlights.add_quotation(report.id, "published a table", tags=("gaps/counts", "new"))
    assert asked == [True]
    uncounted = catalogue.uncounted
    assert catalogue.take_counted(uncounted, workspace.tags.counted(uncounted)) == uncounted
    assert catalogue.tags == workspace.tags.all()
    assert {tag.path: tag.count for tag in catalogue.tags} == {"gaps/counts": 2, "new": 1}
    assert catalogue.tag_totals == {"gaps": 2}
    assert not catalogue.uncounted


def test_what_a_tag_says_of_itself_is_known_at_once_however_many_bear_it(
    catalogue, workspace, report, monkeypatch
):
    catalogue.count_soon = lambda: None
    workspace.highlights.add_quotation(report.id, "holds no figures", tags=("gaps",))
    monkeypatch.setattr("desktop.ui.tree.catalogue.MANY", 0)
    workspace.tags.rename(catalogue.tags[0].id, "holes")
    assert catalogue.tags == workspace.tags.all()
    workspace.tags.remove(catalogue.tags[0].id)
    assert catalogue.tags == []


PATHS = ("a", "a/b", "a/b/c", "A", "b", "b/10", "b/9", "c")
ACTS = {
    "add": lambda w, one, two, _n: w.highlights.add(one, 0, 8, tags=(two,)),
    "tag": lambda w, _one, two, n: w.highlights.add_tag(_any(w, n), two),
    "untag": lambda w, _one, two, n: w.highlights.remove_tag(_any(w, n), two),
    "remove": lambda w, _one, _two, n: w.highlights.remove(_any(w, n)),
    "put on": lambda w, one, two, _n: w.tags.put_on(one, [two]),
    "take off": lambda w, one, two, _n: w.tags.take_off(one, two),
    "trash": lambda w, one, _two, _n: w.trash.put(one),
    "restore": lambda w, one, _two, _n: w.trash.restore(one),
    "empty": lambda w, _one, _two, _n: w.trash.empty(),
    "make": lambda w, _one, two, _n: w.tags.ensure(two, "blue"),
    "rename": lambda w, _one, two, n: w.tags.rename_level(two, PATHS[n]),
    "lose": lambda w, _one, two, n: w.tags.remove_level(two, below=n > 3, into="c" * (n % 2)),
    "undo": lambda w, _one, _two, _n: w.history.undo(),
    "redo": lambda w, _one, _two, _n: w.history.redo(),
}
"""What changes tags: of a document, a tag, and any number."""


def _any(workspace, number):
    ids = [highlight.id for highlight in workspace.highlights.all()]
    return ids[number % len(ids)] if ids else ""


steps = st.tuples(
    st.sampled_from(list(ACTS)),
    st.integers(0, 1),
    st.sampled_from(PATHS),
    st.integers(0, len(PATHS) - 1),
    st.booleans(),
)


@pytest.mark.parametrize("fewer", [0, 1_000], ids=["much borne", "little borne"])
@settings(max_examples=15, deadline=None)
@given(made=st.lists(steps, min_size=10, max_size=40))
def test_tags_are_as_if_all_were_asked_for_whoever_changed_some(prepared, fewer, made):
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        closing(Workspace.open(shutil.copytree(prepared / "library", Path(folder) / "l"))) as mine,
        closing(Workspace.open(Path(folder) / "l")) as other,
    ):
        patch.setattr("desktop.library.tags._FEWER", fewer)
        kept = Catalogue(mine)
        mine.subscribe(kept.update)
        documents = sorted(kept.documents)
        for act, document, path, number, is_foreign in made:
            with suppress(ManiculeError):
                ACTS[act](other if is_foreign else mine, documents[document], path, number)
            mine.poll()
            assert kept.tags == mine.tags.all()
