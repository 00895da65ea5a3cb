from __future__ import annotations

import json

import pytest

RIGHT, SHORT = "“Of these, 408 were granted.”", "A “blue door”."
ALTERED, INVENTED = "«The survey counted 912 applications»", "“No such words were ever written”"


@pytest.fixture
def draft(tmp_path, imported):
    path = tmp_path / "draft.md"

    def write(*lines: str):
        path.write_text("\n\n".join(lines), "utf-8")
        return path

    return write


def test_a_draft_that_is_right_is_well(run, draft, imported):
    path = draft("“The survey counted 902 applications.”", SHORT)
    code, out, err = run("proof", path, "--json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["draft"] == str(path)
    (one,) = found["quotations"]
    text = json.loads(run("show", imported, "--json")[1])["text"]
    assert text[one["start"] : one["end"]] == "The survey counted 902 applications"
    assert one | {"start": 0, "end": 0} == {
        "line": 1,
        "text": "The survey counted 902 applications.",
        "status": "verbatim",
        "document": imported,
        "start": 0,
        "end": 0,
        "difference": [],
    }


def test_what_is_wrong_is_a_failure_told_with_its_difference(run, draft, imported):
    path = draft(
        "“Of these, 408 were granted.”",
        "«The survey counted 912 applications»",
        "“No such words were ever written”",
    )
    code, out, err = run("proof", path, "--json")
    assert (code, err) == (1, "2 of 3 quotations are not verbatim.\n")
    first, second, third = json.loads(out)["quotations"]
    assert (first["status"], second["status"], third["status"]) == (
        "verbatim", "altered", "not found",
    )  # fmt: skip
    assert second["difference"] == [
        {"kind": "replaced", "old": "902", "new": "912", "turns_sense": True}
    ]
    assert (third["document"], third["start"], third["end"]) == (None, None, None)


def test_the_worst_is_printed_first(run, draft):
    path = draft(
        "“Of these, 408 were granted.”",
        "A “blue door”.",
        "“No such words were ever written”",
        "«The survey counted 912 applications»",
    )
    code, out, _ = run("proof", path)
    assert code == 1
    told = [line for line in out.splitlines() if line.startswith("Line")]
    assert [line.split(":")[0] for line in told] == ["Line 7", "Line 5", "Line 3", "Line 1"]
    assert "! source: 902; your text: 912" in out
    assert "too short" in told[2]


def test_a_draft_that_cannot_be_read_is_another_failure(run, tmp_path, imported, capsys):
    with pytest.raises(SystemExit, match="2"):
        run("proof", tmp_path / "gone.md")
    told = "manicule proof: gone.md cannot be read: there is no such file.\n"
    assert capsys.readouterr().err == told
    with pytest.raises(SystemExit, match="2"):
        run("proof")


def test_figures_beside_a_citation_are_told_too(run, draft, imported):
    path = draft("Of 902 applications 418 were granted [@harboursurvey, p. 4].")
    code, out, _ = run("proof", path, "--json")
    assert code == 0, "no quotation is wrong"
    common = {"line": 1, "document": imported, "page": None}
    assert json.loads(out)["figures"] == [
        {"text": "902", "status": "found", **common},
        {"text": "418", "status": "not found", **common},
    ]
    out = run("proof", path)[1]
    assert "Line 1: figure 418: not in what is cited" in out
    assert "figure 902" not in out
