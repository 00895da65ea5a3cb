from __future__ import annotations

import shutil
from contextlib import closing

import pytest

from desktop import paths
from desktop.domain.steps import StepCode
from desktop.errors import NotFoundError, ReadOnlyLibraryError
from desktop.library.file import store
from desktop.workspace import Workspace
from tests.workspace.written import markdown


def test_changes_made_elsewhere_are_told_when_asked(workspace, document_id):
    other = Workspace.open(workspace.folder)
    other.poll()
    told = []
    other.subscribe(told.append)
    other.poll()
    assert told == []
    made = workspace.highlights.add_quotation(document_id, "902")
    other.poll()
    assert made.id in told[-1].highlights
    assert [h.id for h in other.highlights.all()] == [made.id]
    other.close()


def test_own_changes_are_not_told_twice(workspace, document_id):
    told = []
    workspace.subscribe(told.append)
    workspace.highlights.add_quotation(document_id, "902")
    count = len(told)
    workspace.poll()
    assert len(told) == count


def test_undo_survives_a_restart(workspace, document_id):
    workspace.highlights.add_quotation(document_id, "902")
    again = Workspace.open(workspace.folder)
    assert again.history.undo()
    assert again.highlights.all() == []
    again.close()


def test_a_read_only_library_is_searched_and_exported(workspace, document_id, monkeypatch):
    workspace.highlights.add_quotation(document_id, "902 applications")
    workspace.close()
    monkeypatch.setattr(store, "is_read_only", lambda path: path.exists())
    with closing(Workspace.open(workspace.folder)) as opened:
        assert opened.read_only
        opened.search.sync()
        assert opened.search.find("applications").total == 1
        assert "> 902 applications" in markdown(opened)
        opened.documents.set_reading_position(document_id, 5)
        with pytest.raises(ReadOnlyLibraryError):
            opened.highlights.add_quotation(document_id, "408")


def test_the_index_is_made_elsewhere_when_the_cache_cannot_be_written(
    tmp_path, own_folders, workspace, document_id, monkeypatch
):
    workspace.close()
    shutil.rmtree(own_folders / "xdg_cache_home")
    (own_folders / "xdg_cache_home").write_text("")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(paths, "gettempdir", lambda: str(tmp_path / "temporary"))
    with closing(Workspace.open(workspace.folder)) as opened:
        opened.search.sync()
        assert opened.search.find("applications").total == 1
    assert any((tmp_path / "temporary").rglob("stamp.json"))


def test_who_is_told_of_one_highlight_gets_what_was_stored(workspace, document_id):
    heard = []
    workspace.subscribe(lambda told: heard.append(workspace.highlights.by_id(told.highlights)))
    made = workspace.highlights.add(document_id, 0, 7)
    changed = workspace.highlights.change(made.id, note="Look.")
    assert heard == [[made], [changed]]
    with workspace.step(StepCode.TAG):
        workspace.highlights.change(made.id, note="Look again.")
        workspace.highlights.add_tag(made.id, "quay")
    (told,) = heard[2]
    assert (told.note, told.tags) == ("Look again.", ("quay",))
    with pytest.raises(NotFoundError):
        workspace.highlights.change("nowhere", note="")
    assert workspace.highlights.by_id({made.id}) == [told]
