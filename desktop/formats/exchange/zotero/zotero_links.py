"""Links into Zotero: to a passage in one of its files, or to an item of its library."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qsl

_KEY = "[A-Z0-9]{8}"
_LIBRARY = r"(?:library|groups/\d{1,12})"
PASSAGE = re.compile(
    rf"zotero://open(?:-pdf)?/({_LIBRARY})/items/({_KEY})\?([^\s()<>\"\]]{{1,2000}})"
)
ITEM = re.compile(rf"zotero://select/({_LIBRARY})/items/({_KEY})")
_PAGE = re.compile(
    r"(?:^|[\s,(])(?:pp?|S|ff?)\.?\s?([\divxlcdmIVXLCDM]{1,9})(?:[–-][\divxlcdm]{1,9})?\)?$"
)
"""(Amaya, 2010, p. 83)"""


class PassageLink(NamedTuple):
    """Where a link leads: a file, and in it an annotation."""

    file: str
    """What the file is called in any library."""
    annotation: str
    page: str = ""
    """As the link has it: a number that counts from 1, or what the page is called."""

    @property
    def identity(self) -> str:
        """What the annotation is known by, wherever it is exported to; '' for a place alone."""
        return f"zotero:{self.annotation}" if self.annotation else ""


def passage_link(address: str) -> PassageLink | None:
    """Return where a link to a passage leads, or None for another link."""
    found = PASSAGE.match(address.replace("&amp;", "&"))
    if found is None:
        return None
    told = dict(parse_qsl(found[3]))
    key = told.get("annotation", "")
    library = "" if found[1] == "library" else f"{found[1]}/"
    annotation = key if re.fullmatch(_KEY, key) else ""
    return PassageLink(library + found[2], annotation, told.get("page", ""))


def page_in(citation: str) -> str:
    """Return the page that a citation in brackets ends with, or ''."""
    found = _PAGE.search(citation.strip())
    return found[1] if found else ""


def without_page(citation: str) -> str:
    """Return whom a citation names, and when: 'Amaya, 2010'."""
    bare = citation.strip().strip("()")
    return _PAGE.sub("", bare).strip(" ,;")
