from __future__ import annotations

import csv
import io
import json

import pytest

from desktop.workspace import Workspace


@pytest.fixture
def marked(run, imported):
    for quote, tag, colour in (
        ("902 applications", "asylum/figures", "green"),
        ("408 were granted", "asylum/granted", "yellow"),
    ):
        assert (
            run("highlight", imported, "--quote", quote, "--tag", tag, "--colour", colour)[0] == 0
        )
    return imported


def _quotes(run, *arguments):
    code, out, errors = run("annotations", *arguments, "--json")
    assert (code, errors) == (0, "")
    return [one["quote"] for one in json.loads(out)]


def test_highlights_are_listed_by_a_question(run, marked):
    assert _quotes(run, "--where", "asylum -figures") == ["408 were granted"]
    assert _quotes(run, "--where", "asylum", "--colour", "green") == ["902 applications"]
    assert _quotes(run, "--sort", "made") == ["408 were granted", "902 applications"]
    assert "“902 applications”" in run("annotations", "--where", "figures")[1]


def test_a_question_that_cannot_be_followed_is_wrong_usage(run, marked):
    code, out, errors = run("annotations", "--where", "(asylum", "--json")
    assert (code, out) == (2, "")
    assert "left open" in errors
    assert run("export", "--where", "foo:bar")[0] == 2
    assert run("annotations", "--where", "nosuch")[0] == 1


def test_an_export_holds_what_answers(run, marked):
    code, out, _ = run("export", "--where", "figures")
    assert code == 0
    assert "902 applications" in out
    assert "408 were granted" not in out


def test_a_matrix_counts_by_a_fact_of_sections(run, marked):
    made = json.loads(run("matrix", "fact:party", "document", "--json")[1])
    assert made["rows"] == []
    with pytest.raises(SystemExit, match="2"):
        run("matrix", "fact:", "document")


def test_a_matrix_is_printed_for_people_programs_and_spreadsheets(run, marked):
    made = json.loads(run("matrix", "tag", "document", "--json")[1])
    assert made["rows"] == ["asylum", "asylum/figures", "asylum/granted"]
    assert made["columns"] == ["Harbour survey"]
    assert made["counts"] == [[2], [1], [1]]
    assert made["total"] == 2
    rows = list(csv.reader(io.StringIO(run("matrix", "tag", "document", "--csv")[1])))
    assert rows[0] == ["", "Harbour survey", "all"]
    assert rows[1] == ["asylum", "2", "2"]
    assert rows[-1] == ["all", "2", "2"]
    assert "asylum/figures\t1\t1" in run("matrix", "tag", "document", "--where", "figures")[1]


def test_a_title_that_looks_like_a_formula_is_no_formula_in_a_spreadsheet(run, tmp_path):
    (tmp_path / "evil.md").write_text("# =HYPERLINK(1)\n\nSome words.\n")
    document = json.loads(run("import", tmp_path / "evil.md", "--json")[1])[0]["document"]
    run("highlight", document, "--quote", "Some words")
    rows = list(csv.reader(io.StringIO(run("matrix", "document", "colour", "--csv")[1])))
    assert rows[1][0] == "'=HYPERLINK(1)"


def test_colours_go_by_names_of_the_readers_own(run, imported, tmp_path):
    workspace = Workspace.open(tmp_path / "library")
    workspace.colours.name({"green": "Key claim", "blue": "figure"})
    workspace.close()
    for quote, colour in (("902 applications", "key claim"), ("408 were granted", "FIGURE")):
        assert run("highlight", imported, "--quote", quote, "--colour", colour)[0] == 0
    assert _quotes(run, "--where", 'colour:"key claim"') == ["902 applications"]
    assert _quotes(run, "--colour", "figure") == ["408 were granted"]
    assert _quotes(run, "--colour", "green") == ["902 applications"]
    with pytest.raises(SystemExit) as left:
        run("annotations", "--colour", "mauve")
    assert left.value.code == 2
    code, _, errors = run("annotations", "--where", "colour:mauve")
    assert code == 2
    assert "key claim" in errors
