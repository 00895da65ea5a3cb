from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain import ImportStatus, PlacementStatus, ReadingChoice
from desktop.domain.steps import StepCode
from desktop.errors import CancelledError, StorageError
from desktop.library import Library
from tests.formats.epub.samples import page, parts_of
from tests.formats.pdf.samples import locked
from tests.formats.samples import packed


def test_a_file_is_imported_once_and_its_bytes_are_kept(workspace, report):
    first, second = (workspace.imports.files([report])[0] for _ in range(2))
    assert first.status is ImportStatus.IMPORTED
    assert second.status is ImportStatus.UNCHANGED
    assert second.document_id == first.document_id
    assert workspace.documents.source_path(first.document_id).read_bytes() == report.read_bytes()
    assert len(workspace.documents.all()) == 1


def test_a_changed_file_is_a_revision_and_its_highlights_stay_on_their_words(
    workspace, report, document_id
):
    kept = workspace.highlights.add_quotation(document_id, "902 applications")
    before = workspace.documents.content(document_id)
    report.write_text("A foreword.\n\n" + report.read_text(), encoding="utf-8")
    outcome = workspace.imports.files([report])[0]
    assert outcome.status is ImportStatus.REVISED
    assert outcome.document_id == document_id
    (after,) = workspace.highlights.all(document_id)
    assert after.id == kept.id
    assert after.placement.status is PlacementStatus.SAME
    assert after.anchor == kept.anchor
    text = workspace.documents.content(document_id).text
    assert text[after.start : after.end] == "902 applications"
    assert workspace.documents.content(document_id, kept.anchor.revision) == before


def test_a_highlight_in_which_a_figure_changed_waits_for_review(workspace, report, document_id):
    kept = workspace.highlights.add_quotation(document_id, "The survey counted 902 applications.")
    told = []
    report.write_text(report.read_text().replace("902", "920"), encoding="utf-8")
    workspace.imports.files([report], progress=told.append)
    after = workspace.highlights.find(kept.id)
    assert after.placement.is_proposed
    text = workspace.documents.content(document_id).text
    assert text[after.start : after.end] == "The survey counted 920 applications."
    assert any(one.part == one.parts > 0 for one in told), "placing is told of, as reading is"


def test_a_highlight_is_placed_by_the_text_it_was_made_in(workspace, report, document_id):
    """Reading the same bytes once more, or an earlier state of the file, moves nothing silently."""
    first = report.read_text(encoding="utf-8")
    kept = workspace.highlights.add_quotation(document_id, "902 applications")
    report.write_text("A foreword.\n\n" + first, encoding="utf-8")
    workspace.imports.files([report])
    moved = workspace.highlights.find(kept.id).placement
    workspace.originals.reimport(document_id)
    again = workspace.highlights.find(kept.id).placement
    assert (again.start, again.end, again.status) == (moved.start, moved.end, moved.status)
    assert again.status is PlacementStatus.SAME
    report.write_text(first, encoding="utf-8")
    workspace.imports.files([report])
    back = workspace.highlights.find(kept.id)
    assert (back.start, back.end) == (kept.start, kept.end)
    assert back.placement.status is PlacementStatus.SAME


def test_a_bad_file_gets_a_sentence_and_the_rest_goes_on(workspace, tmp_path, report):
    empty = tmp_path / "empty.txt"
    empty.touch()
    binary = tmp_path / "picture.txt"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    unknown = tmp_path / "sheet.xyz"
    unknown.write_text("cells")
    missing = tmp_path / "missing.txt"
    outcomes = workspace.imports.files([empty, binary, unknown, missing, report])
    assert [outcome.status for outcome in outcomes] == [ImportStatus.FAILED] * 4 + [
        ImportStatus.IMPORTED
    ]
    for outcome in outcomes[:4]:
        assert outcome.error.endswith((".", "…"))
        assert "Traceback" not in outcome.error


@pytest.mark.parametrize("name", ["twin.txt", "twin.md"])
def test_the_same_bytes_twice_in_one_import_make_one_document(workspace, tmp_path, report, name):
    twin = tmp_path / name
    twin.write_bytes(report.read_bytes())
    outcomes = workspace.imports.files([report, twin])
    assert {outcome.status for outcome in outcomes} == {
        ImportStatus.IMPORTED,
        ImportStatus.UNCHANGED,
    }
    assert len(workspace.documents.all()) == 1


def test_the_same_text_in_another_wrapper_can_become_a_version(workspace, tmp_path):
    (tmp_path / "plain.txt").write_text("Only one paragraph of text, in two wrappers.")
    (tmp_path / "page.html").write_text("<p>Only one paragraph of text, in two wrappers.</p>")
    first, second = workspace.imports.files([tmp_path / "plain.txt", tmp_path / "page.html"])
    twins = {first.document_id: second.document_id, second.document_id: first.document_id}
    later = first if first.same_text_as else second
    assert later.same_text_as == twins[later.document_id]
    kept = workspace.highlights.add_quotation(later.same_text_as, "two wrappers")
    outcome = workspace.originals.make_version(later.document_id, later.same_text_as)
    assert (outcome.status, outcome.document_id) == (ImportStatus.REVISED, later.same_text_as)
    assert [d.id for d in workspace.documents.all()] == [later.same_text_as]
    (after,) = workspace.highlights.all()
    assert (after.id, after.placement.status) == (kept.id, PlacementStatus.SAME)


def test_a_locked_copy_becomes_a_version_with_its_password(workspace, tmp_path):
    (tmp_path / "plain.txt").write_text("Secret words")
    (tmp_path / "locked.pdf").write_bytes(locked("Secret words", "sesame"))
    (first,) = workspace.imports.files([tmp_path / "plain.txt"])
    choice = ReadingChoice(password="sesame")  # noqa: S106
    (second,) = workspace.imports.files([tmp_path / "locked.pdf"], choice=choice)
    pair = second.document_id, first.document_id
    assert workspace.originals.make_version(*pair).needs_password
    assert workspace.originals.make_version(*pair, "sesame").status is ImportStatus.REVISED


def test_a_cancel_keeps_what_was_done_and_lists_no_more(workspace, tmp_path):
    files = []
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Text number {number}.")
        files.append(path)
    seen = []
    outcomes = workspace.imports.files(
        files, progress=seen.append, cancelled=lambda: len(seen) >= 2
    )
    assert 2 <= len(outcomes) < 40
    assert len(workspace.documents.all()) == len(outcomes)


def test_progress_counts_every_file_by_name(workspace, tmp_path, report):
    seen = []
    workspace.imports.files([report, tmp_path / "missing.txt"], progress=seen.append)
    assert sorted(progress.name for progress in seen) == ["missing.txt", "survey.txt"]
    assert seen[-1].done == seen[-1].total == 2


def test_pasted_text_is_a_document(workspace):
    outcome = workspace.imports.text("A pasted passage of some length.\n\nAnother one.")
    assert outcome.status is ImportStatus.IMPORTED
    assert "Another one." in workspace.documents.content(outcome.document_id).text


def test_a_page_that_is_read_again_keeps_the_pictures_beside_it(workspace, seeds):
    (outcome,) = workspace.imports.files([seeds / "news-report.html"])
    before = workspace.documents.content(outcome.document_id)
    again = workspace.originals.reimport(outcome.document_id)
    assert again.path == str(seeds / "news-report.html")
    assert workspace.documents.content(outcome.document_id) == before
    assert any("asset" in block.attributes for block in before.blocks)


def test_what_is_read_again_may_have_been_moved_away_or_even_lost(workspace, report, document_id):
    report.unlink()
    assert workspace.originals.reimport(document_id).status is ImportStatus.REVISED
    kept = workspace.documents.source_path(document_id)
    kept.chmod(0o644)
    kept.unlink()
    assert workspace.originals.reimport(document_id).status is ImportStatus.FAILED


def test_what_is_pasted_may_be_in_any_script_and_even_broken(workspace):
    outcome = workspace.imports.text("हिन्दी में लिखा\n\nOne half \ud83d of a pair.")
    assert workspace.documents.get(outcome.document_id).title == "हिन्दी में लिखा"
    assert "One half  of a pair." in workspace.documents.content(outcome.document_id).text


def test_an_import_is_searchable_at_once_and_told_to_listeners(workspace, report):
    told = []
    workspace.subscribe(told.append)
    outcome = workspace.imports.files([report])[0]
    assert any(outcome.document_id in changes.documents for changes in told)
    assert told[-1].indexed
    assert workspace.search.find("applications").hits


def test_an_import_stands_when_the_index_has_no_room(workspace, report, monkeypatch, tmp_path):
    def full(*_arguments, **_options):
        raise StorageError(tmp_path, "the disk is full")

    monkeypatch.setattr(workspace.opened.index, "update", full)
    (outcome,) = workspace.imports.files([report])
    assert outcome.status is ImportStatus.IMPORTED
    assert workspace.documents.all()
    with pytest.raises(StorageError):
        workspace.search.sync()


def test_many_files_share_transactions_and_one_that_fails_costs_no_other(
    workspace, tmp_path, monkeypatch
):
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"Text number {number}.")
    put, whole = workspace.opened.library.imports.put_prepared, []

    def failing(prepared, **places):
        if prepared.source.name == "7.txt":
            whole.append(prepared)
            raise StorageError(prepared.source, "the disk is full")
        return put(prepared, **places)

    monkeypatch.setattr(workspace.opened.library.imports, "put_prepared", failing)
    outcomes = workspace.imports.files(sorted(tmp_path.glob("*.txt")), collection="Letters")
    failed = [outcome.path for outcome in outcomes if outcome.status is ImportStatus.FAILED]
    assert failed == [str(tmp_path / "7.txt")]
    stored = workspace.documents.all()
    assert sorted(document.id for document in stored) == sorted(
        outcome.document_id for outcome in outcomes if outcome.document_id
    )
    assert {document.collection_id for document in stored} == {workspace.collections.all()[0].id}
    imports = [
        step for step in workspace.opened.library.history.steps() if step.code is StepCode.IMPORT
    ]
    assert len(imports) <= 11


def test_a_file_for_which_there_is_no_room_is_named_as_the_reader_names_it(
    workspace, tmp_path, monkeypatch
):
    def full(_sources, source, sha256):
        raise StorageError(source.parent / f".{sha256}.part", "the disk is full")

    monkeypatch.setattr("desktop.library.file.sources.Sources.keep", full)
    (tmp_path / "report.txt").write_text("Figures of the year.")
    (outcome,) = workspace.imports.files([tmp_path / "report.txt"])
    assert outcome.error.startswith("report.txt was not imported")
    assert "the disk is full" in outcome.error
    assert ".part" not in outcome.error


def test_nothing_is_told_before_it_is_stored(workspace, tmp_path):
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"Text number {number}.")
    counted = []
    with Library.open(workspace.folder) as other:
        workspace.imports.files(
            list(tmp_path.glob("*.txt")),
            progress=lambda progress: counted.append((progress.done, len(other.documents.all()))),
        )
    assert len(counted) == 12
    assert all(stored >= told for told, stored in counted)


@pytest.fixture
def long_book(tmp_path) -> Path:
    path = tmp_path / "long.epub"
    written = "<p>" + "<i>some</i> words " * 150 + "</p>"
    pages = {f"p{number}.xhtml": page(written) for number in range(300)}
    path.write_bytes(packed(parts_of(pages, " ".join(name[:-6] for name in pages))))
    return path


def test_progress_goes_on_inside_one_file(workspace, long_book):
    seen = []
    [outcome] = workspace.imports.files([long_book], progress=seen.append)
    assert outcome.status is ImportStatus.IMPORTED
    inside = [progress for progress in seen if progress.parts]
    assert [progress.part for progress in inside] == sorted(progress.part for progress in inside)
    assert {(p.done, p.total, p.name, p.parts) for p in inside} == {(0, 1, "long.epub", 300)}
    assert (seen[-1].done, seen[-1].parts) == (1, 0)
    seen.clear()
    workspace.originals.reimport(outcome.document_id, progress=seen.append)
    assert {progress.parts for progress in seen} == {300}


def test_an_import_is_cancelled_inside_one_file(workspace, long_book):
    seen = []
    outcomes = workspace.imports.files(
        [long_book], progress=seen.append, cancelled=lambda: bool(seen)
    )
    assert outcomes == []
    assert workspace.documents.all() == []


def test_reading_again_is_cancelled_inside_one_file(workspace, long_book):
    [outcome] = workspace.imports.files([long_book])
    seen = []
    with pytest.raises(CancelledError):
        workspace.originals.reimport(
            outcome.document_id, progress=seen.append, cancelled=lambda: bool(seen)
        )


def test_each_outcome_says_which_collection_it_was_meant_for(workspace, tmp_path):
    folder = tmp_path / "papers"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "a.txt").write_text("Words of a letter.")
    (folder / "b.pdf").write_bytes(b"broken")
    lone = tmp_path / "lone.txt"
    outcomes = workspace.imports.files([folder, lone], collection="Ports")
    assert {
        Path(one.path).name: (one.status is ImportStatus.FAILED, one.collection) for one in outcomes
    } == {
        "a.txt": (False, "Ports/papers/2024"),
        "b.pdf": (True, "Ports/papers"),
        "lone.txt": (True, "Ports"),
    }


def test_a_file_is_known_while_its_bytes_are_as_they_were(workspace, report, document_id):
    assert workspace.imports.known(report) == document_id
    report.write_text("Other words.")
    assert workspace.imports.known(report) == ""
    report.unlink()
    assert workspace.imports.known(report) == ""


def test_a_password_opens_a_file_and_is_not_kept(workspace, tmp_path):
    path, key = tmp_path / "locked.pdf", "hunter2"
    path.write_bytes(locked("Secret words", key))
    (failed,) = workspace.imports.files([path])
    assert (failed.status, failed.needs_password) == (ImportStatus.FAILED, True)
    (again,) = workspace.imports.files([path], choice=ReadingChoice(password=key))
    assert (again.status, again.needs_password) == (ImportStatus.IMPORTED, False)
    document_id = again.document_id
    assert workspace.documents.content(document_id).text == "Secret words"
    assert workspace.imports.files([path])[0].status is ImportStatus.UNCHANGED
    assert workspace.originals.reimport(document_id).needs_password
    told = workspace.originals.reimport(document_id, password=key)
    assert (told.status, told.revision) == (ImportStatus.REVISED, 2)
    kept = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file != path]
    assert not any(key.encode() in data for data in kept)
