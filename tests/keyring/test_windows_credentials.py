"""The keyring of Windows, with a Credential Manager in memory."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import pytest

from desktop.errors import UnusableKeyringError


class RefusedError(Exception):
    def __init__(self, winerror: int) -> None:
        self.winerror = winerror


class Manager(ModuleType):
    CRED_TYPE_GENERIC = 1

    def __init__(self) -> None:
        super().__init__("win32cred")
        self.CredRead, self.CredWrite = self._read, self._write
        self.CredDelete, self.CredEnumerate = self._delete, self._enumerate
        self.entries: dict[str, dict[str, object]] = {}
        self.refuses = False

    def _look(self, target: str) -> dict[str, object]:
        if self.refuses:
            raise RefusedError(5)
        if target not in self.entries:
            raise RefusedError(1168)
        return self.entries[target]

    def _read(self, target, kind):
        assert kind == self.CRED_TYPE_GENERIC
        return self._look(target)

    def _write(self, entry):
        if self.refuses:
            raise RefusedError(5)
        blob = entry["CredentialBlob"].encode("utf-16-le")
        self.entries[entry["TargetName"]] = {**entry, "CredentialBlob": blob}

    def _delete(self, target, kind):
        assert kind == self.CRED_TYPE_GENERIC
        self._look(target)
        del self.entries[target]

    def _enumerate(self, pattern):
        found = [one for name, one in self.entries.items() if name.startswith(pattern[:-1])]
        if self.refuses or not found:
            raise RefusedError(5 if self.refuses else 1168)
        return found


@pytest.fixture
def manager(monkeypatch):
    made, package, errors = Manager(), ModuleType("pywin32"), ModuleType("pywintypes")
    errors.error = RefusedError
    package.win32cred, package.pywintypes = made, errors
    monkeypatch.setitem(sys.modules, "win32ctypes", ModuleType("win32ctypes"))
    monkeypatch.setitem(sys.modules, "win32ctypes.pywin32", package)
    monkeypatch.delitem(sys.modules, "desktop.keyring.windows_credentials", raising=False)
    return made


@pytest.fixture
def vault(manager):
    made = importlib.import_module("desktop.keyring.windows_credentials").WindowsCredentials()
    yield made
    del sys.modules["desktop.keyring.windows_credentials"]


def test_a_password_is_kept_found_replaced_and_forgotten(vault, manager):
    manager.entries["Another program"] = {"TargetName": "Another program", "UserName": "x"}
    assert vault.is_usable()
    assert (vault.password("a1"), vault.names()) == ("", {})
    vault.keep("a1", "Übersicht.pdf", "old")
    vault.keep("a1", "Übersicht.pdf", "pässwörd 𝄞")
    assert vault.password("a1") == "pässwörd 𝄞"
    assert vault.names() == {"a1": "Übersicht.pdf"}
    vault.forget("a1")
    vault.forget("a1")
    assert list(manager.entries) == ["Another program"]


def test_it_stays_on_this_computer(vault, manager):
    vault.keep("a1", "a.pdf", "x")
    assert manager.entries["Manicule/a1"]["Persist"] == 2


def test_a_refusal_is_said(vault, manager):
    manager.refuses = True
    for act in (vault.names, lambda: vault.password("a1"), lambda: vault.keep("a1", "", "x")):
        with pytest.raises(UnusableKeyringError, match="Windows answered 5"):
            act()
