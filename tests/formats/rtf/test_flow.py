from __future__ import annotations

from desktop.domain import SOFT_BREAK
from tests.formats.rtf.samples import read
from tests.formats.samples import blocks, spans

STYLES = r"{\stylesheet{\s1 heading 1;}}"


def test_a_paragraph_opens_with_its_first_text() -> None:
    assert blocks(read(r"\pard\par\par one\par\par")) == [("PARAGRAPH", 0, "one")]


def test_a_break_of_the_line_opens_a_paragraph_and_does_not_end_it() -> None:
    assert read(r"\line one\line two\par").content.text == f"{SOFT_BREAK}one{SOFT_BREAK}two"


def test_a_marker_belongs_to_the_next_paragraph_alone() -> None:
    found = read(r"{\listtext 1.\tab}first\par second\par{\listtext 2.\tab}\par third\par")
    assert [b.attributes.get("marker") for b in found.content.blocks] == ["1.", None, None]


def test_a_bookmark_between_paragraphs_names_the_next() -> None:
    link = r'{\field{\*\fldinst HYPERLINK \\l "there"}{\fldrslt on}}'
    found = read(rf"{link}\par{{\*\bkmkstart there}}{{\*\bkmkend there}}next\par")
    assert [target for _, _, target in spans(found)] == [f"#{len('on') + 1}"]


def test_headings_are_not_bold_and_cells_hold_no_tabs() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl a\tab b\cell c\cell\row"
    found = read(rf"\pard\s1\b Title\b0\par{row}{row}\pard end\par", STYLES)
    assert [text for _, _, text in blocks(found)] == ["Title", "a b\tc\x1ea b\tc", "end"]
    assert not spans(found)


def test_a_table_is_written_at_the_end_of_the_text_too() -> None:
    row = r"\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row"
    assert blocks(read(row + row)) == [("TABLE", 0, "a\tb\x1ea\tb")]
