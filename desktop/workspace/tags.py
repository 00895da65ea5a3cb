"""Tags: the codebook and what bears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import tag_paths
from desktop.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain import Tag
    from desktop.workspace.opened import Opened


def known(tags: Iterable[Tag], path: str) -> str:
    """Return a path in its one spelling when it is one of these tags or has some below it.

    Raises NotFoundError otherwise.
    """
    wanted = tag_paths.checked(path)
    if any(f"{tag.path}/".startswith(f"{wanted}/") for tag in tags):
        return wanted
    raise NotFoundError("tag", wanted)


class Tags:
    """What can be done with tags."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._library = opened.library

    def all(self) -> list[Tag]:
        """Return all tags with their counts, by path."""
        return self._library.tags.all()

    def totals(self) -> dict[str, int]:
        """Return how many highlights bear each level that has tags below it, those included."""
        return self._library.tags.totals()

    def recent(self, limit: int = 9) -> list[str]:
        """Return the paths of the tags that were given last, the latest first."""
        return self._library.tags.recent(limit)

    def known(self, path: str) -> str:
        """Return a path in its one spelling when it is a tag or has tags below it.

        Raises NotFoundError otherwise, so that a slip of the keys is not taken for an answer.
        """
        return known(self._library.tags.all(), path)

    def ensure(self, path: str, colour: str = "", definition: str = "") -> Tag:
        """Return the tag of this path, made when missing."""
        with self._opened.changing() as library:
            return library.tags.ensure(tag_paths.checked(path), colour, definition)

    def rename(self, tag_id: str, path: str) -> None:
        """Rename a tag and those below it; an existing tag of that name takes its highlights."""
        with self._opened.changing() as library:
            library.tags.rename(tag_id, tag_paths.checked(path))

    def change(
        self, tag_id: str, *, colour: str | None = None, definition: str | None = None
    ) -> None:
        """Change a tag's colour or definition; None leaves a thing as it is."""
        with self._opened.changing() as library:
            library.tags.change(tag_id, colour=colour, definition=definition)

    def remove(self, tag_id: str) -> None:
        """Remove a tag from the codebook and from every highlight."""
        with self._opened.changing() as library:
            library.tags.remove(tag_id)
