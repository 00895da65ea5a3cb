from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.citing.copy_style import CopyStyle
from desktop.ui.tree.tree_nodes import Kind
from tests.ui.hands import open_in_tree, select

QUOTATION = "it holds no figures"


@pytest.fixture
def pane(qtbot, window, report):
    return open_in_tree(qtbot, window, report.title)


def copied() -> str:
    return QApplication.clipboard().text()


def choose_style(window, style: CopyStyle) -> None:
    settings = window.desk.settings
    settings.set_preferences(replace(settings.preferences(), copy_style=style))


def test_a_passage_is_copied_in_the_style_chosen_once(qtbot, window, report, pane):
    select(qtbot, pane, QUOTATION)
    window.do("copy_citation")
    assert copied().startswith(f"“{QUOTATION}”\n")
    assert f"<p>{QUOTATION}</p>" in QApplication.clipboard().mimeData().html()
    choose_style(window, CopyStyle.PANDOC)
    window.do("copy_citation")
    assert copied() == f"“{QUOTATION}” [@{report.facts.citation_key}]"
    window.do("copy_as_markdown")
    assert copied().startswith(f"> {QUOTATION}\n\n— ")
    window.do("copy_as_footnote")
    assert copied().startswith(f"“{QUOTATION}”[^{report.facts.citation_key}-")


def test_a_citation_style_of_preferences_is_used(qtbot, window, report, pane):
    settings = window.desk.settings
    settings.set_preferences(replace(settings.preferences(), citation_style="oscola"))
    select(qtbot, pane, QUOTATION)
    window.do("copy_citation")
    qtbot.waitUntil(lambda: copied().startswith(f"“{QUOTATION}”\n‘"), timeout=20_000)
    assert f"<p>{QUOTATION}</p>" in QApplication.clipboard().mimeData().html()
    window.do("copy_as_markdown")
    qtbot.waitUntil(lambda: copied().startswith(f"> {QUOTATION}\n\n— ‘"), timeout=20_000)


def test_several_highlights_are_copied_together(window, workspace, report, pane, qtbot):
    made = [
        workspace.highlights.add_quotation(report.id, words, 1)
        for words in ("ministry", "May")
        if words in workspace.documents.content(report.id).text
    ]
    made.append(workspace.highlights.add_quotation(report.id, "Remand prisoners", 1))
    qtbot.waitUntil(lambda: len(pane.highlights) == len(made))
    window.desk.sidebar.view.selectAll()
    window.do("copy_as_pandoc")
    assert copied().count(f"[@{report.facts.citation_key}]") == len(made)
    assert "“Remand prisoners” " in copied()


def test_documents_of_the_tree_or_the_one_in_front(window, workspace, report, pane):
    window.do("copy_bibtex")
    assert copied().startswith("@misc{")
    tree = window.desk.left.tree
    rows = [(Kind.DOCUMENT, one.id) for one in workspace.documents.all()]
    tree.view.setFocus()
    tree.choose(rows, rows[0])
    window.do("copy_csl")
    assert len(json.loads(copied())) == len(rows)
    choose_style(window, CopyStyle.PANDOC)
    window.do("copy_document")
    assert copied().count("@") == len(rows)
    assert window.desk.status.text() == "Copied 2 citations."


def test_one_highlight_keeps_its_form_for_word_processors(window, workspace, report, pane, qtbot):
    kept = workspace.highlights.add_quotation(report.id, QUOTATION, 1)
    qtbot.waitUntil(lambda: kept.id in pane.highlights)
    window.desk.sidebar.select(kept.id)
    window.do("copy_citation")
    assert copied().startswith(f"“{QUOTATION}”\n")
    assert f"<p>{QUOTATION}</p>" in QApplication.clipboard().mimeData().html()
