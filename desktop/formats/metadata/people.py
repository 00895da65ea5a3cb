"""Names of people as bylines and metadata give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.formats.metadata import iso_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LABEL = re.compile(
    r"\s*(?:(?:(?:story|words|text|posted|written|published|reported|report)\s+)?by|authors?|autore?s?"
    r"|auteure?s?|بقلم|كتب|автор|作者|記者|记者|文)\s*(?:[:：/／|]\s*|\s+)"
    # Words that also begin family names are labels only before two more words.
    r"|\s*(?:von|par|por|di|door|av|af|texte?|texto)(?:\s*:\s*|\s+(?=\S+\s+\S))",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\w\.(?:com|org|net|info|[a-z]{2})$|https?:|www\.|[@/\\<>{}\[\]=_|#]|\d{2}"
    r"|\b(?:admin(?:istrator)?|editors?|editorial|staff|guest|newsroom|redaktion|redacción|redação"
    r"|rédaction|redazione|unknown|anonymous|null|undefined|none|webmaster|team|contributors?)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|producer|photographer|journalist|analyst"
    r"|agency|agencies|news|times|press|media|magazine|reuters|afp|bbc|updated|published|min read"
    r"|professor|director|ph\.?d|university)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:news|times|press|media|magazine|today|wire|desk|agency|agencies|reuters|afp|bbc|cnn|post"
    r"|herald|tribune|foundation|institute|university|office|ministry|council|society|inc|ltd|gmbh)\b",
    re.IGNORECASE,
)
# Letters of a publisher's name; a shorter one stands in others' names.
_LONG = 5
_ASIDE = re.compile(r"\s+[-–—|•·]\s+")
_AND = re.compile(r"\s*(?:;|\s(?:and|und|et|y|e|och|og|en|и|&)\s|、|／)\s*")
_COMMA = re.compile(r"\s*[,،，]\s*")
_SUFFIX = re.compile(r",\s*((?:jr|sr|ii|iii|iv)\b\.?)", re.IGNORECASE)
# 'Quarrie, Ines' is one person, 'Ines Quarrie, Ann Ray' are two.
_TURNED = 2
# Of a name; more are a sentence.
_MOST_WORDS = 6
# Letters of a name, titles and all.
_LONGEST = 80
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def has_label(text: str) -> bool:
    """Tell whether a line begins as a byline does: 'By ...', 'Par ...'."""
    return bool(_LABEL.match(text))


def names(texts: Iterable[str], *, publisher: str = "") -> tuple[str, ...]:
    """Return the names of persons in `texts`, each once, in order."""
    found: dict[str, str] = {}
    for text in texts:
        if " ".join(text.split()).casefold() == publisher.casefold():
            continue
        for name in _split(text):
            if not _is_same(name.casefold(), publisher.casefold()):
                found.setdefault(name.casefold(), name)
    # An agency is named as author beside a person only because it sent the text.
    persons = tuple(name for name in found.values() if not _ORGANISATION.search(name))
    return persons or tuple(found.values())


def _is_same(name: str, publisher: str) -> bool:
    """Tell whether a name is the publisher's, as 'Editions The Post' is that of 'The Post'."""
    return name == publisher or (len(publisher) >= _LONG and publisher in name)


def _split(text: str) -> Iterator[str]:
    text = " ".join(text.split())
    label = _LABEL.match(text)
    text = iso_dates.without_date(text[label.end() :] if label else text)
    text = _ASIDE.split(text.strip(" -–—|•·"), maxsplit=1)[0]
    text = _SUFFIX.sub(r" \1", text)
    for part in _AND.split(text):
        pieces = _COMMA.split(part)
        if len(pieces) == _TURNED and all(p and " " not in p for p in pieces) and _is_name(part):
            # Catalogues put the family name first: "Doe, Jane".
            yield f"{pieces[1]} {pieces[0]}"
            continue
        yield from (p for p in pieces if _is_name(p) and not (p is not pieces[0] and _is_role(p)))


def _is_role(text: str) -> bool:
    return bool(_ROLE.search(text)) or " " not in text


def _is_name(text: str) -> bool:
    if not 1 < len(text) <= _LONGEST or _NOT_A_NAME.search(text):
        return False
    if len(text.split()) > _MOST_WORDS or not any(c.isalpha() for c in text):
        return False
    # Latin names begin with a capital somewhere; "in cairo" or "for the site" do not.
    return not _LATIN.search(text) or any(c.isupper() for c in text)
