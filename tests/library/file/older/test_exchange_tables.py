"""A library from before anything came from other programs or was kept exported."""

from __future__ import annotations

from tests.library.file.older.later import gets_tables

ADDED = ("brought", "brought_documents", "export_targets", "export_blocks")


def test_an_older_library_gets_the_tables_that_a_new_one_has_and_is_sound(desk, library):
    gets_tables(desk, library, ADDED, 12)
