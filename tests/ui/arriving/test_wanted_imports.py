"""What is asked for is kept until it is done, whichever window is left to see to it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain import Draft
from desktop.errors import StorageError
from desktop.ui.arriving.wanted_imports import Wanted, WantedImports
from desktop.workspace import Workspace


@pytest.fixture
def wanted(window):
    return WantedImports(window.desk)


@pytest.fixture
def another(window):
    """Return another window's view on the same library."""
    with_folder = Workspace.open(window.desk.workspace.folder)
    yield with_folder
    with_folder.close()


def kept(workspace) -> list[dict[str, object]]:
    return [json.loads(draft.text) for draft in workspace.wanted.all()]


def test_an_import_is_nobody_elses_while_its_window_is_there(window, wanted, another, tmp_path):
    wanted.begin(Wanted((tmp_path / "a.pdf",), "Ports"))
    assert wanted.left() == kept(another) == []
    window.desk.workspace.wanted.close()  # as its process ends
    assert kept(another) == [
        {"paths": [str(tmp_path / "a.pdf")], "collection": "Ports", "times": 0}
    ]
    assert another.drafts.all() == [], "it is no note"


def test_what_is_done_is_forgotten_and_what_failed_too(window, wanted, asked, another):
    heard = []
    for name in ("then", "failed"):
        wanted.run(Wanted(text=name), pasting(window), heard.append, heard.append)
        asked[-1][2][name](name)
    window.desk.workspace.wanted.close()
    assert heard == ["then", "failed"]
    assert kept(another) == []


def pasting(window):
    from desktop.ui.work.tasks import call

    return call(window.desk.workspace.imports.text, "")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"paths": 3}', '{"text": "a", "times": "x"}'])
def test_what_cannot_be_told_is_no_import(text):
    assert Wanted.of(Draft("import.w.1", "import", text, datetime.now(UTC))) is None


def test_a_name_that_is_no_text_is_kept_to_the_byte():
    odd = Wanted((Path("/x/\udcff \u00e9.pdf"),))
    again = Wanted.of(Draft("import.w.1", "import", odd.told(), datetime.now(UTC)))
    assert again.paths == odd.paths


def test_only_the_same_bytes_at_the_same_path_are_the_same_import(wanted, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("one")
    one = Wanted((path,))
    wanted.begin(one)
    assert wanted.under_way([path], "") is None, "nobody reads it yet"
    one.job = 7
    assert wanted.under_way([path], "") is one
    assert wanted.under_way([path], "Ports") is None
    assert wanted.under_way([path, path], "") is None
    path.write_text("another")
    assert wanted.under_way([path], "") is None


def test_an_end_as_it_should_be_is_no_end_without_notice(window, wanted, another):
    left = Wanted(text="Words.", times=1)
    wanted.begin(left)
    wanted.end()
    window.desk.workspace.wanted.close()
    assert [one["times"] for one in kept(another)] == [0]


def test_without_room_to_keep_it_an_import_is_made_all_the_same(window, wanted, asked, monkeypatch):
    def full(_id, _text):
        raise StorageError(Path("/"), "there is no room")

    monkeypatch.setattr(window.desk.workspace.wanted, "keep", full)
    wanted.run(Wanted(text="Words."), pasting(window), print)
    assert len(asked) == 1
