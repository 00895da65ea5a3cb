"""Projects that mean harm: each is refused in a sentence, or read as far as it is a project."""

from __future__ import annotations

import io
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats.door.source import Source
from desktop.formats.exchange.refi import refi_codebook, refi_project
from tests.formats.exchange.refi.projects import (
    CODES,
    PHRASES,
    TEXT,
    counted,
    packed_project,
    passages,
    read,
    selection,
    text_source,
    xml,
)
from tests.formats.samples import mutated, packed

WHOLE = text_source("".join(selection(n, *at) for n, at in enumerate(counted(TEXT, PHRASES))))
PROJECT = xml(WHOLE, "<Notes><Note guid='8'><PlainTextContent>x</PlainTextContent></Note></Notes>")


def refused(data: bytes, words: str) -> None:
    begun = time.process_time()
    with pytest.raises(UnreadableFileError, match=words):
        refi_project.read(Source(Path("bad.qdpx"), data))
    assert time.process_time() - begun < 3


def test_a_part_that_unpacks_to_far_too_much():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("project.qde", bytes(80 << 20))
    refused(held.getvalue(), "unreasonable size|unpacks to more")


def test_a_text_that_unpacks_to_far_too_much_is_left_out_with_a_remark():
    project = read(packed_project(WHOLE, {"1.txt": bytes(70 << 20)}))
    assert " ".join(project.remarks).count("Something was left out") == 1
    assert not project.files


def test_paths_that_lead_out_of_the_archive_lead_nowhere():
    qde = xml(text_source("", plainTextPath="internal://../../secret.txt"))
    data = packed({"../../secret.txt": "a secret", "project.qde": qde, "/etc/passwd": "x"})
    (source,) = read(data).sources
    assert source.file is None
    assert not source.beside


@pytest.mark.parametrize(
    "entities",
    [
        "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)),
        '<!ENTITY e9 SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p; <!ENTITY e9 "y">',
    ],
    ids=["many times many", "a file", "another machine"],
)
def test_entities_are_not_expanded(entities):
    document = (
        f'<!DOCTYPE Project [<!ENTITY e0 "ha">{entities}]>'
        + xml(text_source("<Description>&e9;</Description>")).partition("?>")[2]
    )
    begun = time.process_time()
    with suppress(UnreadableFileError):
        project = refi_project.read(Source(Path("bad.qde"), document.encode()))
        assert project is not None
        assert "root:" not in str(project)
        assert len(str(project)) < 100_000
    assert time.process_time() - begun < 3


def test_elements_within_elements():
    deep = "<Code name='x' guid='1'>" * 10_000 + "</Code>" * 10_000
    refused(packed({"project.qde": xml("").replace(CODES, deep)}), "nested too deeply")
    with pytest.raises(UnreadableFileError, match="nested too deeply"):
        refi_codebook.read(Source(Path("bad.qdc"), f"<CodeBook>{deep}</CodeBook>".encode()))


def test_codes_below_codes_as_deep_as_xml_may_be():
    deep = "<Code name='x' guid='1'>" * 200 + "</Code>" * 200
    project = read(packed({"project.qde": xml("").replace(CODES, f"<CodeBook>{deep}</CodeBook>")}))
    assert len(project.tags[-1].levels) == 200


def test_numbers_that_are_none():
    inside = "".join(
        selection(n, start, end)
        for n, (start, end) in enumerate(
            [("-1", "5"), ("1e9", "1e308"), ("nan", "inf"), ("9" * 400, "1"), ("", "x"), ("5", "2")]
        )
    )
    project = read(packed_project(text_source(inside), {"1.txt": TEXT.encode()}))
    assert [one.quotation for one in passages(project) if one.quotation] == [TEXT[2:5].strip()]


def test_what_points_to_itself_or_to_nothing():
    more = """<Notes><Note guid="8"><NoteRef targetGUID="8"/></Note></Notes>
      <Links><Link originGUID="8" targetGUID="8"/><Link/></Links>
      <Sets><Set guid="a" name="a"><MemberSource targetGUID="a"/><MemberSource/></Set></Sets>"""
    assert len(read(packed_project(WHOLE, {}, more)).notes) == 1


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_broken_in_it_it_is_read_or_refused(data):
    pieces = [b"<Coding", b'guid="', b"startPosition", b"<Note>", b"</Sources>", b"&", b"\xff"]
    broken = mutated(data, PROJECT.encode(), pieces)
    with suppress(UnreadableFileError):
        refi_project.read(Source(Path("bad.qde"), broken, beside={"sources/1.txt": b"x"}.get))
