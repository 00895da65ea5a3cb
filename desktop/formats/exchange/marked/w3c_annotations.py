"""Web Annotations in JSON-LD: our own, those of EPUB readers, and others by the model.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop import APP_NAME
from desktop.domain import COLOURS
from desktop.domain.exchanged.deep_link import read_link
from desktop.domain.exchanged.project import ForeignNote, ForeignPassage, PageBoxes
from desktop.domain.reading import OWN_IDENTITY
from desktop.formats.exchange.json_value import (
    number_of,
    object_of,
    objects_of,
    parsed,
    text_of,
    texts_of,
)
from desktop.formats.exchange.marked.gathered import (
    Gathered,
    hex_colour,
    known_facts,
    lie_beside,
)
from desktop.formats.exchange.rich_text import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.domain.exchanged.project import ForeignCoding, Project
    from desktop.formats.door.source import Source
    from desktop.formats.exchange.marked.gathered import GatheredSource

_CONTEXT = "://www.w3.org/ns/anno"
_PAGE = re.compile(r"(?:^|[#&])page=(\d{1,6})(?:&|$)")
# Targets and collections in one another; the model has three levels.
_DEEPEST = 8
_LABELS = frozenset({"tagging", "classifying", "identifying"})
_QUIET = frozenset({"highlighting", "linking"})


class _Bodies(NamedTuple):
    notes: list[ForeignNote]
    codings: list[ForeignCoding]
    colour: str


def read(source: Source) -> Project | None:
    """Return the annotations in a file of JSON-LD, or None where it holds something else."""
    found = parsed(source)
    items = [item for item in _items(found, 0) if "target" in item]
    if not items or not _is_ours_or_theirs(found, items):
        return None
    gathered = Gathered()
    for item in items:
        _add(gathered, item)
    for identity, told in gathered.sources.items():
        told.beside += lie_beside(source, identity, is_alone=len(gathered.sources) == 1)
    program = _name(items[0].get("generator")) or _name(object_of(found).get("generator"))
    label = text_of(object_of(object_of(found).get("partOf")).get("label"))
    identity = "manicule" if program == APP_NAME else text_of(object_of(found).get("id"))
    return gathered.project("w3c", program or "Web Annotation", identity, label)


def _items(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Yield annotations alone, in a list, a page, or a collection with its pages in it."""
    if isinstance(value, list):
        for one in objects_of(value):
            yield from _items(one, depth + 1)
        return
    held = object_of(value)
    if depth > _DEEPEST or not held:
        return
    if "target" in held:
        yield held
    else:
        for name in ("first", "items", "annotations", "next"):
            yield from _items(held.get(name), depth + 1)


def _is_ours_or_theirs(found: object, items: list[dict[str, Any]]) -> bool:
    """Whether it says that it follows the model."""
    heads = [object_of(found), *items[:1]]
    contexts = [text for head in heads for text in texts_of(head.get("@context"))]
    return any(_CONTEXT in text for text in contexts)


def _add(gathered: Gathered, item: dict[str, Any]) -> None:
    by = _name(item.get("creator"))
    at = text_of(item.get("created"))
    bodies = _bodies(gathered, item, by, at)
    targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
    for number, target in enumerate(targets):
        told = _source(gathered, target)
        for selectors in _choices(object_of(target).get("selector")):
            passage = _passage(item, selectors, bodies, by, at)
            # Several passages of one annotation cannot share its name.
            told.passages.append(replace(passage, identity="") if number else passage)
            break
        else:
            told.notes += bodies.notes
            told.codings += bodies.codings


def _choices(value: object) -> Iterator[dict[str, dict[str, Any]]]:
    """Yield the selectors of a target by their types, what refines one with it."""
    found: dict[str, dict[str, Any]] = {}
    waiting = objects_of(value)
    for _ in range(_DEEPEST):
        for selector in waiting:
            found.setdefault(text_of(selector.get("type")), selector)
        waiting = [inner for one in waiting for inner in objects_of(one.get("refinedBy"))]
    if found:
        yield found


def _source(gathered: Gathered, target: object) -> GatheredSource:
    told = object_of(target)
    held = told.get("source")
    about = object_of(held)
    address = text_of(held) or text_of(about.get("id")) or text_of(told.get("id"))
    address = address or text_of(target)
    gathered_source = gathered.source(address or "(unknown source)")
    title = text_of(told.get("title")) or text_of(about.get("dc:title") or about.get("title"))
    facts = gathered_source.facts
    own = read_link(text_of(told.get("scope"))) or read_link(address)
    gathered_source.facts = known_facts(
        facts,
        title=facts.title or title,
        url=address if address.startswith(("http://", "https://")) else "",
        manicule=own.document_id if own else "",
    )
    return gathered_source


def _bodies(gathered: Gathered, item: dict[str, Any], by: str, at: str) -> _Bodies:
    notes, codings, colour = [], [], ""
    listed = item.get("body") if isinstance(item.get("body"), list) else [item.get("body")]
    for body in (*(listed or ()), text_of(item.get("bodyValue"))):
        held = object_of(body) or {"value": text_of(body)}
        purposes = set(texts_of(held.get("purpose") or item.get("motivation")))
        value = text_of(held.get("value")).strip()
        colour = colour or text_of(held.get("color"))
        codings += gathered.codings(texts_of(held.get("tag")), by, at)
        if value and purposes & _LABELS and not purposes - _LABELS:
            codings += _tag(gathered, item, value, by, at)
        elif value:
            text = markdown(value) if text_of(held.get("format")) == "text/html" else value
            notes.append(ForeignNote(text, by=_name(held.get("creator")) or by, at=at))
        elif held.get("id") or (text_of(body) and not purposes & _QUIET):
            gathered.homeless("links to other pages")
    return _Bodies(notes, codings, colour if colour in COLOURS else hex_colour(colour))


def _tag(
    gathered: Gathered, item: dict[str, Any], value: str, by: str, at: str
) -> list[ForeignCoding]:
    """Return a tag; the levels of one of ours stand in it as they are written."""
    if _name(item.get("generator")) == APP_NAME:
        return [gathered.coding(*filter(None, value.split("/")), by=by, at=at)]
    return gathered.codings([value], by, at)


def _passage(
    item: dict[str, Any], selectors: dict[str, dict[str, Any]], bodies: _Bodies, by: str, at: str
) -> ForeignPassage:
    quoted = selectors.get("TextQuoteSelector", {})
    position = selectors.get("TextPositionSelector", {})
    fragment = text_of(selectors.get("FragmentSelector", {}).get("value"))
    page = _PAGE.search(fragment)
    is_area = "viewrect=" in fragment or "xywh=" in fragment
    own = read_link(text_of(item.get("id")))
    identity = OWN_IDENTITY + own.highlight_id if own and own.highlight_id else ""
    meta = object_of(item.get("meta"))
    headings = objects_of(meta.get("headings"))
    return ForeignPassage(
        quotation=text_of(quoted.get("exact")),
        identity=identity or text_of(item.get("id")),
        at=number_of(position.get("start")),
        until=number_of(position.get("end")),
        prefix=text_of(quoted.get("prefix")),
        suffix=text_of(quoted.get("suffix")),
        page=text_of(meta.get("page")),
        chapter=tuple(text_of(one.get("txt")) for one in reversed(headings) if one.get("txt")),
        printed=PageBoxes(int(page[1]) - 1) if page and int(page[1]) else None,
        is_area=is_area,
        colour=bodies.colour,
        codings=tuple(bodies.codings),
        notes=tuple(bodies.notes),
        by=by,
        created=at,
        modified=text_of(item.get("modified")) or at,
    )


def _name(agent: object) -> str:
    """Return what somebody is called, or the last part of an address that stands for them."""
    listed = agent[0] if isinstance(agent, list) and agent else agent
    held = object_of(listed)
    name = text_of(held.get("name")) or text_of(held.get("nickname"))
    return name or (text_of(held.get("id")) or text_of(listed)).rstrip("/").rpartition("/")[2]
