from __future__ import annotations

from desktop.domain import DocumentKind, Parsed, ReadingChoice
from desktop.workspace.imports.choices import as_chosen


def test_a_page_shown_whole_stays_of_its_kind(workspace, seeds):
    (outcome,) = workspace.imports.files([seeds / "news-report.html"])
    document = workspace.documents.get(outcome.document_id)
    content = workspace.documents.content(document.id)
    parsed = Parsed(content, DocumentKind.INTERVIEW, document.facts, "text/html", "html 1")
    whole = as_chosen(parsed, ReadingChoice(whole_page=True), document.kind)
    assert whole.kind is document.kind
    assert "whole_page" in whole.facts.other
    workspace.originals.reimport(document.id, whole_page=True)
    assert "whole_page" in workspace.documents.get(document.id).facts.other
    workspace.originals.reimport(document.id)
    assert "whole_page" not in workspace.documents.get(document.id).facts.other
