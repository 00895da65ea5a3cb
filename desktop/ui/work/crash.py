"""What happens when there is a bug: it is written down, and said once."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop import APP_NAME, __version__
from desktop.logs import log_file

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

log = logging.getLogger("manicule")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashHook(QObject):
    """Catches what nobody else caught, in any thread. The first time, a dialog says so."""

    _caught = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._said = False
        self._caught.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Start catching."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        qInstallMessageHandler(_qt_message)

    def caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write a failure down and say so."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("%s %s", APP_NAME, __version__, exc_info=(kind, error, trace))
        self._caught.emit(f"{kind.__name__}: {error}")

    def _say(self, what: str) -> None:
        if self._said:
            return
        self._said = True
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            APP_NAME,
            "Something went wrong in the program.\n\n"
            "Everything you did before is saved. You can go on; "
            "if something looks odd, close the window and open it again.",
            parent=QApplication.activeWindow(),
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(f"The details are in {log_file()}.")
        box.setDetailedText(what)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
