from __future__ import annotations

from desktop.domain import DocumentKind, Parsed, ReadingChoice


def test_a_page_shown_whole_stays_of_its_kind(workspace, seeds):
    (outcome,) = workspace.import_files([seeds / "news-report.html"])
    document = workspace.document(outcome.document_id)
    content = workspace.content(document.id)
    parsed = Parsed(content, DocumentKind.INTERVIEW, document.facts, "text/html", "html 1")
    whole = workspace._as_chosen(parsed, ReadingChoice(whole_page=True), document.id)
    assert whole.kind is document.kind
    assert "whole_page" in whole.facts.other
    workspace.reimport(document.id, whole_page=True)
    assert "whole_page" in workspace.document(document.id).facts.other
    workspace.reimport(document.id)
    assert "whole_page" not in workspace.document(document.id).facts.other


def test_the_file_itself_is_read_while_it_is_as_it_was(workspace, report, document_id):
    with workspace._readable_source(document_id) as path:
        assert path == report
    data = report.read_bytes()
    report.write_text("other words")
    with workspace._readable_source(document_id) as path:
        assert path != report
        assert path.suffix == report.suffix
        assert path.read_bytes() == data
    assert not path.exists()
