"""Smart tags in the tree: a click asks their question, and their counts follow what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.domain import Changes
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.ui.annotations.annotation_verbs import AnnotationVerbs
    from desktop.ui.desk import Desk

REFRESH_MS = 400
"""After a change, so that a burst of them is counted once."""


class SmartTagVerbs:
    """The search worker counts; until it has, a smart tag stands without a number."""

    def __init__(self, desk: Desk, annotations: AnnotationVerbs) -> None:
        self._desk = desk
        self._later = QTimer(desk, singleShot=True, interval=REFRESH_MS)
        self._later.timeout.connect(self._count)
        desk.left.tree.question_opened.connect(desk.safely(annotations.open))
        desk.opened.connect(self._later.start)

    def refresh(self, changes: Changes) -> None:
        """Count anew what may answer otherwise now."""
        if changes.highlights or changes.tags or changes.documents or changes.collections:
            self._later.start()

    def _count(self) -> None:
        desk = self._desk
        if desk.is_open and desk.catalogue.smart_tags:
            counting = call(desk.workspace.questions.counted)
            desk.tasks.search(counting, then=self._show, failed=lambda _why: None)

    def _show(self, counts: Mapping[str, int]) -> None:
        desk = self._desk
        if desk.is_open and counts != desk.catalogue.smart_tag_counts:
            desk.catalogue.smart_tag_counts = counts
            shown = frozenset(one.id for one in desk.catalogue.smart_tags)
            desk.left.tree.refresh(Changes(tags=shown))
