from __future__ import annotations

import contextlib
import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UnreadableFileError
from desktop.formats.door import archive
from desktop.formats.door.archive import Archive, resolve
from desktop.formats.door.source import Source

HEADER = 30
"""Bytes before the name of the first file; those of its time may be any."""


def packed(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return data.getvalue()


def opened_from(data: bytes) -> Archive:
    return Archive(Source(Path("sample.zip"), data))


def test_parts_are_read_by_name_in_any_case() -> None:
    data = packed(Text=b"words")
    with opened_from(data) as opened:
        assert opened.read("Text") == b"words"
        assert opened.read("TEXT") == b"words"
        assert "text" in opened
        assert opened.names == ("Text",)


def test_a_missing_part_is_named() -> None:
    data = packed(a=b"")
    with opened_from(data) as opened, pytest.raises(UnreadableFileError, match="“b” is missing"):
        opened.read("b")
    with opened_from(data) as opened:
        assert opened.optional("b") is None
        assert opened.remarks == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip at all", b"PK\x05\x06" + b"\0" * 9])
def test_what_is_not_a_zip_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="damaged or incomplete"):
        opened_from(data)


def test_every_truncation_is_refused_or_read() -> None:
    whole = packed(a=b"some words " * 20, b=b"more")
    for length in range(0, len(whole), 7):
        with pytest.raises(UnreadableFileError):
            opened_from(whole[:length])


def test_a_bomb_is_refused_quickly() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
        target.open("a", "w") as part,
    ):
        for _ in range(archive.MAX_PART_BYTES >> 20):
            part.write(bytes(1 << 20))
    data = stream.getvalue()
    started = time.perf_counter()
    with opened_from(data) as opened, pytest.raises(UnreadableFileError, match="unreasonable size"):
        opened.read("a")
    with opened_from(data) as opened:
        assert opened.optional("a") is None
        assert "“a” unpacks to an unreasonable size" in opened.remarks[0]
    assert time.perf_counter() - started < 1


def test_a_size_that_lies_is_not_believed() -> None:
    data = bytearray(packed(a=bytes(20 << 20)))
    real = struct.pack("<I", 20 << 20)
    for _ in range(data.count(real)):
        at = data.index(real)
        data[at : at + 4] = struct.pack("<I", 100)
    with opened_from(bytes(data)) as opened, pytest.raises(UnreadableFileError, match="damaged"):
        opened.read("a")


def test_the_parts_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL_BYTES", 2 << 20)
    data = packed(a=bytes(1 << 20), b=bytes(1 << 20), c=b"c")
    with opened_from(data) as opened:
        opened.read("a")
        opened.read("b")
        with pytest.raises(UnreadableFileError, match="more than 2 MB"):
            opened.read("c")


def test_too_many_parts_are_refused_before_they_are_listed() -> None:
    data = b"PK\x01\x02" * (archive.MAX_PARTS + 1)
    with pytest.raises(UnreadableFileError, match="more than 20,000 parts"):
        opened_from(data)


def test_encrypted_parts_are_refused() -> None:
    data = bytearray(packed(a=b"secret"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with opened_from(bytes(data)) as opened, pytest.raises(UnreadableFileError, match="encrypted"):
        opened.read("a")


def test_methods_that_need_much_memory_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as target:
        target.writestr("a", b"words")
    with (
        opened_from(stream.getvalue()) as opened,
        pytest.raises(UnreadableFileError, match="not supported"),
    ):
        opened.read("a")


def test_changed_bytes_are_noticed() -> None:
    data = bytearray(packed(a=b"the same words"))
    data[HEADER + 4] ^= 0x55
    with (
        opened_from(bytes(data)) as opened,
        pytest.raises(UnreadableFileError, match="“a” is damaged"),
    ):
        opened.read("a")


def test_xml_parts() -> None:
    data = packed(good=b"<a><b>x</b></a>", bad=b"<a><b>x</a>")
    with opened_from(data) as opened:
        assert opened.tree("good").tag == "a"
        with pytest.raises(UnreadableFileError, match="“bad” is damaged: it is not well-formed"):
            opened.tree("bad")
        assert opened.optional_tree("bad") is None
        assert opened.optional_tree("none") is None
        assert len(opened.remarks) == 1


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("b.xhtml", ("text/b.xhtml", "")),
        ("b.xhtml#x%20y", ("text/b.xhtml", "x y")),
        ("#x", ("text/a.xhtml", "x")),
        ("../img/a%20b.png", ("img/a b.png", "")),
        ("..\\img\\a.png", ("img/a.png", "")),
        ("/img/a.png", ("img/a.png", "")),
        ("../../etc/passwd", ("etc/passwd", "")),
        ("../../../img/a.png", ("img/a.png", "")),
        ("e\u0301.png", ("text/é.png", "")),
        ("file:///etc/passwd", ("", "")),
        ("https://example.org/a.png", ("", "")),
        ("//example.org/a.png", ("", "")),
        ("http://[broken", ("", "")),
        ("a\0b", ("", "")),
    ],
)
def test_references(reference: str, expected: tuple[str, str]) -> None:
    assert resolve("text/a.xhtml", reference) == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_references_never_leave_the_archive(base: str, reference: str) -> None:
    part, _ = resolve(base, reference)
    assert not part.startswith(("/", "../"))
    assert part != ".."


@given(st.data())
def test_damaged_archives_are_refused_or_read(data: st.DataObject) -> None:
    damaged = bytearray(packed(a=b"<a>words</a>", b=b"more words"))
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableFileError), opened_from(bytes(damaged)) as opened:
        for name in opened.names:
            opened.optional_tree(name)
