"""A news report: title, standfirst, byline, date, and captions apart from the text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.recognise.captions import Caption, caption
from desktop.formats.recognise.dates import DATE, iso, line_date
from desktop.formats.recognise.names import people
from desktop.formats.recognise.result import Item, Recognised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.passages import Line

_BYLINE = re.compile(
    rf"by\s+(?P<author>[^,|–—\d]{{3,90}}?)(?:\s*[,|–—-]\s*[^\d]{{3,60}}?)?"
    rf"(?:\s*[,|–—-]?\s*(?P<date>{DATE}))?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w’'. -]{{1,40}}(?:, [A-Z][\w. ]{{1,25}})?)"
    rf"(?:,\s*(?P<date>(?i:{DATE})))?\s*(?:\((?P<agency>[A-Z][\w ]{{1,20}})\))?\s*[-–—]\s+(?=\S)"
)
_VERB = r"(?:said|says|told|added|adds|wrote|warned|argued|claimed)"
_SAID = re.compile(
    rf"[,?!.…]?[”\"’'»]\s*,?\s*(?:\w+\s+){{0,4}}?{_VERB}\b"
    rf"|\b(?:{_VERB}|saying|according to)\b[^.“\"‘'«]{{0,80}}[:,]?\s*[“\"‘'«]"
    r"|\b(?:said|added|told reporters|told (?:the|journalists))\b",
)
_LONGEST_PARAGRAPH = 700
_LONGEST_REPORT = 40_000
_LONGEST_STANDFIRST = 350
_FEWEST_PARAGRAPHS = 4
_FEWEST_VOICES = 2
_MOST_HEADINGS = 12
_HEAD = 6


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | None:
    """Return the parts of a report: a title above short paragraphs in which people are quoted."""
    if not _is_report(found):
        return None
    said, after = _head(found)
    items: list[Item] = []
    kinds: dict[int, tuple[BlockKind, int]] = {}
    other: dict[str, str] = {}
    for line, parts in _captions(found[1:]):
        known = line.kind is BlockKind.CAPTION
        named = {name: value for name, value in parts._asdict().items() if value}
        other = other or named
        if not known:
            kinds[line.block] = (BlockKind.CAPTION, 0)
            items.append(Item("Caption", line.start, named, end=line.end))
    facts = _with(facts, said, found[after:])
    facts = replace(facts, title=facts.title or found[0].text, other={**other, **facts.other})
    return Recognised(DocumentKind.NEWS_REPORT, facts, items, kinds)


def _is_report(found: Sequence[Line]) -> bool:
    if not found or found[0].kind is not BlockKind.HEADING or found[-1].end > _LONGEST_REPORT:
        return False
    prose = [line.text for line in found if line.kind is BlockKind.PARAGRAPH]
    headings = sum(line.kind is BlockKind.HEADING for line in found)
    if len(prose) < _FEWEST_PARAGRAPHS or headings > min(_MOST_HEADINGS, len(prose) // 3 + 1):
        return False
    sizes = sorted(map(len, prose))
    voices = sum(1 for text in prose if _SAID.search(text))
    share = voices * 6 >= len(prose)
    return sizes[len(sizes) // 2] <= _LONGEST_PARAGRAPH and voices >= _FEWEST_VOICES and share


def _head(found: Sequence[Line]) -> tuple[dict[str, str], int]:
    """Return what the lines between title and text say, and where the text begins."""
    said: dict[str, str] = {}
    after = 1
    for index, line in enumerate(found[1:_HEAD], 1):
        byline = _BYLINE.fullmatch(line.text)
        date = line_date(line.text)
        if byline and people(byline["author"].strip()):
            said["author"] = byline["author"].strip()
            if byline["date"]:
                said["date"] = byline["date"]
        elif date:
            said.setdefault("date", date)
        else:
            continue
        # A short paragraph between the title and the byline is the standfirst.
        if index == after + 1 and len(found[after].text) <= _LONGEST_STANDFIRST:
            said["standfirst"] = found[after].text
        after = index + 1
    return said, after


def _with(facts: Facts, said: dict[str, str], body: Sequence[Line]) -> Facts:
    other = dict(facts.other)
    first = next((line.text for line in body if line.kind is BlockKind.PARAGRAPH), "")
    dateline = _DATELINE.match(first)
    if dateline and (dateline["agency"] or dateline["place"].isupper()):
        other.update(place=dateline["place"].strip())
        if dateline["agency"]:
            other.update(agency=dateline["agency"])
        said = {**said, "date": said.get("date") or dateline["date"] or ""}
    if "standfirst" in said:
        other.setdefault("standfirst", said["standfirst"])
    printed = said.get("date", "")
    if printed and not iso(printed):
        other.setdefault("date", printed)  # without its year it is no date yet
    return replace(
        facts,
        authors=facts.authors or people(said.get("author", "")),
        date=facts.date or iso(printed),
        other=other,
    )


def _captions(found: Sequence[Line]) -> Iterator[tuple[Line, Caption]]:
    for line in islice(found, 0, None):
        if line.whole and line.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
            parts = caption(line.text)
            if parts:
                yield line, parts
