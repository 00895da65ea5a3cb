from __future__ import annotations

import contextlib
import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from tests.formats.docx.samples import (
    NUMBERING,
    cell,
    item,
    p,
    package,
    png,
    read,
    relations,
    run,
    style,
)
from tests.formats.samples import assert_sound, mutated, packed

SAMPLE = package(
    item("a", 1)
    + f"<w:p>{run('x', '<w:b/>')}<w:ins>{run('y')}</w:ins><w:commentRangeStart w:id='3'/>"
    + "<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    + f"<w:tbl><w:tr>{cell(p('1'))}{cell(p('2'))}</w:tr></w:tbl>",
    numbering=NUMBERING,
    styles=style("H", "heading 1"),
    footnotes=f'<w:footnote w:id="2">{p("n")}</w:footnote>',
    comments=f'<w:comment w:id="3">{p("c")}</w:comment>',
    image=png(),
)


PARTS = {
    name: zipfile.ZipFile(io.BytesIO(SAMPLE)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(SAMPLE)).namelist()
}


PIECES = sorted(
    {*re.findall(rb"<[^<>]*>", b"".join(PARTS.values())), b"&a;", b"\xff", b"\0", b"-9"}
)


def tried(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(PARTS)))
    whole = PARTS[name]
    with contextlib.suppress(UnreadableFileError):
        assert_sound(read(packed({**PARTS, name: mutated(data, whole, PIECES)})))


def test_page_numbers_only_where_the_file_agrees_with_itself() -> None:
    body = p("one") + f"<w:p><w:r><w:lastRenderedPageBreak/></w:r>{run('two')}</w:p>"
    data = package(body)
    files = {
        name: zipfile.ZipFile(io.BytesIO(data)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    }
    files["_rels/.rels"] = relations(
        ("main", "officeDocument", "word/document.xml"),
        ("app", "extended-properties", "docProps/app.xml"),
    )
    for count, expected in ((2, ["1", "2"]), (3, [])):
        files["docProps/app.xml"] = f"<Properties><Pages>{count}</Pages></Properties>"
        parsed = read(packed(files))
        assert [found.label for found in parsed.content.locators] == expected


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("<w:document>", "not well-formed"),
        ("<a>" * 200_000, "nested too deeply"),
        (None, "not a Word document"),
    ],
)
def test_what_cannot_be_read_is_refused(document: str | None, reason: str) -> None:
    files = {} if document is None else {"word/document.xml": document}
    with pytest.raises(UnreadableFileError, match=reason):
        read(packed({"other": "x", **files}))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_many_mutated_files_are_read_or_refused(data: st.DataObject) -> None:
    tried(data)
