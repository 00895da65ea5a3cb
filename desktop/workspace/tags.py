"""The codebook: tags and what bears them, and what colours of highlights stand for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.domain import COLOURS, tag_paths
from desktop.domain.steps import StepCode
from desktop.domain.tidy import without_controls
from desktop.errors import InvalidValueError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as Ids

    from desktop.domain import Tag, TagUse
    from desktop.library.settings import Settings
    from desktop.workspace.opened import Opened

COLOUR_NAMES = "colour names"
LONGEST_NAME = 40
"""Characters of a name: it stands on cards and buttons."""


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

    def updated(self, tags: Sequence[Tag], ids: Ids[str]) -> list[Tag]:
        """Return what `all` would, given what it returned before these tags changed."""
        return self._library.tags.updated(tags, ids)

    def say_the_same(self, tags: Sequence[Tag], ids: Ids[str]) -> bool:
        """Whether these tags, as far as they were among `tags`, differ at most in their counts."""
        return self._library.tags.say_the_same(tags, ids)

    def counted(self, ids: Ids[str]) -> tuple[list[Tag], dict[str, int]]:
        """Return these tags, as far as they are there, and the `totals` of all."""
        return self._library.tags.updated((), ids), self.totals()

    def with_counted(self, tags: Sequence[Tag], ids: Ids[str], counted: Sequence[Tag]) -> list[Tag]:
        """Return `tags` with some of them as they were `counted`, in the order of `all`."""
        return self._library.tags.with_counted(tags, ids, counted)

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

    def rename_level(self, path: str, new: str) -> None:
        """Rename a tag, or a level above tags that need not be one yet, with all below it."""
        with self._opened.changing() as library:
            library.tags.rename_level(tag_paths.checked(path), tag_paths.checked(new))

    def remove_level(self, path: str, *, below: bool = False, into: str = "") -> None:
        """Remove a tag as `remove` does, or a level above tags that need not be one yet."""
        with self._opened.step(StepCode.REMOVE_TAG) as library:
            made = library.tags.ensure(tag_paths.checked(path))
            library.tags.remove(made.id, below=below, into=into)

    def change(
        self,
        tag_id: str,
        *,
        colour: str | None = None,
        definition: str | None = None,
        exclusion: str | None = None,
        example: str | None = None,
    ) -> None:
        """Change what a tag says of itself; None leaves a thing as it is.

        `exclusion` says when it is not to be used; `example` is the id of a highlight.
        """
        with self._opened.changing() as library:
            library.tags.change(
                tag_id, colour=colour, definition=definition, exclusion=exclusion, example=example
            )

    def remove(self, tag_id: str, *, below: bool = False, into: str = "") -> None:
        """Remove a tag, with those `below` it or without, from the codebook and all that bears it.

        What bore it gets the tag at the path `into`, if one is named.
        """
        with self._opened.changing() as library:
            library.tags.remove(tag_id, below=below, into=into)

    def sort(self, highlight_id: str, path: str, into: Sequence[str]) -> None:
        """Give a highlight other tags instead of one, in one step."""
        with self._opened.step(StepCode.SORT_TAG) as library:
            for one in into:
                library.highlights.add_tag(highlight_id, one)
            if path not in into:
                library.highlights.remove_tag(highlight_id, path)

    def uses(self) -> dict[str, TagUse]:
        """Return how far each tag, and each level above, is in use, by path."""
        return self._library.tags.uses()

    def put_on(self, document_id: str, paths: Iterable[str]) -> None:
        """Put tags on a whole document, in one step."""
        with self._opened.step(StepCode.TAG_DOCUMENT) as library:
            for path in paths:
                library.document_tags.add(document_id, path)

    def take_off(self, document_id: str, path: str) -> None:
        """Take a tag off a whole document."""
        with self._opened.changing() as library:
            library.document_tags.remove(document_id, path)

    def find_nothing(self, document_id: str, path: str, *, found: bool = False) -> None:
        """Note that a document was read for a tag and nothing `found`, or take that back."""
        with self._opened.changing() as library:
            library.document_tags.find_nothing(document_id, path, found=found)

    def nothing_found(self) -> dict[tuple[str, str], bool]:
        """Return which documents were read in vain for which tags, by id and path.

        Each with whether that was their newest text.
        """
        return self._library.document_tags.nothing_found()


class Colours:
    """Colours have names of the reader's own, such as claim for yellow; the library keeps them."""

    def __init__(self, opened: Opened) -> None:
        self._settings = opened.library.settings

    def names(self) -> dict[str, str]:
        """Return the name of each colour that has one."""
        return names_in(self._settings)

    def name(self, names: dict[str, str]) -> None:
        """Give colours names; '' takes one away.

        Raises InvalidValueError where two would be called alike, or one as another is in English.
        """
        wanted = self.names() | {colour: _spelled(name) for colour, name in names.items()}
        wanted = {colour: name for colour, name in wanted.items() if name and colour in COLOURS}
        taken: set[str] = set()
        for colour, name in wanted.items():
            other = name.casefold() in COLOURS and name.casefold() != colour
            if other or name.casefold() in taken:
                raise InvalidValueError("name of a colour", name, "one that no other colour has")
            taken.add(name.casefold())
        self._settings.set(COLOUR_NAMES, json.dumps(wanted, ensure_ascii=False))

    def known(self, text: str) -> str:
        """Return the colour of this name, the reader's own or in English.

        Raises InvalidValueError for any other.
        """
        named = {name.casefold(): colour for colour, name in self.names().items()}
        wanted = _spelled(text).casefold()
        colour = wanted if wanted in COLOURS else named.get(wanted, "")
        if not colour:
            raise InvalidValueError("colour", text, "one of " + ", ".join([*COLOURS, *named]))
        return colour


def names_in(settings: Settings) -> dict[str, str]:
    """Return the names of colours that a library keeps."""
    try:
        kept = json.loads(settings.get(COLOUR_NAMES) or "{}")
    except (ValueError, RecursionError):
        return {}
    known = kept if isinstance(kept, dict) else {}
    found = {colour: _spelled(str(known.get(colour, ""))) for colour in COLOURS}
    return {colour: name for colour, name in found.items() if name}


def _spelled(name: str) -> str:
    """Return a name on one line, no longer than there is room for."""
    return " ".join(without_controls(name).split())[:LONGEST_NAME].strip()
