"""What the tests of Word files share."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.formats import docx
from desktop.formats.door.source import Source
from tests.formats.samples import packed

if TYPE_CHECKING:
    from desktop.domain import Parsed


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def png(width: int = 3, height: int = 2) -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def relations(*rows: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if kind == "hyperlink" else "/>")
        for key, kind, target in rows
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def package(body: str, **parts: str | bytes) -> bytes:
    """Pack a document; `parts` are the related parts, by the kind of their relation."""
    rows, files = [("link", "hyperlink", "https://example.org/a")], {}
    for kind, content in parts.items():
        target = f"{kind}.{'png' if isinstance(content, bytes) else 'xml'}"
        rows.append((kind, kind, target))
        files[f"word/{target}"] = content if isinstance(content, bytes) else xml(kind, content)
    files["word/document.xml"] = xml("document", f"<w:body>{body}</w:body>")
    files["word/_rels/document.xml.rels"] = relations(*rows)
    files["_rels/.rels"] = relations(
        ("main", "officeDocument", "word/document.xml"),
        ("core", "core-properties", "docProps/core.xml"),
    )
    return packed(files)


def xml(kind: str, content: str) -> str:
    return content if content.startswith("<?") else f"<w:{kind} {NAMES}>{content}</w:{kind}>"


def read(data: bytes) -> Parsed:
    return docx.read(Source(Path("sample.docx"), data))


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def style(key: str, name: str, inner: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{inner}</w:style>'


def level(number: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%1.%2)")
    + level(2, "upperRoman", "(%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="8">'
    + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(text: str, number: int, depth: int = 0) -> str:
    listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, listed)


def markers(parsed: Parsed) -> list[tuple[int, str]]:
    return [(b.level, b.attributes.get("marker", "")) for b in parsed.content.blocks]


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
