from __future__ import annotations

import pytest

from desktop.errors import NotFoundError


@pytest.fixture
def revised(workspace, report, document_id):
    """Keep a passage, revise the report, and return the highlight."""
    kept = workspace.highlights.add_quotation(document_id, "902 applications")
    report.write_text("A foreword.\n\n" + report.read_text(), encoding="utf-8")
    workspace.imports.files([report])
    return kept


def test_revisions_are_listed_the_newest_first(workspace, document_id, revised):
    newest, oldest = workspace.revisions.all(document_id)
    assert (newest.number, oldest.number) == (2, 1)
    assert newest.is_newest
    assert not oldest.is_newest
    assert newest.characters > oldest.characters
    assert oldest.imported <= newest.imported
    assert oldest == workspace.revisions.get(document_id, 1)
    for number in (0, 3):
        with pytest.raises(NotFoundError):
            workspace.revisions.get(document_id, number)


def test_an_old_revision_reads_as_it_did(workspace, report, document_id, revised):
    assert workspace.revisions.content(document_id, 1).text.startswith("Harbour survey")
    old, new = (workspace.revisions.document(document_id, number) for number in (1, 2))
    assert (old.revision, new.revision) == (1, 2)
    assert old.sha256 != new.sha256
    assert new == workspace.documents.get(document_id)
    assert workspace.revisions.source_path(document_id, 1).read_text("utf-8").startswith("Harbour")


def test_highlights_stand_in_an_old_revision_where_they_did(workspace, document_id, revised):
    (old,) = workspace.revisions.highlights(document_id, 1)
    (new,) = workspace.revisions.highlights(document_id, 2)
    assert (old.start, old.end) == (revised.start, revised.end)
    assert new == workspace.highlights.find(revised.id)
    assert new.start > old.start


def test_an_old_revision_tells_the_words_it_had(workspace, document_id, revised):
    now = workspace.highlights.find(revised.id)
    workspace.highlights.move(revised.id, now.start, now.end + len(". Of these"))
    (old,) = workspace.revisions.highlights(document_id, 1)
    assert old.quote == "902 applications"
    assert workspace.revisions.highlights(document_id, 2)[0].quote == "902 applications. Of these"


def test_what_was_made_later_is_not_in_an_old_revision(workspace, document_id, revised):
    workspace.highlights.add_quotation(document_id, "A foreword")
    assert [one.id for one in workspace.revisions.highlights(document_id, 1)] == [revised.id]
    assert len(workspace.revisions.highlights(document_id, 2)) == 2
