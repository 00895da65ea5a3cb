"""What people did in a Taguette project, in its order: highlights have no author and no date."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.formats.exchange.sqlite_bytes import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.formats.exchange.sqlite_bytes import Tables

_DATE = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)")


class Deed(NamedTuple):
    """Who did something, and when."""

    by: str = ""
    at: str = ""


class Commands:
    """Tells of highlights and their tags who made them first, and when they were changed last."""

    def __init__(self, tables: Tables) -> None:
        self._made: dict[int, Deed] = {}
        self._changed: dict[int, str] = {}
        self._tagged: dict[tuple[int, int], Deed] = {}
        self._bearing: dict[int, set[int]] = {}
        """Highlights by the tags they bear at the moment."""
        for kind, deed, payload in _commands(tables):
            if kind == "highlight_add":
                self._mark(deed, payload)
            elif kind == "tag_merge":
                self._merge(payload)
        self._times = Counter(deed.at for deed in self._made.values())

    def made(self, highlight: int) -> Deed:
        """Return who made a highlight, and when."""
        return self._made.get(highlight, Deed())

    def changed(self, highlight: int) -> str:
        """Return when a highlight was changed last, or ''."""
        return self._changed.get(highlight, "")

    def tagged(self, highlight: int, tag: int) -> Deed:
        """Return who gave a highlight a tag, and when."""
        return self._tagged.get((highlight, tag)) or self.made(highlight)

    def identity(self, highlight: int) -> str:
        """Return when a highlight was made, to which exports keep while they number it anew."""
        made = self.made(highlight).at
        return made if self._times[made] == 1 else ""

    def _mark(self, deed: Deed, payload: dict[str, Any]) -> None:
        """Follow a highlight that was made, or that was changed, which looks alike."""
        highlight, tags = payload.get("highlight_id"), payload.get("tags")
        if not isinstance(highlight, int):
            return
        self._made.setdefault(highlight, deed)
        self._changed[highlight] = deed.at
        for tag in tags if isinstance(tags, list) else ():
            if isinstance(tag, int):
                self._tagged.setdefault((highlight, tag), deed)
                self._bearing.setdefault(tag, set()).add(highlight)

    def _merge(self, payload: dict[str, Any]) -> None:
        """Let those who gave the tag that is gone have given the one it became a part of."""
        old, new = payload.get("src_tag_id"), payload.get("dest_tag_id")
        if not isinstance(old, int) or not isinstance(new, int):
            return
        highlights = self._bearing.pop(old, set())
        for highlight in highlights:
            self._tagged.setdefault((highlight, new), self._tagged[highlight, old])
        self._bearing.setdefault(new, set()).update(highlights)


def _moment(written: object) -> str:
    """Return a date of the database, which is in universal time, or ''."""
    found = _DATE.fullmatch(text(written).strip())
    return f"{found[1]}T{found[2]}Z" if found else ""


def _commands(tables: Tables) -> Iterator[tuple[str, Deed, dict[str, Any]]]:
    for login, date, written in tables.rows("commands", "user_login", "date", "payload"):
        try:
            payload = json.loads(text(written))
        except (ValueError, RecursionError):
            continue
        if isinstance(payload, dict):
            yield str(payload.get("type")), Deed(text(login), _moment(date)), payload
