"""Exports to Markdown, as most tests want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.asking.which import ANYTHING
from desktop.domain.exchanged.export_wish import ExportWish, Grouping

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.domain.asking.which import Which
    from desktop.workspace import Workspace


def markdown(
    workspace: Workspace,
    documents: Sequence[str] = (),
    tags: Sequence[str] = (),
    where: Which = ANYTHING,
) -> str:
    """Return highlights as one text."""
    wish = ExportWish("markdown", tuple(documents), tuple(tags), where)
    return workspace.exporting.data(wish).decode()


def file(workspace: Workspace, path: Path, **known: bool) -> Path:
    """Write all highlights to a file."""
    return workspace.exporting.file(path, ExportWish(), **known)


def files(
    workspace: Workspace,
    folder: Path,
    tags: Sequence[str] = (),
    *,
    by_tag: bool = False,
    replace: bool = False,
) -> list[Path]:
    """Write a file each for documents, or for tags."""
    grouping = Grouping.TAG if by_tag else None
    wish = ExportWish(tags=tuple(tags), grouping=grouping)
    return workspace.exporting.files(folder, wish, replace=replace)
