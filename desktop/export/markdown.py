"""Annotations as Markdown: the same library gives the same bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop import words
from desktop.domain import LocatorKind, Placement, PlacementStatus
from desktop.domain.reviews import is_brought, reads_now
from desktop.export.citation import citation_of_revision, citation_text, cite, day
from desktop.export.escape import inline, plainly, yaml_string
from desktop.export.quotation import blockquote, on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.domain import Document, Highlight, Section
    from desktop.export.excerpts import Earlier, Excerpts, LinkedHighlight

_DEEPEST_HEADING = 6


def render(
    sources: Sequence[Excerpts], title: str = "", pictures: Mapping[str, str] | None = None
) -> str:
    """Return one Markdown file of all `sources`.

    `pictures` are where the pictures of areas are, as links, by what they are kept by. Where one
    is not at hand, that is said.

    With one source and no `title` the front matter describes that document; otherwise it counts
    what the file holds and each document has its facts under its heading.
    """
    alone = len(sources) == 1 and not title
    head = _document_front(sources[0]) if alone else _library_front(sources, title or "Annotations")
    parts = ["\n".join(("---", *head, "---"))]
    for source in sources:
        parts.extend(_document(source, pictures or {}, alone=alone))
    return "\n\n".join(parts) + "\n"


def _document_front(source: Excerpts) -> list[str]:
    document = source.document
    return [
        f"title: {yaml_string(document.title)}",
        *_facts(document),
        f"kind: {yaml_string(str(document.kind))}",
        f"sha256: {document.sha256}",
        f"changed: {_changed((source,))}",
        f"highlights: {len(source.highlights)}",
        f"tags: {len(_tags(source.highlights))}",
    ]


def _library_front(sources: Sequence[Excerpts], title: str) -> list[str]:
    highlights = [highlight for source in sources for highlight in source.highlights]
    return [
        f"title: {yaml_string(title)}",
        f"changed: {_changed(sources)}",
        f"documents: {len(sources)}",
        f"highlights: {len(highlights)}",
        f"tags: {len(_tags(highlights))}",
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


def _changed(sources: Iterable[Excerpts]) -> str:
    """Date the export by the newest thing in it, so that unchanged annotations give equal files."""
    moments = [source.last_change() for source in sources]
    return max(moments).isoformat(timespec="seconds") if moments else '""'


def _tags(highlights: Iterable[Highlight]) -> set[str]:
    return {tag for highlight in highlights for tag in highlight.tags}


def _document(source: Excerpts, pictures: Mapping[str, str], *, alone: bool) -> Iterator[str]:
    yield f"# {inline(source.document.title)}"
    if not alone:
        yield "\n".join(_fact_list(source.document))
    if not source.highlights:
        yield "No highlights yet."
    shown: tuple[Section, ...] = ()
    for highlight in source.highlights:
        if _is_gone(source, highlight):
            continue
        path = source.content.section_path(highlight.start)
        yield from _headings(source.document, shown, path)
        shown = path
        yield from _highlight(source, highlight, pictures)
    gone = [highlight for highlight in source.highlights if _is_gone(source, highlight)]
    if gone:
        yield "## No longer in the source"
    for highlight in gone:
        yield from _highlight(source, highlight, pictures)


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
    document: Document, shown: tuple[Section, ...], path: tuple[Section, ...]
) -> Iterator[str]:
    repeats_title = bool(path) and path[0].title == document.title
    for depth, section in enumerate(path):
        if shown[depth : depth + 1] != (section,) and not (repeats_title and depth == 0):
            level = min(depth + 2 - repeats_title, _DEEPEST_HEADING)
            yield f"{'#' * level} {inline(section.title)}"


def _highlight(
    source: Excerpts, highlight: Highlight, pictures: Mapping[str, str]
) -> Iterator[str]:
    if highlight.anchor.region is not None:
        yield _picture(source, highlight, pictures)
    if earlier := source.earlier.get(highlight.id):
        yield from _as_it_was(earlier, highlight, source.said.get(highlight.id, ""))
    else:
        if highlight.quote.strip():
            yield blockquote(highlight, source.content)
        said = source.said.get(highlight.id, "")
        cited = cite(source.document, source.content, highlight.start, said)
        yield f"— {inline(citation_text(cited))}"
    remarks = list(_remarks(source, highlight))
    if remarks:
        yield "\n".join(remarks)
    yield f"<!-- highlight {highlight.id} {_where(source, highlight)} colour:{highlight.colour} -->"


def _as_it_was(earlier: Earlier, highlight: Highlight, said: str) -> Iterator[str]:
    """Quote and cite words that only an older revision has."""
    anchor = highlight.anchor
    place = Placement(anchor.revision, anchor.start, anchor.end, PlacementStatus.SAME)
    if highlight.quote.strip():
        yield blockquote(replace(highlight, placement=place), earlier.content)
    citation = cite(earlier.document, earlier.content, anchor.start, said)
    yield f"— {inline(citation_of_revision(citation, earlier.revision, earlier.imported))}"


def _picture(source: Excerpts, highlight: Highlight, pictures: Mapping[str, str]) -> str:
    anchor, earlier = highlight.anchor, source.earlier.get(highlight.id)
    content, start = (
        (earlier.content, anchor.start) if earlier else (source.content, highlight.start)
    )
    called = inline(words.area(highlight, content.locator(start, LocatorKind.PAGE)))
    link = pictures.get(highlight.anchor.picture)
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
