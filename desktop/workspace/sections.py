"""Sections: correct what the recognisers made of a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import Section, tidy
from desktop.errors import InvalidValueError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.workspace.opened import Opened


class Sections:
    """What can be done with a document's outline; every change can be undone."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def set(self, document_id: str, sections: Sequence[Section]) -> None:
        """Replace the outline of the newest revision."""
        with self._opened.changing() as library:
            library.documents.set_sections(document_id, sections)

    def rename(self, document_id: str, number: int, title: str) -> None:
        """Give the section at `number` in the outline another title."""
        title = _title(title)
        self._change(document_id, number, lambda section: replace(section, title=title))

    def set_facts(self, document_id: str, number: int, facts: Mapping[str, str]) -> None:
        """Correct who says what when in a section; facts left empty are taken away."""
        kept = {name: value.strip() for name, value in facts.items() if value.strip()}
        self._change(document_id, number, lambda section: replace(section, facts=kept))

    def split(self, document_id: str, offset: int, title: str) -> None:
        """Begin a new section with the block at `offset`, beside the one that ends there."""
        content = self._opened.contents.of(document_id)
        start = content.blocks[content.blocks.at(offset)].start
        self.set(document_id, split(content.sections, start, len(content.text), _title(title)))

    def merge(self, document_id: str, number: int) -> None:
        """Join a section to the one before it, or to its parent when it is the first."""
        sections = self._opened.contents.of(document_id).sections
        _existing(sections, number)
        self.set(document_id, merged(sections, number))

    def _change(self, document_id: str, number: int, change: Callable[[Section], Section]) -> None:
        sections = list(self._opened.contents.of(document_id).sections)
        sections[number] = change(_existing(sections, number))
        self.set(document_id, sections)


def split(sections: Sequence[Section], start: int, length: int, title: str) -> list[Section]:
    """Return an outline in which a section begins at `start`.

    It takes what is left of the innermost section there, or of the text before the next one.
    """
    around = [section for section in sections if section.start <= start < section.end]
    if not around:
        end = min((section.start for section in sections if section.start > start), default=length)
        return _in_order([*sections, Section(title, 1, start, end)])
    inner = around[-1]
    if inner.start == start:
        raise InvalidValueError("place for a new section", title, "the beginning of a later block")
    kept = [replace(s, end=start) if s is inner else s for s in sections]
    return _in_order([*kept, Section(title, inner.level, start, inner.end)])


def merged(sections: Sequence[Section], number: int) -> list[Section]:
    """Return an outline without the section at `number`; its text goes to its neighbour."""
    gone = sections[number]
    before = [s for s in sections[:number] if s.level == gone.level and s.end == gone.start]
    neighbour = before[-1] if before else None
    return [
        replace(section, end=gone.end) if section is neighbour else section
        for section in sections
        if section is not gone
    ]


def _in_order(sections: Sequence[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: (section.start, section.level, -section.end))


def _existing(sections: Sequence[Section], number: int) -> Section:
    if not 0 <= number < len(sections):
        raise NotFoundError("section", str(number + 1))
    return sections[number]


def _title(title: str) -> str:
    kept = " ".join(tidy.one_line(title).split())
    if not kept:
        raise InvalidValueError("section title", title, "at least one character")
    return kept
