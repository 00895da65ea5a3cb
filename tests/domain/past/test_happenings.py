from __future__ import annotations

from typing import Any

import pytest

from desktop.domain.past.happenings import turns

NAMES = {"t1": "figures"}


@pytest.mark.parametrize(
    ("noun", "key", "before", "after", "told"),
    [
        ("highlights", "h", {"note": "a", "modified": "1"}, {"note": "b", "modified": "2"},
         [("note", "a", "b")]),
        ("highlights", "h", {"start": 3, "end": 9, "quotation": "old"},
         {"start": 4, "end": 9, "quotation": "new"},
         [("passage", "old", "new"), ("characters", "3–9", "4–9")]),
        ("highlights", "h", {"start": 3}, {"start": 4}, [("characters", "3–…", "4–…")]),
        ("highlights", "h", {"deleted_at": None}, {"deleted_at": "2026"},
         [("state", "", "in the trash")]),
        ("highlights", "h", {"deleted_at": "2026"}, {"deleted_at": None},
         [("state", "in the trash", "kept")]),
        ("highlights", "h", None, {"quotation": "5441", "words": "544", "colour": "green"},
         [("passage", "", "544"), ("colour", "", "green")]),
        ("highlight_tags", "h t1", None, {"tag_id": "t1"}, [("tag", "", "figures")]),
        ("highlight_tags", "h t2", {"tag_id": "t2"}, None, [("tag", "t2", "")]),
        ("placements", "h 2", {"start": 1, "end": 1, "status": "waiting"},
         {"start": 4, "end": 9, "status": "moved"},
         [("place in revision 2", "waiting, 1–1", "moved, 4–9")]),
        ("documents", "d", {"collection_id": None}, {"collection_id": "t1"},
         [("collection", "", "figures")]),
        ("free_notes", "n", {"text": "a"}, {"text": "a [[document:d1|paper]]"},
         [("text", "a", "a paper")]),
        ("claims", "c", None, None, []),
    ],
)  # fmt: skip
def test_what_became_of_a_row_is_told(
    noun: str, key: str, before: Any, after: Any, told: list[tuple[str, str, str]]
) -> None:
    assert list(turns(noun, key, (before, after), NAMES)) == told
