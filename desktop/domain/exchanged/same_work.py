"""Whether two descriptions are of one work: by address, or by title and authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.domain import Document
    from desktop.domain.reading import Facts

_SIGNS = re.compile(r"[\W_]+")
_SCHEME = re.compile(r"^https?://(?:www\.)?")


class Works:
    """Documents by what they say of themselves."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_title: dict[str, list[Document]] = {}
        self._by_address: dict[str, list[Document]] = {}
        for one in documents:
            self._by_title.setdefault(plain(one.title), []).append(one)
            if one.facts.url:
                self._by_address.setdefault(_address(one.facts.url), []).append(one)

    def at(self, url: str) -> Document | None:
        """Return the one document of an address."""
        found = self._by_address.get(_address(url), []) if url else []
        return found[0] if len(found) == 1 else None

    def called(self, facts: Facts) -> Document | None:
        """Return the one document that has a title, and an author where both tell of some."""
        title = plain(facts.title)
        found = [one for one in self._by_title.get(title, ()) if _agree(one.facts, facts)]
        return found[0] if title and len(found) == 1 else None

    def of(self, facts: Facts) -> Document | None:
        """Return the one document that is meant."""
        return self.at(facts.url) or self.called(facts)


def plain(text: str) -> str:
    """Return a title without what editions write otherwise."""
    return _SIGNS.sub(" ", normalize("NFKC", text).casefold()).strip()


def _agree(one: Facts, other: Facts) -> bool:
    names, others = set(map(_surname, one.authors)), set(map(_surname, other.authors))
    return not names or not others or bool(names & others)


def _surname(name: str) -> str:
    before, comma, _ = name.partition(",")
    words = plain(before).split()
    return " ".join(words) if comma else (words[-1] if words else "")


def _address(url: str) -> str:
    """Return an address without what leads to the same page."""
    return _SCHEME.sub("", url.strip().casefold()).partition("#")[0].rstrip("/")
