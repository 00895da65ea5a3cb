"""Captions of pictures, and the credits that are printed with them."""

from __future__ import annotations

import re
from typing import NamedTuple

_AGENCIES = (
    r"(?:Reuters|AFP|Agence France-Presse|AP(?: Photo| Images)?|Associated Press"
    r"|PA(?: Images| Wire| Media)?|EPA|dpa"
    r"|Getty(?: Images)?|Alamy|Shutterstock|Bloomberg|Xinhua|Yonhap|Kyodo|TASS|Anadolu|EFE|ANSA"
    r"|iStock|Flickr|Wikimedia(?: Commons)?|Unsplash|Facebook|Twitter|Instagram|YouTube|TikTok"
    r"|Magnum|Handout)"
)
_LABEL = (
    r"(?:pic(?:ture)?s?|photo(?:graph)?(?:\s+by)?|picture(?:\s+credit)?"
    r"|image(?:\s+credit|\s+source)?"
    r"|credit|photo\s+credit|foto|bild|source de l’image|illustration)"
)
# For: The quay at dawn. REUTERS/Ann Bee
_AGENCY_LAST = re.compile(
    r"(?P<caption>\S.+?[.!?…”\"’'\d])\s+"
    r"(?P<credit>(?:REUTERS|AFP|AP(?: Photo)?|EPA|PA|GETTY(?: IMAGES)?)"
    r"\s?/\s?\S.{1,60})"
)
# Credits that run into the caption, and have no slash to tell by.
# For: Getty ImagesThe quay at dawn
_AGENCY_FIRST = re.compile(
    r"(?P<credit>(?:(?:[A-ZÀ-Þ][\w.'’-]*\s?/?\s?){0,4}\bvia Getty Images"
    r"|Getty Images|PA (?:Media|Images|Wire)|AP(?: Photo| Images)?|AFP|EPA"
    r"|Reuters|REUTERS"
    r"|Alamy(?: Stock Photo)?|Shutterstock|Anadolu|Handout|Supplied|Facebook|Instagram|YouTube"
    r"|(?:X|Twitter|Instagram|TikTok)\s?/\s?@[a-z0-9_]{2,30}))"
    # An abbreviation such as 'APEC' is no credit: the next word is not in capitals.
    r"(?P<caption>(?:(?<=[a-z\d_])A\s|[A-ZÀ-Þ][a-zß-ÿ]).*)"
)
# For: Image caption, The quay at dawn
_SAYS_SO = re.compile(
    r"Image (?:source|credit)(?:,\s*|:\s*)(?P<credit>\S.{1,80})"
    r"|Image caption(?:,\s*|:\s*)(?P<caption>\S.+)",
    re.IGNORECASE,
)
# For: Photo: Ann Bee
_LABELLED = re.compile(rf"{_LABEL}\s*:\s*(?P<credit>\S.{{0,100}})", re.IGNORECASE)
# For: The quay at dawn (Photo: Ann Bee)
_TRAILING = re.compile(
    rf"(?P<caption>\S.+?)\s*[.]?\s*[(\[]\s*(?P<credit>(?:{_LABEL}\b\s*(?:[:/]\s*|(?-i:(?=[A-Z©])))|©\s*)[^()\[\]]{{2,80}}"
    rf"|(?:[^()\[\]]{{0,40}}/\s*)?{_AGENCIES}(?:\s*/[^()\[\]]{{0,40}})?"
    rf"|[^()\[\]]{{0,60}}\bvia\s+{_AGENCIES})\s*[)\]]\.?",
    re.IGNORECASE,
)
# For: The quay at dawn. Photo: Ann Bee
_LABEL_LAST = re.compile(
    rf"(?P<caption>\S.+?[.!?…”\"’])\s+(?P<credit>(?:{_LABEL}\s*:\s*|©\s*)\S.{{1,80}})",
    re.IGNORECASE,
)
_WORD = r"[A-ZÀ-Þ][\w.&'’-]*"
_SOURCE = rf"{_WORD}(?:\s{_WORD}){{0,4}}"
# A credit such as 'Agency / Some Name' with the caption's first word run into it.
# For: Quayside Post / Ann BeeThe quay at dawn
_GLUED = re.compile(rf"(?P<credit>{_SOURCE}\s?/\s?{_SOURCE}?)(?P<caption>.*)", re.DOTALL)
# For: Ann BeeThe quay at dawn
_SEAM = re.compile(r"(?<=[a-zß-ÿ.)])(?=[A-ZÀ-Þ][\w'’-]*[\s,])")
# For: Ann Mc
_PARTS_OF_NAMES = re.compile(r"(?:^|[\s/-])(?:Mc|Mac|De|Di|La|Le|Du|Van|Fitz|O['’])$")
# Letters. Captions of agencies have three sentences.
_LONGEST = 400
# Letters of 'Photographer/Agency via Agency'.
_LONGEST_CREDIT = 80
# Fewer before a credit are no caption, but part of the credit.
_FEWEST_WORDS = 4


class Caption(NamedTuple):
    """A caption's two parts, as they stand in its line; either may be empty."""

    caption: str
    credit: str


def caption(text: str) -> Caption | None:
    """Return the parts of a line that is a caption beyond doubt, or None."""
    if len(text) > _LONGEST:
        return None
    for pattern in (_SAYS_SO, _TRAILING, _LABEL_LAST, _AGENCY_LAST):
        match = pattern.fullmatch(text)
        if match:
            return Caption((match["caption"] or "").strip(), (match["credit"] or "").strip())
    first = _AGENCY_FIRST.fullmatch(text)
    if first and len(first["caption"].split()) >= _FEWEST_WORDS:
        return Caption(first["caption"], first["credit"])
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
