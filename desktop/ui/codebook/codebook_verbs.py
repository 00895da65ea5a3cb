"""Verbs about the codebook: what each tag says of itself, and how tags are sorted anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from desktop.domain import COLOURS, TagUse
from desktop.domain.steps import StepCode
from desktop.domain.tag_paths import spelled
from desktop.ui import dialogs
from desktop.ui.codebook.codebook_tab import ACTS, CodebookTab
from desktop.ui.codebook.example_dialog import ExampleDialog
from desktop.ui.codebook.merging import may_rename, remove_tag, rename_tag
from desktop.ui.codebook.remove_dialog import RemoveTagDialog
from desktop.ui.codebook.tag_sorting import TagSorting, exactly
from desktop.ui.drawn.picture_file import ask_path
from desktop.ui.look.icons import icon
from desktop.ui.shown import CODEBOOK
from desktop.ui.work.own_turn import OwnTurn
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QPoint

    from desktop.domain import Changes
    from desktop.ui.annotations.annotation_verbs import AnnotationVerbs
    from desktop.ui.desk import Desk

REFRESH_MS = 120
"""After a change, so that a burst of them is counted once."""
_FORMS = (
    "Markdown (*.md);;Word document (*.docx);;Web page (*.html);;"
    "REFI-QDA codebook for NVivo, MAXQDA, ATLAS.ti … (*.qdc)"
)


class CodebookVerbs:
    """Act on the tag in hand in the codebook."""

    def __init__(self, desk: Desk, annotations: AnnotationVerbs) -> None:
        self._desk = desk
        self._annotations = annotations
        self._tab: CodebookTab | None = None
        self._sorting = TagSorting(desk)
        self._uses: Mapping[str, TagUse] = {}
        self._is_counted = False
        self._hold = ""
        """The path to take in hand when the tags are shown next."""
        self._showing = OwnTurn(self._show_tags, desk)
        self._later = QTimer(desk, singleShot=True, interval=REFRESH_MS)
        self._later.timeout.connect(self._ask)
        desk.opened.connect(lambda: desk.bridge.changed.connect(self._refresh))

    def open(self) -> None:
        """Bring the codebook to the front, at the tag that is chosen in the tree."""
        node = self._desk.left.tree.current_node()
        self._hold = node.key if node is not None else ""
        self._desk.leave_here()
        self._desk.reading.show_tab(CODEBOOK)
        if self._tab is not None:
            self._tab.tree.choose(self._hold)
        self._desk.reading.take_focus()

    def made(self) -> CodebookTab:
        """Return the tab."""
        tab, safely = CodebookTab(), self._desk.safely
        self._tab = tab
        tab.destroyed.connect(self._gone)
        tab.wanted.connect(safely(self._do))
        tab.export_wanted.connect(safely(self.export))
        tab.tree.chosen.connect(lambda _path: self._show_form())
        tab.tree.moved.connect(safely(self._rename))
        tab.tree.customContextMenuRequested.connect(self._menu)
        form = tab.form
        form.renamed.connect(safely(self._rename))
        form.recoloured.connect(safely(lambda path, hue: self._change(path, colour=hue)))
        form.defined.connect(safely(lambda path, words: self._change(path, definition=words)))
        form.excluded.connect(safely(lambda path, words: self._change(path, exclusion=words)))
        form.example_wanted.connect(safely(self._choose_example))
        form.example_opened.connect(safely(self._open_example))
        self._sorting.connect(tab)
        self._showing.ask()
        self._ask()
        return tab

    def _gone(self) -> None:
        self._tab = None

    # What is shown

    def _refresh(self, changes: Changes) -> None:
        if self._tab is not None and (changes.tags or changes.highlights or changes.documents):
            self._showing.ask()
            self._later.start()

    def _show_tags(self) -> None:
        if self._tab is not None and self._desk.is_open:
            self._tab.show_tags(self._desk.catalogue.tags, self._uses, self._hold)

    def _ask(self) -> None:
        if self._tab is not None and self._desk.is_open:
            self._desk.tasks.search(
                call(self._desk.workspace.tags.uses), then=self._show, text="Counting"
            )

    def _show(self, uses: Mapping[str, TagUse]) -> None:
        self._uses, self._is_counted = uses, True
        self._show_tags()
        self._hold = ""

    def _show_form(self) -> None:
        tab = self._tab
        if tab is None:
            return
        path, tag = tab.tree.path, tab.tag()
        example = self._desk.workspace.codebooks.example(tag) if tag is not None else None
        said = self._use_in_words(path)
        tab.form.show_tag(path, tag, said, example.quote if example is not None else "")

    def _use_in_words(self, path: str) -> str:
        if not self._is_counted:
            return "Counting…"
        return self._desk.workspace.codebooks.use_in_words(self._uses.get(path, TagUse()))

    # What is done

    def _do(self, key: str) -> None:
        tab = self._tab
        if tab is None:
            return
        self._showing.catch_up()  # what is done is done to the tag as it is called now
        tab.tree.catch_up()
        path = tab.tree.path
        acts: dict[str, Callable[[], object]] = {
            "N": self._add,
            "M": self._move,
            "S": lambda: self._sorting.begin(tab),
            "E": self._choose_example,
            "Delete": self._remove,
            "Return": self._find,
            "F2": tab.form.name.setFocus,
            "D": tab.form.definition.setFocus,
            "X": tab.form.exclusion.setFocus,
        }
        if key == "N" or (path and key in acts):
            acts[key]()
        elif path and key.isdecimal():
            self._change(path, colour=("", *COLOURS)[int(key)])

    def _change(self, path: str, **values: str) -> None:
        workspace = self._desk.workspace
        with workspace.step(StepCode.CHANGE_TAG):  # a level above tags need not be one yet
            workspace.tags.change(workspace.tags.ensure(path).id, **values)
        what = {"colour": "Colour", "definition": "Definition", "example": "Example"}
        name = what.get(next(iter(values)), "“When not to use”")
        self._desk.status.say_undoable(f"{name} of “{path}” changed.")

    def _add(self) -> None:
        tab = self._tab
        above = tab.tree.path if tab is not None else ""
        start = f"{above}/" if above else ""
        name = dialogs.NameDialog.ask("New Tag", start, "Create", self._desk.window)
        path = spelled(name or "")
        if not path or path == above:
            return
        known = {tag.path for tag in self._desk.catalogue.tags}
        self._hold = self._desk.workspace.tags.ensure(path).path
        if self._hold in known:
            self._desk.status.say(f"There is a tag “{self._hold}” already.")
            self._show(self._uses)
        else:
            self._desk.status.say_undoable(f"New tag “{self._hold}”.")

    def _rename(self, old: str, new: str) -> None:
        tags = self._desk.catalogue.tags
        if not may_rename(tags, old, new, self._desk.window):
            self._show_form()
            return
        self._hold = new
        rename_tag(self._desk, tags, old, new)
        if self._tab is not None:
            self._tab.tree.setFocus()  # what is typed next must not rename another tag

    def _move(self) -> None:
        """Ask for another path: of a tag that is there, which then has both, or a new one."""
        if self._tab is not None:
            path = self._tab.tree.path
            self._sorting.ask_tag(
                self._tab, f"Move “{path}” to", lambda paths: self._rename(path, spelled(paths[0]))
            )

    def _remove(self) -> None:
        tab = self._tab
        if tab is None:
            return
        path, tags = tab.tree.path, self._desk.catalogue.tags
        below = [tag for tag in tags if tag.path.startswith(f"{path}/")]
        others = [tag.path for tag in tags if tag.path != path]
        said = self._use_in_words(path)
        dialog = RemoveTagDialog(path, said, len(below), others, self._desk.window)
        if tab.tag() is None:  # nothing but those below
            dialog.below.setChecked(True)
            dialog.below.setEnabled(False)
        if dialog.exec():
            with_those_below = dialog.below.isChecked()
            remove_tag(self._desk, path, below=with_those_below, into=dialog.into())
        dialog.deleteLater()

    def _find(self) -> None:
        if self._tab is not None:
            self._annotations.open(str(exactly(self._tab.tree.path)))

    def _choose_example(self) -> None:
        tab = self._tab
        if tab is None:
            return
        path = tab.tree.path
        if self._is_counted and path not in self._uses:
            self._desk.status.say(f"No highlight bears “{path}” yet.")
            return
        ask = self._desk.asking(exactly(path))
        dialog = ExampleDialog(path, ask, self._desk.catalogue.title, self._desk.window)
        if dialog.exec() and (chosen := dialog.choice.highlight_id()):
            self._change(path, example=chosen)
        dialog.deleteLater()
        tab.tree.setFocus()

    def _open_example(self) -> None:
        tag = self._tab.tag() if self._tab is not None else None
        example = self._desk.workspace.codebooks.example(tag) if tag is not None else None
        if example is not None:
            self._desk.open_passage(example.document_id, example.start, example.end)

    def export(self) -> None:
        """Write the codebook to a file."""
        desk = self._desk
        path = ask_path(desk.window, desk.settings, "Export the Codebook", "Codebook.md", _FORMS)
        if path is None:
            return
        self._desk.tasks.run(
            call(self._desk.workspace.codebooks.write, path, replace=True),  # the dialog has asked
            text="Exporting",
            then=lambda written: self._desk.status.say(f"Written to {written}."),
            failed=self._desk.status.say,
        )

    def _menu(self, place: QPoint) -> None:
        tab = self._tab
        if tab is None or not tab.tree.indexAt(place).isValid():
            return
        menu = QMenu(self._desk.window)
        for key, (picture, text) in ACTS.items():
            action = menu.addAction(icon(picture), text)
            action.triggered.connect(partial(self._desk.safely(self._do), key))
        menu.exec(tab.tree.viewport().mapToGlobal(place))
        menu.deleteLater()
