"""The passwords that the reader has typed, for as long as the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class Passwords:
    """Knows what opens a file; asks for what does."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._known: dict[Path, str] = {}
        self._asked: set[Path] = set()
        """Files whose password is being asked for: one dialog is enough."""

    def of(self, path: Path) -> str:
        """Return what opens a file, as far as is known, or ''."""
        return self._known.get(path, "")

    def keep(self, path: Path, password: str) -> None:
        """Know what opens a file."""
        self._known[path] = password

    def ask(
        self,
        path: Path,
        title: str,
        then: Callable[[str], None],
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """Ask what opens a file, which is not what is known; `then` is given it."""
        from desktop.ui.locked.password_dialog import PasswordDialog  # after the first paint

        if path in self._asked:
            return
        self._asked.add(path)
        dialog = PasswordDialog(title, self._window, was_wrong=path in self._known)

        def ended(is_accepted: int) -> None:
            self._asked.discard(path)
            dialog.deleteLater()
            if is_accepted:
                self._known[path] = dialog.password()
                then(dialog.password())
            else:
                self._known.pop(path, None)
                otherwise()

        dialog.finished.connect(ended)
        dialog.open()
