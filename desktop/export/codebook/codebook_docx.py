"""The codebook as a Word document: headings, paragraphs and quotations, in a ZIP file of XML."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from desktop.domain.tidy import without_controls
from desktop.export.codebook.entries import TITLE
from desktop.export.escape import cells_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.export.codebook.entries import Entry

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DEEPEST = 6
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can say: equal codebooks give equal bytes."""
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_OF_DOCUMENT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_SIZES = (36, 30, 26, 24, 22, 22, 22)
"""Half points of the title and of headings by level."""


def codebook_docx(entries: Iterable[Entry]) -> bytes:
    """Return the file; equal codebooks give equal bytes."""
    paragraphs = [_paragraph(TITLE, "Title")]
    for entry in entries:
        paragraphs += _paragraphs(entry)
    body = "".join(paragraphs)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}</w:body>'
        "</w:document>",
        "word/_rels/document.xml.rels": _OF_DOCUMENT,
        "word/styles.xml": _styles(),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIRST), text)
    return packed.getvalue()


def _paragraphs(entry: Entry) -> Iterator[str]:
    yield _paragraph(entry.name, f"Heading{min(_DEEPEST, entry.depth + 1)}")
    path = f"{entry.path} · " if entry.depth else ""
    yield _paragraph(f"{path}{entry.use_in_words()}", "Small")
    for name, words in (("Definition", entry.definition), ("When not to use", entry.exclusion)):
        if words.strip():
            yield _paragraph(words.strip(), label=f"{name}: ")
    if entry.example.strip():
        for block in entry.example.split("\n"):
            yield _paragraph(block, "Quote")
        yield _paragraph(f"— {entry.cited}", "Small")


def _paragraph(text: str, style: str = "", label: str = "") -> str:
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    bold = f"<w:r><w:rPr><w:b/></w:rPr>{_words(label)}</w:r>" if label else ""
    lines = cells_apart(text).splitlines()
    runs = "<w:r><w:br/></w:r>".join(f"<w:r>{_words(line)}</w:r>" for line in lines)
    return f"<w:p>{about}{bold}{runs}</w:p>"


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(without_controls(text))}</w:t>'


def _styles() -> str:
    names = [("Title", "Title"), *((f"Heading{n}", f"heading {n}") for n in range(1, 7))]
    styles = [
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr>'
        f'<w:keepNext/><w:spacing w:before="240" w:after="60"/>{_outline(level)}</w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for level, ((key, name), size) in enumerate(zip(names, _SIZES, strict=True))
    ]
    quote = (
        '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:pPr>'
        '<w:spacing w:before="60" w:after="60"/><w:ind w:left="567"/></w:pPr></w:style>'
    )
    small = (
        '<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:rPr>'
        '<w:color w:val="595959"/><w:sz w:val="18"/></w:rPr></w:style>'
    )
    usual = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{usual}{"".join(styles)}{quote}{small}</w:styles>'


def _outline(level: int) -> str:
    return f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
