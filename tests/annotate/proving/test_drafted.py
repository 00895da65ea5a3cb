from __future__ import annotations

from array import array

import pytest

from desktop.annotate.proving.drafted import is_titled, quotations
from desktop.domain import BlockKind, Blocks, Content, Span, SpanKind
from tests.domain.samples import content_of


def with_kinds(text: str, *kinds: BlockKind) -> Content:
    plain = content_of(text)
    return Content(text, Blocks(array("I", plain.blocks.starts), bytes(kinds), bytes(len(kinds))))


def texts(content: Content) -> list[str]:
    return [one.text for one in quotations(content)]


@pytest.mark.parametrize(
    "marks", ["“”", "\"\"", "„“", "«»", "»«", "‹›", "‘’", "''", "「」", "『』", "””"]
)  # fmt: skip
def test_quotation_marks_of_any_language_are_known(marks):
    draft = content_of(f"She wrote {marks[0]}it was all over{marks[1]} in May.")
    (one,) = quotations(draft)
    assert one.text == draft.text[one.start : one.end] == "it was all over"
    assert one.before == "She wrote "


def test_words_quoted_inside_a_quotation_are_part_of_it():
    assert texts(content_of("“He said ‘no’ to me” and “left”")) == ["He said ‘no’ to me", "left"]


def test_a_quotation_may_go_on_in_the_next_paragraph():
    assert texts(content_of("“It began.\n“It ended.” So it was.")) == ["It began.\nIt ended."]


def test_code_is_no_quotation():
    assert texts(with_kinds("print(“it was all over”)", BlockKind.CODE)) == []


def test_a_block_quotation_ends_before_its_citation_and_who_signs_it():
    quotation, text = BlockKind.QUOTATION, BlockKind.PARAGRAPH
    draft = with_kinds(
        "Ray writes:\nIt began.\nIt ended. [@ray2020, p. 4]\n— Ann Ray\nSo it was.",
        text, quotation, quotation, quotation, text,
    )  # fmt: skip
    (one,) = quotations(draft)
    assert one.text == "It began.\nIt ended."
    assert "@ray2020, p. 4" in one.after
    assert one.before == "Ray writes:"


@pytest.mark.parametrize(
    "signed", ["“It all ended.” — Ann Ray, *Report*, p. 3", "It all ended. – Ann Ray (2020, p. 3)"]
)
def test_who_signs_may_stand_in_the_last_line(signed):
    (one,) = quotations(with_kinds(signed, BlockKind.QUOTATION))
    assert one.text.rstrip(".") == "It all ended"
    assert "p. 3" in one.after


def test_a_citation_behind_the_full_stop_belongs_to_the_quotation_and_the_next_sentence_does_not():
    after = [
        one.after for one in quotations(content_of("“It ended.” [@ray, p. 4] Hill (p. 9) not"))
    ]
    assert after == [" [@ray, p. 4]"]
    after = [one.after for one in quotations(content_of("“It ended.” Hill (2020, p. 9) not."))]
    assert after == [""]


def test_what_is_said_of_one_quotation_is_not_said_of_another():
    one, other = quotations(content_of("“It began” (p. 1) and then “it ended” (p. 2)."))
    assert (one.after, other.after) == (" (p. 1) and then ", " (p. 2).")
    assert other.before == ""


def test_a_note_says_where_a_quotation_is_from():
    text = "It is said that “it ended”1 here.\nRay 2020, p. 4."
    kinds = bytes([BlockKind.PARAGRAPH, BlockKind.FOOTNOTE])
    plain = content_of(text)
    span = Span(
        text.index("1"), text.index("1") + 1, SpanKind.NOTE_REFERENCE, f"#{text.index('Ray')}"
    )
    (one,) = quotations(Content(text, Blocks(plain.blocks.starts, kinds, bytes(2)), (span,)))
    assert one.after.endswith("Ray 2020, p. 4.")


def test_titles_are_told_from_words():
    assert is_titled("The Old Man and the Sea")
    assert not is_titled("The old man went to sea")
