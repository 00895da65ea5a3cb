from __future__ import annotations

import pytest

from desktop.domain.citing.copy_style import CopyStyle
from desktop.errors import UnusableStyleError
from tests.workspace.conftest import REPORT


@pytest.fixture
def report(workspace, tmp_path):
    path = tmp_path / "survey.md"
    path.write_text(REPORT, encoding="utf-8")
    workspace.imports.files([path])
    (document,) = workspace.documents.all()
    return document


def test_a_passage_is_quoted_with_its_citation(workspace, report):
    content = workspace.documents.content(report.id)
    start = content.text.index("902")
    text = workspace.citations.passage(report.id, start, start + 16, CopyStyle.PANDOC)
    assert text == f"“902 applications” [@{report.facts.citation_key}]"
    line = workspace.citations.line(report.id, start)
    assert "“survey”" in line


def test_highlights_are_copied_in_the_order_given(workspace, report):
    first = workspace.highlights.add_quotation(report.id, "902 applications", 1)
    second = workspace.highlights.add_quotation(report.id, "A second count", 1)
    text = workspace.citations.highlights([second.id, "gone", first.id], CopyStyle.MARKDOWN)
    assert text.index("> A second count") < text.index("> 902 applications")
    assert text.count("\n\n— ") == 2


def test_words_that_the_source_lacks_now_are_cited_from_their_revision(workspace, report, tmp_path):
    kept = workspace.highlights.add_quotation(report.id, "902 applications", 1)
    path = tmp_path / "survey.md"
    path.write_text(REPORT.replace("902", "877"), encoding="utf-8")
    workspace.imports.files([path])
    text = workspace.citations.highlights([kept.id], CopyStyle.PLAIN)
    assert text.startswith("“902 applications”\n")
    assert "(revision 1, " in text
    pandoc = workspace.citations.highlights([kept.id], CopyStyle.PANDOC)
    assert pandoc.endswith(f" [@{report.facts.citation_key}, revision 1]")


def test_documents_are_handed_on_as_others_read_them(workspace, report):
    key = report.facts.citation_key
    assert f"{{{key}," in workspace.citations.bibtex([report.id])
    assert f'"id": "{key}"' in workspace.citations.csl_json()
    assert workspace.citations.documents([report.id], CopyStyle.PANDOC) == f"[@{key}]"


def test_a_copy_is_cited_in_a_style(workspace, report):
    kept = workspace.highlights.add_quotation(report.id, "902 applications", 1)
    style = {"in_style": "oscola"}
    line = workspace.citations.line(report.id, kept.start, **style)
    assert line == "‘Survey’."
    text = workspace.citations.highlights([kept.id], CopyStyle.FOOTNOTE, **style)
    assert text.endswith("]: ‘Survey’.")
    plain = workspace.citations.passage(report.id, kept.start, kept.end, CopyStyle.PLAIN, **style)
    assert plain == "“902 applications”\n‘Survey’."
    with pytest.raises(UnusableStyleError):
        workspace.citations.line(report.id, 0, in_style="nature")
