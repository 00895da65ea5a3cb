"""The files of a project: inside its archive, or beside an XML file that lies unpacked."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from desktop.formats.door.archive import Archive
from desktop.formats.door.xmltree import MarkupError, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktop.formats.door.source import Source

_SCHEME = re.compile(r"(internal|relative|absolute|file):/*", re.IGNORECASE)
_FOLDERS = ("sources", "Sources")
_ZIP = b"PK"


class Parts:
    """Gives the project's XML and the files it names; nothing outside of its folder."""

    def __init__(self, source: Source) -> None:
        """Open what `source` holds; raises `UnreadableFileError`."""
        if not source.data:
            raise source.unreadable("the file is empty")
        self._source = source
        self._archive = Archive(source) if source.data.startswith(_ZIP) else None
        self._given: dict[str, bytes | None] = {}
        self._folder = ""
        """Where in the archive the project lies, if somebody has packed its folder."""

    @property
    def is_packed(self) -> bool:
        """Whether the files are inside of the one that is read."""
        return self._archive is not None

    @property
    def remarks(self) -> list[str]:
        """What had to be left out."""
        return self._archive.remarks if self._archive else []

    def root(self) -> _Element | None:
        """Return the root of the project's XML, or None for an archive that has none."""
        if self._archive is None:
            return _parsed(self._source, self._source.data)
        name = self._project()
        if name is None:
            return None
        self._folder = name[: name.rfind("/") + 1]
        return _parsed(self._source, self._archive.read(name))

    def addresses(self, path: str) -> tuple[str, ...]:
        """Return where a file that the project names by a path may be, likeliest first."""
        plain = _SCHEME.sub("", path.strip()).replace("\\", "/")
        scheme = _SCHEME.match(path.strip())
        parts = PurePosixPath(plain).parts
        if not parts or "\0" in plain:
            return ()
        bare = parts[-1]
        inside = tuple(f"{folder}/{bare}" for folder in _FOLDERS)
        if ".." in parts or plain.startswith("/") or (scheme and scheme[1].lower() == "absolute"):
            return (*inside, bare)  # it names a place on the computer that it was made on
        if scheme and scheme[1].lower() == "relative":
            return tuple(dict.fromkeys((plain, *inside, bare)))
        return tuple(dict.fromkeys((f"sources/{plain}", f"Sources/{plain}", *inside, plain)))

    def bytes_of(self, path: str) -> bytes | None:
        """Return the bytes of a file that the project names, or None."""
        if path not in self._given:
            addresses = self.addresses(path)
            if self._archive is not None:  # which finds a name in any letter case
                addresses = tuple({one.casefold(): one for one in addresses}.values())
            found = (self._at(address) for address in addresses)
            self._given[path] = next((data for data in found if data is not None), None)
        return self._given[path]

    def _at(self, address: str) -> bytes | None:
        if self._archive is not None:
            return self._archive.optional(self._folder + address)
        return self._source.beside(quote(address))

    def _project(self) -> str | None:
        """Return the XML in the archive: by the standard project.qde, but any other is as good."""
        names = self._archive.names if self._archive else ()
        # A Mac puts a file beside each that it packs, with a dot before its name.
        plain = (name for name in names if not PurePosixPath(name).name.startswith("."))
        found = [name for name in plain if name.casefold().endswith(".qde")]
        found.sort(key=lambda name: (name.count("/"), name.casefold() != "project.qde"))
        return found[0] if found else None


def _parsed(source: Source, data: bytes) -> _Element | None:
    try:
        return parse_xml(data)
    except MarkupError as error:
        raise source.unreadable(f"its XML is damaged: {error}") from error
