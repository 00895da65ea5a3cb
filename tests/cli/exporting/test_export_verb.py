from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest


@pytest.fixture
def marked(run, imported):
    run("highlight", imported, "--quote", "902 applications", "--tag", "figures", "--note", "=1")
    run("highlight", imported, "--quote", "408 were granted")
    return imported


def test_the_formats_are_listed_without_a_library(run, tmp_path):
    code, out, _ = run("export", "--formats")
    assert code == 0
    assert out.splitlines()[0].split()[:2] == ["markdown", ".md"]
    told = json.loads(run("export", "--formats", "--json")[1])
    assert {"name", "title", "suffix", "holds", "bytes", "styles"} == set(told[0])
    assert {"docx", "xlsx", "w3c", "ris", "pdf"} <= {one["name"] for one in told}
    assert not (tmp_path / "library").exists()


def test_an_unknown_format_is_a_misuse(run, capsys):
    with pytest.raises(SystemExit) as left:
        run("export", "--format", "wordperfect")
    assert left.value.code == 2
    assert "markdown" in capsys.readouterr().err


def test_the_name_of_a_file_chooses_its_format(run, marked, tmp_path):
    for suffix, begins in ((".docx", b"PK"), (".csv", b"\xef\xbb\xbfQuotation"), (".ris", b"TY")):
        path = tmp_path / f"out{suffix}"
        assert run("export", "--output", path)[0] == 0
        assert path.read_bytes().startswith(begins)
    assert run("export", "--output", tmp_path / "out.docx")[0] == 1, "nothing is replaced unasked"
    told = tmp_path / "told.csv"
    run("export", "--format", "json", "--output", told)
    assert len(json.loads(told.read_text(encoding="utf-8"))) == 2


def test_a_question_narrows_every_format(run, marked):
    _, out, _ = run("export", "--format", "csv", "--where", "has:note")
    (row,) = csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""))
    assert (row["Quotation"], row["Note"]) == ("902 applications", "'=1")
    assert run("export", "--format", "csv", "--where", "foo:bar")[0] == 2


def test_json_is_what_is_listed_and_where_it_leads(run, marked):
    listed = json.loads(run("annotations", "--json")[1])
    exported = json.loads(run("export", "--json")[1])
    for one, other in zip(listed, exported, strict=True):
        assert one == {name: other[name] for name in one}
        assert other["link"].startswith("manicule://")
    with pytest.raises(SystemExit):
        run("export", "--json", "--format", "csv")


def test_groups_and_orders(run, marked, tmp_path):
    _, out, _ = run("export", "--by", "tag")
    assert "\n# figures\n\n## Harbour survey\n" in out
    _, out, _ = run("export", "--format", "json", "--sort", "made")
    assert json.loads(out)[0]["quote"] == "408 were granted"
    code, out, _ = run("export", "--by", "tag", "--format", "html", "--output", f"{tmp_path}/each/")
    assert (code, len(out.splitlines())) == (0, 1)
    with pytest.raises(SystemExit):
        run("export", "--by", "weather")


def test_a_style_cites_and_a_bad_one_is_told(run, marked, tmp_path):
    _, out, _ = run("export", "--style", "harvard-cite-them-right", "--links")
    assert "*Harbour survey*" in out or "“Harbour survey”" in out or "‘Harbour survey’" in out
    assert "- Link: <manicule://" in out
    bad = tmp_path / "bad.csl"
    bad.write_text("<style>")
    code, _, err = run("export", "--style", bad, "--output", tmp_path / "x.html")
    assert code == 1
    assert "cannot be used" in err
    assert not (tmp_path / "x.html").exists()


def test_bytes_go_to_a_pipe_and_not_to_a_terminal(run, marked, monkeypatch):
    held = io.BytesIO()
    out = io.TextIOWrapper(held, encoding="utf-8")
    monkeypatch.setattr("sys.stdout", out)
    assert run("export", "--format", "docx")[0] == 0
    assert zipfile.ZipFile(io.BytesIO(held.getvalue())).testzip() is None
    monkeypatch.setattr(out, "isatty", lambda: True)
    with pytest.raises(SystemExit) as left:
        run("export", "--format", "docx")
    assert left.value.code == 2
