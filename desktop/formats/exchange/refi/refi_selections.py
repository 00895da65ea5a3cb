"""Passages that were selected in a text or on pages, each once, with all codes it was given."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import (
    ForeignCoding,
    ForeignNote,
    ForeignPassage,
    PageBoxes,
)
from desktop.formats.door.xmltree import child
from desktop.formats.exchange.refi.calibration import Marked, is_called_so
from desktop.formats.exchange.refi.refi_codes import guid, said, words
from desktop.formats.exchange.refi.register import moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from desktop.formats.exchange.refi.register import Register
    from desktop.formats.exchange.refi.ways_of_counting import Placed

_CUT = ("…", "...")
_LONG = 60
"""Letters of a name that is likely the beginning of a passage, where the name was cut."""


@dataclass(slots=True)
class Selected:
    """What was selected, as the file has it: a place in a text, a part of a page, or both."""

    guid: str
    is_unique: bool
    name: str
    place: Marked | None = None
    printed: PageBoxes | None = None
    words: str = ""
    codings: tuple[ForeignCoding, ...] = ()
    notes: tuple[ForeignNote, ...] = ()
    by: str = ""
    created: str = ""
    modified: str = ""
    also: list[str] = field(default_factory=list)
    """GUIDs of others that are the same passage."""
    identity: str = ""
    """What it is known by."""

    @property
    def where(self) -> str:
        """Where it is, in letters."""
        if self.place is not None:
            return f"{self.place.start}-{self.place.end}"
        if self.printed is None:
            return ""
        corners = " ".join(f"{corner:g}" for box in self.printed.boxes for corner in box)
        return f"page {self.printed.page}, {corners}"


def selected(elements: Iterable[_Element], register: Register) -> list[Selected]:
    """Return the selections among elements of a text or PDF file."""
    found = (_of(element, register) for element in elements)
    return [one for one in found if one is not None]


def merged(selections: Iterable[Selected]) -> list[Selected]:
    """Return one selection for each place, with what all of them bear."""
    places: dict[object, Selected] = {}
    by_guid: dict[str, Selected] = {}
    for one in selections:
        where = (one.place.start, one.place.end) if one.place else one.printed
        # The words of a PDF file and their part of the page are two elements with one GUID.
        same = places.get(where) or _counterpart(by_guid.get(one.guid), one)
        if same is None:
            places[where] = by_guid[one.guid] = one
        else:
            _put(one, same)
            places[where] = same
    return list({id(one): one for one in places.values()}.values())


def passages(
    selections: Sequence[Selected], placed: Placed | None
) -> Iterator[ForeignPassage | None]:
    """Yield the passages that selections are, None for one without a letter.

    `placed` has those of a text that is there.
    """
    number = 0
    for one in selections:
        if one.place is None or placed is None:
            is_empty = one.place is not None and one.place.start == one.place.end
            yield None if is_empty else _unplaced(one)
            continue
        where, ambiguous = placed.chosen.ranges[number], placed.is_ambiguous(number)
        quotation = placed.quotation(where)
        number += 1
        if where is None or not quotation:
            yield None if where and where[0] == where[1] else _unplaced(one)
            continue
        title = "" if is_called_so(one.name, quotation) else one.name
        yield replace(
            _plain(one, title),
            quotation=quotation,
            at=where[0],
            until=where[1],
            is_ambiguous=ambiguous,
        )


def _of(element: _Element, register: Register) -> Selected | None:
    place, printed = _place(element), _printed(element)
    if place is None and printed is None:
        register.without_a_home["selections without a place"] += 1
        return None
    return Selected(
        guid(element.get("guid")),
        register.is_unique(element),
        said(element, "name"),
        place,
        printed,
        words(child(element, "Representation", "PlainTextContent")),
        tuple(register.codings(element)),
        tuple(register.notes_on(element)),
        register.person(element, "creatingUser", "modifyingUser"),
        moment(element, "creationDateTime", "modifiedDateTime"),
        moment(element, "modifiedDateTime"),
    )


def _place(element: _Element) -> Marked | None:
    start, end = _number(element, "startPosition"), _number(element, "endPosition")
    if start is None or end is None or min(start, end) < 0:
        return None
    return Marked(min(start, end), max(start, end), said(element, "name"))


def _printed(element: _Element) -> PageBoxes | None:
    page = _number(element, "page")
    corners = [_number(element, name) for name in ("firstX", "firstY", "secondX", "secondY")]
    numbers = [corner for corner in corners if corner is not None]
    if page is None or page < 0 or len(numbers) < len(corners):
        return None
    left, right = sorted(numbers[0::2])
    bottom, top = sorted(numbers[1::2])
    return PageBoxes(page, ((left, bottom, right, top),))


def _number(element: _Element, attribute: str) -> int | None:
    written = (element.get(attribute) or "").strip()
    try:
        return int(float(written)) if len(written) < 16 else None  # noqa: PLR2004
    except (ValueError, OverflowError):
        return None


def _counterpart(found: Selected | None, one: Selected) -> Selected | None:
    """Return another one with the same GUID if one is words and the other a part of a page."""
    if found is None or not one.guid or (found.place is None) == (one.place is None):
        return None
    return found


def _put(one: Selected, into: Selected) -> None:
    """Let a selection bear what another one of the same passage does."""
    into.place = into.place or one.place
    into.printed = into.printed or one.printed
    into.words = into.words or one.words
    into.codings = _codings(chain(into.codings, one.codings))
    into.notes = tuple(dict.fromkeys((*into.notes, *one.notes)))
    into.also.append(one.guid)
    if one.created and (not into.created or one.created < into.created):
        into.created, into.by = one.created, one.by or into.by
    into.modified = max(into.modified, one.modified)


def _codings(given: Iterable[ForeignCoding]) -> tuple[ForeignCoding, ...]:
    """Return codings without those that are the same code by the same person again."""
    found: dict[tuple[int, str], ForeignCoding] = {}
    for coding in given:
        found.setdefault((coding.tag, coding.by), coding)
    return tuple(found.values())


def _plain(one: Selected, title: str) -> ForeignPassage:
    return ForeignPassage(
        "",
        one.identity,
        printed=one.printed,
        codings=one.codings,
        notes=_titled(one.notes, title),
        by=one.by,
        created=one.created,
        modified=one.modified,
    )


def _titled(notes: tuple[ForeignNote, ...], title: str) -> tuple[ForeignNote, ...]:
    """Return notes of which the first is called as the passage was, unless it has a title."""
    if not notes or notes[0].title or not title:
        return notes
    return (replace(notes[0], title=title), *notes[1:])


def _unplaced(one: Selected) -> ForeignPassage:
    """Return a passage whose text is not there, with as many of its words as the file has."""
    if one.printed is not None and one.place is None:
        made = _plain(one, "")
        return replace(made, quotation=one.words, is_area=not one.words)
    name = one.name
    length = one.place.end - one.place.start if one.place else -1
    at, until = (one.place.start, one.place.end) if one.place else (None, None)
    if one.words or len(name) == length:
        found = replace(_plain(one, ""), quotation=one.words or name)
    elif name.endswith(_CUT) and len(name) >= _LONG:
        found = replace(_plain(one, ""), quotation=name.rstrip(".… "), is_cut=True)
    else:
        found = replace(_plain(one, name), is_cut=True)
    return replace(found, at=at, until=until)
