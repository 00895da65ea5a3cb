"""A document and its highlights as a note for Obsidian: callouts that can be linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import words
from desktop.domain.exchanged.deep_link import link_to
from desktop.export.escape import inline, plainly, yaml_string
from desktop.export.kept.kept_note import KeptNote, Part, Vault, block_ids
from desktop.export.kept.obsidian_tags import spelled
from desktop.export.kept.passage_words import PassageWords
from desktop.export.quotation import blockquote, on_a_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.domain import Document, Highlight, Section
    from desktop.export.excerpts import Excerpts, LinkedHighlight

_DEEPEST_HEADING = 6
_LONGEST_LINKED = 120
"""Characters of a quotation that a link is called by."""


def write(sources: Sequence[Excerpts], vault: Vault) -> str:
    """Return one file of notes, as it is exported once; for one that is kept see `note`."""
    return "".join(pieces(sources, len(sources), lambda _source: vault))


def pieces(
    sources: Iterable[Excerpts], count: int, vault_of: Callable[[Excerpts], Vault]
) -> Iterator[str]:
    """Yield the text of one file of so many notes, as they come."""
    if count != 1:
        yield f"---\ndocuments: {count}\n---\n\n"
    between = ""
    for source in sources:
        made = note(source, vault_of(source))
        if count == 1:
            yield "\n".join(("---", *made.front.values(), "---", "", ""))
        yield between + made.body
        between = "\n"


def note(source: Excerpts, vault: Vault, struck: Sequence[Highlight] = ()) -> KeptNote:
    """Return the note of a document; `struck` are highlights that were removed."""
    writing = _Writing(source, vault, struck)
    return KeptNote(
        source.document.id,
        {key: f"{key}: {value}" for key, value in _front(source, vault)},
        tuple(writing.parts()),
        tuple(writing.struck(one) for one in struck),
    )


def _front(source: Excerpts, vault: Vault) -> Iterator[tuple[str, str]]:
    document, facts = source.document, source.document.facts
    yield "title", yaml_string(document.title)
    if facts.authors:
        yield "authors", f"[{', '.join(map(yaml_string, facts.authors))}]"
    for key in ("date", "publisher", "url", "language", "citation_key"):
        value = getattr(facts, key)
        if value:
            yield key, yaml_string(value)
    yield "kind", yaml_string(str(document.kind))
    if document.tags:
        tags = [vault.tags.get(path) or spelled([path])[path] for path in document.tags]
        yield "document_tags", f"[{', '.join(map(yaml_string, tags))}]"
    yield "highlights", str(len(source.highlights))
    yield "manicule", yaml_string(link_to(vault.library_id, document.id))


class _Writing:
    """One note being written."""

    def __init__(self, source: Excerpts, vault: Vault, struck: Sequence[Highlight]) -> None:
        self._source, self._vault = source, vault
        self._blocks = block_ids((*source.highlights, *struck))
        found = {path for one in source.highlights for path in one.tags}
        self._tags = vault.tags if found <= vault.tags.keys() else spelled(found)

    def parts(self) -> Iterator[Part]:
        source = self._source
        yield Part(f"# {inline(source.document.title)}")
        if facts := list(self._facts(source.document)):
            yield Part("\n".join(facts))
        if not source.highlights:
            yield Part("No highlights yet.")
        told = [(one, PassageWords(source, one)) for one in source.highlights]
        shown: tuple[Section, ...] = ()
        for one, passage in told:
            if not passage.is_gone:
                yield from _headings(source.document, shown, passage.sections)
                shown = passage.sections
                yield self._part(one, passage)
        gone = [(one, passage) for one, passage in told if passage.is_gone]
        if gone:
            yield Part("## No longer in the source")
        for one, passage in gone:
            yield self._part(one, passage)

    def struck(self, highlight: Highlight) -> Part:
        """Return a removed highlight, which stays to be linked to."""
        line = inline(on_a_line(words.called(highlight)))
        text = f"> [!quote|removed] Removed\n> ~~{line}~~"
        return self._marked(text, highlight)

    def _facts(self, document: Document) -> Iterator[str]:
        vault = self._vault
        facts = document.facts
        line = ", ".join(filter(None, (", ".join(facts.authors), facts.publisher, facts.date)))
        if line:
            yield f"{inline(line)}  "
        yield f"[Open in Manicule]({link_to(vault.library_id, document.id)})"

    def _part(self, highlight: Highlight, passage: PassageWords) -> Part:
        lines = "\n>\n".join(self._quoted(highlight, passage))
        return self._marked(f"{self._title(highlight, passage)}\n{lines}", highlight)

    def _marked(self, text: str, highlight: Highlight) -> Part:
        mark = f"^{self._blocks[highlight.id]}"
        return Part(f"{text}\n\n{mark}", highlight.id, mark)

    def _title(self, highlight: Highlight, passage: PassageWords) -> str:
        name = self._source.colours.get(highlight.colour, "")
        place = f"p. {passage.page}" if passage.page else ""
        title = " · ".join(inline(part) for part in (name, place) if part)
        return f"> [!quote|{highlight.colour}] {title or 'Quotation'}"

    def _quoted(self, highlight: Highlight, passage: PassageWords) -> Iterator[str]:
        """Yield the paragraphs of a callout."""
        if passage.area:
            yield self._picture(highlight, passage.area)
        if highlight.quote.strip():
            yield blockquote(passage.highlight, passage.content)
        link = link_to(self._vault.library_id, highlight.document_id, highlight.id)
        yield f"> — {inline(passage.cited)} ([open]({link}))"
        if standing := passage.standing():
            yield f"> *{inline(standing)}*"
        if highlight.note.strip():
            yield self._note(highlight)
        if highlight.tags:
            yield "> " + " ".join(f"#{self._tags[path]}" for path in highlight.tags)
        links = self._source.links.get(highlight.id, ())
        if links:
            yield "\n".join(f"> - {self._link(link)}" for link in links)

    def _picture(self, highlight: Highlight, called: str) -> str:
        link = self._vault.pictures.get(highlight.anchor.picture)
        if not link:
            return f"> *{inline(called)}: its picture is in the library.*"
        return f"> ![{inline(called)}](<{link}>)"

    def _note(self, highlight: Highlight) -> str:
        is_borrowed = highlight.id in self._source.borrowed
        text = plainly(highlight.note) if is_borrowed else highlight.note.strip()
        return "\n".join(f"> {line}".rstrip() for line in text.splitlines())

    def _link(self, link: LinkedHighlight) -> str:
        """Return where a link leads: into a note that is there, or else into the library."""
        other, vault = link.highlight, self._vault
        called = " ".join(on_a_line(words.called(other)).split())
        if len(called) > _LONGEST_LINKED:
            called = called[: _LONGEST_LINKED - 1] + "…"
        said = f"{link.word.capitalize()}: "
        note = f" — {inline(link.note)}" if link.note.strip() else ""
        of = f" ({inline(link.title)})"
        if other.id in self._blocks:
            return f"{said}[[#^{self._blocks[other.id]}|{_alias(called)}]]{note}"
        if other.id in vault.blocks and other.document_id in vault.names:
            place = f"{vault.names[other.document_id]}#{vault.blocks[other.id]}"
            return f"{said}[[{place}|{_alias(called)}]]{of}{note}"
        address = link_to(vault.library_id, other.document_id, other.id)
        return f"{said}[{inline(called)}]({address}){of}{note}"


def _alias(text: str) -> str:
    """Return what a link is called, without what would end it."""
    return text.replace("|", "¦").replace("[", "(").replace("]", ")").replace("`", "'")


def _headings(
    document: Document, shown: tuple[Section, ...], path: tuple[Section, ...]
) -> Iterator[Part]:
    repeats_title = bool(path) and path[0].title == document.title
    for depth, section in enumerate(path):
        if shown[depth : depth + 1] != (section,) and not (repeats_title and depth == 0):
            level = min(depth + 2 - repeats_title, _DEEPEST_HEADING)
            yield Part(f"{'#' * level} {inline(section.title)}")
