"""Turn a document's content into two blobs and back.

The text is stored as plain UTF-8: it loads at once and any SQLite tool can read it. The structure
is a run of little-endian arrays and one JSON tail, compressed as a whole.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple, cast

from desktop.domain import (
    BlockAttributes,
    Blocks,
    Content,
    Locator,
    LocatorKind,
    Section,
    Span,
    SpanKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEADER = struct.Struct("<BIIII")
FORMAT = 1
SPAN_KINDS = {int(kind): kind for kind in SpanKind}
LOCATOR_KINDS = {int(kind): kind for kind in LocatorKind}
_MISREAD = (zlib.error, struct.error, LookupError, TypeError, AttributeError, RecursionError)
"""What comes of reading something else than what was packed."""


class Packed(NamedTuple):
    """A content as it is stored."""

    text: bytes
    structure: bytes


def pack(content: Content) -> Packed:
    """Return the two blobs of `content`."""
    return Packed(pack_text(content.text), pack_structure(content))


def unpack(text: bytes, structure: bytes, sections: bytes | None = None) -> Content:
    """Return the content of two blobs; `sections`, when given, replace the imported ones.

    Raises ValueError when the structure is not one that `pack` made.
    """
    try:
        content = _Reader(zlib.decompress(structure)).content(unpack_text(text))
    except _MISREAD as error:
        raise ValueError(str(error)) from error
    if sections is None:
        return content
    return Content(
        content.text, content.blocks, content.spans, unpack_sections(sections), content.locators
    )


def pack_text(text: str) -> bytes:
    """Return `text` as UTF-8."""
    # A lone surrogate has no place in canonical text, but keeping a file must never fail on one.
    return text.encode("utf-8", "surrogatepass")


def unpack_text(data: bytes) -> str:
    """Return the text of `pack_text`."""
    return data.decode("utf-8", "surrogatepass")


def pack_sections(sections: Iterable[Section]) -> bytes:
    """Return an outline as one blob."""
    return zlib.compress(_json(_plain_sections(sections)))


def unpack_sections(data: bytes) -> tuple[Section, ...]:
    """Return the outline of `pack_sections`; ValueError when it is not one."""
    try:
        return _sections(json.loads(zlib.decompress(data)))
    except _MISREAD as error:
        raise ValueError(str(error)) from error


def pack_structure(content: Content) -> bytes:
    """Return everything of a content but its text."""
    blocks, spans, locators = content.blocks, content.spans, content.locators
    targets = {target: i for i, target in enumerate(dict.fromkeys(s.target for s in spans))}
    tail = _json(
        {
            "attributes": {str(i): dict(values) for i, values in blocks.attributes.items()},
            "targets": list(targets),
            "labels": [locator.label for locator in locators],
            "sections": _plain_sections(content.sections),
        }
    )
    parts = (
        HEADER.pack(FORMAT, len(blocks.kinds), len(spans), len(locators), len(tail)),
        _numbers(blocks.starts),
        blocks.kinds,
        blocks.levels,
        _numbers(span.start for span in spans),
        _numbers(span.end for span in spans),
        _numbers(targets[span.target] for span in spans),
        bytes(span.kind for span in spans),
        _numbers(locator.start for locator in locators),
        bytes(locator.kind for locator in locators),
        tail,
    )
    return zlib.compress(b"".join(parts))


class _Reader:
    """Takes the parts of a structure blob off its front, one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = HEADER.size
        version, self._blocks, self._spans, self._locators, self._tail = HEADER.unpack_from(data)
        if version != FORMAT:
            raise ValueError(f"structure of format {version}")

    def content(self, text: str) -> Content:
        starts = self._array(self._blocks + 1)
        kinds, levels = self._bytes(self._blocks), self._bytes(self._blocks)
        ranges = self._array(self._spans), self._array(self._spans), self._array(self._spans)
        span_kinds = self._bytes(self._spans)
        places, place_kinds = self._array(self._locators), self._bytes(self._locators)
        tail = json.loads(self._bytes(self._tail))
        attributes = {int(i): cast("BlockAttributes", v) for i, v in tail["attributes"].items()}
        targets = tail["targets"]
        return Content(
            text,
            Blocks(starts, kinds, levels, attributes),
            tuple(
                Span(start, end, SPAN_KINDS[kind], targets[target])
                for start, end, target, kind in zip(*ranges, span_kinds, strict=True)
            ),
            _sections(tail["sections"]),
            tuple(
                Locator(start, LOCATOR_KINDS[kind], label)
                for start, kind, label in zip(places, place_kinds, tail["labels"], strict=True)
            ),
        )

    def _bytes(self, count: int) -> bytes:
        piece = self._data[self._at : self._at + count]
        if len(piece) != count:
            raise ValueError("the structure is cut short")
        self._at += count
        return piece

    def _array(self, count: int) -> array[int]:
        numbers = array("I")
        numbers.frombytes(self._bytes(count * numbers.itemsize))
        return _little_endian(numbers)


def _numbers(values: Iterable[int]) -> bytes:
    return _little_endian(array("I", values)).tobytes()


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _plain_sections(sections: Iterable[Section]) -> list[list[object]]:
    return [[s.title, s.level, s.start, s.end, dict(s.facts)] for s in sections]


def _sections(plain: Sequence[Sequence[object]]) -> tuple[Section, ...]:
    return tuple(Section(*cast("tuple[str, int, int, int, dict[str, str]]", s)) for s in plain)


def _json(value: object) -> bytes:
    # ASCII: a lone surrogate in a title or link must not make the document impossible to keep.
    return json.dumps(value, separators=(",", ":")).encode("ascii")
