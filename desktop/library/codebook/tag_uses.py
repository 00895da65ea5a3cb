"""How far tags are in use."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.domain import TagUse
from desktop.library.file.tables import (
    DocumentRow,
    DocumentTagRow,
    HighlightRow,
    HighlightTagRow,
)
from desktop.library.file.values import text_of, uncollected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

_DAY = len("2026-03-26")
_T, _H, _D = HighlightTagRow.__table__, HighlightRow.__table__, DocumentRow.__table__
_W = DocumentTagRow.__table__
_ON_HIGHLIGHTS = (
    select(_T.c.tag_id, _T.c.highlight_id, _H.c.document_id, _T.c.added)
    .join(_H, _H.c.id == _T.c.highlight_id)
    .join(_D, _D.c.id == _H.c.document_id)
    .where(_H.c.deleted_at.is_(None), _D.c.deleted_at.is_(None))
)
_ON_DOCUMENTS = (
    select(_W.c.tag_id, _W.c.document_id, _W.c.added)
    .join(_D, _D.c.id == _W.c.document_id)
    .where(_D.c.deleted_at.is_(None))
)


class _Counted:
    """What bears a tag or one below it."""

    def __init__(self) -> None:
        self.highlights: set[str] = set()
        self.documents: set[str] = set()
        self.whole: set[str] = set()
        self.since = "~"

    def use(self) -> TagUse:
        """Return the numbers."""
        documents = len(self.documents | self.whole)
        since = "" if self.since == "~" else self.since[:_DAY]
        return TagUse(len(self.highlights), documents, len(self.whole), since)


def tag_uses(session: Session, paths: Mapping[str, str]) -> dict[str, TagUse]:
    """Return how far tags, whose paths are given by id, and levels above are in use, by path.

    What bears several tags of a family counts once.
    """
    session.flush()  # a query of tables does not do that itself
    with uncollected():
        levels = {
            tag_id: tuple(accumulate(path.split("/"), "{}/{}".format))
            for tag_id, path in paths.items()
        }
        counted: dict[str, _Counted] = defaultdict(_Counted)
        for tag_id, highlight_id, document_id, added in session.execute(_ON_HIGHLIGHTS):
            for level in levels.get(tag_id, ()):
                one = counted[level]
                one.highlights.add(highlight_id)
                one.documents.add(document_id)
                one.since = min(one.since, text_of(added))
        for tag_id, document_id, added in session.execute(_ON_DOCUMENTS):
            for level in levels.get(tag_id, ()):
                one = counted[level]
                one.whole.add(document_id)
                one.since = min(one.since, text_of(added))
    unused = {level: TagUse() for path in levels.values() for level in path}
    return unused | {level: one.use() for level, one in counted.items()}
