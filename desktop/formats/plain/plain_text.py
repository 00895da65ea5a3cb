"""Plain text: paragraphs, and what else is certain from the shape of the lines alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, DocumentKind, Facts, Parsed
from desktop.formats import encoding
from desktop.formats.canon.canonical import Builder
from desktop.formats.plain import imprint
from desktop.formats.plain.lines import Chunk, Layout, chunks, layout_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.formats.door.source import Source

# Letters of a line that may head the text.
LONGEST_TITLE = 200

_UNDERLINE = re.compile(r"([=\-~])\1{2,}")
_RULE = re.compile(r"(?:[-=_~#]{3,}|(?:[*·•—–-]\s*){3,})")
_DIVISION = re.compile(
    r"(?:part|book|volume|chapter|section|annex|appendix|schedule)\s+"
    r"(?:[ivxlcdm]+|\d{1,3}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"(?:\s*[.:–—-]?\s*|\s*[.:–—-]\s*\S.{0,80})",
    re.IGNORECASE,
)
_UPPER_DIVISIONS = re.compile(r"(?:part|book|volume)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(?=[A-ZÀ-Þ])[^.;!?]{2,80}\??")
_BULLET = re.compile(r"([•◦▪‣●∙*+-])[ \t\u00a0]+(?=\S)")
_ITEM_NUMBER = re.compile(r"(?:\(?(\d{1,3})[.)]|\(?([a-z])\))\s+\S")
_SENTENCE_END = (".", ",", ";", ":")
# Letters. A number before a longer paragraph is its own.
_LONGEST_ITEM = 300
# Letters of a heading in capitals; more is somebody shouting.
_LONGEST_CAPITALS = 80
# 'USA' in a line of its own is no heading.
_FEWEST_LETTERS = 4
# Numbers such as 1.2.1 that count up; two may be dates or amounts.
_FEWEST_DEEP = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """One block as it will stand in the text."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""


def read(source: Source) -> Parsed:
    """Return the document in a text file."""
    if encoding.is_binary(source.data):
        raise source.unreadable("it is not a text, whatever its name says")
    reading = source.text()
    return reading.told(parse(reading.text))


def parse(text: str) -> Parsed:
    """Return a document made of plain text."""
    builder = Builder()
    title = ""
    parts = chunks(text)
    for found in _blocks(parts):
        if found.kind is BlockKind.HEADING and found.level == 1 and not title:
            title = found.text
        if found.marker:
            builder.block(found.kind, found.level, marker=found.marker)
        else:
            builder.block(found.kind, found.level)
        builder.lines(found.text)
    facts = imprint.read([line for part in parts for line in part.lines])
    facts = facts if facts.title else Facts(title=title)
    return Parsed(builder.build(), DocumentKind.DOCUMENT, facts, "text/plain", "", builder.assets)


def _blocks(parts: list[Chunk]) -> Iterator[_Found]:
    layout = layout_of(parts)
    numbered = _numbered_headings(parts)
    for index, part in enumerate(parts):
        heading = _heading(part, parts, index, numbered)
        if heading:
            yield heading
            continue
        for paragraph in paragraphs(part, layout):
            yield _paragraph(paragraph, layout)


def _paragraph(text: str, layout: Layout) -> _Found:
    bullet = _BULLET.match(text)
    if bullet and layout.bullets[bullet[1]] > 1:
        return _Found(text[bullet.end() :], BlockKind.LIST_ITEM, 1, bullet[1])
    if _RULE.fullmatch(text.strip()):
        return _Found("", BlockKind.RULE)
    # A number stays in the text: it may be quoted, and nothing printed may go.
    if layout.items and _ITEM_NUMBER.match(text) and len(text) <= _LONGEST_ITEM:
        return _Found(text, BlockKind.LIST_ITEM, 1)
    return _Found(text)


def _heading(
    part: Chunk, parts: list[Chunk], index: int, numbered: frozenset[int]
) -> _Found | None:
    """Return a heading where the lines leave no doubt."""
    line = part.lines[0].strip()
    if len(part.lines) > 1:
        level = _underlined(part.lines)
        return _Found(line, BlockKind.HEADING, level) if level else None
    if index == len(parts) - 1:
        return None
    following = parts[index + 1]
    level = 0
    if _DIVISION.fullmatch(line):
        level = 1 if _UPPER_DIVISIONS.match(line) else 2
    elif index == 0 and _is_title(line) and _leads(line, following):
        level = 1
    elif index in numbered:
        level = min(6, 2 + _depth(line))
    elif _in_capitals(line) and not _in_capitals(following.lines[0]):
        level = 2
    return _Found(line, BlockKind.HEADING, level) if level else None


def _underlined(lines: tuple[str, ...]) -> int:
    """Return the level of a title with a line of signs below it, or 0."""
    title, *below = lines
    line = below[0].strip() if len(below) == 1 else ""
    if not _UNDERLINE.fullmatch(line) or not _is_title(title):
        return 0
    return 1 if line.startswith("=") else 2


def _depth(line: str) -> int:
    match = _NUMBERED.fullmatch(line)
    return match[1].count(".") if match else 0


def _is_title(line: str) -> bool:
    line = line.strip()
    return (
        0 < len(line) <= LONGEST_TITLE
        and not line.endswith(_SENTENCE_END)
        and sum(map(str.isalpha, line)) * 2 > len(line)
        and not _BULLET.match(line)
    )


def _leads(line: str, following: Chunk) -> bool:
    """Whether a first line stands above a text, rather than being its first sentence."""
    return len(following.lines) > 1 or len(following.lines[0]) != len(line)


def _in_capitals(line: str) -> bool:
    if len(line) > _LONGEST_CAPITALS:
        return False
    letters = [letter for letter in line if letter.isalpha()]
    return (
        len(letters) >= _FEWEST_LETTERS
        and not line.endswith((",", ";", ":"))
        and line[0] not in "*=-_#"
        and all(letter == letter.upper() and letter != letter.lower() for letter in letters)
    )


def _numbered_headings(parts: list[Chunk]) -> frozenset[int]:
    """Return the places of lines such as '2.1 Methods' when they count up from one."""
    found: list[tuple[int, list[int]]] = []
    for index, part in enumerate(parts[:-1]):
        match = _NUMBERED.fullmatch(part.lines[0].strip()) if len(part.lines) == 1 else None
        if match:
            found.append((index, [int(number) for number in match[1].split(".")]))
    tops = [numbers[0] for _, numbers in found if len(numbers) == 1]
    counts_up = tops[:1] == [1] and len(tops) > 1 and tops == list(range(1, len(tops) + 1))
    if not counts_up:
        # Chapters may be headed in another way, and only their parts be numbered: 1.1, 1.2, 2.1.
        found = [(index, numbers) for index, numbers in found if len(numbers) > 1]
        ordered = [numbers for _, numbers in found]
        counts_up = len(found) >= _FEWEST_DEEP and ordered == sorted(ordered)
    return frozenset(i for i, _ in found) if counts_up and _are_apart(found) else frozenset()


def _are_apart(found: list[tuple[int, list[int]]]) -> bool:
    """Whether text stands between the headings: a list has its items one after the other."""
    return all(
        after - before > 1 or below[: len(numbers)] == numbers
        for (before, numbers), (after, below) in pairwise(found)
    )
