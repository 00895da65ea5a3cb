"""Fingerprints are taken while the window rests, so that copies are known when they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from desktop.domain import Changes
    from desktop.ui.desk import Desk

REST_MS = 20_000
"""After an import, or after the worker was wanted for something else."""


class Fingerprinting(QObject):
    """The slow worker does it, and gives way to all else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._take)
        desk.opened.connect(self._begin)

    def _begin(self) -> None:
        self._desk.bridge.changed.connect(self._changed)
        self._rest.start()

    def _changed(self, changes: Changes) -> None:
        if changes.indexed:
            self._rest.start()

    def _take(self) -> None:
        if not self._desk.is_open:
            return
        if self._desk.tasks.jobs:
            self._rest.start()
            return
        self._desk.tasks.run(
            call(self._desk.workspace.similar.catch_up),
            text="Looking for copies",
            then=self._taken,
            failed=lambda _sentence: None,  # the disk is full, which an import will say
            gives_way=True,
        )

    def _taken(self, is_level: bool) -> None:  # noqa: FBT001  # a worker's answer
        if not is_level:
            self._rest.start()
