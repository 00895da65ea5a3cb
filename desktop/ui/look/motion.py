"""Whether the system asks programs to keep still, which Qt 6.11 does not tell."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusPendingCallWatcher

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
# Where desktops keep the wish, and the value that says "keep still". GNOME had only the second
# before the portal named the first:
# https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
WISHES = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
PATIENCE_MS = 2000


class SystemMotion(QObject):
    """Asks the desktop once; where nobody answers, things may move."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reduced = False
        self._waiting: list[QDBusPendingCallWatcher] = []

    def ask(self) -> None:
        """Find out; `changed` follows when the wish is to keep still."""
        if sys.platform == "win32":
            self._decide(still=not QApplication.isEffectEnabled(Qt.UIEffect.UI_General))
        elif sys.platform != "darwin":
            self._ask_portal()

    def _decide(self, *, still: bool) -> None:
        if still and not self.reduced:
            self.reduced = True
            self.changed.emit()

    def _ask_portal(self) -> None:
        # Only here: the library is not needed for the first paint.
        from PySide6.QtDBus import (
            QDBusConnection,
            QDBusMessage,
            QDBusPendingCallWatcher,
        )

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        for (namespace, key), still in WISHES.items():
            question = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
            question.setArguments([namespace, key])
            watcher = QDBusPendingCallWatcher(bus.asyncCall(question, PATIENCE_MS))
            watcher.finished.connect(partial(self._hear, watcher, still))
            self._waiting.append(watcher)

    def _hear(self, told: QDBusPendingCallWatcher, still: object) -> None:
        self._waiting.remove(told)
        if not told.isError():
            self._decide(still=plain(told.reply().arguments()) == still)


def plain(answer: object) -> object:
    """Return the value inside lists of one and D-Bus variants, however deep."""
    while True:
        if isinstance(answer, list) and len(answer) == 1:
            answer = answer[0]
        elif hasattr(answer, "variant"):
            answer = answer.variant()
        else:
            return answer
