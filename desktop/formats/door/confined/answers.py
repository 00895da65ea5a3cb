"""A document as inert bytes, and back: what a child says of a file is believed in nothing.

A head, then the text, numbers, a tail of JSON with everything that has a name, the map of pages,
and the pictures.
"""

from __future__ import annotations

import hashlib
import json
import struct
from array import array
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, cast

from desktop import formats
from desktop.domain import (
    COLOURS,
    LONGEST_BLOCK,
    BlockKind,
    Blocks,
    Comment,
    Content,
    DocumentKind,
    Facts,
    Locator,
    LocatorKind,
    PageMap,
    Parsed,
    Region,
    Section,
    Span,
    SpanKind,
    Verdict,
)
from desktop.formats.door.confined.channel import NonsenseError
from desktop.formats.encoding import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.domain import BlockAttributes

LONGEST_TAIL = 64 << 20
"""Bytes of JSON: read, they may take twenty times as many."""
_HEAD = struct.Struct("<QQQQQQQ")
"""Bytes of the text, blocks, spans, locators, bytes of the tail and of the pages, pictures."""
_SPAN, _LOCATOR = 4, 2
"""Numbers for each."""
# What canonical text never has, so that offsets mean the same everywhere.
_UNCLEAN = ("\0", "\r", "\ufffc")
# Of headings and lists: a byte.
_MOST_LEVELS = 255
# Pixels or points: what Qt keeps in an integer.
_WIDEST = (1 << 31) - 1
# Letters: the words come from a child that may have been taken over, and go to the log.
_LONGEST_REASON = 200
# Letters: PDF writers use UUIDs or digests for /NM.
_LONGEST_IDENTITY = 80
_MISSHAPEN = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    struct.error,
)


def pack(parsed: Parsed) -> list[bytes]:
    """Return pieces that together are the document; MemoryError for one of far too many names."""
    content = parsed.content
    targets = {target: i for i, target in enumerate(dict.fromkeys(s.target for s in content.spans))}
    tail = _tail(parsed, list(targets))
    if len(tail) > LONGEST_TAIL:
        raise MemoryError
    text = content.text.encode()
    blocks, pictures = content.blocks, list(parsed.assets.values())
    spans = ((s.start, s.end, s.kind, targets[s.target]) for s in content.spans)
    locators = ((mark.start, mark.kind) for mark in content.locators)
    pages = parsed.pages.pack() if parsed.pages is not None else b""
    return [
        _HEAD.pack(
            *(len(text), len(blocks), len(content.spans), len(content.locators)),
            *(len(tail), len(pages), len(pictures)),
        ),
        text,
        blocks.starts.tobytes(),
        blocks.kinds,
        blocks.levels,
        array("I", chain.from_iterable(spans)).tobytes(),
        array("I", chain.from_iterable(locators)).tobytes(),
        tail,
        pages,
        array("I", map(len, pictures)).tobytes(),
        *pictures,
    ]


def _tail(parsed: Parsed, targets: list[str]) -> bytes:
    """Return what has no fixed size: names, words about the document, verdicts."""
    content, facts = parsed.content, parsed.facts
    named = {
        "attributes": {str(i): values for i, values in content.blocks.attributes.items()},
        "targets": targets,
        "labels": [locator.label for locator in content.locators],
        "sections": [[s.title, s.level, s.start, s.end, dict(s.facts)] for s in content.sections],
        "kind": parsed.kind,
        "facts": [getattr(facts, name) for name in _FACTS],
        "authors": facts.authors,
        "other": dict(facts.other),
        "media_type": parsed.media_type,
        "importer": parsed.importer,
        "comments": [_of_comment(comment) for comment in parsed.comments],
        "remarks": parsed.remarks,
        "encoding": parsed.encoding,
        "considered": [[v.form, v.fits, v.why] for v in parsed.considered],
    }
    return json.dumps(named, separators=(",", ":")).encode("ascii")


def _of_comment(comment: Comment) -> list[object]:
    c = comment
    said = (c.note, c.author, c.date, c.colour, c.identity, c.answers)
    area = c.region and [c.region.pack(), c.words, c.picture]
    return [c.start, c.end, said, c.is_underlined, c.tags, area]


def unpack(data: bytes) -> Parsed:
    """Return the document of `pack`; NonsenseError for what is none in every respect."""
    try:
        return _Unpacking(data).parsed()
    except _MISSHAPEN as error:
        raise NonsenseError(f"its answer is no document: {str(error)[:_LONGEST_REASON]}") from error


_FACTS = ("title", "date", "publisher", "url", "language", "citation_key")


class _Unpacking:
    """Takes the parts off the front, one after the other, and looks at each."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = _HEAD.size
        text, blocks, spans, locators, tail, pages, pictures = _HEAD.unpack_from(data)
        _must(tail <= LONGEST_TAIL, "its tail is too long")
        self._text = self._bytes(text).decode()
        self._starts = self._numbers(blocks + 1)
        self._kinds, self._levels = self._bytes(blocks), self._bytes(blocks)
        self._spans = self._numbers(_SPAN * spans)
        self._locators = self._numbers(_LOCATOR * locators)
        self._tail: dict[str, Any] = json.loads(self._bytes(tail))
        self._pages = self._bytes(pages)
        lengths = self._numbers(pictures)
        found = [self._bytes(length) for length in lengths]
        _must(self._at == len(data), "there is more of it")
        # What a picture is called is worked out here: another's name would take its place.
        self._pictures = {hashlib.sha256(data).hexdigest(): data for data in found}

    def parsed(self) -> Parsed:
        tail = self._tail
        content = self._content()
        encoding = _string(tail["encoding"])
        _must(not encoding or labels.named(encoding) is not None, "no encoding")
        pages = self._page_map() if self._pages else None
        return Parsed(
            content,
            DocumentKind(tail["kind"]),
            Facts(
                **dict(zip(_FACTS, map(_string, tail["facts"]), strict=True)),
                authors=_strings(tail["authors"]),
                other=_mapping(tail["other"]),
            ),
            _string(tail["media_type"]),
            _importer(tail["importer"], pages),
            self._pictures,
            tuple(self._comment(*values) for values in tail["comments"]),
            _strings(tail["remarks"]),
            encoding,
            tuple(
                Verdict(DocumentKind(form), _either(fits), _string(why))
                for form, fits, why in tail["considered"]
            ),
            pages,
        )

    def _comment(self, *values: Any) -> Comment:  # noqa: ANN401
        *plain, area = values
        made = _comment(len(self._text), *plain)
        if area is None:
            return made
        region, words, picture = _strings(area)
        _must(not picture or picture in self._pictures, "no picture of it")
        return replace(made, region=Region.unpack(region), words=words, picture=picture)

    def _page_map(self) -> PageMap:
        pages = PageMap.unpack(self._pages)
        _must(pages.fits(len(self._text)), "its pages are not those of its text")
        return pages

    def _content(self) -> Content:
        length = len(self._text)
        _must(not any(sign in self._text for sign in _UNCLEAN), "its text is unclean")
        blocks = self._blocks()
        sections = tuple(
            Section(
                _string(title),
                _number(level, _MOST_LEVELS),
                *_range(start, end, length),
                _mapping(facts),
            )
            for title, level, start, end, facts in self._tail["sections"]
        )
        starts, kinds = self._locators[0::_LOCATOR], self._locators[1::_LOCATOR]
        _must(_ascend(starts, length), "its locators are in no order")
        locators = tuple(
            Locator(start, LocatorKind(kind), label)
            for start, kind, label in zip(
                starts, kinds, _strings(self._tail["labels"]), strict=True
            )
        )
        return Content(self._text, blocks, self._inline(), sections, locators)

    def _blocks(self) -> Blocks:
        text, starts = self._text, self._starts
        _must(set(self._kinds) <= set(BlockKind), "a block of no kind")
        _must(
            starts[-1] == len(text) + 1
            and text.count("\n") == max(0, len(self._kinds) - 1)
            and (not self._kinds or starts[0] == 0)
            and all(text[start - 1] == "\n" for start in starts[1:-1])
            and all(0 < end - start <= LONGEST_BLOCK + 1 for start, end in pairwise(starts)),
            "its blocks are not its text",
        )
        attributes = {
            _number(int(index), len(self._kinds) - 1): self._attributes(values)
            for index, values in self._tail["attributes"].items()
        }
        return Blocks(starts, self._kinds, self._levels, attributes)

    def _attributes(self, values: dict[str, Any]) -> BlockAttributes:
        for name, value in values.items():
            if name in ("width", "height", "header_rows", "page"):
                _number(value, _WIDEST)
            elif name == "asset":
                _must(value in self._pictures, "a picture that is not there")
            elif name == "direction":
                _must(value == "rtl", "no direction")
            else:
                _must(name == "marker", "no attribute")
                _string(value)
        return cast("BlockAttributes", values)

    def _inline(self) -> tuple[Span, ...]:
        spans = self._spans
        targets, kinds = _strings(self._tail["targets"]), list(SpanKind)
        starts, ends = spans[0::_SPAN], spans[1::_SPAN]
        _must(_ascend(starts, len(self._text)), "its spans are in no order")
        bounds, block = self._starts, 0
        for start, end in zip(starts, ends, strict=True):
            while bounds[block + 1] <= start:
                block += 1
            _must(start <= end < bounds[block + 1], "a span across blocks")
        return tuple(
            Span(start, end, kinds[kind], targets[target])
            for start, end, kind, target in zip(
                starts, ends, spans[2::_SPAN], spans[3::_SPAN], strict=True
            )
        )

    def _bytes(self, count: int) -> bytes:
        piece = self._data[self._at : self._at + count]
        _must(len(piece) == count, "it is cut short")
        self._at += count
        return piece

    def _numbers(self, count: int) -> array[int]:
        numbers = array("I")
        numbers.frombytes(self._bytes(count * numbers.itemsize))
        return numbers


def _comment(
    length: int,
    start: object,
    end: object,
    said: list[object],
    underlined: object,
    tags: list[object],
) -> Comment:
    note, author, date, colour, identity, answers = _strings(said)
    _must(not colour or colour in COLOURS, "no colour")
    longest = max(len(identity), len(answers))
    _must(longest <= _LONGEST_IDENTITY, "too long a name of a comment")
    return Comment(
        *_range(start, end, length), note, author, date, colour, _either(underlined),
        _strings(tags), identity, answers,
    )  # fmt: skip


def _must(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - as an assertion reads
    if not holds:
        raise NonsenseError(f"its answer is no document: {otherwise}")


def _importer(name: object, pages: PageMap | None) -> str:
    """Return who read the file, and who recognised its words if anybody did."""
    recognised = pages.recognised if pages is not None else None
    ends = f" + {recognised.engine}" if recognised else ""
    _must(name in {form.importer + ends for form in formats.FORMATS}, "no importer")
    return str(name)


def _ascend(numbers: Sequence[int], most: int) -> bool:
    return all(a <= b for a, b in pairwise(numbers)) and (not numbers or numbers[-1] <= most)


def _number(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("a number out of range")
    return value


def _range(start: object, end: object, length: int) -> tuple[int, int]:
    stop = _number(end, length)
    return _number(start, stop), stop


def _either(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither yes nor no")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text where there should be some")
    return value


def _strings(values: Iterable[object]) -> tuple[str, ...]:
    if not isinstance(values, list):
        raise TypeError("no list where there should be one")
    return tuple(map(_string, values))


def _mapping(values: Mapping[object, object]) -> dict[str, str]:
    return {_string(name): _string(value) for name, value in values.items()}
