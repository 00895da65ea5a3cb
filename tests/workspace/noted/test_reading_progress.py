from __future__ import annotations

from desktop.domain import ImportStatus
from desktop.domain.noted.reading_progress import ReadingState


def test_what_was_read_follows_into_a_new_revision(workspace, document_id, report):
    told = []
    text = workspace.documents.content(document_id).text
    end = text.index("A second count")
    assert workspace.readings.add(document_id, 1, [(0, end)])
    before = workspace.readings.all()[document_id].share
    report.write_text(
        report.read_text(encoding="utf-8").replace("granted.\n", "granted.\n\nNobody was asked.\n"),
        encoding="utf-8",
    )
    workspace.subscribe(told.append)
    assert workspace.imports.files([report])[0].status is ImportStatus.REVISED
    newer = workspace.documents.content(document_id).text
    said = "".join(newer[start:stop] for start, stop in workspace.readings.stretches(document_id))
    assert "Of these, 408 were granted." in said
    assert "Nobody" not in said
    assert 0 < workspace.readings.all()[document_id].share < before
    assert any(document_id in changes.readings for changes in told)
    assert workspace.care.check() == []


def test_listeners_hear_of_a_mark_and_not_of_reading(workspace, document_id):
    told = []
    workspace.subscribe(told.append)
    workspace.readings.add(document_id, 1, [(0, 9)])
    assert told == []
    workspace.readings.mark([document_id], ReadingState.READ)
    assert told[-1].readings == {document_id}
    assert workspace.readings.all()[document_id].is_read
