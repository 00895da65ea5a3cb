"""How revisions are called where a reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain.reviews import Revision

OLD = "This is an old revision, and passages are marked in the newest one."


def day(revision: Revision) -> str:
    """Return the day a revision came in, such as '3 May 2026'."""
    at = revision.imported.astimezone()
    return f"{at.day} {at:%B %Y}"


def place(revision: Revision, count: int) -> str:
    """Return which revision of how many it is, and of which day."""
    return f"Revision {revision.number} of {count} · {day(revision)}"


def lines(revisions: Sequence[Revision]) -> list[str]:
    """Return a line for each of a document's revisions, which are given the newest first."""
    return [
        _line(one, before) for one, before in zip(revisions, (*revisions[1:], None), strict=True)
    ]


def _line(revision: Revision, before: Revision | None) -> str:
    at = revision.imported.astimezone()
    line = f"Revision {revision.number} · {day(revision)}, {at:%H:%M}"
    if revision.is_newest:
        return f"{line} · newest"
    is_reread = before is not None and before.sha256 == revision.sha256
    return f"{line} · same file, read anew" if is_reread else line
