from __future__ import annotations

from desktop.domain import Changes
from desktop.ui.past.fingerprinting import Fingerprinting


def test_fingerprints_are_taken_while_the_window_rests(window, workspace, report, qtbot):
    fingerprinting = window.desk.findChild(Fingerprinting)
    fingerprinting._rest.stop()
    window.desk.bridge.changed.emit(Changes(indexed=True))
    assert fingerprinting._rest.isActive()
    fingerprinting._rest.setInterval(0)
    fingerprinting._rest.start()
    qtbot.waitUntil(lambda: report.id in workspace.similar._file.revisions(), timeout=30_000)
    qtbot.waitUntil(lambda: not window.desk.tasks.jobs, timeout=30_000)
    assert not fingerprinting._rest.isActive()


def test_what_was_stopped_is_begun_again(window):
    fingerprinting = window.desk.findChild(Fingerprinting)
    fingerprinting._rest.stop()
    fingerprinting._taken(is_level=False)
    assert fingerprinting._rest.isActive()
