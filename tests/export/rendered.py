"""Markdown of excerpts, as an export writes it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from desktop.export.written import markdown_file
from desktop.export.written.export_selection import Part, Selection
from desktop.export.written.target import Target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.export.excerpts import Excerpts


class _Beside(Target):
    """Gives links to pictures that are said to be there."""

    def __init__(self, file: io.BytesIO, links: Mapping[str, str]) -> None:
        super().__init__(file)
        self._links = links

    def picture(self, sha256: str, data: bytes | None) -> str:  # noqa: ARG002
        return self._links.get(sha256, "")


def render(
    sources: Sequence[Excerpts], title: str = "", pictures: Mapping[str, str] | None = None
) -> str:
    """Return one Markdown file; `pictures` are links by what pictures are kept by."""
    highlights = [one for source in sources for one in source.highlights]
    selection = Selection(
        "",
        title,
        [source.document for source in sources],
        len(highlights),
        sorted({tag for one in highlights for tag in one.tags}),
        lambda: iter([Part("", sources)]),
        max((source.last_change() for source in sources), default=None),
    )
    held = io.BytesIO()
    markdown_file.write(selection, _Beside(held, pictures or {}))
    return held.getvalue().decode("utf-8")
