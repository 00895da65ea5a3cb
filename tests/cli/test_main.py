from __future__ import annotations

import json
import subprocess
import sys

import pytest

from desktop import __version__, paths
from desktop.cli import main
from desktop.logs import log_file

REPORT = """# Harbour survey

The survey counted 902 applications. Of these, 408 were granted.
"""


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command line on a library of the test's own; return exit code, output, errors."""

    def call(*arguments: str):
        code = main(["--library", str(tmp_path / "library"), *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "survey.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def imported(run, report):
    code, out, _ = run("import", report, "--json")
    assert code == 0
    return json.loads(out)[0]["document"]


def test_the_main_job_from_import_to_export(run, report, imported):
    code, out, _ = run("documents", "--json")
    (document,) = json.loads(out)
    assert code == 0
    assert document["id"] == imported
    assert document["title"] == "Harbour survey"
    made = json.loads(
        run("highlight", imported, "--quote", "902 applications", "--tag", "figures", "--json")[1]
    )
    assert made["quote"] == "902 applications"
    assert made["tags"] == ["figures"]
    assert json.loads(run("annotations", "--json")[1]) == [made]
    hits = json.loads(run("search", "applications", "--json")[1])
    assert hits["total"] == 1
    assert hits["hits"][0]["document"] == imported
    code, out, err = run("export")
    assert (code, err) == (0, "")
    assert "> 902 applications" in out


def test_the_documents_contract(run, imported):
    (document,) = json.loads(run("documents", "--json")[1])
    assert set(document) >= {
        "id", "title", "kind", "collection", "authors", "date", "publisher", "url", "language",
        "media_type", "sha256", "revision", "characters", "sections", "highlights",
    }  # fmt: skip
    shown = json.loads(run("show", imported[:8], "--json")[1])
    assert set(shown) >= {*document, "text", "outline", "blocks"}
    assert len(shown["text"]) == shown["characters"]
    for block in shown["blocks"]:
        assert set(block) == {"start", "end", "kind", "level"}
    assert "\n".join(shown["text"][b["start"] : b["end"]] for b in shown["blocks"]) == shown["text"]
    assert {"title", "level", "start", "end", "facts"} == set(shown["outline"][0])


def test_the_highlight_contract(run, imported):
    made = json.loads(run("highlight", imported, "--start", 0, "--end", 7, "--json")[1])
    assert set(made) >= {
        "id", "document", "revision", "start", "end", "quote", "prefix", "suffix", "colour",
        "tags", "note", "created", "modified", "status", "section", "page",
    }  # fmt: skip
    assert (made["start"], made["end"], made["quote"]) == (0, 7, "Harbour")


def test_a_failure_is_one_sentence_and_the_rest_is_done(run, report, tmp_path):
    code, out, err = run("import", tmp_path / "missing.txt", report, "--json")
    assert code == 1
    assert [item["status"] for item in json.loads(out)] == ["failed", "imported"]
    assert err.count("\n") == 1
    assert "missing.txt" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nothing"),
        ("highlight", "nothing", "--quote", "x"),
        ("annotations", "--document", "nothing"),
        ("export", "--document", "nothing"),
        ("annotations", "--tag", "/"),
        ("annotations", "--tag", "no such tag"),
        ("export", "--tag", "no such tag"),
    ],
)
def test_what_is_not_there_is_a_sentence(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("highlight", "x"),
        ("highlight", "x", "--quote", "a", "--start", "1", "--end", "2"),
        ("highlight", "x", "--start", "1"),
        ("search", "a", "--limit", "0"),
        ("export", "--format", "pdf"),
        ("no-such-verb",),
    ],
)
def test_wrong_usage_exits_with_2(run, arguments):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2


def test_an_export_never_replaces_a_file_unasked(run, imported, tmp_path):
    run("highlight", imported, "--quote", "902")
    out = tmp_path / "out.md"
    assert run("export", "--output", out)[0] == 0
    out.write_text("mine")
    assert run("export", "--output", out)[0] == 1
    assert out.read_text() == "mine"
    assert run("export", "--output", out, "--replace")[0] == 0
    folder = tmp_path / "folder"
    folder.mkdir()
    assert run("export", "--output", folder)[0] == 0
    assert len(list(folder.glob("*.md"))) == 1


def test_a_changed_source_says_how_much_waits_for_review(run, report, imported):
    run("highlight", imported, "--quote", "902")
    report.write_text(REPORT.replace("902", "903"), encoding="utf-8")
    assert "to review: 1" in run("import", report)[1]
    assert "(to review)" in run("annotations")[1]


def test_care_of_the_library(run, imported, tmp_path):
    assert run("check")[0] == 0
    assert run("reindex")[1].startswith("1 ")
    assert run("backup", tmp_path / "copy")[0] == 0
    assert (tmp_path / "copy").exists()


def test_the_version_is_told_without_a_library():
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"Manicule {__version__}\n"


def test_the_library_may_be_named_after_the_verb(tmp_path, capsys):
    assert main(["documents", "--library", str(tmp_path / "library"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_damaged_index_is_rebuilt_without_a_traceback(run, imported, tmp_path):
    assert run("search", "applications")[0] == 0
    index = next(paths.index_folder("x").parent.iterdir())
    broken = [path for path in index.rglob("*") if path.is_file() and path.stat().st_size]
    for path in broken:
        path.write_bytes(b"\xff" * path.stat().st_size)
    # In a process of its own: pytest listens to what is logged here.
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--library", tmp_path / "library", "search", "902"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "902" in done.stdout
    assert "Traceback" in log_file().read_text(encoding="utf-8")
