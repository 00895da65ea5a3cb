"""The one place where text becomes canonical text.

Every importer feeds a Builder; nothing else joins, cleans or splits text. Positions the Builder
hands out never change afterwards, so importers may keep them.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from desktop.domain import (
    CELL_BREAK,
    LONGEST_BLOCK,
    ROW_BREAK,
    SOFT_BREAK,
    BlockKind,
    Blocks,
    Content,
    LocatorKind,
    SpanKind,
)
from desktop.formats.canon import picture_size, svg
from desktop.formats.canon.outline import outline
from desktop.formats.canon.splitting import cut_at
from desktop.formats.canon.standoff import Standoff
from desktop.formats.door import companions
from desktop.formats.door.characters import LINE_ENDS, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Unpack

    from desktop.domain import BlockAttributes

__all__ = ["LARGEST_PICTURE", "LONGEST_BLOCK", "Builder", "clean"]

LARGEST_PICTURE = companions.LARGEST

_CELL_UNCLEAN = re.compile("[\t\x1e]")
_KEPT_EMPTY = frozenset({BlockKind.IMAGE, BlockKind.RULE})


class Builder:
    """Collects blocks, spans, anchors and locators, and builds the canonical Content.

    List items and quotations have level 1 when outermost; headings 1 to 6; other blocks 0.
    """

    def __init__(self) -> None:
        self.assets: dict[str, bytes] = {}
        self.right_to_left = False
        """Whether blocks opened from now on are said to read from the right."""
        self._done: list[str] = []
        self._starts: list[int] = []
        self._kinds = bytearray()
        self._levels = bytearray()
        self._attributes: dict[int, BlockAttributes] = {}
        self._open = False
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._block_attributes: BlockAttributes = {}
        self._base = 0
        self._pieces: list[str] = []
        self._size = 0
        self._standoff = Standoff()

    @property
    def position(self) -> int:
        """The offset at which the next text will stand."""
        return self._base + self._size

    @property
    def room(self) -> int:
        """How many letters can be added before the open block may be split."""
        return LONGEST_BLOCK - self._size

    @property
    def is_open(self) -> bool:
        """Whether text would join a block that is already begun."""
        return self._open

    def block(
        self,
        kind: BlockKind = BlockKind.PARAGRAPH,
        level: int = 0,
        **attributes: Unpack[BlockAttributes],
    ) -> None:
        """Open a block and close the previous one; a block of white space only is dropped."""
        self.close_block()
        self._kind = kind
        self._level = max(0, min(255, level))
        if self.right_to_left:
            attributes["direction"] = "rtl"
        self._block_attributes = attributes
        self._open = True

    def close_block(self) -> None:
        """Close the open block, so that text that follows opens a paragraph."""
        if not self._open:
            return
        self._open = False
        text = "".join(self._pieces)
        if text.strip() or self._kind in _KEPT_EMPTY:
            self._keep(text)
        else:
            self._standoff.forget(self._base)
        self._pieces = []
        self._size = 0

    def text(self, text: str, *styles: SpanKind, link: str = "") -> None:
        """Append inline text; line ends become spaces, nothing else is collapsed."""
        if not (text.isascii() and text.isprintable()):  # most pieces are, and there are many
            text = clean(text)
            if self._kind is BlockKind.TABLE and self._open:
                text = _CELL_UNCLEAN.sub(" ", text)
        start = self._base + self._size
        self._append(text)
        if styles or link:
            end = self._base + self._size
            for kind in styles:
                self._standoff.style(start, end, kind)
            if link:
                self._standoff.style(start, end, SpanKind.LINK, link)

    def lines(self, text: str, *styles: SpanKind) -> None:
        """Append text whose line ends are meant: each becomes a soft break."""
        for number, line in enumerate(LINE_ENDS.split(text)):
            if number:
                self.soft_break()
            if line:
                self.text(line, *styles)

    def soft_break(self) -> None:
        """Break the line without ending the block."""
        self._append(SOFT_BREAK)

    def cell_break(self) -> None:
        """End a table cell; only inside a TABLE block."""
        self._append(CELL_BREAK)

    def row_break(self) -> None:
        """End a table row; only inside a TABLE block."""
        self._append(ROW_BREAK)

    def begin(self, kind: SpanKind, target: str = "") -> None:
        """Begin a style that ends with the matching `end()`; it may run over several blocks."""
        self._standoff.begin(self.position, kind, target)

    def end(self) -> None:
        """End the style begun last."""
        self._standoff.end(self.position)

    @contextmanager
    def style(self, kind: SpanKind, target: str = "") -> Iterator[None]:
        """Style all text appended inside the `with`."""
        self.begin(kind, target)
        try:
            yield
        finally:
            self.end()

    def image(self, alt: str, data: bytes | None, width: int = 0, height: int = 0) -> bool:
        """Append a picture; its size is read from its bytes. Return whether the bytes were kept.

        Bytes that are no picture, or would do harm, are left out and the text `alt` stays.
        """
        attributes: BlockAttributes = {}
        found = picture_size.measure(data) if data and len(data) <= LARGEST_PICTURE else None
        if found and data and found.media_type == picture_size.SVG:
            data = svg.harmless(data)
            found = found if data else None
        if found and data:
            name = hashlib.sha256(data).hexdigest()
            self.assets[name] = data
            attributes["asset"] = name
            width, height = found.width or width, found.height or height
        if width > 0 and height > 0:
            attributes["width"], attributes["height"] = width, height
        self.block(BlockKind.IMAGE, 0, **attributes)
        self.text(alt)
        self.close_block()
        return found is not None

    def anchor(self, name: str) -> None:
        """Name this place, so that a link to '#' and the name leads here; the first one counts."""
        self._standoff.anchor(self.position, name)

    def places(self) -> dict[str, int]:
        """Return where each anchor stands; exact once the text is built."""
        length = self._base - 1 + (self._size + 1 if self._size else 0)
        return self._standoff.places(max(0, length))

    def note_reference(self, label: str, name: str) -> None:
        """Append a note's label that leads to the FOOTNOTE block anchored `name`."""
        start = self.position
        self.text(label)
        self._standoff.style(start, self.position, SpanKind.NOTE_REFERENCE, f"#{name}")

    def locator(self, kind: LocatorKind, label: str) -> None:
        """Say that the printed page, paragraph or line `label` begins here."""
        cleaned = clean(label).strip()
        if cleaned:
            self._standoff.locator(self.position, kind, cleaned)

    def build(self) -> Content:
        """Return the text and its structure, with the headings as sections."""
        while self._standoff.is_open:
            self.end()
        self.close_block()
        text = "\n".join(self._done)
        blocks = Blocks(
            array("I", [*self._starts, len(text) + 1]),
            bytes(self._kinds),
            bytes(self._levels),
            self._attributes,
        )
        locators = self._standoff.locators(len(text))
        content = Content(text, blocks, self._standoff.spans(text, blocks), (), locators)
        return replace(content, sections=outline(content))

    def _append(self, text: str) -> None:
        if not text:
            return
        if not self._open:
            self.block()
        known = self._size
        self._pieces.append(text)
        self._size += len(text)
        if self._size > LONGEST_BLOCK:
            self._split(known)

    def _split(self, known: int) -> None:
        """Close full blocks off the open one.

        A break that is there already turns into the line feed, so no position moves; where there
        is none, the line feed goes in after the `known` characters that have been handed out.
        """
        text = "".join(self._pieces)
        at = 0
        while len(text) - at > LONGEST_BLOCK:
            cut, skip = cut_at(text, at, self._kind, known)
            self._keep(text[at:cut])
            self._block_attributes.pop("marker", None)
            self._block_attributes.pop("header_rows", None)
            at = cut + skip
        self._pieces = [text[at:]]
        self._size = len(text) - at

    def _keep(self, text: str) -> None:
        attributes = self._block_attributes.copy()
        if "direction" in attributes and _begins_right_to_left(text):
            del attributes["direction"]
        if attributes:
            self._attributes[len(self._kinds)] = attributes
        self._starts.append(self._base)
        self._kinds.append(self._kind)
        self._levels.append(self._level)
        self._done.append(text)
        self._base += len(text) + 1


def _begins_right_to_left(text: str) -> bool:
    """Say whether the letters alone tell that a text reads from the right."""
    strong = (kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"})
    return next(strong, "L") != "L"
