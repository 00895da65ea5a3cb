"""The parts of an author's name, as bibliographies want them.

A name is written as people do: "Ada Marsh", "van Gogh, Vincent", "King, Martin Luther, Jr.", or
that of an office, which has no parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.domain.reading import Facts

_PARTICLES = frozenset((
    "af", "al", "ap", "av", "bin", "d'", "da", "das", "de", "degli", "dei", "del", "della", "den",
    "der", "des", "di", "do", "dos", "du", "el", "ibn", "l'", "la", "le", "lo", "op", "'t", "ten",
    "ter", "till", "van", "vom", "von", "y", "zu", "zum", "zur",
))  # fmt: skip
_SUFFIX = re.compile(r"(?i)(?:jr|sr|jnr|snr)\.?|I{2,3}|IV|VI{0,3}")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_LINKING = frozenset((
    "of", "for", "and", "the", "&", "+", "on", "in", "und", "für", "et", "pour", "per",
    "para",
))  # fmt: skip
"""Words that stand in names of offices, and of no people but peers."""
_BODIES = frozenset((
    "administration", "agency", "alliance", "amt", "archive", "assembly", "associates",
    "association", "authority", "bank", "board", "bureau", "bundesamt", "centre", "center",
    "charity", "coalition", "commission", "committee", "company", "congress", "consortium",
    "corporation", "council", "department", "directorate", "editors", "federation", "forum",
    "foundation", "gmbh", "government", "group", "inc", "inspectorate", "institut", "institute",
    "kingdom", "laboratory", "library", "limited", "llc", "ltd", "ministerium", "ministry",
    "museum", "nations", "network", "news", "observatory", "office", "organisation",
    "organization", "parliament", "plc", "police", "programme", "project", "republic", "service",
    "services", "society", "staff", "statistics", "team", "tribunal", "trust", "union",
    "universität", "université", "university",
))  # fmt: skip


class AuthorName(NamedTuple):
    """A person's name in parts, or the `literal` one of an office, or of who has but one."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """What stands before the family name and begins small: van, de la."""
    suffix: str = ""
    literal: str = ""


def names_of(facts: Facts) -> list[AuthorName]:
    """Return the names of a document's authors; who publishes it too is no person."""
    publisher = facts.publisher.casefold()
    return [
        AuthorName(literal=text) if text.casefold() == publisher else author_name(text)
        for text in facts.authors
    ]


def author_name(text: str) -> AuthorName:
    """Return the parts of a name."""
    name = " ".join(text.split())
    if name[:1] == "{" and name[-1:] == "}":
        return AuthorName(literal=name.strip("{} "))
    plain = _IN_BRACKETS.sub("", name) or name
    words = plain.replace(",", " ").split()
    folded = {word.strip(".").casefold() for word in words}
    if len(words) < 2 or folded & _BODIES or set(words) & _LINKING:  # noqa: PLR2004 - one word is all of it
        return AuthorName(literal=plain)
    if words[0] == "The" or any(sign.isdigit() for sign in plain):
        return AuthorName(literal=plain)
    parts = [part.strip() for part in plain.split(",") if part.strip()]
    if len(parts) == 1:
        return _given_first(words)
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    given = " ".join(part for part in parts[1:] if part not in suffixes)
    if not given:  # Martin Luther King, Jr.
        return _given_first(parts[0].split())._replace(suffix=" ".join(suffixes))
    particle, family = _after_particles(parts[0].split())
    return AuthorName(family, given, particle, " ".join(suffixes))


def _given_first(words: list[str]) -> AuthorName:
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):  # noqa: PLR2004 - two names before it
        *words, suffix = words
    family = len(words) - 1
    while family > 1 and words[family - 1].casefold() in _PARTICLES:
        family -= 1
    if words[0] in _PARTICLES:
        family = 0
    particle, named = _after_particles(words[family:])
    return AuthorName(named, " ".join(words[:family]), particle, suffix)


def _after_particles(words: list[str]) -> tuple[str, str]:
    """Return the particles that a family name begins with, and the rest; De Gaulle has none."""
    count = 0
    while count < len(words) - 1 and words[count] in _PARTICLES:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
