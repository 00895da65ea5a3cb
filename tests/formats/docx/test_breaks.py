from __future__ import annotations

import pytest

from desktop.domain import SOFT_BREAK
from tests.formats.docx.samples import cell, p, package, read, run
from tests.formats.samples import blocks

PAGE = '<w:r><w:br w:type="page"/></w:r>'
COLUMN = '<w:r><w:br w:type="column"/></w:r>'
LAID_OUT = "<w:r><w:lastRenderedPageBreak/></w:r>"


def text_of(inner: str, **parts: str) -> str:
    return read(package(f"<w:p>{inner}</w:p>", **parts)).content.text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("one") + PAGE + run("two"), f"one{SOFT_BREAK}two"),
        (run("one") + COLUMN + run("two"), f"one{SOFT_BREAK}two"),
        (run("one") + PAGE + LAID_OUT + run("two"), f"one{SOFT_BREAK}two"),
        (run("one ") + PAGE + run(" two"), f"one {SOFT_BREAK} two"),
        (run("one") + PAGE + run("  "), "one  "),
        (PAGE + run("one") + PAGE, "one"),
        (run("544") + PAGE + run("1"), f"544{SOFT_BREAK}1"),
    ],
)
def test_a_break_of_the_writer_parts_words(inner: str, text: str) -> None:
    assert text_of(inner) == text


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (run("two") + LAID_OUT + run("three"), f"two{SOFT_BREAK}three"),
        (run("two ") + LAID_OUT + run("three"), "two three"),
        (run("54") + LAID_OUT + run("4"), "544"),
        (run("委员") + LAID_OUT + run("会"), "委员会"),
        (LAID_OUT + run("three"), "three"),
    ],
)
def test_the_end_of_a_laid_out_page_parts_only_what_no_line_can_part(inner, text) -> None:
    assert text_of(inner) == text


def test_a_hyphenated_word_goes_on_on_the_next_page() -> None:
    inner = run("hyphen") + LAID_OUT + run("ated")
    assert text_of(inner, settings="<w:autoHyphenation/>") == "hyphenated"


def test_each_paragraph_and_cell_begins_anew() -> None:
    row = cell(f"<w:p>{run('a')}{PAGE}{run('b')}</w:p>") + cell(p("c"))
    parsed = read(package(f"<w:p>{run('x')}{PAGE}</w:p>{p('y')}<w:tbl><w:tr>{row}</w:tr></w:tbl>"))
    assert [text for _, _, text in blocks(parsed)] == ["x", "y", f"a{SOFT_BREAK}b\tc"]


def test_other_breaks_tabs_and_hyphens() -> None:
    inner = (
        "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:cr/><w:t>three</w:t><w:tab/><w:t>f</w:t>"
        "<w:noBreakHyphen/><w:t>g</w:t><w:softHyphen/><w:t>h</w:t><w:ptab/><w:t>i</w:t></w:r>"
    )
    assert text_of(inner) == f"one{SOFT_BREAK}two{SOFT_BREAK}three\tf\u2011g\u00adh\ti"
