from __future__ import annotations

import shutil

import pytest

from desktop import paths
from desktop.workspace import Workspace
from tests.workspace.statements import counted
from tests.workspace.written import markdown


def found(workspace, query, **options):
    return [
        workspace.documents.content(hit.document_id).text[hit.start : hit.end]
        for hit in workspace.search.find(query, **options).hits
    ]


def test_a_hit_is_a_place(workspace, document_id):
    (hit,) = workspace.search.find("survey counted").hits
    text = workspace.documents.content(document_id).text
    assert text[hit.start : hit.end] == "survey counted"
    assert hit.document_id == document_id
    assert hit.title
    assert all(
        "survey" in hit.snippet[a:b].casefold() or "count" in hit.snippet[a:b] for a, b in hit.marks
    )


def test_a_phrase_is_verbatim(workspace, document_id):
    assert workspace.search.find('"902 applications"').total == 1
    assert workspace.search.find('"applications 902"').total == 0


def test_the_last_word_may_be_a_beginning_while_typing(workspace, document_id):
    assert workspace.search.find("applic", typing=True).total
    assert "applications" in workspace.search.complete("applic")


@pytest.mark.parametrize(
    "query", ["", "   ", '"', "NOT", "(", "tag:", "*", "AND OR", "tag:nothing"]
)
def test_any_text_is_a_query(workspace, document_id, query):
    assert workspace.search.find(query).hits == ()


def test_the_readers_own_notes_are_found(workspace, document_id):
    made = workspace.highlights.add_quotation(
        document_id, "408 were granted", note="Contradicts Moreau."
    )
    (hit,) = workspace.search.find("moreau contradict").hits
    assert hit.highlight_id == made.id
    assert (hit.start, hit.end) == (made.start, made.end)
    assert hit.snippet == "Contradicts Moreau."
    assert workspace.search.find("moreau nowhere").hits == ()


def test_a_quotation_that_is_no_longer_in_the_text_is_found(workspace, report, document_id):
    lost = workspace.highlights.add_quotation(document_id, "408 were granted", note="Compare.")
    stays = workspace.highlights.add_quotation(document_id, "902 applications")
    report.write_text(report.read_text().replace(" Of these, 408 were granted.", ""), "utf-8")
    workspace.imports.files([report])
    (hit,) = workspace.search.find("granted").hits
    assert (hit.highlight_id, hit.is_gone) == (lost.id, True)
    assert hit.snippet == "408 were granted"
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["granted"]
    assert hit.start == hit.end <= len(workspace.documents.content(document_id).text)
    (note,) = workspace.search.find("compare").hits
    assert (note.highlight_id, note.is_gone) == (lost.id, False)
    assert all(not hit.highlight_id for hit in workspace.search.find("applications").hits)
    workspace.reviews.keep_as_record([lost.id])
    assert workspace.search.find("granted").hits[0].is_gone
    workspace.highlights.remove(lost.id)
    assert workspace.search.find("granted").hits == ()
    assert workspace.highlights.find(stays.id)


def test_what_went_or_changed_since_it_was_indexed_is_not_found(
    workspace, report, document_id, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(workspace.search, "sync", lambda **_options: None)
        report.write_text("Few applications.", encoding="utf-8")
        workspace.imports.files([report])
        assert workspace.search.find("applications").hits == ()
    workspace.search.sync()
    assert found(workspace, "applications") == ["applications"]
    workspace.trash.put(document_id)
    assert workspace.search.find("applications").total == 0
    workspace.history.undo()
    assert workspace.search.find("applications").total == 1


def test_a_deleted_index_comes_back_by_itself(tmp_path, workspace, document_id):
    library_id = workspace.opened.library.id
    workspace.close()
    shutil.rmtree(paths.index_folder(library_id))
    again = Workspace.open(tmp_path / "library")
    again.search.sync()
    assert again.search.find("applications").hits
    again.close()


def test_a_removed_document_is_not_found(workspace, document_id):
    workspace.trash.put(document_id)
    workspace.search.sync()
    assert workspace.search.find("applications").hits == ()


def test_reindexing_counts_the_documents(workspace, document_id):
    assert workspace.search.reindex() == 1
    assert workspace.search.find("applications").hits


def test_an_index_found_damaged_is_whole_again_after_one_sync(workspace, document_id):
    folder = paths.index_folder(workspace.opened.library.id)
    workspace.close()
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:10])
    again = Workspace.open(workspace.folder)
    again.search.sync()
    assert again.search.find("applications").hits
    again.search.tend()
    assert again.search.find("applications").hits
    again.close()


def test_what_was_looked_for_instead_is_said_and_counted_apart(workspace, document_id):
    result = workspace.search.find("aplications")
    assert (result.total, result.corrected, result.corrected_total) == (0, "applications", 1)
    assert len(result.hits) == 1
    assert result.query == "aplications"
    plain = workspace.search.find("applications")
    assert (plain.total, plain.corrected, plain.corrected_total) == (1, "", 0)
    assert workspace.search.find("zebra").corrected == ""
    assert workspace.search.find("aplications tag:nothing").corrected == ""


def test_a_note_with_the_very_word_needs_no_correction(workspace, document_id):
    workspace.highlights.add_quotation(document_id, "902", note="aplications, says the minister")
    result = workspace.search.find("aplications")
    assert (result.total, len(result.hits), result.corrected) == (1, 1, "")


@pytest.mark.parametrize("query", ["foo:bar", 'harbour topic:"of counts"', "-foo:bar", "(foo:bar)"])
def test_a_field_that_does_not_exist_is_named_with_those_that_do(workspace, document_id, query):
    (remark,) = workspace.search.find(query).remarks
    assert "foo:" in remark or "topic:" in remark
    assert all(f"{name}:" in remark for name in ("tag", "author", "year", "answered"))


@pytest.mark.parametrize(
    "query",
    [
        "Note: the survey",
        "12:30",
        "Harbour:survey",
        "https://example.org/a?b=c",
        "std::map",
        "C:\\a",
    ],
)
def test_pasted_text_with_a_colon_is_text(workspace, document_id, query):
    assert workspace.search.find(query).remarks == ()


def test_hits_are_read_in_as_many_statements_however_many_they_are(workspace, tmp_path):
    files = tmp_path / "many"
    files.mkdir()
    for number in range(60):
        (files / f"{number:02}.txt").write_text(f"The ferry left pier {number} in the evening.\n")
    for outcome in workspace.imports.files([files]):
        workspace.highlights.add_quotation(
            outcome.document_id, "ferry", note="a boat", tags=("boats",)
        )
    for query in ("ferry", "boat", "tag:boats", "ferry tag:boats"):
        counts = []
        for limit in (5, 50):
            workspace.opened.contents.drop({one.id for one in workspace.documents.all()})
            with counted(workspace) as statements:
                assert len(workspace.search.find(query, limit=limit).hits) == limit, query
            counts.append(len(statements))
        assert counts[0] == counts[1] < 20, query


def test_what_is_logged_has_no_words_of_anybody(workspace, document_id, caplog):
    workspace.search.sync()
    with caplog.at_level("INFO", logger="desktop"):
        assert workspace.search.find("902").hits
        workspace.highlights.add_quotation(document_id, "902")
        markdown(workspace)
    assert "Search: 1 of 1 passages" in caplog.text
    assert "Export as markdown: 1 highlights" in caplog.text
    assert "902" not in caplog.text
