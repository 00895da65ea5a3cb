"""Verbs about tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui import dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.domain import Tag
    from desktop.ui.desk import Desk
    from desktop.ui.dialogs import TagsDialog


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


def _passages(tag: Tag) -> str:
    return "1 passage" if tag.count == 1 else f"{tag.count} passages"


class TagVerbs:
    """Tags are edited in a dialog; a tag in the tree finds its passages."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said = ""
        """What the dialog that is open did last."""
        desk.left.tree.tag_opened.connect(self.find)

    def find(self, path: str) -> None:
        """Show every passage that bears a tag."""
        plain = path.replace("/", "").isalnum()
        quoted = f"tag:{path}" if plain else f'tag:"{path}"'
        self._desk.left.field.setText(quoted)

    def edit(self) -> None:
        """Let the reader name, colour, define, merge and remove tags."""
        dialog = dialogs.TagsDialog(self._desk.catalogue.tags, self._desk.window)
        node = self._desk.left.tree.current_node()
        dialog.choose(node.key if node else "")
        safely, workspace = self._desk.safely, self._desk.workspace
        dialog.renamed.connect(safely(lambda key, path: self._rename(dialog, key, path)))
        dialog.recoloured.connect(
            self._telling(
                "Colour changed.", lambda key, hue: workspace.tags.change(key, colour=hue)
            )
        )
        dialog.defined.connect(
            self._telling(
                "Definition changed.",
                lambda key, words: workspace.tags.change(key, definition=words),
            )
        )
        dialog.removed.connect(self._telling("Tag removed.", workspace.tags.remove))
        dialog.added.connect(safely(lambda path: self._add(dialog, path)))
        self._desk.bridge.changed.connect(dialog.refresh_later)
        dialog.source = lambda: self._desk.catalogue.tags
        self._said = ""
        dialog.exec()
        self._desk.bridge.changed.disconnect(dialog.refresh_later)
        dialog.deleteLater()
        if self._said:  # what was said behind the dialog could not be undone from there
            self._desk.status.say_undoable(self._said)

    def _tell(self, text: str) -> None:
        self._said = text
        self._desk.status.say_undoable(text)

    def _telling(self, text: str, act: Callable[..., object]) -> Callable[..., object]:
        def told(*args: str) -> None:
            act(*args)
            self._tell(text)

        return self._desk.safely(told)

    def _rename(self, dialog: TagsDialog, tag_id: str, path: str) -> None:
        tags = self._desk.workspace.tags.all()
        old = next((tag.path for tag in tags if tag.id == tag_id), "")
        if old and may_rename(tags, old, path, dialog):
            self._desk.workspace.tags.rename(tag_id, path)
            dialog.hold(path)
            if merges(tags, old, path):
                dialog.list.setFocus()  # what is typed next must not rename the other tag
            self._tell(renaming(tags, old, path))
        else:
            dialog.refresh()

    def _add(self, dialog: TagsDialog, path: str) -> None:
        known = {tag.path for tag in self._desk.catalogue.tags}
        tag = self._desk.workspace.tags.ensure(path)
        dialog.hold(tag.path)
        if tag.path in known:
            dialog.remark_on_new(f"There is a tag “{tag.path}” already.")
        else:
            self._tell(f"New tag “{tag.path}”.")
