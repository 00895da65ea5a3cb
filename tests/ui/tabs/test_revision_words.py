from __future__ import annotations

from datetime import datetime

from desktop.domain.reviews import Revision
from desktop.ui.tabs.revision_words import day, lines, place


def revision(number: int, sha256: str, *, newest: bool = False) -> Revision:
    at = datetime(2026, 5, number, 14, 5).astimezone()
    return Revision("d", number, at, sha256, "text 1", 10, "Title", "a.txt", newest)


def test_a_revision_is_called_by_its_day():
    assert day(revision(3, "a")) == "3 May 2026"
    assert place(revision(3, "a"), 4) == "Revision 3 of 4 · 3 May 2026"


def test_a_list_says_the_time_and_where_only_the_reading_changed():
    found = lines([revision(3, "b", newest=True), revision(2, "a"), revision(1, "a")])
    assert found == [
        "Revision 3 · 3 May 2026, 14:05 · newest",
        "Revision 2 · 2 May 2026, 14:05 · same file, read anew",
        "Revision 1 · 1 May 2026, 14:05",
    ]
