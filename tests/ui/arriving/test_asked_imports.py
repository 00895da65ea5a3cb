"""Imports that the end of the program broke off, and files that are asked for twice."""

from __future__ import annotations

import json

import pytest

from desktop.domain import ImportOutcome, ImportStatus
from desktop.ui.arriving.asked_imports import MOST
from desktop.ui.arriving.wanted_imports import Wanted
from tests.ui.hands import offered


def leave(workspace, *wanted: Wanted) -> None:
    """Leave imports as a window does that is no more."""
    for one in wanted:
        draft_id = workspace.wanted.new_id("import")
        workspace.wanted.keep(draft_id, one.told())
        workspace.wanted.put_aside(draft_id)


def kept(workspace) -> list[dict[str, object]]:
    for draft_id in list(workspace.wanted._written):
        workspace.wanted.put_aside(draft_id)
    return [json.loads(draft.text) for draft in workspace.wanted.all()]


@pytest.fixture
def imports(slow):
    return slow.window.verbs.imports


def test_an_import_that_was_broken_off_goes_on_and_says_so(slow, imports):
    desk = slow.desk
    leave(desk.workspace, Wanted((slow.path,), "Ports"))
    imports.take_up()
    assert slow.asked == [("imports.files", [slow.path])]
    assert desk.status.text() == (
        "What was being imported when the program ended is imported now: “register.pdf”."
    )
    assert slow.reading.all_tabs() == [], "nobody is led anywhere"
    outcome = slow.bring()
    assert desk.status.text() == "1 imported."
    offered(desk.status).click()
    assert slow.reading.current().document_id == outcome.document_id
    assert kept(desk.workspace) == []


def test_it_can_be_looked_at_while_it_goes_on(slow, imports):
    leave(slow.desk.workspace, Wanted((slow.path,)))
    imports.take_up()
    offered(slow.desk.status).click()
    slow.work()
    assert slow.line.text().startswith("The text is about to be read")
    assert len(slow.asked) == 1
    outcome = slow.bring()
    assert slow.reading.current().document_id == outcome.document_id


def test_what_is_broken_off_again_waits_for_the_next_start(slow, imports):
    workspace = slow.desk.workspace
    leave(workspace, Wanted((slow.path,)))
    imports.take_up()
    assert [one["times"] for one in kept(workspace)] == [1]
    slow.window.verbs.end()
    assert [one["times"] for one in kept(workspace)] == [0]


def test_what_brings_the_program_down_is_only_offered(slow, imports):
    workspace = slow.desk.workspace
    leave(workspace, Wanted((slow.path,), times=MOST))
    imports.take_up()
    assert slow.asked == kept(workspace) == []
    assert slow.desk.status.text() == (
        "Not imported, as the program ended each time: “register.pdf”."
    )
    offered(slow.desk.status).click()
    slow.work()
    assert slow.asked == [("imports.files", [slow.path])]
    assert [one["times"] for one in kept(workspace)] == [0]


def test_a_pasted_text_and_much_else_go_on(slow, imports, tmp_path):
    leave(slow.desk.workspace, Wanted(text="<p>Words.</p>", is_html=True), Wanted((tmp_path,)))
    imports.take_up()
    assert slow.asked == [("imports.text", "<p>Words.</p>"), ("imports.files", [tmp_path])]
    assert slow.desk.status.text() == (
        "What was being imported when the program ended is imported now: a pasted text, and 1 more."
    )


def test_nothing_goes_on_where_nothing_was_broken_off(slow, imports):
    imports.take_up()
    assert slow.asked == []
    assert slow.desk.status.text() == ""


def test_a_file_that_was_closed_half_way_is_looked_at_again_and_not_imported_twice(opened):
    opened.reading.close_pane(opened.tab)
    opened.open()
    assert len(opened.asked) == 1
    opened.line.button.click()
    assert opened.cancelled == [1]
    outcome = opened.bring()
    assert [tab.document_id for tab in opened.reading.all_tabs()] == [outcome.document_id]


def test_a_file_that_has_changed_meanwhile_is_imported_once_more(opened):
    opened.reading.close_pane(opened.tab)
    opened.path.write_bytes(opened.path.read_bytes() + b"\n")
    opened.open()
    assert len(opened.asked) == 2


def test_what_has_no_pages_is_shown_once_it_is_there(slow, imports, tmp_path, report):
    path = tmp_path / "letter.txt"
    path.write_text("A letter.")
    leave(slow.desk.workspace, Wanted((path,)))
    imports.take_up()
    imports.import_paths([path])
    assert slow.desk.status.text() == "“letter.txt” is being imported already."
    assert len(slow.asked) == 1
    slow.end(ImportOutcome(str(path), ImportStatus.IMPORTED, report.id))
    assert slow.reading.current().document_id == report.id
