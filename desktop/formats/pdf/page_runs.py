"""Which letters of the text under construction are which characters of which page."""

from __future__ import annotations

from array import array

from desktop.domain import TextRun
from desktop.domain.printed.page_map import NO_CHARACTERS


class PageRuns:
    """Collects runs, in the order of the text."""

    def __init__(self) -> None:
        self.found: list[TextRun] = []

    def add(self, start: int, page: int, characters: array[int]) -> None:
        """Say with which characters of a page the letters from `start` on are printed."""
        first, length = characters[0], len(characters)
        if first + length <= NO_CHARACTERS and characters == array(
            "I", range(first, first + length)
        ):
            self._extend(TextRun(start, length, page, first))
            return
        for offset, character in enumerate(characters, start):
            if character != NO_CHARACTERS:
                self._extend(TextRun(offset, 1, page, character))

    def add_page(self, start: int, length: int, page: int) -> None:
        """Say that a stretch stands for a page that has no characters."""
        self.found.append(TextRun(start, length, page))

    def forget_from(self, offset: int) -> None:
        """Take back what was said of a block that is dropped."""
        while self.found and self.found[-1].start >= offset:
            self.found.pop()

    def _extend(self, run: TextRun) -> None:
        last = self.found[-1] if self.found else None
        if (
            last is not None
            and last.page == run.page
            and last.start + last.length == run.start
            and last.first + last.length == run.first
        ):
            self.found[-1] = last._replace(length=last.length + run.length)
        else:
            self.found.append(run)
