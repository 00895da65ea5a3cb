"""What a codebook says of each tag."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain import TagUse

TITLE = "Codebook"


@dataclass(frozen=True, slots=True)
class Entry:
    """A tag, or a level above tags that is none itself, in the order of paths."""

    path: str
    use: TagUse
    colour: str = ""
    definition: str = ""
    exclusion: str = ""
    example: str = ""
    """The words of a highlight."""
    cited: str = ""
    """Where those are from."""

    @property
    def name(self) -> str:
        """The last level of the path."""
        return self.path.rpartition("/")[2]

    @property
    def depth(self) -> int:
        """How many levels are above."""
        return self.path.count("/")

    def use_in_words(self) -> str:
        """Return how far it is in use, as a sentence."""
        if not self.use.documents:
            return "Not in use yet."
        parts = [counted(self.use.highlights, "highlight") if self.use.highlights else ""]
        parts += [f"{counted(self.use.whole, 'document')} as a whole" if self.use.whole else ""]
        where = f"in {counted(self.use.documents, 'document')}, since {self.use.since}"
        return f"{' and '.join(filter(None, parts))} {where}."


def counted(count: int, what: str) -> str:
    """Return '1 document' or '1,204 documents'."""
    return f"{count:,} {what}" + "s" * (count != 1)
