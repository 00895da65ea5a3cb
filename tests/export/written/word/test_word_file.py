from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from desktop.domain import Region
from desktop.export.citing.cited_runs import Run
from tests.export.written.samples import selection_of, source_of, written

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 300, 200) + bytes(9)


def parts(data: bytes) -> dict[str, etree._Element]:
    """Return the parts of a document that are XML, by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if not name.endswith(".png")]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def words(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{{{W}}}t"))


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return style and words of each paragraph."""
    found = []
    for paragraph in parts(data)["word/document.xml"].iter(f"{{{W}}}p"):
        style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle")
        found.append(("" if style is None else style.get(f"{{{W}}}val"), words(paragraph)))
    return found


class Citer:
    """Cites everything alike."""

    def __init__(self, *, is_in_text: bool) -> None:
        self.is_in_text = is_in_text

    def cite(self, *_place: object) -> list[Run]:
        return [Run("Marsh, "), Run("A report", italic=True)]

    def listed(self, _documents: object) -> list[list[Run]]:
        return [[Run("Marsh (2024)")]] if self.is_in_text else []


def test_headings_quotations_and_tags_are_paragraphs_of_their_styles():
    source = source_of("Title\nA passage.\nMore", (6, 21), tags=("a/b", "c"))
    assert paragraphs(written("docx", selection_of(source, heading="Law"))) == [
        ("Title", "A report"),
        ("Heading1", "Law"),
        ("Quote", "A passage."),
        ("Quote", "More"),
        ("Small", "a/b · c"),
    ]


def test_a_citation_is_a_footnote_that_leads_back():
    found = parts(written("docx", selection_of(source_of("Words", (0, 5)))))
    notes = found["word/footnotes.xml"].findall(f"{{{W}}}footnote")
    assert [note.get(f"{{{W}}}id") for note in notes] == ["-1", "0", "1"]
    assert "“A report”" in words(notes[-1])
    (field,) = notes[-1].iter(f"{{{W}}}fldSimple")
    assert "manicule://" in field.get(f"{{{W}}}instr")
    (reference,) = found["word/document.xml"].iter(f"{{{W}}}footnoteReference")
    assert reference.get(f"{{{W}}}id") == "1"


def test_a_style_of_notes_is_cited_there_and_one_of_brackets_in_the_text():
    source = source_of("Words", (0, 5))
    noted = parts(written("docx", selection_of(source, citer=Citer(is_in_text=False))))
    assert "Marsh, A report" in words(noted["word/footnotes.xml"])
    (italic,) = noted["word/footnotes.xml"].iter(f"{{{W}}}i")
    assert words(italic.getparent().getparent()) == "A report"
    inside = written("docx", selection_of(source, citer=Citer(is_in_text=True)))
    assert paragraphs(inside)[1:] == [
        ("Quote", "Words Marsh, A report ☞"),
        ("Heading1", "Sources"),
        ("Source", "Marsh (2024)"),
    ]


def test_a_note_is_a_comment_by_who_made_it():
    source = source_of("Words", (0, 5), note="Mind <this>.\n\nAnd that.")
    found = parts(written("docx", selection_of(source)))
    (comment,) = found["word/comments.xml"]
    assert comment.get(f"{{{W}}}author") == "Ada Marsh"
    assert comment.get(f"{{{W}}}initials") == "AM"
    assert comment.get(f"{{{W}}}date") == "2026-03-01T12:00:00Z"
    assert [words(one) for one in comment] == ["Mind <this>.", "And that."]
    body = found["word/document.xml"]
    assert len(list(body.iter(f"{{{W}}}commentRangeStart"))) == 1
    assert len(list(body.iter(f"{{{W}}}commentRangeEnd"))) == 1


def test_a_picture_of_an_area_stands_in_the_document():
    source = source_of("Words", (0, 5))
    (one,) = source.highlights
    anchor = replace(one.anchor, region=Region(0, 0, 0, 9, 9), picture="ab" * 32)
    area = replace(source, highlights=(replace(one, anchor=anchor),))
    data = written("docx", selection_of(area, picture=lambda _: PNG))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/media/abababababababab.png") == PNG
    missing = written("docx", selection_of(area))
    assert ("Small", "Area of page 1 of the file: its picture is in the library.") in paragraphs(
        missing
    )


def test_other_programs_need_no_large_archives():
    """Pandoc, for one, reads none of the kind that is for more than four gigabytes."""
    data = written("docx", selection_of(source_of("Words", (0, 5))))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {one.extract_version for one in archive.infolist()} == {20}


@settings(max_examples=60)
@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_whatever_stands_in_a_note_a_tag_or_a_title_the_document_is_whole(title, note, tag):
    source = source_of("Words", (0, 5), note=note, tags=(tag,), facts={"title": title})
    found = parts(written("docx", selection_of(replace(source, made_by={}))))
    shown = words(found["word/document.xml"])
    assert all(sign in shown for sign in title if sign.isprintable())
