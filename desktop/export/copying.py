"""Passages and documents as they are pasted elsewhere: with where they come from, in any style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.citing.copy_style import CopyStyle
from desktop.export.citation import citation_text, cite_whole, is_quoted
from desktop.export.escape import cells_apart, inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.domain import Document

_SIMPLE = re.compile(r"[\w.–-]+")
"""A locator that pandoc takes for one without braces around it."""
_DOUBLED = re.compile(r"[:.+/-]{2}")
"""Pandoc ends a key that has no braces there."""
_KEEPS_ITS_LAST_LINE = re.compile(r"> \||> \\$|>     ")
"""Rows of a table and bare line breaks take nothing after them."""


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """What is quoted, and whence."""

    words: str
    """Of its blocks, a line each; '' for an area without words."""
    block: str
    """The same as a Markdown blockquote."""
    area: str
    """What an area is called, '' for other passages."""
    citation: str
    key: str
    place: str = ""
    """What stands behind the key, such as p. 4."""
    edition: str = ""
    """Which revision has the words, where the newest does not."""
    start: int = 0
    """Tells its footnote from others of the document."""


def passages_cited(passages: Sequence[CitedPassage], style: CopyStyle) -> str:
    """Return passages in a style, one after another."""
    if style is CopyStyle.FOOTNOTE:
        notes = {_footnote(one): one.citation for one in passages}
        defined = (f"[^{label}]: {inline(citation)}" for label, citation in notes.items())
        said = (_with_reference(one, f"[^{_footnote(one)}]") for one in passages)
        return "\n\n".join((*said, *defined))
    forms = {
        CopyStyle.PLAIN: _plain,
        CopyStyle.MARKDOWN: _markdown,
        CopyStyle.PANDOC: lambda one: _with_reference(one, _pandoc(one), apart=" "),
    }
    return "\n\n".join(map(forms[style], passages))


def documents_cited(documents: Iterable[Document], style: CopyStyle) -> str:
    """Return the citations of whole documents in a style."""
    chosen = list(documents)
    lines = [citation_text(cite_whole(one)) for one in chosen]
    keys = [one.facts.citation_key for one in chosen]
    if style is CopyStyle.PANDOC:
        return f"[{'; '.join(map(_at, keys))}]" if keys else ""
    if style is CopyStyle.FOOTNOTE:
        defined = [f"[^{key}]: {inline(line)}" for key, line in zip(keys, lines, strict=True)]
        return "\n\n".join(("".join(f"[^{key}]" for key in keys), *defined))
    return "\n".join(map(inline, lines) if style is CopyStyle.MARKDOWN else lines)


def _plain(one: CitedPassage) -> str:
    words = cells_apart(one.words).strip("\n")
    said = words if is_quoted(words) else f"“{words}”"
    return f"{said if words else one.area}\n{one.citation}"


def _markdown(one: CitedPassage) -> str:
    return f"{one.block or f'*{one.area}*'}\n\n— {inline(one.citation)}"


def _with_reference(one: CitedPassage, reference: str, apart: str = "") -> str:
    """Return a passage with a reference at its end: in the line, or in the last of a blockquote."""
    words = cells_apart(one.words).strip()
    if not words:
        return f"{one.area}{apart}{reference}"
    if "\n" not in words and one.block.count("\n") == 0:
        return f"{inline(words if is_quoted(words) else f'“{words}”')}{apart}{reference}"
    if _KEEPS_ITS_LAST_LINE.match(one.block.rpartition("\n")[2]):
        return f"{one.block}\n>\n> {reference}"
    return f"{one.block}{apart}{reference}"


def _pandoc(one: CitedPassage) -> str:
    place = one.place
    label, _, number = place.partition(" ")
    if number and not _SIMPLE.fullmatch(number):
        place = f"{{{label} {number.replace('{', '(').replace('}', ')')}}}"
    return f"[{', '.join(filter(None, (_at(one.key), place, one.edition)))}]"


def _at(key: str) -> str:
    return f"@{{{key}}}" if _DOUBLED.search(key) else f"@{key}"


def _footnote(one: CitedPassage) -> str:
    return f"{one.key}-{one.start}"
