"""What changed between two revisions as passages to be printed, whatever form they take."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, LocatorKind
from desktop.domain.differences import ChangeKind, Fate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain import Content, Quoted
    from desktop.domain.differences import Comparison, TextChange
    from desktop.domain.reviews import Revision

    Range = tuple[int, int]

LEFT_OUT = "…"
_BETWEEN = " › "
"""Between the title of a section and that of one inside it."""
_CONTEXT = 60
"""Letters of unchanged text beside a change."""
_KEPT_WHOLE = 3 * _CONTEXT
"""Unchanged text up to this length is not shortened."""
_KEPT = frozenset({ChangeKind.EDITED, ChangeKind.MOVED})
_LABELS = {
    ChangeKind.EDITED: "Edited",
    ChangeKind.INSERTED: "Inserted",
    ChangeKind.DELETED: "Deleted",
    ChangeKind.MOVED: "Moved here",
}
_LEFT = "Moved away"
_AND = "; "


_UNCHANGED = frozenset({Fate.KEPT, Fate.MOVED_AWAY, Fate.MOVED_HERE})


class Words(NamedTuple):
    """Words of one fate, with the white space that goes with them."""

    fate: Fate
    text: str


class Entry(NamedTuple):
    """One change at one place; what moved has two, with one number."""

    number: int
    label: str
    is_left: bool
    """Whether this is where something moved away from."""
    section: str
    page: str
    words: tuple[Words, ...]
    context: str
    """The end of what stands before it, where that did not change."""
    follows_gap: bool
    """Whether unchanged text was left out before it."""


class ChangedFigure(NamedTuple):
    """A figure that is another one now, with the number of the change and its section.

    Where figures were added or taken out one side is '', the other all of them in a row.
    """

    old: str
    new: str
    number: int
    section: str


@dataclass(frozen=True, slots=True)
class Redline:
    """A comparison with the texts that it is of, and where they come from."""

    title: str
    old: Revision
    new: Revision
    comparison: Comparison
    before: Content
    after: Content

    def counts(self) -> str:
        """Return one line that counts the changes."""
        counted = ((kind, self.comparison.count(kind)) for kind in ChangeKind)
        return ", ".join(f"{count} {kind}" for kind, count in counted if count) or "no changes"

    def figures(self) -> list[ChangedFigure]:
        """Return the figures that changed inside what was kept."""
        found: list[ChangedFigure] = []
        for number, change in enumerate(self.comparison.changes, 1):
            if change.kind in _KEPT:
                section = self._section(self.after, change.new[0])
                found += (ChangedFigure(*pair, number, section) for pair in change.figures)
        return list(_lone_ones_joined(found))

    def entries(self) -> Iterator[Entry]:
        """Yield all changes in the order of the new text; what moved away, where it stood."""
        reached = {False: 0, True: 0}
        for number, change, is_left in _in_order(self.comparison.changes):
            in_old = is_left or change.kind is ChangeKind.DELETED
            content, place = (self.before, change.old) if in_old else (self.after, change.new)
            words = [Words(Fate.MOVED_AWAY, _words(content, place))] if is_left else None
            yield Entry(
                number,
                _LEFT if is_left else _LABELS[change.kind],
                is_left,
                self._section(content, place[0]),
                content.locator(place[0], LocatorKind.PAGE),
                tuple(_shortened(words or list(self._words(change)))),
                ""
                if change.kind is ChangeKind.EDITED
                else _before(content, place[0], reached[in_old]),
                bool(content.text[reached[in_old] : place[0]].strip()),
            )
            reached[True] = max(reached[True], change.old[1])
            if not is_left:
                reached[False] = max(reached[False], change.new[1])

    def _words(self, change: TextChange) -> Iterator[Words]:
        if change.kind is ChangeKind.DELETED:
            yield Words(Fate.DELETED, _words(self.before, change.old))
        elif change.kind is ChangeKind.INSERTED:
            yield Words(Fate.INSERTED, _words(self.after, change.new))
        else:
            yield from self._redlined(change)

    def _redlined(self, change: TextChange) -> Iterator[Words]:
        """Yield the words of a passage that was kept, old ones before the new in their place."""
        kept = Fate.KEPT if change.kind is ChangeKind.EDITED else Fate.MOVED_HERE
        old, new = self.before.quoted(*change.old), self.after.quoted(*change.new)
        here = 0
        for one in change.differences:
            start, end = _places(new, one.new)
            removed = _removed(old, one.old, is_alone=start == end)
            if removed and not removed[0].isspace() and _touches(old, one.old):
                # “yards, or quays” now “yards and quays”: the space is of what was put in.
                start = here + len(new.text[here:start].rstrip())
            yield Words(kept, new.text[here:start])
            yield Words(Fate.DELETED, removed)
            yield Words(Fate.INSERTED, new.text[start:end])
            here = end
        yield Words(kept, new.text[here:])

    def _section(self, content: Content, offset: int) -> str:
        titles = [section.title for section in content.section_path(offset)]
        return _BETWEEN.join(titles[titles[:1] == [self.title] :])


def _lone_ones_joined(figures: Iterable[ChangedFigure]) -> Iterator[ChangedFigure]:
    for (_, has_old, has_new), row in groupby(
        figures, key=lambda one: (one.number, bool(one.old), bool(one.new))
    ):
        some = list(row)
        if has_old and has_new:
            yield from some
        else:
            words = _AND.join(one.old or one.new for one in some)
            yield some[0]._replace(old=words) if has_old else some[0]._replace(new=words)


def _in_order(changes: Iterable[TextChange]) -> list[tuple[int, TextChange, bool]]:
    """Return changes by number, each with whether it is what moved away, where that stood."""
    found = []
    for number, change in enumerate(changes, 1):
        found.append(((*change.new, change.old[0]), number, change, False))
        if change.left is not None:
            found.append(((change.left, change.left, change.old[0]), number, change, True))
    return [one[1:] for one in sorted(found, key=itemgetter(0))]


def _words(content: Content, place: Range) -> str:
    return content.quoted(*place).text


def _places(words: Quoted, place: Range) -> Range:
    start, end = words.places(*place)
    return (start, end) if place[0] < place[1] else (start, start)


def _touches(words: Quoted, place: Range) -> bool:
    """Whether no space stands before a place."""
    start = words.place(place[0])
    return start > 0 and not words.text[start - 1].isspace()


def _removed(old: Quoted, place: Range, *, is_alone: bool) -> str:
    """Return words that were removed, with the space before them where nothing replaced them."""
    start, end = _places(old, place)
    if is_alone and start < end:
        while start and old.text[start - 1].isspace():
            start -= 1
        if not start:
            end += len(old.text[end:]) - len(old.text[end:].lstrip())
    return old.text[start:end]


def _before(content: Content, offset: int, reached: int) -> str:
    """Return the end of the line before a place, unless it belongs to the change before."""
    end = len(content.text[max(0, offset - 4 * _CONTEXT) : offset].rstrip())
    end += max(0, offset - 4 * _CONTEXT)
    if end <= reached:
        return ""
    block = content.blocks[content.blocks.at(end - 1)]
    if block.kind is BlockKind.HEADING:  # which is the section's title
        return ""
    start = max(block.start, reached)
    words = _words(content, (start, end)).strip()
    return words if len(words) <= _CONTEXT else f"{LEFT_OUT} {_tail(words)}"


def _shortened(words: Sequence[Words]) -> Iterator[Words]:
    """Yield words, of which long ones that did not change are cut where no change is near."""
    told = [one for one in words if one.text]
    for number, (fate, text) in enumerate(told):
        if fate not in _UNCHANGED or len(text) <= _KEPT_WHOLE:
            yield Words(fate, text)
            continue
        is_first, is_last = number == 0, number + 1 == len(told)
        head = "" if is_first and not is_last else _head(text)
        tail = "" if is_last and not is_first else _tail(text)
        yield Words(fate, " ".join(filter(None, (head, LEFT_OUT, tail))))


def _head(text: str) -> str:
    """Return the beginning of a text, to the end of a word where there is one."""
    end = text.rfind(" ", 0, _CONTEXT)
    return text[: end if end > 0 else _CONTEXT]


def _tail(text: str) -> str:
    start = len(text) - _CONTEXT
    return text[max(start, text.find(" ", start)) :].lstrip()
