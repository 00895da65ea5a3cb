"""The passwords that open files: known while the window is open, kept if that is wanted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import keyring
from desktop.keyring import key_of
from desktop.ui.locked.keyring_calls import KeyringCalls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.keyring import Keyring


_SOON_MS = 400
"""After which a keyring that has not answered is likely to ask its reader."""


def _nothing() -> None:
    return


class Locked(NamedTuple):
    """A file that did not open, and who wants it open."""

    path: Path
    title: str
    tried: str
    """What it did not open with."""
    then: Callable[[str], None]
    """Is given another password."""
    otherwise: Callable[[], None] = _nothing
    """The reader does not know it."""
    before: Callable[[], None] = _nothing
    """The reader is about to be asked, by the keyring or here."""
    also: Sequence[Path] = ()
    """Other files that what is typed will be tried on."""


class _Looked(NamedTuple):
    is_usable: bool
    """Whether the keyring takes passwords."""
    password: str


class Passwords(QObject):
    """Knows what opens a file, looks it up in the keyring, or asks the reader for it."""

    told = Signal(str)
    """A sentence: what the keyring did not do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.keyring = KeyringCalls(keyring.of_this_computer, self)
        self._known: dict[Path, str] = {}
        self._asked: dict[Path, QTimer] = {}
        """Files whose password is being looked for: one dialog is enough."""
        self._looked_up: set[Path] = set()
        """Files whose password came from the keyring."""
        self._to_keep: dict[Path, str] = {}
        """The names of files whose passwords are kept once they open them."""

    def of(self, path: Path) -> str:
        """Return what opens a file, as far as is known, or ''."""
        return self._known.get(path, "")

    def opened(self, path: Path, password: str) -> None:
        """Know what opened a file, and keep it where the reader wanted that."""
        self._known[path] = password
        name = self._to_keep.pop(path, None)
        if name is not None:
            self.keyring.ask(
                lambda keyring: keyring.keep(key_of(path), name, password),
                failed=lambda sentence: self.told.emit(f"The password was not kept. {sentence}"),
            )

    def ask(self, locked: Locked) -> None:
        """Find out what opens a file: what is known by now, or kept, or else by a dialog."""
        path, known = locked.path, self.of(locked.path)
        if path in self._asked:
            return
        if known and known != locked.tried:
            locked.then(known)
            return
        self._asked[path] = soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        soon.timeout.connect(locked.before)
        soon.start()
        if path in self._looked_up:
            self._looked_up.discard(path)
            self.keyring.ask(
                lambda keyring: keyring.forget(key_of(path)),
                lambda _none: self._show(locked, was_kept=True, can_keep=True),
                lambda _sentence: self._show(locked, was_kept=True),
            )
        else:
            look = _is_usable if known else partial(_look, path)
            self.keyring.ask(look, partial(self._hear, locked), lambda _said: self._show(locked))

    def _hear(self, locked: Locked, found: _Looked) -> None:
        if not found.password:
            self._show(locked, can_keep=found.is_usable)
            return
        self._forget_asking(locked.path)
        self._looked_up.add(locked.path)
        self._known[locked.path] = found.password
        locked.then(found.password)

    def _show(self, locked: Locked, *, was_kept: bool = False, can_keep: bool = False) -> None:
        from desktop.ui.locked.password_dialog import PasswordDialog, Wrong  # after the first paint

        self._asked[locked.path].stop()
        locked.before()
        was_typed = Wrong.TYPED if locked.path in self._known else None
        wrong = Wrong.KEPT if was_kept else was_typed
        dialog = PasswordDialog(locked.title, self._window, wrong, can_keep=can_keep)

        def ended(is_accepted: int) -> None:
            dialog.deleteLater()
            self._end(locked, dialog.password() if is_accepted else "", is_kept=dialog.is_kept())

        dialog.finished.connect(ended)
        dialog.open()

    def _forget_asking(self, path: Path) -> None:
        soon = self._asked.pop(path)
        soon.stop()
        soon.deleteLater()

    def _end(self, locked: Locked, password: str, *, is_kept: bool) -> None:
        """Go on with what the reader typed, should there be something."""
        self._forget_asking(locked.path)
        names = {one: one.name for one in locked.also} | {locked.path: locked.title}
        for path in names:
            self._to_keep.pop(path, None)
        if not password:
            self._known.pop(locked.path, None)
            locked.otherwise()
            return
        if is_kept:
            self._to_keep |= names
        self._known[locked.path] = password
        locked.then(password)


def _is_usable(keyring: Keyring) -> _Looked:
    return _Looked(keyring.is_usable(), "")


def _look(path: Path, keyring: Keyring) -> _Looked:
    is_usable = keyring.is_usable()
    return _Looked(is_usable, keyring.password(key_of(path)) if is_usable else "")
