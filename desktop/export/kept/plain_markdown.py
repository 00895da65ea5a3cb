"""A document and its highlights as the note that `markdown` exports, part by part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop import words
from desktop.domain.exchanged.deep_link import link_to
from desktop.export.escape import inline, yaml_string
from desktop.export.kept.kept_note import KeptNote, Part, Vault
from desktop.export.markdown import MarkdownLayout, document_parts, front_of
from desktop.export.quotation import on_a_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Highlight
    from desktop.export.excerpts import Excerpts

_MARK = re.compile(r"^<!-- highlight (?P<id>[0-9a-f-]{36}) .*-->$", re.MULTILINE)


def note(source: Excerpts, vault: Vault, struck: Sequence[Highlight] = ()) -> KeptNote:
    """Return the note of a document; `struck` are highlights that were removed."""
    layout = MarkdownLayout(vault.pictures.get)
    body = "\n\n".join(document_parts(source, layout, alone=True)) + "\n"
    front = {line.partition(":")[0]: line for line in front_of(source)}
    front["manicule"] = f"manicule: {yaml_string(link_to(vault.library_id, source.document.id))}"
    return KeptNote(
        source.document.id,
        front,
        tuple(_parts(body)),
        tuple(map(_struck, struck)),
    )


def _parts(body: str) -> list[Part]:
    """Cut a text behind each highlight; headings go with the one that they stand above."""
    parts: list[Part] = []
    at = 0
    for found in _MARK.finditer(body):  # no line of a note begins so: they are indented
        mark = f"<!-- highlight {found['id']} "
        parts.append(Part(body[at : found.end()].strip("\n"), found["id"], mark))
        at = found.end()
    rest = body[at:].strip("\n")
    return [*parts, Part(rest)] if rest else parts


def _struck(highlight: Highlight) -> Part:
    mark = f"<!-- highlight {highlight.id} "
    line = inline(on_a_line(words.called(highlight)))
    return Part(f"~~{line}~~\n\n{mark}removed -->", highlight.id, mark)
