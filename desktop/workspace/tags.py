"""Tags: the codebook and what bears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import tag_paths
from desktop.errors import NotFoundError
from desktop.workspace.base import Base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain import Tag


def known(tags: Iterable[Tag], path: str) -> str:
    """Return a path in its one spelling when it is one of these tags or has some below it.

    Raises NotFoundError otherwise.
    """
    wanted = tag_paths.checked(path)
    if any(f"{tag.path}/".startswith(f"{wanted}/") for tag in tags):
        return wanted
    raise NotFoundError("tag", wanted)


class Tags(Base):
    """What can be done with tags."""

    def tags(self) -> list[Tag]:
        """Return all tags with their counts, by path."""
        return self.library.tags()

    def tag_totals(self) -> dict[str, int]:
        """Return how many highlights bear each level that has tags below it, those included."""
        return self.library.tag_totals()

    def known_tag(self, path: str) -> str:
        """Return a path in its one spelling when it is a tag or has tags below it.

        Raises NotFoundError otherwise, so that a slip of the keys is not taken for an answer.
        """
        return known(self.library.tags(), path)

    def ensure_tag(self, path: str, colour: str = "", definition: str = "") -> Tag:
        """Return the tag of this path, made when missing."""
        with self._changing() as library:
            return library.ensure_tag(tag_paths.checked(path), colour, definition)

    def rename_tag(self, tag_id: str, path: str) -> None:
        """Rename a tag and those below it; an existing tag of that name takes its highlights."""
        with self._changing() as library:
            library.rename_tag(tag_id, tag_paths.checked(path))

    def change_tag(
        self, tag_id: str, *, colour: str | None = None, definition: str | None = None
    ) -> None:
        """Change a tag's colour or definition; None leaves a thing as it is."""
        with self._changing() as library:
            library.change_tag(tag_id, colour=colour, definition=definition)

    def remove_tag_everywhere(self, tag_id: str) -> None:
        """Remove a tag from the codebook and from every highlight."""
        with self._changing() as library:
            library.remove_tag(tag_id)

    def add_tag(self, highlight_id: str, path: str) -> None:
        """Tag a highlight; the tag is made when missing."""
        with self._changing() as library:
            library.add_tag(highlight_id, tag_paths.checked(path))

    def remove_tag(self, highlight_id: str, path: str) -> None:
        """Take a tag off a highlight."""
        with self._changing() as library:
            library.remove_tag(highlight_id, tag_paths.checked(path))
