"""Annotations as Markdown: the same library gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop import words
from desktop.domain import LocatorKind, Placement, PlacementStatus
from desktop.domain.reviews import is_brought, reads_now
from desktop.export.citation import citation_of_revision, citation_text, cite, day
from desktop.export.escape import inline, plainly, yaml_string
from desktop.export.quotation import blockquote, on_a_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from desktop.domain import Document, Highlight, Section
    from desktop.export.excerpts import Earlier, Excerpts, LinkedHighlight

_DEEPEST_HEADING = 6
_UNKNOWN = "…"
"""Stands where only the beginning of an export was read."""


@dataclass(frozen=True, slots=True)
class MarkdownLayout:
    """What a Markdown file shows of each highlight, and how deep its headings begin."""

    pictures: Callable[[str], str | None]
    """Gives the link to a picture by what it is kept by."""
    cited: Callable[[Excerpts, Highlight], str] | None = None
    """Cites a passage, in Markdown; None for one line with all that is known."""
    link: Callable[[Highlight], str] | None = None
    depth: int = 0
    """How many headings stand above a document's own."""
    in_sections: bool = True
    """Whether the headings of the text are shown, which wants the order of the text."""


def front_matter(lines: Iterable[str]) -> str:
    """Return lines as the front matter of a file."""
    return "\n".join(("---", *lines, "---"))


def front_of(source: Excerpts, counts: tuple[int, int | None] | None = None) -> list[str]:
    """Return the lines of the front matter of a file about one document.

    `counts` are how many highlights and tags it has, where that is not what is told of it here.
    """
    highlights, tags = counts or (len(source.highlights), len(_tags(source.highlights)))
    document = source.document
    return [
        f"title: {yaml_string(document.title)}",
        *_facts(document),
        f"kind: {yaml_string(str(document.kind))}",
        f"sha256: {document.sha256}",
        f"changed: {_dated(source.last_change())}",
        f"highlights: {highlights}",
        f"tags: {_UNKNOWN if tags is None else tags}",
    ]


def front_of_many(
    title: str, counts: tuple[int, int, int | None], changed: datetime | None
) -> list[str]:
    """Return the lines of the front matter of a file about several documents.

    `counts` are how many documents, highlights and tags there are in it; of tags it may not be
    known.
    """
    documents, highlights, tags = counts
    return [
        f"title: {yaml_string(title)}",
        f"changed: {_dated(changed)}",
        f"documents: {documents}",
        f"highlights: {highlights}",
        f"tags: {_UNKNOWN if tags is None else tags}",
    ]


def _facts(document: Document) -> Iterator[str]:
    authors = document.facts.authors
    if len(authors) == 1:
        yield f"author: {yaml_string(authors[0])}"
    elif authors:
        yield f"author: [{', '.join(map(yaml_string, authors))}]"
    for name, value in _plain_facts(document):
        yield f"{name}: {yaml_string(value)}"


def _plain_facts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the facts of a document that have one value each."""
    for name in ("date", "publisher", "url", "language", "citation_key"):
        value = getattr(document.facts, name)
        if value:
            yield name, value


def _dated(changed: datetime | None) -> str:
    """Date the export by the newest thing in it, so that unchanged annotations give equal files."""
    return changed.isoformat(timespec="seconds") if changed else '""'


def _tags(highlights: Iterable[Highlight]) -> set[str]:
    return {tag for highlight in highlights for tag in highlight.tags}


def document_parts(source: Excerpts, layout: MarkdownLayout, *, alone: bool) -> Iterator[str]:
    """Yield what is told of a document and its highlights, part by part.

    `alone` tells that the front matter has its facts.
    """
    yield f"{_heading(layout.depth)} {inline(source.document.title)}"
    if not alone:
        yield "\n".join(_fact_list(source.document))
    if not source.highlights:
        yield "No highlights yet."
    shown: tuple[Section, ...] = ()
    for highlight in source.highlights:
        if _is_gone(source, highlight):
            continue
        if layout.in_sections:
            path = source.content.section_path(highlight.start)
            yield from _headings(source.document, shown, path, layout.depth)
            shown = path
        yield from _highlight(source, highlight, layout)
    gone = [highlight for highlight in source.highlights if _is_gone(source, highlight)]
    if gone:
        yield f"{_heading(layout.depth + 1)} No longer in the source"
    for highlight in gone:
        yield from _highlight(source, highlight, layout)


def _heading(depth: int) -> str:
    return "#" * min(depth + 1, _DEEPEST_HEADING)


def _is_gone(source: Excerpts, highlight: Highlight) -> bool:
    """Whether it stands under no heading of the newest text."""
    earlier = source.earlier.get(highlight.id)
    return earlier is not None and earlier.lacking_since is not None


def _fact_list(document: Document) -> Iterator[str]:
    if document.facts.authors:
        yield f"- author: {inline(', '.join(document.facts.authors))}"
    for name, value in _plain_facts(document):
        yield f"- {name}: {inline(value)}"
    yield f"- sha256: {document.sha256}"


def _headings(
    document: Document, shown: tuple[Section, ...], path: tuple[Section, ...], above: int = 0
) -> Iterator[str]:
    repeats_title = bool(path) and path[0].title == document.title
    for depth, section in enumerate(path):
        if shown[depth : depth + 1] != (section,) and not (repeats_title and depth == 0):
            yield f"{_heading(above + depth + 1 - repeats_title)} {inline(section.title)}"


def _highlight(source: Excerpts, highlight: Highlight, layout: MarkdownLayout) -> Iterator[str]:
    if highlight.anchor.region is not None:
        yield _picture(source, highlight, layout)
    earlier = source.earlier.get(highlight.id)
    if highlight.quote.strip():
        yield _as_it_was(earlier, highlight) if earlier else blockquote(highlight, source.content)
    cited = layout.cited or _cited
    is_nowhere = is_brought(highlight.anchor) and highlight.placement.status.is_unsure
    not_found = "not found in " if is_nowhere else ""
    yield f"— {not_found}{cited(source, highlight)}"
    remarks = list(_remarks(source, highlight))
    if layout.link is not None:
        remarks.append(f"- Link: <{layout.link(highlight)}>")
    if remarks:
        yield "\n".join(remarks)
    yield f"<!-- highlight {highlight.id} {_where(source, highlight)} colour:{highlight.colour} -->"


def _cited(source: Excerpts, highlight: Highlight) -> str:
    earlier, said = source.earlier.get(highlight.id), source.said.get(highlight.id, "")
    if earlier is None:
        cited = cite(source.document, source.content, highlight.start, said)
        return inline(citation_text(cited))
    citation = cite(earlier.document, earlier.content, highlight.anchor.start, said)
    return inline(citation_of_revision(citation, earlier.revision, earlier.imported))


def _as_it_was(earlier: Earlier, highlight: Highlight) -> str:
    """Quote words that only an older revision has."""
    anchor = highlight.anchor
    place = Placement(anchor.revision, anchor.start, anchor.end, PlacementStatus.SAME)
    return blockquote(replace(highlight, placement=place), earlier.content)


def _picture(source: Excerpts, highlight: Highlight, layout: MarkdownLayout) -> str:
    anchor, earlier = highlight.anchor, source.earlier.get(highlight.id)
    content, start = (
        (earlier.content, anchor.start) if earlier else (source.content, highlight.start)
    )
    called = inline(words.area(highlight, content.locator(start, LocatorKind.PAGE)))
    link = layout.pictures(highlight.anchor.picture)
    return f"![{called}](<{link}>)" if link else f"*{called}: its picture is in the library.*"


def _where(source: Excerpts, highlight: Highlight) -> str:
    """Say which bytes and characters are quoted: of the revision that surely has them."""
    anchor = highlight.anchor
    characters = f"characters:{anchor.start}-{anchor.end}"
    if earlier := source.earlier.get(highlight.id):
        return f"revision:{earlier.revision} sha256:{earlier.document.sha256} {characters}"
    if not highlight.placement.status.stands:
        return f"revision:{anchor.revision} {characters}"
    return f"sha256:{source.document.sha256} characters:{highlight.start}-{highlight.end}"


def _to_review(highlight: Highlight) -> str:
    """Say why the reader is asked about a passage."""
    if highlight.anchor.revision < highlight.placement.revision:
        return "To review: the source changed after this passage was kept."
    if is_brought(highlight.anchor):
        return "To review: it was marked in another program, and is not in the text here."
    return "To review: it was marked in another program, and may stand elsewhere in the text."


def _remarks(source: Excerpts, highlight: Highlight) -> Iterator[str]:
    earlier = source.earlier.get(highlight.id)
    if earlier and earlier.lacking_since:
        since = f"{day(earlier.lacking_since)} (revision {earlier.lacking})"
        yield f"- No longer in the source since {since}."
    elif highlight.placement.status.is_unsure:
        yield f"- {_to_review(highlight)}"
    elif earlier and (now := reads_now(highlight, source.content)):
        number = source.document.revision
        yield f"- The source reads now (revision {number}): {inline(on_a_line(now))}"
    if name := source.colours.get(highlight.colour):
        yield f"- Colour: {inline(name)}"
    if highlight.tags:
        yield "- Tags: " + " · ".join(map(inline, highlight.tags))
    if highlight.note.strip():
        is_borrowed = highlight.id in source.borrowed
        yield _note(plainly(highlight.note) if is_borrowed else highlight.note)
    for link in source.links.get(highlight.id, ()):
        yield _link(link)


def _note(markdown: str) -> str:
    """Return Markdown in a list item, where an unclosed tag or fence ends."""
    lines = markdown.strip().splitlines()
    if len(lines) == 1 and lines[0][0].isalnum():
        return f"- Note: {lines[0]}"
    return "\n".join(["- Note:", "", *(f"  {line}".rstrip() for line in lines)])


def _link(link: LinkedHighlight) -> str:
    kind = link.word.capitalize()
    quotation = inline(on_a_line(words.called(link.highlight)))
    note = f" — {inline(link.note)}" if link.note.strip() else ""
    return f"- {kind}: {quotation} ({inline(link.title)}, highlight {link.highlight.id}){note}"
