"""What a Word file says about itself, and what the reader should know of its import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import Facts
from desktop.formats.canon.comments import Remark
from desktop.formats.canon.outline import opening_heading
from desktop.formats.docx.formulas import words_of
from desktop.formats.docx.package import W
from desktop.formats.door.xmltree import children, descendants, local, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.domain import Content
    from desktop.formats.docx.package import Package, Part

_OTHER = {
    "subject": "subject",
    "description": "description",
    "keywords": "keywords",
    "category": "category",
    "lastModifiedBy": "last changed by",
    "modified": "last changed",
}
# Letters; it is one fact among others.
_LONGEST_HEADER = 300


def facts(package: Package, part: Part, content: Content, language: str) -> Facts:
    """Return the document's bibliographic facts."""
    core = _properties(package, "core-properties")
    company = _properties(package, "extended-properties").get("Company", "")
    other = {name: core[key] for key, name in _OTHER.items() if core.get(key)}
    header = _running_heads(package, part)
    if header:
        other["page header"] = header
    authors = tuple(a.strip() for a in core.get("creator", "").split(";") if a.strip())
    return Facts(
        title=core.get("title", "") or opening_heading(content),
        authors=authors,
        date=core.get("created", "")[: len("2000-01-01")],
        publisher=company,
        language=core.get("language", "") or language,
        other=other,
    )


def pages(package: Package) -> int:
    """Return how many pages the file had when it was last laid out, 0 when it does not say."""
    count = _properties(package, "extended-properties").get("Pages", "")
    return int(count) if count.isdecimal() and len(count) <= len("100000") else 0


def comments(package: Package, part: Part) -> Iterator[tuple[str, Remark]]:
    """Yield the comments of the file by their keys."""
    found = package.related(part, "comments")
    if found is None:
        return
    for element in children(found.root, "comment"):
        note = "\n".join("".join(words_of(p)) for p in descendants(element, "p"))
        author, date = element.get(W + "author", ""), element.get(W + "date", "")
        yield element.get(W + "id", ""), Remark(note, author, date)


def _properties(package: Package, kind: str) -> Mapping[str, str]:
    root = package.properties(kind)
    return {} if root is None else {local(e): text_of(e) for e in root}


def _running_heads(package: Package, part: Part) -> str:
    names = [r.target for r in part.relations.values() if r.kind == "header" and not r.external]
    heads: dict[str, None] = {}
    for name in names:
        header = package.part(name)
        if header is not None:
            lines = (
                "".join(t.text or "" for t in p.iter(W + "t")) for p in header.root.iter(W + "p")
            )
            heads.update(dict.fromkeys(" ".join(line.split()) for line in lines))
    return " · ".join(head for head in heads if head)[:_LONGEST_HEADER]
