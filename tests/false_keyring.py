"""A keyring in memory, for tests: none of them asks that of the computer."""

from __future__ import annotations

import threading

from desktop.errors import UnusableKeyringError


class FalseKeyring:
    """Keeps what it is given, and notes what is asked of it."""

    def __init__(self, *, usable: bool = True) -> None:
        self.usable = usable
        self.kept: dict[str, tuple[str, str]] = {}
        self.asked: list[str] = []
        self.held = threading.Event()
        """While it is cleared, nothing is answered."""
        self.held.set()

    def _ask(self, what: str) -> None:
        self.held.wait(30)
        self.asked.append(what)
        if not self.usable:
            raise UnusableKeyringError("it was not unlocked")

    def is_usable(self) -> bool:
        self.held.wait(30)
        return self.usable

    def password(self, key: str) -> str:
        self._ask("password")
        return self.kept.get(key, ("", ""))[1]

    def keep(self, key: str, name: str, password: str) -> None:
        self._ask("keep")
        self.kept[key] = (name, password)

    def forget(self, key: str) -> None:
        self._ask("forget")
        self.kept.pop(key, None)

    def names(self) -> dict[str, str]:
        self._ask("names")
        return {key: name for key, (name, _password) in self.kept.items()}
