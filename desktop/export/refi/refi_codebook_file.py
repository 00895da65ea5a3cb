"""Tags as codes: those of a project, or a codebook of its own (.qdc)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import APP_NAME, __version__
from desktop.domain import tag_paths
from desktop.export.refi.xml_elements import colour, element, group, guid, words
from desktop.pdf.inks import LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Tag

ORIGIN = f"{APP_NAME} {__version__}"
_CODEBOOK = "urn:QDA-XML:codebook:1.0"
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


class Codes:
    """The tree of codes that the paths of tags make; levels above tags are codes, too."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        self._tags = {tag.path: tag for tag in tags}
        self._below: dict[str, dict[str, None]] = {}
        self._used: set[str] = set()
        for path in self._tags:
            self._put(path)

    def written(self) -> str:
        """Return the codes as XML."""
        return group("Codes", map(self._code, self._below.get("", ())))

    def guid_of(self, path: str) -> str:
        """Return the GUID of the code that a tag in use is."""
        self._used.add(path)
        self._put(path)
        return self._guid(path)

    def _guid(self, path: str) -> str:
        tag = self._tags.get(path)
        return guid(tag.id) if tag else guid("level", path)

    def _put(self, path: str) -> None:
        while path:
            above = path.rpartition("/")[0]
            siblings = self._below.setdefault(above, {})
            if path in siblings:
                return
            siblings[path] = None
            path = above

    def _code(self, path: str) -> str:
        tag = self._tags.get(path)
        attributes = {
            "guid": self._guid(path),
            "name": tag_paths.levels_of(path)[-1],
            "isCodable": "true" if tag or path in self._used else "false",
            "color": _colour(tag.colour) if tag else "",
        }
        said = (words("Description", _definition(tag)) if tag else "",)
        return element("Code", attributes, (*said, *map(self._code, self._below.get(path, ()))))


def write_codebook(tags: Sequence[Tag]) -> bytes:
    """Return tags as a codebook that stands by itself."""
    codes = Codes(tags).written() or "<Codes/>\n"
    opening = f'<CodeBook xmlns="{_CODEBOOK}" origin="{ORIGIN}">\n'
    return f"{_HEAD}{opening}{codes}</CodeBook>\n".encode()


def _colour(written: str) -> str:
    ink = LINES.get(written)
    return colour("#{:02x}{:02x}{:02x}".format(*ink) if ink else written)


def _definition(tag: Tag) -> str:
    parts = (tag.definition, f"Not for: {tag.exclusion}" if tag.exclusion else "")
    return "\n\n".join(part for part in parts if part)
