"""Hypothesis: annotations as its service gives them, and as its client exports them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from desktop.domain.exchanged.project import ForeignNote, ForeignPassage, PageBoxes
from desktop.formats.exchange.json_value import (
    number_of,
    object_of,
    objects_of,
    parsed,
    text_of,
    texts_of,
)
from desktop.formats.exchange.marked.gathered import Gathered, known_facts, lie_beside

if TYPE_CHECKING:
    from desktop.domain.exchanged.project import Project
    from desktop.formats.door.source import Source
    from desktop.formats.exchange.marked.gathered import GatheredSource

WORLD = "__world__"
_FINGERPRINT = "urn:x-pdf:"
_SELECTORS = frozenset((
    "TextQuoteSelector", "TextPositionSelector", "RangeSelector", "PageSelector",
    "EPUBContentSelector", "MediaTimeSelector", "ShapeSelector",
))  # fmt: skip
_KEYS = frozenset({"uri", "target", "user", "references"})
_ACCOUNT = re.compile(r"(?:acct:)?([^@\s]{1,200})@[\w.:-]{1,200}")


class _Annotation(NamedTuple):
    identity: str
    source: str
    by: str
    at: str
    modified: str
    text: str
    tags: tuple[str, ...]
    answers: tuple[str, ...]
    row: dict[str, Any]


def read(source: Source) -> Project | None:
    """Return the annotations in a file of JSON, or None where it holds something else."""
    found = parsed(source)
    top = object_of(found)
    rows = objects_of(top.get("rows") or top.get("annotations") or found)
    if not rows or not all(map(_is_annotation, rows)):
        return None
    gathered = Gathered()
    annotations = [_annotation(row, source.path.name) for row in rows]
    roots = [one for one in annotations if not one.answers]
    answers = sorted((one for one in annotations if one.answers), key=lambda one: one.at)
    told: dict[str, list[_Annotation]] = {}
    for one in answers:
        told.setdefault(one.answers[0], []).append(one)
    for one in roots:
        _add(gathered, one, told.pop(one.identity, []))
    for one in (one for lost in told.values() for one in lost if one.text):
        gathered.source(one.source).notes.append(_note(one, "Reply"))
    for identity, page in gathered.sources.items():
        page.beside += lie_beside(source, identity, is_alone=len(gathered.sources) == 1)
    _count(gathered, annotations)
    return gathered.project("hypothesis", "Hypothesis", "hypothesis")


def _is_annotation(row: dict[str, Any]) -> bool:
    """Whether an object has what only an annotation of Hypothesis has."""
    targets = row.get("target")
    if not (isinstance(targets, list) and _KEYS & row.keys() and ("id" in row or "user" in row)):
        return False
    types = {text_of(one.get("type")) for one in _selectors(row)}
    return bool(types & _SELECTORS) or ("uri" in row and "user" in row)


def _selectors(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        selector
        for target in objects_of(row.get("target"))
        for selector in objects_of(target.get("selector"))
    ]


def _annotation(row: dict[str, Any], file: str) -> _Annotation:
    targets = objects_of(row.get("target"))
    address = text_of(row.get("uri")) or next(
        (text_of(target["source"]) for target in targets if target.get("source")), ""
    )
    created = text_of(row.get("created"))
    return _Annotation(
        identity=text_of(row.get("id")),
        source=address or file,
        by=text_of(object_of(row.get("user_info")).get("display_name")) or person(row.get("user")),
        at=created,
        modified=text_of(row.get("updated")) or created,
        text=text_of(row.get("text")).strip(),
        tags=tuple(texts_of(row.get("tags"))),
        answers=tuple(texts_of(row.get("references"))),
        row=row,
    )


def person(account: object) -> str:
    """Return who an account is of: 'acct:ada@hypothes.is' is ada's."""
    found = _ACCOUNT.fullmatch(text_of(account).strip())
    return found[1] if found else text_of(account).strip()


def _add(gathered: Gathered, one: _Annotation, answers: list[_Annotation]) -> None:
    told = gathered.source(one.source)
    _add_facts(told, one)
    codings = gathered.codings(one.tags, one.by, one.at)
    notes = [_note(one)] if one.text else []
    for answer in answers:
        notes += [_note(answer)] if answer.text else []
        codings += gathered.codings(answer.tags, answer.by, answer.at)
    selectors = {text_of(found.get("type")): found for found in reversed(_selectors(one.row))}
    passage = _passage(one, selectors)
    if passage is None:
        told.notes += notes
        told.codings += codings
    else:
        told.passages.append(replace(passage, notes=tuple(notes), codings=tuple(codings)))


def _note(one: _Annotation, title: str = "") -> ForeignNote:
    return ForeignNote(one.text, title, one.by, one.at)


def _add_facts(told: GatheredSource, one: _Annotation) -> None:
    document = object_of(one.row.get("document"))
    address = one.source
    fingerprint = address.removeprefix(_FINGERPRINT) if address.startswith(_FINGERPRINT) else ""
    links = [text_of(link.get("href")) for link in objects_of(document.get("link"))]
    urls = [link for link in (address, *links) if link.startswith(("http://", "https://"))]
    title = next(iter(texts_of(document.get("title"))), "")
    told.facts = known_facts(
        told.facts,
        title=told.facts.title or title,
        url=told.facts.url or next(iter(urls), ""),
        doi=address.removeprefix("doi:") if address.startswith("doi:") else "",
        **{"pdf-fingerprint": fingerprint},
    )
    name = text_of(document.get("filename")) or (
        unquote(address.rpartition("/")[2]) if address.startswith("file:") else ""
    )
    if name and "/" not in name and "\\" not in name and name not in {".", ".."}:
        told.beside.append(name)


def _passage(one: _Annotation, selectors: dict[str, dict[str, Any]]) -> ForeignPassage | None:
    """Return what is marked, or None for a note on the whole page."""
    quoted = selectors.get("TextQuoteSelector", {})
    position = selectors.get("TextPositionSelector", {})
    page = selectors.get("PageSelector", {})
    shape = selectors.get("ShapeSelector", {})
    is_words = quoted or position or "RangeSelector" in selectors
    if not is_words and not shape and "MediaTimeSelector" not in selectors:
        return None
    book = selectors.get("EPUBContentSelector", {})
    number = number_of(page.get("index"))
    return ForeignPassage(
        quotation=text_of(quoted.get("exact")),
        identity=one.identity,
        at=number_of(position.get("start")),
        until=number_of(position.get("end")),
        prefix=text_of(quoted.get("prefix")),
        suffix=text_of(quoted.get("suffix")),
        page=text_of(page.get("label")),
        chapter=tuple(texts_of(book.get("title")))[:1],
        printed=PageBoxes(int(number), _box(shape)) if number is not None and number >= 0 else None,
        is_area=bool(shape) and not is_words,
        by=one.by,
        created=one.at,
        modified=one.modified,
    )


def _box(selector: dict[str, Any]) -> tuple[tuple[float, float, float, float], ...]:
    """Return the rectangle of a shape, which stands in points from the lower left corner."""
    shape = object_of(selector.get("shape"))
    sides = [number_of(shape.get(side)) for side in ("left", "bottom", "right", "top")]
    if text_of(shape.get("type")) != "rect" or None in sides:
        return ()
    left, one, right, other = (side for side in sides if side is not None)
    return ((left, min(one, other), right, max(one, other)),)


def _count(gathered: Gathered, annotations: list[_Annotation]) -> None:
    for one in annotations:
        readers = texts_of(object_of(one.row.get("permissions")).get("read"))
        is_private = bool(readers) and not any(who.startswith("group:") for who in readers)
        group = text_of(one.row.get("group"))
        gathered.homeless("groups of readers", int(group not in {"", WORLD} and not is_private))
        gathered.homeless("restrictions to its author", int(is_private))
        gathered.homeless(
            "places in recordings",
            sum(text_of(found.get("type")) == "MediaTimeSelector" for found in _selectors(one.row)),
        )
