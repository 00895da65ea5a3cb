from __future__ import annotations

import json
import sys

import pytest

from tests.formats.pdf.samples import pdf
from tests.formats.scans.fake import install, printing, table

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")


@pytest.fixture
def scan(run, tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf([]))
    run("import", path)
    return "scan"


def test_the_text_of_a_scan_is_recognised(run, scan, tmp_path, monkeypatch):
    calls = install(tmp_path, monkeypatch, printing(table("Nine boats lay there.", unsure=["lay"])))
    code, out, errors = run("recognise", scan, "--language", "eng+deu")
    assert (code, errors) == (0, "")
    assert "1 page; 4 words" in out
    assert "unsure of 1 word" in out
    assert "-l eng+deu" in calls.read_text()
    assert "Nine boats lay there." in run("show", scan)[1]


def test_it_tells_as_json_what_became_of_it(run, scan, tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, printing(table("Nine boats lay there.")))
    code, out, _ = run("recognise", scan, "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["status"], told["revision"], told["words"]) == ("revised", 2, 4)
    assert told["failed_pages"] == []
    assert told["confidence"] == 96


def test_languages_are_listed(run, tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, "")
    assert run("recognise", "--list")[1] == "tesseract 9.9.1: deu, eng\n"
    assert json.loads(run("recognise", "--list", "--json")[1]) == {
        "program": "tesseract 9.9.1", "languages": ["deu", "eng"],
    }  # fmt: skip


def test_without_the_program_it_is_said_how_to_get_it(run, scan, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    code, out, errors = run("recognise", scan)
    assert (code, out) == (1, "")
    assert "Install it" in errors
    assert run("recognise", "--list")[0] == 1


def test_a_failure_is_one_sentence(run, scan, tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, "sys.exit('torn')")
    code, _, errors = run("recognise", scan)
    assert code == 1
    assert "torn" in errors
    assert errors.count("\n") == 1
