"""Find the quotations in a draft, and what stands beside each."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from desktop.annotate.speakers.attribution import is_title, signature
from desktop.annotate.speakers.quotation_marks import Stretch
from desktop.annotate.speakers.speeches import Speeches
from desktop.domain import BlockKind
from desktop.domain.spans import SpanKind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from desktop.annotate.speakers.speeches import Part
    from desktop.domain import Content, Span

_UNQUOTED = frozenset((BlockKind.CODE, BlockKind.IMAGE, BlockKind.RULE, BlockKind.FURNITURE))
_CITED = re.compile(
    # [@marsh2024, p. 4]; (Marsh 2024, p. 4); (p. 4)
    r"\s*(?:\[[^\[\]]*@[^\[\]]*\]"
    r"|\([^()]*(?:\b(?:1[5-9]|20)\d\d[a-z]?\b|\bpp?\.?\s*\d|\bS\.\s*\d)[^()]{0,60}\))[.\s]*\Z"
)
"""A citation that ends a block quotation."""
_SIGNED = re.compile(r"[.!?…”“\"»’]\s*(?=[—–―-])")
"""Before a dash that may open the name of who signs: “It ended.” — Ann Ray"""
_DATED = re.compile(
    # — Ray (2020); — Ann Ray, Harbour survey, 2020, p. 3
    r"[—–―-]+\s*[^\W\d_a-zß-öø-ÿ][^\n\u2028]{0,120}?\b(?:1[5-9]|20)\d\d[a-z]?\b[^\n\u2028]{0,40}\Z"
)
_NEXT_SENTENCE = re.compile(r"[.!?]\s+(?=[^\W\d_a-zß-öø-ÿ]|[“„«‘\"'])|[.!?]\s*\Z")
_ENDS = ".!?…"
_CITED_BEHIND = re.compile(
    r"[.!?…]?(?:\s*(?:\[[^\[\]]*\]|\([^()]*\)|@[\w:.-]*\w(?:\s*\[[^\[\]]*\])?))*[.]?"
)
"""A citation behind a sentence: “No.” [@marsh, p. 4]"""
_CALLOUT = re.compile(r"^[ \t]*>[> \t]*(\[!\w+(?:\|[^\]\n]*)?\][+-]?[^\n]*)", re.MULTILINE)
_HEAD_MARK = re.compile(r"^\[![^\]]*\][+-]?\s*")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")
_CREDIT = re.compile(
    r"[—–―]\s*(?:[“\"«„‘']"
    r"|[^\n]*(?:\b(?:1[5-9]|20)\d\d\b|\bpp?\.\s?\d|https?:"
    r"|\b(?:quoted|cited|zitiert) (?:in|nach)\b))"
)
"""A paragraph of its own that says what is quoted: — “The Harbour”, p. 4"""
_DASHES = frozenset("—–―")
_BLOCK_ID = re.compile(r"\s\^[\w-]+\s*\Z")
"""By which a note of Obsidian is linked to: ^m-1a2b"""
_HINTED = re.compile(r">\s?[^\s\n>][^\n\u2028]*(?:\u2028>[^\n\u2028]*)*(?:\n|\Z)")
"""A paragraph of a plain text that is quoted as in a mail."""
_HINT = re.compile(r"(?:^|(?<=\u2028))> ?")
_BARE_LINK = re.compile(r"manicule://[\w/-]+")
# Letters around a quotation in which somebody is named: a sentence before it and one after.
_LONGEST_ASIDE = 300
_NOTE_NEAR = 3
"""Letters behind a quotation within which the mark of a note belongs to it."""


class Drafted(NamedTuple):
    """A quotation in a draft."""

    start: int
    end: int
    """Without its marks; offsets are those of the draft."""
    text: str
    before: str
    """Its sentence up to it, unless other words are quoted there."""
    after: str
    """What follows it in its sentence, up to other quoted words, and the notes it refers to."""
    links: tuple[str, ...] = ()
    """What is linked to there."""


def quotations(draft: Content, heads: Sequence[str] = ()) -> Iterator[Drafted]:
    """Yield all that a draft quotes: in quotation marks, and in blocks that are set apart.

    `heads` are lines that head such blocks without being quoted, as `callouts` returns them.
    """
    speeches = Speeches(draft)
    code = [span for span in draft.spans if span.kind is SpanKind.CODE]
    number = 0
    while number < len(draft.blocks):
        kind = draft.blocks[number].kind
        if kind is BlockKind.QUOTATION:
            number = yield from _set_apart(draft, number, heads)
            continue
        if _HINTED.match(draft.text, draft.blocks[number].start):
            yield _hinted(draft, number)
        elif kind not in _UNQUOTED:
            yield from _marked(draft, speeches, number, code)
        number += 1


def callouts(source: str) -> list[str]:
    """Return the lines of a Markdown text that head a quotation: `> [!quote] Ann Ray`."""
    found = (_ESCAPED.sub("", match[1]) for match in _CALLOUT.finditer(source))
    return [" ".join(one.split()) for one in found]


def _hinted(draft: Content, number: int) -> Drafted:
    """Return a paragraph of a plain text whose lines all begin with an angle bracket."""
    block = draft.blocks[number]
    words = _HINT.sub("", draft.quoted(block.start, block.end).text)
    cited = _CITED.search(words)
    said = words[cited.start() :] if cited else ""
    return Drafted(block.start, block.end, words[: len(words) - len(said)].strip(), "", said)


def _set_apart(draft: Content, first: int, heads: Sequence[str]) -> Generator[Drafted, None, int]:
    """Yield the quotation that is blocks from `first` on; return the number of the next block."""
    blocks, text = draft.blocks, draft.text
    last = first
    while last + 1 < len(blocks) and _goes_on(draft, last, heads):
        last += 1
    start, stop = blocks[first].start, blocks[last].end
    end = _end_of_words(draft, first, last)
    quoted = draft.quoted(start, end)
    words = quoted.text
    head = max((one for one in heads if words.startswith(one)), key=len, default="")
    if head:
        after_head = words[len(head) :].lstrip()
        start, _ = quoted.source(len(words) - len(after_head), len(words))
        words = after_head
    words = _BLOCK_ID.sub("", words)
    if len(words) > 1 and words[0] in "“„«\"'‘" and words[-1] in "”“»\"'’":
        words = words[1:-1]
    above = blocks[first - 1] if first else None
    before = text[above.start : above.end] if above and text[: above.end].endswith(":") else ""
    below = blocks[last + 1] if last + 1 < len(blocks) else None
    if below and _CITED.fullmatch(text, below.start, below.end):
        stop = below.end
    if words.strip() and not _CREDIT.match(words):
        after = f"{_HEAD_MARK.sub('', head)}\n{_with_notes(draft, end, stop)}".strip()
        links = tuple(_links(draft, start, stop))
        yield Drafted(start, end, words, _last_sentence(before), after, links)
    return last + 1


def _goes_on(draft: Content, last: int, heads: Sequence[str]) -> bool:
    """Whether a quotation that is set apart goes on in the block after one of it."""
    block, after = draft.blocks[last], draft.blocks[last + 1]
    if after.kind is not BlockKind.QUOTATION:
        return False
    if heads and draft.quoted(after.start, after.end).text.startswith(tuple(heads)):
        return False
    # The mark of a note at its very end cites it: what follows is quoted from elsewhere.
    first = bisect_left(draft.spans, block.start, key=_start_of)
    marks = (
        span.kind is SpanKind.NOTE_REFERENCE and span.end >= block.end
        for span in draft.spans[first : bisect_left(draft.spans, block.end, key=_start_of)]
    )
    return not any(marks)


def _end_of_words(draft: Content, first: int, last: int) -> int:
    """Return where what blocks quote ends, before its citation and who signs it."""
    blocks, text = draft.blocks, draft.text
    start, end = blocks[first].start, blocks[last].end
    credit = next((at for at in range(first + 1, last + 1) if _is_credit(draft, at)), 0)
    if credit or (last > first and signature(text[blocks[last].start : end])):
        end = blocks[(credit or last) - 1].end
    for dash in _SIGNED.finditer(text, max(start, end - _LONGEST_ASIDE), end):
        if signature(text[:end], dash.end()) or _DATED.match(text, dash.end(), end):
            end = dash.end()
            break
    cited = _CITED.search(text, start, end)
    return start + len(text[start : cited.start() if cited else end].rstrip())


def _is_credit(draft: Content, number: int) -> bool:
    """Whether a paragraph says what is quoted above it: what follows is no quotation."""
    block = draft.blocks[number]
    if draft.text[block.start] not in _DASHES:
        return False
    links = _links(draft, block.start, block.end - _NOTE_NEAR)
    is_linked = any(link.startswith("manicule:") for link in links)
    return is_linked or _CREDIT.match(draft.text, block.start, block.end) is not None


def _marked(
    draft: Content, speeches: Speeches, number: int, code: Sequence[Span]
) -> Iterator[Drafted]:
    block = draft.blocks[number]
    found = [one for one in speeches.at(block.start, block.end) if one[0].block == number]
    for at, parts in enumerate(found):
        start, end = parts[0].start, parts[-1].end
        if any(span.start < end and start < span.end for span in code):
            continue
        floor = found[at - 1][-1].end if at else block.start
        before = draft.quoted(floor, start).text
        is_new = draft.text[floor - 2 : floor - 1] in (*_ENDS,) and before.lstrip()[:1].isupper()
        is_alone = not at or is_new or _NEXT_SENTENCE.search(before)
        last = draft.blocks[parts[-1].block]
        stop = found[at + 1][0].start if at + 1 < len(found) else last.end
        after = _after(draft, end, min(stop, last.end))
        words = "\n".join(_words(draft, part, is_last=part is parts[-1]) for part in parts)
        if words.strip():
            said_before = _last_sentence(before) if is_alone else ""
            links = tuple(_links(draft, end, min(stop, last.end)))
            yield Drafted(start + 1, end - 1, words, said_before, after, links)


def _words(draft: Content, part: Part, *, is_last: bool) -> str:
    """Return what a paragraph quotes without the mark that opens it, and the one that closes."""
    return draft.quoted(part.start + 1, part.end - is_last).text.strip()


def is_titled(words: str) -> bool:
    """Whether quoted words may be what something is called, and no words of a text."""
    return is_title(words, Stretch(0, len(words)))


def _last_sentence(before: str) -> str:
    start = 0
    for match in _NEXT_SENTENCE.finditer(before.rstrip()):
        if match.end() < len(before.rstrip()):
            start = match.end()
    return before[start:]


def beside(draft: Content, start: int, stop: int) -> tuple[str, tuple[str, ...]]:
    """Return what a passage says, with the notes it refers to, and what it links to."""
    return _with_notes(draft, start, stop), tuple(_links(draft, start, stop))


def _after(draft: Content, start: int, stop: int) -> str:
    """Return what follows in the sentence from `start` on, with the notes that it refers to."""
    text, stop = draft.text, min(stop, start + _LONGEST_ASIDE)
    is_over = text[start - 2] in _ENDS or text[start:stop].lstrip()[:1] in (*_ENDS,)
    if is_over:
        cited = _CITED_BEHIND.match(text, start, stop)
        stop = cited.end() if cited else start
    elif ended := _NEXT_SENTENCE.search(text, start, stop):
        stop = ended.end()
    return _with_notes(draft, start, stop)


def _with_notes(draft: Content, start: int, stop: int) -> str:
    said = [draft.quoted(start, stop).text]
    first = bisect_left(draft.spans, start, key=_start_of)
    last = bisect_left(draft.spans, max(stop, start + _NOTE_NEAR), key=_start_of)
    for span in draft.spans[first:last]:
        if span.kind is SpanKind.NOTE_REFERENCE:
            target = span.target.removeprefix("#")
            if target.isdecimal() and int(target) < len(draft.text):
                note = draft.blocks[draft.blocks.at(int(target))]
                said.append(draft.quoted(note.start, note.end).text)
    return "\n".join(said)


def _links(draft: Content, start: int, stop: int) -> Iterator[str]:
    """Yield what is linked to from a passage, or a few letters behind it."""
    yield from _BARE_LINK.findall(draft.text, start, stop)
    first = bisect_left(draft.spans, start, key=_start_of)
    for span in draft.spans[first:]:
        if span.start > stop + _NOTE_NEAR:
            return
        if span.kind is SpanKind.LINK:
            yield span.target


def _start_of(span: Span) -> int:
    return span.start
