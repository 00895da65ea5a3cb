"""What a file is by its bytes, whatever it is called."""

from __future__ import annotations

import errno
import os
import re
import stat
import zipfile
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Self

from desktop.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

# Bytes: Office files and tar archives show themselves within 512, pages within their first
# comment.
HEAD = 4096
MOST_ENTRIES = 20_000
"""Files in a zip that are looked at to tell what it is; a list may be made to fill the memory."""

_PDF = b"%PDF-"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (_PDF, "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90\x00", "application/x-executable"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
)
_ZIP = b"PK"
_ENTRY = b"PK\x01\x02"
# What compressed text becomes: enough to choose how many children may read at once.
_LIKELY_RATIO = 20
_READING = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
)
_FTYP = b"ftyp"

_OFFICE = "application/vnd.openxmlformats-officedocument"
_ZIP_PARTS = (
    (
        "word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml"),
    ("META-INF/container.xml", "application/epub+zip"),
)
_STATED = ("application/epub+zip", "application/vnd.oasis.")
"""What a zip says of itself in its first file, where nothing in it has to bear that out."""
_HTML = re.compile(
    rb"""\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])""",
    re.IGNORECASE | re.DOTALL,
)
_NAMES = {
    "application/zip": "a zip archive; unpack it and import what is inside",
    "application/x-ole-storage": (
        "an old Office file or one with a password; save it as .docx, without a password, "
        "and import that"
    ),
    "application/gzip": "a compressed file; unpack it and import what is inside",
    "application/x-7z-compressed": "a 7z archive; unpack it and import what is inside",
    "application/vnd.rar": "a RAR archive; unpack it and import what is inside",
    "application/x-bzip2": "a compressed file; unpack it and import what is inside",
    "application/x-xz": "a compressed file; unpack it and import what is inside",
    "application/x-executable": "a program, not a document",
    "application/vnd.sqlite3": "a database, not a document",
    _ZIP_PARTS[1][1]: "a spreadsheet, and spreadsheets cannot be read",
    _ZIP_PARTS[2][1]: "a presentation, and presentations cannot be read",
}
_KINDS = {
    "image": "a picture of a kind that cannot be read; save it as PNG or TIFF",
    "audio": "a sound recording, not a text",
    "video": "a film, not a text",
}


class Opened(NamedTuple):
    """A file that is open for reading, and the path or name that it is known by."""

    path: Path
    file: BinaryIO

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.file.close()


def opened(path: Path) -> Opened:
    """Open a file, or raise UnreadableFileError for what is no readable file."""
    try:
        _check(path, path.stat().st_mode)  # before it is opened: a device may do something then
        # What stands there a moment later may be a pipe, and would be waited for.
        file = os.open(path, _READING)
        try:
            _check(path, os.fstat(file).st_mode)
        except BaseException:
            os.close(file)
            raise
    except OSError as error:
        raise UnreadableFileError(path, _why(error)) from error
    except ValueError as error:  # a NUL in the name
        raise UnreadableFileError(path, "its name is not a possible file name") from error
    return Opened(path, os.fdopen(file, "rb"))


def first_bytes(source: Opened) -> bytes:
    """Return the head of a file, or raise UnreadableFileError for an empty one."""
    head = _read(source, HEAD)
    if not head:
        raise UnreadableFileError(source.path, "the file is empty")
    return head


def all_bytes(source: Opened, largest: int) -> bytes:
    """Return the bytes of a file that has at most `largest` of them."""
    data = _read(source, largest + 1)
    if len(data) > largest:
        raise UnreadableFileError(
            source.path,
            f"it is larger than {largest >> 20} MB, the most that can be read in one file",
        )
    return data


def weight(file: BinaryIO) -> int:
    """Return how many bytes there are to read in a file: of a zip unpacked, as far as is likely.

    What a zip says about itself may be a lie, so it counts only up to many times its own size.
    """
    try:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        head = file.read(len(_PDF))
        if head == _PDF:  # it says nowhere how much it packs, and a page of text is soon packed
            return heaviest(size)
        if not head.startswith(_ZIP) or _entries(file) > MOST_ENTRIES:
            return size
        with zipfile.ZipFile(file) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0
    return max(size, min(unpacked, heaviest(size)))


def heaviest(size: int) -> int:
    """Return the most that `weight` makes of a file of so many bytes."""
    return size * _LIKELY_RATIO


def media_type(file: BinaryIO, head: bytes) -> str:
    """Return the media type that the bytes show for certain, or ''."""
    found = next((name for magic, name in _MAGIC if head.startswith(magic)), "")
    if found == "application/zip":
        return _zip_type(file, head)
    if not found and head[4:8] == _FTYP:
        return "video/mp4"
    if not found and _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "text/html"
    return found


def refusal(found: str) -> str:
    """Return why a file of this media type cannot be read, as a clause."""
    described = _NAMES.get(found) or _KINDS.get(found.partition("/")[0])
    return f"it is {described}" if described else "its format is not supported"


def unsupported(suffix: str) -> str:
    """Return the clause for a file whose name says that nothing here can read it."""
    return f"“{suffix}” files are not supported" if suffix else "its format is not supported"


def _check(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableFileError(path, "it is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise UnreadableFileError(path, "it is a device, not a file")


def _read(source: Opened, most: int) -> bytes:
    try:
        source.file.seek(0)
        return source.file.read(most)
    except OSError as error:
        raise UnreadableFileError(source.path, _why(error)) from error


def _zip_type(file: BinaryIO, head: bytes) -> str:
    stored = re.match(rb".{26}\x08\x00(?:..)mimetype([\w.+/-]{1,100})", head, re.DOTALL)
    name = stored[1].split(b"PK")[0].decode("ascii") if stored else ""
    if name.startswith(_STATED):
        return name
    try:
        if _entries(file) > MOST_ENTRIES:
            return "application/zip"
        with zipfile.ZipFile(file) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "application/zip"
    stated = name if name.startswith("application/") else "application/zip"
    return next((kind for part, kind in _ZIP_PARTS if part in names), stated)


def _entries(file: BinaryIO) -> int:
    """Return how many files a zip lists, without listing them; more than enough is enough."""
    count, tail = 0, b""
    file.seek(0)
    while count <= MOST_ENTRIES and (chunk := file.read(1 << 20)):
        count += (tail + chunk).count(_ENTRY)
        tail = chunk[-len(_ENTRY) + 1 :]
    return count


def _why(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "there is no such file"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "you have no permission to read it"
    if error.errno == errno.ENAMETOOLONG:
        return "its name is too long"
    reason = error.strerror or type(error).__name__
    return f"it could not be read ({reason[:1].lower()}{reason[1:]})"
