"""A copy of a file with highlights in it as any program for PDF files shows them.

PDFium says where words stand and reads the copy back; the file is written with pikepdf, which can
give an annotation every key and an appearance of its own. What it leaves alone stays as it was.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from desktop.domain.printed.page_map import Copy
from desktop.pdf import inks
from desktop.pdf.catalogue.catalogued import opened
from desktop.pdf.engine import NO_DIGEST, DamagedError, LockedError, PdfFile
from desktop.pdf.markings import PIECE, described, markings
from desktop.pdf.page_annotations import OWN_CHARACTERS
from desktop.pdf.printed import Box, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.domain import Characters
    from desktop.domain.printed.page_map import Mark
    from desktop.pdf.markings import Marking
    from desktop.pdf.printed import Quad

__all__ = ["DamagedError", "LockedError", "StaleError", "UnlikeError", "annotated"]

_PRINTED = 4
"""The flag of what is printed with its page."""
_LINE, _RISE = 0.06, 0.08
"""Of a line's height: how thick an underline is, and how far above the foot of its letters."""
_THINNEST = 0.6
_ICON = 20.0
_FRAME, _TINT = 1.5, 0.4
"""How thick the frame of an area is; how strong, beside a highlight, what is in it."""
_ANNOTATIONS = "/Annots"


class StaleError(ValueError):
    """A page has other characters than those that a highlight is said to stand on."""


class UnlikeError(ValueError):
    """What was written is not read back as what it should be."""


def annotated(
    data: bytes,
    marks: Iterable[Mark],
    removed: Iterable[str] = (),
    digests: Sequence[bytes] = (),
    password: str = "",
) -> Copy:
    """Return a copy of a file with marks in it, and without markings that were `removed` since.

    A marking that is in the file stays as it is, unless somebody changed what became of it.

    `digests` are of the characters of its pages. Raises StaleError, UnlikeError, DamagedError or
    LockedError.
    """
    with PdfFile(data, password) as file:
        pages, was_signed = file.pages, file.is_signed
        there = {one.identity: one for one in _there(file)}
        marks = list(marks)
        changed = {_head(identity) for identity in removed}
        changed |= {_head(mark.origin or mark.identity) for mark in marks if not mark.is_untouched}
        replies = {reply.identity for one in there.values() for reply in one.replies}
        left = (there.keys() | replies) - changed
        new = [mark for mark in marks if not mark.is_untouched or _head(mark.origin) not in left]
        drawn = list(_drawn(file, new, digests))
    gone = {_head(identity) for identity in removed}
    # Stamps and drawings are pictures that cannot be written again: what is said of one that was
    # changed stands beside it.
    dropped = [
        there[identity]
        for identity in sorted(changed & there.keys())
        if identity in gone or not there[identity].is_drawing
    ]
    copy = _written(data, password, pages, drawn, dropped)
    _read_back(copy, password, pages, digests, drawn)
    return Copy(copy, len(new), len(marks) - len(new), was_signed)


class _Drawn(NamedTuple):
    """What a mark has on one page: lines, or nothing where it is one on the page as a whole."""

    mark: Mark
    name: str
    page: int
    quads: list[Quad]


def _head(identity: str) -> str:
    """Return what a marking is known by, given one of its passages."""
    return identity.partition(PIECE)[0]


def _there(file: PdfFile) -> list[Marking]:
    return markings([file.annotations(number) for number in range(file.pages)])


def _drawn(file: PdfFile, marks: Sequence[Mark], digests: Sequence[bytes]) -> Iterator[_Drawn]:
    """Yield what marks have on pages, each of which is read once."""
    wanted: dict[int, list[tuple[int, Characters]]] = {}
    for number, mark in enumerate(marks):
        for on in mark.characters:
            wanted.setdefault(on.page, []).append((number, on))
    areas: list[dict[int, list[Quad]]] = [{} for _ in marks]
    for page, parts in sorted(wanted.items()):
        found = file.places(page, [(on.first, on.last) for _, on in parts])
        if found is None or page >= len(digests) or found.digest != digests[page]:
            raise StaleError
        for (number, _), quads in zip(parts, found.quads, strict=True):
            if quads:
                areas[number].setdefault(page, []).extend(quads)
    for mark, by_page in zip(marks, areas, strict=True):
        _put_areas(file, mark, by_page)
        yield from _named(mark, by_page or {mark.page: []})


def _put_areas(file: PdfFile, mark: Mark, pages: dict[int, list[Quad]]) -> None:
    """Add where a mark stands on pages whose words are none of the file's."""
    for area in mark.lines:
        pages.setdefault(area.page, []).extend(file.shown_at(area.page, [Box(*area[1:])]))


def _named(mark: Mark, pages: Mapping[int, list[Quad]]) -> Iterator[_Drawn]:
    for number, (page, quads) in enumerate(pages.items(), 1):
        name = f"{mark.identity}/{number}" if len(pages) > 1 else mark.identity
        yield _Drawn(mark, name, page, quads)


def _written(
    data: bytes, password: str, pages: int, drawn: Iterable[_Drawn], dropped: Iterable[Marking]
) -> bytes:
    try:
        with opened(data, password) as file:
            if len(file.pages) != pages:
                raise UnlikeError
            _drop(file, dropped)
            for one in drawn:
                _add(file, file.pages[one.page], one)
            written = BytesIO()
            file.save(written, encryption=file.is_encrypted, fix_metadata_version=False)
    except pikepdf.PasswordError as error:
        raise LockedError(is_foreign=True) from error
    except (pikepdf.PdfError, RuntimeError) as error:  # for some damage it has errors of no name
        raise DamagedError from error
    return written.getvalue()


def _drop(file: pikepdf.Pdf, dropped: Iterable[Marking]) -> None:
    """Take markings out, with what answers them and the windows that they open."""
    numbers: dict[int, set[int]] = {}
    for marking in dropped:
        for page, number in marking.annotations:
            numbers.setdefault(page, set()).add(number)
    for page, gone in numbers.items():
        there = file.pages[page].obj.get(_ANNOTATIONS)
        if not isinstance(there, Array) or max(gone) >= len(there):
            raise UnlikeError
        parents = {there[number].objgen for number in gone} - {(0, 0)}
        for number in range(len(there) - 1, -1, -1):
            one = there[number]
            opened = isinstance(one, Dictionary) and one.get("/Parent")
            is_window = isinstance(opened, Dictionary) and opened.objgen in parents
            if number in gone or (is_window and one.get("/Subtype") == Name.Popup):
                del there[number]


def _add(file: pikepdf.Pdf, page: pikepdf.Page, one: _Drawn) -> None:
    if not isinstance(page.obj.get(_ANNOTATIONS), Array):
        page.obj[_ANNOTATIONS] = Array()
    mark, box = one.mark, _box(page, one)
    is_line = mark.is_underlined or mark.region is not None
    ink = (inks.line if is_line else inks.fill)(mark.colour)
    made = Dictionary(
        Type=Name.Annot,
        Subtype=_kind(one),
        Rect=Array([round(edge, 3) for edge in box]),
        C=Array([round(part / 255, 4) for part in ink]),
        F=_PRINTED,
        P=page.obj,
        NM=String(one.name),
        T=String(mark.author),
        M=String(_date(mark.modified)),
        CreationDate=String(_date(mark.created)),
        Contents=String(described(mark.note, mark.tags)),
    )
    if one.quads:
        corners = [round(value, 3) for quad in one.quads for point in quad for value in point]
        made["/QuadPoints"] = Array(corners)
        made["/AP"] = Dictionary(N=_appearance(file, one, box, ink))
        made[f"/{OWN_CHARACTERS}"] = String(_told(one))
    elif mark.region is not None:
        made["/BS"] = Dictionary(W=_FRAME, S=Name.S)
        made["/AP"] = Dictionary(N=_appearance(file, one, box, ink))
    else:
        made["/Name"] = Name.Note
    page.obj[_ANNOTATIONS].append(file.make_indirect(made))


def _told(one: _Drawn) -> str:
    """Return which characters a mark is on: lines over one another hold more than those."""
    here = (on for on in one.mark.characters if on.page == one.page)
    return ",".join(f"{on.first}-{on.last}" for on in here)


def _kind(one: _Drawn) -> Name:
    if one.mark.region is not None:
        return Name.Square
    if not one.quads:
        return Name.Text
    return Name.Underline if one.mark.is_underlined else Name.Highlight


def _box(page: pikepdf.Page, one: _Drawn) -> Box:
    """Return what encloses all that is drawn: programs draw nothing outside."""
    region, (left, _, _, top) = one.mark.region, _frame(page)
    if region is not None:
        return Box(left + region.x0, top - region.y1, left + region.x1, top - region.y0)
    if not one.quads:
        return Box(left, top - _ICON, left + _ICON, top)
    points = [point for quad in one.quads for point in quad]
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Box(min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)


def _frame(page: pikepdf.Page) -> Box:
    """Return the part of a page that is shown, as the engine takes it."""
    boxes = (page.mediabox.as_list(), page.cropbox.as_list())
    media, crop = (_ordered([float(edge) for edge in box]) for box in boxes)
    both = Box(
        max(media.x0, crop.x0), max(media.y0, crop.y0), min(media.x1, crop.x1),
        min(media.y1, crop.y1),
    )  # fmt: skip
    return both if both.width > 0 and both.height > 0 else media


def _ordered(edges: Sequence[float]) -> Box:
    xs, ys = sorted(edges[0::2]), sorted(edges[1::2])
    return Box(xs[0], ys[0], xs[1], ys[1])


def _appearance(file: pikepdf.Pdf, one: _Drawn, box: Box, ink: inks.Ink) -> pikepdf.Stream:
    """Return what draws a mark, so that all programs draw it alike."""
    colour = " ".join(f"{part / 255:.4f}" for part in ink)
    if one.mark.region is not None:
        drawn = _framed(box, one.mark.colour)
        resources = Dictionary(ExtGState=Dictionary(Pen=Dictionary(BM=Name.Multiply)))
    elif one.mark.is_underlined:
        drawn = [f"{colour} RG", *map(_underline, one.quads)]
        resources = Dictionary()
    else:
        # The print below stays black, as under a felt pen.
        resources = Dictionary(ExtGState=Dictionary(Pen=Dictionary(BM=Name.Multiply)))
        drawn = ["/Pen gs", f"{colour} rg", *map(_filled, one.quads)]
    return pikepdf.Stream(
        file,
        "\n".join(drawn).encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([round(edge, 3) for edge in box]),
        Resources=resources,
    )


def _framed(box: Box, colour: str) -> list[str]:
    """Return what draws a frame inside a box, with a tint in it under which print stays black."""
    shares = (1 - (255 - part) / 255 * _TINT for part in inks.fill(colour))
    tint = " ".join(f"{share:.4f}" for share in shares)
    ink = " ".join(f"{part / 255:.4f}" for part in inks.line(colour))
    half = _FRAME / 2
    size = f"{max(0.0, box.width - _FRAME):.3f} {max(0.0, box.height - _FRAME):.3f}"
    at = f"{box.x0 + half:.3f} {box.y0 + half:.3f} {size} re"
    return ["q /Pen gs", f"{tint} rg {at} f Q", f"{ink} RG {_FRAME} w {at} S"]


def _filled(quad: Quad) -> str:
    around = quad.top_left, quad.top_right, quad.bottom_right, quad.bottom_left
    first, *others = (f"{point.x:.3f} {point.y:.3f}" for point in around)
    return " ".join([first, "m", *(f"{other} l" for other in others), "f"])


def _underline(quad: Quad) -> str:
    foot, end, head = quad.bottom_left, quad.bottom_right, quad.top_left
    rise = Point(_RISE * (head.x - foot.x), _RISE * (head.y - foot.y))
    height = abs(head.x - foot.x) + abs(head.y - foot.y)
    return (
        f"{max(_THINNEST, _LINE * height):.3f} w {foot.x + rise.x:.3f} {foot.y + rise.y:.3f} m "
        f"{end.x + rise.x:.3f} {end.y + rise.y:.3f} l S"
    )


def _date(iso: str) -> str:
    """Return a moment as PDF files write it; '' for none."""
    try:
        moment = datetime.fromisoformat(iso).astimezone(UTC)
    except ValueError:
        return ""
    return f"D:{moment:%Y%m%d%H%M%S}+00'00'"


def _read_back(
    copy: bytes, password: str, pages: int, digests: Sequence[bytes], drawn: Iterable[_Drawn]
) -> None:
    """Raise UnlikeError unless a copy has the pages and the text of its original, and the marks."""
    names: dict[int, set[str]] = {}
    for one in drawn:
        names.setdefault(one.page, set()).add(one.name)
    with PdfFile(copy, password) as file:
        if file.pages != pages:
            raise UnlikeError
        for number, digest in enumerate(digests):
            found = file.places(number, ())
            there = {one.name for one in file.annotations(number)} if number in names else set()
            if (found.digest if found else NO_DIGEST) != digest:
                raise UnlikeError
            if not names.get(number, set()) <= there:
                raise UnlikeError
