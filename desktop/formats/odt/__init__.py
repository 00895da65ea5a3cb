"""OpenDocument texts (.odt, and .fodt in a single XML file)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain import DocumentKind, Facts, Parsed
from desktop.formats.canon.canonical import Builder
from desktop.formats.canon.comments import Comments
from desktop.formats.canon.outline import opening_heading
from desktop.formats.door.archive import Archive, resolve
from desktop.formats.door.xmltree import MarkupError, child, descendants, local, parse_xml, text_of
from desktop.formats.odt.body import Body
from desktop.formats.odt.namespaces import TEXT
from desktop.formats.odt.pages import paged
from desktop.formats.odt.styles import Styles
from desktop.formats.office.prose import change_remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

    from desktop.formats.door.source import Source

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OTHER = {"subject": "subject", "description": "description", "keyword": "keywords"}
_LONGEST_HEADER = 300


def read(source: Source) -> Parsed:
    """Return the document in an OpenDocument file, with all tracked changes accepted."""
    if not source.data.startswith(b"PK"):
        return _parsed(source, [_flat(source)], lambda _: None)
    with Archive(source) as archive:
        _refuse_encrypted(archive)
        roots = [
            archive.tree("content.xml"),
            archive.optional_tree("styles.xml"),
            archive.optional_tree("meta.xml"),
        ]

        def load(address: str) -> bytes | None:
            name = resolve("content.xml", address)[0]
            return archive.optional(name) if name else None

        return _parsed(source, roots, load, archive.remarks)


def _parsed(
    source: Source,
    roots: list[_Element | None],
    load: Callable[[str], bytes | None],
    remarks: list[str] | None = None,
) -> Parsed:
    text = child(roots[0], "body", "text")
    if text is None:
        raise source.unreadable("it is not an OpenDocument text")
    styles = Styles(*reversed(roots[:2]))
    builder, margin = Builder(), Comments()
    body = Body(styles, builder, margin, load)
    body.write(text)
    content = builder.build()
    there = [root for root in roots if root is not None]
    content = paged(content, body.page_starts, there)
    facts = _facts(there, styles.language)
    return Parsed(
        content,
        DocumentKind.DOCUMENT,
        replace(facts, title=facts.title or opening_heading(content)),
        MEDIA_TYPE,
        "",
        builder.assets,
        margin.placed(content),
        (*change_remarks(body.counts), *(remarks or ())),
    )


def _flat(source: Source) -> _Element:
    try:
        return parse_xml(source.data)
    except MarkupError as error:
        raise source.unreadable(f"it is damaged: {error}") from error


def _refuse_encrypted(archive: Archive) -> None:
    # Old writers leave out the declaration of a prefix here, and nothing else of it matters.
    if b"encryption-data" in (archive.optional("META-INF/manifest.xml") or b""):
        raise archive.source.unreadable(
            "it is protected with a password; save a copy without it and import that"
        )


def _facts(roots: list[_Element], language: str) -> Facts:
    found: dict[str, list[str]] = {}
    for meta in (meta for root in roots for meta in descendants(root, "meta")):
        for element in meta:
            found.setdefault(local(element), []).append(text_of(element))
    first = {name: next(filter(None, values), "") for name, values in found.items()}
    other = {name: "; ".join(found[key]) for key, name in _OTHER.items() if first.get(key)}
    header = " · ".join(dict.fromkeys(_headers(roots)))[:_LONGEST_HEADER]
    if header:
        other["page header"] = header
    author = first.get("initial-creator") or first.get("creator", "")
    return Facts(
        title=first.get("title", ""),
        authors=(author,) if author else (),
        date=(first.get("creation-date") or first.get("date", ""))[: len("2000-01-01")],
        language=first.get("language", "") or language,
        other=other,
    )


def _headers(roots: list[_Element]) -> Iterator[str]:
    for root in roots:
        for page in descendants(root, "master-page"):
            for header in descendants(page, "header"):
                lines = (text_of(line) for line in header.iter(TEXT + "p", TEXT + "h"))
                yield from filter(None, [" ".join(filter(None, lines))])
