"""Passwords as files have them: people type letters, and a file was locked with bytes."""

from __future__ import annotations

from contextlib import suppress
from typing import Final
from unicodedata import normalize

_FORMS: Final = ("NFC", "NFKC", "NFD")
"""PDF 2.0 asks for the second of what was typed; who wrote a file may have kept it as it came."""
_LONGEST: Final = 127
"""Bytes of a password that count: PDF 2.0, ISO 32000-2:2020, 7.6.4.3.3."""


def spellings(password: str) -> list[bytes]:
    """Return what a file may have been locked with, likeliest first."""
    texts = dict.fromkeys([password, *(normalize(form, password) for form in _FORMS)])
    found = [text.encode("utf-8", "replace") for text in texts]
    for text in texts:
        with suppress(UnicodeEncodeError):  # PDF 32000-1:2008, 7.6.3.3, as far as it is Latin-1
            found.append(text.encode("latin-1"))
    # Others do not cut what they lock a file with, so the whole comes first.
    return list(dict.fromkeys([*found, *(one[:_LONGEST] for one in found)]))
