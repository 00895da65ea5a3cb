"""Facts of a section: what each form of text has, and who is speaking, asking or answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.domain import Content, Section

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


def speaking(content: Content, start: int, end: int) -> str:
    """Return who says a passage by the facts of its section, or ''.

    In a question that is who asks before the line that names who answers, and who answers behind.
    """
    for section in reversed(content.section_path(start)):
        facts = section.facts
        if "asked_by" in facts or "answered_by" in facts:
            return _asking_or_answering(content, section, start, min(end, section.end))
        if facts.get("speaker"):
            return facts["speaker"] if end <= section.end else ""
    return ""


def is_answer(content: Content, section: Section, start: int) -> bool:
    """Return whether a place in a question stands where it is answered."""
    answer = _line_of(content, section, "answered_by")
    return answer is not None and content.blocks[answer].start <= start


def _asking_or_answering(content: Content, section: Section, start: int, end: int) -> str:
    lines = [_line_of(content, section, name) for name in ("asked_by", "asked_of", "answered_by")]
    first, last = content.blocks.at(start), content.blocks.at(max(start, end - 1))
    if {first, last} & set(lines):
        return ""  # says who they are, and is nobody's words
    answer = lines[-1]
    if answer is None:
        return ""
    if first > answer:
        return section.facts["answered_by"]
    return section.facts.get("asked_by", "") if last < answer else ""


def _line_of(content: Content, section: Section, name: str) -> int | None:
    """Return the paragraph of a section that gives a fact."""
    value = section.facts.get(name, "")
    at = content.text.find(value, section.start, section.end) if value else -1
    return content.blocks.at(at) if at >= 0 else None


def _with(name: str, about: str) -> str:
    if not (name and about):
        return name
    return f"{name}, {about}" if "(" in about else f"{name} ({about})"
