from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.ui.tabs.bars.document_bar import DocumentBar
from desktop.ui.tabs.document_views import DocumentViews


@pytest.fixture
def bar(qtbot, workspace, report) -> DocumentBar:
    views = DocumentViews()
    qtbot.addWidget(views)
    made = DocumentBar(views, views)
    made.show_document(report, workspace.documents.content(report.id))
    return made


def test_the_path_of_sections_stands_there_and_the_title_with_it_in_the_hint(bar) -> None:
    bar.show_section(1)
    assert bar.where.text() == "What the table leaves out"
    assert bar.where.toolTip() == "Counting people in detention  ›  What the table leaves out"
    bar.show_section(-1)
    assert not bar.where.text()
    assert bar.where.isHidden()


def test_facts_of_a_section_stand_beside_it_and_a_summary_where_none_is_read(
    bar, workspace, report
) -> None:
    workspace.sections.set_facts(report.id, 1, {"asked_by": "A. Member", "date": "4 March 2024"})
    bar.show_document(report, workspace.documents.content(report.id))
    bar.show_section(1)
    assert bar.strip.text() == "Asked by A. Member · 4 March 2024"
    assert bar.strip.toolTip().splitlines() == ["Asked by: A. Member", "Date: 4 March 2024"]
    bar.show_section(-1)
    assert not bar.strip.toolTip()
    assert bar.strip.text().endswith("· 1 section"), "never an empty line"


def test_the_line_unfolds_to_all_that_is_known(bar, report) -> None:
    facts = replace(report.facts, authors=("Ann", "Ben", "Cid"), other={"place": "Hesk"})
    bar.show_facts(replace(report, facts=facts))
    assert bar.facts.text().startswith("Ann, Ben and others")
    height = bar.sizeHint().height()
    bar.more.click()
    assert bar.details.text().splitlines() == [
        report.title,
        "Authors: Ann, Ben, Cid",
        *([f"Language: {facts.language}"] if facts.language else []),
        "Place: Hesk",
    ]
    assert bar.sizeHint().height() > height
    bar.show_section(1)
    assert "What the table leaves out" in bar.details.text(), "it follows what is read"
    bar.more.click()
    assert bar.sizeHint().height() == height
