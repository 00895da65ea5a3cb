from __future__ import annotations

from uuid import uuid4

import pytest

from desktop.domain.exchanged.deep_link import link_to, read_link
from desktop.errors import DeadLinkError, NotFoundError


@pytest.fixture
def report(workspace, tmp_path):
    (tmp_path / "survey.md").write_text(
        "# Harbour survey\n\nThe survey counted 902 applications. Of these, 408 were granted.\n",
        "utf-8",
    )
    workspace.imports.files([tmp_path / "survey.md"])
    return workspace.documents.all()[0]


@pytest.fixture
def kept(workspace, report):
    return workspace.highlights.add_quotation(report.id, "Of these, 408 were granted")


def told(workspace, link: str) -> tuple[str, str]:
    with pytest.raises(DeadLinkError) as caught:
        workspace.deeplinks.followed(link)
    return str(caught.value), caught.value.document_id


def test_a_link_leads_to_a_document_or_to_a_passage(workspace, report, kept):
    links = workspace.deeplinks
    assert links.followed(links.to_document(report.id)) == (report.id, -1, -1, "")
    link = links.to_highlight(kept.id)
    assert read_link(link) == (workspace.library_id, report.id, kept.id)
    assert links.followed(link) == (report.id, kept.start, kept.end, kept.id)
    with pytest.raises(NotFoundError):
        links.to_highlight(str(uuid4()))


def test_a_highlight_that_was_removed_is_told_by_its_words(workspace, report, kept):
    link = workspace.deeplinks.to_highlight(kept.id)
    workspace.highlights.remove(kept.id)
    said, document_id = told(workspace, link)
    assert "“Of these, 408 were granted” in “Harbour survey”, which was removed" in said
    assert document_id == report.id
    workspace.history.undo()
    assert workspace.deeplinks.followed(link).highlight_id == kept.id
    workspace.history.undo()
    said, document_id = told(workspace, link)
    assert "“Of these, 408 were granted” in “Harbour survey”" in said
    assert document_id == report.id


def test_a_document_that_is_gone_is_told_by_its_title_while_it_has_one(workspace, report, kept):
    links = workspace.deeplinks.to_document(report.id), workspace.deeplinks.to_highlight(kept.id)
    workspace.trash.put(report.id)
    for link in links:
        said, document_id = told(workspace, link)
        assert said.startswith("This link leads to “Harbour survey”, which is in the trash.")
        assert document_id == ""
    workspace.trash.empty()
    for link in links:
        assert "deleted for good" in told(workspace, link)[0]


@pytest.mark.parametrize(
    "link",
    [
        "", "manicule://", "manicule://../../etc/passwd", "file:///etc/passwd", "https://a.example",
        "manicule://x/y/z", "javascript:alert(1)", "manicule:" + "/" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_link_of_ours_opens_nothing(workspace, link):
    assert told(workspace, link)[0].startswith("This is no link")


def test_links_of_another_library_and_to_what_never_was(workspace, report):
    assert "another library" in told(workspace, link_to(str(uuid4()), report.id))[0]
    unknown = link_to(workspace.library_id, str(uuid4()), str(uuid4()))
    assert "is not in this library" in told(workspace, unknown)[0]
    said, document_id = told(workspace, link_to(workspace.library_id, report.id, str(uuid4())))
    assert "nothing is known of it but that it was in “Harbour survey”" in said
    assert document_id == report.id
