from __future__ import annotations

import pytest

from desktop.errors import (
    FileExistsAlreadyError,
    NotFoundError,
    OwnFileError,
    TemplateFaultError,
)
from desktop.paths import templates_folder
from desktop.workspace.exporting.templates import (
    LARGEST,
    distinct,
    file_path,
    is_of_a_document,
    suffix_of,
)


@pytest.fixture
def marked(workspace, document_id, tmp_path):
    workspace.highlights.add_quotation(document_id, "902 applications", tags=("figures",))
    (tmp_path / "second.txt").write_text("Second paper\n\nIt says no such thing.")
    workspace.imports.files([tmp_path / "second.txt"])
    (second,) = [d.id for d in workspace.documents.all() if d.id != document_id]
    workspace.highlights.add_quotation(second, "no such thing")
    return document_id


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.md.jinja", ".md"),
        ("a.HTML.j2", ".html"),
        ("a.jinja", ".md"),
        ("a.org", ".org"),
        ("a.b.txt.jinja2", ".txt"),
        ("a", ".md"),
    ],
)
def test_a_name_says_what_is_made(name, suffix):
    assert suffix_of(name) == suffix


@pytest.mark.parametrize(
    ("called", "path"),
    [
        ("2026/A: b?", "2026/A b"),
        ("../../etc/passwd", "untitled/untitled/etc/passwd"),
        ("/root/x", "root/x"),
        ("a\nb", "a b"),
        ("", "untitled"),
        ("con", "con_"),
    ],
)
def test_names_that_a_template_makes_lead_nowhere_else(called, path):
    assert file_path(called) == path


def test_no_two_names_are_one_on_any_system():
    assert distinct({"1": "A", "2": "a", "3": "A (2)"}) == {
        "1": "A",
        "2": "a (2)",
        "3": "A (2) (2)",
    }


def test_a_template_is_for_a_document_where_it_speaks_of_one_alone():
    assert is_of_a_document("{{ document.title }}")
    assert not is_of_a_document("{% for h in highlights %}{{ h.document.title }}{% endfor %}")
    assert not is_of_a_document("{% for document in documents %}{{ document.title }}{% endfor %}")


def test_own_templates_come_first_and_hide_nothing(workspace):
    saved = workspace.templates.save("mine.md", "{# Mine\nFor me. #}x")
    assert (saved.title, saved.about, saved.is_own) == ("Mine", "For me.", True)
    listed = workspace.templates.all()
    assert [one.is_own for one in listed] == [True, *[False] * 6]
    assert workspace.templates.source("mine.md.jinja") == "{# Mine\nFor me. #}x"
    with pytest.raises(FileExistsAlreadyError):
        workspace.templates.save("mine.md", "y")
    workspace.templates.save("../other.md", "y")
    assert sorted(path.name for path in templates_folder().iterdir()) == [
        "mine.md.jinja",
        "other.md.jinja",
    ]
    with pytest.raises(NotFoundError):
        workspace.templates.remove("flash-cards.txt.jinja")
    workspace.templates.remove("mine.md.jinja")


def test_what_is_no_template_is_one_sentence(workspace, tmp_path):
    path = tmp_path / "x.jinja"
    for data in (b"\xff\xfe", b"x" * (LARGEST + 1)):
        path.write_bytes(data)
        with pytest.raises(TemplateFaultError):
            workspace.templates.source(str(path))
    with pytest.raises(NotFoundError):
        workspace.templates.source("nothing")


def test_a_preview_is_of_a_few_documents(workspace, marked):
    name, text = workspace.templates.preview("a.md.jinja", "{{ documents|length }}")
    assert (name, text) == ("", "2")
    name, text = workspace.templates.preview("a.md.jinja", "{{ document.title }}")
    assert (name, text) == ("Harbour survey.md", "Harbour survey")


def test_files_are_written_all_or_none(workspace, marked, tmp_path):
    template = tmp_path / "t.md.jinja"
    template.write_text("{{ document.title }}\n", encoding="utf-8")
    folder = tmp_path / "out"
    name = "{{ document.kind }}/{{ document.title }}"
    written = workspace.templates.files(folder, str(template), name)
    assert sorted(path.name for path in written) == ["Harbour survey.md", "Second paper.md"]
    assert {path.parent.parent for path in written} == {folder}
    with pytest.raises(FileExistsAlreadyError):
        workspace.templates.files(folder, str(template), name)
    assert workspace.templates.text(str(template)) == "Harbour survey\n\nSecond paper\n"
    with pytest.raises(OwnFileError):
        workspace.templates.file(workspace.folder / "library.sqlite3", str(template), replace=True)
