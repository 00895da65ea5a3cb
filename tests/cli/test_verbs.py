from __future__ import annotations

import json
import re

import pytest

from desktop.cli import main
from desktop.formats.door.confined import escapes
from desktop.formats.door.confined.escapes import Finding
from desktop.formats.door.sandbox import Sandbox
from desktop.pdf import PdfFile
from tests.formats.pdf.samples import lines, pdf

FOUND = [
    Finding("sockets", holds=True, expected=True, sentence="Holds: no sockets."),
    Finding("folders", holds=False, expected=False, sentence="Is not kept here: no folders."),
    Finding("files", holds=False, expected=True, sentence="Does not hold: no files."),
]


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
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("902", "903"), encoding="utf-8")
    assert "1 lost" in run("import", report)[1]
    assert "(no longer in the text)" in run("annotations")[1]
    report.write_text(text.replace("902", "not 902"), encoding="utf-8")
    assert "1 to review" in run("import", report)[1]
    assert "(to review)" in run("annotations")[1]


def test_care_of_the_library(run, imported, tmp_path):
    assert run("check")[0] == 0
    assert run("reindex")[1].startswith("1 ")
    assert run("backup", tmp_path / "copy")[0] == 0
    assert (tmp_path / "copy").exists()


def test_damage_is_a_list_too(run, imported):
    code, out, _ = run("check", "--json")
    assert (code, json.loads(out)) == (0, [])


def test_what_keeps_a_file_in_its_sandbox_is_told_in_sentences(run, tmp_path, monkeypatch):
    """The sandbox itself is tried in its own tests."""
    monkeypatch.setattr(escapes, "findings", lambda: FOUND[:2])
    code, out, err = run("check", "--sandbox")
    assert (code, err) == (0, "")
    assert out.splitlines() == ["Holds: no sockets.", "Is not kept here: no folders."]
    assert not (tmp_path / "library").exists()


def test_what_does_not_keep_a_file_in_its_sandbox_is_a_failure(run, monkeypatch):
    monkeypatch.setattr(escapes, "findings", lambda: FOUND)
    code, out, err = run("check", "--sandbox", "--json")
    assert (code, err) == (1, "Does not hold: no files.\n")
    assert json.loads(out)[2] == {
        "name": "files", "holds": False, "expected": True, "sentence": "Does not hold: no files.",
    }  # fmt: skip


def test_documents_are_told_in_lines_and_an_empty_library_says_how_to_begin(run, report):
    assert "manicule import" in run("documents")[1]
    run("import", report, "--collection", "Box")
    (line,) = run("documents")[1].splitlines()
    assert "Harbour survey" in line
    assert "0 highlights" in line


def test_a_document_has_a_citation_key(run, imported):
    (told,) = json.loads(run("documents", "--json")[1])
    assert re.fullmatch("[a-z]+[0-9]*[a-z]*", told["citation_key"])


def test_a_document_is_shown_with_its_facts_outline_and_text(run, imported):
    code, out, _ = run("show", "Harbour survey")
    assert code == 0
    assert "title: Harbour survey" in out
    assert out.endswith("Harbour survey\n\nThe survey counted 902 applications. "
                        "Of these, 408 were granted.\n")  # fmt: skip


def test_a_long_quotation_is_cut_in_lists_and_its_tags_are_told(run, imported, tmp_path):
    long = tmp_path / "long.txt"
    long.write_text("Title line\n\n" + "word " * 60, encoding="utf-8")
    run("import", long)
    run("highlight", "Title line", "--start", 0, "--end", 200, "--tag", "a/b")
    (line,) = run("annotations")[1].splitlines()
    assert "…”" in line
    assert "#a/b" in line


def test_the_samples_come_only_into_an_empty_library_and_go_again(run, imported):
    code, out, err = run("starter")
    assert (code, out) == (1, "")
    assert "not added" in err
    assert run("starter", "--remove")[1].startswith("0 ")


NOTED = """# Harbour survey

In all 544[^1] were held, 1,300[^1] in total.

[^1]: Counted in May.
"""


def test_a_note_mark_is_never_part_of_a_figure(run, tmp_path):
    source = tmp_path / "noted.md"
    source.write_text(NOTED, encoding="utf-8")
    run("import", source)
    made = json.loads(
        run("highlight", "Harbour survey", "--quote", "In all 544 were held", "--json")[1]
    )
    assert made["quote"] == "In all 544 were held"
    shown = json.loads(run("show", "Harbour survey", "--json")[1])
    assert shown["text"][made["start"] : made["end"]] == "In all 5441 were held"
    mark = shown["text"].index("5441") + 3
    assert {"start": mark, "end": mark + 1, "kind": "note_reference"} in shown["spans"]
    assert "544[1] were held" in run("show", "Harbour survey")[1]
    for figure in ("544", "1,300", '"544 were held"'):
        found = json.loads(run("search", figure, "--json")[1])
        assert found["total"] == 1
        assert "In all 544 were held, 1,300 in total." in found["hits"][0]["snippet"]
        assert "5441" not in run("export")[1]


def test_a_search_says_what_it_looked_for_instead(run, imported):
    code, out, _ = run("search", "applcations")
    assert code == 0
    assert out.startswith("Nothing for applcations: showing applications\n")
    assert out.endswith("0 passages (1 for applications)\n")
    assert "There is no field “foo:”" in run("search", "foo:bar")[1]


def test_a_document_is_imported_and_read_again_in_an_encoding(run, tmp_path):
    path = tmp_path / "list.txt"
    path.write_bytes("świadków wysłuchano".encode("cp1250"))
    (outcome,) = json.loads(run("import", "--encoding", "koi8-r", path, "--json")[1])
    name = outcome["document"]
    assert "read_as: koi8-r" in run("show", name)[1]
    code, out, err = run("reread", name, "--encoding", "windows-1250", "--json")
    assert (code, err) == (0, "")
    (outcome,) = json.loads(out)
    assert outcome == {
        "path": str(path), "status": "revised", "document": name, "revision": 2,
        "error": None, "same_text_as": None, "from_trash": False, "needs_password": False,
        "highlights": {},
    }  # fmt: skip
    assert json.loads(run("show", name, "--json")[1])["text"] == "świadków wysłuchano"
    assert run("reread", name, "--encoding", "guess")[0] == 0
    assert "read_as" not in run("show", name)[1]


def test_an_encoding_that_is_not_known_is_one_sentence(run, imported, report):
    code, out, err = run("reread", imported, "--encoding", "windoze-1250")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "windows-1250" in err
    assert run("import", "--encoding", "rot13", report)[0] == 1


def test_a_format_without_a_choice_says_so(run, tmp_path):
    path = tmp_path / "note.rtf"
    path.write_bytes(rb"{\rtf1\ansi Some words.}")
    run("import", path)
    code, _, err = run("reread", "note", "--encoding", "koi8-r")
    assert code == 1
    assert "says itself how its letters are written" in err


def test_a_page_is_read_with_all_that_is_on_it(run, tmp_path):
    page = tmp_path / "page.html"
    words = "Nine witnesses were heard by the committee in the old hall. " * 20
    page.write_text(f"<body><nav>Menu here</nav><article><p>{words}</p></article></body>")
    (outcome,) = json.loads(run("import", page, "--json")[1])
    assert "Menu here" not in run("show", outcome["document"])[1]
    assert run("reread", outcome["document"], "--whole-page")[0] == 0
    assert "Menu here" in run("show", outcome["document"])[1]
    assert run("reread", outcome["document"], "--no-whole-page")[0] == 0
    assert "Menu here" not in run("show", outcome["document"])[1]


def test_a_file_is_explained_before_it_is_imported(run, report):
    code, out, _ = run("explain", report)
    assert code == 0
    assert "importer: markdown" in out
    assert "title: Harbour survey" in out
    assert "written questions? no, " in out
    assert json.loads(run("documents", "--json")[1]) == []
    run("import", report)
    made = json.loads(run("explain", report, "--json")[1])
    assert made["document"] == json.loads(run("documents", "--json")[1])[0]["id"]
    assert {k: made["forms"][2][k] for k in ("form", "fits")} == {"form": "debate", "fits": False}
    assert made["encoding"] == "utf-8"


def test_what_cannot_be_explained_is_said(run, tmp_path):
    assert run("explain", tmp_path / "none.txt")[0] == 1
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    code, out, told = run("explain", tmp_path / "a.pdf")
    assert (code, out) == (1, "")
    assert "a.pdf" in told
    assert "it is a folder" in run("explain", tmp_path)[2]


def test_who_asks_is_told_what_is_done(report, tmp_path, monkeypatch, capfd):
    command = ["--library", str(tmp_path / "library"), "explain", str(report)]
    # Children of its own: how much one tells is settled when it starts.
    monkeypatch.setattr("desktop.workspace.imports.imports.Sandbox", Sandbox)
    monkeypatch.setenv("MANICULE_DEBUG", "")
    assert main(command) == 0
    assert "Read as markdown" in capfd.readouterr().err
    monkeypatch.delenv("MANICULE_DEBUG")
    assert main(command) == 0
    assert capfd.readouterr().err == ""


@pytest.fixture
def printed(run, tmp_path):
    path = tmp_path / "printed.pdf"
    path.write_bytes(pdf(lines("The survey counted 902 applications.")))
    return json.loads(run("import", path, "--json")[1])[0]["document"]


def test_a_pdf_document_is_exported_as_a_copy(run, printed, tmp_path):
    run("highlight", printed, "--quote", "902", "--note", "So many", "--tag", "figures")
    out = tmp_path / "copy.pdf"
    code, said, _ = run("export", "--format", "pdf", "--document", printed, "--output", out)
    assert (code, said) == (0, f"{out}\n")
    with PdfFile(out.read_bytes()) as file:
        assert [one.contents for one in file.annotations(0)] == ["So many\n\n#figures"]
    assert run("export", "--format", "pdf", "--document", printed, "--output", out)[0] == 1


def test_a_part_of_a_page_is_kept_with_its_picture(run, printed, tmp_path):
    area = "40,60,400,100"
    code, out, _ = run("highlight", printed, "--page", "1", "--area", area, "--json")
    assert code == 0
    made = json.loads(out)
    assert (made["style"], made["quote"]) == ("area", "The survey counted 902 applications.")
    assert made["region"]["page"] == 1
    assert made["region"]["rectangle"] == [40, 60, 400, 100]
    listed = json.loads(run("annotations", "--json")[1])
    assert [one["region"] for one in listed] == [made["region"]]
    path = tmp_path / "out" / "notes.md"
    assert run("export", "--output", path)[0] == 0
    (picture,) = (tmp_path / "out" / "notes-pictures").iterdir()
    assert f"![Area of page 1](<notes-pictures/{picture.name}>)" in path.read_text("utf-8")
    _, text, told = run("export")
    assert "its picture is in the library" in text
    assert "--output" in told
    assert run("export", "--output", path)[0] == 1, "nothing is replaced unasked"


@pytest.mark.parametrize(
    ("page", "area", "told"),
    [
        ("2", "40,60,400,100", "it has 1 pages, and no page 2"),
        ("1", "4000,60,5000,100", "too little of it is on the page"),
    ],
)
def test_what_is_no_part_of_a_page_is_told(run, printed, page, area, told):
    code, _, error = run("highlight", printed, "--page", page, "--area", area)
    assert code == 1
    assert told in error


def test_areas_need_pages(run, imported):
    code, _, error = run("highlight", imported, "--page", "1", "--area", "1,1,90,90")
    assert code == 1
    assert "no document with pages" in error


@pytest.mark.parametrize("given", [("--page", "1"), ("--area", "1,2,3,4"), ("--area", "1,2")])
def test_half_an_area_is_none(run, printed, given):
    with pytest.raises(SystemExit):
        run("highlight", printed, *given)


def test_copies_of_all_pdf_documents_go_into_a_folder(run, printed, imported, tmp_path):
    run("highlight", printed, "--quote", "902")
    run("highlight", imported, "--quote", "902")
    folder = tmp_path / "folder"
    folder.mkdir()
    assert run("export", "--format", "pdf", "--output", folder)[0] == 0
    assert len(list(folder.iterdir())) == 1
    code, _, said = run(
        "export", "--format", "pdf", "--document", imported, "--output", f"{folder}/"
    )
    assert code == 1
    assert "it is no PDF document" in said


@pytest.mark.parametrize("options", [[], ["--output", "one.pdf"]])
def test_a_copy_needs_a_place(run, printed, options, capsys):
    with pytest.raises(SystemExit):
        run("export", "--format", "pdf", *options)
    assert "--output" in capsys.readouterr().err


def test_documents_are_exported_as_a_bibliography(run, imported, tmp_path):
    code, out, _ = run("export", "--format", "csl-json")
    assert code == 0
    (item,) = json.loads(out)
    assert item["title"] == "Harbour survey"
    path = tmp_path / "all.bib"
    assert run("export", "--format", "bibtex", "--output", path)[0] == 0
    assert path.read_text(encoding="utf-8").count(f"{{{item['id']},") == 1
    assert run("export", "--format", "bibtex", "--output", path)[0] == 1
    assert run("export", "--format", "csl-json", "--where", "has:note")[1] == "[]\n"
    run("highlight", "Harbour survey", "--quote", "902 applications", "--note", "N")
    assert json.loads(run("export", "--format", "csl-json", "--where", "has:note")[1]) == [item]
