"""What may stand in titles, names, facts and notes: one rule for files, edits and the command line.

A title is a line. One of five megabytes, or one that turns the letters after it round, is somebody
else's mistake or trick, and everything that lists documents would have to bear it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.domain.reading import Facts, Parsed
    from desktop.domain.text import Section

LONGEST_TITLE = 1_000
LONGEST_FACT = 4_000
LONGEST_NAME = 255
"""Characters of the name of a collection or a fact: folders have no longer ones."""
LONGEST_NOTE = 100_000
LONGEST_FACTS = 200_000
"""Characters of all authors, and of all other facts; physicists sign with 5,000 names."""

_BREAKS = re.compile("[ \t]*[\t-\r\x1c-\x1f\x85\u2028\u2029]+[ \t]*")
# Marks such as U+200E and joiners stay: Hebrew and Hindi are spelt with them.
_TURNING = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: http://www.unicode.org/reports/tr9/#Directional_Formatting_Characters"""
_UNWANTED = re.compile(f"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{_TURNING}]")
_UNWANTED_IN_NOTES = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_LOOKED_AT = 8
"""How many times what may stay is looked through for it."""


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    """Return text as one line without control characters, cut and marked when it is too long."""
    looked_at = text.lstrip()[: _LOOKED_AT * longest]
    return _cut(without_controls(looked_at).strip(), longest)


def without_controls(text: str) -> str:
    """Return text without what moves a cursor or turns letters round; line breaks are spaces."""
    return _BREAKS.sub(" ", _UNWANTED.sub("", text))


def note(text: str) -> str:
    """Return somebody's note with its lines, without control characters, cut when too long."""
    looked_at = _LINE_ENDS.sub("\n", text[: _LOOKED_AT * LONGEST_NOTE])
    return _cut(_UNWANTED_IN_NOTES.sub("", looked_at).strip(), LONGEST_NOTE)


def facts(given: Facts) -> Facts:
    """Return a document's facts, each on a line; the title may be empty then."""
    return replace(
        given,
        title=one_line(given.title),
        authors=tuple(filter(None, _some(map(one_line, given.authors)))),
        date=one_line(given.date),
        publisher=one_line(given.publisher),
        url=one_line(given.url, LONGEST_FACT),
        language=one_line(given.language),
        citation_key=one_line(given.citation_key),
        other=other_facts(given.other),
        page_labels=one_line(given.page_labels),
    )


def other_facts(given: Mapping[str, str]) -> dict[str, str]:
    """Return facts that have names, each on a line."""
    lines = [(one_line(k, LONGEST_NAME), one_line(v, LONGEST_FACT)) for k, v in given.items()]
    kept = len(list(_some(name + value for name, value in lines)))
    return {name: value for name, value in lines[:kept] if name}


def is_tidy(given: Facts) -> bool:
    """Return whether what stands in lists is surely as `facts` returns it; ask this of many."""
    shown = (given.title, given.publisher, given.date, *given.authors)
    return all(len(text) <= LONGEST_TITLE and text.isprintable() for text in shown)


def sections(given: Sequence[Section]) -> tuple[Section, ...]:
    """Return an outline whose titles and facts are lines."""
    return tuple(
        replace(one, title=one_line(one.title), facts=other_facts(one.facts)) for one in given
    )


def parsed(given: Parsed) -> Parsed:
    """Return what was read from a file, with what is said of it made lines."""
    content = replace(given.content, sections=sections(given.content.sections))
    remarks = tuple(one_line(remark, LONGEST_FACT) for remark in given.remarks)
    pages = given.pages
    if pages is not None:
        labels = tuple(one_line(label, LONGEST_NAME) for label in pages.labels)
        pages = replace(pages, labels=labels)
    return replace(given, facts=facts(given.facts), content=content, remarks=remarks, pages=pages)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _some(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts until there are too many letters of them."""
    room = LONGEST_FACTS
    for text in texts:
        room -= len(text)
        if room < 0:
            return
        yield text
