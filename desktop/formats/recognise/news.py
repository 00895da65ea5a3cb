"""A news report: title, standfirst, byline, date, and captions apart from the text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, DocumentKind
from desktop.formats.recognise.captions import Caption, caption
from desktop.formats.recognise.printed_dates import DATE, iso, line_date
from desktop.formats.recognise.printed_names import people
from desktop.formats.recognise.result import Item, Recognised, Unlike

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.domain import Facts
    from desktop.formats.recognise.printed_lines import Line

# For: By Ann Bee, Quayside Post, 3 May 2024
_BYLINE = re.compile(
    rf"(?:by|par|von|por|di|door):?\s+(?P<author>[^,|–—\d]{{3,90}}?)"
    rf"(?:\s+(?i:Associated Press|Reuters|AFP|in (?-i:[A-Z])[^\d,|–—]{{2,40}})"
    rf"|\s*[,|–—-]\s*[^\d]{{3,60}}?)?"
    rf"(?:\s*[,|–—-]?\s*(?P<date>{DATE}))?",
    re.IGNORECASE,
)
# For: QUAYSIDE, 3 May (Reuters) — The tide rose.
_DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w’'. -]{{1,40}}(?:, (?!(?i:{DATE}))[A-Z][\w. ]{{1,25}})?)"
    rf"(?:,\s*(?P<date>(?i:{DATE})))?\s*(?:\((?P<agency>[A-Z][\w ]{{1,20}})\))?"
    r"\s*(?:--|[-–—])\s+(?=\S)"
)
_VERB = (
    r"(?:said|says|told|added|adds|wrote|warned|argued|claimed|dit|déclaré|affirmé|indiqué|sagte"
    r"|erklärte|dijo|afirmó|aseguró|señaló|disse|afirmou|detto|zei)"
)
# For: “It rose,” the harbour master said
_SAID = re.compile(
    rf"[,?!.…]?[”“\"’'»]\s*,?\s*(?:\w+\s+){{0,4}}?{_VERB}\b"
    rf"|\b(?:{_VERB}|saying|according to)\b[^.“\"‘'«]{{0,80}}[:,]?\s*[“\"‘'«]"
    r"|\b(?:said|told reporters|told (?:the|journalists))\b",
)
# For: a spokeswoman for the harbour
_SOURCED = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|according to|officials|told (?:reporters|journalists"
    r"|the [A-Z])|in a statement|police|ministry|minister|reporters|reported|council|government"
    r"|prosecutors?|president|mayor|agency|authorities|residents|witnesses)\b"
)
# For: He called it “a spring tide”.
_QUOTED = re.compile(r"[“\"«„][^”\"»“]{3,}[”\"»“]|(?<!\w)[‘'][^‘']{3,}?[’'](?!\w)")
# For: Ann Bee, harbour correspondent
_ROLED = re.compile(
    r"(?P<author>[^,\d]{3,90}?),? (?:[\w’' -]{2,40} )?"
    r"(?:correspondent|editor|reporter|writer|columnist)\b.{0,40}"
)
# For: Name: Ann Bee
_LABEL = re.compile(r"[^:]{2,30}:\s.{0,60}")
# Letters, of half of the paragraphs. News are written in short ones, papers are not.
_LONGEST_PARAGRAPH = 700
# Letters.
_LONGEST_TITLE = 150
# Letters: some 6,000 words. What is longer is a feature, and its parts are not these.
_LONGEST_REPORT = 40_000
# Letters of two sentences.
_LONGEST_STANDFIRST = 350
# With fewer it is a note, of which no part can be told.
_FEWEST_PARAGRAPHS = 4
# Somebody has to be quoted, and not once: a letter quotes too.
_FEWEST_VOICES = 2
# A paper has a heading every few paragraphs.
_MOST_HEADINGS = 12
# Lines below the title among which byline and date stand.
_HEAD = 6


def recognise(found: Sequence[Line], facts: Facts) -> Recognised | Unlike:
    """Return the parts of a report: a title above short paragraphs in which people are quoted."""
    said, after = _head(found)
    lacking = _lacking(found, facts, said)
    if lacking:
        is_signed = said.get("author") and said.get("date")
        facts = _with(facts, said, ())
        return Recognised(DocumentKind.DOCUMENT, facts) if is_signed else Unlike(lacking)
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
    facts = _with(facts, said, found[after if found[0].kind is BlockKind.HEADING else 0 :])
    title = "" if _DATELINE.match(found[0].text) else found[0].text
    facts = replace(facts, title=facts.title or title, other={**other, **facts.other})
    return Recognised(DocumentKind.NEWS_REPORT, facts, items, kinds)


def _lacking(found: Sequence[Line], facts: Facts, said: Mapping[str, str]) -> str:
    """Return what keeps a text from being a report, or ''."""
    if not found or not _is_headed(found):
        return "no title or dateline stands above the text"
    if found[-1].end > _LONGEST_REPORT:
        return f"longer than {_LONGEST_REPORT:,} characters"
    return _unlike_news(found) or (
        "" if _is_reported(found, facts, said) else "nothing says who reports, when, or from whom"
    )


def _unlike_news(found: Sequence[Line]) -> str:
    """Return what keeps the paragraphs below a title from being those of a report, or ''."""
    prose = [line.text for line in found if line.kind is BlockKind.PARAGRAPH]
    headings = sum(line.kind is BlockKind.HEADING for line in found)
    if len(prose) < _FEWEST_PARAGRAPHS or headings > min(_MOST_HEADINGS, len(prose) // 3 + 1):
        return f"{len(prose)} paragraphs and {headings} headings"
    if _is_form(prose):
        return "its lines are labelled, as in a form"
    if sorted(map(len, prose))[len(prose) // 2] > _LONGEST_PARAGRAPH:
        return "its paragraphs are long"
    voices = sum(1 for text in prose if _SAID.search(text))
    quoted = any(_QUOTED.search(text) for text in prose)
    if voices < _FEWEST_VOICES or voices * 6 < len(prose) or not quoted:
        return f"{voices} of {len(prose)} paragraphs say who said what"
    return ""


def _is_headed(found: Sequence[Line]) -> bool:
    """Whether a title, or the dateline of an agency, stands above everything."""
    first = found[0]
    dateline = _DATELINE.match(first.text)
    if first.kind is BlockKind.HEADING or (dateline and dateline["agency"]):
        return True
    # Pasted from a page, a title has its byline on the next line.
    is_line = len(first.text) <= _LONGEST_TITLE and first.text[-1:] not in ".:;,"
    return is_line and not first.whole and {"author", "date"} <= _head(found)[0].keys()


def _is_reported(found: Sequence[Line], facts: Facts, said: Mapping[str, str]) -> bool:
    """Whether something besides speech tells a report from a story: who, when, or the sources."""
    if facts.date or facts.publisher or facts.authors or said.keys() & {"author", "date"}:
        return True
    prose = [line.text for line in found if line.kind is BlockKind.PARAGRAPH]
    dateline = _DATELINE.match(prose[0])
    if dateline and (dateline["agency"] or dateline["place"].isupper()):
        return True
    sourced = sum(1 for text in prose if _SOURCED.search(text))
    return sourced >= _FEWEST_VOICES or any(True for _ in _captions(found[1:]))


def _is_form(prose: Sequence[str]) -> bool:
    """Whether short lines such as 'Name: ...' come again: records, not a report."""
    labels = Counter(text.partition(":")[0] for text in prose if _LABEL.fullmatch(text))
    quoting = re.compile(rf"\b{_VERB}$")
    return any(n > 1 and not quoting.search(label) for label, n in labels.items())


def _head(found: Sequence[Line]) -> tuple[dict[str, str], int]:
    """Return what the lines between title and text say, and where the text begins."""
    said: dict[str, str] = {}
    after = 1
    for index, line in enumerate(found[1:_HEAD], 1):
        byline = _BYLINE.fullmatch(line.text)
        date = line_date(line.text)
        follows = index + 1 < len(found) and line_date(found[index + 1].text)
        if byline and people(byline["author"].strip()):
            said["author"] = byline["author"].strip()
            if byline["date"]:
                said["date"] = byline["date"]
        elif date:
            said.setdefault("date", date)
        elif "author" not in said and (name := _unsaid(line.text, follows=bool(follows))):
            said["author"] = name
        else:
            continue
        # A short paragraph between the title and the byline is the standfirst.
        if index == after + 1 and _is_standfirst(found[after]):
            said["standfirst"] = found[after].text
        after = index + 1
    return said, after


def _unsaid(text: str, *, follows: bool) -> str:
    """Return the author in a byline without its 'By': a name above the date, or with an office."""
    if follows and people(text, 2):
        return text
    roled = _ROLED.fullmatch(text)
    return roled["author"] if roled and people(roled["author"], 2) else ""


def _is_standfirst(line: Line) -> bool:
    if line.kind is not BlockKind.PARAGRAPH or len(line.text) > _LONGEST_STANDFIRST:
        return False
    words = len(line.text.split())
    return words > 3 and not _LABEL.fullmatch(line.text) and not caption(line.text)  # noqa: PLR2004


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
    for line in found:
        if line.whole and line.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION):
            parts = caption(line.text)
            if parts:
                yield line, parts
