"""Highlights whose words had gone from the text before there was a status that says so.

Formats 1 and 2 of the library called them to be reviewed, with an empty range.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3


def mark_lost(raw: sqlite3.Connection) -> None:
    """Give them their status, in what is noted for undo as well; from format 2 to format 3."""
    raw.execute("UPDATE placements SET status = 'lost' WHERE status = 'review' AND start = end")
    events = "SELECT seq, key, before, after FROM events WHERE noun = 'placements'"
    for seq, key, before, after in raw.execute(events).fetchall():
        highlight_id, _, revision = key.rpartition(" ")
        now = raw.execute(
            "SELECT start, end FROM placements WHERE highlight_id = ? AND revision = ?",
            (highlight_id, revision),
        ).fetchone()
        sides = [_marked(side, now or (None, None)) for side in (before, after)]
        if sides != [before, after]:
            raw.execute("UPDATE events SET before = ?, after = ? WHERE seq = ?", (*sides, seq))


def _marked(side: str | None, now: tuple[int | None, int | None]) -> str | None:
    """Return the columns of a placement; what a step left as it was is not among them."""
    values: dict[str, Any] = json.loads(side) if side else {}
    start, end = (values.get(name, now[i]) for i, name in enumerate(("start", "end")))
    if values.get("status") != "review" or start is None or start != end:
        return side
    return json.dumps({**values, "status": "lost"}, ensure_ascii=False)
