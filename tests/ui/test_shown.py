from __future__ import annotations

import pytest

from desktop.ui.shown import ANNOTATIONS, CLAIMS, Shown, of_arriving, of_note


@pytest.mark.parametrize(
    ("shown", "mark"),
    [
        (Shown("d"), ""),
        (Shown("d", 2), "Rev. 2 · "),
        (Shown("d", 2, 5), "2 → 5 · "),
    ],
)
def test_a_tab_says_what_is_not_the_newest(shown, mark):
    assert shown.mark == mark


@pytest.mark.parametrize(
    ("shown", "is_there"),
    [
        (Shown("d"), True),
        (Shown("d", 2), True),
        (Shown("d", 3), False),  # which is the newest, and no old one
        (Shown("d", 4), False),
        (Shown("d", 1, 3), True),
        (Shown("d", 3, 1), True),
        (Shown("d", 1, 4), False),
        (Shown("d", 0, 3), False),
    ],
)
def test_what_three_revisions_have(shown, is_there):
    assert shown.is_of(3) == is_there


def test_what_is_of_the_whole_library_has_a_name_of_its_own():
    assert [one.title for one in (ANNOTATIONS, CLAIMS)] == ["All Highlights", "Claims"]
    assert not CLAIMS.is_document
    assert CLAIMS.is_there({})
    assert (of_note("n").title, of_note("n").icon) == ("", "note")
    assert Shown("d1").title == ""


def test_a_file_that_is_on_its_way_is_no_document_yet():
    shown = of_arriving(3)
    assert shown.is_arriving
    assert not shown.is_document
    assert not shown.is_there({}), "so that none is opened at the next start"
    assert shown != of_arriving(4)
    assert not any(one.is_arriving for one in (Shown("d"), ANNOTATIONS, CLAIMS, of_note("n")))
