from __future__ import annotations

import json

import pytest


@pytest.fixture
def revised(run, report, imported):
    report.write_text(report.read_text("utf-8").replace("902", "912"), "utf-8")
    run("import", report)
    return imported


def test_changes_are_one_json_value(run, revised):
    code, out, err = run("compare", revised, 1, 2, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["document"], found["from"], found["to"]) == (revised, 1, 2)
    (change,) = found["changes"]
    assert change["kind"] == "edited"
    assert change["figures"] == [["902", "912"]]
    text = json.loads(run("show", revised, "--json")[1])["text"]
    assert text[slice(*change["new"])].startswith("The survey counted 912")
    assert [len(change["old"]), change["old"]] == [2, change["new"]]
    assert change["turns_sense"]
    (difference,) = change["differences"]
    assert text[slice(*difference["new"])] == "912"


def test_changes_are_told_as_markdown_or_a_page(run, revised):
    code, out, _ = run("compare", "Harbour survey", 1, 2)
    assert code == 0
    assert "1 edited." in out
    assert "<del>902</del><ins>912</ins>" in out
    assert run("compare", revised, 1, 2, "--format", "html")[1].startswith("<!DOCTYPE html>")


def test_a_file_is_written_as_its_name_says_and_never_replaced_unasked(run, revised, tmp_path):
    path = tmp_path / "changes.html"
    assert run("compare", revised, 1, 2, "--output", path) == (0, f"{path}\n", "")
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    code, _, err = run("compare", revised, 1, 2, "--output", path)
    assert code == 1
    assert "--replace" in err
    assert run("compare", revised, 2, 1, "--output", path, "--replace")[0] == 0
    text = tmp_path / "changes.md"
    run("compare", revised, 1, 2, "--output", text)
    assert text.read_text("utf-8").startswith("# Changes in Harbour survey")


def test_a_number_that_no_revision_has_is_a_sentence(run, revised):
    assert run("compare", revised, 1, 7) == (
        1,
        "",
        "“Harbour survey” has no revision 7. It has revisions 1 to 2; nothing was compared.\n",
    )


def test_json_goes_with_no_other_form(run, revised, tmp_path):
    for more in (("--format", "html"), ("--output", tmp_path / "x")):
        with pytest.raises(SystemExit) as raised:
            run("compare", revised, 1, 2, "--json", *more)
        assert raised.value.code == 2
