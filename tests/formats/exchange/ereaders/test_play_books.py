from __future__ import annotations

import io
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.door.source import Source
from desktop.formats.exchange.ereaders import play_books

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ADDRESS = "http://play.google.com/books/reader?id=gwPnBwAAAEAJ&amp;source=books-notes-export"


def paragraph(text: str, fill: str = "auto", style: str = "") -> str:
    kept = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    properties = f'<w:rPr><w:shd w:fill="{fill}" w:val="clear"/></w:rPr>'
    return f"<w:p>{kept}<w:r>{properties}<w:t>{text}</w:t></w:r></w:p>"


def table(*cells: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


def note(words: str, page: str = "15", place: str = "GBS.PA15.w.0.0.0.3") -> str:
    link = (
        f'<w:p><w:r><w:instrText> HYPERLINK "{ADDRESS}&amp;pg={place}" </w:instrText></w:r></w:p>'
    )
    inner = table(paragraph(""), words, link.replace("</w:p>", paragraph(page)[5:]))
    return table(f"<w:p/>{inner}<w:p/>")


def docx(*notes: str, count: str = "2 notes/highlights • 1 bookmark") -> bytes:
    names = ("Ada Marsh, Ben Roe", "Pier Press")
    about = paragraph("The Harbour", style="Heading1") + "".join(map(paragraph, names))
    title = table("<w:p/>", about)
    head = title + table(paragraph("Make a copy."))
    told = paragraph(count, style="Heading1") + paragraph(
        "Created by A. Reader – Last synced May 1"
    )
    text = f"<w:document {W}><w:body>{head}{told}{''.join(notes)}</w:body></w:document>"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", text)
    return data.getvalue()


def read(data: bytes):
    return play_books.read(Source(Path("Notes.docx"), data))


NOTES = (
    paragraph("The Pier", style="Heading2"),
    note(
        paragraph("The sea rose.", "fde096")
        + "<w:p/>"
        + paragraph("mine")
        + paragraph("April 25, 2016")
    ),
    note(paragraph("of no words") + paragraph("25 avril 2016"), "16", "GBS.PA16"),
    note(paragraph("2016年4月25日"), "17", "GBS.PA17"),
)  # fmt: skip


def test_what_is_quoted_has_a_colour_and_the_rest_is_the_readers_own():
    project = read(docx(*NOTES))
    (book,) = project.sources
    (passage,) = book.passages
    assert (passage.quotation, passage.colour, passage.page) == ("The sea rose.", "#fde096", "15")
    assert (passage.chapter, passage.created, passage.by) == (
        ("The Pier",),
        "2016-04-25",
        "A. Reader",
    )
    assert [each.text for each in passage.notes] == ["mine"]
    assert [(n.title, n.text, n.at) for n in book.notes] == [
        ("Note on page 16", "of no words", "2016-04-25")
    ]
    assert project.without_a_home == {"bookmarks": 1}
    assert (book.facts.title, book.facts.publisher) == ("The Harbour", "Pier Press")
    assert book.facts.authors == ("Ada Marsh", "Ben Roe")
    assert project.remarks == ()


def test_without_colours_the_first_paragraph_is_what_is_quoted():
    project = read(docx(note(paragraph("The sea.") + paragraph("mine") + paragraph("May 1, 2020"))))
    (passage,) = project.sources[0].passages
    assert (passage.quotation, [each.text for each in passage.notes]) == ("The sea.", ["mine"])


def test_notes_that_are_missing_are_told_by_the_count_of_the_document():
    (remark,) = read(docx(*NOTES, count="33 notes/highlights")).remarks
    assert "33" in remark
    assert "3 were found" in remark


def test_any_other_word_file_is_a_document():
    assert read(docx(paragraph(ADDRESS))) is None
    assert read(docx()) is None
    assert read(b"PK\x03\x04 broken") is None
    assert read(b"") is None


@given(
    st.lists(
        st.sampled_from([*NOTES, table(), table("<w:p/>"), "<w:sdt/>", paragraph("x")]), max_size=6
    )
)
def test_any_order_of_parts_is_read(parts):
    read(docx(*parts))
