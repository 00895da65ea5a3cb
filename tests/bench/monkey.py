"""Let loose on the window what no reader does on purpose: anything, fast, for minutes. Linux only.

    python tests/bench/monkey.py [MINUTES] [--seed NUMBER]

The window opens a library with the sample documents, and gets keys, clicks, drags, the wheel,
actions, menus and dialogs by chance. It fails on a traceback, a warning of Qt, a stall of more than
a second, memory that grows by more than 50 MB after the first minute, or the end of the process.
Printed are then the reason and the last 50 things done. Set QT_QPA_PLATFORM for a display.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, QtMsgType, qInstallMessageHandler  # noqa: E402
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget  # noqa: E402
from shiboken6 import isValid  # noqa: E402

from desktop.app import make_application  # noqa: E402
from desktop.domain import COLOURS  # noqa: E402
from desktop.ui.actions import actions  # noqa: E402
from desktop.ui.remembered import WindowSettings  # noqa: E402
from desktop.ui.window import MainWindow  # noqa: E402
from desktop.workspace import Workspace  # noqa: E402

STALL, GROWTH, WARM = 1.0, 50, 60.0
"""Seconds, MB, and seconds after which growth counts."""
IDLE = 0.005
"""The part of a processor that a window takes which waits for something."""
SPARED = {"quit", "full_screen", "remove_starter"}
NOISE = ("propagateSizeHints", "This plugin does not support", "XDG_RUNTIME_DIR", "raise()")
KEYS = [
    *(Qt.Key(code) for code in range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)),
    *(Qt.Key(code) for code in range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)),
    *[Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space] * 3,
    *[Qt.Key.Key_Delete] * 3,
    *[Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace] * 3,
    *[Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_F3],
    *[Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Slash, Qt.Key.Key_Menu],
]  # fmt: skip
_Modifier = Qt.KeyboardModifier
MODIFIERS = [_Modifier.NoModifier] * 12 + [
    _Modifier.ShiftModifier, _Modifier.ShiftModifier, _Modifier.ControlModifier,
    _Modifier.ControlModifier | _Modifier.ShiftModifier, _Modifier.AltModifier,
]  # fmt: skip
_Event = QEvent.Type
PLAIN = _Modifier.NoModifier
BUTTON = Qt.MouseButton


class Watch:
    """Hears what goes wrong, and from a thread of its own whether the window still answers."""

    def __init__(self) -> None:
        self.wrong: list[str] = []
        self.done: deque[str] = deque(maxlen=50)
        self._main = threading.get_ident()
        self.beat()
        sys.excepthook = lambda *what: self.wrong.append("".join(traceback.format_exception(*what)))
        qInstallMessageHandler(self._hear)
        self._pulse = QTimer()
        self._pulse.setInterval(20)
        self._pulse.timeout.connect(self.beat)
        self._pulse.start()

    def begin(self) -> None:
        """Look from now on whether the window answers."""
        self.beat()
        threading.Thread(target=self._look, daemon=True).start()

    def beat(self) -> None:
        """Show that the window answers."""
        self._beat, self._used = time.monotonic(), time.process_time()

    def _hear(self, kind: QtMsgType, _context: object, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(noise in message for noise in NOISE):
            where = "".join(traceback.format_stack(limit=12))
            self.wrong.append(f"Qt said: {message}\n{where}")

    def _look(self) -> None:
        while True:
            time.sleep(0.1)
            # Work of its own counts, or none at all; not that others have the processors.
            silent = time.monotonic() - self._beat
            used = time.process_time() - self._used
            if (silent > STALL and used > STALL) or (silent > 10 * STALL and used < IDLE * silent):
                frame = sys._current_frames()[self._main]
                stack = "".join(traceback.format_stack(frame, limit=25))
                self.wrong.append(f"no answer for {silent:.1f} s\n{stack}")
                self.beat()


class Monkey:
    """Does one thing after another, none of them wise."""

    def __init__(self, window: MainWindow, watch: Watch, chance: random.Random) -> None:
        self.window, self.watch, self.chance = window, watch, chance
        self._names = [row.name for row in actions() if row.name not in SPARED]
        self._closing = QTimer()
        self._closing.setInterval(120)
        # By a timer for each time: one whose own act opens a dialog does not fire meanwhile.
        self._closing.timeout.connect(lambda: QTimer.singleShot(0, window, self._close_what_waits))
        self._closing.start()
        self._depth = 0

    def act(self) -> None:
        """Do one thing."""
        ways = [
            self._key, self._key, self._key, self._type, self._click, self._click, self._drag,
            self._wheel, self._action, self._action, self._open, self._menu, self._resize,
            self._palette, self._select, self._mark, self._undo,
        ]  # fmt: skip
        self.chance.choice(ways)()

    def _tell(self, what: str) -> None:
        self.watch.done.append(what)
        print(what, file=sys.stderr, flush=True)

    def _target(self) -> QWidget:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return popup or modal or self.window

    def _spot(self) -> tuple[QWidget, QPoint]:
        top = self._target()
        point = QPoint(self.chance.randrange(max(1, top.width())),
                       self.chance.randrange(max(1, top.height())))  # fmt: skip
        widget = top.childAt(point) or top
        return widget, widget.mapFrom(top, point)

    def _key(self) -> None:
        widget = QApplication.focusWidget() or self._target()
        key, modifier = self.chance.choice(KEYS), self.chance.choice(MODIFIERS)
        if modifier == _Modifier.ControlModifier and key == Qt.Key.Key_Q:
            return
        self._tell(f"key {key.name} {modifier.name} in {told(widget)}")
        self._strike(widget, key, modifier)

    @staticmethod
    def _strike(widget: QWidget, key: Qt.Key | str, modifier: _Modifier = PLAIN) -> None:
        QTest.keyPress(widget, key, modifier)
        if isValid(widget):
            QTest.keyRelease(widget, key, modifier)

    def _type(self) -> None:
        words = self.chance.choice(["figures", "the ", "a/b", "x" * 40, "é ü 1,204", "tag:a OR b"])
        widget = QApplication.focusWidget() or self._target()
        self._tell(f"type {words!r} in {told(widget)}")
        for letter in words:
            if isValid(widget) and letter.isascii():
                self._strike(widget, letter)

    def _click(self) -> None:
        widget, point = self._spot()
        button = self.chance.choice([BUTTON.LeftButton] * 5 + [BUTTON.MiddleButton])
        twice, modifier = self.chance.random() < 0.2, self.chance.choice(MODIFIERS)
        self._tell(f"click {button.name}{' twice' * twice} {point.toTuple()} on {told(widget)}")
        self._mouse(widget, point, button, modifier, _Event.MouseButtonPress)
        self._mouse(widget, point, button, modifier, _Event.MouseButtonRelease)
        if twice:
            self._mouse(widget, point, button, modifier, _Event.MouseButtonDblClick)
            self._mouse(widget, point, button, modifier, _Event.MouseButtonRelease)

    @staticmethod
    def _mouse(widget: QWidget, point: QPoint, button: BUTTON, modifier: _Modifier,
               kind: QEvent.Type) -> None:  # fmt: skip
        # What is pressed may be gone by the time it is released, of which QTest knows nothing.
        if isValid(widget):
            held = BUTTON.NoButton if kind is _Event.MouseButtonRelease else button
            place = QPointF(widget.mapToGlobal(point))
            event = QMouseEvent(kind, QPointF(point), place, button, held, modifier)
            QApplication.sendEvent(widget, event)

    def _drag(self) -> None:
        widget, start = self._spot()
        self._tell(f"drag from {start.toTuple()} on {told(widget)}")
        self._mouse(widget, start, BUTTON.LeftButton, PLAIN, _Event.MouseButtonPress)
        for _ in range(self.chance.randrange(1, 8)):
            start += QPoint(self.chance.randint(-90, 90), self.chance.randint(-60, 60))
            self._mouse(widget, start, BUTTON.LeftButton, PLAIN, _Event.MouseMove)
            QApplication.processEvents()
        self._mouse(widget, start, BUTTON.LeftButton, PLAIN, _Event.MouseButtonRelease)

    def _wheel(self) -> None:
        widget, point = self._spot()
        turn = QPoint(0, self.chance.choice([-1200, -240, -120, 120, 240, 1200]))
        modifier = self.chance.choice(MODIFIERS)
        self._tell(f"wheel {turn.y()} {modifier.name} on {told(widget)}")
        place = QPointF(widget.mapToGlobal(point))
        event = QWheelEvent(QPointF(point), place, QPoint(), turn, BUTTON.NoButton, modifier,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(widget, event)

    def _action(self) -> None:
        name = self.chance.choice(self._names)
        action = self.window.desk.actions[name]
        if action.isEnabled() and not QApplication.activeModalWidget():
            self._tell(f"action {name}")
            action.trigger()

    def _open(self) -> None:
        documents = list(self.window.desk.catalogue.documents)
        if documents:
            document_id = self.chance.choice(documents)
            self._tell(f"open document {documents.index(document_id)}")
            self.window.desk.open_passage(document_id, self.chance.randrange(4000))

    def _menu(self) -> None:
        if self.chance.random() < 0.5:
            widget, point = self._spot()
            self._tell(f"menu at {point.toTuple()} of {told(widget)}")
            why = QContextMenuEvent.Reason.Mouse
            QApplication.sendEvent(widget, QContextMenuEvent(why, point, widget.mapToGlobal(point)))
        else:
            bar = self.window.findChild(QMenuBar)
            row = self.chance.choice(bar.actions())
            self._tell(f"menu {row.text()}")
            point = bar.actionGeometry(row).center()
            self._mouse(bar, point, BUTTON.LeftButton, PLAIN, _Event.MouseButtonPress)
            self._mouse(bar, point, BUTTON.LeftButton, PLAIN, _Event.MouseButtonRelease)

    def _resize(self) -> None:
        size = self.chance.randint(500, 1600), self.chance.randint(400, 1000)
        self._tell(f"resize to {size}")
        self.window.resize(*size)

    def _palette(self) -> None:
        if QApplication.activeModalWidget():
            return
        self._tell("palette")
        self.window.do("palette")
        words = self.chance.choice(["", "th", "tag", "spl", "hi", "note", "next", "zzz", "close"])
        for letter in words:
            self._press(letter)
        self._press(self.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Escape]))

    def _press(self, key: str | Qt.Key) -> None:
        widget = QApplication.focusWidget()
        if widget is not None:
            self._strike(widget, key)

    def _select(self) -> None:
        pane = self.window.desk.reading.current()
        if pane is not None and pane.content is not None and pane.content.text:
            start = self.chance.randrange(len(pane.content.text))
            end = min(len(pane.content.text), start + self.chance.choice([1, 8, 60, 3000]))
            self._tell(f"select {start} to {end}")
            pane.reader.set_selection(start, end)
            pane.reader.setFocus()

    def _mark(self) -> None:
        self._select()
        if not QApplication.activeModalWidget():
            colour = self.chance.choice(COLOURS)
            self._tell(f"mark {colour}")
            self.window.do(f"highlight_{colour}")

    def _undo(self) -> None:
        name = self.chance.choice(["undo", "undo", "redo"])
        if not QApplication.activeModalWidget():
            self._tell(name)
            self.window.do(name)

    def _close_what_waits(self) -> None:
        """Press about in a menu or a dialog for a while, which holds up `act`, then close it."""
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        top = popup or modal
        if top is None:
            return
        self._depth += 1
        try:
            if self._depth > 1 or self.chance.random() < 0.5:
                self._tell(f"close {told(top)}")
                top.close()
            else:
                self.chance.choice([self._key, self._click, self._type, self._wheel])()
        finally:
            self._depth -= 1


def told(widget: QWidget | None) -> str:
    """Return what to call a widget."""
    if widget is None or not isValid(widget):
        return "nothing"
    return f"{type(widget).__name__} {widget.objectName()}".strip()


def resident() -> float:
    """Return the memory of this process, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def loose(folder: Path, minutes: float, seed: int) -> int:
    """Run in this process; return how many things went wrong."""
    faulthandler.enable()
    make_application()
    watch = Watch()
    workspace = Workspace.open(folder / "library")
    workspace.starter.install()
    window = MainWindow(WindowSettings(folder / "window.ini"))
    window.resize(1280, 800)
    window.show()
    window.open_library(workspace)
    QTest.qWait(300)
    for name in ("quit", "log_folder"):  # however they are asked for
        window._slots[name] = window.raise_
    watch.begin()
    monkey = Monkey(window, watch, random.Random(seed))
    begun, warm, acts = time.monotonic(), 0.0, 0
    while time.monotonic() - begun < minutes * 60 and not watch.wrong:
        try:
            monkey.act()
        except Exception:  # noqa: BLE001 - whatever it is, it is told
            watch.wrong.append(traceback.format_exc())
        acts += 1
        QTest.qWait(monkey.chance.choice([0, 0, 1, 5, 30]))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not window.isVisible():
            window.show()
        if not warm and time.monotonic() - begun > WARM:
            warm = resident()
    grown = resident() - warm if warm else 0.0
    if grown > GROWTH:
        watch.wrong.append(f"memory grew by {grown:.0f} MB to {resident():.0f} MB")
    print(f"seed {seed}: {acts} acts, memory {resident():.0f} MB, {grown:+.0f} MB since warm")
    for what in watch.wrong:
        print(what)
    sys.stdout.flush()
    os._exit(1 if watch.wrong else 0)  # its end is not what is tried here


def main() -> int:
    """Run in a process of its own, whose end by a fault is told too."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=5.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        return loose(options.folder, options.minutes, options.seed)
    with tempfile.TemporaryDirectory() as home:
        variables = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
        command = [sys.executable, __file__, str(options.minutes), "--seed", str(options.seed)]
        ended = subprocess.run(
            [*command, "--folder", home], env=os.environ | dict.fromkeys(variables, home),
            stderr=subprocess.PIPE, text=True, errors="replace", check=False,
        )  # fmt: skip
    if ended.returncode:
        print(f"Failed with {ended.returncode} (seed {options.seed}). The last things done:")
        lines = ended.stderr.splitlines()
        fatal = next((n for n, line in enumerate(lines) if line.startswith("Fatal")), len(lines))
        print("\n".join(lines[max(0, fatal - 50) : fatal + 40]))
    return ended.returncode


if __name__ == "__main__":
    sys.exit(main())
