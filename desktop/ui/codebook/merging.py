"""Whether a tag may take another's path: the two become one then, which is asked for first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui import dialogs
from desktop.ui.large_change import change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.domain import Tag
    from desktop.ui.desk import Desk

MUCH_BORNE = 1_000
"""Highlights with a tag: what bears them all is changed in bulk, 30 of them in a millisecond."""


def merges(tags: Sequence[Tag], old: str, new: str) -> list[tuple[Tag, Tag]]:
    """Return which tags would become one with which when `old`, with those below, is renamed."""
    family = [tag for tag in tags if f"{tag.path}/".startswith(f"{old}/")]
    moving = {tag.id for tag in family}
    others = {tag.path: tag for tag in tags if tag.id not in moving}
    pairs = ((tag, others.get(new + tag.path[len(old) :])) for tag in family)
    return [(tag, into) for tag, into in pairs if into is not None]


def may_rename(tags: Sequence[Tag], old: str, new: str, parent: QWidget) -> bool:
    """Return whether no tag would be lost in another, or the reader wants just that."""
    lost = merges(tags, old, new)
    if not lost:
        return True
    (tag, into), more = lost[0], len(lost) - 1
    text = f"“{tag.path}” is on {_passages(tag)}, “{into.path}” on {_passages(into)}."
    if more:
        text += f" {more} more {'tag becomes' if more == 1 else 'tags become'} one with another."
    if any(tag.definition and into.definition for tag, into in lost):
        text += f" The definition of “{into.path}” is kept, that of “{tag.path}” goes."
    return dialogs.confirm(f"Merge “{tag.path}” into “{into.path}”?", text, "Merge", parent)


def renaming(tags: Sequence[Tag], old: str, new: str) -> str:
    """Return what a renaming will have done, in a sentence."""
    done = "Merged" if merges(tags, old, new) else "Renamed"
    return f"{done} “{old}” {'into' if done == 'Merged' else 'to'} “{new}”."


def rename_tag(desk: Desk, tags: Sequence[Tag], old: str, new: str) -> None:
    """Rename a tag with those below it; where very much bears them, in a worker."""
    said = renaming(tags, old, new)
    make = change(desk, desk.workspace.tags.rename_level, old, new)
    is_much = is_much_borne(tags, old, below=True) and bool(merges(tags, old, new))
    make("Merge", is_much, lambda: desk.status.say_undoable(said))


def remove_tag(desk: Desk, path: str, *, below: bool, into: str) -> None:
    """Remove a tag from the codebook; where very much bears it, in a worker."""
    tags = desk.catalogue.tags
    make = change(desk, desk.workspace.tags.remove_level, path, below=below, into=into)
    is_much = is_much_borne(tags, path, below=below)
    make("Remove", is_much, lambda: desk.status.say_undoable(f"Removed “{path}”."))


def is_much_borne(tags: Sequence[Tag], path: str, *, below: bool = False) -> bool:
    """Whether a tag is on more than can be changed while the window waits."""
    family = [one for one in tags if f"{one.path}/".startswith(f"{path}/")]
    return sum(one.count for one in family if below or one.path == path) > MUCH_BORNE


def _passages(tag: Tag) -> str:
    return "1 passage" if tag.count == 1 else f"{tag.count} passages"
