from __future__ import annotations

import io
import os
import zipfile

import pytest

from desktop.errors import UnreadableFileError
from desktop.formats.door import sniff


def archive(*parts: str, first: bytes = b"") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        if first:
            made.writestr("mimetype", first)
        for part in parts:
            made.writestr(part, b"x")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"{\\rtf1 x}", "application/rtf"),
        (b"  <!DOCTYPE HTML><p>", "text/html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><html lang=en>", "text/html"),
        (b"<p>only a piece</p>", ""),
        (b"plain", ""),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (archive("a.txt"), "application/zip"),
        (archive("META-INF/container.xml"), "application/epub+zip"),
        (
            archive("x", first=b"application/vnd.oasis.opendocument.text"),
            "application/vnd.oasis.opendocument.text",
        ),
        (b"PK\x03\x04broken", "application/zip"),
    ],
)
def test_bytes_say_what_a_file_is(tmp_path, data, expected) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    with sniff.opened(path) as source:
        assert sniff.media_type(source.file, sniff.first_bytes(source)) == expected


def test_a_word_file_is_known_by_its_parts(tmp_path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive("[Content_Types].xml", "word/document.xml"))
    with sniff.opened(path) as source:
        found = sniff.media_type(source.file, sniff.first_bytes(source))
    assert found.endswith("wordprocessingml.document")


def test_a_file_that_is_too_large_is_refused(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    with sniff.opened(path) as source:
        assert len(sniff.all_bytes(source, 100)) == 100
        with pytest.raises(UnreadableFileError, match="larger"):
            sniff.all_bytes(source, 99)


def test_what_is_no_file_is_refused(tmp_path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    reasons = {
        tmp_path: "folder",
        tmp_path / "none": "no such file",
        tmp_path / "empty": "empty",
        tmp_path / "pipe": "device",
        tmp_path / ("x" * 300): "too long",
        tmp_path / "a\x00b": "not a possible file name",
    }
    for path, reason in reasons.items():
        with pytest.raises(UnreadableFileError, match=reason), sniff.opened(path) as source:
            sniff.first_bytes(source)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(UnreadableFileError, match="permission"):
        sniff.opened(path)


def test_what_there_is_to_read_in_a_file(tmp_path) -> None:
    plain, packed, bomb = (tmp_path / name for name in ("a.txt", "b.epub", "c.epub"))
    plain.write_bytes(b"x" * 5_000)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a", bytes(range(256)) * 8)
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a", bytes(5_000_000))

    def weight(path) -> int:
        with sniff.opened(path) as source:
            return sniff.weight(source.file)

    assert weight(plain) == 5_000
    assert weight(packed) == 256 * 8
    assert weight(bomb) == sniff.heaviest(bomb.stat().st_size) == 20 * bomb.stat().st_size
    packed.write_bytes(packed.read_bytes()[:100])
    assert weight(packed) in (0, 100)
