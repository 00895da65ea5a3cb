"""Pages that are only pictures get words, in a revision of their own."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.domain import ImportStatus, PlacementStatus, ReadingChoice, SpanKind
from desktop.domain.printed.region import Area, Region, enclosed
from desktop.errors import (
    CancelledError,
    NoRecogniserError,
    NothingRecognisedError,
    PasswordNeededError,
    UnknownLanguageError,
)
from desktop.formats.scans import recognising
from desktop.workspace import Workspace
from tests.formats.pdf.samples import lines, locked, pdf
from tests.formats.picture.samples import png, rows
from tests.formats.scans.fake import install, printing, table

script = pytest.mark.skipif(sys.platform == "win32", reason="the program is a script")
if TYPE_CHECKING:
    from pathlib import Path

OPEN = "open sesame"
PNG = png(0, rows())
PRINTED = "The harbour was surveyed in the spring of that year."


@pytest.fixture(autouse=True)
def _one_after_another(monkeypatch):
    monkeypatch.setattr(recognising, "READERS", 1)


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """Return what installs a program with this body."""
    return lambda body: install(tmp_path, monkeypatch, body)


@pytest.fixture
def scan(tmp_path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(lines(PRINTED), [], []))
    return path


@pytest.fixture
def scan_id(workspace, scan) -> str:
    return workspace.imports.files([scan])[0].document_id


def text(workspace, document_id: str, revision: int | None = None) -> str:
    return workspace.documents.content(document_id, revision).text


def test_without_the_program_it_is_said_how_to_get_it(workspace, scan_id, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    found = workspace.scans.languages()
    assert (found.name, found.languages) == ("", ())
    assert "Install it" in found.missing
    with pytest.raises(NoRecogniserError):
        workspace.scans.read(scan_id)
    assert workspace.documents.get(scan_id).revision == 1


@script
def test_languages_are_those_there_is_data_for(workspace, tesseract):
    tesseract("")
    found = workspace.scans.languages()
    assert (found.name, found.languages, found.missing) == ("tesseract 9.9.1", ("deu", "eng"), "")


@script
def test_pages_without_text_get_words_in_a_new_revision(workspace, scan_id, tesseract):
    calls = tesseract(
        printing(table("Nine boats lay there.", unsure=["lay"]), table("None came back."))
    )
    assert workspace.scans.pages(scan_id) == (1, 2)
    steps = []
    done = workspace.scans.read(scan_id, ["deu", "eng"], progress=steps.append)
    assert done.outcome.status is ImportStatus.REVISED
    assert (done.pages, done.blank, done.failed, done.words, done.unsure) == (2, 0, (), 7, 1)
    assert 80 < done.confidence < 97
    said = text(workspace, scan_id).replace("\n", " ")
    assert said == f"{PRINTED} Nine boats lay there. None came back."
    assert "Page 2, no text" in text(workspace, scan_id, 1)
    newest = workspace.revisions.all(scan_id)[0]
    assert newest.importer.endswith(" + tesseract 9.9.1 deu+eng")
    assert "-l deu+eng" in calls.read_text()
    assert [(one.done, one.total) for one in steps if one.total == 2][:3] == [
        (0, 2),
        (1, 2),
        (2, 2),
    ]
    (unsure,) = (s for s in workspace.documents.content(scan_id).spans if s.kind is SpanKind.UNSURE)
    assert text(workspace, scan_id)[unsure.start : unsure.end] == "lay"
    assert workspace.search.find("boats").total == 1


@script
def test_highlights_stay_with_their_pages(workspace, scan_id, tesseract):
    old = text(workspace, scan_id)
    printed = workspace.highlights.add_quotation(scan_id, "surveyed in the spring")
    start = old.index("Page 2")
    second = workspace.highlights.add(scan_id, start, start + len("Page 2, no text"))
    start = old.index("Page 3")
    third = workspace.highlights.add(scan_id, start, start + len("Page 3"))
    tesseract(printing(table("Nine boats lay there."), table()))
    done = workspace.scans.read(scan_id)
    new = text(workspace, scan_id)
    found = {one.id: one for one in workspace.highlights.all(scan_id)}
    assert found[printed.id].placement.status is PlacementStatus.SAME
    assert new[found[printed.id].start : found[printed.id].end] == "surveyed in the spring"
    assert found[second.id].placement.status is PlacementStatus.REVIEW
    assert new[found[second.id].start :].startswith("Nine boats")
    assert found[third.id].placement.status is PlacementStatus.SAME
    assert new[found[third.id].start : found[third.id].end] == "Page 3"
    assert found[second.id].anchor.quotation == "Page 2, no text"
    assert done.outcome.standing == {"same": 2, "review": 1}


@script
def test_an_area_of_a_picture_quotes_the_words_that_are_read_in_it(workspace, scan_id, tesseract):
    content, pages = workspace.documents.content(scan_id), workspace.documents.pages(scan_id)
    regions = [Region(1, 0, 0, 400, 600), Region(1, 0, 590, 400, 600), Region(2, 0, 0, 400, 600)]
    made = [
        workspace.highlights.add_area(
            scan_id, Area(region, enclosed(content, pages, region.page, ()), PNG), note="Boats."
        )
        for region in regions
    ]
    assert [one.quote for one in made] == [""] * 3
    tesseract(printing(table("Nine boats lay there."), table()))
    done = workspace.scans.read(scan_id)
    found = {one.id: one for one in workspace.highlights.all(scan_id)}
    whole, beside, blank = (found[one.id] for one in made)
    assert whole.quote == "Nine boats lay there."
    assert whole.anchor.revision == 2
    assert (whole.anchor.region, whole.anchor.picture) == (regions[0], made[0].anchor.picture)
    assert (whole.note, whole.style) == ("Boats.", made[0].style)
    assert (beside.quote, blank.quote) == ("", "")
    assert [one.placement.status for one in found.values()] == [PlacementStatus.SAME] * 3
    assert done.outcome.standing == {"same": 3}
    assert workspace.care.check() == []
    workspace.originals.reimport(scan_id)
    assert workspace.highlights.find(whole.id).quote == "Nine boats lay there."


@script
def test_words_are_kept_when_the_file_is_read_again(
    workspace, scan, scan_id, tesseract, monkeypatch
):
    tesseract(printing(table("Nine boats lay there."), table("None came back.")))
    workspace.scans.read(scan_id)
    recognised = text(workspace, scan_id)
    (again,) = workspace.imports.files([scan])
    assert again.status is ImportStatus.UNCHANGED
    monkeypatch.setenv("PATH", "")
    workspace.originals.reread(scan_id, ReadingChoice())
    assert text(workspace, scan_id) == recognised
    assert "tesseract" in workspace.revisions.all(scan_id)[0].importer
    (again,) = workspace.imports.files([scan], choice=ReadingChoice(whole_page=True))
    assert again.status is ImportStatus.REVISED
    assert text(workspace, scan_id) == recognised


@script
def test_words_of_other_bytes_are_not_kept(workspace, scan, scan_id, tesseract):
    tesseract(printing(table("Nine boats lay there."), table("None came back.")))
    workspace.scans.read(scan_id)
    scan.write_bytes(pdf(lines(PRINTED), []))
    (changed,) = workspace.imports.files([scan])
    assert (changed.document_id, changed.status) == (scan_id, ImportStatus.REVISED)
    assert "boats" not in text(workspace, scan_id)
    assert "Page 2, no text" in text(workspace, scan_id)


@script
def test_it_can_be_done_again_in_another_language(workspace, scan_id, tesseract):
    tesseract(printing(table("Nine boats lay there."), table("None came back.")))
    workspace.scans.read(scan_id, ["eng"])
    kept = workspace.highlights.add_quotation(scan_id, "Nine boats")
    assert workspace.scans.pages(scan_id) == (1, 2)
    tesseract(printing(table("Nine boats lay there, too."), table("None came back, though.")))
    workspace.scans.read(scan_id, ["deu"])
    assert workspace.revisions.all(scan_id)[0].importer.endswith(" deu")
    (found,) = workspace.highlights.all(scan_id)
    assert text(workspace, scan_id)[found.start : found.end] == kept.anchor.quotation


@script
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (printing(table()), "no words were found"),
        ("sys.exit('out of order')", "out of order"),
        ("print('rubbish')", "no table of words"),
    ],
)
def test_where_nothing_is_recognised_all_stays_as_it_was(
    workspace, scan_id, tesseract, body, reason
):
    tesseract(body)
    with pytest.raises(NothingRecognisedError, match=reason):
        workspace.scans.read(scan_id)
    assert workspace.documents.get(scan_id).revision == 1


@script
def test_a_page_that_fails_is_told_and_the_others_kept(workspace, scan_id, tesseract):
    tesseract("if number == 1: sys.exit('torn')\n" + printing("", table("None came back.")))
    done = workspace.scans.read(scan_id)
    assert done.failed == (1,)
    assert "torn" in done.reason
    assert "Page 2, no text" in text(workspace, scan_id)
    assert "None came back." in text(workspace, scan_id)


@script
def test_a_language_without_data_is_refused(workspace, scan_id, tesseract):
    tesseract("")
    for name in ("fra", "--psm", "eng;ls", ""):
        with pytest.raises(UnknownLanguageError):
            workspace.scans.read(scan_id, [name])


@script
def test_a_document_that_has_text_is_left_alone(workspace, tmp_path, tesseract):
    calls = tesseract("")
    path = tmp_path / "text.pdf"
    path.write_bytes(pdf(lines(PRINTED)))
    (outcome,) = workspace.imports.files([path])
    with pytest.raises(NothingRecognisedError, match="text of its own"):
        workspace.scans.read(outcome.document_id)
    assert not calls.exists()


@script
def test_it_is_stopped_without_a_trace(workspace, scan_id, tesseract):
    tesseract("import time\ntime.sleep(60)")
    seen = []

    def stop() -> bool:
        seen.append(1)
        return len(seen) > 5

    with pytest.raises(CancelledError):
        workspace.scans.read(scan_id, cancelled=stop)
    assert workspace.documents.get(scan_id).revision == 1


@script
def test_a_locked_file_wants_its_password(workspace, tmp_path, tesseract):
    tesseract(printing(table("Nine boats.")))
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked("", OPEN))
    (outcome,) = workspace.imports.files([path], choice=ReadingChoice(password=OPEN))
    with pytest.raises(PasswordNeededError):
        workspace.scans.read(outcome.document_id)
    workspace.scans.read(outcome.document_id, password=OPEN)
    assert text(workspace, outcome.document_id) == "Nine boats."


@script
def test_a_library_that_is_opened_again_has_the_words(workspace, scan_id, tesseract, tmp_path):
    tesseract(printing(table("Nine boats lay there."), table("None came back.")))
    workspace.scans.read(scan_id)
    other = Workspace.open(tmp_path / "library")
    pages = other.documents.pages(scan_id)
    assert pages is not None
    assert pages.recognised is not None
    assert [word.text for word in pages.recognised.page(1).words] == [
        "Nine",
        "boats",
        "lay",
        "there.",
    ]
    assert other.care.check() == []
    other.close()


@script
def test_a_picture_has_its_words_recognised_as_a_scan_has(workspace, tmp_path, tesseract):
    tesseract(printing(table("Nine boats lay there.")))
    path = tmp_path / "harbour plan.png"
    path.write_bytes(png(0, rows()))
    (outcome,) = workspace.imports.files([path])
    assert text(workspace, outcome.document_id) == "Page 1, no text"
    workspace.scans.read(outcome.document_id)
    assert text(workspace, outcome.document_id) == "Nine boats lay there."
    newest = workspace.revisions.all(outcome.document_id)[0]
    assert newest.importer.startswith("picture ")
    assert newest.importer.endswith(" + tesseract 9.9.1 eng")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_the_installed_program_reads_a_picture_of_print(workspace, tmp_path):
    if "eng" not in workspace.scans.languages().languages:
        pytest.skip("it has no data for English")
    path = tmp_path / "hidden.pdf"
    path.write_bytes(_pictured())
    (outcome,) = workspace.imports.files([path])
    assert "no text" in text(workspace, outcome.document_id)
    done = workspace.scans.read(outcome.document_id, ["eng"])
    assert done.confidence > 60
    assert "harbour" in text(workspace, outcome.document_id)


def _pictured() -> bytes:
    """Return a file that has a picture of print, and no print."""
    from desktop.pdf import PdfFile
    from tests.formats.pdf.samples import assembled, stream

    printed = lines("The harbour was surveyed", "in the spring.", size=20, step=30)
    with PdfFile(pdf(printed)) as file:
        picture = file.picture(0, 200, 1 << 24)
    assert picture is not None
    image = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 8"
    ).encode()
    return assembled(
        {
            1: b"<</Type /Catalog /Pages 2 0 R>>",
            2: b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
            3: b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R "
            b"/Resources <</XObject <</I 5 0 R>>>>>>",
            4: stream(b"400 0 0 600 0 0 cm /I Do"),
            5: stream(picture.pixels, image),
        }
    )
