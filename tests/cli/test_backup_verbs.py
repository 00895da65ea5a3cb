from __future__ import annotations

import json

import pytest


@pytest.fixture
def kept(run, imported, tmp_path):
    """Return the library's folder, with one backup of one highlight."""
    run("highlight", imported, "--quote", "902", "--note", "A note.")
    assert run("backup")[0] == 0
    return tmp_path / "library"


def lose(library, left=None):
    (library / "library.sqlite3").unlink()
    if left is not None:
        (library / "library.sqlite3").write_bytes(left)


def test_backups_are_listed_in_lines_and_json(run, kept):
    code, out, _ = run("restore", "--list")
    assert code == 0
    assert "1 documents, 1 highlights, 1 notes" in out
    assert "sound" in out
    (record,) = json.loads(run("restore", "--list", "--json")[1])
    assert record["path"] == str(kept / "backups" / record["name"])
    assert (record["sound"], record["problems"], record["reason"]) == (True, [], "asked")
    assert json.loads(run("restore", "--list", kept / "backups", "--json")[1]) == [record]


def test_a_library_without_backups_says_how_one_is_made(run, imported):
    assert (
        run("restore", "--list")[1] == "There are no backups here. Make one with: manicule backup\n"
    )
    assert json.loads(run("restore", "--list", "--json")[1]) == []


def test_a_backup_is_restored_by_its_name_and_by_its_path(run, kept, tmp_path):
    (record,) = json.loads(run("restore", "--list", "--json")[1])
    code, out, err = run("restore", record["name"], tmp_path / "one")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == str(tmp_path / "one")
    restored = json.loads(run("restore", record["path"], tmp_path / "two", "--json")[1])
    assert restored == record | {"folder": str(tmp_path / "two"), "problems": []}
    code, _, err = run("restore", record["name"], tmp_path / "one")
    assert code == 1
    assert "was left as it is" in err
    code, _, err = run("restore", "none", tmp_path / "three")
    assert code == 1
    assert "There is no backup “none”" in err
    with pytest.raises(SystemExit) as ended:
        run("restore", record["name"])
    assert ended.value.code == 2


def test_a_backup_of_a_damaged_library_is_made_and_named(run, kept, tmp_path):
    (source,) = (kept / "sources").iterdir()
    (kept / "backups" / "pool" / source.name).unlink()
    source.unlink()
    code, out, err = run("backup", tmp_path / "copy")
    assert code == 1
    assert (tmp_path / "copy" / "library.sqlite3").exists()
    assert out == f"{tmp_path / 'copy'}\n"
    assert "the library is damaged" in err
    assert "The original bytes of “Harbour survey” are missing." in err
    code, _, err = run("restore", tmp_path / "copy", tmp_path / "again")
    assert code == 1
    assert "are missing" in err


@pytest.mark.parametrize("left", [None, b"", b"no database " * 1000])
def test_every_verb_refuses_a_lost_library_and_says_what_to_do(run, kept, left):
    lose(kept, left)
    for verb in (("check",), ("documents",), ("search", "a"), ("backup",), ("reindex",)):
        code, out, err = run(*verb)
        assert (code, out) == (1, "")
        assert "1 original file and 1 backup (" in err
        assert "restore --list, then restore BACKUP" in err
        assert "--begin-anew" in err
    (record,) = json.loads(run("restore", "--list", "--json")[1])
    assert run("restore", record["name"], kept)[0] == 0
    assert run("check")[0] == 0
    assert len(json.loads(run("annotations", "--json")[1])) == 1


def test_an_empty_library_is_begun_where_one_was_lost_only_when_told(run, kept):
    lose(kept)
    assert json.loads(run("--begin-anew", "documents", "--json")[1]) == []
    assert run("check")[0] == 0
    assert len(list((kept / "sources").iterdir())) == 1
    assert len(json.loads(run("restore", "--list", "--json")[1])) == 1


def test_an_id_that_disagrees_is_named_by_check(run, kept):
    (kept / "library.id").write_text("another")
    code, _, err = run("check")
    assert code == 1
    assert "library.id names the library another" in err


def test_nothing_is_exported_or_backed_up_onto_the_library(run, kept, tmp_path):
    before = (kept / "library.sqlite3").read_bytes()
    (tmp_path / "link.md").symlink_to(kept / "library.sqlite3")
    for path in (kept / "library.sqlite3", tmp_path / "link.md", kept / "sources"):
        code, _, err = run("export", "--output", path, "--replace")
        assert code == 1
        assert "belongs to the library itself" in err
    for path in (kept, kept / "sources", kept / "library.sqlite3"):
        code, _, err = run("backup", path)
        assert code == 1
        assert "belongs to the library itself" in err
    assert (kept / "library.sqlite3").read_bytes() == before
