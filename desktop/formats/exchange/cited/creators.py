"""Names of authors from bibliographies, as the facts of a document have them."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.domain.citing.author_names import AuthorName, author_name

_FAMILY_FIRST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of languages in which the family's name comes first."""


def written(name: AuthorName) -> str:
    """Return a name as people write it, such that its parts can be told again.

    "Ada Marsh", but "García Márquez, Gabriel", and "{Fonds Ada}" for an office that reads as a
    person.
    """
    if name.literal:
        plain = " ".join(name.literal.strip("{}").split())
        return plain if author_name(plain) == AuthorName(literal=plain) else f"{{{plain}}}"
    if not name.family or not name.given:
        whole = " ".join(filter(None, (name.given, name.particle, name.family, name.suffix)))
        if not whole or author_name(whole) == name:
            return whole
        return written(AuthorName(literal=whole))
    family = " ".join(filter(None, (name.particle, name.family)))
    natural = " ".join(filter(None, (name.given, family, name.suffix)))
    turned = ", ".join(filter(None, (family, name.given, name.suffix)))
    ways = (turned, natural) if _FAMILY_FIRST.search(natural) else (natural, turned)
    return next((way for way in ways if author_name(way) == name), turned)


@lru_cache(maxsize=4096)
def of_parts(family: str, given: str = "", particle: str = "", suffix: str = "") -> str:
    """Return a name from its parts; "Pieter van" may be what is given of van Gelder."""
    family, given, particle, suffix = (
        " ".join(part.split()) for part in (family, given, particle, suffix)
    )
    if not given:
        return written(AuthorName(literal=" ".join(filter(None, (particle, family)))))
    name = AuthorName(family, given, particle, suffix)
    if not particle:
        natural = author_name(f"{given} {family}") if given.split()[-1].islower() else name
        for found in (natural, author_name(f"{family}, {given}")):
            told = found._replace(suffix=suffix or found.suffix)
            if told.particle and told.given and _words(told) == _words(name):
                return written(told)
    return written(name)


def _words(name: AuthorName) -> list[str]:
    return sorted(" ".join(name).split())
