"""Kinds of links that a reader has added, each with a word for either direction."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import func, select

from desktop.domain import LINKS, LinkWords
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.file.tables import LinkKindRow, LinkRow
from desktop.library.file.values import clean, now, text_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History

LONGEST = 40
"""Characters of a word: it stands before a quotation on a card."""


class LinkKinds:
    """What can be done with kinds of links."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self) -> list[LinkWords]:
        """Return the kinds of links: those that everybody has, then the reader's own by age."""
        query = select(LinkKindRow).order_by(LinkKindRow.created, LinkKindRow.id)
        with self._store.reading() as session:
            return [*LINKS, *map(_words, session.scalars(query))]

    def add(self, forward: str, backward: str = "") -> LinkWords:
        """Add a kind; without a word for the way back it has the same for both ways.

        Raises InvalidValueError for a word that another kind has, or none.
        """
        with self._history.change(StepCode.NEW_LINK_KIND) as journal:
            words = _checked(journal.session, forward, backward)
            row = LinkKindRow(id=str(uuid4()), **words, created=now(), created_by=journal.by)
            journal.insert(row)
            return _words(row)

    def change(self, kind_id: str, forward: str, backward: str = "") -> LinkWords:
        """Give a kind other words."""
        with self._history.change(StepCode.CHANGE_LINK_KIND) as journal:
            row = _found(journal.session, kind_id)
            journal.update(row, **_checked(journal.session, forward, backward, kind_id))
            return _words(row)

    def remove(self, kind_id: str) -> None:
        """Remove a kind; raise InvalidValueError while there are links of it."""
        with self._history.change(StepCode.REMOVE_LINK_KIND) as journal:
            row = _found(journal.session, kind_id)
            links = select(func.count()).where(LinkRow.kind == kind_id)
            if count := journal.session.scalar(links):
                wanted = f"one without links; this has {count}"
                raise InvalidValueError("kind of link", text_of(row.forward), wanted)
            journal.delete(row)


def known_kind(session: Session, kind_id: str) -> str:
    """Return the id of a kind that is there, or raise NotFoundError."""
    is_common = any(words.id == kind_id for words in LINKS)
    return str(kind_id) if is_common else _found(session, kind_id).id


def _checked(session: Session, forward: str, backward: str, own: str = "") -> dict[str, str]:
    words = [" ".join(clean(word).split()) for word in (forward, backward or forward)]
    for word in words:
        if not 0 < len(word) <= LONGEST:
            raise InvalidValueError("word for a link", word, f"1 to {LONGEST} characters")
    rows = session.execute(select(LinkKindRow.id, LinkKindRow.forward))
    taken = {text_of(word).casefold() for kind_id, word in rows if kind_id != own}
    taken |= {common.forward for common in LINKS}
    if words[0].casefold() in taken:
        raise InvalidValueError("word for a link", words[0], "one that no other kind has")
    return {"forward": words[0], "backward": words[1]}


def _found(session: Session, kind_id: str) -> LinkKindRow:
    row = session.get(LinkKindRow, kind_id)
    if row is None:
        raise NotFoundError("kind of link", kind_id)
    return row


def _words(row: LinkKindRow) -> LinkWords:
    return LinkWords(row.id, text_of(row.forward), text_of(row.backward))
