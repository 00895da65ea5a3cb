"""The comments that markings in a file become: each on a passage of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import BlockKind, Comment, Region
from desktop.domain.printed.region import UNMARKED, Rectangle, enclosed, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain import Content, PageMap
    from desktop.pdf import Marking

_Range = tuple[int, int]


class Marked:
    """Places markings in a text that is built, and counts those that it has no good place for."""

    def __init__(self, content: Content, pages: PageMap) -> None:
        self._content = content
        self._pages = pages
        self._drawn = self._struck = self._beside = 0

    def comments(self, found: Iterable[Marking]) -> list[Comment]:
        """Return the comments in the order of the text; one marking may have several passages."""
        made: list[Comment] = []
        for marking in found:
            area = self._area(marking)
            own = [area] if area is not None else self._of_words(marking)
            made += own
            for first in own[:1]:
                made += self._replies(marking, first)
        return sorted(made, key=lambda comment: (comment.start, comment.end))

    def _of_words(self, marking: Marking) -> list[Comment]:
        return [
            Comment(
                start, end, "" if number else marking.note, marking.author, marking.date,
                marking.colour, marking.is_underlined, marking.tags, marking.piece(number),
            )
            for number, (start, end) in enumerate(self._passages(marking))
        ]  # fmt: skip

    def _area(self, marking: Marking) -> Comment | None:
        """Return the part of a page that a marking is: a frame, or one that is on no words."""
        is_beside = (marking.is_area or not self._near(marking)) and not self._under(marking)
        if marking.is_note or not (marking.is_frame or is_beside):
            return None
        page, characters, line, box = marking.parts[0]
        region = Region.shown_at(page, self._pages[page], Rectangle(*box))
        if not region.is_large_enough:
            return None
        start, end, words = enclosed(self._content, self._pages, page, characters, line)
        self._struck += marking.is_struck_out
        return Comment(
            start, end, marking.note, marking.author, marking.date, marking.colour,
            tags=marking.tags, identity=marking.identity, region=region, words=words,
        )  # fmt: skip

    def remarks(self) -> Iterator[str]:
        """Yield what the reader should know of marks that are not quite what they were."""
        if self._drawn:
            yield (
                f"{_count(self._drawn, 'drawing')} on the pages became "
                f"{'a highlight' if self._drawn == 1 else 'highlights'} on what stands there."
            )
        if self._struck:
            is_one = self._struck == 1
            yield (
                f"{_count(self._struck, 'passage')} struck out in the file "
                f"{'is' if is_one else 'are'} highlighted here."
            )
        if self._beside:
            yield f"{_count(self._beside, 'mark')} without words beside the text: left out."

    def _replies(self, marking: Marking, at: Comment) -> list[Comment]:
        """Return what answers a marking, on the first passage that it became."""
        return [
            Comment(
                at.start, at.end, reply.note, reply.author, reply.date, marking.colour,
                marking.is_underlined, (), reply.identity, marking.identity,
            )
            for reply in marking.replies
        ]  # fmt: skip

    def _passages(self, marking: Marking) -> list[_Range]:
        found = self._under(marking)
        if marking.is_own and found:
            return [(min(start for start, _ in found), max(end for _, end in found))]
        self._struck += marking.is_struck_out
        if marking.is_note and not (marking.note.strip() or marking.is_own):
            found = []
        elif marking.is_area:
            found = found or self._pictured(marking) or (self._near(marking) * bool(marking.note))
            self._drawn += bool(found)
            found = [self._in_words(one) for one in sorted(found, key=_length)[-1:]]
        else:
            found = found or self._near(marking) or self._pictured(marking)
        self._beside += not found
        return found

    def _under(self, marking: Marking) -> list[_Range]:
        """Return what is printed under a marking."""
        return self._ranges((part.page, part.characters) for part in marking.parts)

    def _near(self, marking: Marking) -> list[_Range]:
        """Return the line next to a marking, without words of another column."""
        found = self._ranges((part.page, part.line) for part in marking.parts[:1])
        return sorted(found, key=_length)[-1:]

    def _pictured(self, marking: Marking) -> list[_Range]:
        """Return what stands in the text for a page that has none."""
        place = self._pages.range_of(marking.parts[0].page)
        if place is None:
            return []
        block = self._content.blocks[self._content.blocks.at(place[0])]
        return [place] if block.kind is BlockKind.IMAGE else []

    def _in_words(self, passage: _Range) -> _Range:
        """Return a passage without halves of words at its ends: nobody draws as exactly as that."""
        (start, end), text = passage, self._content.text
        while start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return start, end

    def _ranges(self, characters: Iterable[tuple[int, Sequence[int]]]) -> list[_Range]:
        """Return the passages that characters of pages are, set-aside ones if there are no others.

        What lies between two of them belongs to a passage if it is little, such as a hyphen.
        """
        pages = self._pages
        places = (pages.offset(page, number) for page, on in characters for number in on)
        offsets = sorted(place for place in places if place is not None)
        offsets = [one for one in offsets if one < pages.set_aside] or offsets
        return joined(offsets, UNMARKED)


def _length(passage: _Range) -> int:
    return passage[1] - passage[0]


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
