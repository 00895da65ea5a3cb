from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import UnreadableFileError
from desktop.formats.door import companions
from desktop.formats.door.source import Source
from desktop.formats.exchange.ereaders import kobo
from tests.formats.exchange.ereaders.test_lost_words import NAME, epub

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.domain.exchanged.project import Project

VOLUME = "file:///mnt/onboard/Marsh, Ada/The Harbour #1.epub"
KEPUB = "file:///mnt/onboard/Marsh, Ada/The Pier.kepub.epub"
COLUMNS = (
    "BookmarkID", "VolumeID", "ContentID", "StartContainerPath", "StartOffset",
    "EndContainerPath", "EndOffset", "Text", "Annotation", "DateCreated", "DateModified",
    "Hidden", "Type", "Color",
)  # fmt: skip


def mark(identity: str, **said: Any) -> dict[str, Any]:
    return {
        "BookmarkID": identity, "VolumeID": VOLUME, "ContentID": f"{VOLUME}#(1){NAME}",
        "StartContainerPath": f"{NAME}#point(/1/4/2/1:0)",
        "EndContainerPath": f"{NAME}#point(/1/4/2/1:7)",
        "StartOffset": 0, "EndOffset": 0, "Text": "Words", "Hidden": "false", "Type": "highlight",
        "DateCreated": "2024-11-18T17:43:44.000", "DateModified": "2024-11-18T17:44:00Z",
    } | said  # fmt: skip


def write(
    path: Path, *marks: dict[str, Any], without: str = "", mode: str = "delete"
) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute(f"PRAGMA journal_mode={mode}")
    columns = [name for name in COLUMNS if name != without]
    database.execute(f"CREATE TABLE Bookmark ({', '.join(columns)})")
    database.execute("CREATE TABLE user (UserID, AccessToken)")
    database.execute("INSERT INTO user VALUES ('me', 'secret-token')")
    database.execute(
        "CREATE TABLE content (ContentID, ContentType, BookID, BookTitle, Title, Attribution, "
        "Publisher, Language, ISBN, VolumeIndex)"
    )
    rows = [
        (VOLUME, "6", None, None, "The Harbour", "Ada Marsh, Ben Roe", "Pier", "en",
         "978-0-00-000000-2", -1),
        (f"{VOLUME}#(0)a.xhtml", "9", VOLUME, "The Harbour", "Foreword", None, None, None, None, 0),
        (f"{VOLUME}#(1){NAME}", "9", VOLUME, "The Harbour", "The Pier", None, None, None, None, 1),
        (f"{KEPUB[7:]}!!b.xhtml", "9", KEPUB, "The Pier", "b.xhtml", None, None, None, None, 5),
        (f"{KEPUB[7:]}!!b.xhtml-1", "899", KEPUB, None, "At Sea", None, None, None, None, 4),
    ]  # fmt: skip
    database.executemany("INSERT INTO content VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    for each in marks:
        values = [each.get(name) for name in columns]
        marks_of = f"INSERT INTO Bookmark VALUES ({','.join('?' * len(values))})"  # noqa: S608
        database.execute(marks_of, values)
    database.commit()
    if mode == "delete":
        database.close()
    return database


def read(path: Path) -> Project | None:
    return kobo.read(Source(path, path.read_bytes(), beside=companions.reader(path)))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "KoboReader.sqlite"


def test_marks_stand_in_the_order_of_reading_with_their_chapters_and_notes(path):
    write(
        path,
        mark("late", StartContainerPath=f"{NAME}#point(/1/4/10/1:5)", Color=2),
        mark("early", StartContainerPath=f"{NAME}#point(/1/4/4/1:50)", Annotation="why?", Color=0),
        mark("first", ContentID=f"{VOLUME}#(0)a.xhtml", Type="note", Annotation=" "),
        mark("deleted", Hidden="true"),
        mark("page", Type="dogear", Text=None),
        mark("mute", Text=None, Annotation="of no words"),
        mark("pen", Type="markup", Text=None),
        mark("kepub", VolumeID=KEPUB, ContentID=f"{KEPUB[7:]}!!b.xhtml",
             StartContainerPath=r"span#kobo\.10\.1", Text=" At sea.\n\t Still. "),
        mark("before", VolumeID=KEPUB, ContentID=f"{KEPUB[7:]}!!b.xhtml",
             StartContainerPath=r"span#kobo\.9\.2", StartOffset=4),
    )  # fmt: skip
    project = read(path)
    assert project is not None
    harbour, pier = project.sources
    told = [(p.identity, p.colour, p.chapter, [n.text for n in p.notes]) for p in harbour.passages]
    assert told == [
        ("first", "", ("Foreword",), []),
        ("mute", "", ("The Pier",), []),
        ("early", "yellow", ("The Pier",), ["why?"]),
        ("late", "blue", ("The Pier",), []),
    ]
    assert [(note.title, note.text) for note in harbour.notes] == [("The Pier", "of no words")]
    assert harbour.removed == ("deleted",)
    assert (harbour.facts.title, harbour.facts.authors) == ("The Harbour", ("Ada Marsh", "Ben Roe"))
    assert harbour.facts.other == {"isbn": "9780000000002"}
    assert harbour.beside == ("The Harbour #1.epub",)
    assert harbour.passages[0].created == "2024-11-18T17:43:44"
    assert harbour.passages[0].modified == "2024-11-18T17:44:00Z"
    assert [(p.identity, p.chapter) for p in pier.passages] == [
        ("before", ("At Sea",)),
        ("kepub", ("At Sea",)),
    ]
    assert pier.facts.title == "The Pier"
    assert project.without_a_home == {"bookmarks": 1, "handwritten marks": 1}
    assert "secret-token" not in repr(project)


def test_older_databases_lack_columns(path):
    for missing in ("Color", "Type", "Hidden", "Annotation", "EndContainerPath"):
        path.unlink(missing_ok=True)
        write(path, mark("one"), without=missing)
        project = read(path)
        assert project is not None
        assert [p.quotation for p in project.sources[0].passages] == ["Words"]


def test_words_that_are_missing_come_from_the_book_beside(path):
    write(path, mark("one", Text=None), mark("two", Text="", EndContainerPath="elsewhere"))
    assert [p.quotation for p in read(path).sources[0].passages] == ["", ""]
    (path.parent / "The Harbour #1.epub").write_bytes(epub())
    assert [p.quotation for p in read(path).sources[0].passages] == ["Märkte", ""]


def test_a_database_that_its_device_has_open_is_read_with_its_log(path):
    device = write(path, mark("one"), mode="wal")
    assert path.with_name(f"{path.name}-wal").stat().st_size
    before = {each.name: each.stat().st_mtime_ns for each in path.parent.iterdir()}
    project = read(path)
    assert project is not None
    assert len(project.sources[0].passages) == 1
    assert {each.name: each.stat().st_mtime_ns for each in path.parent.iterdir()} == before
    device.close()


def test_other_databases_are_none_and_broken_ones_say_so(path):
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE Bookmark (Title)")
    database.close()
    assert read(path) is None
    path.write_bytes(b"no database")
    with pytest.raises(UnreadableFileError):
        read(path)
    write(path.with_name("whole.sqlite"), *(mark(str(at)) for at in range(500)))
    path.write_bytes(path.with_name("whole.sqlite").read_bytes()[:20000])
    with pytest.raises(UnreadableFileError, match="copy the file again"):
        read(path)
