"""Zip files from unknown senders: nothing they say about themselves is believed."""

from __future__ import annotations

import io
import posixpath
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urlsplit

from desktop.formats.door.xmltree import MarkupError, parse_xml
from desktop.formats.door.zip_names import ZipNames

if TYPE_CHECKING:
    from types import TracebackType

    from lxml.etree import _Element

    from desktop.formats.door.source import Source

MAX_PARTS = 20_000
"""Each costs time and memory before anything is unpacked."""
# Unpacked. The text of the largest books is a tenth of it; pictures in them may come near.
MAX_PART_BYTES = 64 << 20
# Unpacked, of all parts that are read, with the memory of the child in mind.
MAX_TOTAL_BYTES = 256 << 20
# Deflate makes at most 1:1032 of anything, markup of real documents far less.
MAX_RATIO = 200
RATIO_FLOOR = 8 << 20
"""Parts below this size may be compressed as well as they like; the sizes above bound the harm."""

_SIGNATURE = b"PK\x01\x02"
# Bit 0 of the general purpose flags (APPNOTE.TXT 4.4.4).
_ENCRYPTED = 0x1
# Deflate needs 32 KB to unpack; the dictionaries of other methods are as big as the sender likes.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class PartError(Exception):
    """One part of an archive that cannot be used; the message is a clause."""


class Archive:
    """The parts of a zip file by name, read under limits and never unpacked to disk.

    `remarks` gathers a sentence for every optional part that had to be left out.
    """

    def __init__(self, source: Source) -> None:
        """Open the archive that `source` holds; raises `UnreadableFileError`."""
        self.source = source
        self.remarks: list[str] = []
        self._left = MAX_TOTAL_BYTES
        self._work = MAX_TOTAL_BYTES * 8
        self._seen: set[str] = set()
        # Counted before anything is built from them, wherever the list is said to be.
        if source.data.count(_SIGNATURE) > MAX_PARTS:
            raise source.unreadable(f"it holds more than {MAX_PARTS:,} parts")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except _BROKEN as error:
            raise source.unreadable(
                "it is damaged or incomplete; get the file again and import that"
            ) from error
        self._parts = ZipNames(self._zip.infolist())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return self._parts.find(name) is not None

    @property
    def names(self) -> tuple[str, ...]:
        """All parts, in the order of the archive's own list."""
        return self._parts.all

    @property
    def mended_names(self) -> tuple[str, ...]:
        """The parts asked for that are spelled in another way in the archive."""
        return tuple(self._parts.mended)

    def read(self, name: str) -> bytes:
        """Return a part that the document cannot do without; raises `UnreadableFileError`."""
        try:
            return self._bytes(name)
        except PartError as error:
            raise self.source.unreadable(str(error)) from error

    def optional(self, name: str) -> bytes | None:
        """Return a part, or None with a remark when it is there but cannot be used."""
        if name not in self:
            return None
        try:
            return self._bytes(name)
        except PartError as error:
            self.remarks.append(f"Something was left out: {error}.")
            return None

    def tree(self, name: str) -> _Element:
        """Return the root of an XML part; raises `UnreadableFileError`."""
        try:
            return parse_xml(self.read(name))
        except MarkupError as error:
            raise self.source.unreadable(f"its part “{name}” is damaged: {error}") from error

    def optional_tree(self, name: str) -> _Element | None:
        """Return the root of an XML part, or None with a remark when it cannot be used."""
        data = self.optional(name)
        try:
            return None if data is None else parse_xml(data)
        except MarkupError as error:
            self.remarks.append(f"Something was left out: its part “{name}” is damaged: {error}.")
            return None

    def _bytes(self, name: str) -> bytes:
        info = self._parts.find(name)
        if info is None:
            raise PartError(f"its part “{name}” is missing")
        limit = _limit(info, name)
        # A picture may be shown on every page; only the work is counted again.
        left = self._work if info.filename in self._seen else min(self._left, self._work)
        if info.file_size > left:
            raise PartError(f"it unpacks to more than {MAX_TOTAL_BYTES >> 20} MB")
        data = self._unpack(info, min(limit, left))
        self._work -= len(data)
        if info.filename not in self._seen:
            self._seen.add(info.filename)
            self._left -= len(data)
        return data

    def _unpack(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        try:
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except (*_BROKEN, RuntimeError) as error:
            raise PartError(f"its part “{info.filename}” is damaged") from error
        if len(data) > limit:
            raise PartError(f"its part “{info.filename}” unpacks to an unreasonable size")
        return data


def resolve(base: str, reference: str) -> tuple[str, str]:
    """Return the part and fragment that `reference`, found in part `base`, points to.

    The part is '' for anything that is not inside the archive: another machine, or a file of this
    one. A path that climbs out stays at the top, as in a browser.
    """
    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    fragment = unquote(parts.fragment)
    path = unquote(parts.path).replace("\\", "/")
    joined = posixpath.join(posixpath.dirname(base), path) if path else base
    name = unicodedata.normalize("NFC", posixpath.normpath(f"/{joined}").lstrip("/"))
    return ("", "") if "\0" in name else (name, fragment)


def _limit(info: zipfile.ZipInfo, name: str) -> int:
    if info.flag_bits & _ENCRYPTED:
        raise PartError("it is encrypted; remove its password and import it again")
    if info.compress_type not in _METHODS:
        raise PartError(f"its part “{name}” is packed in a way that is not supported")
    limit = min(MAX_PART_BYTES, max(RATIO_FLOOR, info.compress_size * MAX_RATIO))
    if info.file_size > limit:
        raise PartError(f"its part “{name}” unpacks to an unreasonable size")
    return limit
