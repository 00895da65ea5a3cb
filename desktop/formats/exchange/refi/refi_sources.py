"""Documents of a project: texts, PDF files, pictures, and what was written of recordings."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import ForeignFile, ForeignSource
from desktop.formats import encoding
from desktop.formats.door.xmltree import child, children, local
from desktop.formats.exchange.foreign_titles import file_name, title_of
from desktop.formats.exchange.refi.conventions import Text
from desktop.formats.exchange.refi.refi_codes import guid, said
from desktop.formats.exchange.refi.refi_selections import Selected, merged, passages, selected
from desktop.formats.exchange.refi.ways_of_counting import Placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from desktop.formats.exchange.refi.memberships import Memberships
    from desktop.formats.exchange.refi.refi_parts import Parts
    from desktop.formats.exchange.refi.register import Register

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_PDF = ".pdf"
_BOM = "\ufeff".encode()
_POINTS = {"fromSyncPoint": "startPosition", "toSyncPoint": "endPosition"}


@dataclass(slots=True)
class Opened:
    """A document of the project, as far as it was read: next it is decided how it counts."""

    element: _Element
    title: str
    identity: str = ""
    """What it is known by."""
    file: ForeignFile | None = None
    number: int | None = None
    """That of its file."""
    beside: tuple[str, ...] = ()
    selections: list[Selected] = field(default_factory=list)
    placed: Placed | None = None


class Sources:
    """Reads the documents of a project one after another."""

    def __init__(self, parts: Parts, register: Register) -> None:
        self._parts = parts
        self._register = register

    def opened(self, sources: Iterable[_Element]) -> Iterator[Opened]:
        """Yield the documents among the sources; recordings are counted as what has no home."""
        readers = {
            "TextSource": self._text,
            "PDFSource": self._pdf,
            "PictureSource": self._picture,
            "AudioSource": self._recording,
            "VideoSource": self._recording,
        }
        for element in sources:
            if reader := readers.get(local(element)):
                yield from reader(element)

    def _text(self, element: _Element) -> Iterator[Opened]:
        one = Opened(element, _title(element))
        one.selections = merged(selected(children(element, "PlainTextSelection"), self._register))
        self._place(one, element)
        rich = element.get("richTextPath") or ""
        if one.file is None:
            self._attach(one, rich, PurePosixPath(rich).suffix.lower())
        yield one

    def _pdf(self, element: _Element) -> Iterator[Opened]:
        one = Opened(element, _title(element, "path"))
        page_text = child(element, "Representation")
        texts = () if page_text is None else children(page_text, "PlainTextSelection")
        found = chain(children(element, "PDFSelection"), texts)
        one.selections = merged(selected(found, self._register))
        if page_text is not None:
            self._place(one, page_text)
        self._attach(one, element.get("path") or "", _PDF)
        yield one

    def _picture(self, element: _Element) -> Iterator[Opened]:
        self._count(element, "PictureSelection", "parts of pictures")
        path = element.get("path") or ""
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in _PICTURES:
            self._register.without_a_home["pictures"] += 1
            return
        one = Opened(element, _title(element, "path"))
        self._attach(one, path, suffix)
        yield one

    def _recording(self, element: _Element) -> Iterator[Opened]:
        kind = "sound recordings" if local(element) == "AudioSource" else "films"
        self._register.without_a_home[kind] += 1
        for name in ("AudioSelection", "VideoSelection"):
            self._count(element, name, f"passages of {kind}")
        for transcript in children(element, "Transcript"):
            one = Opened(transcript, _title(transcript))
            one.selections = merged(self._between_points(transcript))
            self._place(one, transcript)
            if one.file is not None or one.selections:
                yield one

    def _between_points(self, transcript: _Element) -> Iterator[Selected]:
        """Yield the selections of a transcript, which lie between two of its points in time."""
        points = {
            guid(one.get("guid")): one.get("position") or ""
            for one in children(transcript, "SyncPoint")
        }
        for element in children(transcript, "TranscriptSelection"):
            for point, attribute in _POINTS.items():
                element.set(attribute, points.get(guid(element.get(point)), ""))
            yield from selected([element], self._register)

    def _place(self, one: Opened, element: _Element) -> None:
        """Read the plain text that passages were selected in."""
        path = element.get("plainTextPath") or ""
        inside = child(element, "PlainTextContent")
        data = self._parts.bytes_of(path) if path else None
        if data is None and inside is not None:
            data = "".join(inside.itertext()).encode()
        if data is not None and not data.removeprefix(_BOM).strip():
            self._register.without_a_home["texts without a letter"] += 1
            return
        if data is None:
            one.beside = self._parts.addresses(path) if path and not self._parts.is_packed else ()
            return
        marked = [each.place for each in one.selections if each.place is not None]
        one.placed = Placed(one.title, Text(_decoded(data)), marked)
        one.file = ForeignFile(file_name(one.title, ".txt"), data)

    def _attach(self, one: Opened, path: str, suffix: str) -> None:
        """Put a file in the place of its plain text, if it is there."""
        data = self._parts.bytes_of(path) if path and self._parts.is_packed else None
        if data:
            one.file = ForeignFile(file_name(one.title, suffix), data)
        elif path and not self._parts.is_packed:
            one.beside = (*one.beside, *self._parts.addresses(path))
            one.file = None

    def _count(self, element: _Element, name: str, kind: str) -> None:
        if count := len(list(children(element, name))):
            self._register.without_a_home[kind] += count


def finished(one: Opened, register: Register, memberships: Memberships) -> ForeignSource:
    """Return a document, of which it was decided how it counts."""
    element = one.element
    made = list(passages(one.selections, one.placed))
    empty = [each for each, passage in zip(one.selections, made, strict=True) if passage is None]
    if empty:  # there is nothing to be marked, but something may be said
        register.without_a_home["passages without a letter"] += len(empty)
    codings = (register.codings(element), *(each.codings for each in empty))
    notes = (register.notes_on(element), *(each.notes for each in empty))
    return ForeignSource(
        one.identity,
        memberships.facts(element, one.title),
        folders=memberships.folders(guid(element.get("guid")), one.title),
        file=one.number,
        beside=one.beside,
        length=len(one.placed.text.text) if one.placed else None,
        passages=tuple(passage for passage in made if passage is not None),
        notes=tuple(chain.from_iterable(notes)),
        codings=tuple(chain.from_iterable(codings)),
    )


def _title(element: _Element, path: str = "plainTextPath") -> str:
    """Return the name of a document, or else that of its file."""
    name = said(element, "name") or PurePosixPath(said(element, path).replace("\\", "/")).name
    return title_of(name)


def _decoded(data: bytes) -> str:
    """Return a text with its line ends and its byte order mark, as positions may count them."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return encoding.decode(data)
