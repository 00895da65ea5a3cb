"""Records of debates saved as web pages: who speaks, and when, by what their elements are called.

Parliaments and the sites that republish them mark speakers, times and columns with class names.
What they mark is trusted over what the text looks like.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from desktop.domain import DocumentKind
from desktop.formats.recognise.asking.people_asked import asker
from desktop.formats.recognise.printed_dates import TIME
from desktop.formats.recognise.result import Item, Recognised, applied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from desktop.domain import Parsed

_APART = re.compile(r"[^a-z]+")
_SPEAKER = re.compile(
    r"\b(?:speaker|attributed|attribution|member ?(?:link|name)|orator|orateur|redner"
    r"|contributor)\b"
)
_NAME = re.compile(r"\b(?:name|primary)\b")
_TIME_NAME = re.compile(r"\btime ?(?:stamp)?\b")
_COLUMN = re.compile(r"\bcolumn ?(?:number|no)\b")
_CLOCK = re.compile(rf"\W*(?P<time>{TIME})\W*", re.IGNORECASE)
_LABEL = re.compile(r"\d{1,5}[A-Z]{0,3}")
_BLOCKS = frozenset(
    ("div", "p", "li", "ul", "section", "header", "h1", "h2", "h3", "h4", "h5", "h6")
)
# Letters of who speaks, with seat and office.
_LONGEST = 160
# Speeches. Fewer on a page are quoted in it.
_FEWEST = 4
# One who speaks is a speech.
_FEWEST_SPEAKERS = 2
_SPOKEN = 20
"""Letters that somebody says at least, in most speeches."""


class Speech(NamedTuple):
    """Where someone begins to speak: the element with the name, and what is known."""

    element: _Element
    speaker: str
    facts: Mapping[str, str]


def find(root: _Element) -> list[Speech]:
    """Return the speeches of a record of a debate, or none when the page is something else.

    Each speech's element gets an id, its name and seat come to stand on one line, and marked
    columns become breaks of printed pages.
    """
    speeches: list[Speech] = []
    time = ""
    for element, name in _named(root):
        if _TIME_NAME.search(name) or element.tag == "time":
            found = _CLOCK.fullmatch(_text(element))
            time = found["time"] if found else time
        elif _SPEAKER.search(name) and not _is_inside(element, speeches):
            made = _speech(element, time)
            speeches.extend(made)
            time = "" if made else time
    if not _is_debate(speeches) or not _is_spoken(root, speeches):
        return []
    for number, speech in enumerate(speeches):
        _put_on_one_line(speech.element)
        if not speech.element.get("id"):
            speech.element.set("id", f"speech-{number}")
    _mark_columns(root)
    return speeches


def with_speeches(parsed: Parsed, speeches: list[Speech], places: Mapping[str, int]) -> Parsed:
    """Return a document with a section for every speech; `places` tells where anchors stand."""
    blocks, length = parsed.content.blocks, len(parsed.content.text)
    items = [
        Item(speech.speaker, blocks.starts[blocks.at(place)], speech.facts)
        for speech in speeches
        if (place := places.get(speech.element.get("id") or "", length)) < length
    ]
    if len(items) < _FEWEST:
        return parsed
    content = applied(parsed.content, Recognised(DocumentKind.DEBATE, parsed.facts, items))
    return replace(parsed, content=content, kind=DocumentKind.DEBATE)


def _named(root: _Element) -> Iterator[tuple[_Element, str]]:
    for element in root.iter():
        if isinstance(element.tag, str):
            name = element.get("class") or ""
            if name or element.tag == "time":
                yield element, _APART.sub(" ", name.lower())


def _speech(element: _Element, time: str) -> list[Speech]:
    """Return the speech that a speaker's element begins, or nothing when it holds no name."""
    text = _text(element)
    if not 1 < len(text) <= _LONGEST:
        return []
    time = next((t for e in element.iter("time") if (t := _clock(_text(e)))), time)
    inner = (e for e, name in _named(element) if e is not element and _NAME.search(name))
    speaker = next((t for e in inner if (t := _text(e))), "") or text.partition("(")[0]
    speaker = speaker.strip().rstrip(":").strip()
    seat = text.replace(speaker, "", 1).strip().rstrip(":").strip()
    if not speaker or (speaker.isascii() and speaker == speaker.lower()):
        return []
    return [Speech(element, speaker, _facts(speaker, seat, time))]


def _clock(text: str) -> str:
    found = _CLOCK.fullmatch(text)
    return found["time"] if found else ""


def _facts(speaker: str, seat: str, time: str) -> dict[str, str]:
    facts = {"speaker": speaker}
    if seat.startswith("("):
        known = asker(f"{speaker} {seat}")
        facts.update({k: v for k, v in known.items() if k != "asked_by"})
    elif seat and not _clock(seat):
        facts["role"] = seat
    if time:
        facts["time"] = time
    return facts


def _is_inside(element: _Element, speeches: list[Speech]) -> bool:
    return bool(speeches) and any(a is speeches[-1].element for a in element.iterancestors())


def _is_debate(speeches: list[Speech]) -> bool:
    """Tell whether people take turns: lists of speakers name each of them once."""
    turns = Counter(speech.speaker.casefold() for speech in speeches)
    return (
        len(speeches) >= _FEWEST
        and len(turns) >= _FEWEST_SPEAKERS
        and any(count > 1 for count in turns.values())
    )


def _is_spoken(root: _Element, speeches: list[Speech]) -> bool:
    """Tell whether words follow most of the names; sources of news are followed by links."""
    names = {speech.element for speech in speeches}
    waits = False
    spoken = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        text = (element.text if event == "start" else element.tail) or ""
        if event == "start" and element.tag in ("a", "script", "style"):
            text = ""
        if event == "end" and element in names:
            waits = True
        elif event == "start" and element.tag == "a" and len(_text(element)) >= _SPOKEN:
            waits = False
        if waits and len(" ".join(text.split())) >= _SPOKEN:
            spoken += 1
            waits = False
    return spoken >= len(speeches) // 2


def _put_on_one_line(element: _Element) -> None:
    for inner in element.iterdescendants():
        if inner.tag in _BLOCKS:
            inner.tag = "span"
            inner.text = f" {inner.text or ''}"


def _mark_columns(root: _Element) -> None:
    for element, name in _named(root):
        if not _COLUMN.search(name):
            continue
        label = _LABEL.search(element.get("data-column-number") or _text(element))
        if label:
            element.set("role", "doc-pagebreak")
            element.set("title", label[0])


def _text(element: _Element) -> str:
    pieces = []
    for text in element.itertext():
        pieces.append(text)
        if len(pieces) > _LONGEST:
            break
    return " ".join(" ".join(pieces).split())
