"""Highlights as Web Annotations, in JSON-LD.

https://www.w3.org/TR/annotation-model/ has the model. A page of items is one annotation a line.
Positions count code points, as the model says, in the text that this program has of the document.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop import APP_NAME
from desktop.domain.exchanged.deep_link import link_to

if TYPE_CHECKING:
    from desktop.domain import Highlight
    from desktop.export.excerpts import Excerpts
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_PDF, _PDF_FRAGMENTS = "application/pdf", "http://tools.ietf.org/rfc/rfc3778"


def write(selection: Selection, target: Target) -> None:
    """Write a page of annotations."""
    label = json.dumps(selection.title or "Annotations", ensure_ascii=False)
    target.text(
        f'{{"@context": "{_CONTEXT}", "type": "AnnotationPage", "startIndex": 0,\n'
        f'"partOf": {{"type": "AnnotationCollection", "label": {label}, '
        f'"total": {selection.highlights}}},\n"items": ['
    )
    between = "\n"
    for source in selection.excerpts():
        for one in source.highlights:
            item = _annotation(selection, source, one)
            target.text(between + json.dumps(item, ensure_ascii=False))
            between = ",\n"
    target.text("\n]}\n")


def _annotation(selection: Selection, source: Excerpts, one: Highlight) -> dict[str, Any]:
    bodies = [*map(_tag, one.tags), *([_note(one.note)] if one.note.strip() else [])]
    author = source.made_by.get(one.id, "")
    item: dict[str, Any] = {
        "id": selection.link(one),
        "type": "Annotation",
        "motivation": "commenting" if one.note.strip() else "highlighting",
        "created": one.created.isoformat(),
        "modified": one.modified.isoformat(),
        "creator": {"type": "Person", "name": author} if author else None,
        "generator": {"type": "Software", "name": APP_NAME},
        "body": bodies,
        "target": _target(selection, source, one),
    }
    return {name: value for name, value in item.items() if value}


def _tag(path: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": path}


def _note(note: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "purpose": "commenting",
        "format": "text/markdown",
        "value": note,
    }


def _target(selection: Selection, source: Excerpts, one: Highlight) -> dict[str, Any]:
    earlier = source.earlier.get(one.id)
    document = (earlier or source).document
    facts, own = document.facts, link_to(selection.library_id, one.document_id)
    told: dict[str, Any] = {
        "source": facts.url or own,
        "scope": own if facts.url else None,
        "format": document.media_type,
        "language": facts.language,
        "title": document.title,
        "selector": _selectors(source, one),
    }
    return {name: value for name, value in told.items() if value}


def _selectors(source: Excerpts, one: Highlight) -> list[dict[str, Any]]:
    """Return selectors of words that stand in the text they count in."""
    anchor = one.anchor
    if one.id not in source.earlier and one.placement.status.stands and one.start < one.end:
        anchor = source.content.anchor(one.placement.revision, one.start, one.end)
    found: list[dict[str, Any]] = []
    if anchor.quotation:
        found.append(
            {
                "type": "TextQuoteSelector",
                "exact": anchor.quotation,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            }
        )
    found.append({"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end})
    region = one.anchor.region
    if region is not None and source.document.media_type == _PDF:
        left, top, right, bottom = (round(side, 2) for side in region[1:])
        sides = f"{left},{top},{round(right - left, 2)},{round(bottom - top, 2)}"
        found.append(
            {
                "type": "FragmentSelector",
                "conformsTo": _PDF_FRAGMENTS,
                "value": f"page={region.page + 1}&viewrect={sides}",
            }
        )
    return found
