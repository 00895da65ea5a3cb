from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import (
    Anchor,
    BlockKind,
    Changes,
    Highlight,
    ImportOutcome,
    ImportStatus,
    LocatorKind,
    Placement,
    PlacementStatus,
    Progress,
    SpanKind,
)

IDS = st.frozensets(st.sampled_from("abc"))
CHANGES = st.builds(Changes, IDS, IDS, IDS, IDS, st.booleans())


@pytest.mark.parametrize(
    ("kinds", "names"),
    [
        (BlockKind, "PARAGRAPH HEADING LIST_ITEM QUOTATION TABLE IMAGE CAPTION RULE CODE FOOTNOTE"),
        (LocatorKind, "PAGE PARAGRAPH LINE"),
        (SpanKind, "BOLD ITALIC UNDERLINE STRIKE CODE SUPERSCRIPT SUBSCRIPT LINK NOTE_REFERENCE"),
    ],
)
def test_numbers_that_libraries_hold_keep_their_meaning(kinds, names):
    assert " ".join(kinds(number).name for number in range(len(names.split()))) == names


@given(CHANGES, CHANGES, CHANGES)
def test_changes_add_up_in_any_order(one, other, third):
    assert one | other == other | one
    assert (one | other) | third == one | (other | third)
    assert one | Changes() == one
    assert bool(one | other) == (bool(one) or bool(other))


def test_a_highlight_says_its_words_and_where_they_stand_now():
    at = datetime(2026, 3, 1, tzinfo=UTC)
    anchor = Anchor(1, 3, 7, "5441", "In ", " held")
    placement = Placement(2, 13, 17, PlacementStatus.SAME)
    highlight = Highlight("h", "d", anchor, placement, "yellow", at, at)
    assert highlight.quote == "5441"
    assert replace(highlight, anchor=replace(anchor, words="544")).quote == "544"
    assert (highlight.start, highlight.end) == (13, 17)


def test_what_nobody_told_is_nothing():
    outcome = ImportOutcome("a.txt", ImportStatus.FAILED)
    assert (outcome.document_id, outcome.revision, outcome.error) == ("", 0, "")
    progress = Progress(1, 2, "a.txt")
    assert (progress.part, progress.parts) == (0, 0)


def test_no_change_is_none():
    assert not Changes()
    assert Changes(indexed=True)
    assert Changes(tags=frozenset("a"))
