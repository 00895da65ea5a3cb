import io
import zipfile
from xml.etree import ElementTree as ET

from desktop.domain import TagUse
from desktop.export.codebook.codebook_docx import codebook_docx
from desktop.export.codebook.entries import Entry
from tests.export.codebook.test_codebook_markdown import BOOK

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_word_document_has_headings_and_paragraphs():
    data = codebook_docx(BOOK)
    document = ET.fromstring(parts(data)["word/document.xml"])  # noqa: S314 - our own
    found = []
    for paragraph in document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        found.append((style.get(f"{W}val") if style is not None else "", words))
    assert ("Title", "Codebook") in found
    assert ("Heading1", "gaps") in found
    assert ("Heading2", "coun*ts") in found
    assert ("", "Definition: Any *number*.Of people.") in found
    assert ("Quote", "1,412 people") in found
    assert all(ET.fromstring(part) is not None for part in parts(data).values())  # noqa: S314


def test_equal_codebooks_are_equal_bytes_and_signs_do_nothing():
    entry = Entry("a<b>&\x01", TagUse(), definition="\x02]]>")
    assert codebook_docx([entry]) == codebook_docx([entry])
    assert b"\x01" not in parts(codebook_docx([entry]))["word/document.xml"]
