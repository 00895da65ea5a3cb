"""The tree of categories and codes of a QualCoder project, as tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.exchanged.project import ForeignTag
from desktop.formats.exchange.refi.refi_codes import colour
from desktop.formats.exchange.sqlite_bytes import number, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.formats.exchange.sqlite_bytes import Tables

_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T_](\d\d:\d\d:\d\d))?")
# Categories in categories; a damaged one may be above itself.
_DEEPEST = 50
_CATEGORY, _CODE = "category", "code"
_Key = tuple[str, int]


class _Node(NamedTuple):
    name: str
    above: _Key | None
    memo: str
    owner: str
    date: str
    colour: str = ""


class CodeTree:
    """Categories and codes as tags, categories first; codes are known by their numbers."""

    def __init__(self, tables: Tables) -> None:
        self._nodes: dict[_Key, _Node] = {}
        self._read(tables)
        levels = {key: self._levels(key) for key in self._nodes}
        self.tags = tuple(
            ForeignTag(levels[key], node.colour, node.memo, node.owner, node.date)
            for key, node in self._nodes.items()
        )
        self.number_of = {
            key: number_ for number_, (kind, key) in enumerate(self._nodes) if kind == _CODE
        }

    def _read(self, tables: Tables) -> None:
        columns = ("name", "memo", "owner", "date")
        for key, above, *said in tables.rows("code_cat", "catid", "supercatid", *columns):
            self._put(_CATEGORY, key, {_CATEGORY: above}, said)
        for key, category, code, shade, *said in tables.rows(
            "code_name", "cid", "catid", "supercid", "color", *columns
        ):
            self._put(_CODE, key, {_CODE: code, _CATEGORY: category}, said, text(shade))

    def _put(
        self, kind: str, key: object, above: Mapping[str, object], said: list[object],
        shade: str = "",
    ) -> None:  # fmt: skip
        if (known_by := number(key)) is None:
            return
        parents = ((its_kind, number(value)) for its_kind, value in above.items())
        parent = next(((k, v) for k, v in parents if v is not None), None)
        name, memo, owner, date = map(text, said)
        self._nodes[kind, known_by] = _Node(
            name.strip(), parent, memo.strip(), owner, moment(date), colour(shade)
        )

    def _levels(self, key: _Key) -> tuple[str, ...]:
        """Return the names from the top down; what goes in circles ends somewhere."""
        levels: list[str] = []
        seen: set[_Key] = set()
        at: _Key | None = key
        while at is not None and at in self._nodes and at not in seen and len(seen) < _DEEPEST:
            seen.add(at)
            node = self._nodes[at]
            levels.append(node.name)
            at = node.above
        return tuple(reversed(levels))


def moment(written: object) -> str:
    """Return a date as QualCoder writes it, in the time of the place, as ISO 8601; or ''."""
    found = _DATE.match(text(written).strip())
    return "T".join(filter(None, found.groups())) if found else ""
