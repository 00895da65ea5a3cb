"""Steps that were named by an English sentence, before they had codes.

Formats 1 to 3 of the library stored what was shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_CODES = {
    "Undo": "undo",
    "Redo": "redo",
    "Highlight": "highlight",
    "Change highlight": "change-highlight",
    "Change colour": "change-colour",
    "Edit note": "edit-note",
    "Move highlight": "move-highlight",
    "Remove highlight": "remove-highlight",
    "Restore highlight": "restore-highlight",
    "Tag": "tag",
    "Remove tag": "untag",  # said of taking it out of the codebook, too: see below
    "New tag": "new-tag",
    "Rename tag": "rename-tag",
    "Change tag": "change-tag",
    "Link": "link",
    "Remove link": "remove-link",
    "Edit facts": "edit-facts",
    "Edit sections": "edit-sections",
    "Move document": "move-document",
    "Remove document": "remove-document",
    "Restore document": "restore-document",
    "Empty trash": "empty-trash",
    "New collection": "new-collection",
    "Rename collection": "rename-collection",
    "Move collection": "move-collection",
    "Remove collection": "remove-collection",
    "Move": "move-rows",
    "Move to trash": "trash-rows",
    "Remove": "remove-rows",
    "Import": "import",
    "Import again": "import-again",
    "Add the samples": "add-samples",
    "Remove the sample documents": "remove-samples",
}


def name_by_code(raw: sqlite3.Connection) -> None:
    """Give every step its code, 'change' where the sentence is unknown; to format 4."""
    raw.execute("ALTER TABLE steps RENAME COLUMN text TO code")
    steps = raw.execute("SELECT id, code FROM steps").fetchall()
    codes = [(_CODES.get(sentence, "change"), number) for number, sentence in steps]
    raw.executemany("UPDATE steps SET code = ? WHERE id = ?", codes)
    raw.execute(
        "UPDATE steps SET code = 'remove-tag' WHERE code = 'untag' AND id IN "
        "(SELECT step_id FROM events WHERE noun = 'tags')"
    )
