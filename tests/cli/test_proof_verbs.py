from __future__ import annotations

import json

import pytest


@pytest.fixture
def kept(run, imported):
    out = run("highlight", imported, "--quote", "902 applications", "--note", "Why?", "--json")[1]
    return json.loads(out)["id"]


def test_a_receipt_is_written_and_checked_without_the_library(run, kept, report, tmp_path):
    assert run("receipt", kept[:8])[1].startswith("# Evidence receipt")
    path = tmp_path / "receipt.html"
    assert run("receipt", kept, "--output", path) == (0, f"{path}\n", "")
    (tmp_path / "library").rename(tmp_path / "gone")
    code, out, err = run("check", "--receipt", path, "--source", report)
    assert (code, err) == (0, "")
    assert "holds" in out
    assert not (tmp_path / "library").exists()
    report.write_text(report.read_text("utf-8").replace("902", "912"), "utf-8")
    code, out, err = run("check", "--receipt", path, "--source", report, "--json")
    assert code == 1
    assert json.loads(out)["problems"] == err.splitlines()


def test_the_form_is_as_asked_or_as_the_name_of_the_file_says(run, kept, tmp_path):
    for name, begins in {"a.json": "{", "a.md": "# ", "a.html": "<!DOCTYPE html>"}.items():
        run("receipt", kept, "--output", tmp_path / name)
        assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert json.loads(run("receipt", kept, "--format", "json")[1])["highlight"]["id"] == kept
    code, _, err = run("receipt", kept, "--output", tmp_path / "a.md")
    assert code == 1
    assert "--replace" in err


def test_a_receipt_is_checked_with_its_source_alone(run, tmp_path, capsys):
    for arguments in (("--receipt", tmp_path / "a"), ("--source", tmp_path / "a")):
        with pytest.raises(SystemExit) as raised:
            run("check", *arguments)
        assert raised.value.code == 2
    capsys.readouterr()
    code, _, err = run("check", "--receipt", tmp_path / "a", "--source", tmp_path / "a")
    assert (code, len(err.splitlines())) == (1, 1)


def test_what_was_done_is_listed_and_narrowed(run, kept, imported):
    steps = json.loads(run("history", "--json")[1])
    assert [step["code"] for step in steps] == ["highlight", "import"]
    assert steps[0]["documents"] == [imported]
    assert [one["code"] for one in json.loads(run("history", "--words", "why", "--json")[1])] == [
        "highlight"
    ]
    assert len(json.loads(run("history", "--limit", 1, "--json")[1])) == 1
    assert run("history", "--by", "nobody")[1] == "There is no such step.\n"
    assert "Highlight" in run("history", "--document", "Harbour survey")[1]


def test_what_became_of_a_highlight_is_told_from_the_beginning(run, kept):
    (made,) = json.loads(run("history", "--highlight", kept[:8], "--json")[1])
    assert {"what": "note", "before": "", "after": "Why?"} in made["changes"]
    assert "    note: Why?" in run("history", "--highlight", kept)[1].splitlines()


def test_where_else_a_passage_stands_is_told(run, report, imported, tmp_path):
    words = "The survey counted 902 applications. Of these, 408 were granted."
    out = run("highlight", imported, "--quote", words, "--json")[1]
    kept = json.loads(out)["id"]
    assert run("copies", kept)[1] == "It stands nowhere else in this library.\n"
    other = tmp_path / "other.txt"
    other.write_text(f"Another paper\n\nIt said so: {words} That was all.\n", "utf-8")
    run("import", other)
    (copy,) = json.loads(run("copies", kept, "--json")[1])
    assert (copy["words"], copy["alike"]) == (words, 1.0)
    assert "Another paper · word for word" in run("copies", kept)[1]
