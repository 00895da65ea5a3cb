"""What the tests of several formats share: files made by hand, and what came of them."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from desktop.domain import BlockKind, SpanKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain import Content, Parsed
    from desktop.formats.canon.canonical import Builder

GIF = (
    b"GIF89a\x04\x00\x03\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x04\x00\x03\x00;"
)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def blocks(parsed: Parsed) -> list[tuple[str, int, str]]:
    """Return kind, level and text of every block."""
    content = parsed.content
    return [(b.kind.name, b.level, content.text[b.start : b.end]) for b in content.blocks]


def spans(parsed: Parsed) -> list[tuple[str, SpanKind, str]]:
    """Return text, kind and target of every span."""
    text = parsed.content.text
    return [(text[s.start : s.end], s.kind, s.target) for s in parsed.content.spans]


def write_table(builder: Builder, rows: Sequence[Sequence[str]], header_rows: int = 0) -> None:
    """Append a table of plain cells."""
    builder.block(BlockKind.TABLE, header_rows=header_rows)
    for number, row in enumerate(rows):
        if number:
            builder.row_break()
        for column, cell in enumerate(row):
            if column:
                builder.cell_break()
            builder.text(cell)
    builder.close_block()


def mutated(data: st.DataObject, whole: bytes, pieces: Sequence[bytes], *, after: int = 0) -> bytes:
    """Return a file with pieces of its own kind put where they do not belong."""
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(after, len(whole)))
        end = data.draw(st.integers(start, min(len(whole), start + 100)))
        whole = whole[:start] + data.draw(st.sampled_from(pieces)) + whole[end:]
    return whole


def assert_sound(parsed: Parsed) -> None:
    """Assert everything that domain.Parsed promises."""
    assert_canonical(parsed.content)
    for comment in parsed.comments:
        assert 0 <= comment.start < comment.end <= len(parsed.content.text)


def assert_canonical(content: Content) -> None:
    """Assert everything that domain.Content promises."""
    text_, blocks = content.text, content.blocks
    assert not re.search("[\x00\r\ufffc\ud800-\udfff]", text_)
    assert len(blocks.starts) == len(blocks) + 1
    assert blocks.starts[-1] == len(text_) + 1
    pieces = [text_[block.start : block.end] for block in blocks]
    assert "\n".join(pieces) == text_
    assert all("\n" not in piece and len(piece) <= 10_000 for piece in pieces)
    spans = content.spans
    assert all((a.start, a.end) <= (b.start, b.end) for a, b in pairwise(spans))
    for span in spans:
        block = blocks[blocks.at(span.start)]
        assert block.start <= span.start < span.end <= block.end
        if span.target.startswith("#"):
            assert 0 <= int(span.target[1:]) <= len(text_)
        if span.kind is SpanKind.NOTE_REFERENCE:
            assert span.target
    assert_nested(content)
    assert all(0 <= locator.start <= len(text_) for locator in content.locators)
    assert list(content.locators) == sorted(content.locators, key=lambda at: at.start)


def assert_nested(content: Content) -> None:
    """Assert that sections are in reading order and lie inside one another."""
    opened: list[tuple[int, int]] = []
    last = 0
    for section in content.sections:
        assert last <= section.start <= section.end <= len(content.text)
        last = section.start
        while opened and opened[-1][0] >= section.level:
            opened.pop()
        for _, end in opened:
            assert section.end <= end or section.start >= end
        opened.append((section.level, section.end))
