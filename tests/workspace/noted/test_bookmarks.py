from __future__ import annotations

import pytest

from desktop.domain.noted.bookmarks import stands
from desktop.errors import InvalidValueError


@pytest.fixture
def counted(workspace, document_id):
    """Put a bookmark at the sentence about the second count."""
    at = workspace.documents.content(document_id).text.index("second count")
    return workspace.bookmarks.add(document_id, at + 3, "Second")


def line_of(workspace, bookmark):
    text = workspace.documents.content(bookmark.document_id).text
    return text[bookmark.start :].partition("\n")[0]


def test_it_is_put_before_a_word_and_called_by_what_is_there(workspace, document_id, counted):
    assert line_of(workspace, counted).startswith("second count gave")
    assert counted.name == "Second"
    top = workspace.bookmarks.add(document_id, 0)
    assert top.name == "Harbour survey"
    assert workspace.bookmarks.all([document_id]) == [top, counted]


def test_it_follows_its_line_into_a_new_revision(workspace, report, document_id, counted):
    report.write_text("A foreword of some words.\n\n" + report.read_text(), encoding="utf-8")
    workspace.imports.files([report])
    (now,) = workspace.bookmarks.all()
    assert (now.id, now.revision) == (counted.id, 2)
    assert line_of(workspace, now).startswith("second count gave")
    assert stands(now, workspace.documents.content(document_id))


def test_where_its_line_is_gone_it_is_near_and_that_can_be_told(
    workspace, report, document_id, counted
):
    kept = report.read_text().partition("A second")[0]
    report.write_text(kept + "Nothing else was ever looked at.\n", encoding="utf-8")
    workspace.imports.files([report])
    (now,) = workspace.bookmarks.all()
    content = workspace.documents.content(document_id)
    assert now.revision == 2
    assert 0 <= now.start < len(content.text)
    assert not stands(now, content)


def test_another_reading_of_the_same_text_leaves_it_where_it_is(workspace, document_id, counted):
    workspace.originals.reimport(document_id)
    (now,) = workspace.bookmarks.all()
    assert (now.revision, now.start) == (2, counted.start)


def test_renaming_and_removing_are_told(workspace, counted):
    told = []
    workspace.subscribe(told.append)
    workspace.bookmarks.rename(counted.id, "Count")
    workspace.bookmarks.remove(counted.id)
    assert [changes.bookmarks for changes in told] == [{counted.id}, {counted.id}]
    workspace.history.undo()
    assert [one.name for one in workspace.bookmarks.all()] == ["Count"]


def test_a_document_without_text_has_no_place_for_one(workspace, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    outcome = workspace.imports.files([empty])[0]
    if outcome.document_id:
        with pytest.raises(InvalidValueError):
            workspace.bookmarks.add(outcome.document_id, 0)
