from __future__ import annotations

import sqlite3
from contextlib import closing

from desktop.domain.steps import StepCode
from desktop.library.file.older.step_codes import name_by_code


def test_sentences_become_codes():
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE steps (id INTEGER PRIMARY KEY, text TEXT)")
        raw.execute("CREATE TABLE events (step_id INTEGER, noun TEXT)")
        said = ["Highlight", "Remove tag", "Remove tag", "Tag", "Tag", "Something of long ago"]
        raw.executemany("INSERT INTO steps (text) VALUES (?)", [(text,) for text in said])
        raw.executemany("INSERT INTO events VALUES (?, ?)", [(2, "highlight_tags"), (3, "tags")])
        name_by_code(raw)
        codes = [StepCode(row[0]) for row in raw.execute("SELECT code FROM steps ORDER BY id")]
    assert codes == [
        StepCode.HIGHLIGHT, StepCode.UNTAG, StepCode.REMOVE_TAG, StepCode.TAG, StepCode.TAG,
        StepCode.CHANGE,
    ]  # fmt: skip
