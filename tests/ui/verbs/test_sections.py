from __future__ import annotations

import pytest

from desktop.ui.dialogs.name import NameDialog
from desktop.ui.dialogs.section_facts import SectionFactsDialog
from desktop.ui.tree.tree_nodes import Kind

REMAND = "Remand prisoners"


@pytest.fixture
def pane(window, report):
    window.desk.open_passage(report.id)
    return window.desk.reading.current()


@pytest.fixture
def answer(monkeypatch):
    """Answer what is asked for in a small dialog, and keep what it offered."""
    offered = []

    def put(text: str) -> list[str]:
        def ask(_title, known, _button, _parent):
            offered.append(known)
            return text

        monkeypatch.setattr(NameDialog, "ask", ask)
        return offered

    return put


def names(workspace, report):
    return [section.title for section in workspace.documents.content(report.id).sections]


def select(pane, words):
    start = pane.content.text.index(words)
    pane.reader.set_selection(start, start + len(words))


def tree_rows(window, report):
    tree = window.desk.left.tree
    node = tree.model.find(Kind.DOCUMENT, report.id)
    tree.view.expand(tree.model.index_of(node))
    return [row.text for row in node.walk()][1:], node


def test_a_section_begins_at_the_caret_and_undo_takes_it_back(
    window, workspace, report, pane, answer
):
    before, _ = tree_rows(window, report)
    offered = answer("Who is missing")
    select(pane, REMAND)
    window.do("section_begin")
    assert offered[0].startswith(REMAND)
    assert "Who is missing" in names(workspace, report)
    assert "Who is missing" in tree_rows(window, report)[0]
    assert pane.content.sections == workspace.documents.content(report.id).sections
    window.do("undo")
    assert tree_rows(window, report)[0] == before == names(workspace, report)


def test_the_menu_of_the_page_begins_one_where_it_was_opened(
    window, workspace, report, pane, answer
):
    offered = answer("Who is missing")
    pane.reader.section_requested.emit(pane.content.text.index(REMAND) + 3)
    assert offered[0].startswith(REMAND)
    assert "Who is missing" in names(workspace, report)


def test_the_section_of_the_selection_is_renamed(window, workspace, report, pane, answer):
    answer("What is not in it")
    select(pane, REMAND)
    window.do("section_rename")
    assert "What is not in it" in names(workspace, report)
    assert "What is not in it" in tree_rows(window, report)[0]


def test_a_row_of_the_tree_is_renamed_in_place(window, workspace, report, pane):
    _, node = tree_rows(window, report)
    model = window.desk.left.tree.model
    section = list(node.walk())[-1]
    model.setData(model.index_of(section), "Left out")
    assert names(workspace, report)[-1] == "Left out"


def test_a_section_is_joined_to_the_one_before(window, workspace, report, pane):
    before = names(workspace, report)
    select(pane, REMAND)
    window.do("section_join")
    assert names(workspace, report) == before[:-1]
    assert "Joined" in window.desk.status.text()


def test_facts_of_a_section_are_shown_above_the_page(
    window, workspace, report, pane, monkeypatch, qtbot
):
    monkeypatch.setattr(SectionFactsDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(
        SectionFactsDialog, "facts", lambda _dialog: {"author": "Ann Lee", "date": "2025"}
    )
    select(pane, REMAND)
    window.do("section_facts")
    section = workspace.documents.content(report.id).sections[-1]
    assert section.facts == {"author": "Ann Lee", "date": "2025"}
    pane.reader.section_changed.emit(len(pane.content.sections) - 1)
    assert pane.bar.strip.text() == "Ann Lee · 2025"
    _, node = tree_rows(window, report)
    assert "Author: Ann Lee" in list(node.walk())[-1].tip


def test_where_there_is_no_section_it_says_what_to_do(window, workspace, report, pane):
    workspace.sections.set(report.id, [])
    assert tree_rows(window, report)[0] == []
    window.do("section_join")
    assert "no section" in window.desk.status.text()


@pytest.mark.parametrize("action", ["section_rename", "section_begin"])
def test_a_document_that_changed_while_the_reader_was_asked_is_left_alone(
    window, workspace, report, pane, monkeypatch, action
):
    outcome = workspace.imports.text("<h1>Another beginning</h1><p>Words.</p>", html=True)

    def ask(*_about):
        workspace.originals.make_version(outcome.document_id, report.id)
        return "Mine"

    monkeypatch.setattr(NameDialog, "ask", ask)
    select(pane, REMAND)
    window.do(action)
    assert "Mine" not in names(workspace, report)
    assert "has changed meanwhile" in window.desk.status.text()
