from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from dataclasses import replace

import pytest

from desktop.domain import Facts, Progress
from desktop.domain.arguing.claims import Stance
from desktop.domain.asking.kept import Order
from desktop.domain.exchanged.export_wish import ExportWish, Grouping
from desktop.errors import (
    CancelledError,
    FileExistsAlreadyError,
    NotFoundError,
    OwnFileError,
    UnusableStyleError,
)
from desktop.export.written.export_formats import EXPORT_FORMATS
from desktop.workspace import Workspace

LETTER = "A letter\n\nThe figures differ from those of May.\n\nNobody has said why they differ.\n"

CODEBOOK = "qdc"
"""Has tags, and no highlights."""


@pytest.fixture
def marked(workspace, document_id, tmp_path):
    """Return two documents with four highlights in them, by what they are called."""
    path = tmp_path / "letter.txt"
    path.write_text(LETTER)
    (outcome,) = workspace.imports.files([path])
    letter = outcome.document_id
    workspace.documents.update_facts(letter, facts=Facts("A letter", ("Ann Ray",), "2024-05-02"))
    add = workspace.highlights.add_quotation
    return {
        "902": add(document_id, "902 applications", tags=("figures", "law/asylum")),
        "408": add(document_id, "408 were granted", note="=few", tags=("figures",)),
        "why": add(letter, "Nobody has said why"),
        "may": add(letter, "those of May", tags=("law",), note="Which May?"),
    }


def items(workspace, **wish):
    return json.loads(workspace.exporting.data(ExportWish("json", **wish)))


def quotes(workspace, **wish):
    return [item["quote"] for item in items(workspace, **wish)]


READING = ["those of May", "Nobody has said why", "902 applications", "408 were granted"]


def test_a_list_is_in_reading_order_or_in_any_other(workspace, marked):
    assert quotes(workspace) == READING
    made = quotes(workspace, order=Order.MADE)
    assert made == ["those of May", "Nobody has said why", "408 were granted", "902 applications"]
    workspace.highlights.change(marked["902"].id, note="Later")
    assert quotes(workspace, order=Order.CHANGED)[0] == "902 applications"


def test_documents_tags_and_questions_narrow_it(workspace, marked, document_id):
    assert quotes(workspace, documents=(document_id,)) == READING[2:]
    assert quotes(workspace, tags=("law",)) == ["those of May", "902 applications"]
    asked = workspace.questions.read("figures and has:note")
    assert quotes(workspace, question=asked) == ["408 were granted"]
    assert quotes(workspace, question=asked, tags=("law",)) == []
    with pytest.raises(NotFoundError):
        quotes(workspace, tags=("nothing",))


def grouped(workspace, grouping):
    found = {}
    for item in items(workspace, grouping=grouping):
        found.setdefault(item[str(grouping)], []).append(item["quote"])
    return found


def test_highlights_stand_together_by_tag_person_month_and_claim(workspace, marked):
    assert grouped(workspace, Grouping.TAG) == {
        "figures": ["902 applications", "408 were granted"],
        "law": ["those of May"],
        "law/asylum": ["902 applications"],
        "": ["Nobody has said why"],
    }
    assert grouped(workspace, Grouping.PERSON) == {"Ann Ray": READING[:2], "": READING[2:]}
    assert grouped(workspace, Grouping.MONTH) == {"2024-05": READING[:2], "": READING[2:]}
    claim = workspace.claims.add("They differ.")
    ids = [marked["408"].id, marked["may"].id]
    workspace.claims.put(claim, ids, Stance.SUPPORTS)
    assert grouped(workspace, Grouping.CLAIM) == {
        "They differ.": ["408 were granted", "those of May"],
        "": ["Nobody has said why", "902 applications"],
    }
    assert items(workspace)[0]["claims"] == ["They differ."]


def test_by_document_each_comes_once_in_any_order(workspace, marked):
    text = workspace.exporting.data(ExportWish("markdown", order=Order.MADE)).decode()
    headings = [line for line in text.splitlines() if line.startswith("# ")]
    assert headings == ["# A letter", "# Harbour survey"]
    assert text.index("those of May") < text.index("Nobody has said") < text.index("408 were")


@pytest.mark.parametrize("form", EXPORT_FORMATS, ids=lambda form: form.name)
def test_every_format_is_written_previewed_and_replaces_nothing(workspace, marked, form, tmp_path):
    wish = ExportWish(form.name, style="apa" if form.is_cited else "")
    path = workspace.exporting.file(tmp_path / f"out{form.suffix}", wish)
    assert path.read_bytes()
    preview = workspace.exporting.preview(wish)
    assert (preview.documents, preview.highlights) == (2, 0 if form.holds_documents else 4)
    assert preview.body or len(preview.rows) == 5
    with pytest.raises(FileExistsAlreadyError):
        workspace.exporting.file(path, wish)
    with pytest.raises(OwnFileError):
        workspace.exporting.file(workspace.folder / "library.sqlite3", wish, replace=True)


def test_a_preview_is_how_the_export_begins(workspace, marked):
    for wish in (ExportWish("csv"), ExportWish("csv", grouping=Grouping.TAG),
                 ExportWish("csv", order=Order.MADE, tags=("figures",))):  # fmt: skip
        text = workspace.exporting.data(wish).decode("utf-8-sig")
        whole = list(csv.reader(io.StringIO(text, newline="")))
        preview = workspace.exporting.preview(wish)
        assert preview.is_all
        notes = whole[0].index("Note")
        for shown, written in zip(preview.rows, whole, strict=True):
            assert len(shown) == len(written)
            assert shown[notes] == written[notes].removeprefix("'")


def test_a_preview_reads_only_what_it_shows(workspace, document_id):
    text = workspace.documents.content(document_id).text
    for start in range(30):
        workspace.highlights.add(document_id, start, start + 5)
    assert len(text) > 40
    preview = workspace.exporting.preview(ExportWish("json"))
    assert len(json.loads(preview.body)) == 12
    assert (preview.highlights, preview.documents, preview.is_all) == (30, 1, False)


def test_a_beginning_says_how_much_there_is_in_all(workspace, marked, document_id, tmp_path):
    for start in range(30):
        workspace.highlights.add(document_id, start, start + 5)
    wishes = [ExportWish("markdown"), ExportWish("markdown", documents=(document_id,))]
    for wish in wishes:
        shown = workspace.exporting.preview(wish).body.split("\n---\n")[0]
        whole = workspace.exporting.data(wish).decode().split("\n---\n")[0]
        assert "tags: …" in shown
        kept = [line for line in whole.splitlines() if not line.startswith(("tags:", "changed:"))]
        assert set(kept) <= set(shown.splitlines())


def test_a_bibliography_has_the_documents_that_are_meant(workspace, marked, document_id, tmp_path):
    (tmp_path / "plain.txt").write_text("Nothing is kept from this one.")
    workspace.imports.files([tmp_path / "plain.txt"])

    def titles(**wish):
        text = workspace.exporting.data(ExportWish("csl-json", **wish))
        return [item["title"] for item in json.loads(text)]

    assert len(titles()) == 3
    assert titles(documents=(document_id,)) == ["Harbour survey"]
    assert titles(tags=("law",)) == ["A letter", "Harbour survey"]
    assert titles(question=workspace.questions.read("figures")) == ["Harbour survey"]


def test_a_file_each_is_named_after_what_is_in_it(workspace, marked, tmp_path):
    each = workspace.exporting.files(tmp_path / "documents", ExportWish("json"))
    assert [path.name for path in each] == ["A letter.json", "Harbour survey.json"]
    assert len(json.loads(each[0].read_text(encoding="utf-8"))) == 2
    tags = workspace.exporting.files(tmp_path / "tags", ExportWish("csv", grouping=Grouping.TAG))
    assert [path.name for path in tags] == ["figures.csv", "law.csv", "law - asylum.csv"]
    assert len(tags[1].read_text(encoding="utf-8").splitlines()) == 3, "those below are in it"
    months = workspace.exporting.files(tmp_path / "m", ExportWish("csv", grouping=Grouping.MONTH))
    assert [path.name for path in months] == ["2024-05.csv", "Others.csv"]
    with pytest.raises(FileExistsAlreadyError):
        workspace.exporting.files(tmp_path / "tags", ExportWish("csv", grouping=Grouping.TAG))


def test_it_tells_how_far_it_is_and_stops_when_told(workspace, marked, tmp_path):
    told: list[Progress] = []
    workspace.exporting.file(tmp_path / "a.docx", ExportWish("docx"), progress=told.append)
    assert [(one.done, one.total) for one in told] == [(1, 2), (2, 2)]
    for form in EXPORT_FORMATS:
        if not form.holds_documents and form.name != CODEBOOK:
            path = tmp_path / "stopped" / f"x{form.suffix}"
            with pytest.raises(CancelledError):
                workspace.exporting.file(path, ExportWish(form.name), cancelled=lambda: True)
            assert list(path.parent.iterdir()) == []


def test_a_style_that_cannot_be_used_writes_nothing(workspace, marked, tmp_path):
    with pytest.raises(UnusableStyleError):
        workspace.exporting.file(tmp_path / "x.html", ExportWish("html", style="nature"))
    assert list(tmp_path.glob("*.html")) == []
    assert workspace.exporting.style("oscola").title.startswith("OSCOLA")
    assert len(workspace.exporting.styles()) == 5


def test_words_that_the_source_lost_are_cited_from_where_they_were(workspace, tmp_path):
    path = tmp_path / "law.md"
    path.write_text("# A law\n\nThe fee is 20 euros.\n\nNobody may sell the licence.\n")
    (outcome,) = workspace.imports.files([path])
    workspace.highlights.add_quotation(outcome.document_id, "Nobody may sell the licence.")
    path.write_text("# The new law\n\nThe fee is 20 euros.\n")
    workspace.imports.files([path])
    for form in EXPORT_FORMATS:
        if not (form.holds_documents or form.is_bytes or form.name == CODEBOOK):
            text = workspace.exporting.data(ExportWish(form.name)).decode()
            assert "Nobody may sell the licence." in text
    styled = workspace.exporting.data(ExportWish("html", style="oscola")).decode()
    assert "‘A Law’" in styled
    assert "(revision 1)" in styled


def test_what_is_exported_as_json_is_what_is_listed(workspace, marked):
    links = workspace.links
    links.add(marked["902"].id, marked["408"].id, "contradicts")
    (own,) = [item for item in items(workspace) if item["id"] == marked["902"].id]
    assert [link["word"] for link in own["links"]] == ["contradicts"]
    assert own["by"] == workspace.opened.library.history.by


def test_another_workspace_makes_the_same_bytes(workspace, marked, tmp_path):
    wishes = [ExportWish(form.name) for form in EXPORT_FORMATS]
    mine = [workspace.exporting.data(replace(wish)) for wish in wishes]
    with closing(Workspace.open(tmp_path / "library")) as other:
        assert [other.exporting.data(wish) for wish in wishes] == mine
