"""A REFI-QDA codebook: codes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.exchanged.project import Project
from desktop.formats.door.xmltree import MarkupError, local, parse_xml
from desktop.formats.exchange.refi.refi_codes import codes, grouped, is_mere_level, said, tag

if TYPE_CHECKING:
    from desktop.formats.door.source import Source

FORM = "refi-codebook"
_ROOTS = ("codebook", "project")


def read(source: Source) -> Project | None:
    """Return the codes of a codebook, whatever its namespace; None for another XML file."""
    try:
        root = parse_xml(source.data)
    except MarkupError as error:
        raise source.unreadable(f"its XML is damaged: {error}") from error
    if local(root).casefold() not in _ROOTS:
        return None
    sets = len(grouped(root, "Sets"))
    return Project(
        FORM,
        said(root, "origin").split(",")[0].strip() or "REFI-QDA",
        name=source.title,
        tags=tuple(
            tag(code, levels, lambda _code: "")
            for code, levels in codes(root)
            if not is_mere_level(code)
        ),
        without_a_home={"sets of codes": sets} if sets else {},
    )
