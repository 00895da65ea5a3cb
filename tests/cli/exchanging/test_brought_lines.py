from __future__ import annotations

import json

import pytest

CLIPPINGS = """The Harbour (Bo Li)
- Your Highlight on Location 100-101 | Added on Friday, 2 January 2026 10:11:12

We were never told about the boats.
==========
The Harbour (Bo Li)
- Your Highlight on Location 300-301 | Added on Friday, 2 January 2026 10:12:12

There were 544 people on board.
==========
"""


@pytest.fixture
def clippings(tmp_path):
    path = tmp_path / "My Clippings.txt"
    path.write_text(CLIPPINGS, encoding="utf-8")
    return path


def rows(run, *arguments):
    code, out, _ = run(*arguments, "--json")
    return code, json.loads(out)


def test_a_dry_run_says_what_would_come_and_keeps_nothing(run, clippings):
    code, (tried,) = rows(run, "import", clippings, "--dry-run")
    assert code == 0
    assert (tried["status"], tried["document"]) == ("imported", None)
    assert tried["counts"] == {
        "documents": 1, "tags": 0, "highlights": 2, "exact": 2, "several": 0, "review": 0,
        "lost": 0,
    }  # fmt: skip
    assert tried["without_a_home"] == {}
    assert rows(run, "documents") == (0, [])
    _, (done,) = rows(run, "import", clippings)
    assert done["counts"] == tried["counts"]
    _, (again,) = rows(run, "import", clippings)
    assert (again["status"], again["counts"]) == ("unchanged", tried["counts"])
    assert len(rows(run, "annotations")[1]) == 2


def test_a_dry_run_of_a_document_keeps_nothing_either(run, report):
    code, (tried,) = rows(run, "import", report, "--dry-run")
    assert (code, tried["status"], tried["document"]) == (0, "imported", None)
    assert "counts" not in tried
    assert rows(run, "documents") == (0, [])
    assert "imported" in run("import", report, "--dry-run")[1]


def test_in_words(run, clippings):
    code, out, _ = run("import", clippings)
    assert code == 0
    assert out.startswith("imported: ")
    assert "1 document, 0 tags, 2 highlights; 2 in one place" in out


def test_a_guess_is_overruled(run, clippings, tmp_path):
    _, (row,) = rows(run, "import", clippings, "--as", "document")
    assert row["document"]
    other = tmp_path / "plain.txt"
    other.write_text("Nobody's clippings.", encoding="utf-8")
    code, _, error = run("import", other, "--as", "notes")
    assert code == 1
    assert "no file of notes" in error
    with pytest.raises(SystemExit):
        run("import", other, "--as", "poem")


def test_a_file_is_explained(run, clippings):
    code, made = rows(run, "explain", clippings)
    assert (code, made["form"], made["sources"], made["passages"]) == (0, "kindle-clippings", 1, 2)
    assert "form: kindle-clippings" in run("explain", clippings)[1]


def test_a_folder_gives_what_is_certainly_another_programs(run, tmp_path):
    folder = tmp_path / "found"
    (folder / "talks.qda").mkdir(parents=True)
    (folder / "talks.qda" / "data.qda").write_bytes(b"no database")
    (folder / "talks.qda" / "documents").mkdir()
    (folder / "talks.qda" / "documents" / "one.txt").write_text("A talk.")
    (folder / "codes.qdc").write_text("no codebook")
    code, made = rows(run, "import", folder)
    assert code == 1
    names = [row["path"].rpartition("/")[2] for row in made]
    assert sorted(names) == ["codes.qdc", "data.qda"]
    assert all(row["status"] == "failed" and row["error"] for row in made)
