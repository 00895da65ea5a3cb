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


def test_a_document_is_tagged_as_a_whole_and_no_longer(run, marked):
    code, out, _ = run("tag", marked, "region/north", "to read")
    assert (code, out) == (0, "region/north\nto read\n")
    assert json.loads(run("tag", marked, "--json")[1])["tags"] == ["region/north", "to read"]
    assert run("tag", marked, "done", "--off", "to read", "region/north")[1] == "done\n"
    code, _, errors = run("tag", "nowhere", "x")
    assert code == 1
    assert "nowhere" in errors


def test_highlights_are_linked_by_kinds_of_ones_own(run, marked):
    assert run("highlight", marked, "--quote", "408 were granted")[0] == 0
    one, other = (each["id"] for each in json.loads(run("annotations", "--json")[1]))
    assert run("kinds")[1].startswith("supports  ·  is supported by\n")
    assert run("kinds", "--add", "quotes", "--back", "is quoted by")[0] == 0
    own = json.loads(run("kinds", "--json")[1])[-1]
    assert (own["forward"], own["backward"], own["own"]) == ("quotes", "is quoted by", True)
    made = json.loads(run("link", one, other[:8], "--kind", "Quotes", "--note", "so", "--json")[1])
    assert (made["source"], made["target"], made["word"]) == (one, other, "quotes")
    found = json.loads(run("annotations", "--json")[1])
    assert [link["word"] for each in found for link in each["links"]] == ["quotes", "is quoted by"]
    assert run("kinds", "--change", "quotes", "cites", "--back", "is cited by")[0] == 0
    assert "cites  ·  is cited by" in run("kinds")[1]
    assert run("kinds", "--remove", "cites")[0] == 1, "a link is of it"
    assert run("kinds", "--remove", "supports")[0] == 1, "everybody has it"
    code, _, errors = run("link", one, other, "--kind", "mocks")
    assert (code, "no kind of link “mocks”" in errors) == (1, True)
    assert run("link", one, one)[0] == 1
