"""What a template sees: plain values under names that stay, listed in the help.

Nothing in them can be called, and nothing but words, numbers, lists and more names is reached by
them. A text is there as its words; what escapes it for one form or another is a filter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop import words
from desktop.domain.exchanged.deep_link import link_to
from desktop.domain.file_names import safe
from desktop.export.escape import plainly
from desktop.export.kept.kept_note import Vault, block_ids
from desktop.export.kept.obsidian_tags import spelled
from desktop.export.kept.passage_words import PassageWords
from desktop.export.quotation import blockquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop.domain import Highlight
    from desktop.export.excerpts import Excerpts, LinkedHighlight

Seen = dict[str, Any]
_HIDDEN = ("made_title",)
"""Facts that the program keeps for itself."""


def seen(sources: Iterable[Excerpts], vault: Vault, authors: Mapping[str, str]) -> Seen:
    """Return all that one template sees; `authors` are those who made highlights, by id."""
    documents = [_document(source, vault, authors) for source in sources]
    return {
        "library": {"id": vault.library_id},
        "documents": documents,
        "only_new": False,
    }


def _document(source: Excerpts, vault: Vault, authors: Mapping[str, str]) -> Seen:
    document, facts = source.document, source.document.facts
    blocks = block_ids(source.highlights)
    tags = vault.tags or spelled(
        {path for one in source.highlights for path in one.tags} | set(document.tags)
    )
    found = [
        _highlight(source, one, vault, blocks[one.id], tags, authors.get(one.id, ""))
        for one in source.highlights
    ]
    return {
        "id": document.id,
        "title": document.title,
        "kind": str(document.kind),
        "authors": list(facts.authors),
        "date": facts.date,
        "publisher": facts.publisher,
        "url": facts.url,
        "language": facts.language,
        "citation_key": facts.citation_key,
        "facts": {key: said for key, said in facts.other.items() if key not in _HIDDEN},
        "tags": list(document.tags),
        "tag_names": [tags.get(path, path) for path in document.tags],
        "sha256": document.sha256,
        "source_name": document.source_name,
        "added": document.added.isoformat(timespec="seconds"),
        "changed": source.last_change().isoformat(timespec="seconds"),
        "link": link_to(vault.library_id, document.id),
        "note_name": vault.names.get(document.id, safe(document.title, "untitled")),
        "highlights": found,
    }


def _highlight(
    source: Excerpts,
    highlight: Highlight,
    vault: Vault,
    block: str,
    tags: Mapping[str, str],
    author: str,
) -> Seen:
    passage = PassageWords(source, highlight)
    is_borrowed = highlight.id in source.borrowed
    return {
        "id": highlight.id,
        "block_id": block,
        "quotation": highlight.quote,
        "quote": blockquote(passage.highlight, passage.content) if highlight.quote.strip() else "",
        "citation": passage.cited,
        "said": passage.said,
        "page": passage.page,
        "paragraph": passage.paragraph,
        "sections": [section.title for section in passage.sections],
        "colour": highlight.colour,
        "colour_name": source.colours.get(highlight.colour, ""),
        "style": str(highlight.style),
        "tags": list(highlight.tags),
        "tag_names": [tags.get(path, path) for path in highlight.tags],
        "note": highlight.note,
        "note_markdown": plainly(highlight.note) if is_borrowed else highlight.note,
        "author": author,
        "created": highlight.created.isoformat(timespec="seconds"),
        "modified": highlight.modified.isoformat(timespec="seconds"),
        "standing": passage.standing(),
        "area": passage.area,
        "picture": vault.pictures.get(highlight.anchor.picture, ""),
        "start": passage.highlight.start,
        "end": passage.highlight.end,
        "link": link_to(vault.library_id, highlight.document_id, highlight.id),
        "links": [_link(link, vault) for link in source.links.get(highlight.id, ())],
    }


def _link(link: LinkedHighlight, vault: Vault) -> Seen:
    other = link.highlight
    return {
        "word": link.word,
        "note": link.note,
        "title": link.title,
        "id": other.id,
        "quotation": words.called(other),
        "link": link_to(vault.library_id, other.document_id, other.id),
        "note_name": vault.names.get(other.document_id, ""),
        "block_id": vault.blocks.get(other.id, "").removeprefix("^"),
    }
