from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from desktop import __version__, paths
from desktop.logs import log_file


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


def test_the_version_is_told_without_a_library():
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"Manicule {__version__}\n"


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


def test_what_strangers_wrote_never_acts_on_the_terminal(run, tmp_path):
    acting = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
    folder = tmp_path / "\x1b]0;folder\x07"
    folder.mkdir()
    named = folder / "\x1b[31mred\x07.txt"
    named.write_text("Some words\x1b[2J and\x9b more.\n\nAnd others.", encoding="utf-8")
    broken = folder / "\x1b[5m\nThe library is sound.epub"
    broken.write_bytes(b"no book")
    said = [run("import", named, broken), run("explain", named), run("show", "[31mred")]
    kept = ("highlight", "[31mred", "--quote", "words", "--note", "\x1b[5m!", "--tag", "t\x1b[1m")
    said += [run(*kept), run("annotations"), run("search", "words"), run("search", "\x1b[1mwords")]
    said += [run("show", "\x1b[1m"), run("documents"), run("backup", folder / "copy\x1b[1m")]
    said += [run("export", "--output", folder / "out\x1b[1m.md")]
    said += [run(*kept, "--json"), run("annotations", "--json"), run("show", "[31mred", "--json")]
    for _, out, err in said:
        assert not acting.search(out + err)
    assert "\\x1b[5m\\nThe library" in said[0][2]
    assert said[0][2].count("\n") == 1
    assert json.loads(said[-1][1])["text"].startswith("Some words\x1b[2J and\x9b more.")
