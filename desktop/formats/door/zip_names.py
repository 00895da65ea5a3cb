"""The names of files inside a zip, found although they are spelled in another way."""

from __future__ import annotations

import struct
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zipfile import ZipInfo

# Bit 11 of the general purpose flags, and the extra field of Info-ZIP (APPNOTE.TXT 4.4.4, 4.6.9).
_IS_UTF8 = 0x800
_UNICODE_PATH = 0x7075
# What zip programs on Windows, on DOS and in East Asia write names in without saying so.
_ENCODINGS = ("cp1252", "cp850", "cp1250", "cp1251", "cp866", "cp932", "gbk", "cp949", "big5")


class ZipNames:
    """Finds files by name: as written, else by what is the same name to a reader.

    A name that differs in composed letters, case, percent signs or encoding counts when no other
    file has it too. `mended` gathers the names that were found in this way.
    """

    def __init__(self, infos: Iterable[ZipInfo]) -> None:
        self.mended: dict[str, None] = {}
        self._files: dict[str, ZipInfo] = {}
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._raw: dict[bytes, str] = {}
        self._reread: set[str] = set()
        for info in infos:
            self._add(info)

    @property
    def all(self) -> tuple[str, ...]:
        """The names in the archive's own order."""
        return tuple(self._files)

    def find(self, name: str) -> ZipInfo | None:
        """Return the file called `name`, or None."""
        name = unicodedata.normalize("NFC", name)
        found = name if name in self._files else self._similar(name)
        if found is None:
            return None
        if found != name or found in self._reread:
            self.mended[name] = None
        return self._files[found]

    def _add(self, info: ZipInfo) -> None:
        written = _written(info)
        name = plain(written)
        if name not in self._files:
            for key in {_key(name), _bare(name)}:
                self._alike[key].append(name)
        if written != info.filename:
            self._reread.add(name)
        elif not info.flag_bits & _IS_UTF8 and not written.isascii():
            self._raw[written.encode("cp437", "replace")] = name
        self._files[name] = info

    def _similar(self, name: str) -> str | None:
        for key in (_key(name), _bare(name)):
            alike = self._alike.get(key, ())
            if len(alike) == 1:
                return alike[0]
        if not self._raw or name.isascii():
            return None
        for encoding in _ENCODINGS:
            for form in ("NFC", "NFD"):
                spelled = unicodedata.normalize(form, name)
                found = self._raw.get(spelled.encode(encoding, "replace"))
                if found is not None:
                    return found
        return None


def plain(name: str) -> str:
    """Return a name with plain slashes, none in front, and composed letters."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    while name.startswith(("/", "./")):
        name = name.removeprefix(".").lstrip("/")
    return name


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unquote(name)).casefold()


def _bare(name: str) -> str:
    """Return a name without its accents, which are written wrongly or lost on the way."""
    parts = unicodedata.normalize("NFD", _key(name))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _written(info: ZipInfo) -> str:
    """Return a name by the bytes it is written in, which are UTF-8 more often than they say."""
    if info.flag_bits & _IS_UTF8 or info.filename.isascii():
        return info.filename
    try:
        return _unicode_path(info.extra) or info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _unicode_path(extra: bytes) -> str:
    """Return the name that a field beside the name gives in UTF-8, or ''."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5:  # noqa: PLR2004  # a version and a checksum
            return extra[at + 9 : at + 4 + size].decode("utf-8").split("\0")[0]
        at += 4 + size
    return ""
