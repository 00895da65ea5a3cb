"""The keyring of Windows, its Credential Manager."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from win32ctypes.pywin32 import pywintypes, win32cred

from desktop import APP_NAME
from desktop.errors import UnusableKeyringError

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = f"{APP_NAME}/"
_THIS_COMPUTER = 2
"""CRED_PERSIST_LOCAL_MACHINE: it does not follow the reader to other computers."""
_NOT_FOUND = 1168
"""ERROR_NOT_FOUND."""


class WindowsCredentials:
    """Has an entry for each file, with its key behind the program's name."""

    def is_usable(self) -> bool:
        """Every session has one."""
        return True

    def password(self, key: str) -> str:
        """Return what is kept under a key."""
        blob: bytes = b""
        with _asked():
            blob = win32cred.CredRead(_OURS + key, win32cred.CRED_TYPE_GENERIC)["CredentialBlob"]
        return blob.decode("utf-16-le")

    def keep(self, key: str, name: str, password: str) -> None:
        """Write an entry, over the one that was there."""
        with _asked():
            win32cred.CredWrite(
                {
                    "Type": win32cred.CRED_TYPE_GENERIC,
                    "TargetName": _OURS + key,
                    "UserName": name,
                    "CredentialBlob": password,
                    "Persist": _THIS_COMPUTER,
                }
            )

    def forget(self, key: str) -> None:
        """Delete an entry."""
        with _asked():
            win32cred.CredDelete(_OURS + key, win32cred.CRED_TYPE_GENERIC)

    def names(self) -> dict[str, str]:
        """Return the names of all entries of this program."""
        found: list[dict[str, Any]] = []
        with _asked():
            found = win32cred.CredEnumerate(f"{_OURS}*")
        return {one["TargetName"].removeprefix(_OURS): one["UserName"] for one in found}


@contextmanager
def _asked() -> Iterator[None]:
    """Take what is not there for nothing, and other failures for one."""
    try:
        yield
    except pywintypes.error as error:
        if error.winerror != _NOT_FOUND:
            raise UnusableKeyringError(f"Windows answered {error.winerror}") from error
