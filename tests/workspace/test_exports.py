from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain import Facts, HighlightStyle, LinkKind, PlacementStatus, Region
from desktop.domain.reviews import Reason
from desktop.errors import FileExistsAlreadyError, NoCopyError, OwnFileError
from desktop.library import highlight_rows, highlights, links, tags
from desktop.library.steps import event, journal
from desktop.pdf import PdfFile
from desktop.workspace import Workspace
from tests.formats.pdf.samples import Made, annotation, lines
from tests.workspace.statements import counted
from tests.workspace.written import files, markdown


@pytest.fixture
def annotated(workspace, document_id, tmp_path):
    (tmp_path / "plain.txt").write_text("Nothing is kept from this one.")
    workspace.imports.files([tmp_path / "plain.txt"])
    one = workspace.highlights.add_quotation(document_id, "902 applications", tags=("figures",))
    other = workspace.highlights.add_quotation(document_id, "1,300 applications", tags=("counts",))
    workspace.links.add(one.id, other.id, LinkKind.CONTRADICTS)
    return document_id


def test_everything_means_the_documents_with_highlights(workspace, annotated):
    text = markdown(workspace)
    assert "> 902 applications" in text
    assert "> 1,300 applications" in text
    assert "Contradicts" in text
    assert "Nothing is kept" not in text
    assert text == markdown(workspace)


def test_a_tag_chooses_passages(workspace, annotated):
    text = markdown(workspace, tags=["figures"])
    assert "> 902 applications" in text
    assert "> 1,300 applications" not in text
    assert 'title: "Annotations tagged figures"' in text


def test_one_file_each_by_document_or_by_tag(workspace, annotated, tmp_path):
    assert len(files(workspace, tmp_path / "documents")) == 1
    by_tag = files(workspace, tmp_path / "tags", by_tag=True)
    assert [path.stem for path in by_tag] == ["counts", "figures"]
    workspace.tags.ensure("numbers/large")
    (below,) = files(workspace, tmp_path / "below", tags=["numbers"], by_tag=True)
    assert below.name == "numbers - large.md"


def test_nothing_is_overwritten_without_being_asked(workspace, annotated, tmp_path):
    (path,) = files(workspace, tmp_path / "out")
    path.write_text("mine")
    with pytest.raises(FileExistsAlreadyError):
        files(workspace, tmp_path / "out")
    assert path.read_text() == "mine"
    files(workspace, tmp_path / "out", replace=True)
    assert path.read_text() != "mine"


@pytest.fixture
def gone(workspace, tmp_path):
    """Return a highlight whose passage the source lost, and its document."""
    path = tmp_path / "law.md"
    path.write_text("# A law\n\nThe fee is 20 euros.\n\nNobody may sell the licence.\n")
    (outcome,) = workspace.imports.files([path])
    kept = workspace.highlights.add_quotation(outcome.document_id, "Nobody may sell the licence.")
    path.write_text("# The new law\n\nThe fee is 20 euros.\n")
    workspace.imports.files([path])
    return workspace.highlights.find(kept.id)


def test_what_the_source_lost_is_exported_with_its_revision(workspace, gone):
    assert gone.placement.status == "lost"
    text = markdown(workspace, documents=[gone.document_id])
    day = datetime.now(UTC).date().isoformat()
    assert "> Nobody may sell the licence." in text
    assert f"“A law” (revision 1, {day})" in text
    assert f"- No longer in the source since {day} (revision 2)." in text
    workspace.reviews.keep_as_record([gone.id])
    assert "No longer in the source since" in markdown(workspace)


def test_words_of_an_older_text_are_cited_from_it_and_the_newer_ones_told(workspace, tmp_path):
    path = tmp_path / "act.txt"
    path.write_text(
        "Asylum Act\n\nWhoever applies is heard within 30 days of it by an officer.\n\n"
        "Whoever appeals may stay in the country until the court has decided upon it.\n\n"
        "A decision is handed over in writing, with the reasons, in a plain language.\n"
    )
    (outcome,) = workspace.imports.files([path])
    document, words = outcome.document_id, "may stay in the country until the court has decided"
    edited = workspace.highlights.add_quotation(document, words)
    asked = workspace.highlights.add_quotation(document, "is heard within 30 days of it")
    same = workspace.highlights.add_quotation(document, "handed over in writing")
    old = workspace.documents.get(document).sha256
    path.write_text(path.read_text().replace("30", "14").replace("the country", "our country"))
    workspace.imports.files([path])
    found = [workspace.highlights.find(one.id).placement.status for one in (edited, asked, same)]
    assert found == ["edited", "review", "same"]

    parts = markdown(workspace).split("\n> ")[1:]
    day = datetime.now(UTC).date().isoformat()
    assert [f"(revision 1, {day})" in part for part in parts] == [True, True, False]
    assert [f"sha256:{old}" in part for part in parts] == [True, True, False]
    assert [part.split("\n")[0] for part in parts] == [asked.quote, edited.quote, same.quote]
    now = words.replace("the country", "our country")
    assert f"- The source reads now (revision 2): “{now}”" in parts[1]

    workspace.reviews.accept([edited.id])
    part = markdown(workspace).split("\n> ")[2]
    assert part.startswith(now)
    assert "revision" not in part


@pytest.mark.parametrize("damaged", [1, 2])
def test_a_damaged_text_keeps_nothing_from_being_exported(workspace, gone, damaged):
    other = workspace.highlights.add_quotation(gone.document_id, "The fee is 20 euros.")
    place = workspace.folder / "library.sqlite3"
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute(
            "UPDATE blobs SET data = x'00' WHERE sha256 ="
            " (SELECT text_blob FROM revisions WHERE number = ?)",
            (damaged,),
        )
    workspace.opened.contents.drop({gone.document_id})
    text = markdown(workspace)
    assert "> Nobody may sell the licence." in text
    assert "(revision 1, " in text
    assert f"> {other.quote}" in text
    assert "reads now" not in text


def test_a_citation_can_name_its_revision(workspace, gone):
    cited = workspace.citations.line(gone.document_id, gone.anchor.start, 1)
    assert cited.startswith("“A law” (revision 1, ")
    assert "revision" not in workspace.citations.line(gone.document_id, 0)


def test_a_citation_names_the_document(workspace, annotated):
    assert workspace.documents.get(annotated).title in workspace.citations.line(annotated, 0)


def tag_id(workspace, path):
    return next(tag.id for tag in workspace.tags.all() if tag.path == path)


def changed(workspace, **chosen):
    front = markdown(workspace, **chosen).split("---\n")[1].splitlines()
    (line,) = (line for line in front if line.startswith("changed: "))
    return datetime.fromisoformat(line.removeprefix("changed: "))


@pytest.fixture
def later(monkeypatch):
    """Return what lets a day pass between one change and the next."""
    day = timedelta()

    def let_pass():
        nonlocal day
        day += timedelta(days=1)
        stamp = (datetime.now(UTC) + day).isoformat(timespec="microseconds")
        for module in (journal, event, highlights, links, highlight_rows, tags):
            monkeypatch.setattr(module, "now", lambda: stamp, raising=False)

    return let_pass


def test_an_export_is_dated_by_the_last_change_of_what_it_shows(workspace, annotated, later):
    one, other = workspace.highlights.all(annotated)
    before = changed(workspace, tags=["figures"])
    for change in (
        lambda: workspace.links.add(one.id, other.id, LinkKind.SUPPORTS),
        lambda: workspace.links.remove(workspace.links.all()[0].id),
        lambda: workspace.highlights.change(other.id, note="Seen twice."),
        lambda: workspace.tags.rename(tag_id(workspace, "figures"), "numbers"),
        lambda: workspace.highlights.add_tag(one.id, "more"),
        lambda: workspace.tags.remove(tag_id(workspace, "more")),
        lambda: workspace.documents.update_facts(annotated, facts=Facts(title="Another title")),
    ):
        later()
        change()
        tag = "numbers" if any(tag.path == "numbers" for tag in workspace.tags.all()) else "figures"
        after = changed(workspace, tags=[tag])
        assert after > before
        before = after


def test_what_is_not_shown_does_not_date_an_export(workspace, annotated, later):
    one, other = workspace.highlights.all(annotated)
    workspace.links.remove(workspace.links.all()[0].id)
    text = markdown(workspace, tags=["figures"])
    later()
    workspace.highlights.change(other.id, note="Elsewhere.")
    workspace.links.add(other.id, one.id, LinkKind.SUPPORTS)
    workspace.documents.move(annotated, workspace.collections.add("Counts").id)
    assert markdown(workspace, tags=["figures"]) == text


def test_an_export_by_tag_asks_as_much_however_many_tags_there_are(workspace, annotated, tmp_path):
    counts = []
    tags = [f"tag {number:02}" for number in range(30)]
    one, other = workspace.highlights.all(annotated)
    for wanted in (tags[:3], tags):
        for tag in wanted:
            workspace.highlights.add_tag(one.id if tag < "tag 15" else other.id, tag)
        workspace.opened.contents.drop({annotated})
        with counted(workspace) as statements:
            written = files(
                workspace, tmp_path / str(len(wanted)), tags=wanted, by_tag=True, replace=True
            )
        assert len(written) == len(wanted)
        counts.append(len(statements))
    assert counts[0] == counts[1] < 20


PAGES = lines("Alpha beta gamma", "delta epsilon"), lines("zeta eta theta")


@pytest.fixture
def printed(workspace, tmp_path):
    """Return a PDF document with a stranger's mark in it."""
    mark = annotation("Highlight", (50, 72, 78, 82), more="/NM (theirs) /T (Ada) /C [0 0.7 0.2]")
    path = tmp_path / "printed.pdf"
    path.write_bytes(Made(PAGES, links={0: mark}).data())
    return workspace.imports.files([path])[0].document_id


def kept(workspace, document_id):
    return {
        (one.quote, one.colour, one.style, one.note, one.tags)
        for one in workspace.highlights.all(document_id)
    }


def test_a_copy_read_into_an_empty_library_has_the_same_highlights(workspace, printed, tmp_path):
    text = workspace.documents.content(printed).text
    marking = {"style": HighlightStyle.UNDERLINE, "note": "😀\nΩ", "tags": ("law/evidence", "a b")}
    workspace.highlights.add(
        printed, text.index("epsilon"), text.index("eta theta") + 3, colour="pink", **marking
    )
    workspace.highlights.add_quotation(printed, "beta", note="Mine")
    original = workspace.documents.source_path(printed).read_bytes()
    copy = workspace.exports.annotated(tmp_path / "out" / "copy.pdf", printed)
    assert copy.remarks == ()
    assert workspace.documents.source_path(printed).read_bytes() == original
    with closing(Workspace.open(tmp_path / "empty")) as other:
        (outcome,) = other.imports.files([copy.path])
        assert kept(other, outcome.document_id) == kept(workspace, printed)
        assert other.care.check() == []


def test_a_copy_read_into_its_own_document_adds_nothing(workspace, printed, tmp_path):
    workspace.highlights.add_quotation(printed, "beta")
    before = kept(workspace, printed)
    path = tmp_path / "printed.pdf"
    workspace.exports.annotated(path, printed, replace=True)
    (outcome,) = workspace.imports.files([path])
    assert (outcome.document_id, outcome.revision) == (printed, 2)
    assert kept(workspace, printed) == before


def test_a_copy_has_what_became_of_a_stranger_s_mark(workspace, printed, tmp_path):
    (theirs,) = workspace.highlights.all(printed)
    workspace.highlights.change(theirs.id, note="Edited")
    path = workspace.exports.annotated(tmp_path / "edited.pdf", printed).path
    with PdfFile(path.read_bytes()) as file:
        assert [one.contents for one in file.annotations(0)] == ["Edited"]
    workspace.highlights.remove(theirs.id)
    path = workspace.exports.annotated(tmp_path / "removed.pdf", printed).path
    with PdfFile(path.read_bytes()) as file:
        assert file.annotations(0) == []


def test_a_copy_replaces_nothing_unasked(workspace, printed, tmp_path):
    path = tmp_path / "there.pdf"
    path.write_text("mine")
    with pytest.raises(FileExistsAlreadyError):
        workspace.exports.annotated(path, printed)
    assert path.read_text() == "mine"
    with pytest.raises(OwnFileError):
        workspace.exports.annotated(tmp_path / "library" / "library.sqlite3", printed)


def test_only_pdf_documents_are_copied(workspace, document_id, printed, tmp_path):
    with pytest.raises(NoCopyError, match="no PDF document"):
        workspace.exports.annotated(tmp_path / "copy.pdf", document_id)
    workspace.highlights.add_quotation(document_id, "902")
    assert list(workspace.exports.copy_names()) == [printed]
    assert workspace.exports.copy_names([printed])[printed].endswith(".pdf")


def test_a_highlight_whose_place_is_not_sure_is_told(workspace, printed, tmp_path):
    workspace.highlights.add_quotation(printed, "delta epsilon")
    path = tmp_path / "printed.pdf"
    path.write_bytes(Made((lines("Other words stand here now"), PAGES[1])).data())
    workspace.imports.files([path])
    copy = workspace.exports.annotated(tmp_path / "copy.pdf", printed)
    assert copy.remarks == (
        "2 highlights are not in the copy: it is not sure where in the file the words stand.",
    )


AREA = Region(0, 40, 60, 200, 100)


def test_an_area_comes_back_from_a_copy_with_its_region_and_words(workspace, printed, tmp_path):
    area = workspace.highlights.area(printed, AREA)
    made = workspace.highlights.add_area(printed, area, colour="blue", note="Look", tags=["a"])
    copy = workspace.exports.annotated(tmp_path / "out" / "copy.pdf", printed)
    with closing(Workspace.open(tmp_path / "empty")) as other:
        (outcome,) = other.imports.files([copy.path])
        assert kept(other, outcome.document_id) == kept(workspace, printed)
        again = next(one for one in other.highlights.all() if one.anchor.region)
        assert again.anchor.region == made.anchor.region
        assert other.documents.asset(again.anchor.picture)
        assert other.care.check() == []
    path = tmp_path / "printed.pdf"
    before = kept(workspace, printed)
    workspace.exports.annotated(path, printed, replace=True)
    workspace.imports.files([path])
    assert kept(workspace, printed) == before
    now = workspace.highlights.find(made.id)
    assert now.placement.status is PlacementStatus.REVIEW, "the file is another one"
    assert workspace.reviews.of(made.id).reasons == (Reason.AREA,)
    workspace.reviews.accept([made.id])
    now = workspace.highlights.find(made.id)
    assert now.placement.status is PlacementStatus.MANUAL
    assert now.anchor == replace(made.anchor, revision=2), "drawn anew, and looks the same"
    assert "revision 1" not in markdown(workspace, documents=[printed])
