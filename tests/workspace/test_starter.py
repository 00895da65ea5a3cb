from __future__ import annotations

import shutil
import tomllib
from contextlib import closing

import pytest

from desktop.workspace import Workspace


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return the folder of a library with the samples in it; each test works on a copy."""
    home = tmp_path_factory.mktemp("installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(home))  # this fixture comes before a test's own folders
        with closing(Workspace.open(home / "library")) as workspace:
            assert workspace.install_starter()
    return home / "library"


@pytest.fixture
def started(installed, tmp_path):
    shutil.copytree(installed, tmp_path / "started")
    with closing(Workspace.open(tmp_path / "started")) as workspace:
        yield workspace


def test_the_samples_come_with_their_highlights_tags_and_links(started, seeds):
    plan = tomllib.loads((seeds / "library.toml").read_text(encoding="utf-8"))
    assert len(started.documents()) >= 4
    assert len(started.highlights()) == len(plan["highlight"])
    assert len(started.links()) == len(plan["link"])
    assert {tag["path"] for tag in plan["tag"]} <= {tag.path for tag in started.tags()}
    assert all(tag.definition for tag in started.tags() if tag.count)


def test_the_four_forms_are_recognised(started):
    kinds = {str(document.kind) for document in started.documents()}
    assert {"news report", "written questions", "article collection"} <= kinds


def test_they_go_in_one_step_and_never_come_back(started):
    count = len(started.documents())
    assert started.remove_starter() == count
    assert started.documents() == []
    assert started.collections() == []
    assert started.tags() == []
    assert not started.install_starter()
    assert not started.has_starter()
    started.undo()
    assert len(started.documents()) == count
    assert started.has_starter()


def test_samples_put_back_from_the_trash_have_their_tags(started):
    before = {highlight.id: highlight.tags for highlight in started.highlights()}
    ids = [document.id for document in started.documents()]
    started.remove_starter()
    for document_id in ids:
        started.restore_document(document_id)
    assert {highlight.id: highlight.tags for highlight in started.highlights()} == before
    assert {tag for tags in before.values() for tag in tags} <= {t.path for t in started.tags()}


def test_tags_of_the_readers_own_stay_when_the_samples_go(started):
    started.ensure_tag("my own", "green", "Not used yet.")
    started.remove_starter()
    assert [tag.path for tag in started.tags()] == ["my own"]
    started.empty_trash()
    assert [tag.path for tag in started.tags()] == ["my own"]


def test_a_library_with_documents_is_left_alone(workspace, document_id):
    assert not workspace.install_starter()
    assert len(workspace.documents()) == 1


def test_installing_cannot_be_undone_piece_by_piece(started):
    assert started.undo() is None
