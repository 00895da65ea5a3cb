from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.exchange.refi import refi_project
from tests.formats.exchange.refi.projects import (
    CODE,
    OTHER,
    PHRASES,
    SELECTION,
    SOURCE,
    TEXT,
    WHEN,
    coding,
    counted,
    packed_project,
    passages,
    qdpx,
    read,
    selection,
    text_source,
    xml,
)
from tests.formats.samples import packed

PLAIN = TEXT.encode()


def selections(positions, **given) -> str:
    return "".join(selection(n, *place, **given) for n, place in enumerate(positions))


def one_text(inside: str, text: bytes = PLAIN, more: str = "", **given) -> bytes:
    return packed_project(text_source(inside), {"1.txt": text}, more, **given)


def quotations(data: bytes, **given) -> list[str]:
    return [passage.quotation for passage in passages(read(data, **given))]


WAYS = [
    {"utf16": u, "lines": lines, "counts_mark": mark, "inclusive": inclusive}
    for u, lines, mark, inclusive in itertools.product(
        (False, True), ("\n", "\r\n"), (False, True), (False, True)
    )
]


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("lines", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_way_of_counting_is_found_out_by_the_words(way, lines):
    text = TEXT.replace("\n", lines)
    data = ("\ufeff" if way["counts_mark"] else "") + text
    made = one_text(selections(counted(TEXT, PHRASES, **way)), data.encode())
    project = read(made)
    assert [one.quotation for one in passages(project)] == list(PHRASES)
    assert not project.doubts
    assert len(project.remarks) == 1
    assert "as its words show" in project.remarks[0]


def test_what_is_read_alike_in_all_ways_is_not_asked_about():
    text = TEXT.replace("🇬🇧", "").replace("😀", "")
    project = read(one_text(selections(counted(text, ["detention?"])), text.encode()))
    assert not project.doubts
    assert [one.quotation for one in passages(project)] == ["detention?"]


ODD = ["centra", "econ", "o such figure", "nd of ever"]
"""Which begin and end within words, so that words tell nothing."""


def test_where_words_do_not_tell_a_known_program_does():
    places = counted(TEXT, ODD, utf16=True)
    project = read(one_text(selections(places), origin="NVivo for Windows 12.6"))
    assert [one.quotation for one in passages(project)] == ODD
    assert not project.doubts
    assert "as NVivo counts" in project.remarks[0]


def test_where_nothing_tells_it_is_asked_with_a_few_passages_in_each_way():
    places = counted(TEXT, ODD, utf16=True)
    project = read(one_text(selections(places)))
    (doubt,) = project.doubts
    assert doubt.source == project.sources[0].identity
    assert doubt.readings["UTF-16"] == tuple(ODD[:3])
    assert len(doubt.readings) > 1
    assert all(one.is_ambiguous for one in passages(project))
    assert "does not show how positions" in project.remarks[0]
    for name, shown in doubt.readings.items():
        chosen = read(one_text(selections(places)), positions=name)
        assert not chosen.doubts
        assert not any(one.is_ambiguous for one in passages(chosen))
        assert tuple(one.quotation for one in passages(chosen))[:3] == shown


def test_other_texts_of_the_project_tell_too():
    sources = text_source(selections(counted(TEXT, PHRASES, utf16=True)))
    sources += text_source(selections(counted(TEXT, ODD, utf16=True)), 2)
    project = read(packed_project(sources, {"1.txt": PLAIN, "2.txt": PLAIN}))
    assert [one.quotation for one in project.sources[1].passages] == ODD
    assert not project.doubts
    assert any("as in other texts" in remark for remark in project.remarks)


def test_names_of_passages_tell_where_their_ends_do_not():
    places = counted(TEXT, ODD, utf16=True)
    inside = "".join(
        selection(n, *place, name=word)
        for n, (place, word) in enumerate(zip(places, ODD, strict=True))
    )
    project = read(one_text(inside))
    assert [one.quotation for one in passages(project)] == ODD
    assert not project.doubts


def test_selections_of_one_range_are_one_passage_with_the_people_and_dates_of_its_codes():
    start, end = counted(TEXT, ["No central record is held"])[0]
    later = "2026-02-01T00:00:00Z"
    inside = (
        selection(1, start, end, coding(2) + coding(3, creatingUser=OTHER, creationDateTime=later))
        + selection(2, start, end, coding(2, creatingUser=OTHER), creatingUser=OTHER)
        + selection(3, start, end, coding(2))
    )
    (passage,) = passages(read(one_text(inside)))
    assert [(c.tag, c.by, c.at) for c in passage.codings] == [
        (1, "A. Reader", WHEN),
        (2, "B. Reader", later),
        (1, "B. Reader", WHEN),
    ]
    assert (passage.by, passage.created) == ("A. Reader", WHEN)
    assert passage.identity == SELECTION.format(1)
    assert (passage.at, passage.until) == (start, end)


def test_codes_keep_their_levels_commas_slashes_colours_and_definitions():
    project = read(one_text(""))
    assert [(tag.levels, tag.colour, tag.definition) for tag in project.tags] == [
        (("Response, type",), "#808080", "How the department answered"),
        (("Response, type", "Not held / kept"), "#d1495b", ""),
        (("Scope",), "", ""),
    ]
    assert (project.program, project.name) == ("Some Program 1.0", "A project")


NOTES = f"""<Notes>
<Note guid="8a" name="Check" creatingUser="{OTHER}" creationDateTime="{WHEN}">
 <PlainTextContent>Contradicts the report.</PlainTextContent></Note>
<Note guid="8b"><PlainTextContent>Linked to it.</PlainTextContent></Note>
<Note guid="8c"><PlainTextContent>On the code.</PlainTextContent></Note>
<Note guid="8d"><PlainTextContent>On the coding.</PlainTextContent></Note>
<Note guid="8e" name="Diary" plainTextPath="internal://diary.txt"/>
<Note guid="8f"><PlainTextContent>On the text.</PlainTextContent></Note>
</Notes>"""


def test_descriptions_notes_and_links_to_notes_stay_with_what_they_are_about():
    start, end = counted(TEXT, ["No central record is held"])[0]
    about = "<Description>Is it so?</Description>"
    about += coding(2, '<NoteRef targetGUID="8d"/>') + '<NoteRef targetGUID="8a"/>'
    links = f"""<Links><Link guid="9a" originGUID="8b" targetGUID="{SELECTION.format(1)}"/>
        <Link guid="9b" targetGUID="8c" originGUID="{CODE.format(3)}"/></Links>"""
    text = text_source(selection(1, start, end, about) + '<NoteRef targetGUID="8f"/>')
    data = packed_project(
        text, {"1.txt": PLAIN, "diary.txt": b"Day one.\r\nDay two."}, NOTES + links
    )
    project = read(data)
    (source,) = project.sources
    (passage,) = source.passages
    assert [(n.title, n.text, n.by, n.at) for n in passage.notes] == [
        ("", "Is it so?", "A. Reader", WHEN),
        ("Check", "Contradicts the report.", "B. Reader", WHEN),
        ("", "Linked to it.", "", ""),
    ]
    assert passage.codings[0].note == "On the coding."
    assert project.tags[2].definition == "On the code."
    assert [note.text for note in source.notes] == ["On the text."]
    assert [(note.title, note.text) for note in project.notes] == [("Diary", "Day one.\nDay two.")]
    assert not project.links


def test_links_between_passages_keep_their_names():
    places = counted(TEXT, PHRASES)
    links = f"""<Links><Link guid="9a" name="contradicts" direction="OneWay"
        originGUID="{SELECTION.format(1)}" targetGUID="{SELECTION.format(0)}"/>
        <Link guid="9b" originGUID="{SOURCE.format(1)}" targetGUID="{CODE.format(1)}"/></Links>"""
    project = read(one_text(selections(places), more=links))
    (link,) = project.links
    assert (link.origin, link.target, link.name) == (
        SELECTION.format(1), SELECTION.format(0), "contradicts",
    )  # fmt: skip
    assert project.without_a_home == {"links between what are no passages": 1}


def test_sets_and_cases_are_folders_and_the_rest_is_counted():
    sources = (
        "".join(text_source("", n) for n in (1, 2, 3)) + '<AudioSource guid="5a" name="x.mp3"/>'
    )
    member = '<MemberSource targetGUID="{}"/>'.format
    sets = f"""<Sets><Set guid="a1" name="Session 2025">{member(SOURCE.format(1))}</Set>
        <Set guid="a2" name="Other">{member(SOURCE.format(1))}{member(SOURCE.format(2))}</Set>
        <Set guid="a3" name="Codes"><MemberCode targetGUID="{CODE.format(1)}"/></Set></Sets>"""
    before = f"""<Variables><Variable guid="3a" name="Tabled" typeOfVariable="Date"/></Variables>
        <Cases><Case guid="4a" name="Home Office"><SourceRef targetGUID="{SOURCE.format(3)}"/>
        <SelectionRef targetGUID="x"/></Case></Cases>"""
    value = '<VariableRef targetGUID="3a"/><DateValue>2025-12-18</DateValue>'
    value = f"<VariableValue>{value}</VariableValue>"
    sources = sources.replace('1.txt"></', f'1.txt">{value}</')
    project = read(packed_project(sources, {}, sets, before=before))
    assert [source.folders for source in project.sources] == [
        ("Session 2025",), ("Other",), ("Home Office",),
    ]  # fmt: skip
    assert project.sources[0].facts.other == {"Tabled": "2025-12-18"}
    assert project.without_a_home == {
        "sound recordings": 1,
        "memberships in further sets and cases": 1,
        "sets of codes": 1,
        "passages of cases": 1,
    }


def test_a_guid_of_two_passages_is_that_of_neither():
    places = counted(TEXT, PHRASES)
    project = read(one_text(selections(places, guid=SELECTION.format(1))))
    assert {one.identity for one in passages(project)} == {""}


def test_where_guids_do_not_last_passages_are_known_by_their_places():
    places = counted(TEXT, PHRASES)
    first = read(one_text(selections(places), origin="ATLAS.ti 26"))
    again = read(one_text(selections(places).replace("60000000", "61000000"), origin="ATLAS.ti 26"))
    assert [one.identity for one in passages(first)] == [one.identity for one in passages(again)]
    assert first.sources[0].identity == again.sources[0].identity == "Text 1"


def test_what_has_no_letter_gives_its_notes_and_codes_to_the_text():
    inside = selection(1, 5, 5, "<Description>Here!</Description>" + coding(3))
    (source,) = read(one_text(inside)).sources
    assert not source.passages
    assert [note.text for note in source.notes] == ["Here!"]
    assert [coded.tag for coded in source.codings] == [2]


def test_parts_of_pages_keep_their_boxes_and_their_words_where_those_are_given():
    where = 'page="2" firstX="100" firstY="700" secondX="40" secondY="650"'
    words = '<Representation guid="c"><PlainTextContent>granola</PlainTextContent></Representation>'
    start, end = counted(TEXT, ["No central record is held"])[0]
    pdf = f"""<PDFSource guid="5b" name="A paper.pdf" path="internal://p.pdf">
      <PDFSelection guid="6a" {where}>{coding()}</PDFSelection>
      <PDFSelection guid="6b" {where.replace("40", "41")}>{words}{coding()}</PDFSelection>
      <PDFSelection guid="6c" {where.replace("40", "42")}>{coding(3)}</PDFSelection>
      <Representation guid="5c" plainTextPath="internal://p.txt">
        {selection(1, start, end, guid="6c")}</Representation></PDFSource>"""
    project = read(packed_project(pdf, {"p.pdf": b"%PDF-1.4", "p.txt": PLAIN}))
    area, named, both = passages(project)
    assert area.is_area
    assert area.printed is not None
    assert area.printed.page == 2
    assert area.printed.boxes == ((40, 650, 100, 700),)
    assert (named.quotation, named.is_area) == ("granola", False)
    assert (both.quotation, both.is_area) == ("No central record is held", False)
    assert both.printed is not None
    assert [coded.tag for coded in both.codings] == [2, 1]
    assert [(file.name, file.data) for file in project.files] == [("A paper.pdf", b"%PDF-1.4")]


def test_transcripts_are_texts_with_passages_between_points_in_time():
    start, end = counted(TEXT, ["No central record is held"])[0]
    film = f"""<VideoSource guid="5d" name="x.mp4"><Transcript guid="5e" name="Talk.docx">
      <PlainTextContent>{TEXT}</PlainTextContent>
      <SyncPoint guid="b1" position="{start}"/><SyncPoint guid="b2" position="{end}"/>
      <TranscriptSelection guid="6a" fromSyncPoint="b1" toSyncPoint="b2">{coding()}
      </TranscriptSelection></Transcript>
      <VideoSelection guid="6b" begin="1" end="2"/></VideoSource>"""
    project = read(packed_project(film, {}))
    assert [one.quotation for one in passages(project)] == ["No central record is held"]
    assert project.sources[0].facts.title == "Talk"
    assert project.without_a_home == {"films": 1, "passages of films": 1}


def test_texts_that_are_missing_leave_as_many_words_as_the_names_of_passages_have():
    words = "No central record is held"
    cut = "For some reason babies are not supposed to have milk that is low in fat, and yet many…"
    inside = (
        selection(1, 10, 10 + len(words), name=words)
        + selection(2, 50, 412, name=cut)
        + selection(3, 500, 600, "<Description>Why?</Description>", name="my own title")
    )
    project = read(packed_project(text_source(inside), {}, origin="ATLAS.ti 8.4"))
    whole, part, none = passages(project)
    assert (whole.quotation, whole.is_cut, whole.at, whole.until) == (words, False, 10, 35)
    assert (part.quotation, part.is_cut) == (cut.rstrip("…"), True)
    assert (none.quotation, none.is_cut) == ("", True)
    assert (none.notes[0].title, none.notes[0].text) == ("my own title", "Why?")


def test_files_in_the_archive_are_found_however_they_are_spelled():
    places = counted(TEXT, PHRASES)
    for name, path in (
        ("Sources/A.TXT", "internal://a.txt"),
        ("sources/a.txt", "a.txt"),
        ("a.txt", "internal://a.txt"),
        ("SOURCES/a.txt", "internal:///A.txt"),
    ):
        qde = xml(text_source(selections(places), plainTextPath=path))
        archive = qdpx(qde, "Trial of mine.qde", **{name.replace("/", "__"): TEXT})
        assert quotations(archive) == list(PHRASES)


def test_a_folder_that_was_packed_is_a_project_too():
    qde = xml(text_source(selections(counted(TEXT, PHRASES))))
    hidden = {"__MACOSX/Mine/._project.qde": b"\0\5\x16\7", "Mine/sources/.root": b""}
    data = packed({**hidden, "Mine/project.qde": qde, "Mine/sources/1.txt": TEXT})
    assert quotations(data) == list(PHRASES)


def test_texts_that_are_empty_are_no_documents():
    sources = text_source("") + text_source("", 2)
    project = read(packed_project(sources, {"1.txt": b"", "2.txt": b"\xef\xbb\xbf\r\n"}))
    assert not project.files
    assert [one.file for one in project.sources] == [None, None]
    assert project.without_a_home == {"texts without a letter": 2}


def test_an_unpacked_project_finds_its_texts_beside_it(tmp_path):
    qde = xml(text_source(selections(counted(TEXT, PHRASES)))).encode()
    for folder in ("sources", "Sources"):
        given = read(qde, "some.qde", beside={f"{folder}/1.txt": PLAIN}.get)
        assert [one.quotation for one in passages(given)] == list(PHRASES)
    missing = read(qde, "some.qde")
    assert missing.sources[0].beside[:2] == ("sources/1.txt", "Sources/1.txt")


@pytest.mark.parametrize(
    "path",
    ["internal://../../etc/passwd", "absolute:///C:/private/1.doc", "..\\1.doc", "file:///x"],
)
def test_no_path_leads_out_of_the_folder(path):
    asked = []
    qde = xml(text_source("", plainTextPath=path)).encode()
    read(qde, "some.qde", beside=asked.append)
    assert asked
    assert not any(
        ".." in address or address.startswith("/") or ":" in address for address in asked
    )


def test_other_archives_and_other_xml_are_no_projects():
    for data in (qdpx("", "readme.txt"), b"<html/>"):
        assert refi_project.read(Source(Path("some.qdpx"), data)) is None
    for data in (b"", b"<Project", b"PK\x03\x04 cut off"):
        with pytest.raises(UnreadableFileError):
            refi_project.read(Source(Path("some.qde"), data))
