from __future__ import annotations

import shutil
import tomllib
from contextlib import closing

import pytest

from desktop.domain.arguing.claims import Doubt
from desktop.domain.arguing.outlines import LineKind
from desktop.workspace import Workspace
from desktop.workspace.starter import STATE


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the folder of a library with the samples in it; each test works on a copy."""
    home = tmp_path_factory.mktemp("installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home))  # this fixture comes before a test's own folders
        with closing(Workspace.open(home / "library")) as workspace:
            assert workspace.starter.install()
    return home / "library"


@pytest.fixture
def started(installed, tmp_path):
    shutil.copytree(installed, tmp_path / "started")
    with closing(Workspace.open(tmp_path / "started")) as workspace:
        yield workspace


def test_the_samples_come_with_their_highlights_tags_and_links(started, seeds):
    plan = tomllib.loads((seeds / "library.toml").read_text(encoding="utf-8"))
    assert len(started.documents.all()) >= 4
    assert len(started.highlights.all()) == len(plan["highlight"])
    assert len(started.links.all()) == len(plan["link"])
    assert {tag["path"] for tag in plan["tag"]} <= {tag.path for tag in started.tags.all()}
    assert all(tag.definition for tag in started.tags.all() if tag.count)


def test_the_four_forms_are_recognised(started):
    kinds = {str(document.kind) for document in started.documents.all()}
    assert {"news report", "written questions", "article collection"} <= kinds


def test_they_go_in_one_step_and_never_come_back(started):
    count = len(started.documents.all())
    assert started.starter.remove() == count
    assert started.documents.all() == []
    assert started.collections.all() == []
    assert started.tags.all() == []
    assert not started.starter.install()
    assert not started.starter.is_there()
    started.history.undo()
    assert len(started.documents.all()) == count
    assert started.starter.is_there()


def test_samples_put_back_from_the_trash_have_their_tags(started):
    before = {highlight.id: highlight.tags for highlight in started.highlights.all()}
    ids = [document.id for document in started.documents.all()]
    started.starter.remove()
    for document_id in ids:
        started.trash.restore(document_id)
    assert {highlight.id: highlight.tags for highlight in started.highlights.all()} == before
    assert {tag for tags in before.values() for tag in tags} <= {t.path for t in started.tags.all()}


def test_tags_of_the_readers_own_stay_when_the_samples_go(started):
    started.tags.ensure("my own", "green", "Not used yet.")
    started.starter.remove()
    assert [tag.path for tag in started.tags.all()] == ["my own"]
    started.trash.empty()
    assert [tag.path for tag in started.tags.all()] == ["my own"]


def test_smart_tags_answer_and_go_with_the_samples_unless_they_ask_something_else(started):
    first, second = started.questions.saved()
    assert all(started.questions.ids(one.question) for one in (first, second))
    started.questions.save(first.name, "method")
    started.starter.remove()
    assert [one.name for one in started.questions.saved()] == [first.name]


def test_a_library_with_documents_is_left_alone(workspace, document_id):
    assert not workspace.starter.install()
    assert len(workspace.documents.all()) == 1


def test_installing_cannot_be_undone_piece_by_piece(started):
    assert started.history.undo() is None


@pytest.mark.parametrize("state", ["nonsense", "5", "[[1]]", "[" * 20_000])
def test_nonsense_in_the_setting_counts_as_no_samples(started, state):
    started.settings.set(STATE, state)
    assert not started.starter.is_there()
    assert started.starter.remove() == 0
    assert started.documents.all()


def test_a_claim_shows_two_figures_that_disagree(started):
    claims = {one.claim.sentence.split()[0]: one for one in started.claims.weighed()}
    doubts = {one.doubt: one.said for one in claims["More"].warnings}
    assert doubts == {
        Doubt.FIGURES_DIFFER: (
            "more than 200,000 people",
            "between 118,000 and 131,000 people",
        )
    }
    assert Doubt.CONTRADICTED in {one.doubt for one in claims["Ashmere"].warnings}
    (outline,) = started.outlines.all()
    assert {line.kind for line in outline.lines} == set(LineKind)


def test_the_arguments_go_with_the_samples(started):
    own = started.claims.add("A claim of one's own.")
    started.starter.remove()
    assert [one.id for one in started.claims.all()] == [own]
    assert started.outlines.all() == []
    started.history.undo()
    assert len(started.claims.all()) > 1
