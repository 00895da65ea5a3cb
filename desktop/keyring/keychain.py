"""The keyring of macOS, its keychain."""

from __future__ import annotations

from typing import Any

import Security

from desktop import APP_NAME
from desktop.errors import UnusableKeyringError

_DONE, _NOT_FOUND = 0, -25300
"""errSecSuccess, errSecItemNotFound."""


class Keychain:
    """Has an item for each file, with its key as the account."""

    def is_usable(self) -> bool:
        """Every session has one."""
        return True

    def password(self, key: str) -> str:
        """Return what is kept under a key."""
        found = _found(_query(key) | {Security.kSecReturnData: True})
        return bytes(found).decode("utf-8") if found else ""

    def keep(self, key: str, name: str, password: str) -> None:
        """Add an item, in place of the one that was there."""
        self.forget(key)
        item = {
            Security.kSecAttrLabel: f"{APP_NAME}: {name}",
            Security.kSecAttrComment: name,
            Security.kSecValueData: password.encode("utf-8"),
        }
        status, _item = Security.SecItemAdd(_query(key) | item, None)
        _look_at(status)

    def forget(self, key: str) -> None:
        """Delete an item."""
        _look_at(Security.SecItemDelete(_query(key)))

    def names(self) -> dict[str, str]:
        """Return the names of all items of this program."""
        wanted = {
            Security.kSecReturnAttributes: True,
            Security.kSecMatchLimit: Security.kSecMatchLimitAll,
        }
        return {
            str(item[Security.kSecAttrAccount]): str(item[Security.kSecAttrComment])
            for item in _found(_query() | wanted) or ()
        }


def _query(key: str = "") -> dict[Any, Any]:
    ours = {
        Security.kSecClass: Security.kSecClassGenericPassword,
        Security.kSecAttrService: APP_NAME,
    }
    return ours | {Security.kSecAttrAccount: key} if key else ours


def _found(query: dict[Any, Any]) -> Any:  # noqa: ANN401  # what the query asks for
    status, found = Security.SecItemCopyMatching(query, None)
    _look_at(status)
    return found if status == _DONE else None


def _look_at(status: int) -> None:
    if status not in (_DONE, _NOT_FOUND):
        raise UnusableKeyringError(f"the keychain answered {status}")
