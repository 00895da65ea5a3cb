"""The keyring of the system, where passwords are kept for those who want that.

The reader's desktop guards it: nothing of it lies in a library, a setting or a log. A keyring may
ask the reader to unlock it, so whoever asks it may wait for as long as `PATIENCE`.
"""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING, Protocol

from desktop.errors import UnusableKeyringError, reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATIENCE = 60.0
"""Seconds that a reader has to unlock the keyring."""


class Keyring(Protocol):
    """Passwords of files by a key, each with a name that a reader knows it by.

    Whatever fails is an UnusableKeyringError.
    """

    def is_usable(self) -> bool:
        """Whether a password could be kept; the reader is not asked for that."""

    def password(self, key: str) -> str:
        """Return a password, or '' where none is kept; to unlock one, the reader may be asked."""

    def keep(self, key: str, name: str, password: str) -> None:
        """Keep a password in place of what was kept under the key."""

    def forget(self, key: str) -> None:
        """Forget a password, should one be kept."""

    def names(self) -> Mapping[str, str]:
        """Return the names of all files whose passwords are kept, by their keys."""


def of_this_computer() -> Keyring:
    """Return the keyring of the system, which may turn out not to be usable."""
    if sys.platform == "win32":
        from desktop.keyring.windows_credentials import WindowsCredentials

        return WindowsCredentials()
    if sys.platform == "darwin":
        from desktop.keyring.keychain import Keychain

        return Keychain()
    from desktop.keyring.secret_service import SecretService

    return SecretService()


def key_of(path: Path) -> str:
    """Return the SHA-256 of a file: its password is kept under that, wherever it lies."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnusableKeyringError(f"the file cannot be read ({reason_of(error)})") from error
