from __future__ import annotations

import json

import pytest


@pytest.fixture
def marked(run, imported):
    assert (
        run("highlight", imported, "--quote", "902 applications", "--tag", "asylum/figures")[0] == 0
    )
    return imported


def test_the_codebook_is_told_as_text_and_as_json(run, marked):
    code, out, _ = run("codebook")
    assert code == 0
    assert out.startswith("# Codebook\n\n## asylum\n")
    entries = json.loads(run("codebook", "--json")[1])
    assert [(one["tag"], one["highlights"], one["documents"]) for one in entries] == [
        ("asylum", 1, 1), ("asylum/figures", 1, 1),
    ]  # fmt: skip


def test_it_is_written_as_what_its_name_or_the_format_says(run, marked, tmp_path):
    assert run("codebook", "--output", tmp_path / "book.docx")[0] == 0
    assert (tmp_path / "book.docx").read_bytes().startswith(b"PK")
    code, _, errors = run("codebook", "--output", tmp_path / "book.docx")
    assert code == 1
    assert "exists" in errors or "there" in errors
    assert run("codebook", "--output", tmp_path / "page", "--format", "html")[0] == 0
    assert (tmp_path / "page").read_text("utf-8").startswith("<!DOCTYPE")


def test_links_and_tags_of_documents_are_in_the_records(run, marked):
    (one,) = json.loads(run("annotations", "--json")[1])
    assert one["links"] == []
    (document,) = json.loads(run("documents", "--json")[1])
    assert document["tags"] == []
