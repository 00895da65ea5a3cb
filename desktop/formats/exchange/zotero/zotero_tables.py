"""The library of Zotero as its database has it: items with their fields, people, tags and folders.

Columns are asked for by name; settings, accounts and what is synchronised are never looked at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.formats.exchange.sqlite_bytes import number, text

if TYPE_CHECKING:
    from desktop.formats.exchange.sqlite_bytes import Tables

_TYPES = {
    1: "artwork", 2: "audioRecording", 3: "attachment", 28: "note", 37: "annotation",
}  # fmt: skip
"""Only for a database that lacks the names of types."""
# Collections in one another; a damaged library may have a ring.
_DEEPEST = 40
# Zotero's word for a tag that came with the item; the reader did not choose it.
_AUTOMATIC = 1


@dataclass(slots=True)
class ZoteroItem:
    """An item of any kind, with its fields as Zotero calls them."""

    number: int
    key: str = ""
    kind: str = ""
    library: int = 0
    added: str = ""
    modified: str = ""
    is_deleted: bool = False
    fields: dict[str, Any] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    automatic_tags: list[str] = field(default_factory=list)
    collections: list[int] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """Return its fields, with what else an item in JSON has."""
        keywords = [{"tag": tag} for tag in self.automatic_tags]
        return {**self.fields, "itemType": self.kind, "key": self.key, "tags": keywords}


def moment(value: object) -> str:
    """Return a moment of the database, which is in UTC, as ISO 8601."""
    written = text(value).strip()
    shape = "0000-00-00 00:00:00"
    return f"{written.replace(' ', 'T')}+00:00" if len(written) == len(shape) else ""


class ZoteroTables:
    """All items by their numbers, and what collections and groups are called."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.items = self._items()
        self._add_fields()
        self._add_people()
        self._add_tags()
        self._parents: dict[int, tuple[str, int | None]] = {}
        self._add_collections()
        self.groups = {
            number(library): (text(name), number(group) or 0)
            for library, name, group in tables.rows("groups", "libraryID", "name", "groupID")
        }

    def folders(self, item: ZoteroItem) -> tuple[str, ...]:
        """Return the names of the collections that an item lies in, from its group down."""
        group = self.groups.get(item.library)
        path: list[str] = []
        at = min(item.collections, default=None)
        while at is not None and at in self._parents and len(path) < _DEEPEST:
            name, at = self._parents[at]
            path.insert(0, name)
        return tuple(filter(None, ((group[0] if group else ""), *path)))

    def identity(self, item: ZoteroItem) -> str:
        """Return what a link into Zotero calls an item."""
        group = self.groups.get(item.library)
        return f"groups/{group[1]}/{item.key}" if group else item.key

    def _items(self) -> dict[int, ZoteroItem]:
        kinds = dict(_TYPES)
        for name in ("itemTypes", "itemTypesCombined"):
            for one, called in self._tables.rows(name, "itemTypeID", "typeName"):
                kinds[number(one) or 0] = text(called)
        columns = ("itemID", "itemTypeID", "key", "libraryID", "dateAdded", "dateModified")
        deleted = {number(row[0]) for row in self._tables.rows("deletedItems", "itemID")}
        items = {}
        for row in self._tables.rows("items", *columns):
            known = number(row[0])
            if known is not None:
                items[known] = ZoteroItem(
                    known, text(row[2]), kinds.get(number(row[1]) or 0, ""), number(row[3]) or 0,
                    moment(row[4]), moment(row[5]), known in deleted,
                )  # fmt: skip
        return items

    def _add_fields(self) -> None:
        names: dict[int | None, str] = {}
        for table in ("fields", "fieldsCombined"):
            for one, name in self._tables.rows(table, "fieldID", "fieldName"):
                names[number(one)] = text(name)
        values = {number(one): value for one, value in self._tables.rows(
            "itemDataValues", "valueID", "value")}  # fmt: skip
        for one, called, value in self._tables.rows("itemData", "itemID", "fieldID", "valueID"):
            item, name = self.items.get(number(one) or 0), names.get(number(called), "")
            if item is not None and name:
                item.fields.setdefault(name, text(values.get(number(value))))

    def _add_people(self) -> None:
        parts = {number(one): text(name) for one, name in self._tables.rows(
            "creatorTypes", "creatorTypeID", "creatorType")}  # fmt: skip
        columns = ("creatorID", "firstName", "lastName", "fieldMode")
        people = {number(row[0]): row[1:] for row in self._tables.rows("creators", *columns)}
        columns = ("itemID", "creatorID", "creatorTypeID", "orderIndex")
        rows = sorted(
            self._tables.rows("itemCreators", *columns), key=lambda row: number(row[3]) or 0
        )
        for one, person, part, _order in rows:
            item, name = self.items.get(number(one) or 0), people.get(number(person))
            if item is not None and name is not None:
                item.fields.setdefault("creators", []).append({
                    "creatorType": parts.get(number(part), "author"), "firstName": text(name[0]),
                    "lastName": text(name[1]), "fieldMode": number(name[2]),
                })  # fmt: skip

    def _add_tags(self) -> None:
        names = {
            number(one): text(name) for one, name in self._tables.rows("tags", "tagID", "name")
        }
        for one, tag, kind in self._tables.rows("itemTags", "itemID", "tagID", "type"):
            item, name = self.items.get(number(one) or 0), names.get(number(tag), "")
            if item is not None and name:
                is_automatic = number(kind) == _AUTOMATIC
                (item.automatic_tags if is_automatic else item.tags).append(name)

    def _add_collections(self) -> None:
        columns = ("collectionID", "collectionName", "parentCollectionID")
        deleted = {
            number(row[0]) for row in self._tables.rows("deletedCollections", "collectionID")
        }
        for one, name, parent in self._tables.rows("collections", *columns):
            known = number(one)
            if known is not None and known not in deleted:
                self._parents[known] = (text(name), number(parent))
        for collection, one in self._tables.rows("collectionItems", "collectionID", "itemID"):
            item, known = self.items.get(number(one) or 0), number(collection)
            if item is not None and known in self._parents:
                item.collections.append(known)

    def authors(self) -> dict[int, str]:
        """Return who made an item of a group, by the item's number."""
        names = {
            number(one): text(name) for one, name in self._tables.rows("users", "userID", "name")
        }
        made = self._tables.rows("groupItems", "itemID", "createdByUserID")
        found: dict[int, str] = defaultdict(str)
        for one, who in made:
            found[number(one) or 0] = names.get(number(who), "")
        return found
