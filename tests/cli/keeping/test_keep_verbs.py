from __future__ import annotations

import json

import pytest


@pytest.fixture
def kept(run, imported, tmp_path):
    run("highlight", imported, "--quote", "902 applications", "--tag", "figures")
    (tmp_path / "vault").mkdir()
    code, out, _ = run("keep-export", "add", "Vault", tmp_path / "vault", "--json")
    assert code == 0
    return json.loads(out)


def test_an_export_is_kept_listed_refreshed_and_stopped(run, kept, tmp_path):
    assert (kept["name"], kept["format"], kept["report"]) == ("Vault", "obsidian", None)
    code, out, err = run("keep-export", "refresh")
    assert (code, err) == (0, "")
    assert out == "Vault: 1 note written anew\n"
    text = (tmp_path / "vault" / "Harbour survey.md").read_text(encoding="utf-8")
    assert "> 902 applications" in text
    (report,) = json.loads(run("keep-export", "refresh", "Vault", "--json")[1])
    assert report["counts"]["unchanged"] == 1
    assert report["error"] is None
    assert "1 note as before" in run("keep-export")[1]
    assert json.loads(run("keep-export", "list", "--json")[1])[0]["id"] == kept["id"]
    assert "kept no longer" in run("keep-export", "remove", kept["id"][:8])[1]
    assert "No export is kept up" in run("keep-export", "list")[1]


def test_what_a_person_should_know_is_said(run, imported, kept, tmp_path):
    run("keep-export", "refresh")
    note = tmp_path / "vault" / "Harbour survey.md"
    note.write_text(note.read_text(encoding="utf-8").replace("902", "903"), encoding="utf-8")
    run("highlight", imported, "--quote", "408 were granted")
    code, out, _ = run("keep-export", "refresh")
    assert code == 0
    assert "1 note edited there and added to" in out
    assert "    The block in Harbour survey.md was changed there, and is kept; 1 new" in out
    (tmp_path / "vault").rename(tmp_path / "gone")
    code, out, err = run("keep-export", "refresh")
    assert (code, out) == (1, "")
    assert "there is no folder" in err
    assert run("keep-export", "refresh", "Other")[0] == 1


def test_what_is_kept_can_be_narrowed(run, imported, kept, tmp_path):
    folder = str(tmp_path / "vault")
    more = ("--where", "tag:figures", "--automatic", "--file-name", "{{ document.title }}")
    made = json.loads(run("keep-export", "add", "Two", folder, *more, "--json")[1])
    assert (made["where"], made["automatic"]) == ("tag:figures", True)
    assert run("keep-export", "add", "Three", folder, "--smart-tag", "none")[0] == 1
    assert run("keep-export", "add", "Three", folder, "--collection", "none")[0] == 1
    assert run("keep-export", "add", "Three", folder, "--where", "and and")[0] == 2
    assert run("keep-export", "add", "Two", folder)[0] == 1
