from __future__ import annotations

import sys

import pytest

from desktop import keyring


@pytest.fixture
def of_this_computer(monkeypatch):
    """Return the function that tests have another one for."""
    monkeypatch.undo()
    return keyring.of_this_computer


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own")
def test_the_keyring_of_this_system_is_found(of_this_computer):
    assert type(of_this_computer()).__name__ == "SecretService"
