from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain import ImportOutcome, ImportStatus
from desktop.ui.dialogs.import_report import ImportReport
from tests.ui.hands import offered


@pytest.fixture
def asked(window, monkeypatch):
    """Keep what the worker is asked for, instead of starting it."""
    made = []

    def run(asked, **known):
        made.append((asked.method, asked.args, known | {"arguments": dict(asked.kwargs)}))
        return 0

    monkeypatch.setattr(window.desk.tasks, "run", run)
    return made


def shown(window) -> ImportReport | None:
    return window.findChild(ImportReport)


def test_what_failed_is_tried_again_where_it_was_meant_to_go(window, asked, tmp_path):
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    places = ("Ports/papers", "Ports", "Ports/papers")
    window.verbs.imports.report(
        [
            ImportOutcome(str(path), ImportStatus.FAILED, error="It failed.", collection=place)
            for path, place in zip(paths, places, strict=True)
        ]
    )
    shown(window).retry.click()
    again = [(method, args, known["arguments"]) for method, args, known in asked[-2:]]
    assert again == [
        ("imports.files", ([paths[0], paths[2]],), {"collection": "Ports/papers", "asks": True}),
        ("imports.files", ([paths[1]],), {"collection": "Ports", "asks": True}),
    ]


def test_the_same_text_is_offered_as_a_version(window, workspace, report, asked):
    other = next(d for d in workspace.documents.all() if d.id != report.id)
    outcome = ImportOutcome("/x/again.txt", ImportStatus.IMPORTED, other.id, same_text_as=report.id)
    window.verbs.imports.report([outcome])
    shown(window).version.click()
    method, args, _known = asked[-1]
    assert (method, args) == ("originals.make_version", (other.id, report.id))


def test_a_locked_version_is_merged_with_what_opens_it(window, workspace, report, asked):
    other = next(d for d in workspace.documents.all() if d.id != report.id)
    window.desk.passwords.opened(workspace.documents.source_path(other.id), "sesame")
    window.verbs.imports.versions.make(other.id, report.id)
    locked = ImportOutcome("/x", ImportStatus.FAILED, error="No.", needs_password=True)
    asked[-1][2]["then"](locked)
    method, args, known = asked[-1]
    assert (method, args) == ("originals.make_version", (other.id, report.id))
    assert known["arguments"] == {"password": "sesame"}


def test_the_search_is_levelled_after_an_import(window, asked, report):
    window.verbs.imports.report([ImportOutcome("/x", ImportStatus.IMPORTED, report.id)])
    assert [method for method, *_ in asked] == ["search.sync"]
    assert shown(window) is None
    assert window.desk.reading.current().document_id == report.id


def test_only_web_pages_can_be_read_whole(window, workspace, report, tmp_path, asked):
    page = tmp_path / "page.html"
    page.write_text("<html><body><article><p>Words of a page.</p></article></body></html>")
    (outcome,) = workspace.imports.files([page])
    window.desk.open_passage(report.id)
    assert not window.desk.actions["read_page"].isEnabled()
    window.desk.open_passage(outcome.document_id)
    assert window.desk.actions["read_page"].isEnabled()
    window.do("read_page")
    method, args, known = asked[-1]
    assert (method, args, known["arguments"]) == (
        "originals.reimport", (outcome.document_id,), {"whole_page": True},
    )  # fmt: skip


def test_dropped_files_go_to_the_collection_under_them(window, workspace, asked):
    collection = workspace.collections.add("Ports")
    window.desk.left.tree.model.files_dropped.emit(["/x/a.txt"], collection.id)
    assert asked[-1][1] == ([Path("/x/a.txt")],)
    assert asked[-1][2]["arguments"] == {"collection": "Ports", "asks": True}


def test_pasted_text_becomes_a_document(qtbot, window, workspace):
    QApplication.clipboard().setText("Notes from the hearing\n\nThe witness was brief.")
    window.do("paste_document")
    qtbot.waitUntil(lambda: len(workspace.documents.all()) == 3, timeout=30_000)
    qtbot.waitUntil(lambda: window.desk.reading.current() is not None)
    assert "The witness was brief." in window.desk.reading.current().content.text


def test_an_import_says_how_highlights_stand_and_offers_to_look(window, report, asked):
    changed = {"same": 212, "edited": 9, "moved": 3, "review": 4, "lost": 1}
    outcome = ImportOutcome("/x/a.txt", ImportStatus.REVISED, report.id, 2, standing=changed)
    twice = replace(outcome, path="/x/b.txt")
    window.verbs.imports.report([outcome, twice])
    told = "Highlights: 212 same, 9 edited, 3 moved, 4 to review, 1 lost."
    assert window.desk.status.text() == f"2 updated. {told}"
    offered(window.desk.status).click()
    assert window.verbs.reviews.round.is_open


def test_an_import_that_changed_no_passage_says_nothing_of_them(window, report, asked):
    outcome = ImportOutcome("/x", ImportStatus.REVISED, report.id, 2, standing={"same": 3})
    window.verbs.imports.report([outcome])
    assert window.desk.status.text() == "1 updated."
    assert offered(window.desk.status).text() == "Compare"


def test_every_way_of_reading_again_says_how_highlights_stand(window, report, asked):
    window.desk.open_passage(report.id)
    outcome = ImportOutcome("/x", ImportStatus.REVISED, report.id, 2, standing={"lost": 1})
    for act, said in (
        (window.verbs.imports.read_page, "This is the whole page now."),
        (window.verbs.imports.read_article, "This is the article now."),
        (lambda: window.verbs.imports.versions.make("x", report.id),
         f"Now version 2 of “{report.title}”."),
    ):  # fmt: skip
        act()
        asked[-1][2]["then"](outcome)
        assert window.desk.status.text() == f"{said} Highlights: 1 lost."


def test_what_changed_is_offered_where_no_passage_comes_first(window, report, asked, monkeypatch):
    outcome = ImportOutcome("/x", ImportStatus.REVISED, report.id, 2, standing={"same": 3})
    compared = []
    monkeypatch.setattr(window.desk.actions["compare"], "trigger", lambda: compared.append(1))
    window.verbs.imports.report([outcome])
    assert offered(window.desk.status).text() == "Compare"
    offered(window.desk.status).click()
    assert compared == [1]
    window.verbs.imports.report([replace(outcome, standing={"lost": 1})])
    assert offered(window.desk.status).text() == "Review"


def test_what_was_in_the_trash_is_said_to_be_back(window, report, asked):
    back = ImportOutcome("/x/a.txt", ImportStatus.IMPORTED, report.id, 1, from_trash=True)
    other = ImportOutcome("/x/b.txt", ImportStatus.UNCHANGED, report.id, 1)
    for outcomes, said in (
        ([back], "1 imported. It was in the trash and is back."),
        ([back, other], "1 imported, 1 already here. One was in the trash and is back."),
        ([back, back], "2 imported. 2 were in the trash and are back."),
    ):
        window.verbs.imports.report(outcomes)
        assert window.desk.status.text() == said


def test_nobody_asked_the_watched_folder_for_what_is_in_the_trash(window, asked, tmp_path):
    window.verbs.imports.import_quietly([tmp_path / "a.txt"], lambda _outcomes: None)
    assert asked[-1][2]["arguments"] == {"from_trash": False, "asks": True}


def test_a_clipboard_without_any_data_is_told(window, monkeypatch):
    monkeypatch.setattr(
        "desktop.ui.verbs.imports.QGuiApplication.clipboard",
        lambda: SimpleNamespace(mimeData=lambda: None),
    )
    window.do("paste_document")
    assert "no text on the clipboard" in window.desk.status.text()
