"""What a recogniser hands back, and how it becomes part of a document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, Blocks, Section
from desktop.formats.canon.outline import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.domain import Content, DocumentKind, Facts, Locator


# Letters below the start of a section in which its title is repeated.
_HEAD = 300


class Item(NamedTuple):
    """A section to be: level 0 means 'below the heading above it'; end 0 means 'to the next'."""

    title: str
    start: int
    facts: Mapping[str, str]
    level: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Unlike:
    """What keeps a document from having a form: a few words, for `explain`."""

    why: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The form of a document: its sections, and blocks that turned out to be something else."""

    kind: DocumentKind
    facts: Facts
    items: Sequence[Item] = ()
    kinds: Mapping[int, tuple[BlockKind, int]] = field(default_factory=dict)
    locators: Sequence[Locator] = ()


def applied(content: Content, found: Recognised) -> Content:
    """Return the content with the structure found; its text is untouched."""
    kinds, levels = bytearray(content.blocks.kinds), bytearray(content.blocks.levels)
    for index, (kind, level) in found.kinds.items():
        kinds[index], levels[index] = kind, level
    blocks = Blocks(content.blocks.starts, bytes(kinds), bytes(levels), content.blocks.attributes)
    locators = tuple(sorted({*content.locators, *found.locators}, key=lambda at: at.start))
    lost = {blocks.starts[i] for i, (k, _) in found.kinds.items() if k is not BlockKind.HEADING}
    headings = tuple(section for section in content.sections if section.start not in lost)
    changed = replace(content, blocks=blocks, locators=locators, sections=headings)
    return replace(changed, sections=arranged(changed, found.items)) if found.items else changed


def arranged(content: Content, items: Iterable[Item]) -> tuple[Section, ...]:
    """Return items and the headings around them as one outline.

    The document's own title, when it is the one heading above everything, is no section.
    """
    own = {item.start: item for item in items}
    titles = {(item.title, item.start) for item in own.values()}
    headings = [s for s in content.sections if s.start not in own and not _repeats(s, titles)]
    tops = [s for s in content.sections if s.level == 1]
    whole = len(own) > 1 and not any(item.end for item in own.values())
    if len(tops) == 1 and tops[0].start == 0 and whole:
        headings = [s for s in headings if s.start != 0]
    under = {s.start: s.level for s in content.sections}
    entries: list[Item] = [Item(s.title, s.start, s.facts, s.level) for s in headings]
    above = 0
    rank = 0  # of the items since the last heading that holds some of them
    for entry in sorted([*entries, *own.values()], key=lambda each: each.start):
        if entry.start not in own:
            above = entry.level
            rank = 0 if above <= rank else rank
        elif not entry.level:
            level = min(6, under.get(entry.start, above + 1))
            rank = min(rank or level, level) if entry.start in under else rank
            own[entry.start] = entry._replace(level=min(level, rank or level))
    return _closed([*entries, *own.values()], content.body_end)


def _repeats(section: Section, titles: Iterable[tuple[str, int]]) -> bool:
    """Whether a heading is the title of an item that begins a few lines above it."""
    return any(t == section.title and 0 < section.start - at < _HEAD for t, at in titles)


def _closed(entries: list[Item], length: int) -> tuple[Section, ...]:
    """Return sections that end where the next one of their level or above begins."""
    sections: list[Section] = []
    following: list[tuple[int, int]] = []
    for entry in sorted(entries, key=lambda each: -each.start):
        while following and following[-1][0] > entry.level:
            following.pop()
        end = following[-1][1] if following else length
        following.append((entry.level, entry.start))
        end = min(end, entry.end) if entry.end else end
        sections.append(Section(short(entry.title), entry.level, entry.start, end, entry.facts))
    return tuple(reversed(sections))
