"""Highlights as JSON: a list of items as `annotations --json` prints them, and where they lead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.domain.speaker import Speaker
from desktop.export.citing.cited_runs import plain
from desktop.export.written.highlight_json import highlight_record

if TYPE_CHECKING:
    from desktop.domain import Highlight
    from desktop.export.excerpts import Excerpts
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target


def write(selection: Selection, target: Target) -> None:
    """Write an item a line: a file of any length can be read line by line, too."""
    target.text("[")
    between = "\n"
    for part in selection.parts():
        for source in part.excerpts:
            for one in source.highlights:
                item = _item(selection, source, one)
                if selection.grouping is not None:
                    item[str(selection.grouping)] = part.heading
                target.text(between + json.dumps(item, ensure_ascii=False))
                between = ",\n"
    target.text("\n]\n")


def _item(selection: Selection, source: Excerpts, one: Highlight) -> dict[str, Any]:
    speaker = Speaker.told(one.said_by, source.said.get(one.id, ""))
    record = highlight_record(one, source.content, speaker, source.ends.get(one.id, ()))
    return record | {
        "title": source.document.title,
        "citation": plain(selection.cited(source, one)),
        "citation_key": source.document.facts.citation_key,
        "by": source.made_by.get(one.id, ""),
        "claims": list(source.claims.get(one.id, ())),
        "link": selection.link(one),
    }
