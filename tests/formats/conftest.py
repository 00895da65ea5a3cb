"""What the tests of the importers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop import formats
from desktop.formats.canon.canonical import Builder
from desktop.formats.plain import plain_text
from desktop.formats.recognise import recognise
from desktop.formats.web.html import parse, walk
from tests.formats.samples import assert_canonical

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.domain import Content, DocumentKind, Facts, Parsed


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
        parsed = plain_text.parse(written)
        content, kind, facts, _ = recognise(parsed.content, parsed.kind, parsed.facts)
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
