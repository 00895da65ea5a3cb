"""The text of an OpenDocument paragraph on its way into prose, its white space as it is shown."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.domain import SOFT_BREAK
from desktop.formats.office.roles import Look
from desktop.formats.page.elements import collapse

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from desktop.formats.office.prose import Prose


class Flow:
    """Feeds a Prose with text in the look and the link of now."""

    def __init__(self, prose: Prose, counts: Counter[str]) -> None:
        self.look = Look()
        self._prose = prose
        self._counts = counts
        self._link = ""
        self._ends_with_space = True

    @contextmanager
    def looking(self, look: Look) -> Iterator[None]:
        """Give the text inside the `with` this look."""
        outside, self.look = self.look, look
        yield
        self.look = outside

    @contextmanager
    def link(self, target: str) -> Iterator[None]:
        """Make the text inside the `with` a link."""
        outside, self._link = self._link, target
        yield
        self._link = outside

    def begin_line(self) -> None:
        """Leave out the spaces that come next."""
        self._ends_with_space = True

    def say(self, raw: str | None) -> None:
        """Append text as it stands in the source; white space in a row is one space."""
        text = collapse(raw or "")
        if self._ends_with_space and text.startswith(" "):
            text = text[1:]
        self.put(text)
        self._ends_with_space = text.endswith(" ") if text else self._ends_with_space

    def put(self, text: str, *, is_formula: bool = False) -> None:
        """Append text that is meant as it stands."""
        if self.look.hidden and text.strip():
            self._counts["hidden"] += 1
        if not self.look.hidden:
            self._prose.say(text, self.look.spans, self._link, is_formula=is_formula)
        self._ends_with_space = False

    def break_line(self) -> None:
        """Break the line without ending the paragraph."""
        self.put(SOFT_BREAK)
        self.begin_line()

    def refer(self, label: str, note: str) -> None:
        """Append the mark of the note of this name."""
        self._prose.refer(label, note)
        self._ends_with_space = False
