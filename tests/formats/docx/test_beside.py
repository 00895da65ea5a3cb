from __future__ import annotations

from desktop.domain import SpanKind
from tests.formats.docx.samples import p, package, read, run
from tests.formats.samples import spans


def comment(number: int, text: str) -> str:
    return f'<w:comment w:id="{number}" w:author="R. Vale">{p(text)}</w:comment>'


def test_a_comment_stands_on_what_lies_between_its_marks() -> None:
    body = (
        f'<w:p>{run("The ")}<w:commentRangeStart w:id="1"/>{run("figure")}'
        f'<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>{run(" stands")}'
        "</w:p>"
    )
    parsed = read(package(body, comments=comment(1, "Check this")))
    (found,) = parsed.comments
    assert parsed.content.text[found.start : found.end] == "figure"
    assert (found.note, found.author) == ("Check this", "R. Vale")


def test_comments_that_overlap_are_told_apart_by_their_ids() -> None:
    body = (
        f'<w:p><w:commentRangeStart w:id="1"/>{run("one ")}<w:commentRangeStart w:id="2"/>'
        f'{run("two ")}<w:commentRangeEnd w:id="1"/>{run("three")}<w:commentRangeEnd w:id="2"/>'
        "</w:p>"
    )
    parsed = read(package(body, comments=comment(1, "First") + comment(2, "Second")))
    text = parsed.content.text
    assert {c.note: text[c.start : c.end].strip() for c in parsed.comments} == {
        "First": "one two",
        "Second": "two three",
    }


def test_a_bookmark_that_never_ends_still_names_its_place() -> None:
    body = (
        f'{p("before")}<w:p><w:bookmarkStart w:id="0" w:name="there"/>{run("there")}</w:p>'
        f'<w:p><w:hyperlink w:anchor="there">{run("back")}</w:hyperlink></w:p>'
    )
    assert spans(read(package(body))) == [("back", SpanKind.LINK, f"#{len('before') + 1}")]
