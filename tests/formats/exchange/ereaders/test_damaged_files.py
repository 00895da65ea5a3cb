"""Files of every form, damaged anywhere: they are read, are none, or are refused in a sentence."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.exchanged.project import Project
from desktop.errors import UnreadableFileError
from desktop.formats import exchange
from desktop.formats.door.confined.project_answers import pack_project, unpack_project
from desktop.formats.door.source import Source
from tests.formats.exchange.ereaders.kindle.test_clippings import entry
from tests.formats.exchange.ereaders.kindle.test_notebook import PAIRS, page
from tests.formats.exchange.ereaders.test_calibre import COLLECTION, MARKS, opf, packed
from tests.formats.exchange.ereaders.test_kobo import mark, write
from tests.formats.exchange.ereaders.test_koreader import NEW, OLD, PLACE
from tests.formats.exchange.ereaders.test_moon_reader import HEAD, record
from tests.formats.exchange.ereaders.test_play_books import NOTES, docx
from tests.formats.samples import mutated

MOON = "\n".join([*HEAD, *record(1, "The sea", "#"), *record(2, "rose"), ""])
SAMPLES = {
    "My Clippings.txt": (entry("Highlight", "at location 5-6", "The sea.") * 3).encode(),
    "notebook.html": page(*PAIRS).encode(),
    "metadata.epub.lua": NEW.encode(),
    "metadata.pdf.lua": OLD.encode(),
    "calibre_bookmarks.txt": packed(MARKS),
    "a.calibre_annotation_collection": json.dumps(COLLECTION | {"annotations": MARKS}).encode(),
    "metadata.opf": opf(MARKS),
    "notes.docx": docx(*NOTES),
    "notes.mrexpt": MOON.encode(),
}
PIECES = sorted({b"\0", b"\xff", b"{", b"}", b'"', b"-1", b"1e999", b"<", b"==========", b"\n#\n"})


def tried(name: str, data: bytes) -> int:
    """Return how many forms took a file for theirs."""
    head = data[: exchange.HEAD].lower()
    found = 0
    for form in exchange.FORMS:
        if form.may_be(name.casefold(), head) and form.module.startswith("ereaders."):
            with contextlib.suppress(UnreadableFileError):
                project = form.load().read(Source(Path(name), data))
                if project is not None:
                    assert isinstance(project, Project)
                    unpack_project(b"".join(pack_project(project)))
                    found += 1
    return found


@pytest.mark.parametrize("name", SAMPLES)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    tried(name, mutated(data, SAMPLES[name], PIECES))


FAR = "9" * 14


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notes.mrexpt", MOON.replace("\n3\n0\n0\n", f"\n{FAR}\n{FAR}\n{FAR}\n")),
        ("metadata.epub.lua", NEW.replace("= 10,", "= 1e300,").replace("= 200,", "= -1e300,")),
        ("metadata.pdf.lua", NEW.replace(f'"{PLACE}4"', "1e300").replace(f'"{PLACE}40"', "nan")),
        ("My Clippings.txt", entry("Highlight", f"on page {FAR} | Location {FAR}-{FAR}99", "x")),
        ("a.json", json.dumps([MARKS[0] | {"spine_index": int(FAR), "start_cfi": f"/{FAR}:1"}])),
    ],
)
def test_numbers_that_are_far_out_do_no_harm(name: str, data: str) -> None:
    assert tried(name, data.encode()) == 1


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("kobo") / "KoboReader.sqlite"
    write(path, *(mark(str(at), Annotation="why?") for at in range(30)))
    return path.read_bytes()


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_databases_are_read_or_refused(database: bytes, data: st.DataObject) -> None:
    tried("koboreader.sqlite", mutated(data, database, PIECES))


def test_values_of_any_kind_in_a_database_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "KoboReader.sqlite"
    odd = (None, 3, -1.5, b"\xff\0", "x" * 1000, 2**62, "1e999")
    write(path, *(mark(str(at), **dict.fromkeys(mark(""), value)) for at, value in enumerate(odd)))
    database = sqlite3.connect(path)
    for value in odd:
        database.execute("INSERT INTO content VALUES (?,?,?,?,?,?,?,?,?,?)", [value] * 10)
    database.commit()
    database.close()
    tried("koboreader.sqlite", path.read_bytes())
