"""Tags: paths whose levels are separated by '/'."""

from __future__ import annotations

import re
from bisect import insort
from collections import Counter
from itertools import accumulate
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import func, select, union_all

from desktop.domain import COLOURS, Tag, TagUse, tag_paths
from desktop.domain.steps import StepCode
from desktop.errors import InvalidValueError, NotFoundError
from desktop.library.asking.smart_tags import ask_as_before
from desktop.library.codebook.bearings import (
    bearers,
    hand_over,
    on_documents,
    take_off,
)
from desktop.library.codebook.tag_uses import tag_uses
from desktop.library.documents import pairs
from desktop.library.file.tables import (
    DocumentRow,
    DocumentTagRow,
    HighlightRow,
    HighlightTagRow,
    TagRow,
)
from desktop.library.file.values import all_of, clean, now, text_of, uncollected
from desktop.library.ordering import natural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as Ids

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from desktop.library.steps.history import History
    from desktop.library.steps.journal import Journal

_SAID = ("colour", "definition", "example", "exclusion")
"""What a tag says of itself besides its path."""
_HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Tags:
    """What can be done with tags."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._store = history.store

    def all(self) -> list[Tag]:
        """Return all tags in the order of their paths; a count leaves out the tags below.

        A tag that only documents in the trash bear waits there with them.
        """
        with self._store.reading() as session, uncollected():
            return sorted(_tags_where(session, TagRow.id.not_in(resting_tags())), key=_place)

    def updated(self, tags: Sequence[Tag], ids: Ids[str]) -> list[Tag]:
        """Return what `all` would, given what it returned before these tags changed."""
        if len(ids) > _MANY:
            return self.all()
        with self._store.reading() as session, uncollected():
            live = TagRow.id.in_(all_of(ids)) & TagRow.id.not_in(resting_tags())
            fresh = _tags_where(session, live, ids)
        return self.with_counted(tags, ids, fresh)

    @staticmethod
    def with_counted(tags: Sequence[Tag], ids: Ids[str], counted: Sequence[Tag]) -> list[Tag]:
        """Return `tags` with some of them as they were `counted`, in the order of `all`."""
        others = {tag.id for tag in counted}.union(ids)
        known = [tag for tag in tags if tag.id not in others]
        for tag in counted:
            insort(known, tag, key=_place)
        return known

    def say_the_same(self, tags: Sequence[Tag], ids: Ids[str]) -> bool:
        """Whether these tags, as far as they were among `tags`, differ at most in their counts."""
        wanted = select(TagRow.id, *(getattr(TagRow, name) for name in ("path", *_SAID)))
        live = TagRow.id.in_(all_of(ids)) & TagRow.id.not_in(resting_tags())
        with self._store.reading() as session:
            now = {
                key: tuple(map(text_of, said)) for key, *said in session.execute(wanted.where(live))
            }
        said = attrgetter("path", *_SAID)
        return all(now.get(tag.id) == said(tag) for tag in tags if tag.id in ids)

    def paths(self) -> dict[str, str]:
        """Return the paths of all tags outside the trash by their ids."""
        with self._store.reading() as session:
            return {row[0]: text_of(row[1]) for row in session.execute(LIVE_TAGS)}

    def totals(self) -> dict[str, int]:
        """Return how many highlights bear each level that has tags below it, or one of those tags.

        A highlight with several of them counts once.
        """
        with self._store.reading() as session, uncollected():
            paths = self.paths()
            above = {level for path in paths.values() for level in _levels(path)}
            bearers: dict[str, set[str]] = {level: set() for level in sorted(above)}
            told = {
                key: [bearers[level] for level in (*_levels(path), path) if level in above]
                for key, path in paths.items()
            }
            borne = select(HighlightTagRow.tag_id, HighlightTagRow.highlight_id)
            for tag_id, highlight_id in session.execute(borne):
                for found in told.get(tag_id, ()):
                    found.add(highlight_id)
            gone = set(session.scalars(_GONE))
        return {level: len(found - gone) for level, found in bearers.items()}

    def uses(self) -> dict[str, TagUse]:
        """Return how far each tag, and each level above, is in use, by path."""
        with self._store.reading() as session:
            return tag_uses(session, self.paths())

    def recent(self, limit: int) -> list[str]:
        """Return the paths of the tags that were given last, the latest first."""
        last = func.max(HighlightTagRow.added)
        with self._store.reading() as session:
            tag_id, paths = HighlightTagRow.tag_id, self.paths()
            given = pairs(session, select(tag_id, last).group_by(tag_id))
        latest = [(text_of(at), paths[key]) for key, at in given.items() if key in paths]
        latest.sort(key=itemgetter(1))
        latest.sort(key=itemgetter(0), reverse=True)
        return [path for _, path in latest[:limit]]

    def ensure(self, path: str, colour: str = "", definition: str = "") -> Tag:
        """Return the tag at a path, making it when it is missing.

        Colour and definition fill in what an existing tag lacks; they replace nothing.
        """
        with self._history.change(StepCode.NEW_TAG) as journal:
            row = _wanted(journal, path, _checked_colour(colour))
            _fill_in(journal, row, _checked_colour(colour), clean(definition))
            return _tag(journal.session, row.id)

    def rename(self, tag_id: str, path: str) -> Tag:
        """Give a tag, and with it the tags below, another path.

        Where a tag stands there already the two become one, which keeps its own colour and
        definition.
        """
        path = tag_paths.checked(path)
        with self._history.change(StepCode.RENAME_TAG) as journal:
            _rename_family(journal, _found(journal.session, tag_id), path)
            return _tag_at(journal.session, path)

    def rename_level(self, level: str, path: str) -> None:
        """Rename as `rename` does a tag, or a level above tags that need not be one yet."""
        path = tag_paths.checked(path)
        with self._history.change(StepCode.RENAME_TAG) as journal:
            _rename_family(journal, _wanted(journal, level), path)

    def change(
        self,
        tag_id: str,
        *,
        colour: str | None = None,
        definition: str | None = None,
        exclusion: str | None = None,
        example: str | None = None,
    ) -> Tag:
        """Change what a tag says of itself; None leaves a value alone."""
        given = {"definition": definition, "exclusion": exclusion, "example": example}
        values = {name: clean(value) for name, value in given.items() if value is not None}
        if colour is not None:
            values["colour"] = _checked_colour(colour)
        with self._history.change(StepCode.CHANGE_TAG) as journal:
            row = _found(journal.session, tag_id)
            journal.update(row, **values)
            return _tag(journal.session, row.id)

    def remove(self, tag_id: str, *, below: bool = False, into: str = "") -> None:
        """Take a tag off all that bears it and remove it; with those `below`, or they stay.

        The tag at the path `into` gets what bore them, if one is named.
        """
        with self._history.change(StepCode.REMOVE_TAG) as journal:
            row = _found(journal.session, tag_id)
            gone = _family(journal.session, row.path) if below else [row]
            heir = found_or_new_tag(journal, into) if into else None
            if heir in gone:
                raise InvalidValueError("tag", into, "one that stays")
            for each in gone:
                if heir is not None:
                    hand_over(journal, each.id, heir.id)
                else:
                    take_off(journal, each.id)
                journal.delete(each)


def _place(tag: Tag) -> tuple[list[tuple[tuple[int, int, str], ...]], str]:
    """Return what sorts tags: no two have the same, so that there is but one order."""
    return [natural(level) for level in tag.path.split("/")], tag.path


def found_or_new_tag(journal: Journal, path: str, colour: str = "") -> TagRow:
    """Return the row of the tag at a path, made when it is missing.

    A new one without a colour gets one that the tags beside it do not have.
    """
    path = tag_paths.checked(path)
    row = _row_at(journal.session, path)
    if row is None:
        row = TagRow(
            id=str(uuid4()),
            path=path,
            colour=colour or tag_paths.fresh_colour(_colours_beside(journal.session, path)),
            definition="",
            created=now(),
            created_by=journal.by,
        )
        journal.insert(row)
    return row


def _wanted(journal: Journal, path: str, colour: str = "") -> TagRow:
    """Return the row of the tag at a path, which is wanted whatever is in the trash."""
    row = found_or_new_tag(journal, path, colour)
    if journal.session.scalar(resting_tags().having(HighlightTagRow.tag_id == row.id)):
        journal.update(row, created=now())
    return row


def _colours_beside(session: Session, path: str) -> list[str]:
    """Return the colours of the tags of the same level, and of the one above."""
    above, slash, _ = path.rpartition("/")
    family = select(TagRow.path, TagRow.colour)
    rows = session.execute(family.where(under(above)) if above else family)
    depth = len(above) + len(slash)
    return [row[1] for row in rows if "/" not in row[0][depth:]]


def under(path: str) -> ColumnElement[bool]:
    """Return the condition for the tag at a path and all tags below it."""
    # '0' follows '/' in UTF-8, so this is everything that begins with the path and a slash.
    return (TagRow.path == path) | ((TagRow.path > f"{path}/") & (TagRow.path < f"{path}0"))


def _levels(path: str) -> list[str]:
    """Return the paths above a path: 'a' and 'a/b' above 'a/b/c'."""
    return list(accumulate(path.split("/")[:-1], "{}/{}".format))


def _checked_colour(colour: str) -> str:
    if colour and colour not in COLOURS and not _HEX_COLOUR.fullmatch(colour):
        raise InvalidValueError("tag colour", colour, f"{', '.join(COLOURS)} or one like #a0b1c2")
    return colour


def _found(session: Session, tag_id: str) -> TagRow:
    row = session.get(TagRow, tag_id)
    if row is None:
        raise NotFoundError("tag", tag_id)
    return row


def _row_at(session: Session, path: str) -> TagRow | None:
    return session.scalars(select(TagRow).where(TagRow.path == path)).first()


def _family(session: Session, path: str) -> list[TagRow]:
    return list(session.scalars(select(TagRow).where(under(path))))


def _rename_family(journal: Journal, row: TagRow, path: str) -> None:
    old = row.path
    ask_as_before(journal, old, path)
    # From below upwards, so that 'a' can become 'a/b' where an 'a/b' stands.
    for each in sorted(_family(journal.session, old), key=lambda tag: -len(tag.path)):
        _rename(journal, each, path + each.path[len(old) :])


def _rename(journal: Journal, row: TagRow, path: str) -> None:
    other = _row_at(journal.session, path)
    if other is None or other is row:
        journal.update(row, path=path)
    else:
        _merge(journal, row, other)


def _merge(journal: Journal, row: TagRow, into: TagRow) -> None:
    """Make two tags one, which is called like `into` and says what that says of itself.

    Nobody sees which of the two rows that is: the one that more bears, as the rest is moved.
    """
    path = into.path
    said = {name: getattr(into, name) or getattr(row, name) for name in _SAID}
    stays, goes = into, row
    if bearers(journal.session, row.id) > bearers(journal.session, into.id):
        stays, goes = row, into
    hand_over(journal, goes.id, stays.id)
    journal.delete(goes)
    journal.update(stays, path=path, **said)


def _fill_in(journal: Journal, row: TagRow, colour: str, definition: str) -> None:
    journal.update(row, colour=row.colour or colour, definition=row.definition or definition)


def _tag(session: Session, tag_id: str) -> Tag:
    return _tags_where(session, TagRow.id == tag_id, {tag_id})[0]


def _tag_at(session: Session, path: str) -> Tag:
    row = _row_at(session, path)
    if row is None:
        raise NotFoundError("tag", path)
    return _tag(session, row.id)


_TRASHED = select(DocumentRow.id).where(DocumentRow.deleted_at.is_not(None))


def _highlights_in(documents: Select[str]) -> Select[str]:
    """Select the ids of highlights in documents."""
    return select(HighlightRow.id).where(HighlightRow.document_id.in_(documents))


_GONE = union_all(
    select(HighlightRow.id).where(HighlightRow.deleted_at.is_not(None)),
    _highlights_in(_TRASHED).where(HighlightRow.deleted_at.is_(None)),
)
"""Highlights in the trash: by themselves, and with their documents."""
_MANY = 500
"""Tags from which on all are counted sooner than those alone."""
_FEWER = 15_000
"""Bearings that are looked up one by one sooner than all highlights that are in the trash."""


def resting_tags() -> Select[str]:
    """Select the ids of tags that some highlight bears, but none outside the trash.

    One that was made again since its documents went there is not meant, nor one that is on a whole
    document outside.
    """
    whole = (
        select(DocumentTagRow.tag_id)
        .join(DocumentRow, DocumentRow.id == DocumentTagRow.document_id)
        .where(DocumentRow.deleted_at.is_(None))
    )
    return (
        select(HighlightTagRow.tag_id)
        .join(TagRow, TagRow.id == HighlightTagRow.tag_id)
        .join(HighlightRow, HighlightRow.id == HighlightTagRow.highlight_id)
        .join(DocumentRow, DocumentRow.id == HighlightRow.document_id)
        .where(HighlightTagRow.tag_id.not_in(whole))
        .where(HighlightTagRow.tag_id.in_(_tags_on(_highlights_in(_TRASHED))))  # few, if any
        .group_by(HighlightTagRow.tag_id)
        .having(func.min(DocumentRow.deleted_at.is_not(None)))
        .having(func.max(DocumentRow.deleted_at) >= TagRow.created)
    )


def _tags_on(highlights: Select[str]) -> Select[str]:
    return select(HighlightTagRow.tag_id).where(HighlightTagRow.highlight_id.in_(highlights))


def _borne(session: Session, ids: Ids[str] | None) -> Counter[str]:
    """Return how many highlights outside the trash bear tags: all, but for those in it.

    Those are few. Looking up of each whether it is in the trash would take thirty times as long,
    unless few bear these tags.
    """
    counted = select(HighlightTagRow.tag_id, func.count()).group_by(HighlightTagRow.tag_id)
    meant = counted if ids is None else counted.where(HighlightTagRow.tag_id.in_(all_of(ids)))
    borne = Counter(pairs(session, meant))
    if ids is not None and borne.total() < _FEWER:
        bearer = HighlightRow.id == HighlightTagRow.highlight_id
        gone = HighlightRow.deleted_at.is_not(None) | HighlightRow.document_id.in_(_TRASHED)
        borne.subtract(pairs(session, meant.join(HighlightRow, bearer).where(gone)))
    else:  # not of those that are meant alone: SQLite would try each of them with each that is gone
        borne.subtract(pairs(session, counted.where(HighlightTagRow.highlight_id.in_(_GONE))))
    return borne


def _tags_where(
    session: Session, condition: ColumnElement[bool], ids: Ids[str] | None = None
) -> list[Tag]:
    """Return tags that fulfil a condition; `ids`, if it lets no others in, spares counting all."""
    rows = session.execute(
        select(
            *(TagRow.id, TagRow.path, TagRow.colour, TagRow.definition),
            *(TagRow.exclusion, TagRow.example),
        ).where(condition)
    ).all()
    borne = _borne(session, ids)
    wholes = on_documents(session, ids)
    return [
        Tag(
            key,
            text_of(path),
            text_of(colour),
            text_of(definition),
            borne[key],
            text_of(exclusion),
            text_of(example),
            wholes.get(key, 0),
        )
        for key, path, colour, definition, exclusion, example in rows
    ]


LIVE_TAGS = select(TagRow.id, TagRow.path).where(TagRow.id.not_in(resting_tags()))
