from __future__ import annotations

import pytest

from desktop.domain import LinkEnd, PlacementStatus, Section
from desktop.export.written.highlight_json import highlight_record, known_status
from tests.export.conftest import content_of, highlight_of

CONTENT = content_of("Figures\nIn 2019 there were 1,204 people.", Section("Figures", 1, 0, 41))
PROMISED = {
    *("id", "document", "revision", "start", "end", "quote", "prefix", "suffix", "colour", "tags"),
    *("note", "created", "modified", "status", "section", "page"),
}


def record(start: int, end: int, **values):
    return highlight_record(highlight_of(CONTENT, start, end, **values), CONTENT, None, ())


def test_fields_that_scripts_know_are_there():
    found = record(27, 32, tags=("a/b",))
    assert found.keys() >= PROMISED
    assert (found["quote"], found["section"], found["tags"]) == ("1,204", "Figures", ["a/b"])
    assert (found["status"], found["new_quote"], found["said_by"]) == ("same", None, None)


@pytest.mark.parametrize("status", PlacementStatus)
def test_a_status_is_one_that_scripts_know(status):
    known = {"same", "edited", "moved", "review", "lost", "manual"}
    assert known_status(status) in known
    assert record(27, 32, status=status)["decided"] == (
        status in {PlacementStatus.MANUAL, PlacementStatus.RECORD}
    )


def test_a_link_says_which_way_it_goes():
    ends = [LinkEnd("l1", "h2", "supports", "bears out", is_source=True)]
    (link,) = highlight_record(highlight_of(CONTENT, 27, 32), CONTENT, None, ends)["links"]
    assert (link["id"], link["highlight"], link["direction"]) == ("l1", "h2", "to")
