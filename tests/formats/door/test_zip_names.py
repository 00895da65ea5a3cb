from __future__ import annotations

import struct
import zipfile

import pytest

from desktop.formats.door.zip_names import ZipNames, plain


def stored(name: str, encoding: str = "utf-8") -> zipfile.ZipInfo:
    """Return what zipfile makes of a name whose bytes it takes for those of DOS."""
    return zipfile.ZipInfo(name.encode(encoding).decode("cp437"))


def flagged(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.flag_bits |= 0x800
    return info


@pytest.mark.parametrize(
    ("info", "asked"),
    [
        (flagged("O/noël.xhtml"), "O/noe\u0308l.xhtml"),
        (flagged("O/noe\u0308l.xhtml"), "O/noël.xhtml"),
        (flagged("O/각.xhtml"), "O/\u1100\u1161\u11a8.xhtml"),
        (stored("O/mère.xhtml", "cp437"), "O/mère.xhtml"),
    ],
)
def test_composed_and_decomposed_names_are_the_same(info, asked) -> None:
    names = ZipNames([info, zipfile.ZipInfo("O/other.xhtml")])
    assert names.find(asked) is info
    assert not names.mended


@pytest.mark.parametrize(
    ("info", "asked"),
    [
        (stored("O/mère.xhtml"), "O/mère.xhtml"),
        (stored("O/me\u0300re.xhtml"), "O/mère.xhtml"),
        (stored("O/目次.xhtml"), "O/目次.xhtml"),
        (stored("O/Ærø.xhtml", "cp850"), "O/Ærø.xhtml"),
        (stored("O/mère.xhtml", "cp1252"), "O/mère.xhtml"),
        (stored("O/глава.xhtml", "cp866"), "O/глава.xhtml"),
        (stored("O/глава.xhtml", "cp1251"), "O/глава.xhtml"),
        (stored("O/章一.xhtml", "gbk"), "O/章一.xhtml"),
        (stored("O/表.xhtml", "cp932"), "O/表.xhtml"),
        (zipfile.ZipInfo("O/a%20b.xhtml"), "O/a b.xhtml"),
        (zipfile.ZipInfo("O/a b.xhtml"), "O/a%20b.xhtml"),
        (flagged("O/m%C3%A8re.xhtml"), "O/mère.xhtml"),
        (zipfile.ZipInfo("o/One.XHTML"), "O/one.xhtml"),
        (zipfile.ZipInfo("O/mere.xhtml"), "O/mère.xhtml"),
    ],
)
def test_a_name_spelled_in_another_way_is_found_and_said(info, asked) -> None:
    names = ZipNames([info, zipfile.ZipInfo("O/other.xhtml")])
    assert names.find(asked) is info
    assert list(names.mended) == [asked]
    assert names.find("O/none.xhtml") is None


@pytest.mark.parametrize("name", ["O/one.xhtml", "/O/one.xhtml", "O\\one.xhtml", "./O/one.xhtml"])
def test_names_as_they_should_be_need_no_mending(name: str) -> None:
    names = ZipNames([zipfile.ZipInfo(name), flagged("O/père.xhtml")])
    assert names.find("O/one.xhtml") is not None
    assert names.find("O/père.xhtml") is not None
    assert not names.mended
    assert plain(name) == "O/one.xhtml"


def test_a_name_that_could_be_two_files_is_not_guessed() -> None:
    names = ZipNames([zipfile.ZipInfo("O/A.xhtml"), zipfile.ZipInfo("o/a.xhtml")])
    assert names.find("O/a.xhtml") is None
    assert names.find("o/a.xhtml") is not None
    accents = ZipNames([flagged("é.xhtml"), flagged("è.xhtml")])
    assert accents.find("e.xhtml") is None


def test_a_name_beside_the_name() -> None:
    info = zipfile.ZipInfo("O/m\u00fare.xhtml")
    written = b"\x01\0\0\0\0" + "O/mère.xhtml".encode()
    info.extra = (
        struct.pack("<HH", 1, 2) + b"ab" + struct.pack("<HH", 0x7075, len(written)) + written
    )
    assert ZipNames([info]).find("O/mère.xhtml") is info
    info.extra = b"\x75\x70\xff"
    assert ZipNames([info]).find("O/múre.xhtml") is info
