"""Captions of pictures, and the credits that are printed with them."""

from __future__ import annotations

import re
from typing import NamedTuple

_AGENCIES = (
    r"(?:Reuters|AFP|Agence France-Presse|AP|Associated Press|PA(?: Images| Wire| Media)?|EPA|dpa"
    r"|Getty(?: Images)?|Alamy|Shutterstock|Bloomberg|Xinhua|Yonhap|Kyodo|TASS|Anadolu|EFE|ANSA"
    r"|iStock|Flickr|Wikimedia(?: Commons)?|Unsplash|Facebook|Twitter|Instagram|YouTube|Magnum)"
)
_LABEL = (
    r"(?:photo(?:graph)?(?:\s+by)?|picture(?:\s+credit)?|image(?:\s+credit|\s+source)?|credit"
    r"|photo\s+credit|foto|bild|source de l’image|illustration)"
)
_LABELLED = re.compile(rf"{_LABEL}\s*:\s*(?P<credit>\S.{{0,100}})", re.IGNORECASE)
_TRAILING = re.compile(
    rf"(?P<caption>\S.+?)\s*[.]?\s*[(\[]\s*(?P<credit>(?:{_LABEL}\s*[:/]?\s*|©\s*)[^()\[\]]{{2,80}}"
    rf"|(?:[^()\[\]]{{0,40}}/\s*)?{_AGENCIES}(?:\s*/[^()\[\]]{{0,40}})?"
    rf"|[^()\[\]]{{0,60}}\bvia\s+{_AGENCIES})\s*[)\]]\.?",
    re.IGNORECASE,
)
_LABEL_LAST = re.compile(
    rf"(?P<caption>\S.+?[.!?…”\"’])\s+(?P<credit>(?:{_LABEL}\s*:\s*|©\s*)\S.{{1,80}})",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Þ][\w.&'’-]*"
_SOURCE = rf"{_WORD}(?:\s{_WORD}){{0,4}}"
# A credit such as 'Agency / Some Name' with the caption's first word run into it.
_GLUED = re.compile(rf"(?P<credit>{_SOURCE}\s?/\s?{_SOURCE}?)(?P<caption>.*)", re.DOTALL)
_SEAM = re.compile(r"(?<=[a-zß-ÿ.)])(?=[A-ZÀ-Þ][\w'’-]*[\s,])")
_PARTS_OF_NAMES = re.compile(r"(?:^|[\s/-])(?:Mc|Mac|De|Di|La|Le|Du|Van|Fitz|O['’])$")
_LONGEST = 400
_LONGEST_CREDIT = 80
_FEWEST_WORDS = 4


class Caption(NamedTuple):
    """A caption's two parts, as they stand in its line; either may be empty."""

    caption: str
    credit: str


def caption(text: str) -> Caption | None:
    """Return the parts of a line that is a caption beyond doubt, or None."""
    if len(text) > _LONGEST:
        return None
    for pattern in (_TRAILING, _LABEL_LAST):
        match = pattern.fullmatch(text)
        if match:
            return Caption(match["caption"].strip(), match["credit"].strip())
    labelled = _LABELLED.fullmatch(text)
    if labelled and not labelled["credit"].rstrip(".").count(". "):
        return Caption("", labelled["credit"].strip())
    return _glued(text)


def _glued(text: str) -> Caption | None:
    """Return credit and caption of a line in which one runs into the other."""
    slash = text.find("/")
    if not 0 < slash <= _LONGEST_CREDIT:
        return None
    for seam in _SEAM.finditer(text, slash, slash + _LONGEST_CREDIT):
        credit, rest = text[: seam.start()], text[seam.start() :]
        if _PARTS_OF_NAMES.search(credit):
            continue
        source = re.fullmatch(rf"{_SOURCE}\s?/\s?{_SOURCE}", credit)
        return Caption(rest, credit) if source and len(rest.split()) >= _FEWEST_WORDS else None
    return None
