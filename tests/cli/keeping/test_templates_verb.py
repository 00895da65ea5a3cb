from __future__ import annotations

import json

import pytest


@pytest.fixture
def highlighted(run, imported):
    run("highlight", imported, "--quote", "902 applications", "--tag", "figures")
    run("highlight", imported, "--quote", "408 were granted", "--tag", "other")
    return imported


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "mine.txt.jinja"
    path.write_text("{% for h in highlights %}{{ h.quotation }};{% endfor %}", encoding="utf-8")
    return path


def test_templates_are_listed_and_printed(run):
    listed = json.loads(run("templates", "--json")[1])
    assert len(listed) == 6
    assert {one["own"] for one in listed} == {False}
    assert "obsidian-note.md.jinja  Note for Obsidian" in run("templates")[1]
    assert "{{ document.title|yaml }}" in run("templates", "obsidian-note.md.jinja")[1]
    assert run("templates", "none")[0] == 1


def test_an_export_follows_a_template(run, highlighted, template, tmp_path):
    said = run("export", "--template", template)[1]
    assert said == "902 applications;408 were granted;"
    assert run("export", "--template", template, "--tag", "figures")[1] == "902 applications;"
    assert run("export", "--template", template, "--where", "text:408")[1] == "408 were granted;"
    out = tmp_path / "out.txt"
    assert run("export", "--template", template, "--output", out)[0] == 0
    assert out.read_text(encoding="utf-8") == said
    assert run("export", "--template", template, "--output", out)[0] == 1
    folder = f"{tmp_path / 'folder'}/"
    named = ("--file-name", "{{ document.title|upper }}")
    assert run("export", "--template", template, "--output", folder, *named)[0] == 0
    assert [one.name for one in (tmp_path / "folder").iterdir()] == ["HARBOUR SURVEY.txt"]


def test_a_fault_is_one_sentence(run, highlighted, template):
    template.write_text("\n{{ quotation }}", encoding="utf-8")
    code, out, err = run("export", "--template", template)
    assert (code, out) == (1, "")
    assert err == (
        "The template “mine.txt.jinja” cannot be followed: line 2: there is nothing called "
        "“quotation”. Nothing was written with it; correct it and try again.\n"
    )
