"""Asks the keyring of the system without waiting: it may have to ask the reader first."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import ManiculeError, UnusableKeyringError
from desktop.keyring import PATIENCE, Keyring

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
T = TypeVar("T")
_LIMIT_MS = int(PATIENCE * 1000) + 5_000
"""After which an answer is awaited no more: longer than a keyring waits for its reader."""


def _ignore(_heard: object) -> None:
    return


class _Asked(NamedTuple):
    """What is asked of the keyring, and who hears of it."""

    act: Callable[[Keyring], Any]
    then: Callable[[Any], None]
    failed: Callable[[str], None]


class KeyringCalls(QObject):
    """Makes one call after another in a thread, and gives up what takes too long."""

    _ended = Signal(object, object)

    def __init__(
        self, keyring: Callable[[], Keyring], parent: QObject, limit_ms: int = _LIMIT_MS
    ) -> None:
        super().__init__(parent)
        self._keyring = keyring
        self._waiting: list[_Asked] = []
        self._in_hand: _Asked | None = None
        self._is_stuck = False
        self._limit = QTimer(self, singleShot=True, interval=limit_ms)
        self._limit.timeout.connect(self._give_up)
        self._ended.connect(self._hear)

    def ask(
        self,
        act: Callable[[Keyring], T],
        then: Callable[[T], None] = _ignore,
        failed: Callable[[str], None] = _ignore,
    ) -> None:
        """Have `act` done with the keyring; `then` is given its value, `failed` a sentence."""
        self._waiting.append(_Asked(act, then, failed))
        self._begin()

    def _begin(self) -> None:
        if self._is_stuck:
            self._refuse()
        elif self._in_hand is None and self._waiting:
            self._in_hand = self._waiting.pop(0)
            self._limit.start()
            # A daemon: a keyring that does not answer does not keep the program from ending.
            threading.Thread(target=self._do, args=(self._in_hand,), daemon=True).start()

    def _do(self, asked: _Asked) -> None:
        value: object
        try:
            value = asked.act(self._keyring())
        except ManiculeError as error:
            value = error
        except Exception as error:  # what is installed beside us fails in ways of its own
            log.exception("The keyring could not be asked")
            value = UnusableKeyringError(f"it failed with {type(error).__name__}")
        with suppress(RuntimeError):  # the window is gone, and this object with it
            self._ended.emit(asked, value)

    def _hear(self, asked: _Asked, value: object) -> None:
        self._is_stuck = False
        if asked is self._in_hand:
            self._in_hand = None
            self._limit.stop()
            if isinstance(value, ManiculeError):
                asked.failed(str(value))
            else:
                asked.then(value)
        self._begin()

    def _give_up(self) -> None:
        if self._in_hand is not None:
            self._waiting.insert(0, self._in_hand)
            self._in_hand, self._is_stuck = None, True
            self._refuse()

    def _refuse(self) -> None:
        """Fail whatever waits for a keyring that does not answer."""
        waiting, self._waiting = self._waiting, []
        sentence = str(UnusableKeyringError("it does not answer"))
        for asked in waiting:
            asked.failed(sentence)
