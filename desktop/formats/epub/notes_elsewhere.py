"""Notes that stand on other pages of a book than their marks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from desktop.formats.walk.note_marks import are_mutual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.formats.epub.prepared import Crossing


class NotesElsewhere:
    """Learns how pages link to one another, then tells which of the links lead to notes."""

    def __init__(self) -> None:
        self.notes: dict[str, dict[str, str]] = defaultdict(dict)
        """By part, the ids of the notes there and the labels by which others refer to them."""
        self.references: dict[str, set[tuple[str, str]]] = defaultdict(set)
        """By part, the notes on other parts that it refers to."""
        self._links: dict[str, list[Crossing]] = {}
        self._ways: dict[tuple[str, str, str], list[Crossing]] = defaultdict(list)

    def learn(self, part: str, found: Iterable[Crossing]) -> None:
        """Keep the links of one page."""
        self._links[part] = list(found)
        for link in self._links[part]:
            self._ways[part, link.part, link.identifier].append(link)

    def decide(self, parts: Sequence[str]) -> None:
        """Tell which links lead to notes; `parts` is the order in which the pages are read."""
        order = {part: number for number, part in enumerate(parts)}
        for part, links in self._links.items():
            for link in links:
                later = order.get(link.part, -1) > order.get(part, -1)
                looks = link.looks or self._is_answered(part, link)
                if link.is_typed or (link.label and later and looks):
                    self.notes[link.part].setdefault(link.identifier, link.label)
                    self.references[part].add((link.part, link.identifier))

    def _is_answered(self, part: str, link: Crossing) -> bool:
        """Whether a link leads back from the note to where the mark stands."""
        answers = (
            back for name in link.place.near for back in self._ways.get((link.part, part, name), ())
        )
        return any(
            link.identifier in back.place.near and are_mutual(link.place, link.label, back.place)
            for back in answers
        )
