"""How what became of a text is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tell(Protocol):
    """Tells the reader what was read."""

    def __call__(self, sentence: str, standing: Mapping[str, int], news: str = "") -> None:
        """Say a sentence, and how highlights stand; `news` says that in other words."""
