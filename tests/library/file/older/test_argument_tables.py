"""A library from before claims, outlines, free notes and bookmarks."""

from __future__ import annotations

from tests.library.file.older.later import gets_tables

ADDED = (
    "document_tags", "nothing_found", "link_kinds", "bookmarks", "free_notes", "claims",
    "claim_passages", "outlines", "outline_lines",
)  # fmt: skip


def test_an_older_library_gets_the_tables_that_a_new_one_has_and_is_sound(desk, library):
    gets_tables(desk, library, ADDED, 9)
