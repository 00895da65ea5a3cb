import os
import time


def rot(path, data=b"rotten"):
    path.chmod(0o644)
    path.write_bytes(data)


def test_a_sound_library_has_no_problems(desk, library):
    document = desk.keep()
    desk.highlight(document, "1,204", tags=["a"])
    desk.keep("Changed.", document_id=document.id)
    library.history.undo()
    library.trash.put(document.id)
    assert library.care.check() == []
    assert library.care.check(repair=True) == []


def test_altered_and_missing_originals_are_brought_back(desk, library):
    one, two = desk.keep(), desk.keep("Two.", title="Second", name="2.txt")
    library.backups.make()
    (desk.folder / "source.txt").unlink()
    rot(library.documents.source_path(one.id))
    library.documents.source_path(two.id).unlink()
    found = library.care.check()
    assert [s.partition("”")[2] for s in found] == [
        " are no longer what they were.",
        " are missing.",
    ]
    assert all("brought back" in sentence for sentence in library.care.check(repair=True))
    assert library.care.check() == []
    assert library.documents.source_path(one.id).read_bytes() == desk.text.encode()


def test_an_original_is_brought_back_from_where_it_came(desk, library):
    document = desk.keep()
    rot(library.documents.source_path(document.id))
    assert "brought back" in library.care.check(repair=True)[0]
    rot(library.documents.source_path(document.id))
    (desk.folder / "source.txt").write_text("changed since")
    assert "brought back" not in library.care.check(repair=True)[0]
    assert len(library.care.check()) == 1


def test_a_rotten_text_and_a_wrong_quotation_are_told(desk, library):
    document = desk.keep()
    made = desk.highlight(document, "1,204")
    raw = library._store._raw
    raw.execute("UPDATE highlights SET quotation = '1,205'")
    assert library.care.check() == [
        f"The quotation of highlight {made.id} is not what “Detention” says there.",
        f"Highlight {made.id} (“1,205”) was altered, and by no step (quotation).",
    ]
    raw.execute("UPDATE blobs SET data = x'00'")
    found = "\n".join(library.care.check())
    assert "A stored text" in found
    assert "The text of “Detention”, revision 1, cannot be read." in found
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("DELETE FROM blobs")
    found = "\n".join(library.care.check())
    assert "is missing" in found
    assert "refers to a missing row" in found


def test_a_highlight_without_a_place_is_shown_and_mended(desk, library):
    made = desk.highlight(desk.keep(), "1,204")
    library._store._raw.execute("DELETE FROM placements")
    assert library.highlights.all()[0].placement.status == "waiting"
    assert "has no place" in library.care.check()[0]
    assert "looked for" in library.care.check(repair=True)[0]
    assert library.care.check() == []
    assert library.highlights.get(made.id).start == made.start


def test_only_old_leftovers_are_swept(desk, library):
    document = desk.keep()
    old, young = "0" * 64, "1" * 64
    for name in (old, young, f".{old}.x.part", "notes.txt"):
        (library.folder / "sources" / name).write_bytes(b"x")
    long_ago = time.time() - 90_000
    for name in (old, f".{old}.x.part", "notes.txt", document.sha256):
        os.utime(library.folder / "sources" / name, (long_ago, long_ago))
    assert library.care.check() == []
    assert library.care.check(repair=True) == []
    assert {p.name for p in (library.folder / "sources").iterdir()} == {
        young,
        "notes.txt",
        document.sha256,
    }
