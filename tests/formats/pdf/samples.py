"""PDF files made by hand: pages of lines at places, with what tests need around them."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.formats.pdf.type_1 import font

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WIDTH, HEIGHT = 400, 600
_XMP = 5_000
"""The number of what describes a file."""
_FIELDS = 5_500
"""The number of the first field of a form."""
_SIGNS = 6_000
"""The number of what describes a font of signs, before that of its file."""
REGULAR, BOLD = "F1", "F2"


@dataclass
class Text:
    """A line of print: its words, where its first letter stands, from the top, and its size."""

    words: str
    x: float = 50
    y: float = 80
    size: float = 10
    font: str = REGULAR
    turn: int = 0
    """Degrees."""
    hidden: bool = False
    tag: str = ""
    """How its content is marked, such as 'Artifact' or 'P'."""

    def drawn(self, number: int) -> str:
        """Return what draws it."""
        matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[self.turn]
        words = self.words.encode("cp1252").hex()
        mode = "3 Tr " if self.hidden else "0 Tr "
        shown = (
            f"BT {mode}/{self.font} {self.size} Tf {matrix} {self.x} {HEIGHT - self.y} Tm "
            f"<{words}> Tj ET"
        )
        if not self.tag:
            return shown
        marked = "" if self.tag == "Artifact" else f" <</MCID {number}>> BDC"
        return f"/{self.tag}{marked or ' BMC'} {shown} EMC"


@dataclass
class Made:
    """A file under construction."""

    pages: Sequence[Sequence[Text]]
    info: Mapping[str, str] = field(default_factory=dict)
    labels: str = ""
    """A number tree of page labels, such as '0 <</S /r>>'."""
    outline: Sequence[tuple[str, int]] = ()
    """Titles of one level, with the numbers of their pages."""
    links: Mapping[int, str] = field(default_factory=dict)
    """For a page its annotations."""
    catalog: str = ""
    rotate: int = 0
    box: str = f"0 0 {WIDTH} {HEIGHT}"
    maps: str = ""
    """What the font says its letters stand for: the body of a ToUnicode map."""
    xmp: bytes = b""
    """The XML that describes it."""
    drawn: str = ""
    """What is drawn on each page beside its text."""
    table: Sequence[Sequence[int]] = ()
    """The rows of a table on the first page, as numbers of its texts, all of which are tagged."""
    fields: Sequence[str] = ()
    """The fields of a form on the first page."""
    signs: Mapping[int, str] = field(default_factory=dict)
    """What a font of its own in place of the bold one calls the signs of these numbers."""

    def data(self) -> bytes:
        """Return the bytes."""
        count = len(self.pages)
        first = 10
        kids = " ".join(f"{first + 2 * n} 0 R" for n in range(count))
        things: dict[int, bytes] = {
            1: f"<</Type /Catalog /Pages 2 0 R {self._catalog()}>>".encode("latin-1"),
            2: f"<</Type /Pages /Count {count} /Kids [{kids}]>>".encode(),
            3: self._font("Helvetica"),
            4: self._font("Helvetica-Bold"),
            5: self._info(),
        }
        for number, lines in enumerate(self.pages):
            texts = (line.drawn(at) for at, line in enumerate(lines))
            drawn = "\n".join([self.drawn, *texts]).encode()
            things[first + 2 * number] = (
                f"<</Type /Page /Parent 2 0 R /MediaBox [{self.box}] /Rotate {self.rotate} "
                f"/Contents {first + 2 * number + 1} 0 R /Annots [{self._annotations(number)}] "
                f"/StructParents {number} "
                "/Resources <</Font <</F1 3 0 R /F2 4 0 R>>>>>>"
            ).encode()
            things[first + 2 * number + 1] = stream(drawn)
        if self.maps:
            things[6] = stream(self.maps.encode())
        things |= self._form()
        if self.signs:
            things |= _font_of(self.signs)
        marks = first + 2 * count
        for number, (title, page) in enumerate(self.outline):
            following = f"/Next {marks + number + 1} 0 R" if number + 1 < len(self.outline) else ""
            place = f"[{first + 2 * page} 0 R /XYZ null null null]"
            things[marks + number] = (
                f"<</Title {string(title)} /Parent 7 0 R {following} /Dest {place}>>".encode()
            )
        if self.xmp:
            kind = f"<</Type /Metadata /Subtype /XML /Length {len(self.xmp)}>>"
            things[_XMP] = b"%b\nstream\n%b\nendstream" % (kind.encode(), self.xmp)
        if self.table:
            things |= self._tags(marks + len(self.outline))
        if self.outline:
            last = marks + len(self.outline) - 1
            things[7] = (
                f"<</First {marks} 0 R /Last {last} 0 R /Count {len(self.outline)}>>".encode()
            )
        return assembled(things, "/Info 5 0 R")

    def _tags(self, first: int) -> dict[int, bytes]:
        """Return the tree of tags, with its root."""
        rows = range(first, first + len(self.table))
        cells, at = {}, rows.stop
        for row, texts in zip(rows, self.table, strict=True):
            inside = " ".join(f"{at + n} 0 R" for n in range(len(texts)))
            cells[row] = f"<</Type /StructElem /S /TR /P 9 0 R /K [{inside}]>>".encode()
            for text in texts:
                cells[at] = (
                    f"<</Type /StructElem /S /TD /P {row} 0 R /Pg 10 0 R /K {text}>>".encode()
                )
                at += 1
        by_text = {text: n for n, text in enumerate(t for row in self.table for t in row)}
        parents = " ".join(f"{rows.stop + by_text[text]} 0 R" for text in sorted(by_text))
        inside = " ".join(f"{row} 0 R" for row in rows)
        return cells | {
            8: f"<</Type /StructTreeRoot /K 9 0 R /ParentTree <</Nums [0 [{parents}]]>>>>".encode(),
            9: f"<</Type /StructElem /S /Table /P 8 0 R /K [{inside}]>>".encode(),
        }

    def _catalog(self) -> str:
        labels = f"/PageLabels <</Nums [{self.labels}]>>" if self.labels else ""
        tags = "/StructTreeRoot 8 0 R /MarkInfo <</Marked true>>" if self.table else ""
        tags += f" /Metadata {_XMP} 0 R" if self.xmp else ""
        if self.fields:
            tags += f" /AcroForm <</Fields [{self._field_list()}]>>"
        return f"{labels} {'/Outlines 7 0 R' if self.outline else ''} {tags} {self.catalog}"

    def _annotations(self, page: int) -> str:
        return f"{self.links.get(page, '')} {'' if page else self._field_list()}"

    def _form(self) -> dict[int, bytes]:
        kind = "/Type /Annot /Subtype /Widget /F 4"
        fields = enumerate(self.fields, _FIELDS)
        return {number: f"<<{kind} {about}>>".encode() for number, about in fields}

    def _field_list(self) -> str:
        return " ".join(f"{_FIELDS + number} 0 R" for number in range(len(self.fields)))

    def _font(self, name: str) -> bytes:
        maps = " /ToUnicode 6 0 R" if self.maps else ""
        kind = "/Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding"
        return f"<<{kind} /BaseFont /{name}{maps}>>".encode()

    def _info(self) -> bytes:
        return f"<<{' '.join(f'/{k} {string(v)}' for k, v in self.info.items())}>>".encode()


def _font_of(signs: Mapping[int, str]) -> dict[int, bytes]:
    """Return a font with its own signs, and what it needs."""
    program, readable = font(signs)
    first, last = min(signs), max(signs)
    widths = " ".join(["278"] * (last - first + 1))
    lengths = f"/Length1 {readable} /Length2 {len(program) - readable} /Length3 0"
    return {
        4: (
            f"<</Type /Font /Subtype /Type1 /BaseFont /Signs /FirstChar {first} /LastChar {last} "
            f"/Widths [{widths}] /FontDescriptor {_SIGNS} 0 R>>"
        ).encode(),
        _SIGNS: (
            "<</Type /FontDescriptor /FontName /Signs /Flags 4 /FontBBox [0 0 500 700] "
            "/ItalicAngle 0 /Ascent 700 /Descent 0 /CapHeight 700 /StemV 80 "
            f"/FontFile {_SIGNS + 1} 0 R>>"
        ).encode(),
        _SIGNS + 1: stream(program, lengths.encode()),
    }


def string(text: str) -> str:
    """Return a text as files write it."""
    return f"<feff{text.encode('utf-16-be').hex()}>"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """Return a packed stream."""
    packed = zlib.compress(data)
    return b"<</Length %d /Filter /FlateDecode %b>>stream\n%b\nendstream" % (
        len(packed), extra, packed,
    )  # fmt: skip


def assembled(things: Mapping[int, bytes], trailer: str = "") -> bytes:
    """Return a file of these objects, the first of which is its catalog."""
    parts, at = [b"%PDF-1.7\n"], {}
    size = len(parts[0])
    for number in sorted(things):
        at[number] = size
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, things[number]))
        size += len(parts[-1])
    top = max(things) + 1
    rows = [b"0000000000 65535 f \n"]
    rows += [
        b"%010d 00000 n \n" % at[n] if n in at else b"0000000000 00000 f \n" for n in range(1, top)
    ]
    head = f"xref\n0 {top}\n".encode()
    tail = f"trailer <</Size {top} /Root 1 0 R {trailer}>>\nstartxref\n{size}\n%%EOF\n".encode()
    return b"".join([*parts, head, *rows, tail])


def lines(
    *words: str, x: float = 50, y: float = 80, step: float = 12, size: float = 10
) -> list[Text]:
    """Return lines below one another."""
    return [Text(line, x, y + step * number, size) for number, line in enumerate(words)]


def pdf(*pages: Sequence[Text]) -> bytes:
    """Return a file of pages."""
    return Made(pages).data()


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def locked(words: str, password: str) -> bytes:
    """Return a file of one page that opens with a password: PDF 32000-1:2008, 7.6.3."""
    name = b"0123456789abcdef"
    user = (password.encode("latin-1") + _PADDING)[:32]
    owner = _rc4(_md5(user)[:5], user)
    key = _md5(user + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + name)[:5]
    drawn = Text(words).drawn(0).encode()
    own = _md5(key + (11).to_bytes(3, "little") + bytes(2))[:10]
    sealed = _rc4(own, drawn)
    return assembled(
        {
            1: b"<</Type /Catalog /Pages 2 0 R>>",
            2: b"<</Type /Pages /Count 1 /Kids [10 0 R]>>",
            3: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
            4: f"<</Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> "
            f"/U <{_rc4(key, _PADDING).hex()}>>>".encode(),
            10: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 11 0 R "
            b"/Resources <</Font <</F1 3 0 R>>>>>>",
            11: b"<</Length %d>>stream\n%b\nendstream" % (len(sealed), sealed),
        },
        f"/Encrypt 4 0 R /ID [<{name.hex()}> <{name.hex()}>]",
    )


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def annotation(kind: str, *boxes: tuple[float, float, float, float], more: str = "") -> str:
    """Return an annotation over boxes, each left, top, right and bottom, from the page's top."""
    xs, ys = [x for box in boxes for x in box[0::2]], [HEIGHT - y for b in boxes for y in b[1::2]]
    corners = [
        f"{x0} {HEIGHT - y0} {x1} {HEIGHT - y0} {x0} {HEIGHT - y1} {x1} {HEIGHT - y1}"
        for x0, y0, x1, y1 in boxes
    ]
    return (
        f"<</Type /Annot /Subtype /{kind} /Rect [{min(xs)} {min(ys)} {max(xs)} {max(ys)}] "
        f"/QuadPoints [{' '.join(corners)}] {more}>>"
    )
