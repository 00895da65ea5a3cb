from __future__ import annotations

import pytest

from desktop.ui.painting import flat, plain_note


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("A **commitment** with a *date*", "A commitment with a date"),
        ("`code` and __strong__", "code and strong"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("> not held\n> > at all\n\nSaid so.", "not held\nat all\n\nSaid so."),
        ("# Heading\n#tag", "Heading\n#tag"),
        ("- one\n* **two**\n-3 degrees", "• one\n• two\n-3 degrees"),
        ("See [the table](https://example.org/t).", "See the table."),
        ("", ""),
    ],
)
def test_a_note_is_shown_without_its_marks(note, shown):
    assert plain_note(note) == shown


def test_flat_text_keeps_its_offsets():
    text = "one\ntwo\u2028three\tfour\x1efive"
    assert len(flat(text)) == len(text)
    assert flat(text).split() == ["one", "two", "three", "four", "five"]
