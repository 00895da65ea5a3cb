"""What the tests of the importers share."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from desktop import formats
from desktop.domain import SpanKind
from desktop.formats import text
from desktop.formats.canonical import Builder
from desktop.formats.html import parse, walk
from desktop.formats.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain import Content, DocumentKind, Facts, Parsed


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


@pytest.fixture(scope="session")
def canonical() -> Callable[[Content], None]:
    return assert_canonical


@pytest.fixture(scope="session")
def from_html() -> Callable[..., Content]:
    """Return the content of a piece of HTML."""

    def made(markup: str, **options: object) -> Content:
        builder = Builder()
        tree = parse(markup)
        assert tree is not None
        walk(tree, builder, **options)
        content = builder.build()
        assert_canonical(content)
        return content

    return made


@pytest.fixture(scope="session")
def recognised() -> Callable[[str], tuple[Content, DocumentKind, Facts]]:
    """Return what the recognisers make of a plain text."""

    def made(written: str) -> tuple[Content, DocumentKind, Facts]:
        parsed = text.parse(written)
        content, kind, facts = recognise(parsed.content, parsed.kind, parsed.facts)
        assert content.text == parsed.content.text
        assert_canonical(content)
        for section in content.sections:
            assert all(value in content.text for value in section.facts.values())
        return content, kind, facts

    return made


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[..., Parsed]:
    """Write bytes or text to a file and read it."""

    def made(name: str, data: bytes | str, **options: bool) -> Parsed:
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        parsed = formats.read(path, **options)
        assert_canonical(parsed.content)
        return parsed

    return made


def blocks_of(content: Content) -> list[tuple[str, int, str]]:
    return [
        (block.kind.name, block.level, content.text[block.start : block.end])
        for block in content.blocks
    ]


@pytest.fixture(scope="session")
def listed() -> Callable[[Content], list[tuple[str, int, str]]]:
    """Return kind, level and text of every block."""
    return blocks_of


@pytest.fixture(scope="session")
def styled() -> Callable[[Content], list[tuple[str, str, str]]]:
    """Return kind, text and target of every span."""

    def made(content: Content) -> list[tuple[str, str, str]]:
        return [(s.kind.name, content.text[s.start : s.end], s.target) for s in content.spans]

    return made
