"""Reports and papers in numbered divisions: their outline, and what their first page says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.recognise import divisions
from desktop.formats.recognise.printed_dates import iso, line_date
from desktop.formats.recognise.result import Recognised, Unlike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.printed_lines import Line

# For: A/76/123
_SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9][A-Za-z0-9.()-]{0,12}){2,7}")
# For: Report of the Secretary-General
_BELOW_TITLE = re.compile(
    r"(?:(?:\w+ ){0,4}(?:report|note|study|letter|communication) (?:of|by|from|dated|on) .{3,200}"
    r"|.{0,60}\breport by the .{3,100})",
    re.IGNORECASE,
)
# Lines of a first page before the text begins.
_FRONT = 30
# Letters of a title of three lines.
_LONGEST_TITLE = 250


def recognise(found: Sequence[Line], facts: Facts, *, is_report: bool) -> Recognised | Unlike:
    """Return the divisions of a text, and of a report the facts that its first page prints."""
    items = divisions.items(found, in_report=is_report)
    if is_report:
        facts = _with_front_page(facts, found[: _front(found)])
    elif not items:
        return Unlike("no paragraphs with numbers in order, and no numbered divisions")
    if items and items[0].start == found[0].start and facts.title == items[0].title:
        facts = replace(facts, title="")
    blocks = {line.start: line.block for line in found}
    kinds = {blocks[item.start]: (BlockKind.HEADING, item.level) for item in items}
    kind = DocumentKind.REPORT if is_report else DocumentKind.DOCUMENT
    return Recognised(kind, facts, items, kinds)


def _front(found: Sequence[Line]) -> int:
    """Return how many lines stand above the text."""
    first = next((i for i, line in enumerate(found) if line.text.startswith("1.")), _FRONT)
    return min(first, _FRONT)


def _with_front_page(facts: Facts, front: Sequence[Line]) -> Facts:
    texts = [line.text for line in front]
    symbol = next((text for text in texts if _SYMBOL.fullmatch(text)), "")
    if not symbol:
        return facts
    below = next((i for i, text in enumerate(texts) if i and _BELOW_TITLE.fullmatch(text)), 0)
    title = texts[below - 1] if below and len(texts[below - 1]) <= _LONGEST_TITLE else ""
    date = next(
        (day for text in texts if len(day := iso(line_date(text))) == len("2000-01-01")), ""
    )
    return replace(
        facts,
        title=facts.title if facts.title not in ("", texts[0]) else title or facts.title,
        date=facts.date or date,
        other={"symbol": symbol, **facts.other},
    )
