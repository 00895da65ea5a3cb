"""Verbs that compare two revisions of a document, in the background, and hand on what is other."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from desktop.ui.revisions.comparison_tab import ComparisonTab, Found
from desktop.ui.shown import Shown
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.differences import Woven
    from desktop.ui.citing.citation_verbs import CitationVerbs
    from desktop.ui.desk import Desk
    from desktop.ui.revisions.revision_verbs import RevisionVerbs
    from desktop.ui.tabs.document_pane import DocumentPane

FORMS = {"Web page (*.html)": ("html", ".html"), "Markdown (*.md)": ("markdown", ".md")}
COMPARED = "Nothing is marked where two revisions are compared; open the newest one for that."
_COLUMN = "compare_in_one_column"


class ComparisonVerbs:
    """The worker compares; the tab waits for it, and can be closed meanwhile."""

    def __init__(
        self,
        desk: Desk,
        revisions: RevisionVerbs,
        citations: CitationVerbs,
        step_elsewhere: Callable[[int], bool],
    ) -> None:
        """`step_elsewhere` goes on in another tab with something to be gone through, if any."""
        self._desk = desk
        self._step_elsewhere = step_elsewhere
        self._revisions = revisions
        self._citations = citations
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        compare = self._desk.safely(self.compare)
        pane.bar.revisions.comparison_wanted.connect(compare)
        pane.banner.comparison_wanted.connect(compare)

    def compare(self) -> None:
        """Compare what is in front with the newest revision, or that with the one before."""
        document, pane = self._revisions.in_hand(), self._desk.reading.current()
        if document is None or document.revision < 2:  # noqa: PLR2004
            self._desk.status.say("This document has one revision only: there is none to compare.")
            return
        is_front = pane is not None and pane.document_id == document.id
        old = pane.revision if pane is not None and is_front else 0
        self.open(document.id, old or document.revision - 1, document.revision)

    def open(self, document_id: str, old: int, new: int) -> None:
        """Compare two revisions in a tab."""
        self._desk.leave_here()
        self._desk.reading.show_tab(Shown(document_id, old, new))
        self._desk.reading.take_focus()

    def made(self, shown: Shown) -> ComparisonTab:
        """Return a tab that compares, and begin to."""
        desk = self._desk
        tab = ComparisonTab(desk.catalogue.documents[shown.document_id], shown)
        revisions = desk.workspace.revisions.all(shown.document_id)
        tab.head.show_pair(revisions, shown.revision, shown.against)
        tab.head.form.setChecked(desk.settings.flag(_COLUMN))
        tab.head.form_wanted.connect(lambda one: desk.settings.set_flag(_COLUMN, value=one))
        tab.head.form_wanted.connect(lambda _one: desk.reading.current_changed.emit())
        tab.head.pair_chosen.connect(lambda old, new: self._turn(tab, old, new))
        tab.head.export_wanted.connect(desk.safely(lambda: self._export(tab)))
        tab.citation_wanted.connect(desk.safely(lambda number: self._cite(tab, number)))
        tab.refused.connect(lambda: desk.status.say(COMPARED))
        tab.reader_made.connect(lambda reader: reader.search_requested.connect(self._search))
        tab.again_wanted.connect(desk.safely(lambda: self._begin(tab)))
        self._begin(tab)
        return tab

    def _turn(self, tab: ComparisonTab, old: int, new: int) -> None:
        if old == new:
            self._desk.status.say("Choose two revisions that are not the same.")
        else:
            self.open(tab.document_id, old, new)
        tab.head.show_pair(
            self._desk.workspace.revisions.all(tab.document_id),
            tab.shown.revision,
            tab.shown.against,
        )

    def _begin(self, tab: ComparisonTab) -> None:
        shown = tab.shown
        tab.wait("Comparing…", "The two texts are read word for word.")
        tab.head.say("Comparing…")
        self._desk.tasks.run(
            call(self._desk.workspace.comparisons.woven, *shown[:3]),
            text="Comparing",
            then=lambda woven: self._show(tab, woven),
            failed=lambda sentence: self._fail(tab, sentence),
        )

    def _show(self, tab: ComparisonTab, woven: Woven) -> None:
        if not isValid(tab):
            return
        workspace, (document_id, old, new) = self._desk.workspace, tab.shown[:3]
        gc.freeze()  # or the collector would look through the whole window for so many values
        content = partial(workspace.revisions.content, document_id)
        tab.show_found(Found(content(old), content(new), woven, workspace.documents.asset))

    def _fail(self, tab: ComparisonTab, sentence: str) -> None:
        if isValid(tab):
            tab.head.say("")
            tab.wait("Not compared", sentence, offers=True)

    # From change to change

    def next(self) -> None:
        """Go to the next change."""
        self._step(1)

    def previous(self) -> None:
        """Go to the change before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        tab = self._desk.reading.on_show()
        if not self._step_elsewhere(by) and isinstance(tab, ComparisonTab):
            tab.step(by)

    # Handing it on

    def _cite(self, tab: ComparisonTab, number: int) -> None:
        reader = tab.side(number)
        revision = tab.shown.against if number else tab.shown.revision
        newest = self._desk.catalogue.documents[tab.document_id].revision
        old = revision if revision < newest else None
        start, end = reader.selection()
        self._citations.copy_passage(reader, (tab.document_id, start, end), old)

    def _search(self, words: str) -> None:
        self._desk.left.field.setText(f'"{" ".join(words.replace(chr(34), " ").split()[:12])}"')
        self._desk.left.field.setFocus()

    def _export(self, tab: ComparisonTab) -> None:
        from desktop.workspace.revising.comparing import RedlineForm  # not for the first paint

        settings, (document_id, old, new) = self._desk.settings, tab.shown[:3]
        title = self._desk.catalogue.title(document_id)
        safe = "".join(one if one.isalnum() or one in " -_" else "-" for one in title)[:80]
        place = Path(settings.folder("export_folder")) / f"{safe} {old}-{new}.html"
        name, form = QFileDialog.getSaveFileName(
            self._desk.window, "Export the Comparison", str(place), ";;".join(FORMS)
        )
        if not name:
            return
        kind, suffix = FORMS.get(form) or next(iter(FORMS.values()))
        path = Path(name)
        if path.suffix.lower() in (".md", ".html", ".htm"):
            kind = "markdown" if path.suffix.lower() == ".md" else "html"
        else:
            path = path.with_name(path.name + suffix)
        settings.set_text("export_folder", str(path.parent))
        writing = call(
            self._desk.workspace.comparisons.file,
            path,
            document_id,
            old,
            new,
            RedlineForm(kind),
            replace=True,  # the file dialog has asked
        )
        self._desk.tasks.run(
            writing,
            text="Exporting",
            then=lambda written: self._desk.status.say(f"Written to {written}."),
            failed=self._desk.status.say,
        )
