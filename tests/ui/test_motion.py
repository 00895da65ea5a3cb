"""What the desktop answers decides whether things move; a desktop that says nothing lets them."""

import sys

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusVariant

from desktop.ui.motion import WISHES, SystemMotion, plain


def test_the_value_is_found_inside_variants():
    assert plain([QDBusVariant(QDBusVariant(1))]) == 1
    assert plain([QDBusVariant(False)]) is False


class _Answer:
    """A call that came back, with a value or as an error."""

    def __init__(self, *values):
        self._values = list(values)

    def isError(self):  # noqa: N802
        return not self._values

    def reply(self):
        return self

    def arguments(self):
        return self._values


@pytest.mark.parametrize(
    ("wish", "answer", "reduced"),
    [
        ("reduced-motion", _Answer(QDBusVariant(1)), True),
        ("reduced-motion", _Answer(QDBusVariant(0)), False),
        ("enable-animations", _Answer(QDBusVariant(False)), True),
        ("enable-animations", _Answer(QDBusVariant(True)), False),
        ("reduced-motion", _Answer(), False),
    ],
)
def test_an_answer_is_heard(qtbot, wish, answer, reduced):
    motion = SystemMotion()
    told = []
    motion.changed.connect(lambda: told.append(motion.reduced))
    motion._waiting.append(answer)
    still = next(value for (_, key), value in WISHES.items() if key == wish)
    motion._hear(answer, still)
    assert motion.reduced is reduced
    assert told == ([True] if reduced else [])


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="asks the freedesktop portal")
def test_nobody_to_ask_is_no_wish(qtbot, monkeypatch):
    nowhere = QDBusConnection("nowhere")
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: nowhere)
    motion = SystemMotion()
    motion.ask()
    assert not motion.reduced
