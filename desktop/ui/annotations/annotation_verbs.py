"""Verbs about all highlights: ask for some, narrow, keep the question, act on what answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from desktop.domain.asking.kept import Side
from desktop.domain.asking.which import Field, Not, parts, with_part, without_part
from desktop.errors import ManiculeError, QuestionError
from desktop.ui import dialogs
from desktop.ui.annotations.annotations_tab import AnnotationsTab
from desktop.ui.annotations.facets import SIDES, Values, headed
from desktop.ui.shown import ANNOTATIONS
from desktop.ui.work.in_bursts import InBursts
from desktop.ui.work.own_turn import OwnTurn
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QPoint

    from desktop.domain import Changes, Highlight
    from desktop.domain.asking.kept import Answer, Kept
    from desktop.domain.asking.which import Asked, Which
    from desktop.ui.desk import Desk
    from desktop.ui.exporting.export_verbs import ExportVerbs

REFRESH_MS = 120
"""After a change, so that a burst of them is one question."""
MANY = 5_000
"""From so many on, the list and the counts are shown one after the other."""
ACTS = (
    "copy",
    "copy_citation",
    "copy_link",
    "tag",
    "tick_tags",
    "tag_in_vivo",
    "who_says",
    "note",
    "link",
    "quote_in_note",
    "add_to_claim",
    "add_to_outline",
    "copies",
    "highlight_history",
    "receipt",
    "remove",
)


class AnnotationVerbs:
    """The search worker answers; the tab shows it."""

    def __init__(self, desk: Desk, exporting: ExportVerbs) -> None:
        self._desk = desk
        self._exporting = exporting
        self._tab: AnnotationsTab | None = None
        self._later = QTimer(desk, singleShot=True, interval=REFRESH_MS)
        self._later.timeout.connect(self._ask)
        self._counts: Callable[[], object] = lambda: None
        """Shows how many of a large answer there are of each kind."""
        self._counting = OwnTurn(self._show_all_counts, desk)
        # The row is painted first: a page turned by a key has to be there within a frame.
        self._previewing = InBursts(OwnTurn(self._preview, desk).ask, desk)
        desk.opened.connect(lambda: desk.bridge.changed.connect(self._refresh))

    def open(self, question: str | None = None) -> None:
        """Bring the list of all highlights to the front; with a question, ask it there."""
        self._desk.leave_here()
        self._desk.reading.show_tab(ANNOTATIONS)
        if self._tab is not None and question is not None:
            self._tab.line.ask(question)
        self._desk.reading.take_focus()
        if self._tab is not None:
            self._tab.line.selectAll()  # what is typed is another question

    def made(self) -> AnnotationsTab:
        """Return the tab, with the question of last time."""
        tab, safely = AnnotationsTab(), self._desk.safely
        self._tab = tab
        tab.model.read = self._read
        tab.asked.connect(self._ask)
        tab.opened.connect(safely(self._open))
        tab.chosen.connect(self._previewing.choose)
        tab.menu_wanted.connect(self._menu)
        tab.keep_wanted.connect(safely(self.keep))
        tab.export_wanted.connect(safely(self.export))
        tab.facets.smart_wanted.connect(tab.line.ask)
        tab.facets.wanted.connect(lambda part: self._turn(part, out=False))
        tab.facets.unwanted.connect(lambda part: self._turn(part, out=True))
        tab.destroyed.connect(self._gone)
        self._ask()
        return tab

    def _read(self, ids: Sequence[str]) -> Sequence[Kept]:
        try:
            return self._desk.workspace.questions.kept(ids)
        except ManiculeError as error:
            self._desk.status.say(str(error))
            return ()

    def _gone(self) -> None:
        self._tab = None

    # Asking

    def _refresh(self, changes: Changes) -> None:
        if self._tab is not None:
            self._tab.model.forget(changes.highlights)
            self._later.start()

    def _ask(self) -> None:
        tab, desk = self._tab, self._desk
        if tab is None or not desk.is_open:
            return
        titles = [document.title for document in desk.catalogue.documents.values()]
        own = list(desk.workspace.colours.names().values())
        tab.line.tags = [tag.path for tag in desk.catalogue.tags]
        tab.line.names = {**tab.line.names, Field.DOC: titles, Field.COLOUR: own}
        try:
            desk.workspace.questions.read(tab.question)
        except QuestionError as error:
            tab.say_trouble(str(error))
            return
        asked = call(
            desk.workspace.questions.answer,
            tab.question,
            tab.chosen_order,
            tuple(SIDES),
            tab.chosen_group,
        )
        desk.tasks.search(asked, then=self._show, failed=tab.say_trouble)

    def _show(self, answer: Answer) -> None:
        tab, catalogue = self._tab, self._desk.catalogue
        if tab is None:
            return
        titles = {key: document.title for key, document in catalogue.documents.items()}
        tab.list.painter.tag_colours = catalogue.tag_colours()
        people = [name for name, _count in answer.counts[Side.PERSON]]
        tab.line.names = {**tab.line.names, Field.SAID: people, Field.PERSON: people}
        tab.show_answer(answer.ids, titles, headed(answer.groups, tab.chosen_group, titles))
        question = self._desk.workspace.questions.read(tab.question)
        counts = partial(self._show_counts, answer, titles, question)
        if len(answer.ids) > MANY:
            self._counts = counts
            self._counting.ask()  # either takes a moment: the list is painted first
        else:
            counts()

    def _show_all_counts(self) -> None:
        self._counts()

    def _show_counts(self, answer: Answer, titles: Mapping[str, str], question: Which) -> None:
        tab = self._tab
        if tab is None or not self._desk.is_open:
            return
        tab.facets.smart = self._desk.workspace.questions.saved()
        tab.facets.show_counts(
            {
                side: Values(side, values, titles)
                for side, values in ((Side(key), some) for key, some in answer.counts.items())
            },
            question,
        )

    def _turn(self, part: Asked, *, out: bool) -> None:
        """Ask for a part, or against it; no longer, if that was so."""
        if self._tab is None:
            return
        question = self._desk.workspace.questions.read(self._tab.question)
        wanted = Not(part) if out else part
        was = wanted in parts(question)
        turned = without_part(question, part) if was else with_part(question, wanted)
        self._tab.line.ask(f"{turned} ".lstrip())

    def keep(self) -> None:
        """Keep the question under a name, as a smart tag."""
        if self._tab is None or not self._tab.question:
            self._desk.status.say("Ask for something first; a smart tag keeps the question.")
            return
        name = dialogs.NameDialog.ask("Keep as Smart Tag", "", "Keep", self._desk.window)
        if name:
            self._desk.workspace.questions.save(name, self._tab.question)
            self._desk.status.say_undoable(f"Kept “{name}”.")

    def export(self) -> None:
        """Ask how and where to export what answers."""
        if self._tab is None or not self._tab.model.ids:
            self._desk.status.say("There was nothing to export.")
            return
        self._exporting.ask((), question=self._tab.question, everything=True)

    # What is chosen

    def listed_ids(self) -> list[str]:
        """Return all that answer, while the list of them is in front."""
        tab = self._tab
        return list(tab.model.ids) if tab and self._desk.reading.on_show() is tab else []

    def _open(self, highlight_id: str) -> None:
        kept = self._tab.current() if self._tab is not None else None
        if kept is None or kept.highlight.id != highlight_id:
            return
        one = kept.highlight
        self._desk.open_passage(one.document_id, one.start, one.end)
        self._desk.subject.take(highlight_id)

    def _preview(self) -> None:
        kept = self._tab.current() if self._tab is not None else None
        if kept is None or self._tab is None or not self._desk.is_open:
            return
        try:
            self._show_passage(self._tab, kept.highlight)
        except ManiculeError as error:
            self._desk.status.say(str(error))

    def _show_passage(self, tab: AnnotationsTab, one: Highlight) -> None:
        documents = self._desk.workspace.documents
        content = documents.content(one.document_id)
        view = tab.made_preview()
        if view.content is not content:
            view.show_content(content, documents.asset)
        view.set_highlights([] if one.placement.status.is_gone else [one])
        view.goto(one.start, 0.3)

    def _menu(self, place: QPoint) -> None:
        if self._tab is None or not self._tab.ids():
            return
        menu = QMenu(self._desk.window)
        for name in ACTS:
            menu.addAction(self._desk.actions[name])
        menu.exec(place)
        menu.deleteLater()
