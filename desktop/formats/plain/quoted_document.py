"""A document of which only quotations are at hand: what other programs keep of a text.

Its file is JSON that this program writes itself, so that it is kept and read like any other.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.domain import BlockKind, DocumentKind, Facts, LocatorKind, Parsed
from desktop.formats.canon.canonical import Builder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.formats.door.source import Source

SUFFIX = ".quotations"
REMARK = (
    "Only passages that were marked in another program are at hand. "
    "Import the document itself, and they are looked for in it."
)
# As HTML and Markdown have headings.
_DEEPEST = 6
_MADE_BY = "quotations 1"


class Quotation(NamedTuple):
    """A passage, with the headings that it stands under and what its page is called."""

    words: str
    chapter: tuple[str, ...] = ()
    page: str = ""


def written(facts: Facts, quotations: Iterable[Quotation]) -> bytes:
    """Return the file of a document that is made of quotations."""
    made = {
        "made by": _MADE_BY,
        "facts": {name: value for name, value in asdict(facts).items() if value},
        "quotations": [list(one) for one in quotations],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def read(source: Source) -> Parsed:
    """Return the document that such a file is."""
    try:
        found = json.loads(source.data)
        facts, quotations = _facts(found["facts"]), [_quotation(*q) for q in found["quotations"]]
        is_ours = found["made by"] == _MADE_BY
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise source.unreadable("it is no file of quotations, or is damaged") from error
    if not is_ours:
        raise source.unreadable("a later version of this program made it")
    builder = Builder()
    if not quotations:  # somebody has only written about it
        builder.block(BlockKind.HEADING, 1)
        builder.text(facts.title)
    above: tuple[str, ...] = ()
    page = ""
    for one in quotations:
        for level, heading in enumerate(one.chapter[:_DEEPEST]):
            if one.chapter[: level + 1] != above[: level + 1]:
                builder.block(BlockKind.HEADING, level + 1)
                builder.text(heading)
        above = one.chapter
        builder.block(BlockKind.QUOTATION, 1)
        if one.page and one.page != page:
            builder.locator(LocatorKind.PAGE, one.page)
            page = one.page
        builder.lines(one.words)
    builder.close_block()
    remarks = (REMARK,)
    return Parsed(
        builder.build(), DocumentKind.DOCUMENT, facts, "application/json", "", builder.assets,
        remarks=remarks,
    )  # fmt: skip


def _facts(said: dict[str, Any]) -> Facts:
    texts = {n: str(v) for n, v in said.items() if n not in {"authors", "other"}}
    other = {str(name): str(value) for name, value in said.get("other", {}).items()}
    return Facts(**texts, authors=tuple(map(str, said.get("authors", ()))), other=other)


def _quotation(words: object, chapter: Iterable[object], page: object) -> Quotation:
    return Quotation(str(words), tuple(map(str, chapter)), str(page))
