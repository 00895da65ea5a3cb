from __future__ import annotations

import pytest

from desktop.formats.office.fields import Fields, label_of, link_of, mention_of


@pytest.mark.parametrize(
    ("instruction", "target"),
    [
        ('HYPERLINK "https://example.org/a b"', "https://example.org/a b"),
        (" hyperlink https://example.org/ ", "https://example.org/"),
        (r'HYPERLINK \l "here"', "#here"),
        (r'HYPERLINK "https://example.org/" \l "here" \o "A tip"', "https://example.org/#here"),
        (r'HYPERLINK \o "A tip" "https://example.org/"', "https://example.org/"),
        (r'HYPERLINK \n "https://example.org/"', "https://example.org/"),
        ("HYPERLINK", ""),
        ("PAGE", ""),
        (r"REF here \h", ""),
        ("", ""),
    ],
)
def test_where_instructions_lead(instruction: str, target: str) -> None:
    assert link_of(instruction) == target


def test_fields_inside_fields() -> None:
    fields = Fields()
    fields.mark("begin")
    fields.instruct('HYPERLINK "https://example.org/"')
    assert fields.is_hidden
    fields.mark("separate")
    assert (fields.is_hidden, fields.link) == (False, "https://example.org/")
    fields.mark("begin")
    fields.instruct("PAGE")
    assert fields.is_hidden
    fields.mark("separate")
    assert (fields.is_hidden, fields.link) == (False, "https://example.org/")
    fields.mark("end")
    fields.mark("end")
    fields.mark("end")
    assert (fields.is_hidden, fields.link) == (False, "")


def test_a_field_without_a_result_ends_with_its_paragraph() -> None:
    fields = Fields()
    fields.mark("begin")
    fields.end_paragraph()
    assert not fields.is_hidden


def test_what_a_field_without_a_result_shows() -> None:
    assert label_of(" MACROBUTTON  None Name of the sender ") == "Name of the sender"
    assert label_of("MACROBUTTON None") == label_of("PAGE") == label_of("") == ""
    fields = Fields()
    fields.mark("begin")
    fields.instruct("MACROBUTTON None Name")
    assert fields.mark("end") == "Name"
    fields.mark("begin")
    fields.instruct("MACROBUTTON None Name")
    fields.mark("separate")
    assert fields.mark("end") == ""


@pytest.mark.parametrize(
    ("instruction", "mention"),
    [
        (r" NOTEREF _Ref1 \f \h ", ("_Ref1", True)),
        (r"noteref _Ref1 \h", ("_Ref1", False)),
        (r"REF _Ref1 \h", ("", False)),
        ("", ("", False)),
    ],
)
def test_mentions_of_notes(instruction: str, mention: tuple[str, bool]) -> None:
    assert mention_of(instruction) == mention


def test_a_form_field_shows_its_state_unless_it_shows_text() -> None:
    fields = Fields()
    for said in (False, True):
        fields.mark("begin", "☑")
        fields.mark("separate")
        if said:
            fields.say()
        assert fields.mark("end") == ("" if said else "☑")
