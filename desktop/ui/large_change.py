"""A change of much, made in a worker: the window keeps edits out until it is done, or stopped."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QProgressBar
from typing_extensions import override

from desktop.ui.dialogs.frame import Dialog
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.ui.desk import Desk
    from desktop.ui.work.tasks import Call, Job, Tasks

P = ParamSpec("P")
T = TypeVar("T")
MUCH = 500
"""Highlights, ten of which are changed in a millisecond: more would hold the window."""
_STEPS = 1_000
_WAITING = "This changes very much, in one go: meanwhile nothing else can be changed."
_STOPPED = " Stopped, it leaves everything as it was."


class LargeChangeDialog(Dialog):
    """Shows how far a job has come. It goes with the job; Esc and the button stop that."""

    def __init__(self, title: str, parent: QWidget | None, *, can_stop: bool = True) -> None:
        super().__init__(title, parent)
        self._stop: Callable[[], None] | None = None
        """Asks for the job to be stopped, while it is under way."""
        self.words = self.say(_WAITING + (_STOPPED if can_stop else ""))
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setAccessibleName("Progress")
        self.bar.setMaximum(0)
        self.column.addWidget(self.bar)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.buttons.rejected.connect(self.reject)
        # Enter, pressed once more after the command, must not stop it.
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.setVisible(can_stop)
        self._can_stop = can_stop
        self.column.addWidget(self.buttons)
        self.setWindowModality(Qt.WindowModality.WindowModal)

    def follow(self, tasks: Tasks, job_id: int) -> None:
        """Show how far a job is, and stop it when asked to."""
        job = tasks.jobs.get(job_id)
        if job is not None:
            self._stop = lambda: tasks.cancel(job_id)
            tasks.progressed.connect(lambda: self._show_progress(job))

    def _show_progress(self, job: Job) -> None:
        if job.progress.parts and self._stop is not None and self.buttons.isEnabled():
            self.bar.setMaximum(_STEPS)
            self.bar.setValue(job.progress.part * _STEPS // job.progress.parts)

    @override
    def reject(self) -> None:
        """Ask for a stop; the dialog goes as soon as all is as it was."""
        if self._stop is None:
            super().reject()
            return
        if not self._can_stop:
            return
        self._stop()
        self.words.setText("Stopping…")
        self.bar.setMaximum(0)
        self.buttons.setEnabled(False)

    def end(self) -> None:
        """Go, as the job has ended."""
        self._stop = None
        self.accept()
        self.deleteLater()


def change_much(
    desk: Desk,
    asked: Call[T],
    *,
    text: str,
    then: Callable[[T], object],
    failed: Callable[[], object] | None = None,
    can_stop: bool = True,
) -> None:
    """Have a worker make a change; nobody edits meanwhile, as a change of much locks the library.

    `text` says what is being done; where that fails, a sentence says so before `failed` is called.
    """
    dialog = LargeChangeDialog(text, desk.window, can_stop=can_stop)

    def done(value: T) -> None:
        dialog.end()
        desk.safely(then)(value)

    def not_done(sentence: str) -> None:
        dialog.end()
        desk.status.say(sentence)
        if failed is not None:
            failed()

    job_id = desk.tasks.run(asked, text=text, then=done, failed=not_done)
    dialog.follow(desk.tasks, job_id)
    dialog.open()


def change(
    desk: Desk,
    method: Callable[P, object],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Callable[[str, bool, Callable[[], object]], None]:
    """Return what makes a change by a method of a noun of Workspace, here or in a worker.

    It is given what is being done, in words, whether that is much, and what follows on it.
    """

    def make(text: str, is_much: bool, then: Callable[[], object]) -> None:  # noqa: FBT001
        if is_much:
            asked = call(method, *args, **kwargs)
            can_stop = "cancelled" in signature(method).parameters
            change_much(desk, asked, text=text, then=lambda _value: then(), can_stop=can_stop)
        else:
            method(*args, **kwargs)
            then()

    return make
