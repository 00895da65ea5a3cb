"""Facts of a section: what each form of text has, and who is speaking, asking or answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL: Mapping[DocumentKind, tuple[str, ...]] = {
    DocumentKind.WRITTEN_QUESTIONS: (
        "asked_by", "party", "constituency", "peerage", "asked_of", "answered_by", "role", "date",
        "uin",
    ),
    DocumentKind.ARTICLE_COLLECTION: ("author", "date", "biography"),
    DocumentKind.DEBATE: ("speaker", "time"),
    DocumentKind.INTERVIEW: ("speaker", "date"),
}  # fmt: skip
"""The facts that sections of a kind of document have, in their order."""


def asker(facts: Mapping[str, str]) -> str:
    """Return who asked, with party and constituency, or ''."""
    about = ", ".join(filter(None, map(facts.get, ("party", "constituency", "peerage"))))
    return _with(facts.get("asked_by", ""), about)


def answerer(facts: Mapping[str, str]) -> str:
    """Return who answered, with the office held, or ''."""
    return _with(facts.get("answered_by", ""), facts.get("role", ""))


def _with(name: str, about: str) -> str:
    if not (name and about):
        return name
    return f"{name}, {about}" if "(" in about else f"{name} ({about})"
