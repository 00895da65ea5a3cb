from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain import ImportOutcome, ImportStatus
from desktop.ui.dialogs.import_report import ImportReport
from desktop.ui.verbs.watching import TAKEN
from tests.ui.hands import offered


@pytest.fixture
def folder(window, tmp_path):
    """Let the window watch a folder of two files, one of which cannot be read."""
    made = tmp_path / "inbox"
    made.mkdir()
    (made / "a.txt").write_text("Words.", encoding="utf-8")
    (made / "picture.xyz").write_bytes(b"dots")
    window.verbs.view.apply(replace(window.verbs.view.preferences_now, watched_folder=str(made)))
    window.verbs.watching.begin()
    return made


@pytest.fixture
def asked(window, monkeypatch):
    """Keep what the worker is asked for, instead of starting it."""
    made = []

    def run(asked, **known):
        made.append((asked.args, known | {"arguments": dict(asked.kwargs)}))

    monkeypatch.setattr(window.desk.tasks, "run", run)
    return made


def look(window):
    for _ in range(2):
        window.verbs.watching.folder.look()


def begin_again(window):
    window.verbs.watching.end()
    window.verbs.watching.begin()


def test_what_comes_is_imported_without_getting_in_the_way(window, folder, asked, report):
    look(window)
    (((paths,), known),) = asked
    assert paths == [folder / "a.txt"]
    known["then"]([ImportOutcome(str(paths[0]), ImportStatus.IMPORTED, report.id)])
    assert window.desk.status.text() == "From the watched folder: 1 imported."
    assert window.desk.reading.panes() == []


def test_passages_that_changed_are_told_with_the_document(window, folder, asked, report):
    look(window)
    path = str(folder / "a.txt")
    changed = ImportOutcome(
        path, ImportStatus.REVISED, report.id, 2, standing={"same": 2, "edited": 3, "lost": 1}
    )
    asked[0][1]["then"]([changed])
    assert window.desk.status.text() == (
        "From the watched folder: 1 updated. In “Counting people in detention”, 3 passages you "
        "kept were edited and 1 is no longer there."
    )
    assert offered(window.desk.status).text() == "Review"


def test_what_was_taken_once_is_left_alone_at_the_next_start(window, folder, asked, report):
    look(window)
    outcome = ImportOutcome(str(folder / "a.txt"), ImportStatus.UNCHANGED, report.id)
    asked[0][1]["then"]([outcome])
    assert window.desk.status.text() == ""
    begin_again(window)
    look(window)
    assert len(asked) == 1
    (folder / "a.txt").write_text("Other words.", encoding="utf-8")
    look(window)
    assert len(asked) == 2


def test_what_a_cancel_left_out_is_found_again(window, folder, asked):
    look(window)
    asked[0][1]["then"]([])
    begin_again(window)
    look(window)
    assert len(asked) == 2


def test_a_failure_is_offered_to_be_looked_at(window, folder, asked):
    look(window)
    failed = ImportOutcome(str(folder / "a.txt"), ImportStatus.FAILED, error="a.txt is empty.")
    asked[0][1]["then"]([failed])
    assert window.desk.status.text() == "From the watched folder: 1 failed."
    assert window.findChild(ImportReport) is None
    offered(window.desk.status).click()
    assert window.findChild(ImportReport) is not None


@pytest.mark.parametrize(
    "kept",
    [
        "nonsense",
        "[1]",
        '["/x", [1]]',
        '["/x", {"a": 1}]',
        '["/x", {"a": [1, Infinity]}]',
        "[" * 20_000,
    ],
)
def test_nonsense_in_the_setting_counts_as_absent(window, workspace, folder, asked, kept):
    workspace.settings.set(TAKEN, kept)
    begin_again(window)
    look(window)
    assert len(asked) == 1
