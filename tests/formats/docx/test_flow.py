from __future__ import annotations

import pytest

from desktop.domain import SOFT_BREAK, SpanKind
from tests.formats.docx.samples import p, package, read, run
from tests.formats.samples import spans

NOTE = f'<w:footnote w:id="2">{p("Provisional.")}</w:footnote>'


def field(instruction: str, *shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    said = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + said + mark("separate") + "".join(shown) + mark("end")


def text(body: str, **parts: str) -> str:
    return read(package(f"<w:p>{body}</w:p>", **parts)).content.text


def test_an_instruction_is_not_text_and_its_result_is() -> None:
    assert text(run("on ") + field("DATE", run("1 May")) + run(" then")) == "on 1 May then"


def test_the_innermost_link_counts() -> None:
    inner = f'<w:hyperlink w:anchor="a">{run("in")}</w:hyperlink>'
    body = f'<w:p><w:bookmarkStart w:name="a"/><w:hyperlink r:id="link">{run("out ")}{inner}'
    parsed = read(package(f"{body}</w:hyperlink>{run('after')}</w:p>"))
    assert spans(parsed) == [
        ("out ", SpanKind.LINK, "https://example.org/a"),
        ("in", SpanKind.LINK, "#0"),
    ]


def test_a_break_of_the_page_parts_the_words_around_it() -> None:
    assert text(run("one") + '<w:r><w:br w:type="page"/></w:r>' + run("two")) == (
        f"one{SOFT_BREAK}two"
    )


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (run("*") + run(" on"), "Cited* on"),
        (run("words too long for a mark"), "Cited1words too long for a mark"),
        ("", "Cited1"),
    ],
)
def test_a_note_waits_for_the_mark_of_its_own(after: str, expected: str) -> None:
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>'
    assert text(run("Cited") + reference + after, footnotes=NOTE).startswith(expected)


def test_text_after_a_reference_to_no_note_is_kept() -> None:
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/></w:r>'
    assert text(run("Cited") + reference + run("*"), footnotes=NOTE) == "Cited*"


def test_the_look_of_a_run_ends_with_it() -> None:
    parsed = read(package(f"<w:p>{run('bold', '<w:b/>')}<w:r><w:t>plain</w:t></w:r></w:p>"))
    assert spans(parsed) == [("bold", SpanKind.BOLD, "")]
