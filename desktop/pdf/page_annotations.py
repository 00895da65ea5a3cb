"""What people marked on a page and wrote beside it, as the file has it, one by one.

Links, fields, films, sounds and the windows of notes are none of it and are not looked at.
"""

from __future__ import annotations

import ctypes
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from desktop.pdf import inks, page_reader
from desktop.pdf.char_places import CharacterPlaces
from desktop.pdf.page_reader import asking, words
from desktop.pdf.printed import Annotation, Box, Point, Quad

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKUPS = {
    pdfium.FPDF_ANNOT_HIGHLIGHT: "Highlight",
    pdfium.FPDF_ANNOT_UNDERLINE: "Underline",
    pdfium.FPDF_ANNOT_SQUIGGLY: "Squiggly",
    pdfium.FPDF_ANNOT_STRIKEOUT: "StrikeOut",
}
"""Marks of words, which have corners round these."""
NOTES = {
    pdfium.FPDF_ANNOT_TEXT: "Text",
    pdfium.FPDF_ANNOT_FREETEXT: "FreeText",
    pdfium.FPDF_ANNOT_CARET: "Caret",
}
"""Words beside a place."""
AREAS = {
    pdfium.FPDF_ANNOT_INK: "Ink",
    pdfium.FPDF_ANNOT_SQUARE: "Square",
    pdfium.FPDF_ANNOT_CIRCLE: "Circle",
    pdfium.FPDF_ANNOT_POLYGON: "Polygon",
    pdfium.FPDF_ANNOT_POLYLINE: "PolyLine",
    pdfium.FPDF_ANNOT_LINE: "Line",
    pdfium.FPDF_ANNOT_STAMP: "Stamp",
}
"""What is drawn on a page."""
STAMP = AREAS[pdfium.FPDF_ANNOT_STAMP]
FRAMES = frozenset({"Square", "Circle", "Polygon", STAMP})
"""Those of these that mean a part of the page, whatever words are in it."""
DRAWINGS = frozenset({STAMP, "Ink"})
"""Those that are pictures of their own, which nothing here can write again."""
ATTACHED = "FileAttachment"
OWN_CHARACTERS = "ManiculeCharacters"
"""The key of the characters that a mark is on, as `3-9,12-15`."""
_TOLD = re.compile(r"(\d{1,7})-(\d{1,7})")
_SAME = 0.05
"""Points by which corners differ that were written with fewer decimals."""
_KINDS = {**MARKUPS, **NOTES, **AREAS, pdfium.FPDF_ANNOT_FILEATTACHMENT: ATTACHED}
_MOST = 5_000
"""Annotations that are looked at on a page."""
_MOST_QUADS = 2_000
"""Lines that one mark may have."""
_LONGEST, _LONGEST_NAME = 1 << 19, 1 << 12
"""Bytes of a note; of a name or a date."""
_HIDDEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN
_FARTHEST = 1e6
# For: D:20240131093000+01'00'; 20240131; D:2024
_DATE = re.compile(
    r"(?:D:)?\s*(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(\d\d)(?:(\d\d))?)?)?)?"
    r"(?:(Z)|([+-])(\d\d)'?(\d\d)?)?"
)


def read(page: Any) -> list[Annotation]:  # noqa: ANN401 - what the engine hands out has no type
    """Return the annotations of a page.

    To learn their colours their own appearance is taken off in memory, after which the engine
    draws them as it sees fit: `hide` them first.
    """
    turn = page_reader.shown(page)
    found = [one._replace(shown=turn.box(one.box)) for one in _all(page)]
    if all(one.replies_to >= 0 for one in found):
        return found
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return found
    try:
        places = CharacterPlaces(text)
        return [one if one.replies_to >= 0 else _placed(one, places) for one in found]
    finally:
        pdfium.FPDFText_ClosePage(text)


def hide(page: Any) -> None:  # noqa: ANN401
    """Have the engine not draw what is imported, until the page is closed; nothing is saved."""
    for _, kind, annotation in _numbered(page):
        if kind != ATTACHED:
            flags = pdfium.FPDFAnnot_GetFlags(annotation)
            pdfium.FPDFAnnot_SetFlags(annotation, flags | _HIDDEN)


def _numbered(page: Any) -> Iterator[tuple[int, str, Any]]:  # noqa: ANN401
    """Yield number, kind and handle of each annotation of a kind that people make."""
    for number in range(min(_MOST, max(0, pdfium.FPDFPage_GetAnnotCount(page)))):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            kind = _KINDS.get(pdfium.FPDFAnnot_GetSubtype(annotation))
            if kind is not None:
                yield number, kind, annotation
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _all(page: Any) -> Iterator[Annotation]:  # noqa: ANN401
    for number, kind, annotation in _numbered(page):
        box = _box(annotation)
        if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN or box is None:
            continue
        date = iso(_said(annotation, b"CreationDate")) or iso(_said(annotation, b"M"))
        contents = _said(annotation, b"Contents", _LONGEST)
        yield Annotation(
            number, kind, _said(annotation, b"NM"),
            _attached(annotation) if kind == ATTACHED else contents,
            _said(annotation, b"T"), date, _colour(annotation, kind), box, _quads(annotation),
            _replies_to(page, annotation, number),
            bool(pdfium.FPDFAnnot_HasKey(annotation, b"StateModel")),
            _said(annotation, OWN_CHARACTERS.encode(), _LONGEST),
        )  # fmt: skip


def _placed(found: Annotation, places: CharacterPlaces) -> Annotation:
    """Return an annotation with what is printed under it, or next to it."""
    if told := _told(found, places):
        return found._replace(characters=told)
    box = found.box
    if found.kind in MARKUPS.values():
        under = {number for quad in found.quads for number in places.inside(quad)}
        middle = found.quads[0][0] if found.quads else Point(box.x0, box.y1)
    else:
        corners = [Point(x, y) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
        under = set(places.inside(corners)) if found.kind in AREAS.values() else set()
        middle = Point(box.x0, (box.y0 + box.y1) / 2)
    if under:
        return found._replace(characters=tuple(sorted(under)))
    return found._replace(line=tuple(places.line_near(middle)))


def _told(found: Annotation, places: CharacterPlaces) -> tuple[int, ...]:
    """Return the characters that a mark says it is on, if it stands where these do."""
    count = len(places.codes)
    ranges = [(int(first), min(count, int(last))) for first, last in _TOLD.findall(found.told)]
    if sum(last - first for first, last in ranges) > count:
        return ()
    quads = [quad for first, last in ranges for quad in places.quads(first, last)]
    here, there = (
        [side for quad in each for point in quad for side in point] for each in (quads, found.quads)
    )
    if len(here) != len(there) or any(abs(a - b) > _SAME for a, b in zip(here, there, strict=True)):
        return ()
    return tuple(number for first, last in ranges for number in places.seen(first, last))


def _box(annotation: Any) -> Box | None:  # noqa: ANN401
    edges = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, edges):
        return None
    xs, ys = sorted((edges.left, edges.right)), sorted((edges.bottom, edges.top))
    box = Box(xs[0], ys[0], xs[1], ys[1])
    return box if all(abs(edge) < _FARTHEST for edge in box) else None


def _quads(annotation: Any) -> tuple[Quad, ...]:  # noqa: ANN401
    found: list[Quad] = []
    points = pdfium.FS_QUADPOINTSF()
    for number in range(min(_MOST_QUADS, pdfium.FPDFAnnot_CountAttachmentPoints(annotation))):
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, number, points):
            p = points
            pairs = (p.x1, p.y1), (p.x2, p.y2), (p.x3, p.y3), (p.x4, p.y4)
            if all(abs(value) < _FARTHEST for pair in pairs for value in pair):
                found.append(Quad(*(Point(x, y) for x, y in pairs)))
    return tuple(found)


def _said(annotation: Any, key: bytes, longest: int = _LONGEST_NAME) -> str:  # noqa: ANN401
    def of_key(thing: Any, letters: Any, size: int) -> int:  # noqa: ANN401
        return int(pdfium.FPDFAnnot_GetStringValue(thing, key, letters, size))

    return words(asking(of_key, annotation), longest)


def _attached(annotation: Any) -> str:  # noqa: ANN401
    """Return the name of the file that an annotation holds."""
    file = pdfium.FPDFAnnot_GetFileAttachment(annotation)
    return words(asking(pdfium.FPDFAttachment_GetName, file), _LONGEST_NAME) if file else ""


def _colour(annotation: Any, kind: str) -> str:  # noqa: ANN401
    if kind == STAMP or not pdfium.FPDFAnnot_HasKey(annotation, b"C"):
        return ""  # a stamp is its appearance
    # The engine tells no colour of what has an appearance of its own.
    pdfium.FPDFAnnot_SetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
    parts = [ctypes.c_uint() for _ in range(4)]
    kind = pdfium.FPDFANNOT_COLORTYPE_Color
    if not pdfium.FPDFAnnot_GetColor(annotation, kind, *parts):
        return ""
    red, green, blue = (min(255, part.value) for part in parts[:3])
    return inks.nearest((red, green, blue))


def _replies_to(page: Any, annotation: Any, number: int) -> int:  # noqa: ANN401
    parent = pdfium.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT")
    if not parent:
        return -1
    try:
        found = int(pdfium.FPDFPage_GetAnnotIndex(page, parent))
        return found if found != number else -1
    finally:
        pdfium.FPDFPage_CloseAnnot(parent)


def iso(date: str) -> str:
    """Return a date of a PDF file as ISO 8601; '' for what is none."""
    found = _DATE.match(date.strip())
    if not found:
        return ""
    year, month, day, hour, minute, second, zulu, sign, hours, minutes = found.groups()
    said = "-".join(part for part in (year, month, day) if part)
    whole = f"{year}-{month or '01'}-{day or '01'}"
    if hour:
        zone = "+00:00" if zulu else f"{sign}{hours}:{minutes or '00'}" if sign else ""
        said = whole = f"{said}T{hour}:{minute}:{second or '00'}{zone}"
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return ""
    return said
