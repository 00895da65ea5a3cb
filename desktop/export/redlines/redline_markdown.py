"""What changed between two revisions, as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain.differences import Fate
from desktop.export.escape import cells_apart, inline, paragraph
from desktop.export.redlines.redline import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.reviews import Revision
    from desktop.export.redlines.redline import ChangedFigure, Entry, Redline, Words

_TAGS = {Fate.DELETED: "del", Fate.MOVED_AWAY: "del", Fate.INSERTED: "ins"}
"""What moved here is said to be so above it; inside it stands what was put in or taken out."""
_PARAGRAPH = " ¶ "
"""Says inside a passage that a line ends."""
_BREAK = re.compile("[\n\u2028\x1e]+")


def redline_markdown(redline: Redline) -> str:
    """Return all changes, the figures first; equal comparisons give equal texts."""
    parts = [
        f"# Changes in {inline(redline.title)}",
        f"- old: {_revision(redline.old)}\n- new: {_revision(redline.new)}",
        f"{redline.counts().capitalize()}.",
    ]
    if figures := redline.figures():
        parts += ["## Changed figures", "\n".join(map(_figure, figures))]
    section: str | None = None
    for entry in redline.entries():
        if section is None:
            parts.append("## Changes")
        if entry.section != (section or ""):
            parts.append(f"### {inline(entry.section) or LEFT_OUT}")
        elif entry.follows_gap:
            parts.append(LEFT_OUT)
        section = entry.section
        parts += _entry(entry)
    return "\n\n".join(parts) + "\n"


def _revision(one: Revision) -> str:
    imported = one.imported.isoformat(timespec="seconds")
    return f"revision {one.number}, imported {imported}, SHA-256 `{one.sha256}`"


def _figure(figure: ChangedFigure) -> str:
    section = f"{inline(figure.section)}, " if figure.section else ""
    where = f" ({section}change {figure.number})"
    old, new = inline(figure.old), inline(figure.new)
    if old and new:
        return f"- {old} → {new}{where}"
    return f"- added: {new}{where}" if new else f"- taken out: {old}{where}"


def _entry(entry: Entry) -> Iterator[str]:
    page = f", p. {inline(entry.page)}" if entry.page else ""
    after = f" after “{inline(_one_line(entry.context))}”" if entry.context else ""
    yield f"**{entry.number}. {entry.label}**{page}{after}:"
    if len(entry.words) == 1:
        fate, text = entry.words[0]
        lines = [line for line in _BREAK.split(text) if line.strip()]
        escaped = (paragraph(cells_apart(line).strip())[0] for line in lines)
        yield "\n>\n".join(f"> {_tagged(fate, line)}" for line in escaped)
    else:
        yield "> " + "".join(_marked(words, first=not n) for n, words in enumerate(entry.words))


def _one_line(text: str) -> str:
    return cells_apart(_BREAK.sub(_PARAGRAPH, text))


def _marked(words: Words, *, first: bool) -> str:
    """Return words in the middle of a line, with the space around them kept."""
    line = _one_line(words.text)
    body = line.strip()
    if not body:
        return " " if line else ""
    lead, trail = " " * line[0].isspace(), " " * line[-1].isspace()
    opens = first and words.fate not in _TAGS
    escaped = paragraph(body)[0] if opens else inline(body)
    return f"{lead if not first else ''}{_tagged(words.fate, escaped)}{trail}"


def _tagged(fate: Fate, escaped: str) -> str:
    tag = _TAGS.get(fate)
    return f"<{tag}>{escaped}</{tag}>" if tag else escaped
