"""The keyring of macOS, with a keychain in memory."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import pytest

from desktop.errors import UnusableKeyringError


class Chain(ModuleType):
    """Items are found by class, service and account."""

    def __init__(self) -> None:
        super().__init__("Security")
        self.items: list[dict[str, object]] = []
        self.status = 0
        self.SecItemCopyMatching, self.SecItemAdd = self._copy, self._add
        self.SecItemDelete = self._delete

    def __getattr__(self, name: str) -> str:
        if name.startswith("kSec"):
            return name
        raise AttributeError(name)

    def _found(self, query):
        known = {"kSecClass", "kSecAttrService", "kSecAttrAccount"}
        wanted = {key: value for key, value in query.items() if key in known}
        return [one for one in self.items if wanted.items() <= one.items()]

    def _copy(self, query, _result):
        found = self._found(query)
        if self.status or not found:
            return self.status or -25300, None
        if "kSecReturnData" in query:
            return 0, found[0]["kSecValueData"]
        assert query["kSecMatchLimit"] == "kSecMatchLimitAll"
        return 0, found

    def _add(self, item, _result):
        assert not self._found(item)
        if not self.status:
            self.items.append(item)
        return self.status, None

    def _delete(self, query):
        found = self._found(query)
        if self.status or not found:
            return self.status or -25300
        self.items = [one for one in self.items if one not in found]
        return 0


@pytest.fixture
def chain(monkeypatch):
    made = Chain()
    monkeypatch.setitem(sys.modules, "Security", made)
    monkeypatch.delitem(sys.modules, "desktop.keyring.keychain", raising=False)
    return made


@pytest.fixture
def vault(chain):
    made = importlib.import_module("desktop.keyring.keychain").Keychain()
    yield made
    del sys.modules["desktop.keyring.keychain"]


def test_a_password_is_kept_found_replaced_and_forgotten(vault, chain):
    chain.items.append({"kSecAttrService": "Another", "kSecAttrAccount": "a1"})
    assert vault.is_usable()
    assert (vault.password("a1"), vault.names()) == ("", {})
    vault.keep("a1", "Übersicht.pdf", "old")
    vault.keep("a1", "Übersicht.pdf", "pässwörd 𝄞")
    vault.keep("b2", "b.pdf", "other")
    assert vault.password("a1") == "pässwörd 𝄞"
    assert vault.names() == {"a1": "Übersicht.pdf", "b2": "b.pdf"}
    vault.forget("a1")
    vault.forget("a1")
    assert len(chain.items) == 2


def test_a_refusal_is_said(vault, chain):
    chain.status = -25293
    for act in (vault.names, lambda: vault.password("a1"), lambda: vault.keep("a1", "", "x")):
        with pytest.raises(UnusableKeyringError, match="the keychain answered -25293"):
            act()
