"""What the desktop answers decides whether things move; a desktop that says nothing lets them."""

import sys

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusPendingCall, QDBusVariant

from desktop.ui.look.motion import WISHES, SystemMotion, plain


def test_the_value_is_found_inside_variants():
    assert plain([QDBusVariant(QDBusVariant(1))]) == 1
    assert plain([QDBusVariant(False)]) is False


class _Bus:
    """A session bus on which every question is answered at once, the same way."""

    def __init__(self, *values):
        self._values = list(values)

    def isConnected(self):  # noqa: N802
        return True

    def asyncCall(self, question, _patience):  # noqa: N802
        if self._values:
            reply = question.createReply(self._values)
        else:
            reply = question.createErrorReply("org.example.NotFound", "no such setting")
        return QDBusPendingCall.fromCompletedCall(reply)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="asks the freedesktop portal")
@pytest.mark.parametrize(
    ("wish", "answer", "reduced"),
    [
        ("reduced-motion", [1], True),
        ("reduced-motion", [0], False),
        ("enable-animations", [False], True),
        ("enable-animations", [True], False),
        ("reduced-motion", [], False),
    ],
)
def test_an_answer_is_heard(qtbot, monkeypatch, wish, answer, reduced):
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: _Bus(*answer))
    monkeypatch.setattr(
        "desktop.ui.look.motion.WISHES", {each: WISHES[each] for each in WISHES if each[1] == wish}
    )
    motion = SystemMotion()
    told = []
    motion.changed.connect(lambda: told.append(motion.reduced))
    motion.ask()
    qtbot.waitUntil(lambda: not motion._waiting)
    assert motion.reduced is reduced
    assert told == ([True] if reduced else [])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="asks the freedesktop portal")
def test_nobody_to_ask_is_no_wish(qtbot, monkeypatch):
    nowhere = QDBusConnection("nowhere")
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: nowhere)
    motion = SystemMotion()
    motion.ask()
    assert not motion.reduced
